"""What do you hold, why, and who has seen it?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import transaction

from saferplan.core.periods import Month
from saferplan.store import models, writing
from saferplan.usecases.boards.answer import answer
from saferplan.usecases.errors import NotFound, NotPermitted
from saferplan.usecases.partnership.note_export import note_export
from tests.cast import EVERYBODY, the_cast
from tests.factories.holdings import ANYTOWN
from tests.usecases.returns.registering import CRIMES, NOISE, registered

pytestmark = pytest.mark.django_db
TODAY = date(2009, 1, 15)


def entry(what: str, **pack: Any) -> None:
    """Something that went out, as the ledger and the list of packs have it."""
    row = models.PartnershipRow.objects.get(slug=ANYTOWN)
    with transaction.atomic():
        made = writing.open_entry(row, account="manager", on_behalf_of="", what=what)
        if pack:
            writing.add_row(
                made,
                models.IssuedPackRow,
                **({"cut": made.number - 1, "audience": "board", "version": 1} | pack),
            )


def test_answer_tells_which_papers_and_exports_carried_it() -> None:
    cast = the_cast()
    registered()
    december = Month(2008, 12).first
    entry("issue_pack", body="delivery-board", month=december)
    entry("issue_pack", body="abuse-group", month=december)
    entry("issue_pack", body="burglary-group", month=december, version=2)
    note_export(by=cast["analyst"], partnership=ANYTOWN)
    found = answer(cast["manager"], ANYTOWN, today=TODAY)
    crimes, noise = found.data_sets
    # Crimes make the burglaries: in the board's papers, the burglary group's and
    # the export, not in those of the group on abuse. Noise makes nothing.
    assert [one.what for one in crimes.carried] == [
        "Papers of Getting It Done for December 2008, version 1",
        "Papers of Burglary Group for December 2008, version 2",
        "Export of everything held, as a folder",
    ]
    assert crimes.carried[-1].account == "analyst"
    assert noise.carried == ()


def test_answer_tells_who_can_see_by_role_and_clearance() -> None:
    cast = the_cast()
    registered()
    user = models.User.objects.get(account="chair")
    models.ClearanceRow.objects.filter(user=user).delete()
    models.ClearanceRow.objects.filter(user__account="analyst").update(
        until=date(2009, 6, 30)
    )
    models.ClearanceRow.objects.filter(user__account="board").update(
        until=date(2009, 1, 14)
    )
    models.User.objects.filter(account="reader").update(is_active=False)
    found = answer(cast["manager"], ANYTOWN, today=TODAY)
    readers = {one.account: one for one in found.readers}
    assert set(readers) == set(EVERYBODY) - {"operator", "outsider", "reader"}
    assert not readers["chair"].is_cleared
    assert not readers["board"].is_cleared  # it ran out the day before
    assert readers["analyst"].cleared_until == date(2009, 6, 30)
    assert readers["agency"].sees == "its own figures"
    crimes, noise = found.data_sets
    assert {r.account for r in crimes.readers} == set(readers)
    # Nothing is made of the noise, and it is the council's.
    assert {r.account for r in noise.readers} == set()


def test_agency_is_answered_about_its_own() -> None:
    cast = the_cast()
    registered()
    found = answer(cast["agency"], ANYTOWN, today=TODAY)
    assert [one.data_set.feed.slug for one in found.data_sets] == [CRIMES]
    whole = answer(cast["scrutiny"], ANYTOWN, today=TODAY)
    assert [one.data_set.feed.slug for one in whole.data_sets] == [CRIMES, NOISE]


def test_answer_is_for_those_who_read_the_register() -> None:
    cast = the_cast()
    registered()
    for who in ("reader", "stakeholder"):
        with pytest.raises(NotPermitted):
            answer(cast[who], ANYTOWN)
    with pytest.raises(NotFound):
        answer(cast["outsider"], ANYTOWN)
