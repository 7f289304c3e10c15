"""Your numbers: each line of a return with what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.vocabulary import Missing
from saferplan.core.returns.checking_text import MISSING_WORDS, read_missing
from saferplan.core.returns.lines import Kind, Line
from saferplan.core.returns.messages import Message, Tier
from saferplan.core.returns.typed import TypedLine
from saferplan.core.wording import figure
from saferplan.usecases.returns.views import ReturnView
from saferplan.web.forms import Option
from saferplan.web.indicators.trail import observed
from saferplan.web.returns.linter import field_of, words_of
from saferplan.web.returns.typed_form import Sent

MISSING = (
    ("", "There is a figure"),
    *((words, words.capitalize()) for words in MISSING_WORDS.values()),
)
"""The same words as in the template, so that form and file agree."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One field of a line: what it is called, what stands in it, what is wrong.

    ``theirs`` is what somebody else has put there in the meantime.
    """

    name: str
    label: str
    value: str
    problem: str = ""
    theirs: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberLine:
    """One line: what it asks, what it was last, the normal range, and the fields."""

    at: int
    code: str
    title: str
    period: str
    last: str
    normal: str
    held: str
    cells: tuple[Cell, ...]
    missing: Cell
    choices: tuple[Option, ...]
    remark: Cell
    facts: tuple[tuple[str, str], ...]
    queries: int


def number_lines(view: ReturnView, sent: Sent, theirs: bool) -> tuple[NumberLine, ...]:
    """The lines with what was typed; with ``theirs``, what is held now beside it."""
    return tuple(
        _line(view, line, at, sent, theirs)
        for at, line in enumerate(view.template.lines, start=1)
    )


def _line(
    view: ReturnView, line: Line, at: int, sent: Sent, theirs: bool
) -> NumberLine:
    held = view.typed.line(line.code) or TypedLine(code=line.code)
    typed = sent.line(line.code)
    values: Mapping[str, str] = typed.fields if typed else {}
    rivals = held if theirs else None
    about = [m for m in view.checked.messages if m.code == line.code]
    cells = [_cell(view, at, n, values, rivals, about) for n in _names(line)]
    missing = _cell(view, at, "missing", values, rivals, about)
    return NumberLine(
        at=at,
        code=line.code,
        title=line.indicator.shown_name,
        period=line.period.label,
        last=_last(line),
        normal=normal_range(line),
        held=_held(line),
        cells=tuple(_labelled(line, cell) for cell in cells),
        missing=missing,
        choices=_choices(missing.value),
        remark=_cell(view, at, "remark", values, rivals, about),
        facts=(*_facts(line.indicator), *_how(line)),
        queries=sum(m.tier is Tier.QUERY for m in about),
    )


def _names(line: Line) -> tuple[str, ...]:
    return ("numerator", "denominator") if line.kind is Kind.QUOTIENT else ("value",)


def _cell(
    view: ReturnView,
    at: int,
    name: str,
    values: Mapping[str, str],
    rivals: TypedLine | None,
    about: list[Message],
) -> Cell:
    value = values.get(name, "")
    other = getattr(rivals, name) if rivals else ""
    full = f"line-{at}-{name}"
    wrong = [
        words_of(message)
        for message in about
        if message.tier is Tier.ERROR and field_of(view.template, message) == full
    ]
    return Cell(
        name=full,
        label=name.capitalize(),
        value=value,
        problem=" ".join(wrong),
        theirs=(other or "nothing") if rivals and other != value else "",
    )


def _labelled(line: Line, cell: Cell) -> Cell:
    """The field with the words of the indicator, not of the machine."""
    indicator = line.indicator
    words = {
        "value": _unit(indicator),
        "numerator": indicator.numerator or "Numerator",
        "denominator": indicator.denominator or "Denominator",
    }[cell.name.rpartition("-")[2]]
    return Cell(
        name=cell.name,
        label=words,
        value=cell.value,
        problem=cell.problem,
        theirs=cell.theirs,
    )


def _unit(indicator: Indicator) -> str:
    return f"Figure ({indicator.unit})" if indicator.unit else "Figure"


def _choices(typed: str) -> tuple[Option, ...]:
    """Why there is none; what no word of ours means stays as it was typed."""
    meant = read_missing(typed)
    chosen = MISSING_WORDS[meant] if isinstance(meant, Missing) else typed
    known = chosen in dict(MISSING)
    words = MISSING if known else (*MISSING, (typed, f"“{typed}”"))
    return tuple(Option(value, text, value == chosen) for value, text in words)


def _last(line: Line) -> str:
    if line.last is None:
        return ""
    return f"{line.last.period.label}: {observed(line.indicator, line.last)}"


def _held(line: Line) -> str:
    """What stands for this very period already, if anything does."""
    return observed(line.indicator, line.held) if line.held else ""


def normal_range(line: Line) -> str:
    """``28 to 41``: where nearly every month has been; empty with too few months."""
    if line.low is None or line.high is None:
        return ""
    indicator = line.indicator
    unit = "%" if indicator.is_percentage else ""
    low, high = (figure(v, indicator.digits, unit) for v in (line.low, line.high))
    return f"{low} to {high}"


def _how(line: Line) -> Iterator[tuple[str, str]]:
    if line.range_words:
        yield "How the normal range was made", line.range_words


def _facts(indicator: Indicator) -> Iterator[tuple[str, str]]:
    """What it counts, for whoever is new to it."""
    told = (
        ("Full title", indicator.title),
        ("What it counts", indicator.counts),
        ("Numerator", indicator.numerator),
        ("Denominator", indicator.denominator),
        ("Where it comes from", indicator.source),
        ("Take care", "; ".join(indicator.caveats)),
        ("Which way is better", indicator.polarity.words),
        ("Code", indicator.code),
    )
    return ((name, words) for name, words in told if words)
