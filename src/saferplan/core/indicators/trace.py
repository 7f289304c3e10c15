"""Trace codes: from a printed figure back to the data it came from.

A code is a locator with check digits. It names the partnership, the indicator,
the period, the two dates and the ledger number under which the figure was shown,
and four characters of the hash of its value and inputs. It is worked out, never
stored: making one writes nothing, and the same figure always has the same code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from saferplan.core.indicators.definition import CODE
from saferplan.core.indicators.standing import Position
from saferplan.core.periods import Basis, Period, parse_day

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's: no i, l, o, u, so that a code can be read out and typed."""
ALL = "all"
NONE = "none"
_ENTRY = re.compile(r"[0-9]{1,9}")
_SHORT = {
    Basis.MONTH: "m",
    Basis.QUARTER: "q",
    Basis.YEAR_TO_DATE: "ytd",
    Basis.FINANCIAL_YEAR: "fy",
    Basis.CALENDAR_YEAR: "cy",
    Basis.ROLLING_12: "r12",
    Basis.SNAPSHOT: "on",
    Basis.SURVEY_WAVE: "sw",
    Basis.COHORT: "co",
    Basis.WINDOW: "w",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Locator:
    """What a trace code says: where the figure stands, and what it looked like."""

    partnership: str
    indicator: str
    period: str
    as_at: date
    known_on: date | None
    entry: int
    fingerprint: str


def trace_code(
    *, partnership: str, position: Position, entry: int, mark: str = ""
) -> str:
    """Which code leads back to this figure?

    ``entry`` is the ledger number of the store when it was shown. ``mark`` is the
    position's `fingerprint`, for who has it at hand.
    """
    body = ".".join(
        (
            partnership,
            position.indicator.code.lower(),
            _period_code(position.figure.period),
            f"{position.as_at:%Y%m%d}",
            f"{position.known_on:%Y%m%d}" if position.known_on else ALL,
            str(entry),
            mark or fingerprint(position),
        )
    )
    return f"{body}{check_characters(body)}"


def parse_trace(code: str) -> Locator:
    """What does this code say? Letters of either case, spaces allowed around it.

    Raises:
        ValueError: it is not a trace code, or its check characters are wrong (a
            slip in copying it).
    """
    text = code.strip().lower()
    parts = text.split(".")
    if len(parts) < 7 or not re.fullmatch(r"[0-9a-z]{6}", parts[-1]):
        raise ValueError(f"{code!r} is not a trace code; copy it whole.")
    if check_characters(text[:-2]) != text[-2:]:
        raise ValueError(
            f"{code!r} has a slip in it: its last two characters do not fit the rest."
        )
    # The indicator's code may have dots of its own; nothing else has.
    partnership, *indicator, period, as_at, known_on, entry, mark = parts
    code_there = ".".join(indicator)
    if not (_ENTRY.fullmatch(entry) and CODE.fullmatch(code_there)):
        raise ValueError(f"{code!r} is not a trace code; copy it whole.")
    return Locator(
        partnership=partnership,
        indicator=code_there,
        period=period,
        as_at=_day(as_at),
        known_on=None if known_on == ALL else _day(known_on),
        entry=int(entry),
        fingerprint=mark[:4],
    )


def fingerprint(position: Position) -> str:
    """Four characters that change when the value or anything behind it does."""
    found = position.figure
    said = [
        repr(found.value),
        repr(found.numerator),
        repr(found.denominator),
        position.data_state.value,
        str(position.rag),
        repr(position.target.value if position.target else None),
    ]
    said += [
        f"{o.period.basis}:{o.period.code}:{o.value}:{o.numerator}:{o.denominator}"
        f":{o.known_on}"
        for o in found.sources
    ]
    return _characters("|".join(said), 4)


def check_characters(text: str) -> str:
    """Two characters that betray a slip in copying the rest."""
    return _characters(text, 2)


def _characters(text: str, length: int) -> str:
    number = int.from_bytes(sha256(text.encode()).digest()[:8], "big")
    found = ""
    for _ in range(length):
        number, rest = divmod(number, len(ALPHABET))
        found += ALPHABET[rest]
    return found


def _period_code(period: Period | None) -> str:
    if period is None:
        return NONE
    if period.basis is Basis.SNAPSHOT:
        return f"on-{period.start:%Y%m%d}"
    first, last = period.first_month, period.last_month
    short = _SHORT[period.basis]
    if first == last:
        return f"{short}-{first.year}{first.month:02d}"
    return f"{short}-{first.year}{first.month:02d}-{last.year}{last.month:02d}"


def _day(text: str) -> date:
    return parse_day(f"{text[:4]}-{text[4:6]}-{text[6:]}")
