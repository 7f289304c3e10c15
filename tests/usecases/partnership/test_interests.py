"""Declared interests: said by everybody for themselves, ended by a manager."""

from __future__ import annotations

import pytest
from django.utils import timezone

from saferplan.store import models
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import NotFound, NotPermitted, Refused
from saferplan.usecases.partnership.interests import (
    declare_interest,
    end_interest,
    interests,
)
from saferplan.usecases.plan.queries import actions
from tests.cast import the_cast
from tests.factories.holdings import ANYTOWN
from tests.web.access.people import ACTION, ELSEWHERE_ACTION, prepare

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> dict[str, Actor]:
    """The cast, with an action about commissioning; the reader has an interest."""
    made = the_cast()
    prepare()
    return made


def declare(by: Actor, account: str = "", action: str = ACTION) -> None:
    declare_interest(
        by=by,
        partnership=ANYTOWN,
        account=account or by.account,
        action=action,
        words="my employer bids",
    )


def seen(by: Actor) -> list[str]:
    return [one.code for one in actions(by, ANYTOWN)]


def test_whoever_declares_an_interest_no_longer_sees_what_is_bought(
    cast: dict[str, Actor],
) -> None:
    assert seen(cast["board"]) == [ACTION]
    declare(cast["board"])
    assert seen(cast["board"]) == []
    assert seen(cast["chair"]) == [ACTION]
    end_interest(
        by=cast["manager"], partnership=ANYTOWN, account="board", action=ACTION
    )
    assert seen(cast["board"]) == [ACTION]


def test_declaring_and_ending_are_logged(cast: dict[str, Actor]) -> None:
    declare(cast["board"])
    end_interest(
        by=cast["manager"], partnership=ANYTOWN, account="board", action=ACTION
    )
    declared, ended = models.LedgerEntry.objects.order_by("-pk")[:2][::-1]
    said = {"action": ACTION, "words": "my employer bids"}
    assert (declared.what, declared.account, declared.detail) == (
        "declare_interest",
        "board",
        {"account": "board", "before": None, "after": said},
    )
    today = timezone.localdate().isoformat()
    assert (ended.what, ended.account, ended.detail) == (
        "end_interest",
        "manager",
        {
            "account": "board",
            "before": said,
            "after": {"action": ACTION, "ended_on": today},
        },
    )


def test_a_manager_declares_for_others_and_nobody_else_does(
    cast: dict[str, Actor],
) -> None:
    declare(cast["manager"], "chair")
    assert seen(cast["chair"]) == []
    with pytest.raises(NotPermitted):
        declare(cast["board"], "analyst")
    assert seen(cast["analyst"]) == [ACTION]


def test_nobody_ends_an_interest_but_a_manager(cast: dict[str, Actor]) -> None:
    for who in ("reader", "analyst", "chair"):
        with pytest.raises(NotPermitted):
            end_interest(
                by=cast[who], partnership=ANYTOWN, account="reader", action=ACTION
            )
    with pytest.raises(NotFound):
        end_interest(
            by=cast["manager"], partnership=ANYTOWN, account="chair", action=ACTION
        )


def test_everybody_reads_their_own_and_a_manager_all(cast: dict[str, Actor]) -> None:
    declare(cast["board"])
    told = {
        who: [(i.account, i.action) for i in interests(cast[who], ANYTOWN)]
        for who in ("manager", "board", "reader", "chair")
    }
    assert told == {
        "manager": [("reader", ACTION), ("board", ACTION)],
        "board": [("board", ACTION)],
        "reader": [("reader", ACTION)],
        "chair": [],
    }


def test_an_interest_names_an_action_of_here_and_says_what_it_is(
    cast: dict[str, Actor],
) -> None:
    before = models.LedgerEntry.objects.count()
    for action in (ELSEWHERE_ACTION, "", "a\x00b", "x" * 500):
        with pytest.raises(Refused, match="has no action"):
            declare(cast["board"], action=action)
    for words in (" ", "x" * 1001, "a\x00b"):
        with pytest.raises(Refused):
            declare_interest(
                by=cast["board"],
                partnership=ANYTOWN,
                account="board",
                action=ACTION,
                words=words,
            )
    assert models.LedgerEntry.objects.count() == before
