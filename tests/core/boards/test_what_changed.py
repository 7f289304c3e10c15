"""What moved since the papers before: figures, colours, targets, definitions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from saferplan.core.boards.pack import Line
from saferplan.core.boards.what_changed import (
    KINDS,
    changes,
)
from saferplan.core.indicators.target_ledger import ChangedTarget
from saferplan.core.indicators.vocabulary import Marker
from saferplan.core.periods import Basis, Month, calendar_year, rolling_12
from tests.builders import a_row, a_target
from tests.core.boards.lines import a_line

NOVEMBER, DECEMBER = date(2008, 11, 30), date(2008, 12, 31)
ROLLING = {"basis": Basis.ROLLING_12}


def moved(
    before: float | None, now: float | None, target: float | None = 100
) -> tuple[Line, Line]:
    """One indicator as at November and as at December; None where nothing came."""
    rows = [
        a_row(rolling_12(Month(2008, month)), value)
        for month, value in ((11, before), (12, now))
        if value is not None
    ]
    targets = [a_target(target)] if target is not None else []
    return (
        a_line("X", rows[:1], targets, as_at=NOVEMBER, indicator=ROLLING),
        a_line("X", rows, targets, as_at=DECEMBER, indicator=ROLLING),
    )


def told(now: Line, before: Line) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in changes([now], [before])]


# ------------------------------------------------------------------ colour, figure
@pytest.mark.parametrize(
    ("before", "now", "target", "expected"),
    [
        (90, 90, 100, [("figure", "New figure: 90 (was 90).")]),
        (
            90,
            104,
            100,
            [
                ("status", "Green before, Amber now."),
                ("figure", "New figure: 104 (was 90)."),
            ],
        ),
        (
            120,
            90,
            100,
            [
                ("status", "Red before, Green now."),
                ("figure", "New figure: 90 (was 120)."),
            ],
        ),
        # Nothing came: nothing moved. It stands among what is missing.
        (90, None, 100, []),
        # No target, no colour: the figure alone moved.
        (90, 104, None, [("figure", "New figure: 104 (was 90).")]),
    ],
)
def test_colour_and_figure_are_told_as_they_moved(
    before: float,
    now: float | None,
    target: float | None,
    expected: list[tuple[str, str]],
) -> None:
    was, is_now = moved(before, now, target)
    assert told(is_now, was) == expected


def test_first_figure_has_none_before_it() -> None:
    was = a_line("X", [], [a_target(100)], as_at=NOVEMBER, indicator=ROLLING)
    _, now = moved(1, 104)
    assert told(now, was) == [
        ("status", "Missing before, Amber now."),
        ("figure", "New figure: 104."),
    ]


def test_indicator_that_was_not_in_the_papers_before_is_no_change() -> None:
    _, now = moved(90, 104)
    assert changes([now], []) == ()
    assert changes([], [now]) == ()


# ----------------------------------------------------- a forecast is never a figure
def forecast(value: float, as_at: date = DECEMBER) -> Line:
    """The plan's NI 47: nothing but a forecast of calendar 2008."""
    row = a_row(calendar_year(2008), value, markers=frozenset({Marker.FORECAST}))
    kept = {"basis": Basis.CALENDAR_YEAR, "year_starts": 1}
    return a_line("X", [row], [], as_at=as_at, indicator=kept)


def test_forecast_is_not_told_as_a_figure_nor_as_a_status() -> None:
    nothing = a_line(
        "X",
        [],
        [],
        as_at=NOVEMBER,
        indicator={"basis": Basis.CALENDAR_YEAR, "year_starts": 1},
    )
    found = told(forecast(101), nothing)
    assert found == [("figure", "New forecast: 101.")]


def test_figure_that_takes_the_place_of_a_forecast_says_so() -> None:
    kept = {"basis": Basis.CALENDAR_YEAR, "year_starts": 1}
    next_year = a_line(
        "X",
        [a_row(calendar_year(2009), 99)],
        [],
        as_at=date(2009, 12, 31),
        indicator=kept,
    )
    assert told(next_year, forecast(101)) == [
        ("figure", "New figure: 99 (was a forecast of 101).")
    ]


# ------------------------------------------------------------- target, definition
CHANGED = ChangedTarget(
    before=a_target(195),
    after=a_target(244, known_on=date(2008, 12, 12), decided_by="Partnership Board"),
)
OLDER = ChangedTarget(
    before=a_target(180, 2007), after=a_target(170, 2007, known_on=date(2008, 2, 1))
)


def test_target_changed_in_the_year_is_told_once_with_who_decided() -> None:
    was, now = moved(90, None)
    was = replace(was, target_changes=(OLDER,))
    now = replace(now, target_changes=(OLDER, CHANGED))
    assert told(now, was) == [
        (
            "target",
            "Target for April 2008 to March 2009: 195 until 12 December 2008, then "
            "244: Partnership Board.",
        )
    ]


def test_target_of_another_year_is_not_a_changed_one() -> None:
    """The plan has 4,773 for 2009 and 4,574 for 2010: the second changes nothing."""
    rows = [a_row(rolling_12(Month(2008, 11)), 5109)]
    one = a_line("X", rows, [a_target(4773)], as_at=NOVEMBER, indicator=ROLLING)
    both = [a_target(4773), a_target(4574, 2009)]
    now = a_line("X", rows, both, as_at=DECEMBER, indicator=ROLLING)
    assert [kind for kind, _ in told(now, one)] == []


def test_another_number_for_the_same_year_is_told_without_a_ledger() -> None:
    rows = [a_row(rolling_12(Month(2008, 11)), 5109)]
    was = a_line("X", rows, [a_target(4773)], as_at=NOVEMBER, indicator=ROLLING)
    now = a_line("X", rows, [a_target(5200)], as_at=DECEMBER, indicator=ROLLING)
    assert told(now, was) == [
        ("status", "Red before, Green now."),
        ("target", "Target for April 2008 to March 2009: 5,200 (was 4,773)."),
    ]


def test_definition_that_changed_is_told() -> None:
    was, now = moved(90, None)
    indicator = replace(now.position.indicator, version=2)
    now = replace(now, position=replace(now.position, indicator=indicator))
    assert told(now, was) == [("definition", "Definition version 2.")]


def test_status_comes_before_figures_before_targets_before_definitions() -> None:
    was, now = moved(90, 104)
    indicator = replace(now.position.indicator, version=3)
    now = replace(
        now,
        position=replace(now.position, indicator=indicator),
        target_changes=(CHANGED,),
    )
    other = replace(now, position=replace(now.position, indicator=indicator))
    found = changes([now, other], [was])
    kinds = [one.kind for one in found]
    assert kinds == sorted(kinds, key=KINDS.index)
    assert set(kinds) == {"status", "figure", "target", "definition"}
