"""A month of two boards by the command line, and a quarter of a third.

What groups say and ask, what a board decides and asks, what is issued, what an
amendment restates, and what was changed by hand in a deck that came back. Figures
are made up upon the plan's own: its December was left blank.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from lxml import html
from pptx import Presentation

from tests.cli.test_a_month import fill
from tests.plugins.commands import CommandLine, Ended
from tools.places import ROOT

HERE = ("--partnership", "peterborough")
DECEMBER = ("--month", "2008-12", *HERE)
GROUP = ("--group", "domestic-abuse", *DECEMBER)
LEAD, CHAIR, MANAGER = ("--as", "theme-lead"), ("--as", "chair"), ("--as", "manager")
DECK = "peterborough-delivery-board-2008-12-v1.pptx"
WHY_IT_ROSE = "Three families came back to the conference twice"
WHY_AMENDED = "a case heard on the 31st"
EXAMPLES = ROOT / "src" / "saferplan" / "examples"
FIGURES = EXAMPLES / "anytown-2026" / "observations.csv"


def done(ended: Ended) -> str:
    """Return what was said by a command that did what was asked."""
    assert (ended.code, "Traceback" in ended.err) == (0, False), ended
    return ended.out


def page(path: Path) -> str:
    """Return what a reader of a web page reads, one space between words."""
    root = html.fromstring(path.read_bytes())
    for unseen in root.xpath("//style | //script | //svg"):
        unseen.drop_tree()
    return " ".join(root.text_content().split())


def report(demo: CommandLine) -> Path:
    """Send in December's cases, and have them accepted; return the filled form.

    16 cases, 14 of them repeats: 150 cases and 54 repeats since April.
    """
    empty = demo.folder / "template.xlsx"
    done(demo("return", "template", *GROUP, "-o", empty, *LEAD))
    cells = {
        ("MARAC-CASES", "value"): 16,
        ("MARAC-REPEATS", "numerator"): 14,
        ("MARAC-REPEATS", "denominator"): 16,
    }
    filled = fill(empty, demo.folder / "december.xlsx", cells)
    answer = f"MARAC-REPEATS={WHY_IT_ROSE}"
    sent, accepted = demo.each(
        [
            ("return", "submit", filled, "--answer", answer, *LEAD),
            ("return", "accept", *GROUP, *MANAGER),
        ]
    )
    done(sent)
    done(accepted)
    return filled


def amend(demo: CommandLine, filled: Path) -> None:
    """Send in one case more, with the reason, and have it accepted."""
    more = {("MARAC-CASES", "value"): 17}
    amended = fill(filled, demo.folder / "amended.xlsx", more)
    answer = f"MARAC-REPEATS={WHY_IT_ROSE}"
    sent, accepted = demo.each(
        [
            (
                *("return", "submit", amended, "--answer", answer),
                *("--reason", WHY_AMENDED, *LEAD),
            ),
            ("return", "accept", *GROUP, *MANAGER),
        ]
    )
    done(sent)
    done(accepted)


def change_one_number(deck: Path, before: str, after: str) -> Path:
    """Change a number in the first text of a deck that is this, as by hand."""
    slides = Presentation(str(deck))
    run = next(
        run
        for slide in slides.slides
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
        if run.text == before
    )
    run.text = after
    edited = deck.with_name("sent-back.pptx")
    slides.save(str(edited))
    return edited


@pytest.mark.slow
def test_a_month_of_two_boards(demo: CommandLine) -> None:
    papers = demo.folder / "papers"
    board = ("pack", "delivery-board", *HERE, "--out", papers)
    overview = ("pack", "partnership-board", *DECEMBER, "--out", papers)
    filled = report(demo)

    # The words say that they fell; it was 40 in 134 to November, and is 54 in 150.
    said, asked, decided, action, issued, above = demo.each(
        [
            (
                *("commentary", "write", "domestic-abuse", *DECEMBER, *LEAD),
                *("--indicator", "MARAC-REPEATS"),
                *("--why", "Repeat cases fell in December."),
                *("--next", "A plan for each family", "--by-when", "2009-02-27"),
            ),
            (
                *("variances", "request", "DA-2", "--milestone", "2", *DECEMBER),
                *("--due", "2009-02-27", "--change", "Settle it a month later"),
                *("--why", "Two agencies were away", *LEAD),
            ),
            ("variances", "decide", "1", "approved", *HERE, *CHAIR),
            ("actions", "show", "DA-2", "--format", "json", *HERE),
            (*board, *DECEMBER[:2], "--formats", "html,pptx", "--issue", *MANAGER),
            (*overview, "--formats", "html", "--issue", *MANAGER),
        ]
    )
    remark = done(said).splitlines()[-1]
    assert remark.startswith("  [MARAC-REPEATS/why] You write “fell”;")
    assert "rose from 29.9% (April to November 2008) to 36.0%" in remark
    moved = "DA-2, milestone 2, due on 27 February 2009 (was 30 January 2009).\n"
    assert done(asked) == f"Variance 1 is asked for: {moved}"
    assert done(decided) == f"Variance 1 is approved: {moved}"
    (plan,) = action.json
    assert [step["due"] for step in plan["steps"]] == ["2008-11-28", "2009-02-27"]
    assert done(issued).splitlines()[1:] == [
        f"Wrote {papers / DECK.replace('pptx', 'html')}",
        f"Wrote {papers / DECK}",
    ]
    assert "the overview" in done(above)
    report_page = page(papers / DECK.replace("pptx", "html"))
    for words in (
        "36.0% (54 of 150) against a target of 28.0%",
        "A plan for each family, by 27 February 2009",
        "Decided: 1 change to action plans",
        "30 January 2009 Due on 27 February 2009",
    ):
        assert words in report_page

    # The board asks, and the overview of the board above says what came back.
    question = "Who looks at the families that come back?"
    asked, answered, _ = demo.each(
        [
            (
                *("challenges", "ask", question, "--body", "delivery-board"),
                *("--of", "domestic-abuse", "--indicator", "MARAC-REPEATS"),
                *(*DECEMBER, *CHAIR),
            ),
            (
                *("challenges", "answer", "2", WHY_IT_ROSE, *HERE, *LEAD),
                *("--follow-up", "A plan for each", "--by-when", "2009-02-20"),
            ),
            (*overview, "--formats", "html"),
        ]
    )
    assert done(asked) == (
        "Question 2 is asked of domestic-abuse for delivery-board.\n"
    )
    assert done(answered) == "Question 2: follow-up to do.\n"
    told = page(papers / "peterborough-partnership-board-2008-12.html")
    assert (
        "The Delivery Board asked 2 questions. 1 of them was answered; 1 is still "
        "unanswered. To follow: A plan for each by 20 February 2009."
    ) in told
    assert WHY_IT_ROSE in told

    amend(demo, filled)
    edited = change_one_number(papers / DECK, "150", "140")
    following, restated, verified, compared, told = demo.each(
        [
            (*board, "--month", "2009-01", "--formats", "html"),
            ("pack", "restated", "delivery-board", *DECEMBER, "--format", "json"),
            ("pack", "verify", "delivery-board", *DECEMBER, "--version", "1"),
            ("pack", "compare", edited, "--format", "json"),
            ("pack", "compare", edited, *MANAGER),
        ]
    )
    done(following)
    next_page = page(papers / "peterborough-delivery-board-2009-01.html")
    assert "Restated: 1 figure of earlier papers" in next_page
    assert WHY_AMENDED in next_page
    (figure,) = restated.json
    assert figure | {"when": "", "name": ""} == {
        "indicator": "MARAC-CASES",
        "name": "",
        "period": "2008-12",
        "before": "16",
        "after": "17",
        "reason": WHY_AMENDED,
        "by": "theme-lead",
        "when": "",
    }
    # Contents, web page and slides: as they are, and without small counts.
    sentence = done(verified)
    assert sentence.startswith(
        "delivery-board 2008-12, version 1 (performance report): unchanged. "
    )
    assert sentence.endswith("made again the same, 6 files whole.\n")
    assert (compared.code, told.code, told.err) == (1, 1, "")
    (found,) = compared.json
    assert (found["body"], found["month"], found["issued_version"]) == (
        "delivery-board",
        "2008-12",
        1,
    )
    assert found["summary"] == "1 figure was changed by hand."
    (edit,) = found["edits"]
    assert edit["kind"] == "figure"
    assert (edit["before"], edit["after"]) == ("150", "140")
    assert edit["trace"].startswith("peterborough.marac-cases.")
    assert told.out.splitlines()[1] == "1 figure was changed by hand."


def months_of(code: str) -> dict[str, int]:
    """Return the monthly figures of an indicator, as its file has them."""
    with FIGURES.open(encoding="utf-8", newline="") as opened:
        return {
            row["period"]: int(row["value"])
            for row in csv.DictReader(opened)
            if row["indicator"] == code and row["basis"] == "month"
        }


def year_to(code: str, last: str) -> int:
    """Return the twelve months that end with this one, added up."""
    months = sorted(m for m in months_of(code) if m <= last)
    return sum(months_of(code)[month] for month in months[-12:])


@pytest.mark.slow
def test_a_quarter_of_a_board_that_meets_quarterly(demo: CommandLine) -> None:
    here = ("--partnership", "anytown")
    pack = ("pack", "partnership-board", *here, "--out", demo.folder)
    july, overview, report_made, listed, verified, not_cleared = demo.each(
        [
            (
                *("commentary", "write", "town-centre", "--month", "2026-07", *here),
                *("--why", "Two shops closed their doors to the scheme"),
            ),
            (
                *(*pack, "--month", "2026-09", "--formats", "html", "--issue"),
                *("--as", "outsider"),
            ),
            (*pack, "--month", "2026-09", "--formats", "html", "--paper", "report"),
            ("pack", "list", *here, "--format", "json"),
            ("pack", "verify", *here, "--format", "json"),
            ("pack", "verify", *here, "--as", "outsider"),
        ]
    )
    done(july)
    assert "the overview" in done(overview)
    told = page(demo.folder / "anytown-partnership-board-2026-09-v1.html")
    now, then = year_to("SHOP-THEFT", "2026-09"), year_to("SHOP-THEFT", "2026-06")
    assert now != then
    assert "What changed since June 2026" in told
    assert f"New figure: {now:,} (was {then:,})" in told
    # What was said in any month of the quarter stands in its report.
    done(report_made)
    text = page(demo.folder / "anytown-partnership-board-2026-09-report.html")
    assert "Two shops closed their doors to the scheme" in text
    assert [(one["paper"], one["version"]) for one in listed.json] == [("overview", 1)]
    (unchanged,) = verified.json
    assert (unchanged["is_unchanged"], unchanged["figures"]) == (True, [])
    assert not_cleared.code == 2
    assert "small counts included" in not_cleared.err
