"""The form that records what came in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from saferplan.core.periods import Period
from saferplan.core.returns.feeds import period_at
from saferplan.core.returns.health import Arrival, Supply
from saferplan.usecases.returns.register import DataSet
from saferplan.web.forms import Option, Problem, options, read_day, read_number

FIELDS = ("period", "another_period", "received_on", "records", "note")
_STATES = {
    Arrival.ON_TIME: "came",
    Arrival.LATE: "came",
    Arrival.OVERDUE: "overdue",
    Arrival.NOT_DUE: "not due yet",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """One box to tick."""

    value: str
    text: str
    is_ticked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryPage:
    """What the form shows; everything typed stands in it again."""

    slug: str
    name: str
    periods: tuple[Option, ...]
    fields: tuple[Tick, ...]
    typed: Mapping[str, str]
    problems: tuple[Problem, ...] = ()


def typed(sent: Mapping[str, str]) -> dict[str, str]:
    """Every field as it was typed."""
    return {name: sent.get(name, "").strip() for name in FIELDS}


def blank(one: DataSet, today: date) -> dict[str, str]:
    """Before anything is typed: the oldest period that has not come, and today."""
    waiting = [s for s in one.supplies if s.first is None]
    return typed(
        {
            "period": _value(waiting[0].period) if waiting else "",
            "received_on": f"{today.day}/{today.month}/{today.year}",
        }
    )


def form_page(
    one: DataSet,
    held: Mapping[str, str],
    missing: Sequence[str],
    problems: tuple[Problem, ...] = (),
) -> DeliveryPage:
    """The form with what was typed, and what is wrong with it."""
    choices = [(_value(s.period), _choice(s)) for s in reversed(one.supplies)]
    return DeliveryPage(
        slug=one.feed.slug,
        name=one.feed.name,
        periods=options(choices, held["period"], "Choose a period"),
        fields=tuple(
            Tick(value=f.name, text=f.name, is_ticked=f.name in missing)
            for f in one.feed.fields
        ),
        typed=held,
        problems=problems,
    )


def _value(period: Period) -> str:
    return f"{period.basis.value}|{period.code}"


def _choice(one: Supply) -> str:
    return f"{one.period.label} ({_STATES[one.arrival]})"


def read(
    held: Mapping[str, str], missing: Sequence[str], one: DataSet
) -> tuple[dict[str, Any] | None, tuple[Problem, ...]]:
    """What was typed as the use-case takes it, or everything that is wrong."""
    problems: list[Problem] = []
    found = {
        "period": _period(held, one, problems),
        "received_on": _received(held, problems),
        "records": _records(held, problems),
        "missing_fields": tuple(missing),
        "note": held["note"],
    }
    return (None if problems else found), tuple(problems)


def _period(
    held: Mapping[str, str], one: DataSet, problems: list[Problem]
) -> Period | None:
    if held["another_period"]:
        return _typed_period(held["another_period"], one, problems)
    basis, _, code = held["period"].partition("|")
    try:
        return Period.parse(basis, code)
    except ValueError:
        problems.append(Problem("period", "Choose the period it is about."))
        return None


def _typed_period(text: str, one: DataSet, problems: list[Problem]) -> Period | None:
    """A day within the period names it, as people say "the quarter of 1/4/2008"."""
    try:
        day = read_day(text)
    except ValueError as error:
        problems.append(Problem("another_period", str(error)))
        return None
    period = period_at(one.feed, day)
    return period or Period.parse("month", f"{day.year:04d}-{day.month:02d}")


def _received(held: Mapping[str, str], problems: list[Problem]) -> date | None:
    if not held["received_on"]:
        text = "Enter the day it came, for example 31/3/2009."
        problems.append(Problem("received_on", text))
        return None
    try:
        return read_day(held["received_on"])
    except ValueError as error:
        problems.append(Problem("received_on", str(error)))
        return None


def _records(held: Mapping[str, str], problems: list[Problem]) -> int | None:
    if not held["records"]:
        return None
    try:
        number = read_number(held["records"])
    except ValueError as error:
        problems.append(Problem("records", str(error)))
        return None
    if not number.is_integer():
        problems.append(Problem("records", "Enter a whole number of records."))
        return None
    return int(number)


_ABOUT = {
    "received_on": r"cannot have come",
    "records": r"number of records",
    "note": r"what is corrected|\bnote\b",
    "period": r"is not one;",
    "missing": r"has no field",
}


def placed(text: str) -> Problem:
    """A sentence of the use-case beside the field it most likely is about."""
    for field, words in _ABOUT.items():
        if re.search(words, text):
            return Problem(field, text)
    return Problem("file", text)
