"""Charts that are drawn again and again in the tests."""

from __future__ import annotations

from itertools import accumulate

from saferplan.charts.picture import Picture
from saferplan.charts.process_control import ControlledPoint, ProcessControl
from saferplan.charts.structure import Body, Structure
from saferplan.charts.trajectory import (
    ForecastPoint,
    Point,
    TargetChange,
    TargetPoint,
    Trajectory,
)

SHEET = Picture(id_prefix="c")
PHONE = Picture(id_prefix="c", width=340, height=300)
YEAR = (
    *("April 2008", "May 2008", "June 2008", "July 2008", "August 2008"),
    *("September 2008", "October 2008", "November 2008", "December 2008"),
    *("January 2009", "February 2009", "March 2009"),
)
HEARD = tuple(accumulate((15, 14, 14, 16, 14, 14, 18, 29)))
DUE = (16, 33, 49, 65, 81, 98, 114, 130, 146, 179, 211, 244)


def cases_heard() -> Trajectory:
    """Eight months of a year to date against a profile that was raised."""
    values = (*HEARD, *(None,) * 4)
    return Trajectory(
        title="Cases heard are ahead of target",
        subtitle="Cases heard, April 2008 to each month",
        unit="cases heard",
        polarity_words="higher is better",
        points=tuple(
            Point(label=label, value=value)
            for label, value in zip(YEAR, values, strict=True)
        ),
        targets=tuple(TargetPoint(i, value) for i, value in enumerate(DUE)),
        target_changes=(TargetChange(9, "Target raised from January 2009"),),
        forecast=(ForecastPoint(11, 201, 183, 222),),
    )


def series(*values: float | None, **more: object) -> Trajectory:
    """Monthly values and nothing else, but for what is said."""
    points = tuple(
        Point(label=f"{YEAR[i % 12]}", value=value) for i, value in enumerate(values)
    )
    return Trajectory(**{"title": "A finding", "points": points} | more)  # type: ignore[arg-type]


def proportions() -> ProcessControl:
    """Repeats among cases heard: every month has its own limits."""
    rows = (
        *((13.3, 0.0, 54.6), (21.4, 0.0, 55.7), (7.1, 0.0, 55.7), (25.0, 0.0, 53.6)),
        *((87.5, 0.0, 53.6), (21.4, 0.0, 55.7), (11.1, 0.0, 51.8), (17.2, 0.0, 45.5)),
    )
    return ProcessControl(
        title="August stands out",
        unit="per cent",
        decimals=1,
        points=tuple(
            ControlledPoint(
                label=label,
                value=value,
                centre=22.3,
                lower=low,
                upper=high,
                special="above the upper limit" if value > high else None,
            )
            for label, (value, low, high) in zip(YEAR, rows, strict=False)
        ),
    )


def boards() -> Structure:
    """Two boards over each other, nine groups, one group under a group."""
    groups = tuple(
        Body(identity=f"g{i}", name=f"Group number {i} of nine", parent="d")
        for i in range(1, 10)
    )
    return Structure(
        title="Who answers to whom",
        bodies=(
            Body(identity="p", name="Partnership Board", kind="Board"),
            Body(identity="d", name="Delivery Board", kind="Board", parent="p"),
            *groups,
            Body(identity="s", name="Sub-group", kind="Panel", parent="g5"),
        ),
    )
