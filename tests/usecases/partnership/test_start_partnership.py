"""Starting a partnership: who may, under which names, and who manages it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from django.db import connection

from saferplan.core.partnership.structure import TAKEN, Partnership
from saferplan.store import models, reading
from saferplan.usecases.actor import OPERATOR, Grant, Role, resolve
from saferplan.usecases.errors import NotPermitted, Refused
from saferplan.usecases.partnership.change_frame import change_frame
from saferplan.usecases.partnership.let_start import let_start
from saferplan.usecases.partnership.start_partnership import start_partnership
from tests.cast import ACCOUNTS, the_cast
from tests.factories.holdings import ANYTOWN, OTHERTOWN
from tests.usecases.refusing import fields_refused, latest, refused

pytestmark = pytest.mark.django_db
NEW = Partnership(slug="sometown", name="Safer Sometown", area="Sometown")


def test_who_starts_a_partnership_manages_it_and_nobody_elses() -> None:
    the_cast()
    assert start_partnership(by=resolve("manager"), partnership=NEW) == 1
    assert resolve("manager").grants_in("sometown") == (
        Grant(partnership="sometown", role=Role.MANAGER),
    )
    assert len(resolve("manager").grants_in(ANYTOWN)) == 1
    assert not resolve("analyst").grants_in("sometown")


def test_the_first_entry_says_who_started_it_and_what_was_said() -> None:
    the_cast()
    start_partnership(by=resolve("manager"), partnership=NEW)
    entry = latest()
    assert (entry.number, entry.account, entry.what) == (
        1,
        "manager",
        "start_partnership",
    )
    assert entry.detail["before"] is None
    assert entry.detail["after"]["name"] == "Safer Sometown"
    assert entry.detail["granted"] == {"manager": "manager"}


@pytest.mark.parametrize("account", [a for a in ACCOUNTS if a != "manager"])
def test_nobody_else_may_start_one(account: str) -> None:
    actor = the_cast()[account]
    with pytest.raises(NotPermitted):
        start_partnership(by=actor, partnership=NEW)
    assert not models.PartnershipRow.objects.filter(slug="sometown").exists()


@pytest.mark.parametrize("slug", [ANYTOWN, OTHERTOWN])
def test_name_that_is_taken_is_refused_in_the_same_words(slug: str) -> None:
    manager = the_cast()["manager"]
    told = refused(
        lambda: start_partnership(by=manager, partnership=replace(NEW, slug=slug))
    )
    assert told == [("slug", f"The short name {slug} is not free; choose another one.")]


def test_our_own_addresses_are_no_short_name() -> None:
    assert "new-partnership" in TAKEN
    with pytest.raises(ValueError, match="address of saferplan's own"):
        replace(NEW, slug="new-partnership")


def test_everything_missing_is_told_at_once() -> None:
    manager = the_cast()["manager"]
    bare = replace(NEW, name=" ", area="", population=0)
    assert fields_refused(lambda: start_partnership(by=manager, partnership=bare)) == [
        "name",
        "area",
        "population",
    ]


def test_words_that_nobody_can_read_are_refused_at_their_field() -> None:
    manager = the_cast()["manager"]
    strange = replace(NEW, vision="100\u202e06", area="x" * 6000)
    assert fields_refused(
        lambda: start_partnership(by=manager, partnership=strange)
    ) == ["area", "vision"]


def test_operator_lets_a_new_account_and_one_that_is_there() -> None:
    assert let_start(account="me", name="", password="three purple herons", by=OPERATOR)
    assert resolve("me").may_start
    the_cast()
    assert not resolve("reader").may_start
    assert not let_start(account="reader", name="", password="", by=OPERATOR)
    assert resolve("reader").may_start


def test_only_the_operator_lets_somebody_start() -> None:
    with pytest.raises(NotPermitted):
        let_start(account="reader", name="", password="", by=the_cast()["manager"])


def test_weak_password_makes_no_account() -> None:
    with pytest.raises(Refused):
        let_start(account="me", name="", password="short", by=OPERATOR)
    assert not models.User.objects.filter(account="me").exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_start_it_at_once_one_does() -> None:
    manager = the_cast()["manager"]

    def start(name: str) -> str:
        try:
            start_partnership(by=manager, partnership=replace(NEW, name=name))
        except Refused:
            return ""
        finally:
            connection.close()
        return name

    with ThreadPoolExecutor(2) as pool:
        found = [name for name in pool.map(start, ("One", "Other")) if name]
    assert len(found) == 1
    row = models.PartnershipRow.objects.get(slug="sometown")
    assert reading.structure(row).name == found[0]
    assert models.GrantRow.objects.filter(partnership=row).count() == 1


def test_changed_frame_keeps_what_is_not_asked_and_tells_the_rest() -> None:
    manager = the_cast()["manager"]
    row = models.PartnershipRow.objects.get(slug=ANYTOWN)
    before = reading.structure(row)
    wanted = replace(
        before, name="Anytown Together", organisations=(), bodies=(), memberships=()
    )
    assert change_frame(by=manager, partnership=wanted) > 1
    assert reading.structure(row) == replace(before, name="Anytown Together")
    assert latest().detail == {
        "before": {"name": "Safer Anytown Partnership"},
        "after": {"name": "Anytown Together"},
    }
    assert change_frame(by=manager, partnership=reading.structure(row)) == 0


@pytest.mark.parametrize("account", ["analyst", "chair", "agency", "reader"])
def test_nobody_but_a_manager_changes_the_frame(account: str) -> None:
    cast = the_cast()
    frame = reading.structure(models.PartnershipRow.objects.get(slug=ANYTOWN))
    with pytest.raises(NotPermitted):
        change_frame(by=cast[account], partnership=replace(frame, name="Mine"))
