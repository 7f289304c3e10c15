"""Change a definition: its words at any time, what it counts from a stated day on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.observation import Observation, as_known
from saferplan.core.indicators.vocabulary import Marker
from saferplan.core.periods import day_label, require_in_calendar
from saferplan.store import reading
from saferplan.store.additions import Additions, Rows
from saferplan.usecases.actor import Actor
from saferplan.usecases.indicators.defining import require_definition
from saferplan.usecases.indicators.queries import unknown_indicator
from saferplan.usecases.partnership.changing import Held, changing
from saferplan.usecases.refused_at import RefusedAt, made
from saferplan.usecases.told import different

COUNTING = ("counts", "numerator", "denominator", "basis", "multiplier", "unit")
"""What says what is counted: a change of these is a change of the figure."""
FIXED = ("aggregation", "digits", "year_starts")
"""What the figures that are held depend on: it stays once there are any."""


def change_definition(
    *,
    by: Actor,
    partnership: str,
    definition: Indicator,
    from_day: date | None = None,
    is_break: bool | None = None,
) -> int:
    """Define it like this; the number of the ledger's entry, 0 without a change.

    Where what is counted changes, ``from_day`` is the first day of the new way of
    counting, and ``is_break`` says whether figures after it can no longer be set
    beside those before: that is then written among the caveats, and the first
    figure held from that day on is marked as a break.

    Raises:
        NotFound, NotPermitted: the actor may not, or there is no such indicator.
        RefusedAt: what is counted changes and it is not said from when, or whether
            it is a break; the figures held would not fit; or as with a new one.
    """
    with changing(by, partnership) as held:
        place, before = _place_of(held, definition.code)
        after = replace(
            definition, version=before.version, valid_from=before.valid_from
        )
        if after == before:
            return 0
        require_definition(held, after, before)
        rows = reading.series(held.row, codes=[before.code])[0].observations
        _refuse_unfit(before, after, has_figures=bool(rows))
        changes = counts_differently(before, after)
        if changes:
            after = _from(after, from_day, is_break)
        after = replace(after, version=before.version + 1)
        told = {"indicator": before.code, "counts_differently": changes}
        if changes:
            told["is_break"] = bool(is_break)
        return held.write(
            "change_definition",
            told | different(before, after),
            Additions(
                definitions=((place, after),),
                rows=_marked(after, rows) if changes and is_break else {},
            ),
        )


def counts_differently(before: Indicator, after: Indicator) -> bool:
    """Does this definition count something else than that?"""
    return any(getattr(before, n) != getattr(after, n) for n in (*COUNTING, *FIXED))


def _place_of(held: Held, code: str) -> tuple[int, Indicator]:
    for place, one in enumerate(held.indicators):
        if one.code == code:
            return place, one
    raise unknown_indicator(code, held.row.slug)


def _refuse_unfit(before: Indicator, after: Indicator, *, has_figures: bool) -> None:
    if not has_figures:
        return
    changed = [n for n in FIXED if getattr(before, n) != getattr(after, n)]
    if changed:
        raise RefusedAt(
            (
                changed[0],
                f"{before.code} has figures already, which would not fit. Leave this "
                "as it is, and define a new indicator for the new way of counting.",
            )
        )


def _from(after: Indicator, day: date | None, is_break: bool | None) -> Indicator:
    problems = []
    if day is None:
        problems.append(
            (
                "from_day",
                "What is counted changes. Enter from which day it is counted so.",
            )
        )
    if is_break is None:
        problems.append(
            (
                "is_break",
                "What is counted changes. Choose whether figures before and after "
                "can be compared.",
            )
        )
    if problems or day is None:
        raise RefusedAt(*problems)
    made(lambda: require_in_calendar(day), "from_day")
    caveats = (*after.caveats, _caveat(day)) if is_break else after.caveats
    return replace(after, valid_from=day, caveats=caveats)


def _caveat(day: date) -> str:
    return (
        f"Counted differently from {day_label(day)}: figures before and after cannot "
        "be compared."
    )


def _marked(after: Indicator, rows: tuple[Observation, ...]) -> dict[str, Rows]:
    """The first figure counted in the new way, again, with the mark of a break."""
    first = next(_figures_from(after, rows), None)
    if first is None or Marker.BREAK in first.markers:
        return {}
    again = replace(
        first,
        markers=first.markers | {Marker.BREAK},
        reason="the definition changed",
    )
    return {after.code: Rows(observations=(again,))}


def _figures_from(
    after: Indicator, rows: tuple[Observation, ...]
) -> Iterator[Observation]:
    for row in as_known(rows):
        is_later = after.valid_from is None or row.period.start >= after.valid_from
        if is_later and not row.is_missing and not row.is_forecast:
            yield row
