"""The sheets of a template beside the one that is filled in."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from saferplan.core.periods import day_label
from saferplan.core.returns.checking_text import MISSING_MEANINGS, MISSING_WORDS
from saferplan.core.returns.lines import Kind, Line, Template
from saferplan.documents.returns.layout import DEFINITIONS, GUIDANCE, STAMP
from saferplan.documents.returns.looks import (
    A3,
    Look,
    Looks,
    row_height,
    set_up_print,
)
from saferplan.documents.returns.stamps import WORDS, stamp_values

_WIDE = 90.0
_KEY = 22.0
_DEFINED = (
    ("code", 17.0),
    ("title", 34.0),
    ("figure for", 18.0),
    ("what it counts", 40.0),
    ("numerator", 30.0),
    ("denominator", 30.0),
    ("unit", 12.0),
    ("source", 26.0),
    ("caveats", 52.0),
    ("last figure for", 18.0),
    ("normal range", 34.0),
)


def add_guidance(book: Workbook, looks: Looks, template: Template) -> None:
    """How to fill it in, the reasons for no figure, the normal range, whom to ask."""
    sheet = book.add_worksheet(GUIDANCE)
    sheet.set_column(0, 0, _KEY)
    sheet.set_column(1, 1, _WIDE)
    month = template.stamp.month.label
    title = f"Return of {template.holder_name} for {month}"
    sheet.write_string(0, 0, title, looks.of(Look.TITLE))
    sheet.set_row(0, 24)
    row = _write_pairs(sheet, looks, 2, "How to fill it in", _steps(template))
    reasons = [
        (MISSING_WORDS[missing], meaning)
        for missing, meaning in MISSING_MEANINGS.items()
    ]
    row = _write_pairs(sheet, looks, row + 1, "If there is no figure", reasons)
    row = _write_pairs(sheet, looks, row + 1, "The normal range", _range_words())
    _write_pairs(sheet, looks, row + 1, "Questions", _questions(template))
    sheet.protect("", {"format_columns": True, "format_rows": True})
    set_up_print(sheet, template)
    sheet.hide_gridlines(2)


def _steps(template: Template) -> list[tuple[str, str]]:
    steps = [(str(at), text) for at, text in enumerate(template.guidance, start=1)]
    if any(line.not_above for line in template.lines):
        steps.append((str(len(steps) + 1), _about_wholes(template)))
    return steps


def _about_wholes(template: Template) -> str:
    pairs = [
        f"{line.code} is a part of {line.not_above}"
        for line in template.lines
        if line.not_above
    ]
    return f"{'; '.join(pairs)}: it cannot be more, and its denominator is the same."


def _range_words() -> list[tuple[str, str]]:
    return [
        ("low, high", "Between these the next figure lies if nothing has changed."),
        (
            "how it is made",
            "From the earlier figures alone. With twelve or more by a control chart, "
            "with fewer by an exact test. The sheet Definitions says which.",
        ),
        (
            "outside of it",
            "A figure outside is not wrong. You are asked what is behind it; a word "
            "under remark answers.",
        ),
        (
            "percentages",
            "The range holds for the usual denominator: with more cases it is "
            "narrower, with fewer wider.",
        ),
    ]


def _questions(template: Template) -> list[tuple[str, str]]:
    due = (
        f"{day_label(template.due)}."
        if template.due
        else "The partnership has set no day for it yet."
    )
    return [
        ("when it is due", due),
        (
            "whom to ask",
            f"The manager or the analyst of {template.partnership_name}.",
        ),
        (
            "what comes back",
            "What is wrong or unusual is shown in your own table, cell by cell.",
        ),
    ]


def _write_pairs(
    sheet: Worksheet,
    looks: Looks,
    row: int,
    heading: str,
    pairs: Sequence[tuple[str, str]],
) -> int:
    sheet.write_string(row, 0, heading, looks.of(Look.STRONG))
    for at, (key, text) in enumerate(pairs, start=row + 1):
        sheet.write_string(at, 0, key, looks.of(Look.TEXT))
        sheet.write_string(at, 1, text, looks.of(Look.TEXT))
        sheet.set_row(at, row_height([(text, _WIDE), (key, _KEY)]))
    return row + len(pairs) + 1


def add_definitions(book: Workbook, looks: Looks, template: Template) -> None:
    """What each line counts, one row a line."""
    sheet = book.add_worksheet(DEFINITIONS)
    for place, (name, width) in enumerate(_DEFINED):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, name, looks.heading())
    for row, line in enumerate(template.lines, start=1):
        texts = _definition(line)
        for place, text in enumerate(texts):
            sheet.write_string(row, place, text, looks.of(Look.READ))
        widths = [width for _, width in _DEFINED]
        sheet.set_row(row, row_height(list(zip(texts, widths, strict=True))))
    sheet.freeze_panes(1, 2)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    set_up_print(sheet, template, A3)


def _definition(line: Line) -> tuple[str, ...]:
    indicator = line.indicator
    is_quotient = line.kind is Kind.QUOTIENT
    return (
        line.code,
        indicator.title,
        line.period.label,
        indicator.counts or "not said",
        indicator.numerator or "not said",
        (indicator.denominator or "not said")
        if is_quotient
        else "none: a single figure",
        indicator.unit or "number",
        indicator.source or "not said",
        " ".join(indicator.caveats) or "none",
        line.last.period.label if line.last else "none yet",
        line.range_words or "none yet",
    )


def add_stamp(book: Workbook, looks: Looks, template: Template) -> None:
    """What the template was made for, so that it is not mixed up with another."""
    sheet = book.add_worksheet(STAMP)
    for place, width in enumerate((16.0, 30.0, 60.0)):
        sheet.set_column(place, place, width)
    for place, name in enumerate(("item", "stamp", "what it says")):
        sheet.write_string(0, place, name, looks.heading())
    for row, (name, value) in enumerate(stamp_values(template.stamp).items(), start=1):
        for place, text in enumerate((name, value, WORDS[name])):
            sheet.write_string(row, place, text, looks.of(Look.READ))
    note = "Please leave this sheet as it is: it says where the figures belong."
    sheet.write_string(7, 0, note)
    sheet.protect("")
    set_up_print(sheet, template)
