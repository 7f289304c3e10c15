"""The template of a return as a workbook, to be filled in and sent back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from saferplan.core.returns.checking_text import MISSING_WORDS, Figure, read_figure
from saferplan.core.returns.lines import Kind, Line, Template
from saferplan.core.returns.typed import TypedLine, TypedReturn
from saferplan.core.rounding import half_up
from saferplan.documents.pack_tables import Shown
from saferplan.documents.returns.layout import (
    BESIDE,
    PAIR,
    RETURN,
    SINGLE,
    applies,
    columns_of,
    digits_of,
    last_of,
    title_of,
)
from saferplan.documents.returns.looks import (
    Look,
    Looks,
    row_height,
    set_up_print,
)
from saferplan.documents.returns.more_sheets import (
    add_definitions,
    add_guidance,
    add_stamp,
)
from saferplan.documents.xlsx.workbook import number_format

_WIDTHS = {
    "code": 17.0,
    "title": 42.0,
    "last": 17.0,
    "low": 9.0,
    "high": 9.0,
    "value": 12.0,
    "numerator": 12.0,
    "denominator": 13.0,
    "missing": 16.0,
    "remark": 44.0,
}
_HEADINGS_SAY = {
    "low": "The lower end of the normal range. The sheet Guidance says how it is made.",
    "high": "The upper end of the normal range.",
    "value": "Type the figure here.",
    "numerator": "How many? Type a count, not a percentage.",
    "denominator": "Out of how many? Type a count.",
    "missing": "No figure? Pick the reason, and leave the figure empty.",
    "remark": "What should a reader know about this figure?",
}
_MOST = 1e15
_FREE_TO = ("select_locked_cells", "format_columns", "format_rows")


def write_template(template: Template, typed: TypedReturn | None = None) -> bytes:
    """The workbook of this template; the same one always makes the same bytes.

    Sheets: Return, Guidance, Definitions, Stamp. Only the cells to fill in are
    unlocked; there is no password. ``typed`` fills in what was typed so far, where
    its lines are in the template.
    """
    kept = BytesIO()
    face = {"font_name": "Arial", "font_size": 10}
    with Workbook(kept, {"in_memory": True, "default_format_properties": face}) as book:
        _describe(book, template)
        looks = Looks(book)
        _add_return(book, looks, template, typed or TypedReturn(lines=()))
        add_guidance(book, looks, template)
        add_definitions(book, looks, template)
        add_stamp(book, looks, template)
    return kept.getvalue()


def _describe(book: Workbook, template: Template) -> None:
    day = template.stamp.month.last
    title = f"Return of {template.holder_name}, {template.stamp.month.label}"
    book.set_properties(
        {
            "title": title,
            "subject": f"{template.partnership_name}: monthly return",
            "author": template.partnership_name,
            "comments": "Fill in the sheet Return and send the file back.",
            # The month it is about: the time it was made would change every byte.
            "created": datetime(day.year, day.month, day.day),  # noqa: DTZ001
        }
    )
    book.set_custom_property("Language", "en-GB", "text")


def _add_return(
    book: Workbook, looks: Looks, template: Template, typed: TypedReturn
) -> None:
    sheet = book.add_worksheet(RETURN)
    columns = columns_of(template.lines)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, _WIDTHS[column], looks.of(Look.TEXT))
        sheet.write_string(0, place, column, looks.heading(is_filled=_is_free(column)))
        note = _note_on(column, template)
        if note:
            sheet.write_comment(0, place, note, {"x_scale": 1.6})
    sheet.set_row(0, row_height([(c, _WIDTHS[c]) for c in columns]))
    for row, line in enumerate(template.lines, start=1):
        _write_line(sheet, looks, row, line, columns, _typed_on(typed, line))
    sheet.freeze_panes(1, 2)
    sheet.protect("", dict.fromkeys(_FREE_TO, True))
    set_up_print(sheet, template)


def _note_on(column: str, template: Template) -> str:
    """What the note on this heading says; the last figure's says for when it is."""
    if column != "last":
        return _HEADINGS_SAY.get(column, "")
    when = {line.last.period.label for line in template.lines if line.last}
    if len(when) == 1:
        return f"The latest earlier figure, for {when.pop()}."
    return "The latest earlier figure. The sheet Definitions says for when."


def _is_free(column: str) -> bool:
    return column not in BESIDE


