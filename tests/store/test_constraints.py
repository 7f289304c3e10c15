"""What the tables themselves refuse, whoever writes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from saferplan.store import models
from tests.cast import the_cast
from tests.factories.people import GrantRowFactory, UserFactory

pytestmark = pytest.mark.django_db

APRIL = {"period_start": date(2008, 4, 1), "period_end": date(2008, 4, 30)}


def a_row_about_april(**changes: Any) -> dict[str, Any]:
    """The columns of an observation that is taken."""
    entry = models.LedgerEntry.objects.filter(partnership__slug="anytown").latest("pk")
    indicator = models.IndicatorRow.objects.filter(partnership__slug="anytown").first()
    held = {
        "entry": entry,
        "indicator": indicator,
        "place": 99,
        "period_basis": "month",
        "known_on": date(2009, 3, 30),
        "value": 1.0,
        **APRIL,
    }
    return held | changes


def test_observation_with_a_value_is_taken() -> None:
    the_cast()
    assert models.ObservationRow.objects.create(**a_row_about_april()).pk


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"value": None}, id="neither value nor state"),
        pytest.param({"missing": "awaited"}, id="value and state"),
        pytest.param({"numerator": 1, "denominator": 2}, id="value and quotient"),
        pytest.param({"value": None, "numerator": 1}, id="numerator alone"),
        pytest.param(
            {"value": None, "numerator": 1, "denominator": -1},
            id="negative denominator",
        ),
        pytest.param({"value": None, "missing": "lost"}, id="unknown state"),
        pytest.param({"period_basis": "fortnight"}, id="unknown basis"),
        pytest.param({"period_end": date(2008, 3, 31)}, id="ends before it starts"),
    ],
)
def test_observation_that_says_too_little_or_too_much_is_refused(
    changes: dict[str, Any],
) -> None:
    the_cast()
    with pytest.raises(IntegrityError), transaction.atomic():
        models.ObservationRow.objects.create(**a_row_about_april(**changes))


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"status": "set"}, id="set without a number"),
        pytest.param({"status": "to_be_set", "value": 3}, id="to be set with a number"),
        pytest.param({"status": "set", "value": 3, "upper": 2}, id="band upside down"),
        pytest.param(
            {"status": "set", "percent_of_change": 1, "upper": 2}, id="half band"
        ),
        pytest.param({"status": "perhaps", "value": 3}, id="unknown status"),
        pytest.param({"status": "set", "value": 3, "profile": "wavy"}, id="profile"),
    ],
)
def test_target_that_contradicts_itself_is_refused(changes: dict[str, Any]) -> None:
    the_cast()
    row = a_row_about_april(value=None) | {"profile": "none"} | changes
    with pytest.raises(IntegrityError), transaction.atomic():
        models.TargetRow.objects.create(**row)


def test_ledger_number_is_given_once() -> None:
    the_cast()
    first = models.LedgerEntry.objects.filter(partnership__slug="anytown").earliest(
        "pk"
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        models.LedgerEntry.objects.create(
            partnership=first.partnership,
            number=first.number,
            at=first.at,
            account="somebody",
            what="again",
        )


@pytest.mark.parametrize("account", ["operator", ""])
def test_account_of_the_operator_belongs_to_nobody(account: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        UserFactory(account=account)


def test_grant_of_an_unknown_role_is_refused() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        GrantRowFactory(role="emperor")
