"""Clearance: who is cleared, until when, and what is left for those who are not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from saferplan.core.indicators.vocabulary import DataState, Missing
from saferplan.core.partnership.roles import Role
from saferplan.core.periods import Month, month
from saferplan.store import models
from saferplan.usecases.actor import Actor, Grant, resolve
from saferplan.usecases.boards.make_pack import make_pack
from saferplan.usecases.errors import NotPermitted
from saferplan.usecases.indicators.queries import Standing, ledger, standing
from saferplan.usecases.indicators.record_observation import record_observation
from saferplan.usecases.partnership.clear import end_clearance, give_clearance
from saferplan.usecases.partnership.export_partnership import export_partnership
from tests.cast import the_cast
from tests.factories.holdings import (
    ANYTOWN,
    AS_AT,
    BURGLARY,
    REPEATS,
    anytown,
    burglaries,
    repeats,
)

pytestmark = pytest.mark.django_db


def seen(by: Actor, as_at: date = AS_AT, entry: int | None = None) -> Standing:
    return standing(actor=by, partnership=ANYTOWN, as_at=as_at, entry=entry)


def is_withheld(by: Actor, code: str = REPEATS) -> bool:
    line = seen(by).line(code)
    assert line is not None
    return line.position.data_state is DataState.SUPPRESSED


def test_roles_bring_no_clearance_and_names_do() -> None:
    cast = the_cast()
    withheld = {name for name, by in cast.items() if name in SEES and is_withheld(by)}
    assert withheld == {"stakeholder", "scrutiny", "reader"}


SEES = (
    *("manager", "analyst", "theme-lead", "board", "chair"),
    *("stakeholder", "scrutiny", "reader", "operator"),
)


def test_a_manager_without_a_clearance_is_as_uncleared_as_anybody() -> None:
    manager = replace(the_cast()["manager"], cleared_in=frozenset())
    assert is_withheld(manager)
    assert not is_withheld(manager, BURGLARY)


@pytest.mark.parametrize(
    ("role", "body", "organisation", "withheld"),
    [
        (Role.THEME_LEAD, "abuse-group", "", False),
        (Role.THEME_LEAD, "burglary-group", "", True),
        (Role.PARTNER_AGENCY, "abuse-group", "", False),
        (Role.BOARD_MEMBER, "abuse-group", "", True),
        (Role.CHAIR, "delivery-board", "", True),
    ],
)
def test_whoever_reports_an_indicator_sees_its_small_counts(
    role: Role, body: str, organisation: str, withheld: bool
) -> None:
    the_cast()
    grant = Grant(partnership=ANYTOWN, role=role, body=body, organisation=organisation)
    assert is_withheld(Actor(account="somebody", grants=(grant,))) is withheld


def test_a_clearance_elsewhere_is_none_here() -> None:
    reader = replace(the_cast()["reader"], cleared_in=frozenset({"othertown"}))
    assert is_withheld(reader)


@pytest.mark.parametrize(("days", "withheld"), [(0, False), (1, False), (-1, True)])
def test_a_clearance_lasts_to_the_end_of_its_last_day(
    days: int, withheld: bool
) -> None:
    cast = the_cast()
    give_clearance(
        by=cast["manager"], partnership=ANYTOWN, account="reader", reason="audit"
    )
    last = timezone.localdate() + timedelta(days=days)
    models.ClearanceRow.objects.filter(user__account="reader").update(until=last)
    assert is_withheld(resolve("reader")) is withheld


def test_a_clearance_given_and_ended_is_logged_with_its_reason() -> None:
    manager = the_cast()["manager"]
    until = timezone.localdate() + timedelta(days=30)
    give_clearance(
        by=manager, partnership=ANYTOWN, account="reader", reason="audit", until=until
    )
    end_clearance(by=manager, partnership=ANYTOWN, account="reader")
    given, ended = models.LedgerEntry.objects.order_by("-pk")[:2][::-1]
    told = {"reason": "audit", "until": until.isoformat()}
    assert (given.what, given.account, given.detail) == (
        "give_clearance",
        "manager",
        {"account": "reader", "before": None, "after": told},
    )
    assert (ended.what, ended.detail) == (
        "end_clearance",
        {"account": "reader", "before": told, "after": None},
    )


def test_it_is_withheld_at_every_date_and_every_entry() -> None:
    """Before the small count came in, too: what was shown then could be subtracted."""
    cast = the_cast(anytown(burglaries(), replace(repeats(), observations=())))
    first = models.LedgerEntry.objects.filter(partnership__slug=ANYTOWN).count()
    for at, part in ((Month(2008, 4), 12), (Month(2008, 5), 2)):
        record_observation(
            by=cast["manager"],
            partnership=ANYTOWN,
            code=REPEATS,
            period=month(at),
            known_on=date(2009, 3, 30),
            numerator=part,
            denominator=20,
        )
        line = seen(cast["reader"]).line(REPEATS)
        assert line is not None
        small = at == Month(2008, 5)
        assert (line.position.data_state is DataState.SUPPRESSED) is small
    for as_at in (date(2008, 4, 30), date(2008, 5, 31), AS_AT):
        for entry in (first + 1, first + 2):
            line = seen(cast["reader"], as_at, entry).line(REPEATS)
            assert line is not None
            assert line.position.figure.value is None
            assert line.history == ()


def test_the_rows_keep_their_periods_alone() -> None:
    cast = the_cast()
    mine = ledger(actor=cast["reader"], partnership=ANYTOWN, code=REPEATS)
    every = ledger(actor=cast["board"], partnership=ANYTOWN, code=REPEATS)
    assert [r.period for r in mine.observations] == [
        r.period for r in every.observations
    ]
    # What has not come is awaited for everybody: it has no number to withhold.
    withheld, awaited = Missing.SUPPRESSED, Missing.AWAITED
    assert [r.missing for r in mine.observations] == [*[withheld] * 3, awaited]
    assert [r.numerator for r in every.observations] == [2, 5, 4, None]


def test_a_pack_made_by_somebody_uncleared_has_the_line_withheld() -> None:
    cast = the_cast()

    def value(by: Actor) -> float | None:
        made = make_pack(
            by=by, partnership=ANYTOWN, body="delivery-board", month=Month(2008, 6)
        )
        found = {line.code: line for line in made.lines}[REPEATS]
        return found.position.figure.value

    assert value(cast["reader"]) is None
    # 2 + 5 + 4 of 10 + 16 + 13.
    assert value(cast["board"]) == pytest.approx(100 * 11 / 39)


def test_an_export_needs_a_clearance_while_there_are_small_counts() -> None:
    cast = the_cast()
    analyst = replace(cast["analyst"], cleared_in=frozenset())
    with pytest.raises(NotPermitted, match="manager can give this clearance"):
        export_partnership(slug=ANYTOWN, by=analyst)
    assert export_partnership(slug=ANYTOWN, by=cast["analyst"]).series
    assert export_partnership(slug=ANYTOWN, by=cast["operator"]).series


def test_an_export_without_small_counts_needs_none() -> None:
    cast = the_cast(anytown(burglaries()))
    analyst = replace(cast["analyst"], cleared_in=frozenset())
    assert len(export_partnership(slug=ANYTOWN, by=analyst).series) == 1
