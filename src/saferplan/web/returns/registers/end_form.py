"""The form that ends a data set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from saferplan.core.periods import day_label
from saferplan.core.returns.feeds import Feed
from saferplan.web.forms import Problem, read_day


@dataclass(frozen=True, slots=True, kw_only=True)
class EndPage:
    """The form that ends a data set."""

    slug: str
    name: str
    typed: Mapping[str, str]
    problems: tuple[Problem, ...] = ()


def read_end(
    sent: Mapping[str, str],
) -> tuple[dict[str, str], date | None, tuple[Problem, ...]]:
    """What was typed, the last day, or what is wrong."""
    held = {name: sent.get(name, "").strip() for name in ("on", "reason")}
    if not held["on"]:
        return held, None, (Problem("on", "Enter the last day it is shared."),)
    try:
        return held, read_day(held["on"]), ()
    except ValueError as error:
        return held, None, (Problem("on", str(error)),)


def placed_end(text: str) -> Problem:
    """A sentence of the use-case beside the day or the reason."""
    return Problem("reason" if "Say why" in text else "on", text)


def ended_words(feed: Feed) -> str:
    """What the page says after a data set was ended."""
    return f"It ends on {day_label(feed.valid_to)}." if feed.valid_to else ""
