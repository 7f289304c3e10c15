"""Reminders: who is told what, once, and what happens when sending fails."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from smtplib import SMTPException
from threading import Barrier
from typing import Any

import pytest
from django.core import mail
from django.db import connection

from saferplan.core.boards.cycle import Cycle
from saferplan.core.boards.reminding import Kind, Stage, Task, stage_of
from saferplan.core.periods import Month, Period
from saferplan.store import models
from saferplan.usecases.actor import OPERATOR
from saferplan.usecases.boards import remind as reminding
from saferplan.usecases.boards.arrange_meeting import arrange_meeting
from saferplan.usecases.boards.remind import Reminded, remind
from saferplan.usecases.boards.set_cycle import set_cycle
from saferplan.usecases.boards.tasks import tasks_of
from saferplan.usecases.errors import NotFound, NotPermitted
from tests.cast import EVERYBODY, OPERATOR_NAME, the_cast
from tests.factories.holdings import ANYTOWN
from tests.usecases.returns.registering import delivered, registered

# The crimes of April to June 2008 are due on 30 September, those of July to
# September on 31 December.
DUE = date(2008, 12, 31)


def address(task: Task) -> str:
    return f"https://plan.example/{task.kind}/{task.about}"


def send(today: date, **more: Any) -> Reminded:
    return remind(by=OPERATOR, address=address, today=today, **more)


def with_addresses(*accounts: str) -> None:
    for account in accounts:
        models.User.objects.filter(account=account).update(
            email=f"{account}@example.org"
        )


def an_agency_that_owes() -> None:
    the_cast()
    registered()
    delivered()
    with_addresses("agency")


# The dates are worked out by hand from "a week before, the day itself, the day
# after, a fortnight after, a quarter after".
@pytest.mark.parametrize(
    ("today", "stage"),
    [
        (date(2008, 12, 23), None),
        (date(2008, 12, 24), Stage.SOON),
        (date(2008, 12, 31), Stage.SOON),
        (date(2009, 1, 1), Stage.LATE),
        (date(2009, 1, 13), Stage.LATE),
        (date(2009, 1, 14), Stage.VERY_LATE),
        (date(2009, 4, 2), Stage.VERY_LATE),
        (date(2009, 4, 3), None),
    ],
)
def test_stage_goes_by_the_days(today: date, stage: Stage | None) -> None:
    assert stage_of(DUE, today) is stage


@pytest.mark.django_db
def test_agency_is_told_of_its_own_data_set_with_a_link() -> None:
    an_agency_that_owes()
    done = send(date(2008, 12, 28))
    assert [(r.account, [t.words for t in r.tasks]) for r in done.reminders] == [
        ("agency", ["Recorded crimes for July to September 2008"])
    ]
    (sent,) = mail.outbox
    assert sent.to == ["agency@example.org"]
    assert sent.subject == "1 coming up: community safety returns and papers"
    assert "https://plan.example/delivery/crimes/2008/09-Q2" in sent.body
    assert "due 31 December 2008" in sent.body
    (html, kind) = sent.alternatives[0]
    assert kind == "text/html"
    assert "http://" not in html
    assert "<script" not in html
    assert "<img" not in html


@pytest.mark.django_db
def test_nothing_is_said_twice_at_the_same_stage_and_again_when_it_is_later() -> None:
    an_agency_that_owes()
    told = []
    # Each day but for those between, when nothing changes from week to week.
    for days in (*range(-10, 20), *range(20, 80, 7), *range(80, 110)):
        before = len(mail.outbox)
        send(DUE + timedelta(days=days))
        if len(mail.outbox) > before:
            told.append(days)
    # A week ahead, the day after and a fortnight after; and the quarter after it
    # (due on 31 March, 90 days on): a week ahead of that and a day and a fortnight
    # after.
    assert told == [-7, 1, 14, 83, 91, 104]
    assert models.ReminderRow.objects.count() == 6


@pytest.mark.django_db
def test_what_came_is_not_asked_for() -> None:
    an_agency_that_owes()
    delivered(
        period=Period.parse("quarter", "2008/09-Q2"), received_on=date(2008, 12, 20)
    )
    assert send(date(2009, 1, 2)).reminders == ()


@pytest.mark.django_db
def test_account_without_an_address_is_named() -> None:
    the_cast()
    registered()
    delivered()
    done = send(date(2008, 12, 28))
    assert done.reminders == ()
    assert done.unreachable == ("agency",)
    assert models.ReminderRow.objects.count() == 0


@pytest.mark.django_db
def test_closed_account_is_left_alone() -> None:
    an_agency_that_owes()
    models.User.objects.filter(account="agency").update(is_active=False)
    done = send(date(2008, 12, 28))
    assert (done.reminders, done.unreachable, mail.outbox) == ((), (), [])


@pytest.mark.django_db
def test_dry_run_says_all_and_writes_nothing() -> None:
    an_agency_that_owes()
    entries = models.LedgerEntry.objects.count()
    done = send(date(2008, 12, 28), dry_run=True)
    assert [r.account for r in done.reminders] == ["agency"]
    assert mail.outbox == []
    assert models.ReminderRow.objects.count() == 0
    assert models.LedgerEntry.objects.count() == entries


@pytest.mark.django_db
@pytest.mark.parametrize("error", [SMTPException("no"), OSError("down"), None])
def test_note_is_taken_back_when_sending_fails(
    monkeypatch: pytest.MonkeyPatch, error: Exception | None
) -> None:
    an_agency_that_owes()

    def fail(self: object) -> int:
        if error:
            raise error
        return 0

    with monkeypatch.context() as patch:
        patch.setattr(reminding.EmailMultiAlternatives, "send", fail)
        done = send(date(2008, 12, 28))
    assert done.reminders[0].failed
    assert models.ReminderRow.objects.count() == 0
    log = [e.what for e in models.LedgerEntry.objects.order_by("pk")][-2:]
    assert log == ["remind", "remind_failed"]
    assert send(date(2008, 12, 28)).reminders[0].failed == ""
    assert len(mail.outbox) == 1


@pytest.mark.django_db
def test_note_stands_before_the_mail_goes_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    an_agency_that_owes()
    held: list[int] = []

    def look(self: object) -> int:
        held.append(models.ReminderRow.objects.count())
        return 1

    monkeypatch.setattr(reminding.EmailMultiAlternatives, "send", look)
    send(date(2008, 12, 28))
    assert held == [1]


@pytest.mark.django_db
def test_what_was_said_is_in_the_log() -> None:
    an_agency_that_owes()
    send(date(2008, 12, 28))
    entry = models.LedgerEntry.objects.latest("pk")
    assert (entry.what, entry.account) == ("remind", "operator")
    assert entry.detail == {
        "account": "agency",
        "before": None,
        "after": ["delivery:crimes/2008/09-Q2:2008-12-31:soon"],
    }


@pytest.mark.django_db
@pytest.mark.parametrize("who", [w for w in EVERYBODY if w != OPERATOR_NAME])
def test_only_the_operator_sends_reminders(who: str) -> None:
    by = the_cast()[who]
    with pytest.raises(NotPermitted):
        remind(by=by, address=address, today=DUE)


@pytest.mark.django_db
def test_partnership_that_is_not_there_is_told() -> None:
    with pytest.raises(NotFound):
        send(DUE, partnership="nowhere")


# ------------------------------------------------------------ the cycle


def a_meeting() -> None:
    """The Delivery Board of Thursday 22 January 2009, which reports December."""
    the_cast()
    set_cycle(by=OPERATOR, partnership=ANYTOWN, cycle=Cycle(body="delivery-board"))
    arrange_meeting(
        by=OPERATOR,
        partnership=ANYTOWN,
        body="delivery-board",
        held_on=date(2009, 1, 22),
        reports=Month(2008, 12),
    )


def words_of(account: str, today: date) -> list[tuple[Kind, str, date]]:
    actor = the_cast()[account]
    return [(t.kind, t.words, t.due) for t in tasks_of(actor, ANYTOWN, today)]


# Worked back from 22 January by hand: 15 working days are 31 December (1 January is
# a bank holiday), 12 are 6 January, 9 are 9 January, 7 are 13, 5 are 15 January.
@pytest.mark.django_db
def test_theme_lead_owes_the_groups_return_and_words() -> None:
    a_meeting()
    assert words_of("theme-lead", date(2008, 12, 30)) == [
        (
            Kind.RETURN,
            "The return of Burglary Group for December 2008",
            date(2008, 12, 31),
        ),
        (
            Kind.COMMENTARY,
            "The commentary of Burglary Group on December 2008",
            date(2009, 1, 6),
        ),
    ]


@pytest.mark.django_db
def test_manager_is_reminded_of_the_papers_not_of_others_returns() -> None:
    a_meeting()
    found = words_of("manager", date(2009, 1, 8))
    assert [(kind, due) for kind, _, due in found] == [
        (Kind.PAPERS, date(2009, 1, 9)),
        (Kind.PAPERS, date(2009, 1, 13)),
        (Kind.PAPERS, date(2009, 1, 15)),
    ]
    assert found[0][1] == "Getting It Done, meeting on 22 January 2009: draft pack"


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["reader", "stakeholder", "scrutiny", "board"])
def test_others_owe_nothing(who: str) -> None:
    a_meeting()
    assert words_of(who, date(2009, 1, 8)) == []


# ------------------------------------------------------------ the race


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_send_once() -> None:
    an_agency_that_owes()
    runs = 6
    ready = Barrier(runs)

    def one_run(_: int) -> int:
        try:
            ready.wait(timeout=60)
            return len(send(date(2008, 12, 28)).reminders)
        finally:
            connection.close()

    with ThreadPoolExecutor(runs) as pool:
        sent = list(pool.map(one_run, range(runs)))
    assert sum(sent) == 1
    assert len(mail.outbox) == 1
    assert models.ReminderRow.objects.count() == 1
