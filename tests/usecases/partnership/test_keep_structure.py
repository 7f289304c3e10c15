"""Organisations, boards and seats: kept, changed, ended, and never taken away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from saferplan.core.partnership.structure import (
    Body,
    BodyType,
    Membership,
    Organisation,
    Partnership,
    StatutoryRole,
)
from saferplan.core.plan.actions import Action, Milestone, Progress
from saferplan.store import models, reading
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import NotFound, NotPermitted
from saferplan.usecases.partnership.keep_body import add_bodies, keep_body
from saferplan.usecases.partnership.keep_membership import (
    add_memberships,
    end_membership,
)
from saferplan.usecases.partnership.keep_organisation import (
    add_organisations,
    keep_organisation,
)
from saferplan.usecases.plan.keep_actions import keep_actions
from tests.cast import the_cast
from tests.factories.holdings import ANYTOWN
from tests.usecases.refusing import fields_refused, latest, refused

pytestmark = pytest.mark.django_db
LAST = date(2009, 3, 31)
FIRE = Organisation(
    slug="fire", name="Fire Service", role=StatutoryRole.RESPONSIBLE_AUTHORITY
)
NIGHT = Body(
    slug="night-group",
    type=BodyType.TASK_AND_FINISH_GROUP,
    local_name="Night Group",
    parent="delivery-board",
)


@pytest.fixture
def manager() -> Actor:
    return the_cast()["manager"]


def frame() -> Partnership:
    return reading.structure(models.PartnershipRow.objects.get(slug=ANYTOWN))


def organisation(slug: str) -> Organisation:
    found = frame().organisation(slug)
    assert found is not None
    return found


def body(slug: str) -> Body:
    found = frame().body(slug)
    assert found is not None
    return found


def adds(manager: Actor, *new: Organisation) -> Callable[[], int]:
    return lambda: add_organisations(by=manager, partnership=ANYTOWN, organisations=new)


def keeps(manager: Actor, one: Organisation) -> Callable[[], int]:
    return lambda: keep_organisation(by=manager, partnership=ANYTOWN, organisation=one)


def keeps_body(manager: Actor, one: Body) -> Callable[[], int]:
    return lambda: keep_body(by=manager, partnership=ANYTOWN, body=one)


def test_organisations_are_added_after_those_that_are_there(manager: Actor) -> None:
    before = frame().organisations
    health = replace(FIRE, slug="health", name="Health Board")
    adds(manager, FIRE, health)()
    assert frame().organisations == (*before, FIRE, health)
    changed = latest().detail["changed"]
    assert [(c["slug"], c["before"]) for c in changed] == [
        ("fire", None),
        ("health", None),
    ]


def test_changed_organisation_stays_in_its_place_and_earlier_words_in_the_store(
    manager: Actor,
) -> None:
    places = [o.slug for o in frame().organisations]
    entry = latest().number
    keeps(manager, replace(organisation("police"), name="Someshire Police"))()
    assert [o.slug for o in frame().organisations] == places
    assert organisation("police").name == "Someshire Police"
    row = models.PartnershipRow.objects.get(slug=ANYTOWN)
    then = reading.structure(row, entry=entry).organisation("police")
    assert then is not None
    assert then.name == "County Constabulary"
    assert latest().detail["before"] == {"name": "County Constabulary"}


def test_same_again_writes_nothing(manager: Actor) -> None:
    entries = models.LedgerEntry.objects.count()
    assert keeps(manager, organisation("police"))() == 0
    assert keeps_body(manager, body("board"))() == 0
    assert models.LedgerEntry.objects.count() == entries


def test_organisation_that_is_there_or_has_no_name_is_refused(manager: Actor) -> None:
    assert fields_refused(adds(manager, replace(FIRE, slug="police"))) == ["name"]
    assert fields_refused(adds(manager, replace(FIRE, name=" "))) == ["name"]
    assert fields_refused(adds(manager, FIRE, FIRE)) == ["name"]


def test_organisation_does_not_end_while_it_reports_and_leads(manager: Actor) -> None:
    told = refused(keeps(manager, replace(organisation("police"), valid_to=LAST)))
    assert [field for field, _ in told] == ["valid_to", "valid_to"]
    assert "reports 1 indicator (DEATHS)" in told[0][1]
    assert "leads Burglary Group" in told[1][1]


def test_with_an_organisation_end_its_seats(manager: Actor) -> None:
    adds(manager, FIRE)()
    seat = Membership(organisation="fire", body="board", valid_from=date(2009, 6, 1))
    add_memberships(by=manager, partnership=ANYTOWN, memberships=[seat])
    keeps(manager, replace(FIRE, valid_to=LAST))()
    seats = [m for m in frame().memberships if m.organisation == "fire"]
    # It would have begun after the end: then it ends on the day it begins.
    assert [m.valid_to for m in seats] == [date(2009, 6, 1)]
    assert organisation("fire").valid_to == LAST
    assert latest().detail["seats_ended"] == 1


def test_bodies_answer_to_each_other_and_never_to_themselves(manager: Actor) -> None:
    add_bodies(by=manager, partnership=ANYTOWN, bodies=[NIGHT])
    assert body("night-group") == NIGHT
    above = replace(body("delivery-board"), parent="night-group")
    told = refused(keeps_body(manager, above))
    assert [field for field, _ in told] == ["parent"]
    assert "answers to itself" in told[0][1]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"parent": "nowhere"}, "parent"),
        ({"lead_organisation": "nobody"}, "lead_organisation"),
        ({"slug": "board"}, "local_name"),
        ({"purpose": "x\x07"}, "purpose"),
        ({"valid_from": date(1066, 1, 1)}, "valid_from"),
    ],
)
def test_body_that_cannot_be_is_refused_at_its_field(
    manager: Actor, changed: dict[str, object], field: str
) -> None:
    new = replace(NIGHT, **changed)  # type: ignore[arg-type]  # one field at a time
    assert fields_refused(
        lambda: add_bodies(by=manager, partnership=ANYTOWN, bodies=[new])
    ) == [field]


def test_body_does_not_end_while_anything_hangs_on_it(manager: Actor) -> None:
    board = refused(keeps_body(manager, replace(body("delivery-board"), valid_to=LAST)))
    assert "Burglary Group and Domestic Abuse Group still answer" in board[0][1]
    group = refused(keeps_body(manager, replace(body("burglary-group"), valid_to=LAST)))
    assert [words for _, words in group] == [
        "Burglary Group reports or works on BURGLARY. Take it out of the indicator "
        "first.",
        "Burglary Group leads on Burglary in the plan. Name another group there first.",
    ]


def test_body_does_not_end_while_it_answers_for_open_actions(manager: Actor) -> None:
    add_bodies(by=manager, partnership=ANYTOWN, bodies=[NIGHT])
    step = Milestone(number=1, title="Street lights")
    action = Action(code="N-1", title="Light", group="night-group", milestones=(step,))
    keep_actions(by=manager, partnership=ANYTOWN, actions=[action])
    ended = replace(NIGHT, valid_to=LAST)
    told = refused(keeps_body(manager, ended))
    assert "Night Group answers for N-1." in told[0][1]
    done = replace(step, progress=Progress.DROPPED)
    keep_actions(
        by=manager, partnership=ANYTOWN, actions=[replace(action, milestones=(done,))]
    )
    assert keeps_body(manager, ended)() > 0


def test_ended_body_takes_its_seats_along_and_nobody_new(manager: Actor) -> None:
    add_bodies(by=manager, partnership=ANYTOWN, bodies=[NIGHT])
    seat = Membership(organisation="police", body="night-group")
    add_memberships(by=manager, partnership=ANYTOWN, memberships=[seat])
    keeps_body(manager, replace(NIGHT, valid_to=LAST))()
    assert [m.valid_to for m in frame().memberships if m.body == "night-group"] == [
        LAST
    ]
    below = replace(NIGHT, slug="later-group", parent="night-group")
    assert fields_refused(
        lambda: add_bodies(by=manager, partnership=ANYTOWN, bodies=[below])
    ) == ["parent"]
    again = replace(seat, capacity="chair")
    assert fields_refused(
        lambda: add_memberships(by=manager, partnership=ANYTOWN, memberships=[again])
    ) == ["body"]


@pytest.mark.parametrize(
    ("seat", "field"),
    [
        (Membership(organisation="shops", body="board"), "organisation"),
        (Membership(organisation="nobody", body="board"), "organisation"),
        (Membership(organisation="police", body="nowhere"), "body"),
        (
            Membership(organisation="police", body="board", capacity="chair"),
            "organisation",
        ),
    ],
)
def test_seat_that_cannot_be_is_refused(
    manager: Actor, seat: Membership, field: str
) -> None:
    assert fields_refused(
        lambda: add_memberships(by=manager, partnership=ANYTOWN, memberships=[seat])
    ) == [field]


def test_seat_ends_and_its_end_is_taken_back(manager: Actor) -> None:
    end_membership(by=manager, partnership=ANYTOWN, place=0, last=LAST)
    assert frame().memberships[0].valid_to == LAST
    assert latest().detail["after"] == {"valid_to": "2009-03-31"}
    end_membership(by=manager, partnership=ANYTOWN, place=0, last=None)
    assert frame().memberships[0].valid_to is None
    with pytest.raises(NotFound):
        end_membership(by=manager, partnership=ANYTOWN, place=2, last=LAST)


@pytest.mark.parametrize("account", ["analyst", "theme-lead", "board", "agency"])
def test_nobody_but_a_manager_keeps_the_structure(account: str) -> None:
    actor = the_cast()[account]
    seat = Membership(organisation="police", body="delivery-board")
    for attempt in (
        adds(actor, FIRE),
        keeps(actor, replace(organisation("police"), name="Mine")),
        lambda: add_bodies(by=actor, partnership=ANYTOWN, bodies=[NIGHT]),
        keeps_body(actor, replace(body("board"), local_name="Mine")),
        lambda: add_memberships(by=actor, partnership=ANYTOWN, memberships=[seat]),
        lambda: end_membership(by=actor, partnership=ANYTOWN, place=0, last=LAST),
    ):
        with pytest.raises(NotPermitted):
            attempt()


def test_the_outsider_is_told_of_no_partnership() -> None:
    outsider = the_cast()["outsider"]
    with pytest.raises(NotFound, match="no partnership called anytown"):
        adds(outsider, FIRE)()
