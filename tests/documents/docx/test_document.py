"""The Word document of a pack: its headings, its words, and every figure."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pytest
from docx import Document

from saferplan.core.boards.papers import Paper
from saferplan.documents.docx import write
from saferplan.documents.pack_tables import dashboard_rows
from tests.documents.brought_pack import brought_pack
from tests.documents.docx.papers_made import LONG, brought, made
from tests.documents.docx.reading import (
    W,
    body,
    headings,
    names,
    styled,
    table_after,
    tables,
    text_of,
)
from tests.documents.figures_of import figures_of
from tests.documents.made_pack import made_pack, quiet_pack
from tests.documents.packs import a_pack, large_pack, usual_pack

TOLD = {"Normal", "Small Print", "Caption", "Note", "Lead"}
"""Styles of words: an empty paragraph of these would be a hole in the page."""


# ------------------------------------------------------------------ headings and words
def test_headings_stand_in_the_order_of_the_papers() -> None:
    pack, content = made()
    found = headings(content)
    assert [text for level, text in found if level == 1] == [
        "Exceptions",
        "What changed since November 2008",
        "What is missing",
        "Dashboard",
        "Every indicator",
        "How a status is set",
    ]
    assert [text for level, text in found if level == 3] == [
        line.headline for line in pack.lines
    ]
    priorities = [section.name for section in pack.sections]
    kinds = ["Status", "New figures"]
    assert [text for level, text in found if level == 2] == [
        *kinds,
        *priorities,
        *priorities,
        "How activity is set",
    ]


def test_report_of_everything_brought_has_a_heading_for_each() -> None:
    found = [text for level, text in headings(brought(Paper.REPORT)) if level == 1]
    assert found == [
        "Exceptions",
        "For decision: 1 change to action plans",
        "For decision: 1 target",
        "In the way: 1 blockage",
        "Theme leads: areas of concern",
        "Still open: 1 question",
        "What changed since November 2008",
        "Restated: 1 figure of earlier papers",
        "Targets changed: 1",
        "Decided: 1 change to action plans",
        "Asked and answered: 1 since the papers before",
        "What is missing",
        "Not signed off: 1 indicator",
        "Action plans: 1 red",
        "Risks: 1 logged",
        "Actions arising: 1 still to do",
        "Money: £10,000 identified, £1,500 spent",
        "Worth sharing: 1 success",
        "Dashboard",
        "Every indicator",
        "How a status is set",
    ]


def test_scrutiny_says_who_answers_for_each_target() -> None:
    found = [text for level, text in headings(brought(Paper.SCRUTINY)) if level == 1]
    assert found[:4] == [
        "Exceptions",
        "Who set the target, and who answers for it",
        "Still open: 1 question",
        "Asked and answered: 1 since the papers before",
    ]
    row = table_after(brought(Paper.SCRUTINY), found[1])[1]
    assert row[0] == "Burglary of homes (BURGLARY)"
    assert row[1] == "Red, not signed off"


@pytest.mark.parametrize("paper", LONG)
def test_headings_go_down_one_level_at_a_time(paper: Paper) -> None:
    levels = [level for level, _ in headings(brought(paper))]
    assert levels[0] == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_every_figure_and_trace_code_is_in_the_words() -> None:
    pack, content = made()
    words = text_of(body(content))
    assert {one for one in figures_of(pack) if one not in words} == set()
    assert [line.code for line in pack.lines if line.trace not in words] == []
    assert [line.code for line in pack.lines if line.sentence not in words] == []
    for name, value in pack.filters:
        assert name in words
        assert value in words


def test_trace_stands_under_its_indicator_in_a_style_of_its_own() -> None:
    pack, content = made()
    found = list(styled(content))
    traces = [text for style, text in found if style == "Trace"]
    assert traces == [f"Trace {line.trace}" for line in pack.lines]
    ends = [n for n, (style, _) in enumerate(found) if style == "Trace"]
    starts = [n for n, (style, _) in enumerate(found) if style == "Heading 3"]
    assert all(start < end for start, end in zip(starts, ends, strict=True))
    assert all(end < start for end, start in zip(ends, starts[1:], strict=False))


def test_dashboard_has_every_figure_in_the_order_of_the_pack() -> None:
    pack, content = made()
    rows = dashboard_rows(pack)
    held = [row for table in tables(content) for row in table]
    dashboard = [row for row in held if len(row) == 9 and row[1] != "Latest"]
    assert len(dashboard) == len(rows)
    for found, row in zip(dashboard, rows, strict=True):
        assert found[0].startswith(f"{row.line.name} {row.line.code} · {row.polarity}")
        assert found[1] == " ".join([row.value_text, row.basis]).strip()
        assert found[2] == " ".join([row.target_text, row.distance]).strip()
        assert found[3] == row.status.text
        assert found[6:] == [
            row.variation or "–",
            row.outlook or "–",
            row.direction or "–",
        ]
    repeats = next(row for row in dashboard if row[0].startswith("Repeat cases"))
    assert repeats[1:4] == [
        "29.9% April to November 2008",
        "28.0% 1.9 points behind",
        "■ Red",
    ]


def test_activity_stands_beside_performance() -> None:
    (row,) = (
        row
        for table in tables(brought(Paper.REPORT))
        for row in table
        if row[0].startswith("Burglary of homes BURGLARY")
    )
    assert row[3:5] == ["■ Red, not signed off", "◆ Red"]


def test_withheld_figure_is_its_mark() -> None:
    pack, content = made()
    line = next(line for line in pack.lines if line.code == "C1")
    assert line.position.figure.value is None
    (row,) = (
        row
        for table in tables(content)
        for row in table
        if len(row) == 9 and row[0].startswith("Hate crime")
    )
    assert row[1].startswith("[c]")
    assert row[3] == "– Withheld"


def test_status_is_never_colour_alone() -> None:
    _, content = made()
    styles = {s.name for s in Document(BytesIO(content)).styles}
    assert {"Status Red", "Status Amber", "Status Green"} <= styles
    for run in body(content).iter(f"{W}r"):
        look = run.find(f"{W}rPr/{W}rStyle")
        if look is not None and look.get(f"{W}val") in ("StatusRed", "StatusAmber"):
            assert text_of(run)[0] in "■▲"


def test_red_and_amber_are_bold_and_green_is_quiet() -> None:
    styles = Document(BytesIO(made()[1])).styles
    assert styles["Status Red"].font.bold
    assert styles["Status Amber"].font.bold
    assert not styles["Status Green"].font.bold


def test_exceptions_say_where_each_stands() -> None:
    pack, content = made()
    rows = table_after(content, "Exceptions")[1:]
    assert len(rows) == len(pack.exceptions)
    for row, line in zip(rows, pack.exceptions, strict=True):
        assert row[0] in ("■ Red", "▲ Amber")
        assert row[1].startswith(line.name)
        assert line.sentence in row[1]


@pytest.mark.parametrize("count", [40, 120])
def test_exceptions_too_many_for_a_page_are_told_by_their_codes(count: int) -> None:
    pack = usual_pack()
    red = pack.exceptions
    lines = tuple(
        replace(red[n % len(red)], headline=f"Finding {n}") for n in range(count)
    )
    content = write(replace(pack, sections=(replace(pack.sections[0], lines=lines),)))
    shown = len(table_after(content, "Exceptions")) - 1
    assert 20 < shown <= count
    words = text_of(body(content))
    assert (f"room on this page for {count - shown} more" in words) == (shown < count)


def test_commentary_stands_with_the_exception_and_with_the_indicator() -> None:
    words = text_of(body(brought(Paper.REPORT)))
    assert words.count("Why. Sheds were left open over the holidays") == 2
    assert words.count("What we do next. Fit two hundred locks, by 15 March 2009") == 2


# ------------------------------------------------------------------ few and many
@pytest.mark.parametrize("paper", Paper)
def test_an_empty_pack_says_so(paper: Paper) -> None:
    words = text_of(body(write(replace(a_pack([]), paper=paper))))
    expected = {
        Paper.OVERVIEW: "There is no indicator to show.",
        Paper.BRIEF: "nothing waits for a decision, and no question is open",
    }.get(paper, "There are no indicators to show.")
    assert expected in words
    assert "Performance: Activity" not in words


def test_priority_without_a_summary_and_pack_without_rules_leave_no_gap() -> None:
    pack = made()[0]
    plain = replace(
        pack,
        sections=tuple(replace(section, summary="") for section in pack.sections),
        rule="",
        activity_rule="",
    )
    for paper in (Paper.REPORT, Paper.OVERVIEW):
        found = list(styled(write(replace(plain, paper=paper))))
        assert [
            (style, text) for style, text in found if not text and style in TOLD
        ] == []


def test_contents_of_many_priorities_keep_to_the_parts() -> None:
    pack = made()[0]
    many = replace(
        pack,
        sections=tuple(
            replace(pack.sections[0], name=f"Priority {n}", lines=(line,))
            for n, line in enumerate((*pack.lines, *made_pack(9).lines))
        ),
    )
    listed = [text for style, text in styled(write(many)) if style.startswith("toc")]
    assert listed == [
        "Exceptions",
        "What changed since November 2008",
        "What is missing",
        "Dashboard",
        "Every indicator",
        "How a status is set",
    ]


def test_all_is_well_is_said() -> None:
    words = text_of(body(write(quiet_pack())))
    assert "Nothing is red or amber: 1 green." in words
    assert "No status, figure, target, definition, action or question" in words


def test_two_hundred_indicators_are_all_there() -> None:
    pack = large_pack(200)
    content = write(pack)
    found = [text for level, text in headings(content) if level == 3]
    assert found == [line.headline for line in pack.lines]
    assert len([n for n in names(content) if n.startswith("word/media/")]) == 400


def test_two_hundred_of_everything_brought_are_written() -> None:
    content = write(brought_pack(200))
    assert text_of(body(content)).count("The supplier is out of stock") == 200


# ------------------------------------------------------------------ short papers
def test_overview_shows_both_statuses_of_each_indicator() -> None:
    pack = replace(made_pack(), paper=Paper.OVERVIEW)
    content = write(pack)
    table = table_after(content, "Where it stands")
    assert table[0] == ["Indicator", "Latest", "Target", "Performance", "Activity"]
    rows = {row[0]: row[1:] for row in table[1:] if len(row) == 5}
    assert len(rows) == len(pack.lines)
    assert rows["Repeat cases"] == ["29.9%", "28.0%", "■ Red", "–"]
    assert rows["Hate crime"][0] == "[c]"
    assert [text for level, text in headings(content) if level == 1] == [
        "Where it stands",
        "What was challenged, and answered",
        "What is asked of this Board",
        "What changed since November 2008",
    ]


def test_overview_counts_the_indicators_it_has_no_room_for() -> None:
    content = write(replace(large_pack(60), paper=Paper.OVERVIEW))
    table = table_after(content, "Where it stands")
    shown = len([row for row in table[1:] if len(row) == 5])
    assert 0 < shown <= 22
    assert f"{60 - shown} indicators more are counted" in text_of(body(content))


def test_brief_has_its_things_with_questions_and_traces() -> None:
    content = brought(Paper.BRIEF)
    (trace,) = (line.trace for line in brought_pack().lines)
    assert headings(content) == [
        (1, "What needs you"),
        (2, "1. Decide on 1 change to action plans and 1 target"),
        (2, "2. Red: Burglary of homes"),
        (2, "3. 1 question is still open"),
        (2, "4. 1 action in the red"),
    ]
    found = list(styled(content))
    assert ("Trace", f"Trace {trace}") in found
    asked = [text for style, text in found if style == "Note Bullet"]
    assert len(asked) == 3
    assert all(text.endswith("?") for text in asked)


def test_five_things_are_called_five() -> None:
    pack = replace(made_pack(9), paper=Paper.BRIEF)
    assert headings(write(pack))[0] == (1, "Five things that need you")
