"""The log: filtered, in pages, in plain words, and what nobody may read in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import transaction

from saferplan.core.partnership.log import Difference, differences
from saferplan.store import models, writing
from saferplan.usecases.actor import Actor
from saferplan.usecases.partnership.log import LogFilter, LogPage, log_page
from tests.cast import the_cast
from tests.factories.holdings import ANYTOWN, OTHERTOWN, REPEATS
from tests.web.access.people import ACTION, prepare

pytestmark = pytest.mark.django_db


def write(account: str, what: str, detail: dict[str, object] | None = None) -> int:
    """An entry of its own, whatever it was about."""
    with transaction.atomic():
        return writing.open_entry(
            models.PartnershipRow.objects.get(slug=ANYTOWN),
            account=account,
            on_behalf_of="",
            what=what,
            detail=detail,
        ).number


def asked(by: Actor, page: int = 1, most: int = 50, **narrowed: object) -> LogPage:
    return log_page(
        actor=by,
        partnership=ANYTOWN,
        asked=LogFilter(**narrowed),  # type: ignore[arg-type] # each test's own
        page=page,
        most=most,
    )


def test_the_latest_comes_first_and_pages_add_up() -> None:
    manager = the_cast()["manager"]
    for _ in range(7):
        write("analyst", "record_observation")
    every = asked(manager, most=100)
    pages = [asked(manager, page=n, most=4) for n in range(1, 4)]
    numbers = [e.entry for page in pages for e in page.entries]
    assert numbers == [e.entry for e in every.entries]
    assert numbers == sorted(numbers, reverse=True)
    assert {p.pages for p in pages} == {-(-every.total // 4)}
    # A page that is not there is the nearest that is.
    assert asked(manager, page=99, most=4).page == every.total // 4 + 1
    assert asked(manager, page=-1).page == 1


def test_it_is_narrowed_by_account_what_and_days() -> None:
    manager = the_cast()["manager"]
    write("analyst", "record_observation")
    write("analyst", "save_return")
    write("reader", "save_return")
    assert asked(manager, account="analyst").total == 2
    assert asked(manager, what="save_return").total == 2
    assert asked(manager, account="analyst", what="save_return").total == 1
    assert asked(manager, account="nobody").total == 0
    assert asked(manager, account="a\x00b").total == 0
    assert asked(manager, until=date(2001, 1, 1)).total == 0
    found = asked(manager)
    assert {"analyst", "reader", "operator"} <= set(found.accounts)
    assert ("save_return", "saved a return") in found.whats


def test_a_day_is_a_day_of_here_in_summer_too() -> None:
    manager = the_cast()["manager"]
    row = models.PartnershipRow.objects.get(slug=ANYTOWN)
    # 23:30 by the world's clock is half past midnight of the next day here.
    models.LedgerEntry.objects.create(
        partnership=row,
        number=900,
        at=datetime(2001, 6, 30, 23, 30, tzinfo=UTC),
        account="night",
        what="x",
    )
    first = date(2001, 7, 1)
    assert asked(manager, account="night", since=first, until=first).total == 1
    assert asked(manager, account="night", until=date(2001, 6, 30)).total == 0


def test_only_what_changed_is_told_and_in_words() -> None:
    told = differences(
        {
            "account": "j.smith",
            "added": {"observations": 1200},
            "before": {"role": "reader", "post": "a", "until": None},
            "after": {"role": "analyst", "post": "a", "is_new": True, "days": []},
        }
    )
    assert told == (
        Difference(name="account", before="", after="j.smith"),
        Difference(name="added observations", before="", after="1,200"),
        Difference(name="role", before="reader", after="analyst"),
        Difference(name="is new", before="", after="yes"),
    )


def test_what_changed_in_each_of_several_things_is_told_under_its_name() -> None:
    told = differences(
        {
            "actions": {
                "DA-1": {"before": None, "after": {"title": "Raise reporting"}},
                "DA-2": {
                    "before": {"due": "2009-03-31", "post": "Chair"},
                    "after": {"due": "2009-06-30", "post": "Chair"},
                },
            }
        }
    )
    assert told == (
        Difference(name="actions DA-1 title", before="", after="Raise reporting"),
        Difference(name="actions DA-2 due", before="2009-03-31", after="2009-06-30"),
    )


def test_lines_are_told_one_by_one() -> None:
    told = differences(
        {
            "before": {"lines": [{"code": "X1", "value": "3"}]},
            "after": {
                "lines": [{"code": "X1", "value": "4"}, {"code": "X2", "value": "5"}]
            },
        }
    )
    assert [(d.name, d.before, d.after) for d in told] == [
        ("lines 1 value", "3", "4"),
        ("lines 2 code", "", "X2"),
        ("lines 2 value", "", "5"),
    ]
    assert differences({}) == ()
    assert differences({"before": None, "after": None}) == ()


def test_small_counts_and_commissioning_are_told_to_those_who_may() -> None:
    cast = the_cast()
    prepare()
    detail = {"indicator": REPEATS, "before": None, "after": {"numerator": 2}}
    counted = write("analyst", "record_observation", detail)
    nested = write("analyst", "submit_return", {"after": {"lines": [{REPEATS: "2"}]}})
    bought = write("analyst", "keep_actions", {"after": [{"code": ACTION}]})

    def hidden_from(by: Actor) -> set[int]:
        return {
            e.entry
            for e in asked(by).entries
            if e.differences and not e.differences[0].name
        }

    manager, analyst = cast["manager"], cast["analyst"]
    assert hidden_from(manager) == set()
    assert hidden_from(replace(manager, cleared_in=frozenset())) == {counted, nested}
    row = models.PartnershipRow.objects.get(slug=ANYTOWN)
    with transaction.atomic():
        entry = writing.open_entry(
            row, account="analyst", on_behalf_of="", what="declare_interest"
        )
        writing.add_row(
            entry,
            models.InterestVersion,
            account="analyst",
            action=ACTION,
            words="a firm",
        )
    assert bought in hidden_from(analyst)
    assert counted not in hidden_from(analyst)


def test_nothing_of_another_partnership_is_in_it() -> None:
    cast = the_cast()
    theirs = log_page(actor=cast["outsider"], partnership=OTHERTOWN)
    mine = asked(cast["manager"])
    assert (
        theirs.total
        == models.LedgerEntry.objects.filter(partnership__slug=OTHERTOWN).count()
    )
    assert (
        mine.total
        == models.LedgerEntry.objects.filter(partnership__slug=ANYTOWN).count()
    )
