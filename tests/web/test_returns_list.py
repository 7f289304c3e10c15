"""The list of a month's returns, and how a return is spoken of."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from saferplan.core.periods import Month
from saferplan.core.returns.asking import Holder
from saferplan.core.returns.workflow import Act, Event, standing_of
from saferplan.usecases.returns.views import ReturnSummary
from saferplan.web.returns.listing import returns_page, sentence
from saferplan.web.returns.wording import last_done, moments, state_tag

DECEMBER = Month(2008, 12)
TODAY, DUE, PAST = date(2009, 1, 20), date(2009, 1, 31), date(2009, 1, 9)
AT = datetime(2009, 1, 7, 14, 2, tzinfo=UTC)


def event(number: int, act: Act, **more: object) -> Event:
    """One thing done to a return, by the theme lead."""
    return Event(number=number, act=act, at=AT, account="theme-lead", **more)  # type: ignore[arg-type]


DONE = {
    "draft": (Act.SAVED,),
    "submitted": (Act.SAVED, Act.SUBMITTED),
    "accepted": (Act.SUBMITTED, Act.ACCEPTED),
    "locked": (Act.SUBMITTED, Act.ACCEPTED, Act.LOCKED),
    "sent back": (Act.SUBMITTED, Act.SENT_BACK),
    "nothing": (),
}


def summary(name: str, state: str, **more: object) -> ReturnSummary:
    """A return of five figures that has come so far."""
    events = [event(at, act) for at, act in enumerate(DONE[state], start=1)]
    settings: dict[str, object] = {"lines": 5, "given": 2, "due": DUE}
    return ReturnSummary(
        holder=Holder(slug=name.lower(), name=name),
        month=DECEMBER,
        standing=standing_of(events),
        **(settings | more),  # type: ignore[arg-type]
    )


NINE = [
    *(summary(f"S{at}", "submitted") for at in range(2)),
    *(summary(f"A{at}", "accepted") for at in range(3)),
    summary("L", "locked"),
    summary("D", "draft"),
    *(summary(f"N{at}", "nothing") for at in range(2)),
]


def test_the_month_in_one_sentence_for_whoever_accepts() -> None:
    said = sentence(NINE, DECEMBER, TODAY, accepts=True)
    assert said == "December 2008: 6 of 9 returns in; 2 wait for you."


def test_late_returns_and_groups_without_figures_are_counted_apart() -> None:
    found = [
        *NINE,
        summary("Late", "draft", due=PAST),
        summary("In", "accepted", due=PAST),
        summary("Words", "nothing", lines=0, due=PAST),
    ]
    assert sentence(found, DECEMBER, TODAY, accepts=False) == (
        "December 2008: 7 of 11 returns in; 2 wait to be accepted; 1 is late."
    )


@pytest.mark.parametrize(
    ("state", "more", "expected"),
    [
        ("draft", {}, "your return is a draft, 2 of 5 figures filled in; due on 31"),
        ("nothing", {"due": PAST}, "not started, 2 of 5 figures filled in; due on 9 "),
        ("accepted", {}, "your return is accepted, 2 of 5 figures filled in."),
        ("nothing", {"lines": 0}, "no figure to send, but words to write."),
    ],
)
def test_whoever_has_one_return_is_told_of_that(
    state: str, more: dict[str, object], expected: str
) -> None:
    mine = summary("Mine", state, **more)
    others = [summary("Other", "submitted", may_open=False)]
    said = sentence([mine, *others], DECEMBER, TODAY, accepts=False)
    assert expected in said
    assert said.endswith("and late.") == ("due" in more)


def test_what_needs_you_stands_first() -> None:
    found = [
        summary("Locked", "locked"),
        summary("Accepted", "accepted"),
        summary("Words", "nothing", lines=0),
        summary("Draft", "draft"),
        summary("Late", "nothing", due=PAST),
        summary("Zoo", "submitted"),
        summary("Ant", "submitted"),
        summary("Closed", "draft", may_open=False),
    ]
    page = returns_page(found, DECEMBER, DECEMBER, TODAY, accepts=True)
    assert [row.name for row in page.mine] == [
        "Ant",
        "Zoo",
        "Late",
        "Draft",
        "Accepted",
        "Locked",
    ]
    assert [row.name for row in page.quiet] == ["Words"]
    assert [row.wanted for row in page.mine][:4] == [
        "Accept or send back",
        "Accept or send back",
        "Fill it in",
        "Go on",
    ]
    assert page.mine[0].to == "return-acceptance"
    assert [(row.name, row.to, row.wanted) for row in page.others] == [
        ("Closed", "", "")
    ]


def test_the_months_offered_begin_after_the_newest_figure() -> None:
    page = returns_page((), Month(2001, 1), DECEMBER, TODAY, accepts=True)
    assert [m.text for m in page.months][:2] == ["January 2009", "December 2008"]
    assert [m.text for m in page.months if m.chosen] == ["January 2001"]


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("nothing", "Not started"),
        ("draft", "Draft"),
        ("submitted", "Submitted"),
        ("sent back", "Sent back"),
        ("accepted", "Accepted"),
        ("locked", "Locked"),
    ],
)
def test_each_state_has_its_word(state: str, expected: str) -> None:
    events = [event(at, act) for at, act in enumerate(DONE[state], start=1)]
    assert state_tag(standing_of(events)).text == expected


def test_an_amendment_is_called_so_until_it_is_accepted() -> None:
    done = [event(at, act) for at, act in enumerate(DONE["locked"], start=1)]
    amended = [*done, event(4, Act.SUBMITTED, is_amendment=True, reason="recount")]
    assert state_tag(standing_of(amended)).text == "Amendment submitted"
    accepted = [*amended, event(5, Act.ACCEPTED, one_person=True)]
    assert state_tag(standing_of(accepted)).text == "Locked"
    last = moments(tuple(accepted))
    assert [one.what for one in last][:2] == ["Accepted", "Amended"]
    assert "One-person sign-off" in last[0].reason
    assert last[1].reason == "recount"


def test_the_last_thing_done_says_who_and_when() -> None:
    assert last_done(standing_of([])) == ""
    done = [event(1, Act.SAVED), event(2, Act.SUBMITTED)]
    assert last_done(standing_of(done)) == (
        "Submitted by theme-lead, 7 January 2009, 14:02"
    )
