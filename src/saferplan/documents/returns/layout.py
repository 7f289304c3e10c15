"""The form of a template: its sheets, its columns, and the texts of its cells."""

from __future__ import annotations

from collections.abc import Sequence

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.next_point import shown_value
from saferplan.core.returns.checking_speech import said
from saferplan.core.returns.lines import Kind, Line

RETURN, GUIDANCE, DEFINITIONS, STAMP = "Return", "Guidance", "Definitions", "Stamp"
BESIDE = ("code", "title", "last", "low", "high")
"""The columns that are there to read."""
SINGLE, PAIR = ("value",), ("numerator", "denominator")
AFTER = ("missing", "remark")


def columns_of(lines: Sequence[Line]) -> tuple[str, ...]:
    """The columns of this return's sheet: a value, two counts, or both, by its lines.

    The ones that are filled in stand side by side, so that a block can be pasted.
    """
    kinds = {line.kind for line in lines}
    singles = SINGLE if not kinds or kinds - {Kind.QUOTIENT} else ()
    pairs = PAIR if Kind.QUOTIENT in kinds else ()
    return (*BESIDE, *singles, *pairs, *AFTER)


def applies(line: Line, column: str) -> bool:
    """Is this column filled in on this line?"""
    if column in PAIR:
        return line.kind is Kind.QUOTIENT
    return column not in SINGLE or line.kind is not Kind.QUOTIENT


def title_of(line: Line) -> str:
    """What is asked for, and for when: ``Cases heard (December 2008)``."""
    return f"{line.indicator.shown_name} ({line.period.label})"


def last_of(line: Line) -> float | str | None:
    """The latest earlier figure: a number, or for a quotient its counts and share."""
    if line.last is None:
        return None
    if line.kind is Kind.QUOTIENT:
        return said(line.indicator, line.last)
    return shown_value(line.indicator, line.last)


def digits_of(indicator: Indicator, value: float) -> int:
    """With how many decimals is this figure shown?"""
    if indicator.digits or value == int(value):
        return indicator.digits
    return 1 if indicator.aggregation.is_quotient else 2
