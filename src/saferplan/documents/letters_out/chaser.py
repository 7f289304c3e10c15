"""The polite question after data that have not come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from saferplan.core.periods import day_label
from saferplan.core.wording import listed

MOST_NAMED = 4
"""Indicators a letter names before it says how many more there are."""


@dataclass(frozen=True, slots=True)
class Awaited:
    """What has not come yet: which data set, about which period, due when."""

    name: str
    period: str
    due: date


def chaser(
    *,
    partnership: str,
    agency: str,
    awaited: Sequence[Awaited],
    depending: Sequence[str] = (),
) -> str:
    """What to write to an agency whose data have not come; empty if all came.

    It asks, says what cannot be shown until then, and leaves the agency a way out.
    Names come from the register; no person is named.

    >>> chaser(partnership="Safer Anytown", agency="Police", awaited=[])
    ''
    """
    if not awaited:
        return ""
    parts = [
        "Hello,",
        f"We look after the figures of {partnership}. These data sets from {agency} "
        "have not reached us yet, as far as we can see:",
        "\n".join(f"- {_line(one)}" for one in awaited),
        *([_needed(depending)] if depending else []),
        "Could you send them, or tell us when to expect them? If they are late for a "
        "reason we should know, or were sent and went astray, please say so: a date "
        "is as useful to us as a file. No names, dates of birth or full postcodes, "
        "please.",
        "Thank you,",
        partnership,
    ]
    return "\n\n".join(parts) + "\n"


def _line(one: Awaited) -> str:
    return f"{one.name}, {one.period} (due {day_label(one.due)})"


def _needed(depending: Sequence[str]) -> str:
    named = list(depending[:MOST_NAMED])
    more = len(depending) - len(named)
    if more:
        named.append(f"{more} more")
    return f"Until then these cannot be shown in full: {listed(named)}."
