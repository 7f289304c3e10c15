"""Keys to the API: of one agency, shown once, ended for good, and in the ledger."""

from __future__ import annotations

import json
from hashlib import sha256

import pytest

from saferplan.core.partnership.roles import Role
from saferplan.store import models
from saferplan.usecases.actor import Actor, Grant
from saferplan.usecases.errors import NotFound, NotPermitted, Refused, UnknownAccount
from saferplan.usecases.partnership.api_tokens import (
    NewToken,
    end_token,
    make_token,
    resolve_token,
    tokens,
)
from saferplan.usecases.permissions import Doing, may, may_report
from tests.cast import EVERYBODY, OPERATOR_NAME, OUTSIDER, the_cast
from tests.factories.holdings import ANYTOWN, OTHERTOWN

pytestmark = pytest.mark.django_db
MAY = {"manager", OPERATOR_NAME}


def made(by: Actor, organisation: str = "police", name: str = "records") -> NewToken:
    return make_token(by=by, partnership=ANYTOWN, organisation=organisation, name=name)


def test_a_key_acts_as_its_agency_and_the_groups_it_leads() -> None:
    key = made(the_cast()["manager"])
    actor = resolve_token(key.token)
    assert actor.account == f"token {key.made.start}"
    assert actor.on_behalf_of == "County Constabulary"
    assert actor.grants == (
        Grant(partnership=ANYTOWN, role=Role.PARTNER_AGENCY, organisation="police"),
        Grant(
            partnership=ANYTOWN,
            role=Role.PARTNER_AGENCY,
            body="burglary-group",
            organisation="police",
        ),
    )
    assert key.made.reports == ("County Constabulary", "Burglary Group")


def test_a_key_does_what_an_agency_may_and_no_more() -> None:
    actor = resolve_token(made(the_cast()["manager"]).token)
    allowed = {doing for doing in Doing if may(actor, doing, ANYTOWN)}
    assert allowed == {Doing.READ, Doing.REPORT}
    assert not any(may(actor, doing, OTHERTOWN) for doing in Doing)
    reports = ("police", "burglary-group", "abuse-group", "anytown-council")
    assert [may_report(actor, ANYTOWN, one) for one in reports] == [
        True,
        True,
        False,
        False,
    ]
    assert not actor.is_cleared(ANYTOWN)


def test_only_the_hash_of_a_key_is_kept() -> None:
    key = made(the_cast()["manager"])
    row = models.ApiTokenRow.objects.get()
    assert key.token.startswith("sfp_")
    assert len(key.token) == len("sfp_") + 43
    assert row.token_hash == sha256(key.token.encode()).hexdigest()
    held = json.dumps(list(models.ApiTokenRow.objects.values()), default=str)
    logged = json.dumps(list(models.LedgerEntry.objects.values()), default=str)
    assert key.token not in held
    assert key.token not in logged


def test_two_keys_are_never_the_same() -> None:
    manager = the_cast()["manager"]
    assert made(manager).token != made(manager).token


def test_making_and_ending_are_each_one_entry_of_the_ledger() -> None:
    manager = the_cast()["manager"]
    entries = models.LedgerEntry.objects.filter(partnership__slug=ANYTOWN)
    before = entries.count()
    key = made(manager)
    number = key.made.number
    end_token(by=manager, partnership=ANYTOWN, number=number)
    end_token(by=manager, partnership=ANYTOWN, number=number)
    new = list(entries.order_by("number"))[before:]
    assert [(e.what, e.account) for e in new] == [
        ("make_token", "manager"),
        ("end_token", "manager"),
    ]
    assert new[0].detail["before"] is None
    assert new[0].detail["after"]["organisation"] == "police"
    assert new[1].detail["before"]["ended_at"] is None
    assert new[1].detail["after"]["ended_at"]


def test_a_key_that_was_ended_opens_nothing() -> None:
    manager = the_cast()["manager"]
    key = made(manager)
    ended = end_token(by=manager, partnership=ANYTOWN, number=key.made.number)
    assert not ended.is_open
    with pytest.raises(UnknownAccount):
        resolve_token(key.token)


@pytest.mark.parametrize("token", ["", "sfp_", "sfp_" + "a" * 43, "\udcff", "x" * 9999])
def test_what_is_no_key_opens_nothing(token: str) -> None:
    made(the_cast()["manager"])
    with pytest.raises(UnknownAccount):
        resolve_token(token)


@pytest.mark.parametrize("who", EVERYBODY)
def test_only_the_manager_deals_with_keys(who: str) -> None:
    cast = the_cast()
    number = made(cast["manager"]).made.number
    entries = models.LedgerEntry.objects.count()
    doing = (
        lambda by: made(by),
        lambda by: tokens(by, ANYTOWN),
        lambda by: end_token(by=by, partnership=ANYTOWN, number=number),
    )
    for one in doing:
        if who in MAY:
            one(cast[who])
            continue
        with pytest.raises(NotFound if who == OUTSIDER else NotPermitted):
            one(cast[who])
    assert (models.LedgerEntry.objects.count() == entries) == (who not in MAY)


def test_a_manager_cannot_end_the_key_of_another_partnership() -> None:
    cast = the_cast()
    key = made(cast["manager"])
    for number in (key.made.number, 0, -1, 10**30):
        with pytest.raises(NotFound):
            end_token(by=cast[OUTSIDER], partnership=OTHERTOWN, number=number)
    assert resolve_token(key.token).grants


@pytest.mark.parametrize(
    ("organisation", "name"),
    [
        ("nobody", "records"),
        ("", "records"),
        ("police", "  "),
        ("police", "a\x00b"),
        ("police", "x" * 201),
    ],
)
def test_a_key_needs_an_agency_and_a_name(organisation: str, name: str) -> None:
    manager = the_cast()["manager"]
    with pytest.raises(Refused):
        made(manager, organisation, name)
    assert not models.ApiTokenRow.objects.exists()


def test_keys_are_listed_newest_first_with_those_that_were_ended() -> None:
    manager = the_cast()["manager"]
    first = made(manager, name="first").made
    made(manager, "anytown-council", "second")
    end_token(by=manager, partnership=ANYTOWN, number=first.number)
    found = tokens(manager, ANYTOWN)
    assert [(one.name, one.organisation, one.is_open) for one in found] == [
        ("second", "anytown-council", True),
        ("first", "police", False),
    ]
