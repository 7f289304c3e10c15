"""Who may do what: the whole table, each use-case with each of the cast."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from saferplan.core.partnership.roles import Role
from saferplan.core.periods import Month, month
from saferplan.store import models
from saferplan.usecases.actor import OPERATOR, Actor, resolve
from saferplan.usecases.boards.make_pack import make_pack
from saferplan.usecases.errors import NotFound, NotPermitted, UnknownAccount
from saferplan.usecases.indicators import queries as indicator_queries
from saferplan.usecases.indicators.record_observation import record_observation
from saferplan.usecases.indicators.trace_figure import trace_figure
from saferplan.usecases.partnership import queries
from saferplan.usecases.partnership.export_partnership import export_partnership
from saferplan.usecases.partnership.load_partnership import load_partnership
from saferplan.usecases.partnership.make_demonstration import make_demonstration
from saferplan.usecases.permissions import ALLOWED, Doing, may
from tests.cast import ACCOUNTS, EVERYBODY, OPERATOR_NAME, OUTSIDER, the_cast
from tests.factories.holdings import (
    ANYTOWN,
    AS_AT,
    BURGLARY,
    DEATHS,
    REPEATS,
    anytown,
    burglaries,
)
from tests.factories.people import GrantRowFactory, UserFactory

pytestmark = pytest.mark.django_db
Case = Callable[[Actor], object]


def standing(by: Actor) -> object:
    return indicator_queries.standing(actor=by, partnership=ANYTOWN, as_at=AS_AT)


def ledger_of(code: str) -> Case:
    return lambda by: indicator_queries.ledger(actor=by, partnership=ANYTOWN, code=code)


def trace(by: Actor) -> object:
    """Follow the code of the repeats, as it was printed for the operator."""
    shown = indicator_queries.standing(
        actor=OPERATOR, partnership=ANYTOWN, as_at=AS_AT
    ).line(REPEATS)
    assert shown is not None
    return trace_figure(actor=by, code=shown.trace)


def record(by: Actor) -> object:
    return record_observation(
        by=by,
        partnership=ANYTOWN,
        code=BURGLARY,
        period=month(Month(2009, 1)),
        value=30,
        known_on=date(2009, 3, 30),
    )


def pack(by: Actor) -> object:
    return make_pack(
        by=by, partnership=ANYTOWN, body="delivery-board", month=Month(2008, 12)
    )


def load(by: Actor) -> object:
    return load_partnership(holdings=anytown(burglaries()), by=by, source="x")


EVERYONE_INSIDE = {
    "manager", "analyst", "theme-lead", "board", "agency", "reader", OPERATOR_NAME
}  # fmt: skip
ALL_BUT_THE_AGENCY = EVERYONE_INSIDE - {"agency"}
RECORDERS = {"manager", "analyst", OPERATOR_NAME}
TABLE: dict[str, tuple[Case, set[str]]] = {
    "structure": (lambda by: queries.structure(by, ANYTOWN), EVERYONE_INSIDE),
    "plan": (lambda by: queries.plan(by, ANYTOWN), EVERYONE_INSIDE),
    "branding": (lambda by: queries.branding(by, ANYTOWN), EVERYONE_INSIDE),
    "standing": (standing, EVERYONE_INSIDE),
    "latest month": (
        lambda by: indicator_queries.latest_month(by, ANYTOWN),
        EVERYONE_INSIDE,
    ),
    "ledger of its own": (ledger_of(BURGLARY), EVERYONE_INSIDE),
    "ledger of others": (ledger_of(REPEATS), ALL_BUT_THE_AGENCY),
    "trace of others": (trace, ALL_BUT_THE_AGENCY),
    "make a pack": (pack, ALL_BUT_THE_AGENCY),
    "record": (record, RECORDERS),
    "export": (lambda by: export_partnership(slug=ANYTOWN, by=by), RECORDERS),
    "log": (lambda by: queries.log(by, ANYTOWN), RECORDERS),
    "load": (load, {"manager", OPERATOR_NAME}),
    "demonstration": (
        lambda by: make_demonstration(holdings=[anytown()], by=by),
        {OPERATOR_NAME},
    ),
}


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("what", TABLE)
def test_table(what: str, who: str) -> None:
    case, allowed = TABLE[what]
    by = the_cast()[who]
    entries = models.LedgerEntry.objects.count()
    if who in allowed:
        case(by)
        return
    with pytest.raises((NotFound, NotPermitted)):
        case(by)
    assert models.LedgerEntry.objects.count() == entries


@pytest.mark.parametrize("what", [w for w in TABLE if w != "demonstration"])
def test_outsider_is_told_the_same_as_of_a_partnership_that_is_not_there(
    what: str,
) -> None:
    cast = the_cast()
    with pytest.raises(NotFound) as told:
        TABLE[what][0](cast[OUTSIDER])
    with pytest.raises(NotFound) as none:
        queries.structure(cast[OUTSIDER], "nowhere")
    assert str(told.value) == str(none.value).replace("nowhere", ANYTOWN)


def test_agency_reads_its_own_indicators_alone() -> None:
    cast = the_cast()
    found = indicator_queries.standing(
        actor=cast["agency"], partnership=ANYTOWN, as_at=AS_AT
    )
    # The police lead the burglary group, and own the deaths on the roads.
    assert [line.code for line in found.lines] == [BURGLARY, DEATHS]


def test_partnerships_are_those_of_the_actor() -> None:
    cast = the_cast()
    seen = {
        name: [p.slug for p in queries.partnerships(actor)]
        for name, actor in cast.items()
    }
    assert seen == {
        **{name: [ANYTOWN] for name in ACCOUNTS if name != OUTSIDER},
        OUTSIDER: ["othertown"],
        OPERATOR_NAME: [ANYTOWN, "othertown"],
    }


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("doing", Doing)
def test_permissions_are_those_of_the_role(role: Role, doing: Doing) -> None:
    user = UserFactory()
    GrantRowFactory(user=user, role=role.value, partnership__slug="anywhere")
    actor = resolve(user.account)
    assert may(actor, doing, "anywhere") == (role in ALLOWED[doing])
    assert not may(actor, doing, "elsewhere")


def test_account_that_is_closed_or_not_there_is_unknown() -> None:
    UserFactory(account="gone", is_active=False)
    for account in ("gone", "nobody", "operator"):
        with pytest.raises(UnknownAccount):
            resolve(account)


def test_account_without_a_role_sees_nothing() -> None:
    the_cast()
    nobody = resolve(UserFactory().account)
    assert queries.partnerships(nobody) == ()
    with pytest.raises(NotFound):
        queries.structure(nobody, ANYTOWN)
