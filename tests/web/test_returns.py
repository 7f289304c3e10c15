"""The monthly page: filled in, kept, asked about, submitted, overtaken, amended."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client

from saferplan.core.periods import Month
from saferplan.core.plan.actions import Action, Milestone, Progress
from saferplan.core.returns.typed import TypedLine, TypedReturn
from saferplan.usecases.actor import OPERATOR, resolve
from saferplan.usecases.boards import asking_queries
from saferplan.usecases.plan import queries as plan_queries
from saferplan.usecases.plan.keep_actions import keep_actions
from saferplan.usecases.returns import queries
from saferplan.usecases.returns.commentaries import commentary_of
from saferplan.usecases.returns.save_return import save_return
from saferplan.usecases.returns.views import ReturnView
from tests.factories.holdings import ANYTOWN, BURGLARY, REPEATS
from tests.web.clients import client_of, signed_in, text_of

pytestmark = pytest.mark.django_db
GROUP, ABUSE = "burglary-group", "abuse-group"
JANUARY = Month(2009, 1)
LIST = f"/{ANYTOWN}/returns/"
PAGE = f"{LIST}{GROUP}/2009-01/"
ABUSE_PAGE = f"{LIST}{ABUSE}/2009-01/"
SAVE = {"seen": "0", "act": "save", "line-1": BURGLARY, "line-1-value": "33"}
SUBMIT = SAVE | {"act": "submit"}


def problems(response: HttpResponse) -> list[tuple[str, str]]:
    """The problems of the page, each with the field it leads to."""
    page = response.content.decode()
    summary = re.search(r"govuk-error-summary__list.*?</ul>", page, re.DOTALL)
    return re.findall(r'href="#([\w-]+)">([^<]+)<', summary[0]) if summary else []


def held(holder: str = GROUP, month: Month = JANUARY) -> ReturnView:
    """The return as it is held now."""
    return queries.one_return(
        actor=OPERATOR, partnership=ANYTOWN, holder=holder, month=month
    )


def test_the_page_shows_what_stands_beside_each_line() -> None:
    page = text_of(client_of("theme-lead"), PAGE)
    assert "Before: December 2008: 34" in page
    assert "Normal range: " in page
    assert "counts attempts" in page
    assert "Submit sends it to the partnership manager" in page
    assert "Nothing was done to it yet." in page


def test_saving_keeps_what_was_typed_whatever_is_wrong_with_it() -> None:
    client = client_of("theme-lead")
    response = client.post(PAGE, SAVE | {"line-1-value": "about thirty"})
    assert (response.status_code, response.headers["Location"]) == (302, PAGE)
    page = text_of(client, PAGE)
    assert "Saved as a draft." in page
    assert "Before it can be submitted: 1 error to mend." in page
    assert 'value="about thirty"' in page
    assert 'id="line-1-value-error"' in page
    assert held().standing.state == "draft"
    assert "Saved as a draft." not in _banner(text_of(client, PAGE))


def _banner(page: str) -> str:
    found = re.search(r"notification-banner__heading.*?</p>", page, re.DOTALL)
    return found[0] if found else ""


def test_an_error_stops_submission_and_loses_nothing() -> None:
    client = client_of("theme-lead")
    words = {"why": "cold nights", "blockage-what": ""}
    response = client.post(PAGE, SUBMIT | {"line-1-value": "about thirty"} | words)
    assert response.status_code == 422
    assert [field for field, _ in problems(response)] == ["line-1-value"]
    page = response.content.decode()
    assert 'value="about thirty"' in page
    assert ">cold nights</textarea>" in page
    assert held().standing.state == "draft"
    assert _words() == "cold nights"


def _words() -> str:
    said = commentary_of(OPERATOR, ANYTOWN, GROUP, JANUARY)
    return said.why if said else ""


def test_submitting_says_who_looks_at_it_now_and_shows_it_unsigned() -> None:
    client = client_of("theme-lead")
    response = client.post(PAGE, SUBMIT)
    assert response.status_code == 302
    page = text_of(client, PAGE)
    assert "Submitted: 1 figure." in page
    assert "accepts it or sends it back" in page
    assert held().standing.state == "submitted"
    indicator = text_of(client, f"/{ANYTOWN}/indicators/{BURGLARY}/")
    # Once alone, in the stamp beside the status.
    assert indicator.lower().count("not signed off</strong>") == 1


def test_a_query_wants_an_answer_which_is_kept() -> None:
    client = client_of("theme-lead")
    response = client.post(PAGE, SUBMIT | {"line-1-value": "330"})
    assert response.status_code == 422
    page = response.content.decode()
    key = re.search(r'name="query-1" value="([^"]+)"', page)
    assert key is not None
    seen = str(held().standing.last)
    answer = {"query-1": _unescaped(key[1]), "answer-1": "a spree in one street"}
    again = SUBMIT | {"line-1-value": "330", "seen": seen} | answer
    for at in range(2, 1 + len(re.findall(r'name="query-\d+"', page))):
        found = re.search(rf'name="query-{at}" value="([^"]+)"', page)
        assert found is not None
        again |= {f"query-{at}": _unescaped(found[1]), f"answer-{at}": "so it is"}
    assert client.post(PAGE, again).status_code == 302
    assert held().standing.state == "submitted"
    assert "a spree in one street" in held().answers.values()
    assert "a spree in one street" in text_of(signed_in("manager"), f"{PAGE}accept/")


def _unescaped(text: str) -> str:
    return text.replace("&#39;", "'").replace("&#34;", '"').replace("&amp;", "&")


def test_somebody_quicker_is_told_and_both_stand_beside_each_other() -> None:
    client = client_of("theme-lead")
    theirs = TypedReturn(lines=(TypedLine(code=BURGLARY, value="31"),))
    save_return(
        by=resolve("analyst"),
        partnership=ANYTOWN,
        holder=GROUP,
        month=JANUARY,
        typed=theirs,
        seen=0,
    )
    typed = SUBMIT | {"why": "mine", "blockage-what": "no money"}
    response = client.post(PAGE, typed)
    assert response.status_code == 409
    page = response.content.decode()
    assert "analyst saved this return" in page
    assert 'value="33"' in page
    assert "There now: 31" in page
    assert ">mine</textarea>" in page
    assert ">no money</textarea>" in page
    assert 'name="seen" value="1"' in page
    assert asking_queries.blockages(OPERATOR, ANYTOWN) == ()
    assert client.post(PAGE, typed | {"seen": "1"}).status_code == 302
    assert held().typed.lines[0].value == "33"


def test_pressing_the_button_twice_is_no_race_with_oneself() -> None:
    client = client_of("theme-lead")
    assert [client.post(PAGE, SAVE).status_code for _ in range(2)] == [302, 302]
    assert held().standing.last == 1


def test_what_is_beside_the_numbers_is_kept_and_asked_once() -> None:
    client = client_of("theme-lead")
    _an_action()
    typed = SAVE | {
        "why": "cold nights",
        "by_when": "31/3/2009",
        "next": "lights",
        "milestone-1": "B-1#1",
        "milestone-1-was": "not_started",
        "milestone-1-progress": "done",
        "milestone-1-done_on": "12/1/2009",
        "milestone-1-remark": "two weeks early",
        "variance-about": "B-1#2",
        "variance-change": "another month",
        "variance-reason": "the lamps are late",
        "variance-new_due": "30/4/2009",
        "blockage-what": "no electrician",
        "blockage-would_help": "the council's own",
    }
    assert client.post(PAGE, typed).status_code == 302
    assert client.post(PAGE, typed).status_code == 302
    step = plan_queries.one_action(OPERATOR, ANYTOWN, "B-1").milestone(1)
    assert step is not None
    assert (step.progress, step.done_on, step.remark) == (
        Progress.DONE,
        date(2009, 1, 12),
        "two weeks early",
    )
    (variance,) = asking_queries.variances(OPERATOR, ANYTOWN)
    assert (variance.milestone, variance.new_due) == (2, date(2009, 4, 30))
    assert len(asking_queries.blockages(OPERATOR, ANYTOWN)) == 1
    page = text_of(client, PAGE)
    assert "The lamps" not in page
    assert "the lamps are late" in page
    assert "no electrician" in page
    assert 'value="31/3/2009"' in page


def _an_action() -> None:
    steps = (
        Milestone(number=1, title="Order lamps", due=date(2009, 1, 31)),
        Milestone(number=2, title="Hang lamps", due=date(2009, 3, 31)),
    )
    action = Action(code="B-1", title="Light the alleys", group=GROUP, milestones=steps)
    keep_actions(by=OPERATOR, partnership=ANYTOWN, actions=[action])


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"by_when": "soon"}, "by_when"),
        ({"why": "x" * 4_001}, "why"),
        ({"success": "x" * 4_001}, "success"),
        ({"variance-change": "later"}, "variance-about"),
        ({"variance-about": "B-1#2", "variance-new_due": "soon"}, "variance-new_due"),
        ({"variance-about": "nothing#0"}, "variance-change"),
        ({"blockage-would_help": "money"}, "blockage-what"),
        (
            {
                "milestone-1": "B-1#1",
                "milestone-1-was": "not_started",
                "milestone-1-progress": "done",
                "milestone-1-done_on": "1/1/2999",
            },
            "milestone-1-done_on",
        ),
        (
            {
                "milestone-1": "B-1#1",
                "milestone-1-was": "not_started",
                "milestone-1-progress": "halfway",
            },
            "milestone-1-progress",
        ),
        (
            {
                "milestone-1": "B-1#1",
                "milestone-1-was": "done",
                "milestone-1-progress": "dropped",
            },
            "milestone-1-progress",
        ),
    ],
)
def test_what_is_wrong_beside_the_numbers_keeps_the_numbers(
    typed: dict[str, str], field: str
) -> None:
    client = client_of("theme-lead")
    _an_action()
    response = client.post(PAGE, SUBMIT | typed)
    assert response.status_code == 422
    assert field in [name for name, _ in problems(response)]
    page = response.content.decode()
    assert all(f'id="{name}"' in page for name, _ in problems(response))
    assert all(
        words in page
        for words in typed.values()
        if words not in ("B-1#1", "B-1#2", "halfway", "nothing#0", "dropped")
    )
    assert held().typed.lines[0].value == "33"
    assert held().standing.state == "draft"


def test_last_months_words_stand_beside_the_boxes() -> None:
    client = client_of("theme-lead")
    december = f"{LIST}{GROUP}/2008-12/"
    client.post(december, {"seen": "0", "act": "save", "why": "long dark evenings"})
    page = text_of(client, PAGE)
    assert "December 2008 said:" in page
    assert "long dark evenings" in page


def test_words_written_by_another_in_the_meantime_are_shown_beside() -> None:
    client = client_of("theme-lead")
    first = {"seen": "0", "words-seen": "0", "act": "save"}
    signed_in("manager").post(PAGE, first | {"why": "theirs"})
    response = client.post(PAGE, first | {"why": "mine"})
    assert response.status_code in (409, 422)
    page = response.content.decode()
    assert ">mine</textarea>" in page
    assert "There now, written by somebody else: theirs" in page


def test_an_agency_reports_and_writes_but_moves_no_milestone() -> None:
    client = client_of("agency")
    _an_action()
    page = text_of(client, PAGE)
    assert "Milestones to move" not in page
    moved = {
        "milestone-1": "B-1#1",
        "milestone-1-was": "not_started",
        "milestone-1-progress": "done",
    }
    assert client.post(PAGE, SUBMIT | moved).status_code == 302
    step = plan_queries.one_action(OPERATOR, ANYTOWN, "B-1").milestone(1)
    assert step is not None
    assert step.progress is Progress.NOT_STARTED


def test_a_group_without_a_figure_this_month_has_words_to_write() -> None:
    client = client_of("manager")
    address = f"{LIST}police/2009-01/"
    page = text_of(client, address)
    assert "No figure is asked of this group" in page
    assert ">Submit<" not in page
    assert client.post(address, {"seen": "0", "act": "save"}).status_code == 302


def test_a_figure_already_held_is_there_to_be_checked() -> None:
    page = text_of(client_of("theme-lead"), f"{LIST}{GROUP}/2008-12/")
    assert "Held now: 34" in page
    assert 'name="line-1-value" type="text" value="34"' in page
    assert "Every figure is held already" in page


def test_two_hundred_lines_are_one_form() -> None:
    client = client_of("theme-lead")
    lines = {f"line-{at}": f"X{at}" for at in range(2, 220)}
    more = {f"line-{at}-{n}": "" for at in range(2, 220) for n in ("value", "remark")}
    more |= {f"line-{at}-missing": "" for at in range(2, 220)}
    typed = SAVE | lines | more | {f"why-{at}": "" for at in range(400)}
    assert len(typed) > 1000
    assert client.post(PAGE, typed).status_code == 302


@pytest.mark.parametrize(
    "month", ["2009-13", "soon", "0000-01", "2009-1", "99999-01", "history"]
)
def test_a_month_that_is_none_is_not_found(month: str) -> None:
    client: Client = client_of("manager")
    assert client.get(f"{LIST}{GROUP}/{month}/").status_code == 404
    if month != "history":
        assert client.get(f"{LIST}?month={month}").status_code == 404


def test_the_list_says_what_is_in() -> None:
    client = client_of("theme-lead")
    client.post(PAGE, SUBMIT)
    page = text_of(signed_in("manager"), f"{LIST}?month=2009-01")
    assert "January 2009: 1 of 2 returns in; 1 waits for you." in page
    assert "Accept or send back" in page
    mine = text_of(client, f"{LIST}?month=2009-01")
    assert "January 2009: your return is submitted, 1 of 1 figure filled in." in mine
    other = text_of(signed_in("agency"), f"{LIST}?month=2009-01")
    assert "Domestic Abuse Group" not in other
    reader = text_of(signed_in("reader"), f"{LIST}?month=2009-01")
    assert f'href="{PAGE}"' not in reader


def test_a_quotient_is_asked_for_as_two_counts() -> None:
    client = client_of("manager")
    page = text_of(client, ABUSE_PAGE)
    assert 'id="line-1-numerator"' in page
    assert 'id="line-1-value"' not in page
    typed = {
        "seen": "0",
        "act": "submit",
        "line-1": REPEATS,
        "line-1-numerator": "9",
        "line-1-denominator": "4",
        "reason": "by telephone",
    }
    response = client.post(ABUSE_PAGE, typed)
    assert next(field for field, _ in problems(response)).startswith("line-1-")


ODD = ("\x00", "\u202e06", "x" * 5_000, "\u0663", "1e999")


@pytest.mark.parametrize("odd", ODD)
def test_whatever_somebody_types_the_page_answers_and_keeps_it(odd: str) -> None:
    client = client_of("theme-lead")
    names = (
        *("line-1-value", "line-1-missing", "line-1-remark", "line-1", "answer-1"),
        *("query-1", "why", "by_when", "post", "blockage-what", "reason", "seen"),
        *("words-seen", "variance-about", "milestone-1", "act"),
    )
    for name in names:
        typed = SAVE | {"query-1": "a/b/c/d", "act": "submit"} | {name: odd}
        response = client.post(PAGE, typed)
        assert response.status_code in (302, 409, 422), name
    accept = {"act": "send-back", "reason": odd, "seen": odd}
    assert signed_in("manager").post(f"{PAGE}accept/", accept).status_code < 500
