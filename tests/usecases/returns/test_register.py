"""The register of data sets: kept, delivered to, and read by those who may."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
import xlsxwriter
from django.utils import timezone

from saferplan.core.periods import Period
from saferplan.core.returns.feeds import Feed, Field
from saferplan.core.returns.health import Arrival
from saferplan.store import models
from saferplan.usecases.errors import NotFound, NotPermitted, Refused
from saferplan.usecases.returns.keep_feed import (
    change_feed,
    end_feed,
    register_feed,
)
from saferplan.usecases.returns.register import agency, data_set, described, register
from saferplan.usecases.returns.source_file import SourceFile
from tests.cast import EVERYBODY, the_cast
from tests.factories.holdings import ANYTOWN, BURGLARY, DEATHS
from tests.usecases.returns.registering import (
    CRIMES,
    NOISE,
    a_feed,
    delivered,
    registered,
)

pytestmark = pytest.mark.django_db
TODAY = date(2009, 1, 15)
Q1 = Period.parse("quarter", "2008/09-Q1")


def entries() -> int:
    return models.LedgerEntry.objects.count()


def refused(ask: Any, *words: str) -> tuple[str, ...]:
    """Why it is refused; nothing may have been written."""
    before = entries(), models.FeedVersion.objects.count()
    with pytest.raises(Refused) as told:
        ask()
    assert (entries(), models.FeedVersion.objects.count()) == before
    said = " ".join(told.value.problems)
    for word in words:
        assert word in said
    return told.value.problems


# ------------------------------------------------------------ keeping the register


def test_new_data_set_is_held_with_all_that_was_said() -> None:
    cast = the_cast()
    feed = a_feed()
    register_feed(by=cast["analyst"], partnership=ANYTOWN, feed=feed)
    found, whole = data_set(cast["manager"], ANYTOWN, CRIMES, today=TODAY)
    assert found.feed == feed
    assert found.agency == "County Constabulary"
    assert [i.code for i in found.indicators] == [BURGLARY]
    assert whole.may_keep
    entry = models.LedgerEntry.objects.latest("pk")
    assert (entry.what, entry.account) == ("register_feed", "analyst")
    assert entry.detail["before"] is None
    assert entry.detail["after"]["owner"] == "Head of performance"
    assert entry.detail["after"]["fields"][0] == {
        "name": "date",
        "holds": "The day",
        "is_required": True,
    }


def test_change_keeps_what_was_said_before() -> None:
    cast = the_cast()
    registered()
    after = a_feed(owner="Chief analyst")
    change_feed(
        by=cast["manager"], partnership=ANYTOWN, feed=after, reason="a new post"
    )
    found, whole = data_set(cast["manager"], ANYTOWN, CRIMES, today=TODAY)
    assert found.feed.owner == "Chief analyst"
    assert [one.feed.slug for one in whole.data_sets] == [CRIMES, NOISE]
    detail = models.LedgerEntry.objects.latest("pk").detail
    assert detail["before"]["owner"] == "Head of performance"
    assert detail["after"]["owner"] == "Chief analyst"
    assert detail["reason"] == "a new post"
    told = described(cast["manager"], ANYTOWN, CRIMES)
    assert [(one.account, one.feed.owner) for one in told] == [
        ("manager", "Chief analyst"),
        ("operator", "Head of performance"),
    ]


def test_change_of_nothing_writes_nothing() -> None:
    cast = the_cast()
    registered()
    before = entries()
    change_feed(by=cast["manager"], partnership=ANYTOWN, feed=a_feed())
    assert entries() == before


def test_data_set_that_ended_is_expected_no_longer() -> None:
    cast = the_cast()
    registered()
    end_feed(
        by=cast["manager"],
        partnership=ANYTOWN,
        slug=CRIMES,
        on=date(2008, 9, 30),
        reason="the law changed",
    )
    found, _ = data_set(cast["manager"], ANYTOWN, CRIMES, today=date(2009, 12, 1))
    assert [s.period.code for s in found.supplies] == ["2008/09-Q1", "2008/09-Q2"]


@pytest.mark.parametrize(
    ("feed", "word"),
    [
        (a_feed(organisation="nobody"), "no agency"),
        (a_feed(indicators=(BURGLARY, "NONE")), "indicator NONE"),
        (a_feed(valid_from=None), "from which day"),
        (a_feed(fields=(Field(name="Surname", holds="x"),)), "names of people"),
        (a_feed(fields=(Field(name="Date", holds=""),) * 2), "twice"),
        (a_feed(note="a\u202eb"), "cannot be printed"),
        (a_feed(note="x" * 4001), "shorten"),
        (a_feed(fields=(Field(name="", holds=""),)), "needs a name"),
    ],
)
def test_data_set_that_cannot_be_is_refused(feed: Feed, word: str) -> None:
    cast = the_cast()
    refused(
        lambda: register_feed(by=cast["manager"], partnership=ANYTOWN, feed=feed), word
    )


def test_short_name_is_given_once() -> None:
    cast = the_cast()
    registered()
    refused(
        lambda: register_feed(by=cast["manager"], partnership=ANYTOWN, feed=a_feed()),
        "already",
    )


def test_data_set_that_is_not_there_cannot_be_changed() -> None:
    cast = the_cast()
    with pytest.raises(NotFound):
        change_feed(by=cast["manager"], partnership=ANYTOWN, feed=a_feed())


def test_end_needs_a_reason_and_comes_after_the_start() -> None:
    cast = the_cast()
    registered()
    end: dict[str, Any] = {
        "by": cast["manager"],
        "partnership": ANYTOWN,
        "slug": CRIMES,
        "on": date(2009, 1, 1),
        "reason": "",
    }
    refused(lambda: end_feed(**end), "Say why")
    early = end | {"on": date(2008, 3, 1), "reason": "x"}
    refused(lambda: end_feed(**early), "1 April 2008")


# ------------------------------------------------------------ deliveries


def test_delivery_is_held_and_logged() -> None:
    cast = the_cast()
    registered()
    delivered(by=cast["agency"], missing_fields=("time",), note=" by e-mail ")
    found, _ = data_set(cast["manager"], ANYTOWN, CRIMES, today=TODAY)
    first = found.supplies[0]
    assert (first.arrival, first.records) == (Arrival.ON_TIME, 1200)
    assert found.deliveries[0].note == "by e-mail"
    assert found.health.missing_fields == ("time",)
    entry = models.LedgerEntry.objects.latest("pk")
    assert (entry.what, entry.account) == ("record_delivery", "agency")
    assert entry.detail["before"] is None
    assert entry.detail["after"] == {
        "period": "2008/09-Q1",
        "received_on": "2008-08-01",
        "records": 1200,
        "missing_fields": ["time"],
        "is_correction": False,
        "note": "by e-mail",
    }


def test_second_delivery_is_a_correction_and_says_why() -> None:
    cast = the_cast()
    registered()
    delivered()
    with pytest.raises(Refused, match="what is corrected"):
        delivered(records=1300)
    delivered(by=cast["agency"], records=1300, note="late crime reports")
    found, _ = data_set(cast["manager"], ANYTOWN, CRIMES, today=TODAY)
    assert [d.is_correction for d in found.deliveries] == [False, True]
    assert found.supplies[0].records == 1300
    assert models.LedgerEntry.objects.latest("pk").detail["before"]["records"] == 1200


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"period": Period.parse("month", "2008-05")}, "is not one"),
        ({"received_on": timezone.localdate() + timedelta(days=2)}, "a day to come"),
        ({"received_on": date(2008, 6, 30)}, "was not over"),
        ({"records": -1}, "0 or more"),
        ({"missing_fields": ("shoe size",)}, "no field shoe size"),
        ({"note": "a\u202eb"}, "cannot be printed"),
    ],
)
def test_delivery_that_cannot_be_is_refused(change: dict[str, Any], word: str) -> None:
    the_cast()
    registered()
    refused(lambda: delivered(**change), word)


def csv_file(*lines: str) -> SourceFile:
    return SourceFile(name="crimes.csv", content="\n".join(lines).encode())


def test_file_is_counted_and_put_aside() -> None:
    cast = the_cast()
    registered()
    file = csv_file("Date,Location", "2008-04-03,PE1", "2008-04-04,PE2")
    found = delivered(by=cast["agency"], records=None, file=file)
    assert (found.records, found.missing_fields) == (2, ("time",))
    row = models.DeliveryRow.objects.get()
    assert row.file is None
    assert models.SourceFileRow.objects.count() == 0
    entry = models.LedgerEntry.objects.latest("pk")
    assert entry.source == "crimes.csv"
    assert len(entry.detail["sha256"]) == 64
    assert "PE1" not in str(entry.detail)


def test_file_with_personal_columns_is_refused_with_their_names() -> None:
    cast = the_cast()
    registered()
    file = csv_file(
        "Notes for the analyst,,,",
        "Date,Victim name,Postcode,What",
        "2008-04-03,Smith,PE1 1AA,9434765919",
        "2008-04-04,Jones,PE1 1AB,9434765919",
    )
    problems = refused(
        lambda: delivered(by=cast["agency"], file=file), "nothing of it is kept"
    )
    assert problems[1:] == (
        "Column B (“Victim name”) seems, by its heading, to hold names of people: "
        "leave the column out.",
        "Column C (“Postcode”) seems, by what stands in it, to hold full postcodes: "
        "keep the outward part alone (PE1).",
        "Column D (“What”) seems, by what stands in it, to hold NHS numbers: "
        "leave the column out.",
    )
    assert "Smith" not in " ".join(problems)


def test_file_without_headings_is_looked_through_too() -> None:
    the_cast()
    registered()
    refused(lambda: delivered(file=csv_file("PE1 1AA,1")), "full postcodes")


def test_sheet_that_is_hidden_is_looked_through_too() -> None:
    the_cast()
    registered()
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.add_worksheet("Crimes").write_row(0, 0, ["Date", "Time", "Location"])
        hidden = book.add_worksheet("Working")
        hidden.write_column(0, 0, ["Ref", "100012345678", "100012345679"])
        hidden.hide()
    file = SourceFile(name="crimes.xlsx", content=content.getvalue())
    problems = refused(lambda: delivered(file=file))
    assert problems[1:] == (
        "Column A (“Ref”) of the sheet Working seems, by what stands in it, to hold "
        "numbers of single properties (UPRN): leave the column out.",
    )


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"PK\x03\x04 no archive"])
def test_file_that_cannot_be_read_is_refused(content: bytes) -> None:
    the_cast()
    registered()
    file = SourceFile(name="crimes.xlsx", content=content)
    refused(lambda: delivered(file=file))


# ------------------------------------------------------------ who may

MAY_KEEP = {"manager", "analyst", "operator"}
MAY_READ = MAY_KEEP | {"theme-lead", "board", "chair", "scrutiny", "agency"}


def outcome(ask: Any) -> str:
    try:
        ask()
    except NotPermitted:
        return "forbidden"
    except NotFound:
        return "absent"
    return "done"


def allowed(who: str, may: set[str]) -> str:
    if who == "outsider":
        return "absent"
    return "done" if who in may else "forbidden"


@pytest.mark.parametrize("who", EVERYBODY)
def test_who_may_keep_and_read_the_register(who: str) -> None:
    by = the_cast()[who]
    registered()
    changed = a_feed(note=who)
    assert outcome(
        lambda: change_feed(by=by, partnership=ANYTOWN, feed=changed)
    ) == allowed(who, MAY_KEEP)
    assert outcome(lambda: register(by, ANYTOWN, today=TODAY)) == allowed(who, MAY_READ)
    assert outcome(lambda: agency(by, ANYTOWN, "police", today=TODAY)) == allowed(
        who, {"manager", "agency", "operator"}
    )
    assert outcome(lambda: delivered(by=by)) == allowed(who, MAY_KEEP | {"agency"})


def test_agency_sees_and_delivers_its_own_alone() -> None:
    by = the_cast()["agency"]
    registered()
    own = register(by, ANYTOWN, today=TODAY)
    assert [one.feed.slug for one in own.data_sets] == [CRIMES]
    assert not own.sees_all
    assert not own.may_keep
    with pytest.raises(NotFound):
        data_set(by, ANYTOWN, NOISE)
    with pytest.raises(NotFound):
        described(by, ANYTOWN, NOISE)
    month = Period.parse("month", "2008-05")
    with pytest.raises(NotFound):
        delivered(by=by, feed=NOISE, period=month)
    with pytest.raises(NotPermitted):
        agency(by, ANYTOWN, "anytown-council")


# ------------------------------------------------------------ the agency's page


def test_agency_page_tells_what_depends_on_it() -> None:
    cast = the_cast()
    registered()
    delivered()
    view = agency(cast["agency"], ANYTOWN, "police", today=TODAY)
    assert view.organisation.name == "County Constabulary"
    # April to June came, July to September fell due on 31 December and did not come.
    assert (view.health.due, view.health.on_time) == (2, 1)
    assert [p.label for p in view.health.overdue] == ["July to September 2008"]
    assert [i.code for i in view.depending] == [BURGLARY, DEATHS]
    with pytest.raises(NotFound):
        agency(cast["manager"], ANYTOWN, "nobody")


def test_amended_return_counts_once_however_often() -> None:
    cast = the_cast()
    registered()
    row = models.PartnershipRow.objects.get(slug=ANYTOWN)
    returned = models.ReturnRow.objects.create(
        partnership=row, holder="police", month=date(2008, 12, 1)
    )
    for number, act in enumerate(
        ("submitted", "accepted", "locked", "submitted", "submitted"), start=1
    ):
        models.ReturnEventRow.objects.create(
            partnership=row,
            entry=models.LedgerEntry.objects.create(
                partnership=row,
                number=1000 + number,
                at=timezone.now(),
                account="agency",
                what="x",
            ),
            monthly_return=returned,
            number=number,
            act=act,
            is_amendment=number > 3,
        )
    view = agency(cast["manager"], ANYTOWN, "police", today=TODAY)
    assert view.health.after_sign_off == 1
    assert [str(one.month) for one in view.returns] == ["2008-12"]
    assert view.missing_months == ()


def test_feed_is_equal_however_it_was_kept() -> None:
    the_cast()
    registered()
    cast = the_cast()
    bare = Feed(
        slug="bare",
        name="Bare",
        organisation="police",
        owner="x",
        legal_basis="y",
        valid_from=date(2008, 4, 1),
    )
    register_feed(by=cast["manager"], partnership=ANYTOWN, feed=bare)
    found, _ = data_set(cast["manager"], ANYTOWN, "bare")
    assert found.feed == replace(bare)
