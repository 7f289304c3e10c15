"""How a partnership works: the defaults, a change, and what the log keeps of it."""

from __future__ import annotations

from datetime import date

import pytest

from saferplan.core.partnership.settings import PartnershipSettings
from saferplan.store import models
from saferplan.usecases.errors import NotFound, NotPermitted, Refused
from saferplan.usecases.partnership.settings import change_settings, settings
from tests.cast import OUTSIDER, the_cast
from tests.factories.holdings import ANYTOWN

pytestmark = pytest.mark.django_db
GOOD_FRIDAY, BOXING_DAY = date(2009, 4, 10), date(2008, 12, 26)


def test_without_a_decision_two_people_sign_off_and_no_day_is_closed() -> None:
    assert settings(the_cast()["reader"], ANYTOWN) == PartnershipSettings(
        one_person_sign_off=False, closed_days=()
    )


def test_a_change_leaves_what_was_not_named_and_is_logged() -> None:
    manager = the_cast()["manager"]
    change_settings(
        by=manager, partnership=ANYTOWN, closed_days=[GOOD_FRIDAY, BOXING_DAY]
    )
    change_settings(by=manager, partnership=ANYTOWN, one_person_sign_off=True)

    assert settings(manager, ANYTOWN) == PartnershipSettings(
        one_person_sign_off=True, closed_days=(BOXING_DAY, GOOD_FRIDAY)
    )
    entry = models.LedgerEntry.objects.latest("pk")
    assert (entry.what, entry.account) == ("change_settings", "manager")
    days = ["2008-12-26", "2009-04-10"]
    assert entry.detail == {
        "before": {"one_person_sign_off": False, "closed_days": days},
        "after": {"one_person_sign_off": True, "closed_days": days},
    }


def test_the_same_again_writes_nothing() -> None:
    manager = the_cast()["manager"]
    entries = models.LedgerEntry.objects.count()
    change_settings(by=manager, partnership=ANYTOWN, one_person_sign_off=False)
    assert models.LedgerEntry.objects.count() == entries


def test_a_day_twice_is_refused() -> None:
    with pytest.raises(Refused, match="stands there twice"):
        change_settings(
            by=the_cast()["manager"],
            partnership=ANYTOWN,
            closed_days=[GOOD_FRIDAY, GOOD_FRIDAY],
        )


def test_only_a_manager_decides() -> None:
    cast = the_cast()
    for who in ("analyst", "chair", "reader", "agency"):
        with pytest.raises(NotPermitted):
            change_settings(by=cast[who], partnership=ANYTOWN, one_person_sign_off=True)
    with pytest.raises(NotFound):
        change_settings(
            by=cast[OUTSIDER], partnership=ANYTOWN, one_person_sign_off=True
        )
    assert not models.SettingsVersion.objects.exists()
