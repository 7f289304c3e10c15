"""A post handed over: the successor finds what the predecessor left."""

from __future__ import annotations

import pytest

from saferplan.core.periods import Month
from saferplan.store import models
from saferplan.usecases.actor import Actor, Grant, Role, resolve
from saferplan.usecases.boards.request_variance import request_variance
from saferplan.usecases.errors import NotFound, NotPermitted, Refused, UnknownAccount
from saferplan.usecases.partnership.hand_over import HandedOver, hand_over
from saferplan.usecases.partnership.links import open_link
from saferplan.usecases.partnership.people import moves, people, person
from saferplan.usecases.plan.queries import actions
from saferplan.usecases.returns.queries import one_return
from saferplan.usecases.returns.save_return import save_return
from saferplan.usecases.returns.submit_return import submit_return
from tests.cast import the_cast
from tests.factories.holdings import ANYTOWN
from tests.factories.plan import SHEDS, with_actions
from tests.usecases.returns.a_month import (
    HOLDER,
    JANUARY,
    WHERE,
    cast_of_two_lines,
    typed,
)

pytestmark = pytest.mark.django_db
LEADING = Grant(partnership=ANYTOWN, role=Role.THEME_LEAD, body=HOLDER)


def over(by: Actor, to: str = "reader", **more: str) -> HandedOver:
    return hand_over(
        by=by,
        partnership=ANYTOWN,
        from_account="theme-lead",
        to_account=to,
        grant=LEADING,
        **more,
    )


def test_the_successor_saves_and_sends_the_draft_the_predecessor_left() -> None:
    cast = cast_of_two_lines()
    save_return(by=cast["theme-lead"], **WHERE, typed=typed(BURGLARY="31"))
    with pytest.raises(NotPermitted):
        save_return(by=cast["reader"], **WHERE, typed=typed(BURGLARY="31"))

    over(cast["manager"])

    successor = resolve("reader")
    found = one_return(actor=successor, **WHERE)
    assert {t.code: t.value for t in found.typed.lines} == {
        "BURGLARY": "31",
        "SHEDS": "",
    }
    saved = save_return(
        by=successor,
        **WHERE,
        typed=typed(BURGLARY="31", SHEDS="11"),
        seen=found.standing.last,
    )
    submit_return(
        by=successor,
        **WHERE,
        typed=typed(BURGLARY="31", SHEDS="11"),
        seen=saved.standing.last,
    )
    assert [e.account for e in one_return(actor=successor, **WHERE).events] == [
        "theme-lead",
        "reader",
        "reader",
    ]
    with pytest.raises(UnknownAccount):
        resolve("theme-lead")


def test_what_moves_is_counted_before_it_does() -> None:
    cast = the_cast()
    nothing = moves(cast["manager"], ANYTOWN, LEADING)
    assert nothing.told == ""
    with_actions()
    save_return(by=cast["theme-lead"], **WHERE, typed=typed(BURGLARY="31"))
    february = WHERE | {"month": Month(2009, 2)}
    save_return(by=cast["theme-lead"], **february, typed=typed(BURGLARY="31"))
    request_variance(
        by=cast["theme-lead"],
        partnership=ANYTOWN,
        holder=HOLDER,
        month=JANUARY,
        action=SHEDS,
        change="Fit them in May",
        reason="The supplier is late",
    )
    found = moves(cast["manager"], ANYTOWN, LEADING)
    # Both of the burglary group's actions have a milestone to come.
    assert found.told == "2 open returns, 2 actions and 1 variance asked for"
    assert not moves(
        cast["manager"], ANYTOWN, Grant(partnership=ANYTOWN, role=Role.READER)
    ).told


def test_the_successor_moves_the_actions_along() -> None:
    cast = the_cast()
    with_actions()
    over(cast["manager"])
    held = {a.group for a in actions(resolve("reader"), ANYTOWN)}
    assert HOLDER in held
    reading = Grant(partnership=ANYTOWN, role=Role.READER)
    assert set(resolve("reader").grants) == {LEADING, reading}


def test_the_post_goes_along_and_the_clearance_does_not() -> None:
    cast = the_cast()
    models.GrantRow.objects.filter(user__account="theme-lead").update(post="Lead")
    assert cast["theme-lead"].is_cleared(ANYTOWN)
    over(cast["manager"])
    assert not resolve("reader").is_cleared(ANYTOWN)
    assert not models.ClearanceRow.objects.filter(user__account="theme-lead").exists()
    posts = {h.post for h in person(cast["manager"], ANYTOWN, "reader").held}
    assert posts == {"", "Lead"}
    assert "theme-lead" not in {p.account for p in people(cast["manager"], ANYTOWN)}


def test_a_successor_who_is_new_gets_an_account_and_a_link() -> None:
    manager = the_cast()["manager"]
    done = over(manager, "l.jones", name="Lee Jones", email="lee@example.org")
    assert done.invitation is not None
    assert open_link(done.invitation.token).account == "l.jones"
    assert resolve("l.jones").grants == (LEADING,)


def test_it_is_logged_from_whom_to_whom() -> None:
    over(the_cast()["manager"])
    entry = models.LedgerEntry.objects.latest("pk")
    role = {"role": "theme_lead", "body": HOLDER}
    assert (entry.what, entry.account, entry.detail) == (
        "hand_over",
        "manager",
        {
            "account": "theme-lead",
            "before": role | {"account": "theme-lead"},
            "after": role | {"account": "reader", "has_left": True},
        },
    )


def test_a_manager_hands_over_to_somebody_and_there_is_still_one() -> None:
    manager = the_cast()["manager"]
    hand_over(
        by=manager,
        partnership=ANYTOWN,
        from_account="manager",
        to_account="analyst",
        grant=Grant(partnership=ANYTOWN, role=Role.MANAGER),
    )
    assert Role.MANAGER in {g.role for g in resolve("analyst").grants}


def test_what_cannot_be_handed_over_is_refused_and_nothing_moves() -> None:
    manager = the_cast()["manager"]
    before = models.LedgerEntry.objects.count()
    with pytest.raises(Refused, match="name the successor"):
        over(manager, "theme-lead")
    with pytest.raises(Refused, match="is taken"):
        over(manager, "outsider")
    with pytest.raises(Refused):
        over(manager, "")
    with pytest.raises(NotFound):
        hand_over(
            by=manager,
            partnership=ANYTOWN,
            from_account="reader",
            to_account="analyst",
            grant=LEADING,
        )
    assert models.LedgerEntry.objects.count() == before
    assert resolve("theme-lead").grants == (LEADING,)
