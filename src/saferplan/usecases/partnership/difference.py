"""What is new in a folder, against what is held?

Nothing is ever taken away: what a folder leaves out stays. A row is new when it
differs from the row in force about the same thing; loading the same folder twice
therefore adds nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from saferplan.core.boards.pack import Branding
from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.holdings import Holdings, Series
from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.targets import Baseline, Target
from saferplan.core.partnership.structure import Partnership
from saferplan.store.additions import Additions, Rows
from saferplan.store.reading import seat_key

R = TypeVar("R", Observation, Target, Baseline)
D = TypeVar("D", Target, Baseline)
V = TypeVar("V")
CHANGED_IN_FOLDER = "changed in the folder it was loaded from"
"""Why a row was replaced, where the folder does not say it itself."""
Lines = Mapping[str, Sequence[int]]
"""For each indicator, the lines its observations stood on, in their order."""


def difference(
    held: Holdings | None,
    given: Holdings,
    *,
    held_branding: Branding | None = None,
    branding: Branding | None = None,
    lines: Lines | None = None,
) -> Additions:
    """Which versions and rows does the given folder add to what is held?"""
    there = held.partnership if held else None
    here = given.partnership
    return Additions(
        frame=here if there is None or _frame(here) != _frame(there) else None,
        organisations=_new(
            there.organisations if there else (), here.organisations, lambda o: o.slug
        ),
        bodies=_new(there.bodies if there else (), here.bodies, lambda b: b.slug),
        memberships=_new(
            there.memberships if there else (), here.memberships, seat_key
        ),
        plan=given.plan if given.plan != (held.plan if held else None) else None,
        branding=branding if branding != held_branding else None,
        definitions=_new_definitions(held.series if held else (), given.series),
        rows=_new_rows(held, given, lines or {}),
    )


def _frame(partnership: Partnership) -> Partnership:
    return replace(partnership, organisations=(), bodies=(), memberships=())


def _new(
    held: Sequence[V], given: Sequence[V], key_of: Callable[[V], Hashable]
) -> tuple[tuple[int, V], ...]:
    """Those that are not held as they are, each with its place in order."""
    known = {key_of(value): (place, value) for place, value in enumerate(held)}
    return tuple(
        (place, value)
        for place, value in enumerate(given)
        if known.get(key_of(value)) != (place, value)
    )


def _new_definitions(
    held: Sequence[Series], given: Sequence[Series]
) -> tuple[tuple[int, Indicator], ...]:
    """Changed definitions, each with the next version number unless it brings one."""
    known = {s.indicator.code: (p, s.indicator) for p, s in enumerate(held)}
    found = []
    for place, one in enumerate(given):
        indicator = one.indicator
        if indicator.code not in known:
            found.append((place, indicator))
            continue
        old_place, old = known[indicator.code]
        same = replace(indicator, version=old.version) == old
        if same and place == old_place and indicator.version <= old.version:
            continue
        version = max(indicator.version, old.version + 1)
        found.append((place, replace(indicator, version=version)))
    return tuple(found)


def _new_rows(held: Holdings | None, given: Holdings, lines: Lines) -> dict[str, Rows]:
    found = {}
    for one in given.series:
        code = one.indicator.code
        known = held.of(code) if held else None
        before = known or Series(indicator=one.indicator)
        at = _new_at(before.observations, one.observations, _observation_key)
        numbers = lines.get(code, ())
        rows = Rows(
            observations=_with_reasons(
                [one.observations[i] for i in at], before.observations
            ),
            lines=tuple(numbers[i] for i in at) if numbers else (),
            targets=_taken(before.targets, one.targets),
            baselines=_taken(before.baselines, one.baselines),
        )
        if rows:
            found[code] = rows
    return found


def _about(row: Observation | Target | Baseline) -> Hashable:
    """What a row is about: of rows about the same thing one is in force."""
    return (row.period, isinstance(row, Observation) and row.is_forecast)


def _with_reasons(rows: Sequence[R], held: Sequence[R]) -> tuple[R, ...]:
    """A row that takes another's place says why, or a folder could not hold both."""
    taken = {_about(row) for row in held}
    return tuple(
        replace(row, reason=CHANGED_IN_FOLDER)
        if _about(row) in taken and not row.reason
        else row
        for row in rows
    )


def _taken(held: Sequence[D], given: Sequence[D]) -> tuple[D, ...]:
    return _with_reasons([given[i] for i in _new_at(held, given, _dated_key)], held)


def _observation_key(row: Observation) -> Hashable:
    return (row.period, row.is_forecast, row.known_on)


def _dated_key(row: Target | Baseline) -> Hashable:
    return (row.period, row.known_on)


def _new_at(
    held: Sequence[R], given: Sequence[R], key_of: Callable[[R], Hashable]
) -> list[int]:
    """At which places of ``given`` do rows stand that must be added?

    Of several rows about the same thing the last is in force. Those not held are
    new; and the last of them is added again where something else is in force now
    (a correction that is taken back).
    """
    before: dict[Hashable, list[R]] = defaultdict(list)
    for row in held:
        before[key_of(row)].append(_compared(row))
    after: dict[Hashable, list[int]] = defaultdict(list)
    for place, row in enumerate(given):
        after[key_of(row)].append(place)
    return sorted(
        place
        for key, places in after.items()
        for place in _new_among(before[key], places, given)
    )


def _new_among(held: list[R], places: list[int], given: Sequence[R]) -> list[int]:
    new = [p for p in places if _compared(given[p]) not in held]
    last = places[-1]
    in_force = _compared(given[new[-1]]) if new else held[-1]
    if _compared(given[last]) != in_force:
        new.append(last)
    return new


def as_given(row: R) -> R:
    """The row as a folder knows it: without what only the store gives."""
    return replace(row, entry=0, identity="")


def _compared(row: R) -> R:
    """The row as a folder gave it, without a reason that was put in for it."""
    given = as_given(row)
    return replace(given, reason="") if given.reason == CHANGED_IN_FOLDER else given
