"""Who may do what: the whole table, each use-case with each of the cast."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from saferplan.core.partnership.roles import Role
from saferplan.core.periods import Month, month
from saferplan.store import models
from saferplan.usecases.actor import OPERATOR, Actor, Grant, resolve
from saferplan.usecases.boards.make_pack import make_pack
from saferplan.usecases.errors import NotFound, NotPermitted, UnknownAccount
from saferplan.usecases.indicators import queries as indicator_queries
from saferplan.usecases.indicators.record_observation import record_observation
from saferplan.usecases.indicators.trace_figure import trace_figure
from saferplan.usecases.partnership import queries
from saferplan.usecases.partnership.clear import end_clearance, give_clearance
from saferplan.usecases.partnership.end_access import change_grant, end_access
from saferplan.usecases.partnership.export_partnership import export_partnership
from saferplan.usecases.partnership.hand_over import hand_over
from saferplan.usecases.partnership.interests import interests
from saferplan.usecases.partnership.invite import invite, reset_link
from saferplan.usecases.partnership.load_partnership import load_partnership
from saferplan.usecases.partnership.log import log_page
from saferplan.usecases.partnership.make_demonstration import make_demonstration
from saferplan.usecases.partnership.people import moves, people
from saferplan.usecases.partnership.settings import change_settings, settings
from saferplan.usecases.permissions import ALLOWED, Doing, may, may_report
from tests.cast import (
    ACCOUNTS,
    EVERYBODY,
    INSIDERS,
    OPERATOR_NAME,
    OUTSIDER,
    the_cast,
)
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


def grant_of(account: str) -> Grant:
    """The first role of somebody of the cast."""
    return resolve(account).grants[0]


def somebody_new(by: Actor) -> object:
    return invite(
        by=by, partnership=ANYTOWN, account="new", name="", email="", grant=READING
    )


def changed(by: Actor) -> object:
    after = Grant(partnership=ANYTOWN, role=Role.ANALYST)
    return change_grant(
        by=by, partnership=ANYTOWN, account="reader", before=READING, after=after
    )


def handed_over(by: Actor) -> object:
    return hand_over(
        by=by,
        partnership=ANYTOWN,
        from_account="theme-lead",
        to_account="reader",
        grant=grant_of("theme-lead"),
    )


def cleared(by: Actor) -> object:
    return give_clearance(
        by=by, partnership=ANYTOWN, account="reader", reason="checks returns"
    )


def about(do: Callable[..., object], account: str) -> Case:
    return lambda by: do(by=by, partnership=ANYTOWN, account=account)


READING = Grant(partnership=ANYTOWN, role=Role.READER)
EVERYONE_INSIDE = {*INSIDERS, OPERATOR_NAME}
ALL_BUT_THE_AGENCY = EVERYONE_INSIDE - {"agency"}
RECORDERS = {"manager", "analyst", OPERATOR_NAME}
MANAGERS = {"manager", OPERATOR_NAME}
# The repeats are sensitive, with counts of 1 to 4 among them.
CLEARED = {"manager", "analyst", "theme-lead", "board", "chair", OPERATOR_NAME}
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
    "trace of small counts": (trace, CLEARED),
    "make a pack": (pack, ALL_BUT_THE_AGENCY),
    "record": (record, RECORDERS),
    "export": (lambda by: export_partnership(slug=ANYTOWN, by=by), RECORDERS),
    "log": (lambda by: queries.log(by, ANYTOWN), RECORDERS),
    "log page": (lambda by: log_page(actor=by, partnership=ANYTOWN), RECORDERS),
    "load": (load, MANAGERS),
    "settings": (lambda by: settings(by, ANYTOWN), EVERYONE_INSIDE),
    "change settings": (
        lambda by: change_settings(
            by=by, partnership=ANYTOWN, one_person_sign_off=True
        ),
        MANAGERS,
    ),
    "people": (lambda by: people(by, ANYTOWN), MANAGERS),
    "what moves": (lambda by: moves(by, ANYTOWN, READING), MANAGERS),
    "invite": (somebody_new, MANAGERS),
    "reset": (about(reset_link, "reader"), MANAGERS),
    "change a role": (changed, MANAGERS),
    "hand over": (handed_over, MANAGERS),
    "clear": (cleared, MANAGERS),
    "end a clearance": (about(end_clearance, "board"), MANAGERS),
    "end access": (about(end_access, "reader"), MANAGERS),
    "interests": (lambda by: interests(by, ANYTOWN), EVERYONE_INSIDE),
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


M, A, T, B, C = (
    Role.MANAGER,
    Role.ANALYST,
    Role.THEME_LEAD,
    Role.BOARD_MEMBER,
    Role.CHAIR,
)
P, H, S, R = Role.PARTNER_AGENCY, Role.STAKEHOLDER, Role.SCRUTINY, Role.READER
SPEC: dict[Doing, set[Role]] = {
    Doing.READ: {M, A, T, B, C, P, H, S, R},
    Doing.MAKE_PACK: {M, A, T, B, C, H, S, R},
    Doing.RECORD: {M, A},
    Doing.EXPORT: {M, A},
    Doing.LOAD: {M},
    Doing.READ_LOG: {M, A},
    Doing.SET_UP: {M},
    Doing.REPORT: {M, A, T, P},
    Doing.ACCEPT: {M, A},
    Doing.ISSUE: {M},
    Doing.READ_REGISTER: {M, A, T, B, C, S},
    Doing.KEEP_REGISTER: {M, A},
    Doing.INVITE: {M},
    Doing.DECIDE: {C},
    Doing.MINUTE: {M},
    Doing.CHALLENGE: {M, C, B, H, S},
    Doing.SUPPORT: {M, C, B},
    Doing.PROPOSE: {M, A, T, C},
    Doing.READ_MONEY: {M, A, T, B, C, H, S},
    Doing.KEEP_MONEY: {M, A},
}
"""Who may do what, written a second time: a change to the table is a change here."""


def test_every_doing_and_every_role_is_in_the_specification() -> None:
    assert set(SPEC) == set(Doing) == set(ALLOWED)
    assert set().union(*SPEC.values()) == set(Role)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("doing", Doing)
def test_permissions_are_those_of_the_role(role: Role, doing: Doing) -> None:
    user = UserFactory()
    GrantRowFactory(user=user, role=role.value, partnership__slug="anywhere")
    actor = resolve(user.account)
    assert may(actor, doing, "anywhere") == (role in SPEC[doing])
    assert not may(actor, doing, "elsewhere")


@pytest.mark.parametrize(
    ("who", "holders"),
    [
        ("manager", {"burglary-group", "abuse-group", "police"}),
        ("analyst", {"burglary-group", "abuse-group", "police"}),
        ("theme-lead", {"burglary-group"}),
        ("agency", {"burglary-group", "police"}),
        ("board", set()),
        ("chair", set()),
        ("stakeholder", set()),
        ("scrutiny", set()),
        ("reader", set()),
        (OUTSIDER, set()),
        (OPERATOR_NAME, {"burglary-group", "abuse-group", "police"}),
    ],
)
def test_returns_are_filled_in_by_those_who_report(who: str, holders: set[str]) -> None:
    actor = the_cast()[who]
    every = ("burglary-group", "abuse-group", "police")
    assert {h for h in every if may_report(actor, ANYTOWN, h)} == holders


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
