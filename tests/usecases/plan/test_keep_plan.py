"""The frame of the plan: each version whole, and nothing left without its plan."""

from __future__ import annotations

from datetime import date

import pytest

from saferplan.core.plan.priorities import LinkedPlan, Plan, Priority, Theme
from saferplan.store import models, reading
from saferplan.usecases.actor import Actor, resolve
from saferplan.usecases.errors import NotPermitted
from saferplan.usecases.plan.keep_plan import (
    keep_plan,
    keep_priority,
    keep_themes,
    leave_priority_out,
)
from tests.cast import the_cast
from tests.factories.holdings import ANYTOWN, OTHERTOWN, a_plan
from tests.usecases.refusing import fields_refused, latest, refused

pytestmark = pytest.mark.django_db
YEARS = {"starts": date(2009, 4, 1), "ends": date(2012, 3, 31)}
ARSON = Priority(slug="arson", name="Arson", group="abuse-group")


@pytest.fixture
def manager() -> Actor:
    return the_cast()["manager"]


def plan(slug: str = ANYTOWN) -> Plan | None:
    return reading.plan(models.PartnershipRow.objects.get(slug=slug))


def test_changed_years_keep_the_priorities(manager: Actor) -> None:
    keep_plan(by=manager, partnership=ANYTOWN, title="Next plan", **YEARS)
    found = plan()
    assert found is not None
    assert (found.title, found.starts) == ("Next plan", date(2009, 4, 1))
    assert found.priorities == a_plan().priorities
    assert latest().detail["before"]["title"] == "Community Safety Plan"
    assert "priorities" not in latest().detail["after"]


def test_first_plan_of_a_partnership_is_made() -> None:
    the_cast()
    outsider = resolve("outsider")
    keep_plan(by=outsider, partnership=OTHERTOWN, title="First", **YEARS)
    assert plan(OTHERTOWN) == Plan(title="First", **YEARS)


def test_plan_without_title_or_that_ends_first_is_refused(manager: Actor) -> None:
    assert fields_refused(
        lambda: keep_plan(by=manager, partnership=ANYTOWN, title=" ", **YEARS)
    ) == ["title"]
    assert fields_refused(
        lambda: keep_plan(
            by=manager,
            partnership=ANYTOWN,
            title="Backwards",
            starts=date(2012, 4, 1),
            ends=date(2009, 3, 31),
        )
    ) == ["ends"]


def test_priority_is_added_changed_and_left_out(manager: Actor) -> None:
    keep_priority(by=manager, partnership=ANYTOWN, priority=ARSON, is_new=True)
    changed = Priority(slug="arson", name="Arson and fires", group="abuse-group")
    keep_priority(by=manager, partnership=ANYTOWN, priority=changed)
    found = plan()
    assert found is not None
    assert [p.name for p in found.priorities] == [
        "Burglary",
        "Domestic abuse",
        "Arson and fires",
    ]
    leave_priority_out(by=manager, partnership=ANYTOWN, slug="arson")
    left = plan()
    assert left is not None
    assert left.priorities == a_plan().priorities


def test_priority_with_indicators_is_not_left_out(manager: Actor) -> None:
    told = refused(
        lambda: leave_priority_out(by=manager, partnership=ANYTOWN, slug="burglary")
    )
    assert told == [
        ("name", "BURGLARY stand under Burglary. Give them another priority first.")
    ]


def test_priority_needs_a_name_a_group_that_meets_and_a_plan(manager: Actor) -> None:
    nameless = Priority(slug="x", name=" ")
    elsewhere = Priority(slug="x", name="X", group="nowhere")
    twice = Priority(slug="alcohol", name="Alcohol")  # a theme has this short name

    def keeps(one: Priority, slug: str = ANYTOWN, who: Actor = manager) -> list[str]:
        return fields_refused(
            lambda: keep_priority(by=who, partnership=slug, priority=one, is_new=True)
        )

    assert keeps(nameless) == ["name"]
    assert keeps(elsewhere) == ["group"]
    assert keeps(twice) == ["name"]
    bare = Priority(slug="x", name="X")
    assert keeps(bare, OTHERTOWN, resolve("outsider")) == ["name"]


def test_themes_and_linked_plans_are_said_whole(manager: Actor) -> None:
    keep_themes(
        by=manager,
        partnership=ANYTOWN,
        themes=[Theme(slug="drugs", name="Drugs")],
        linked_plans=[LinkedPlan(name="Health plan", owner="health")],
    )
    found = plan()
    assert found is not None
    assert [t.slug for t in found.themes] == ["drugs"]
    assert [p.name for p in found.linked_plans] == ["Health plan"]
    same = Theme(slug="burglary", name="Burglary")
    assert fields_refused(
        lambda: keep_themes(
            by=manager, partnership=ANYTOWN, themes=[same], linked_plans=[]
        )
    ) == ["themes"]


def test_same_again_writes_nothing(manager: Actor) -> None:
    one = a_plan()
    entry = keep_plan(
        by=manager,
        partnership=ANYTOWN,
        title=one.title,
        edition=one.edition,
        starts=one.starts,
        ends=one.ends,
    )
    assert entry == 0


def test_nobody_but_a_manager_keeps_the_plan() -> None:
    analyst = the_cast()["analyst"]
    with pytest.raises(NotPermitted):
        keep_plan(by=analyst, partnership=ANYTOWN, title="Mine", **YEARS)
    with pytest.raises(NotPermitted):
        leave_priority_out(by=analyst, partnership=ANYTOWN, slug="abuse")
