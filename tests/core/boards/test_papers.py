"""Which papers a body is given, and how the files of a pack are named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from saferplan.core.boards.building import build_pack
from saferplan.core.boards.issued import IssuedFile, IssuedPack
from saferplan.core.boards.minutes import Minutes
from saferplan.core.boards.pack import Line, Pack
from saferplan.core.boards.papers import SEES_ALL, Paper, papers_of, usual_paper
from saferplan.core.indicators.vocabulary import Marker
from saferplan.core.partnership.structure import Body, BodyType, Partnership
from saferplan.core.periods import Month
from tests.core.boards.lines import a_line, a_rolling_line

MONTH = Month(2008, 12)


# ---------------------------------------------------------------- section 8 of the plan
@pytest.mark.parametrize(
    ("body_type", "usual", "others"),
    [
        (BodyType.PARTNERSHIP_BOARD, "overview", "report scrutiny brief"),
        (BodyType.DELIVERY_BOARD, "report", "overview scrutiny brief"),
        (BodyType.SCRUTINY, "scrutiny", "overview brief"),
        (BodyType.TASK_AND_FINISH_GROUP, "group", "brief"),
        (BodyType.SUB_GROUP, "group", "brief"),
        (BodyType.STAKEHOLDER_GROUP, "group", "brief"),
        (BodyType.OUTSIDE_BODY, "group", "brief"),
        (BodyType.TEAM, "group", "brief"),
    ],
)
def test_each_type_of_body_has_its_papers(
    body_type: BodyType, usual: str, others: str
) -> None:
    assert usual_paper(body_type) == usual
    assert [paper.value for paper in papers_of(body_type)] == [usual, *others.split()]


def test_only_boards_and_scrutiny_see_every_indicator() -> None:
    assert set(SEES_ALL) == {
        BodyType.PARTNERSHIP_BOARD,
        BodyType.DELIVERY_BOARD,
        BodyType.SCRUTINY,
    }


def test_papers_say_what_they_are_and_how_long() -> None:
    assert [paper.words for paper in Paper] == [
        "performance report",
        "overview",
        "monthly report",
        "scrutiny report",
        "chair’s brief",
    ]
    assert Paper.OVERVIEW.told.startswith("two pages")
    assert Paper.BRIEF.told.startswith("one page")


# ------------------------------------------------------------------------- a pack
def a_pack(*lines: Line, paper: Paper | None = None, **more: object) -> Pack:
    board = Body(
        slug="delivery-board", type=BodyType.DELIVERY_BOARD, local_name="Doing Group"
    )
    made = build_pack(
        partnership=Partnership(slug="anytown", name="P", area="A", bodies=(board,)),
        plan=None,
        body=board,
        reported=MONTH,
        lines=lines,
        before=[],
        entry=1,
        paper=paper,
    )
    return replace(made, **more)


@pytest.mark.parametrize(
    ("paper", "version", "stem"),
    [
        (None, 0, "anytown-delivery-board-2008-12"),
        (Paper.REPORT, 0, "anytown-delivery-board-2008-12"),
        (Paper.BRIEF, 0, "anytown-delivery-board-2008-12-brief"),
        (None, 1, "anytown-delivery-board-2008-12-v1"),
        (Paper.OVERVIEW, 12, "anytown-delivery-board-2008-12-overview-v12"),
    ],
)
def test_files_are_named_by_body_month_paper_and_version(
    paper: Paper | None, version: int, stem: str
) -> None:
    assert a_pack(paper=paper, issued_version=version).file_stem == stem


def test_the_same_paper_is_usual_for_one_body_and_named_for_another() -> None:
    overview = a_pack(paper=Paper.OVERVIEW)
    upstairs = replace(overview, body_type=BodyType.PARTNERSHIP_BOARD)
    assert overview.file_stem.endswith("-overview")
    assert upstairs.file_stem == "anytown-delivery-board-2008-12"


def test_no_two_papers_of_a_body_have_one_name() -> None:
    stems = {
        a_pack(paper=paper, issued_version=version).file_stem
        for paper in papers_of(BodyType.DELIVERY_BOARD)
        for version in (0, 1, 2)
    }
    assert len(stems) == 4 * 3


def test_pack_says_since_when_it_tells_what_changed() -> None:
    assert a_pack().since == "since November 2008"
    assert a_pack(compared=Month(2008, 9)).since == "since September 2008"
    assert a_pack(compared=None).since == "since last month"


def test_exceptions_are_red_before_amber_and_the_furthest_behind_first() -> None:
    zero = a_rolling_line("ZERO", 3, target=0)
    found = a_pack(
        a_rolling_line("AMBER", 105),
        a_rolling_line("RED", 106),
        a_rolling_line("REDDER", 300),
        zero,
        a_rolling_line("GREEN", 100),
        a_line("NONE", []),
    ).exceptions
    # Of a target of zero no per cent can be said: it stands before the others.
    assert [line.code for line in found] == ["ZERO", "REDDER", "RED", "AMBER"]


def test_figure_is_unsigned_while_anything_in_it_waits() -> None:
    line = a_rolling_line("X", 90)
    figure = replace(
        line.position.figure,
        markers=frozenset({Marker.NOT_SIGNED_OFF, Marker.PROVISIONAL}),
    )
    waiting = replace(line, position=replace(line.position, figure=figure))
    assert (line.is_unsigned, waiting.is_unsigned) == (False, True)


# ------------------------------------------------------------------ an issued pack
def a_file(kind: str, *, is_withheld: bool = False) -> IssuedFile:
    return IssuedFile(
        kind=kind, name=kind, size=1, sha256="0" * 64, is_withheld=is_withheld
    )


WHOLE, CUT = a_file("pdf"), a_file("pdf", is_withheld=True)


@pytest.mark.parametrize(
    ("files", "is_withheld", "found"),
    [
        ((WHOLE, CUT), False, WHOLE),
        ((WHOLE, CUT), True, CUT),
        ((CUT, WHOLE), True, CUT),
        # Nothing was withheld: one file for everybody.
        ((WHOLE,), True, WHOLE),
        # Only what may be seen is given: never the whole instead of nothing.
        ((CUT,), False, None),
        ((), True, None),
        ((a_file("html"),), False, None),
    ],
)
def test_frozen_file_is_the_one_that_may_be_seen(
    files: tuple[IssuedFile, ...], is_withheld: bool, found: IssuedFile | None
) -> None:
    issued = IssuedPack(body="board", month=MONTH, version=1, cut=7, files=files)
    assert issued.file("pdf", is_withheld=is_withheld) == found


# -------------------------------------------------------------------------- minutes
def test_minutes_are_named_by_body_and_day() -> None:
    held = Minutes(
        partnership="Safer Anytown",
        slug="anytown",
        body="Doing Group",
        body_slug="delivery-board",
        meeting=4,
        held_on=date(2009, 1, 22),
        place="Town hall",
        state="held",
        reports="December 2008",
        marking="OFFICIAL",
        entry=7,
    )
    assert held.title == "Doing Group: minutes of the meeting on 22 January 2009"
    assert held.file_stem == "anytown-delivery-board-2009-01-22-minutes"
