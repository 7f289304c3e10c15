"""What is new in a folder: laws that hold for every order of loads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from saferplan.core.indicators.holdings import Series
from saferplan.core.indicators.observation import Observation, as_known
from saferplan.core.periods import Month, month
from saferplan.usecases.partnership.difference import CHANGED_IN_FOLDER, difference
from tests.builders import an_indicator
from tests.factories.holdings import anytown

# Few periods, days and values, so that rows about the same thing meet often.
ROWS = st.lists(
    st.builds(
        Observation,
        period=st.sampled_from([month(Month(2008, at)) for at in (4, 5)]),
        known_on=st.sampled_from([date(2009, 1, 1), date(2009, 2, 1)]),
        value=st.integers(0, 2),
        reason=st.sampled_from(["", "recount"]),
    ),
    max_size=6,
).map(tuple)


def new_rows(
    held: tuple[Observation, ...], given_rows: tuple[Observation, ...]
) -> tuple[Observation, ...]:
    def holdings(rows: tuple[Observation, ...]) -> object:
        return anytown(Series(indicator=an_indicator(), observations=rows))

    found = difference(holdings(held), holdings(given_rows))  # type: ignore[arg-type]
    rows = found.rows.get("X1")
    return rows.observations if rows else ()


def stored(rows: tuple[Observation, ...], entry: int) -> tuple[Observation, ...]:
    """The rows as the store gives them back."""
    return tuple(
        replace(row, entry=entry, identity=f"observation-{entry}-{at}")
        for at, row in enumerate(rows)
    )


def said(rows: tuple[Observation, ...]) -> list[tuple[object, ...]]:
    """What counts, by what was known at each of the two days."""
    return [
        (row.period, row.value, row.reason.replace(CHANGED_IN_FOLDER, ""))
        for day in (date(2009, 1, 1), date(2009, 2, 1))
        for row in as_known(rows, known_on=day)
    ]


@given(first=ROWS, second=ROWS)
def test_loading_again_adds_nothing(
    first: tuple[Observation, ...], second: tuple[Observation, ...]
) -> None:
    held = stored(first, 1)
    held += stored(new_rows(held, second), 2)
    assert new_rows(held, second) == ()


@given(first=ROWS, second=ROWS)
def test_what_the_folder_says_counts_after_it_is_loaded(
    first: tuple[Observation, ...], second: tuple[Observation, ...]
) -> None:
    held = stored(first, 1)
    held += stored(new_rows(held, second), 2)
    for row in as_known(second, known_on=date(2009, 1, 1)):
        assert (row.period, row.value, row.reason) in said(held)


@given(rows=ROWS)
def test_into_an_empty_store_every_different_row_is_new(
    rows: tuple[Observation, ...],
) -> None:
    assert new_rows((), rows) == rows
