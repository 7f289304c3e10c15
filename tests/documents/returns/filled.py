"""A return of the example partnership, as its template and as somebody filled it."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import saferplan
from saferplan.core.indicators.holdings import Holdings, Series
from saferplan.core.periods import Month
from saferplan.core.returns.asking import template
from saferplan.core.returns.lines import Template
from saferplan.core.returns.typed import TypedLine, TypedReturn
from saferplan.documents.folder import read_folder

DECEMBER = Month(2008, 12)
TODAY = date(2009, 1, 12)
_FOLDER = Path(saferplan.__file__).parent / "examples" / "peterborough-2009"


@cache
def peterborough() -> Holdings:
    """Everything held in the example."""
    return read_folder(_FOLDER)


def series_by_code() -> dict[str, Series]:
    """The example's series, each by its code."""
    return {series.indicator.code: series for series in peterborough().series}


@cache
def domestic_abuse(month: Month = DECEMBER, seen: int = 0) -> Template:
    """The template of a group that has counts and quotients."""
    held = peterborough()
    return template(
        partnership=held.partnership,
        holder="domestic-abuse",
        month=month,
        series=held.series,
        seen=seen,
        due=date(2009, 1, 15),
    )


def filled() -> TypedReturn:
    """What somebody typed: a count, a quotient, one to follow, one with a remark."""
    return TypedReturn(
        lines=(
            TypedLine(code="NI32", missing="to follow"),
            TypedLine(code="MARAC-CASES", value="24", remark="=two meetings"),
            TypedLine(code="MARAC-REPEATS", numerator="7", denominator="24"),
            TypedLine(code="DA-REPORTS", missing="not available"),
        )
    )
