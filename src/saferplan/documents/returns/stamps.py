"""What a template says it was made for: on a sheet, or in the first line of a CSV."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from saferplan.core.periods import Month
from saferplan.core.returns.lines import Stamp
from saferplan.documents.workbooks import Unreadable

FIELDS = ("partnership", "holder", "month", "version", "seen")
WORDS = {
    "partnership": "the partnership it is for",
    "holder": "the group or agency that fills it in",
    "month": "the month it reports",
    "version": "the version of this form",
    "seen": "what had been sent before it was made",
}
_LEAD = "# saferplan return"
_LONGEST = 100
_NUMBER = re.compile("[0-9]{1,9}")


def stamp_values(stamp: Stamp) -> dict[str, str]:
    """Each field of a stamp as text."""
    return {name: str(getattr(stamp, name)) for name in FIELDS}


def stamp_line(stamp: Stamp) -> str:
    """The stamp as the first line of a CSV.

    >>> made_for = Stamp(
    ...     partnership="anytown", holder="police", month=Month(2026, 9), version=1,
    ... )
    >>> stamp_line(made_for).split("; ")[:3]
    ['# saferplan return', 'partnership=anytown', 'holder=police']
    """
    pairs = (f"{name}={value}" for name, value in stamp_values(stamp).items())
    return "; ".join((_LEAD, *pairs))


def is_stamp_line(text: str) -> bool:
    """Is this the first line of a CSV template?"""
    return text.strip().lower().startswith(_LEAD)


def stamp_from_line(text: str) -> Stamp:
    """The stamp in the first line of a CSV. Raises Unreadable if it is broken."""
    pairs = (part.partition("=") for part in text.strip().split(";")[1:])
    return stamp_from({name.strip(): value.strip(" ,\t") for name, _, value in pairs})


def stamp_from(values: Mapping[str, str]) -> Stamp:
    """The stamp of these fields.

    Raises:
        Unreadable: a field is missing or is not what it should be.
    """
    lower = {name.strip().lower(): value.strip() for name, value in values.items()}
    try:
        return Stamp(
            partnership=_words(lower, "partnership"),
            holder=_words(lower, "holder"),
            # Excel may have turned the month into a date.
            month=Month.parse(_words(lower, "month")[:7]),
            version=_number(lower, "version"),
            seen=_number(lower, "seen"),
        )
    except ValueError:
        raise Unreadable(
            "The stamp that says what this template was made for has been changed. "
            "Take a new template and paste your figures into it."
        ) from None


def _words(values: Mapping[str, str], name: str) -> str:
    text = values.get(name, "")
    if not 0 < len(text) <= _LONGEST:
        raise ValueError(name)
    return text


def _number(values: Mapping[str, str], name: str) -> int:
    text = values.get(name, "")
    if not _NUMBER.fullmatch(text):
        raise ValueError(name)
    return int(text)


def known_fields(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Those of these pairs that belong to a stamp."""
    return {
        name.strip().lower(): value
        for name, value in pairs
        if name.strip().lower() in FIELDS
    }
