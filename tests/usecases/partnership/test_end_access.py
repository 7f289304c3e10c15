"""Ending somebody's part, and changing it."""

from __future__ import annotations

import pytest
from django.test import Client

from saferplan.store import models
from saferplan.usecases.actor import Actor, Grant, Role, resolve
from saferplan.usecases.errors import NotFound, Refused, UnknownAccount
from saferplan.usecases.partnership.api_tokens import make_token, resolve_token
from saferplan.usecases.partnership.end_access import change_grant, end_access
from saferplan.usecases.partnership.invite import invite, reset_link
from saferplan.usecases.partnership.links import open_link
from tests.cast import the_cast
from tests.factories.holdings import ANYTOWN, OTHERTOWN
from tests.factories.people import GrantRowFactory

pytestmark = pytest.mark.django_db
READING = Grant(partnership=ANYTOWN, role=Role.READER)
MANAGING = Grant(partnership=ANYTOWN, role=Role.MANAGER)


@pytest.fixture
def manager() -> Actor:
    return the_cast()["manager"]


def test_every_role_and_the_clearance_end_and_the_account_is_closed(
    manager: Actor,
) -> None:
    client = Client()
    client.force_login(models.User.objects.get(account="board"))
    assert client.get(f"/{ANYTOWN}/").status_code == 200
    made = reset_link(by=manager, partnership=ANYTOWN, account="board")

    ended = end_access(by=manager, partnership=ANYTOWN, account="board")

    assert ended.is_closed
    with pytest.raises(UnknownAccount):
        resolve("board")
    with pytest.raises(NotFound):
        open_link(made.token)
    assert not models.ClearanceRow.objects.filter(user__account="board").exists()
    assert "/sign-in/" in client.get(f"/{ANYTOWN}/").url
    entry = models.LedgerEntry.objects.latest("pk")
    assert (entry.what, entry.detail["account"]) == ("end_access", "board")
    assert entry.detail["before"]["granted"] == [
        {"role": "board_member", "body": "delivery-board"}
    ]
    assert entry.detail["after"] == {"is_closed": True}


def test_whoever_works_elsewhere_too_keeps_the_account(manager: Actor) -> None:
    other = models.PartnershipRow.objects.get(slug=OTHERTOWN)
    GrantRowFactory(user=models.User.objects.get(account="reader"), partnership=other)
    ended = end_access(by=manager, partnership=ANYTOWN, account="reader")
    assert not ended.is_closed
    assert [g.partnership for g in resolve("reader").grants] == [OTHERTOWN]


def test_the_only_manager_cannot_be_ended_or_made_something_else(
    manager: Actor,
) -> None:
    before = models.LedgerEntry.objects.count()
    with pytest.raises(Refused, match="the only manager of anytown"):
        end_access(by=manager, partnership=ANYTOWN, account="manager")
    with pytest.raises(Refused, match="the only manager"):
        change_grant(
            by=manager,
            partnership=ANYTOWN,
            account="manager",
            before=MANAGING,
            after=READING,
        )
    assert models.LedgerEntry.objects.count() == before
    change_grant(
        by=manager,
        partnership=ANYTOWN,
        account="analyst",
        before=Grant(partnership=ANYTOWN, role=Role.ANALYST),
        after=MANAGING,
    )
    assert end_access(by=manager, partnership=ANYTOWN, account="manager").is_closed


def test_an_agencys_keys_are_the_agencys_and_stay(manager: Actor) -> None:
    key = make_token(
        by=manager, partnership=ANYTOWN, organisation="police", name="records"
    )
    end_access(by=manager, partnership=ANYTOWN, account="agency")
    assert resolve_token(key.token).grants_in(ANYTOWN)


def test_nobody_ends_what_is_not_there(manager: Actor) -> None:
    for account in ("outsider", "nobody", "operator", "a\x00b", ""):
        with pytest.raises(NotFound):
            end_access(by=manager, partnership=ANYTOWN, account=account)
    assert resolve("outsider").grants


def test_a_role_changes_and_the_log_says_from_what_to_what(manager: Actor) -> None:
    after = Grant(partnership=ANYTOWN, role=Role.THEME_LEAD, body="abuse-group")
    change_grant(
        by=manager,
        partnership=ANYTOWN,
        account="reader",
        before=READING,
        after=after,
        post=" Coordinator ",
    )
    assert resolve("reader").grants == (after,)
    assert models.LedgerEntry.objects.latest("pk").detail == {
        "account": "reader",
        "before": {"role": "reader"},
        "after": {"role": "theme_lead", "body": "abuse-group", "post": "Coordinator"},
    }


def test_the_post_alone_can_change(manager: Actor) -> None:
    change_grant(
        by=manager,
        partnership=ANYTOWN,
        account="reader",
        before=READING,
        after=READING,
        post="Clerk",
    )
    assert models.GrantRow.objects.get(user__account="reader").post == "Clerk"


def test_a_role_that_is_not_held_or_held_twice_is_refused(manager: Actor) -> None:
    with pytest.raises(NotFound):
        change_grant(
            by=manager,
            partnership=ANYTOWN,
            account="reader",
            before=MANAGING,
            after=READING,
        )
    scrutiny = Grant(partnership=ANYTOWN, role=Role.SCRUTINY)
    invite(
        by=manager,
        partnership=ANYTOWN,
        account="reader",
        name="",
        email="",
        grant=scrutiny,
    )
    with pytest.raises(Refused, match="already"):
        change_grant(
            by=manager,
            partnership=ANYTOWN,
            account="reader",
            before=scrutiny,
            after=READING,
        )


def test_a_closed_account_can_be_invited_again_and_nobody_is_still_signed_in(
    manager: Actor,
) -> None:
    client = Client()
    client.force_login(models.User.objects.get(account="reader"))
    end_access(by=manager, partnership=ANYTOWN, account="reader")
    made = invite(
        by=manager,
        partnership=ANYTOWN,
        account="reader",
        name="Somebody",
        email="",
        grant=READING,
    )
    assert open_link(made.token).account == "reader"
    assert "/sign-in/" in client.get(f"/{ANYTOWN}/").url
