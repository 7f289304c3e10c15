"""Action plans: kept, moved, and hidden from whoever has an interest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import transaction
from django.utils import timezone

from saferplan.core.plan.actions import Action, Progress
from saferplan.store import models, reading, writing
from saferplan.usecases.actor import OPERATOR
from saferplan.usecases.errors import NotFound, NotPermitted, Refused
from saferplan.usecases.plan.keep_actions import keep_actions
from saferplan.usecases.plan.move_milestone import move_milestone
from saferplan.usecases.plan.queries import actions, one_action
from tests.cast import the_cast
from tests.factories.holdings import ANYTOWN
from tests.factories.plan import (
    HELPLINE,
    LOCKS,
    SHEDS,
    a_milestone,
    some_actions,
    with_actions,
)

pytestmark = pytest.mark.django_db


def _row() -> models.PartnershipRow:
    found = reading.find_partnership(ANYTOWN)
    assert found is not None
    return found


def _last_entry() -> models.LedgerEntry:
    found = reading.latest_entry(_row())
    assert found is not None
    return found


def _declare(account: str, code: str, ended_on: date | None = None) -> None:
    with transaction.atomic():
        entry = writing.open_entry(
            _row(), account=account, on_behalf_of="", what="declare_interest"
        )
        writing.add_row(
            entry,
            models.InterestVersion,
            account=account,
            action=code,
            words="my sister's firm",
            ended_on=ended_on,
        )


def test_actions_come_back_as_they_were_kept() -> None:
    the_cast()
    kept = with_actions()
    assert (kept.new, kept.changed, kept.milestones) == (3, 0, 5)
    assert actions(OPERATOR, ANYTOWN) == some_actions()
    assert [a.code for a in actions(OPERATOR, ANYTOWN, group="abuse-group")] == [
        HELPLINE
    ]


def test_keeping_the_same_actions_twice_writes_nothing() -> None:
    the_cast()
    with_actions()
    before = _last_entry().number
    assert with_actions().entry == 0
    assert _last_entry().number == before


def test_only_what_changed_gets_a_new_version_and_keeps_its_place() -> None:
    people = the_cast()
    with_actions()
    first = some_actions()[0]
    changed = replace(first, title="Fit better locks")
    kept = keep_actions(by=people["analyst"], partnership=ANYTOWN, actions=[changed])
    assert (kept.new, kept.changed, kept.milestones) == (0, 1, 0)
    assert [a.title for a in actions(OPERATOR, ANYTOWN)] == [
        "Fit better locks",
        "Buy locks from a supplier",
        "Open a helpline",
    ]
    assert _last_entry().detail["actions"] == {
        SHEDS: {
            "before": {"title": "Fit locks to sheds"},
            "after": {"title": "Fit better locks"},
        }
    }


def test_the_same_file_read_again_does_not_undo_a_move() -> None:
    people = the_cast()
    with_actions()
    move_milestone(
        by=people["manager"],
        partnership=ANYTOWN,
        action=SHEDS,
        number=2,
        progress=Progress.UNDER_WAY,
    )
    assert with_actions().entry == 0
    step = one_action(OPERATOR, ANYTOWN, SHEDS).milestone(2)
    assert step is not None
    assert step.progress is Progress.UNDER_WAY


def test_words_that_are_not_in_the_plan_are_all_told() -> None:
    the_cast()
    wrong = Action(
        code="X",
        title="X",
        group="nobody",
        priority="peace",
        organisation="nowhere",
        themes=("joy",),
        indicators=("NI0",),
    )
    with pytest.raises(Refused) as caught:
        keep_actions(by=OPERATOR, partnership=ANYTOWN, actions=[wrong, wrong])
    assert caught.value.problems[:6] == (
        "The action X stands there twice; leave one out.",
        "X: there is no group called nobody here.",
        "X: there is no organisation called nowhere here.",
        "X: the plan has no priority called peace.",
        "X: the plan has no theme called joy.",
        "X: there is no indicator NI0 here.",
    )
    assert actions(OPERATOR, ANYTOWN) == ()


@pytest.mark.parametrize("account", ["theme-lead", "board", "agency", "reader"])
def test_others_do_not_keep_actions(account: str) -> None:
    people = the_cast()
    with pytest.raises(NotPermitted):
        keep_actions(by=people[account], partnership=ANYTOWN, actions=some_actions())
    assert actions(OPERATOR, ANYTOWN) == ()


def test_an_interest_hides_the_commissioning_action_alone_until_it_ends() -> None:
    people = the_cast()
    with_actions()
    _declare("theme-lead", LOCKS)
    _declare("theme-lead", SHEDS)
    lead = people["theme-lead"]
    assert [a.code for a in actions(lead, ANYTOWN)] == [SHEDS, HELPLINE]
    assert len(actions(people["manager"], ANYTOWN)) == 3
    with pytest.raises(NotFound):
        one_action(lead, ANYTOWN, LOCKS)
    with pytest.raises(NotFound):
        move_milestone(
            by=lead,
            partnership=ANYTOWN,
            action=LOCKS,
            number=1,
            progress=Progress.UNDER_WAY,
        )
    _declare("theme-lead", LOCKS, ended_on=timezone.localdate())
    assert len(actions(lead, ANYTOWN)) == 3


def test_the_theme_lead_moves_the_own_groups_milestones() -> None:
    people = the_cast()
    with_actions()
    moved = move_milestone(
        by=people["theme-lead"],
        partnership=ANYTOWN,
        action=SHEDS,
        number=2,
        progress=Progress.DONE,
        done_on=date(2008, 12, 1),
        remark="120 locks",
    )
    assert one_action(OPERATOR, ANYTOWN, SHEDS).milestone(2) == moved
    assert moved.due == date(2008, 11, 30)
    assert _last_entry().detail == {
        "action": SHEDS,
        "milestone": 2,
        "before": {"progress": "not_started", "done_on": None, "remark": ""},
        "after": {"progress": "done", "done_on": "2008-12-01", "remark": "120 locks"},
    }
    with pytest.raises(NotPermitted):
        move_milestone(
            by=people["theme-lead"],
            partnership=ANYTOWN,
            action=HELPLINE,
            number=1,
            progress=Progress.DONE,
        )


@pytest.mark.parametrize("account", ["board", "chair", "agency", "reader", "scrutiny"])
def test_others_do_not_move_milestones(account: str) -> None:
    people = the_cast()
    with_actions()
    before = _last_entry().number
    with pytest.raises(NotPermitted):
        move_milestone(
            by=people[account],
            partnership=ANYTOWN,
            action=SHEDS,
            number=2,
            progress=Progress.UNDER_WAY,
        )
    assert _last_entry().number == before


def test_the_outsider_is_told_of_no_partnership() -> None:
    people = the_cast()
    with_actions()
    with pytest.raises(NotFound, match="no partnership"):
        move_milestone(
            by=people["outsider"],
            partnership=ANYTOWN,
            action=SHEDS,
            number=2,
            progress=Progress.UNDER_WAY,
        )


def test_a_move_over_a_later_move_is_refused_with_who_and_when() -> None:
    people = the_cast()
    seen = with_actions().entry
    move_milestone(
        by=people["manager"],
        partnership=ANYTOWN,
        action=SHEDS,
        number=2,
        progress=Progress.UNDER_WAY,
        seen_entry=seen,
    )
    with pytest.raises(Refused, match="manager changed milestone 2 of B-1"):
        move_milestone(
            by=people["theme-lead"],
            partnership=ANYTOWN,
            action=SHEDS,
            number=2,
            progress=Progress.DROPPED,
            seen_entry=seen,
        )


def test_a_day_to_come_and_a_day_without_done_are_refused() -> None:
    people = the_cast()
    with_actions()
    for progress, day in (
        (Progress.DONE, date(2100, 1, 1)),
        (Progress.UNDER_WAY, date(2008, 12, 1)),
    ):
        with pytest.raises(Refused):
            move_milestone(
                by=people["manager"],
                partnership=ANYTOWN,
                action=SHEDS,
                number=2,
                progress=progress,
                done_on=day,
            )


def test_a_milestone_number_twice_is_no_action() -> None:
    with pytest.raises(ValueError, match="milestone number twice"):
        replace(some_actions()[0], milestones=(a_milestone(), a_milestone()))
