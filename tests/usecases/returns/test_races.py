"""Many people at once: nothing lost, nothing doubled, the losers told clearly."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from saferplan.core.indicators.holdings import Holdings, Series
from saferplan.core.indicators.vocabulary import Marker
from saferplan.core.partnership.structure import Body, BodyType
from saferplan.core.periods import Month
from saferplan.core.returns.typed import TypedLine, TypedReturn
from saferplan.store import models, reading
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import Refused
from saferplan.usecases.returns.submit_return import submit_return
from saferplan.usecases.returns.writing_returns import Overtaken
from tests.builders import an_indicator, monthly
from tests.cast import the_cast
from tests.factories.holdings import ANYTOWN, a_partnership
from tests.usecases.racing import at_once
from tests.usecases.returns.a_month import cast_of_two_lines, rows, submitted, typed

pytestmark = pytest.mark.django_db(transaction=True)
MANY, SAME = 50, 10
JANUARY = Month(2009, 1)


def many_groups() -> Holdings:
    """A partnership with fifty groups, each with one indicator to report."""
    here = a_partnership()
    groups = tuple(
        Body(
            slug=f"group-{at}",
            type=BodyType.TASK_AND_FINISH_GROUP,
            local_name=f"Group {at}",
            parent="delivery-board",
        )
        for at in range(MANY)
    )
    return Holdings(
        partnership=replace(here, bodies=(*here.bodies, *groups)),
        series=tuple(
            Series(
                indicator=an_indicator(code=f"I-{at}", owner=f"group-{at}"),
                observations=monthly([20 + at, 21 + at, 19 + at]),
            )
            for at in range(MANY)
        ),
    )


def submit(by: Actor, at: int) -> Any:
    """Submit the one line of this group."""
    line = TypedLine(code=f"I-{at}", value=str(20 + at), remark="as counted")
    return submit_return(
        by=by,
        partnership=ANYTOWN,
        holder=f"group-{at}",
        month=JANUARY,
        typed=TypedReturn(lines=(line,)),
        seen=0,
        reason="by telephone",
    )


@pytest.mark.slow
def test_fifty_people_submit_different_returns() -> None:
    analyst = the_cast(many_groups())["analyst"]
    before = models.LedgerEntry.objects.filter(partnership__slug=ANYTOWN).count()

    done = at_once([lambda at=at: submit(analyst, at) for at in range(MANY)])

    assert [one for one in done if isinstance(one, Refused)] == []
    numbers = models.LedgerEntry.objects.filter(partnership__slug=ANYTOWN)
    held = sorted(numbers.values_list("number", flat=True))
    assert held == list(range(1, before + MANY + 1))
    partnership = reading.find_partnership(ANYTOWN)
    assert partnership is not None
    for series in reading.series(partnership):
        at = int(series.indicator.code.removeprefix("I-"))
        mine = [r for r in series.observations if r.period.last_month == JANUARY]
        assert [r.value for r in mine] == [20 + at]
        assert Marker.NOT_SIGNED_OFF in mine[0].markers


def test_ten_people_submit_the_same_return() -> None:
    cast = cast_of_two_lines()
    people = [cast[n] for n in ("manager", "analyst", "theme-lead", "agency")]
    actors = [people[at % len(people)] for at in range(SAME)]

    done = at_once(
        [
            lambda by=by, at=at: submitted(by, typed(BURGLARY=str(30 + at)), seen=0)
            for at, by in enumerate(actors)
        ]
    )

    kinds = Counter(type(one).__name__ for one in done)
    assert kinds == {"Submitted": 1, "Overtaken": SAME - 1}
    winner = next(one for one in done if not isinstance(one, Refused))
    for loser in (one for one in done if isinstance(one, Overtaken)):
        assert "submitted this return" in str(loser)
        assert "Nothing of yours was written" in str(loser)
    (row,) = rows()
    assert f"{row.value:g}" == winner.view.typed.lines[0].value
    assert models.ReturnEventRow.objects.count() == 1
