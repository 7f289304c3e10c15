"""What people type into a cell, read as a number or as a reason for none."""

from __future__ import annotations

import re
from dataclasses import dataclass

from saferplan.core.indicators.vocabulary import Marker, Missing

MISSING_WORDS = {
    Missing.AWAITED: "to follow",
    Missing.NOT_AVAILABLE: "not available",
    Missing.NOT_APPLICABLE: "not applicable",
    Missing.SUPPRESSED: "suppressed",
}
"""The reasons as a template offers them."""
MISSING_MEANINGS = {
    Missing.AWAITED: "The figure will come later. It will be asked for again.",
    Missing.NOT_AVAILABLE: "There should be a figure, but nobody can give it.",
    Missing.NOT_APPLICABLE: "There can be no figure here.",
    Missing.SUPPRESSED: "There is a figure, but it is held back to protect people.",
}
_SPELLINGS = {
    Missing.AWAITED: "awaited;late;pending;tbc;to be confirmed;to come;not yet",
    Missing.NOT_AVAILABLE: (
        "n/a;na;n.a.;-;–;—;x;not known;unknown;no data;none available;unavailable"
    ),
    Missing.NOT_APPLICABLE: "z;does not apply",
    Missing.SUPPRESSED: "c;withheld;protected",
}
_MISSING = {
    spelling: missing
    for missing, spellings in _SPELLINGS.items()
    for spelling in (
        *spellings.split(";"),
        MISSING_WORDS[missing],
        missing.value.replace("_", " "),
    )
}
_SPACES = re.compile("[\u00a0\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]")
_MINUSES = re.compile("[\u2010-\u2015\u2212\ufe63\uff0d]")
_MARKED = re.compile(r"(?P<number>.*\d)\s*(\[(?P<m>[per])\]|\((?P<n>[per])\))", re.S)
_MARKS = {
    "p": Marker.PROVISIONAL,
    "e": Marker.ESTIMATED,
    "r": Marker.REVISED,
}
_GROUPED = re.compile(r"[+-]?\d{1,3}([, ]\d{3})+(\.\d*)?")
_PLAIN = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\((.+)\)")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}([T ].*)?|\d{1,2}/\d{1,2}/\d{2,4}")
_COMMA_DECIMAL = re.compile(r"[+-]?(\d+|\d{1,3}(\.\d{3})+),\d+")
_ERROR = re.compile(r"#[A-Z]+[/0-9A-Z]*[!?]?|Err:\d+")
_LONGEST_QUOTE = 40


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it was typed, and what its marks say of it."""

    value: float
    markers: frozenset[Marker] = frozenset()
    is_percent: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a text is no number: the rule in a word, and how to mend it."""

    rule: str
    mend: str


def read_figure(text: str) -> Figure | Fault | None:
    """Which number did somebody type? None where nothing was.

    Spaces around and between thousands, commas between thousands, a true minus,
    brackets for less than zero, and the marks [p], [e] and [r] are understood.

    >>> read_figure(" 1,234 ").value, read_figure("\u22123").value
    (1234.0, -3.0)
    >>> read_figure("see description").rule
    'not_a_number'
    """
    bare = _tidied(text)
    if not bare:
        return None
    marked = _MARKED.fullmatch(bare)
    markers: frozenset[Marker] = frozenset()
    if marked:
        markers = frozenset({_MARKS[marked["m"] or marked["n"]]})
        bare = marked["number"]
    is_percent = bare.endswith("%")
    number = _number(bare.removesuffix("%").strip())
    if number is None:
        return _fault(bare)
    return Figure(number, markers, is_percent)


def _tidied(text: str) -> str:
    spaced = _SPACES.sub(" ", text).strip().removeprefix("'")
    return " ".join(_MINUSES.sub("-", spaced).split())


def _number(bare: str) -> float | None:
    if len(bare) > _LONGEST_QUOTE:
        return None
    inside = _IN_BRACKETS.fullmatch(bare)
    if inside:
        within = _number(inside[1])
        return None if within is None or within < 0 else -within
    bare = bare.replace("- ", "-", 1) if bare.startswith("- ") else bare
    if _GROUPED.fullmatch(bare) or _PLAIN.fullmatch(bare):
        return float(re.sub("[, ]", "", bare))
    return None


_INSTEAD = (
    "Type the number. If there is none, leave the cell empty and put one of these in "
    f"the column missing: {', '.join(MISSING_WORDS.values())}."
)


def _fault(bare: str) -> Fault:
    if _ERROR.fullmatch(bare):
        return Fault("formula_error", "Mend the formula, or type the number itself.")
    if bare.startswith("="):
        return Fault("formula_unsaved", "Type the number itself, not a formula.")
    if _DATE.fullmatch(bare):
        return Fault(
            "date_for_number",
            "Type the number again. If it turns into a date, set the cell’s format to "
            "General first.",
        )
    if _COMMA_DECIMAL.fullmatch(bare):
        return Fault(
            "comma", "Put a point before decimals. A comma stands between thousands."
        )
    return Fault("not_a_number", _INSTEAD)


def read_missing(text: str) -> Missing | Fault | None:
    """Which reason for no figure did somebody give? None where none was.

    >>> read_missing("To follow"), read_missing("n/a"), read_missing("") is None
    (<Missing.AWAITED: 'awaited'>, <Missing.NOT_AVAILABLE: 'not_available'>, True)
    """
    bare = " ".join(_SPACES.sub(" ", text).replace("_", " ").casefold().split())
    if not bare:
        return None
    found = _MISSING.get(bare) or _MISSING.get(bare.strip("[].!"))
    if found:
        return found
    offered = ", ".join(MISSING_WORDS.values())
    return Fault("unknown_missing", f"Pick one of these: {offered}.")


def quoted(text: str) -> str:
    """What was typed, as a message repeats it: on one line, and not too long.

    >>> quoted("see  the note")
    '“see the note”'
    """
    bare = " ".join(text.split())
    if len(bare) > _LONGEST_QUOTE:
        bare = bare[: _LONGEST_QUOTE - 1].rstrip() + "…"
    return f"“{bare}”"
