"""Rules the database itself keeps, written once for all tables."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from django.db.models import CheckConstraint, F, Q

from saferplan.core.periods import Basis


def in_vocabulary(
    column: str, words: type[StrEnum], *, name: str, blank: bool = False
) -> CheckConstraint:
    """The column holds a word of this vocabulary (or nothing, where allowed)."""
    allowed = [word.value for word in words] + ([""] if blank else [])
    return CheckConstraint(condition=Q(**{f"{column}__in": allowed}), name=name)


def in_order(start: str, end: str, *, name: str) -> CheckConstraint:
    """The end does not come before the start; either may be open."""
    fine = Q(**{f"{end}__gte": F(start)})
    open_ended = Q(**{f"{start}__isnull": True}) | Q(**{f"{end}__isnull": True})
    return CheckConstraint(condition=fine | open_ended, name=name)


def about_a_period(table: str) -> list[CheckConstraint]:
    """A row about a period: a known basis, and an end not before its start."""
    return [
        in_vocabulary("period_basis", Basis, name=f"{table}_basis_is_known"),
        CheckConstraint(
            condition=Q(period_end__gte=F("period_start")),
            name=f"{table}_period_in_order",
        ),
    ]


def at_least(column: str, least: float, *, name: str) -> CheckConstraint:
    """The column is this much or more, or empty."""
    return CheckConstraint(
        condition=Q(**{f"{column}__gte": least}) | Q(**{f"{column}__isnull": True}),
        name=name,
    )


def all_null(columns: Iterable[str]) -> Q:
    """None of these columns holds anything."""
    found = Q()
    for column in columns:
        found &= Q(**{f"{column}__isnull": True})
    return found


def all_there(columns: Iterable[str]) -> Q:
    """Every one of these columns holds something."""
    found = Q()
    for column in columns:
        found &= Q(**{f"{column}__isnull": False})
    return found
