"""What every definition must say before it can be kept, new or changed."""

from __future__ import annotations

from collections.abc import Iterator

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.vocabulary import Aggregation
from saferplan.usecases.partnership.changing import Held
from saferplan.usecases.refused_at import RefusedAt, require_readable


def require_definition(
    held: Held, one: Indicator, before: Indicator | None = None
) -> None:
    """Raise unless it names what is there, and words for what it divides.

    Who has ended is not named anew; named already (``before``), it may stay.

    Raises:
        RefusedAt: every field that is wrong, with its sentence.
    """
    problems = [*_names(held, one, before), *_words(one)]
    if problems:
        raise RefusedAt(*problems)
    require_readable(one)


def _names(
    held: Held, one: Indicator, before: Indicator | None
) -> Iterator[tuple[str, str]]:
    organisation, body = held.frame.organisation(one.owner), held.frame.body(one.owner)
    if one.owner and organisation is None and body is None:
        yield "owner", "Choose an organisation or a group that is listed."
    has_ended = any(o is not None and o.valid_to for o in (organisation, body))
    if has_ended and not (before and before.owner == one.owner):
        yield "owner", "Choose somebody who is still here; this one has ended."
    kept = before.groups if before else ()
    groups = [held.frame.body(slug) for slug in one.groups if slug not in kept]
    if any(group is None or group.valid_to for group in groups):
        yield "groups", "Choose groups that still meet."
    known = [p.slug for p in held.plan.priorities] if held.plan else []
    if one.priority and one.priority not in known:
        yield "priority", "Choose a priority of the plan."


def _words(one: Indicator) -> Iterator[tuple[str, str]]:
    if one.code != " ".join(one.code.split()):
        yield "code", "Write the code with single spaces, and none at its ends."
    if one.aggregation.is_quotient and not one.numerator.strip():
        yield "numerator", "Say what is counted, above the line."
    needs_whole = one.aggregation in (Aggregation.RATIO, Aggregation.RATE)
    if needs_whole and not one.denominator.strip():
        yield "denominator", "Say out of how many, below the line."
