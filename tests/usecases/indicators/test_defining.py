"""Indicators added and changed: what is counted, from when, and what it breaks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import transaction

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.observation import as_known
from saferplan.core.indicators.vocabulary import Aggregation, Marker
from saferplan.core.periods import Basis, Month
from saferplan.store import models, reading, writing
from saferplan.store.additions import Additions
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import NotFound, NotPermitted
from saferplan.usecases.indicators import queries
from saferplan.usecases.indicators.add_indicator import add_indicator
from saferplan.usecases.indicators.change_definition import change_definition
from tests.builders import a_ratio, an_indicator
from tests.cast import the_cast
from tests.factories.holdings import ANYTOWN, BURGLARY, REPEATS
from tests.usecases.refusing import fields_refused, latest

pytestmark = pytest.mark.django_db
OCTOBER = date(2008, 10, 1)


@pytest.fixture
def manager() -> Actor:
    return the_cast()["manager"]


def versions(code: str) -> tuple[Indicator, ...]:
    row = models.PartnershipRow.objects.get(slug=ANYTOWN)
    (found,) = reading.definitions(row, codes=[code]).values()
    return found


def series(code: str, manager: Actor) -> dict[Month, frozenset[Marker]]:
    held = queries.ledger(actor=manager, partnership=ANYTOWN, code=code)
    return {
        row.period.last_month: row.markers
        for row in as_known(held.observations)
        if not row.is_forecast
    }


def test_new_indicator_comes_last_and_is_told(manager: Actor) -> None:
    new = an_indicator(code="FIRES", owner="police", priority="burglary")
    add_indicator(by=manager, partnership=ANYTOWN, definition=new)
    row = models.PartnershipRow.objects.get(slug=ANYTOWN)
    codes = [v[-1].code for v in reading.definitions(row).values()]
    assert codes[-1] == "FIRES"
    assert latest().detail["indicator"] == "FIRES"
    assert latest().detail["after"]["owner"] == "police"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"code": "burglary"}, "code"),
        ({"code": "A  B"}, "code"),
        ({"owner": "nobody"}, "owner"),
        ({"owner": "shops"}, "owner"),
        ({"groups": ("nowhere",)}, "groups"),
        ({"priority": "nothing"}, "priority"),
        ({"source": "a\x00b"}, "source"),
        ({"aggregation": Aggregation.RATIO, "numerator": "some"}, "denominator"),
        ({"aggregation": Aggregation.RATE, "denominator": "all"}, "numerator"),
    ],
)
def test_indicator_that_cannot_be_is_refused_at_its_field(
    manager: Actor, changed: dict[str, object], field: str
) -> None:
    new = replace(an_indicator(code="FIRES"), numerator="", denominator="")
    new = replace(new, **changed)  # type: ignore[arg-type]  # one field at a time
    assert fields_refused(
        lambda: add_indicator(by=manager, partnership=ANYTOWN, definition=new)
    ) == [field]


def test_other_words_are_a_new_version_and_need_no_day(manager: Actor) -> None:
    (before,) = versions(BURGLARY)
    after = replace(before, plain_title="Break-ins", owner="police")
    change_definition(by=manager, partnership=ANYTOWN, definition=after)
    assert [v.version for v in versions(BURGLARY)] == [1, 2]
    assert versions(BURGLARY)[-1] == replace(after, version=2)
    detail = latest().detail
    assert detail["counts_differently"] is False
    assert detail["before"]["owner"] == "burglary-group"
    assert Marker.BREAK not in frozenset().union(*series(BURGLARY, manager).values())


def test_same_again_writes_nothing(manager: Actor) -> None:
    (before,) = versions(BURGLARY)
    assert change_definition(by=manager, partnership=ANYTOWN, definition=before) == 0


def test_what_is_counted_changes_only_from_a_day_and_with_a_word_on_breaks(
    manager: Actor,
) -> None:
    (before,) = versions(BURGLARY)
    after = replace(before, counts="Burglaries of homes and sheds.")
    assert fields_refused(
        lambda: change_definition(by=manager, partnership=ANYTOWN, definition=after)
    ) == ["from_day", "is_break"]


def test_break_is_a_caveat_and_marks_the_first_figure_after_it(manager: Actor) -> None:
    (before,) = versions(BURGLARY)
    after = replace(before, counts="Burglaries of homes and sheds.")
    change_definition(
        by=manager,
        partnership=ANYTOWN,
        definition=after,
        from_day=OCTOBER,
        is_break=True,
    )
    now = versions(BURGLARY)[-1]
    assert now.valid_from == OCTOBER
    assert now.caveats == (
        "counts attempts",
        "Counted differently from 1 October 2008: figures before and after cannot be "
        "compared.",
    )
    marked = [m for m, marks in series(BURGLARY, manager).items() if _broken(marks)]
    assert marked == [Month(2008, 10)]
    told = queries.standing(actor=manager, partnership=ANYTOWN, as_at=date(2008, 9, 30))
    line = next(line for line in told.lines if line.code == BURGLARY)
    assert line.position.indicator.version == 1


def test_change_that_can_be_compared_marks_nothing(manager: Actor) -> None:
    (before,) = versions(BURGLARY)
    change_definition(
        by=manager,
        partnership=ANYTOWN,
        definition=replace(before, unit="offences"),
        from_day=OCTOBER,
        is_break=False,
    )
    assert versions(BURGLARY)[-1].caveats == before.caveats
    assert not any(_broken(marks) for marks in series(BURGLARY, manager).values())


def test_kind_of_figure_stays_once_there_are_figures(manager: Actor) -> None:
    (before,) = versions(REPEATS)
    after = replace(before, aggregation=Aggregation.SNAPSHOT, basis=Basis.SNAPSHOT)
    assert fields_refused(
        lambda: change_definition(
            by=manager,
            partnership=ANYTOWN,
            definition=after,
            from_day=OCTOBER,
            is_break=True,
        )
    ) == ["aggregation"]


def test_nobody_but_a_manager_defines(manager: Actor) -> None:
    analyst = the_cast()["analyst"]
    new = a_ratio(code="FIRES", numerator="some", denominator="all")
    with pytest.raises(NotPermitted):
        add_indicator(by=analyst, partnership=ANYTOWN, definition=new)
    with pytest.raises(NotPermitted):
        change_definition(by=analyst, partnership=ANYTOWN, definition=new)
    with pytest.raises(NotFound):
        change_definition(by=manager, partnership=ANYTOWN, definition=new)


def _broken(markers: frozenset[Marker]) -> bool:
    return Marker.BREAK in markers


def test_who_has_ended_may_stay_named_and_is_not_named_anew(manager: Actor) -> None:
    """A folder may name one that has ended; other words must not be lost to that."""
    (before,) = versions(BURGLARY)
    row = models.PartnershipRow.objects.get(slug=ANYTOWN)
    with transaction.atomic():
        entry = writing.open_entry(row, account="x", on_behalf_of="", what="test")
        ended = replace(before, owner="shops", version=2)
        writing.add(entry, Additions(definitions=((0, ended),)))
    after = replace(ended, plain_title="Break-ins")
    assert change_definition(by=manager, partnership=ANYTOWN, definition=after) > 0
    new = an_indicator(code="FIRES", owner="shops")
    assert fields_refused(
        lambda: add_indicator(by=manager, partnership=ANYTOWN, definition=new)
    ) == ["owner"]
