"""The demonstration: made once, and never over what somebody has entered."""

from __future__ import annotations

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.hashers import check_password

from saferplan.store import models
from saferplan.usecases.actor import OPERATOR, resolve
from saferplan.usecases.errors import Refused
from saferplan.usecases.partnership.cast import PASSWORD
from saferplan.usecases.partnership.make_demonstration import make_demonstration
from saferplan.usecases.partnership.queries import demonstration_accounts
from tests.cast import ACCOUNTS, the_cast
from tests.factories.holdings import anytown, othertown
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def test_accounts_sign_in_with_the_one_password() -> None:
    made = make_demonstration(holdings=[anytown(), othertown()], by=OPERATOR)
    assert tuple(account for account, _ in made.accounts) == ACCOUNTS
    user = authenticate(username="manager", password=PASSWORD)
    assert user == models.User.objects.get(account="manager")
    hashed = set(models.User.objects.values_list("password", flat=True))
    assert all(check_password(PASSWORD, one) for one in hashed)


def test_demonstration_accounts_are_told_to_the_sign_in_page() -> None:
    assert demonstration_accounts() == ()
    the_cast()
    UserFactory(account="real")
    UserFactory(account="extra", is_demonstration=True)
    assert tuple(a for a, _ in demonstration_accounts()) == (*ACCOUNTS, "extra")


def test_making_it_again_adds_nothing() -> None:
    the_cast()
    before = models.LedgerEntry.objects.count()
    the_cast()
    assert models.LedgerEntry.objects.count() == before
    assert models.User.objects.count() == len(ACCOUNTS)
    assert models.GrantRow.objects.count() == len(ACCOUNTS)


def test_making_it_again_leaves_a_changed_password() -> None:
    the_cast()
    models.User.objects.filter(account="board").update(password="changed")
    the_cast()
    assert models.User.objects.get(account="board").password == "changed"


def test_outsider_belongs_to_the_smaller_whatever_the_order() -> None:
    make_demonstration(holdings=[othertown(), anytown()], by=OPERATOR)
    assert [g.partnership for g in resolve("outsider").grants] == ["othertown"]
    assert [g.partnership for g in resolve("reader").grants] == ["anytown"]


def test_outsider_of_a_single_example_has_no_role() -> None:
    make_demonstration(holdings=[anytown()], by=OPERATOR)
    assert resolve("outsider").grants == ()


def test_account_that_somebody_has_is_refused_and_nothing_is_written() -> None:
    UserFactory(account="manager")
    with pytest.raises(Refused, match="Somebody has the account manager"):
        make_demonstration(holdings=[anytown()], by=OPERATOR)
    assert models.PartnershipRow.objects.count() == 0


def test_without_an_example_it_is_refused() -> None:
    with pytest.raises(Refused):
        make_demonstration(holdings=[], by=OPERATOR)
