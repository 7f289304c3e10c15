"""One cell of figures: the number in it, or why there is none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from saferplan.core.indicators.measurable import is_measurable
from saferplan.core.indicators.vocabulary import Marker, Missing
from saferplan.core.returns.history.grid import Cell, Percent, is_filled, shown

MOST_DECIMALS = 6
_NUMBER = re.compile(r"[£]?([-−]?)(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?\s*(%?)", re.ASCII)
_BRACKETED = re.compile(r"\((\d[\d,]*(?:\.\d+)?)\)", re.ASCII)
_MARKED = re.compile(
    r"(.*?\d%?)\s*(?:\*+|†+|\(?\[?(p|prov|provisional|e|est|r|rev|revised)\.?\]?\)?)",
    re.IGNORECASE | re.DOTALL,
)
_MARKERS = {"p": Marker.PROVISIONAL, "e": Marker.ESTIMATED, "r": Marker.REVISED}
_MISSING = {
    Missing.AWAITED: "tbc tba awaited pending due to-follow not-yet-available",
    Missing.NOT_APPLICABLE: "z [z] not-applicable",
    Missing.SUPPRESSED: "c [c] suppressed withheld s *",
    Missing.NOT_AVAILABLE: "n/a na n.a. n/k nk - -- – — .. … : x [x] nil-return "
    "no-data not-available unknown not-known",
}
_STATES = {
    word.replace("-", " ") if len(word) > 2 else word: state
    for state, words in _MISSING.items()
    for word in words.split()
}
_LOOKALIKE = str.maketrans({"o": "0", "O": "0", "l": "1", "I": "1", "S": "5"})
STATE_WORDS = {
    Missing.AWAITED: "still awaited",
    Missing.NOT_APPLICABLE: "not applicable",
    Missing.SUPPRESSED: "withheld to protect people",
    Missing.NOT_AVAILABLE: "not available",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a cell says.

    ``value`` is the number (a percentage as a number of per cent), ``missing`` the
    state where a sign stands in place of a number; neither where ``problem`` says
    what is wrong with it. ``remark`` says what was made of it. ``decimals`` is how
    precisely it was written.
    """

    cell: str
    text: str
    value: float | None = None
    missing: Missing | None = None
    markers: frozenset[Marker] = frozenset()
    is_percent: bool = False
    decimals: int = 0
    problem: str = ""
    mend: str = ""
    remark: str = ""


def read_cell(cell: Cell, name: str) -> Reading | None:
    """What does this cell of figures say? None where it is empty.

    >>> read_cell("28.6%", "B2").value, read_cell(Percent(0.286), "B2").value
    (28.6, 28.6)
    >>> read_cell("1,204", "B2").value, read_cell("tbc", "B2").missing.value
    (1204.0, 'awaited')
    >>> read_cell("1O", "B2").mend
    'Did you mean 10?'
    """
    if not is_filled(cell):
        return None
    text = shown(cell)
    if isinstance(cell, bool | date):
        what = "a date" if isinstance(cell, date) else "TRUE or FALSE"
        return Reading(
            cell=name,
            text=text,
            problem=f"Here is {what} where a number should be.",
            mend="Type the number; spreadsheets turn entries like 1-2 into dates.",
        )
    if isinstance(cell, int | float):
        return _of_number(cell, name, text)
    return _of_text(text, name)


def _of_number(cell: float, name: str, text: str) -> Reading:
    is_percent = isinstance(cell, Percent)
    value = round(float(cell) * 100, 10) if is_percent else float(cell)
    if not is_measurable(value):
        return Reading(
            cell=name,
            text=text,
            problem="This number is too large or too small to be a figure.",
            mend="Type it again.",
        )
    return Reading(
        cell=name,
        text=text,
        value=value,
        is_percent=is_percent,
        decimals=_decimals(value),
    )


def _decimals(value: float) -> int:
    """How many decimals does the number show when it is written out?"""
    written = f"{round(value, MOST_DECIMALS):.{MOST_DECIMALS}f}".rstrip("0")
    return len(written.partition(".")[2])


def _of_text(text: str, name: str) -> Reading:
    found = _plain_number(text, name, text)
    if found is not None:
        return found
    state = _STATES.get(text.lower().strip())
    if state is not None:
        return Reading(
            cell=name,
            text=text,
            missing=state,
            remark=f"It is read as {STATE_WORDS[state]}.",
        )
    if re.fullmatch(r"<\s*\d+", text):
        return Reading(
            cell=name,
            text=text,
            missing=Missing.SUPPRESSED,
            remark="It is read as withheld to protect people.",
        )
    return _marked(text, name) or _unread(text, name)


def _plain_number(number: str, name: str, text: str) -> Reading | None:
    bracketed = _BRACKETED.fullmatch(number)
    tidy = f"-{bracketed[1]}" if bracketed else number.replace("\xa0", "").strip()
    found = _NUMBER.fullmatch(tidy)
    if found is None or not (found[2] or found[3]):
        return None
    size = float((found[2] or "0").replace(",", "") + (found[3] or ""))
    if not is_measurable(size):
        return None
    return Reading(
        cell=name,
        text=text,
        value=-size if found[1] else size,
        is_percent=found[4] == "%",
        decimals=min(len(found[3] or ".") - 1, MOST_DECIMALS),
    )


def _marked(text: str, name: str) -> Reading | None:
    """A number with a sign behind it: ``12*``, ``40 (p)``."""
    found = _MARKED.fullmatch(text)
    plain = _plain_number(found[1].strip(), name, text) if found else None
    if found is None or plain is None:
        return None
    marker = _MARKERS.get((found[2] or " ")[0].lower())
    said = (
        f"It is read as {found[1].strip()}, marked {marker.value}."
        if marker
        else f"It is read as {found[1].strip()}; the sign behind it is left out."
    )
    return Reading(
        cell=name,
        text=text,
        value=plain.value,
        is_percent=plain.is_percent,
        decimals=plain.decimals,
        markers=frozenset({marker} if marker else ()),
        remark=said,
    )


def _unread(text: str, name: str) -> Reading:
    if text.startswith("#"):
        said, mend = (
            f"Here is the error {text}.",
            "Mend the formula, or type the number.",
        )
    elif text.startswith("="):
        said = "Here is a formula that was saved without its result."
        mend = "Open the file in Excel or LibreOffice, save it, and send it again."
    else:
        short = text if len(text) <= 40 else f"{text[:40]}…"
        said, mend = f"“{short}” is not a number.", _guess(text)
    return Reading(cell=name, text=text, problem=said, mend=mend)


def _guess(text: str) -> str:
    digits = text.translate(_LOOKALIKE).strip()
    if digits != text and re.fullmatch(r"\d+(\.\d+)?", digits, re.ASCII):
        return f"Did you mean {digits}?"
    return "Type the number alone; a remark belongs in another column."
