"""Accounts: made by the operator, with a password worth the name, for a role."""

from __future__ import annotations

import pytest
from django.contrib.auth import authenticate

from saferplan.store import models
from saferplan.usecases.actor import OPERATOR, Actor, Grant, Role, resolve
from saferplan.usecases.errors import NotFound, NotPermitted, Refused
from saferplan.usecases.partnership.give_access import give_access
from saferplan.usecases.partnership.load_partnership import load_partnership
from tests.factories.holdings import ANYTOWN, anytown

pytestmark = pytest.mark.django_db

GOOD = "three purple herons"


def _give(account: str = "j.analyst", password: str = GOOD, **place: object) -> bool:
    settings: dict[str, object] = {"partnership": ANYTOWN, "role": Role.ANALYST} | place
    return give_access(
        account=account,
        name="An analyst",
        password=password,
        grant=Grant(**settings),
        by=OPERATOR,
    )


@pytest.fixture(autouse=True)
def _partnership() -> None:
    load_partnership(holdings=anytown(), by=OPERATOR, source="a test")


def test_new_account_signs_in_and_has_its_role() -> None:
    assert _give() is True
    assert authenticate(username="j.analyst", password=GOOD) is not None
    assert resolve("j.analyst").grants == (
        Grant(partnership=ANYTOWN, role=Role.ANALYST),
    )
    assert not models.User.objects.get(account="j.analyst").is_demonstration


def test_access_is_an_entry_of_the_ledger() -> None:
    _give()
    entry = models.LedgerEntry.objects.latest("number")
    assert (entry.what, entry.account) == ("give_access", "operator")
    assert entry.detail == {"granted": {"j.analyst": "analyst"}}
    assert GOOD not in str(entry.detail)


def test_account_that_is_there_gets_another_role_and_keeps_its_password() -> None:
    _give()
    assert _give(password="", role=Role.READER) is False
    assert authenticate(username="j.analyst", password=GOOD) is not None
    assert [g.role for g in resolve("j.analyst").grants] == [Role.ANALYST, Role.READER]


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"password": "short"}, "too short"),
        ({"password": "password123"}, "too common"),
        ({"account": "operator"}, "operator"),
        ({"account": ""}, "blank"),
        ({"body": "no-such-body"}, "has no body no-such-body"),
        ({"organisation": "nobody"}, "has no organisation nobody"),
        ({"role": Role.PARTNER_AGENCY}, "names its organisation or its body"),
    ],
)
def test_access_that_does_not_fit_is_refused_and_leaves_nothing(
    settings: dict[str, object], sentence: str
) -> None:
    before = models.LedgerEntry.objects.count()
    with pytest.raises(Refused, match=sentence):
        _give(**settings)
    assert models.User.objects.count() == 0
    assert models.LedgerEntry.objects.count() == before


def test_role_is_given_once() -> None:
    _give()
    with pytest.raises(Refused, match=r"is analyst of anytown already"):
        _give(password="")


def test_only_the_operator_gives_access() -> None:
    manager = Actor(
        account="m", grants=(Grant(partnership=ANYTOWN, role=Role.MANAGER),)
    )
    with pytest.raises(NotPermitted):
        give_access(
            account="x",
            name="",
            password=GOOD,
            grant=Grant(partnership=ANYTOWN, role=Role.READER),
            by=manager,
        )


def test_unknown_partnership_is_not_found() -> None:
    with pytest.raises(NotFound):
        _give(partnership="elsewhere")
