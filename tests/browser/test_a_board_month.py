"""A month of the boards, played by the cast in a real browser without JavaScript.

Commentary and its remarks, a variance asked for and approved, papers issued for a
monthly and a quarterly board, a question asked and answered, the overview that tells
of it, an amendment that the next papers list, the first papers verified, and a deck
edited by hand that is found out.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pptx import Presentation
from pytest_django.live_server_helper import LiveServer

from saferplan.core.plan.actions import Action, Milestone
from saferplan.usecases.actor import OPERATOR
from saferplan.usecases.plan.keep_actions import keep_actions
from tests.browser.visitor import HOME, the_example, visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
RETURN = f"{HOME}returns/domestic-abuse/2008-12/"
BOARDS = f"{HOME}boards/"
MONTHLY = f"{BOARDS}delivery-board/2008-12/"
QUARTERLY = f"{BOARDS}partnership-board/2008-12/"
REPEATS = "MARAC-REPEATS"
BANNER = ".govuk-notification-banner"


@pytest.fixture
def cast(browser: Browser, live_server: LiveServer) -> Iterator[dict[str, Page]]:
    """Manager, theme lead and chair at their desks, with one action in the plan."""
    the_example()
    step = Milestone(number=1, title="Settle who refers", due=date(2009, 1, 30))
    action = Action(
        code="DA-1",
        title="Fewer cases come back",
        group="domestic-abuse",
        indicators=(REPEATS,),
        milestones=(step,),
    )
    keep_actions(by=OPERATOR, partnership="peterborough", actions=[action])
    with ExitStack() as desks:
        yield {
            account: desks.enter_context(
                visitor(browser, live_server.url, account, java_script_enabled=False)
            )
            for account in ("manager", "theme-lead", "chair")
        }


def test_a_month_of_a_monthly_and_a_quarterly_board(
    cast: dict[str, Page], tmp_path: Path
) -> None:
    manager, lead, chair = cast["manager"], cast["theme-lead"], cast["chair"]
    _the_boards_have_their_rhythms(manager)
    _the_lead_reports_and_is_asked_back(lead)
    _the_manager_accepts(manager)
    _the_lead_asks_for_a_variance(lead)
    _the_chair_approves_it(chair)
    _the_papers_list_what_was_decided(manager)
    _the_papers_are_issued(manager, MONTHLY, "performance report", 1)
    deck = _taken(manager, f"{MONTHLY}v1/", "PowerPoint")
    _the_chair_reads_the_brief_and_asks(chair)
    _the_lead_answers(lead)
    _the_quarterly_overview_tells_of_it(manager)
    _the_papers_are_issued(manager, QUARTERLY, "overview", 1)
    _the_lead_amends(lead)
    _the_manager_accepts(manager)
    _the_next_papers_list_it(manager)
    _the_papers_are_issued(manager, MONTHLY, "performance report", 2)
    _the_first_papers_are_as_they_were(manager)
    _a_deck_edited_by_hand_is_found_out(manager, deck, tmp_path)


def _main(page: Page) -> str:
    return page.inner_text("main")


def _the_boards_have_their_rhythms(page: Page) -> None:
    for body, rhythm in (
        ("delivery-board", "Monthly"),
        ("partnership-board", "Quarterly"),
    ):
        page.goto(f"{BOARDS}meetings/rhythm/{body}/")
        page.get_by_label(rhythm, exact=True).check()
        page.get_by_role("button", name="Save").click()
        assert "is set" in page.inner_text(BANNER)
    page.goto(f"{BOARDS}meetings/new/?body=delivery-board")
    page.fill("#held_on", "22/1/2009")
    page.fill("#reports", "2008-12")
    page.get_by_role("button", name="Put it into the calendar").click()
    assert "22 January 2009" in _main(page)


def _the_lead_reports_and_is_asked_back(page: Page) -> None:
    page.goto(RETURN)
    # Red, and nothing is said of it yet.
    assert "come back (red) is behind: say what is behind it" in _main(page)
    page.fill("#line-2-value", "17")
    page.fill("#line-3-numerator", "4")
    page.fill("#line-3-denominator", "17")
    for at in (2, 3):
        page.select_option(f"#line-{at}-missing", "")
    page.click("button[value=save]")
    for box in page.locator("textarea[name^=answer-]").all():
        box.fill("Checked against the conference's list.")
    page.click("button[value=submit]")
    assert "Submitted: 2 figures." in page.inner_text(BANNER)
    page.click("main .sp-list a:has-text('Say why')")
    page.fill("#why", "We are on track.")
    page.get_by_role("button", name="Keep these words").click()
    told = _main(page)
    assert "Your words are kept." in told
    assert "You write “on track”" in told
    page.fill("#why", "Two families came back after their adviser left.")
    page.fill("#next", "A second adviser starts")
    page.fill("#by_when", "28/2/2009")
    page.get_by_role("button", name="Keep these words").click()
    assert "What a reader would ask back" not in _main(page)


def _the_manager_accepts(page: Page) -> None:
    page.goto(f"{RETURN}accept/")
    page.click("button[value=accept]")
    assert "Accepted: " in page.inner_text(BANNER)


def _the_lead_asks_for_a_variance(page: Page) -> None:
    page.goto(RETURN)
    page.click("text=Ask for a change")
    page.select_option("#variance-about", "DA-1#1")
    page.fill("#variance-change", "The date")
    page.fill("#variance-reason", "The hospital decides in March")
    page.fill("#variance-new_due", "31/3/2009")
    page.click("button[value=save] >> nth=0")
    assert "due on 31 March 2009" in _main(page)


def _the_chair_approves_it(page: Page) -> None:
    page.goto(HOME)
    page.click("text=Take 1 decision")
    page.click("main a:has-text('Decide')")
    assert "30 January 2009" in _main(page)
    page.get_by_role("button", name="Record the decision").click()
    assert "Choose whether to approve it" in _main(page)
    page.get_by_label("Approve it").check()
    page.get_by_role("button", name="Record the decision").click()
    assert "Variance 1 is approved." in page.inner_text(BANNER)


def _the_papers_are_issued(page: Page, papers: str, name: str, version: int) -> None:
    page.goto(papers)
    page.get_by_role("button", name=f"Issue this {name}").click()
    assert f"This is version {version}, as it was issued." in _main(page)


def _taken(page: Page, papers: str, name: str) -> bytes:
    page.goto(papers)
    with page.expect_download() as started:
        page.get_by_role("link", name=name, exact=True).click()
    return Path(started.value.path()).read_bytes()


def _the_chair_reads_the_brief_and_asks(page: Page) -> None:
    page.goto(HOME)
    page.click("text=Read your brief for December 2008")
    assert "What needs you" in _main(page)
    page.goto(f"{BOARDS}challenges/ask/?indicator={REPEATS}")
    suggested = page.locator("input[name=suggested]")
    # Three questions that its figure raises, and room for another.
    assert suggested.count() == 4
    page.fill("#question", "Which agencies refer too late?")
    page.fill("#due", "31/1/2099")
    page.get_by_role("button", name="Ask it").click()
    assert "It is asked." in page.inner_text(BANNER)


def _the_lead_answers(page: Page) -> None:
    page.goto(HOME)
    page.click("text=Which agencies refer too late?")
    page.click("text=Answer it")
    page.fill("#answer", "The two hospitals, by three weeks.")
    page.fill("#evidence", "The conference's minutes")
    page.fill("#follow_up", "A protocol with both")
    page.fill("#follow_up_due", "31/3/2099")
    page.get_by_role("button", name="Keep the answer").click()
    assert "The answer is kept." in page.inner_text(BANNER)


def _the_quarterly_overview_tells_of_it(page: Page) -> None:
    page.goto(QUARTERLY)
    told = page.inner_text(".sp-papers")
    assert "The Delivery Board asked 2 questions." in told or (
        "The Delivery Board asked 1 question." in told
    )
    assert "The two hospitals, by three weeks." in told
    assert "A protocol with both" in told
    # Quarterly: what changed is told since the papers of a quarter ago.
    assert "since September 2008" in told


def _the_lead_amends(page: Page) -> None:
    page.goto(RETURN)
    page.fill("#line-2-value", "16")
    page.fill("#line-3-numerator", "3")
    page.fill("#line-3-denominator", "16")
    page.fill("#reason", "one case was counted twice")
    page.click("button[value=save] >> nth=0")
    for box in page.locator("textarea[name^=answer-]").all():
        box.fill("One case was counted twice before.")
    page.fill("#reason", "one case was counted twice")
    page.click("button[value=submit]")
    assert "Submitted: " in page.inner_text(BANNER)


def _the_next_papers_list_it(page: Page) -> None:
    page.goto(MONTHLY)
    told = page.inner_text(".sp-papers")
    assert "Restated: 3 figures of earlier papers" in told or (
        "Restated: 2 figures of earlier papers" in told
    )
    assert "one case was counted twice" in told
    # The same month's papers again: they tell what they told.
    assert "30 January 2009" in told


def _the_papers_list_what_was_decided(page: Page) -> None:
    """The baseline that moved, and what it was."""
    page.goto(MONTHLY)
    told = page.inner_text(".sp-papers")
    assert "Decided: 1 change to action plans" in told
    assert "30 January 2009" in told
    assert "31 March 2009" in told


def _the_first_papers_are_as_they_were(page: Page) -> None:
    page.goto(f"{MONTHLY}v1/")
    page.click("text=What was kept of it, and what was restated since")
    told = _main(page)
    assert "Unchanged" in told
    assert "Made again just now: all" in told
    assert "one case was counted twice" in told
    assert "one case was counted twice" not in _papers(page)


def _papers(page: Page) -> str:
    page.goto(f"{MONTHLY}v1/")
    return page.inner_text(".sp-papers")


def _a_deck_edited_by_hand_is_found_out(page: Page, deck: bytes, to: Path) -> None:
    show = Presentation(io.BytesIO(deck))
    path = to / "deck.pptx"
    show.save(path)
    page.goto(f"{BOARDS}compare/")
    page.set_input_files("#file", path)
    page.get_by_role("button", name="Compare it").click()
    assert "Nothing was changed." in page.inner_text("h1")
    was = _edited(show, "5,109", "4,709")
    show.save(path)
    page.goto(f"{BOARDS}compare/")
    page.set_input_files("#file", path)
    page.get_by_role("button", name="Compare it").click()
    told = _main(page)
    assert "1 figure was changed by hand." in told
    assert was in told
    assert "4,709" in told
    assert "peterborough.ni16." in told


def _edited(show: object, was: str, now: str) -> str:
    """Write another number in the first cell of a table that has this one."""
    for slide in show.slides:  # type: ignore[attr-defined]
        for shape in slide.shapes:
            if not shape.has_table:
                continue
            for cell in shape.table.iter_cells():
                for paragraph in cell.text_frame.paragraphs:
                    for run in paragraph.runs:
                        if run.text == was:
                            run.text = now
                            return was
    raise AssertionError(f"No table of the deck shows {was}.")