def _typed_on(typed: TypedReturn, line: Line) -> TypedLine:
    key = line.code.casefold()
    found = (one for one in typed.lines if one.code.strip().casefold() == key)
    return next(found, TypedLine(code=line.code))


def _write_line(
    sheet: Worksheet,
    looks: Looks,
    row: int,
    line: Line,
    columns: Sequence[str],
    typed: TypedLine,
) -> None:
    title = title_of(line)
    sheet.set_row(
        row,
        row_height(
            [
                (title, _WIDTHS["title"]),
                (typed.remark, _WIDTHS["remark"]),
                (str(last_of(line) or ""), _WIDTHS["last"]),
                (line.code, _WIDTHS["code"]),
            ]
        ),
    )
    sheet.write_string(row, 0, line.code, looks.of(Look.READ))
    sheet.write_string(row, 1, title, looks.of(Look.READ))
    _write_known(sheet, looks, row, line)
    for place, column in enumerate(columns):
        if _is_free(column):
            _write_free(sheet, looks, row, place, column, line, getattr(typed, column))


def _write_known(sheet: Worksheet, looks: Looks, row: int, line: Line) -> None:
    for place, value in ((2, last_of(line)), (3, line.low), (4, line.high)):
        if value is None:
            sheet.write_string(row, place, "none yet", looks.of(Look.READ_RIGHT))
        elif isinstance(value, str):
            sheet.write_string(row, place, value, looks.of(Look.READ_RIGHT))
        else:
            _write_number(sheet, looks, row, place, line, value)


def _write_number(
    sheet: Worksheet, looks: Looks, row: int, place: int, line: Line, value: float
) -> None:
    """The number as it is shown: whoever sends the sheet back sends no more digits."""
    indicator = line.indicator
    unit = "%" if indicator.is_percentage else ""
    digits = digits_of(indicator, value)
    look = looks.number(number_format(Shown(value, digits, unit)))
    sheet.write_number(row, place, half_up(value, digits), look)


def _write_free(
    sheet: Worksheet,
    looks: Looks,
    row: int,
    place: int,
    column: str,
    line: Line,
    text: str,
) -> None:
    look = looks.of(_look_of(line, column))
    figure = read_figure(text) if column in (*SINGLE, *PAIR) else None
    if isinstance(figure, Figure) and not figure.markers and not figure.is_percent:
        sheet.write_number(row, place, figure.value, look)
    elif text:
        # Never `write`: a text that begins with "=" must not become a formula.
        sheet.write_string(row, place, text, look)
    else:
        sheet.write_blank(row, place, None, look)
    rule = _rule_for(line, column)
    if rule:
        sheet.data_validation(row, place, row, place, rule)


def _look_of(line: Line, column: str) -> Look:
    if not applies(line, column):
        return Look.GREY
    return Look.FILL_WORDS if column in ("missing", "remark") else Look.FILL


def _rule_for(line: Line, column: str) -> dict[str, object] | None:
    """What a spreadsheet says while somebody types; a pasted block is let through."""
    if column == "remark":
        return None
    if column == "missing":
        return {
            "validate": "list",
            "source": list(MISSING_WORDS.values()),
            "input_title": "No figure?",
            "input_message": "Pick the reason, or leave this empty if there is one.",
            "error_type": "warning",
            "error_title": "Reason for no figure",
            "error_message": "Please pick one of the reasons in the list.",
        }
    if not applies(line, column):
        return _not_here(line)
    is_whole = line.kind is Kind.COUNT
    return {
        "validate": "integer" if is_whole else "decimal",
        "criteria": "between",
        "minimum": -int(_MOST) if is_whole else -_MOST,
        "maximum": int(_MOST) if is_whole else _MOST,
        "error_type": "warning",
        "error_title": "A number, please",
        "error_message": (
            "Type a whole number. If there is none, pick a reason under missing."
            if is_whole
            else "Type a number. If there is none, pick a reason under missing."
        ),
    }


def _not_here(line: Line) -> dict[str, object]:
    """For a grey cell. It is not locked: a pasted block could not cross it else."""
    wanted = (
        "the numerator and the denominator"
        if line.kind is Kind.QUOTIENT
        else "the value"
    )
    return {
        "validate": "custom",
        "value": "=FALSE",
        "error_type": "stop",
        "error_title": "Not here",
        "error_message": f"This line takes {wanted}.",
    }
