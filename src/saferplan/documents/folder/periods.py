"""Reading a period from its basis and its code, with the right offer when wrong."""

from __future__ import annotations

import re
from functools import lru_cache

from saferplan.core.periods import FIRST_DAY, LAST_DAY, MONTH_NAMES, Basis, Period
from saferplan.documents.folder.problems import Unreadable

SHAPES: dict[Basis, tuple[str, str]] = {
    Basis.MONTH: ("a month", "2008-12"),
    Basis.QUARTER: ("a quarter of a financial year", "2008/09-Q3"),
    Basis.YEAR_TO_DATE: (
        "whole months from April or January, twelve at most",
        "2008-04..2008-11",
    ),
    Basis.FINANCIAL_YEAR: ("a financial year", "2008/09"),
    Basis.CALENDAR_YEAR: ("a calendar year", "2008"),
    Basis.ROLLING_12: ("twelve whole months", "2008-01..2008-12"),
    Basis.SNAPSHOT: ("one day", "2008-12-31"),
    Basis.SURVEY_WAVE: ("the months of the survey", "2008-10..2008-12"),
    Basis.COHORT: ("the months the cohort is followed", "2008-04..2008-12"),
    Basis.WINDOW: ("whole months", "2008-04..2008-06"),
}
"""For every basis: what its code stands for, and what it looks like."""

SPREADSHEET_MONTH = re.compile(r"([A-Za-z]{3})[a-z]*[- ]((?:19|20)?[0-9]{2})")
SPREADSHEET_DAY = re.compile(r"01/([0-9]{2})/([0-9]{4})")
FIRST_OF_THE_1900S = 30
ASCII_CODE = re.compile(r"[0-9/.Q-]+")


@lru_cache(maxsize=8192)
def read_period(basis: Basis, code: str) -> Period:
    """Which period does this code name? Raises `Unreadable` with what is expected.

    >>> read_period(Basis.QUARTER, "2008/09-Q3").label
    'October to December 2008'
    """
    plain = code.strip()
    try:
        if ASCII_CODE.fullmatch(plain):
            period = Period.parse(basis, plain)
            # Python reads more spellings of a day than the format allows.
            if period.code == plain and _is_in_calendar(period):
                return period
    except ValueError:
        pass
    what, example = SHAPES[basis]
    raise Unreadable(f"{what} such as {example}", _mend(basis, plain, example))


def _is_in_calendar(period: Period) -> bool:
    return period.start >= FIRST_DAY and period.end <= LAST_DAY


def _mend(basis: Basis, code: str, example: str) -> str:
    """Excel turns 2008-11 into Nov-08 or 01/11/2008: offer what was meant."""
    meant = _month_meant(code)
    if basis is Basis.MONTH and meant:
        return f"write {meant}; a spreadsheet has changed it"
    first, dots, last = code.partition("..")
    if dots and last < first:
        return "write the earlier month first"
    return f"write it like {example}"


def _month_meant(code: str) -> str:
    named = SPREADSHEET_MONTH.fullmatch(code)
    if named:
        short = [name[:3].lower() for name in MONTH_NAMES]
        if named[1].lower() in short:
            return f"{_full_year(named[2])}-{short.index(named[1].lower()) + 1:02d}"
    day = SPREADSHEET_DAY.fullmatch(code)
    return f"{day[2]}-{day[1]}" if day else ""


def _full_year(digits: str) -> str:
    """Two digits are read as spreadsheets read them: 30 to 99 are the 1900s."""
    if len(digits) > len("08"):
        return digits
    return f"{19 if int(digits) >= FIRST_OF_THE_1900S else 20}{digits}"
