"""Which parts each paper has, in which order; a table without rows is not there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from saferplan.core.boards.brought import Brought
from saferplan.core.boards.pack import Pack
from saferplan.core.boards.papers import Paper
from saferplan.documents.outline import SHORT, Part, PartKind, outline, words_tables
from tests.documents.brought_pack import brought_pack
from tests.documents.packs import a_pack, usual_pack


def parts(pack: Pack, paper: Paper) -> list[str]:
    """The kinds of the parts in their order, a table by its key."""
    return [_name(part) for part in outline(replace(pack, paper=paper))]


def _name(part: Part) -> str:
    return part.table.key if part.table else part.kind.value


# Section 8 of the plan, and the order that a board reads in: exceptions, what is to be
# decided, what changed, what is missing, then everything.
FULL = {
    Paper.REPORT: (
        "exceptions asked targets blockages said questions changes restated "
        "changed-targets decided answered missing unsigned activity risks arising "
        "money successes dashboard indicators rule"
    ),
    Paper.GROUP: (
        "exceptions said activity risks asked blockages questions changes restated "
        "changed-targets decided answered missing unsigned arising money successes "
        "dashboard indicators rule"
    ),
    Paper.SCRUTINY: (
        "exceptions answerable questions answered changes restated changed-targets "
        "decided missing unsigned activity money dashboard indicators rule"
    ),
    Paper.OVERVIEW: "glance",
    Paper.BRIEF: "things",
}


@pytest.mark.parametrize("paper", Paper)
def test_paper_has_its_parts_in_their_order(paper: Paper) -> None:
    assert parts(brought_pack(), paper) == FULL[paper].split()


@pytest.mark.parametrize("paper", [Paper.REPORT, Paper.GROUP, Paper.SCRUTINY])
def test_nothing_brought_leaves_only_what_is_always_there(paper: Paper) -> None:
    found = parts(a_pack([]), paper)
    assert found == "exceptions changes missing dashboard indicators rule".split()


@pytest.mark.parametrize("paper", Paper)
def test_no_part_stands_twice_and_no_table_is_empty(paper: Paper) -> None:
    pack = replace(brought_pack(), paper=paper)
    names = parts(pack, paper)
    assert len(names) == len(set(names))
    for part in outline(pack):
        assert (part.kind is PartKind.TABLE) is (part.table is not None)
        assert (part.kind is PartKind.GLANCE) is (part.glance is not None)
        if part.table:
            assert part.table.rows
            for row in part.table.rows:
                assert len(row) == len(part.table.headings) == len(part.table.widths)
                assert all(cell.strip() for cell in row)


def test_one_table_comes_and_goes_with_what_is_in_it() -> None:
    pack = brought_pack()
    without = replace(pack, brought=replace(pack.brought, risks=()))
    gone = set(parts(pack, Paper.REPORT)) - set(parts(without, Paper.REPORT))
    assert gone == {"risks"}


def test_short_papers_have_one_part_that_holds_it_all() -> None:
    assert set(SHORT) == {Paper.OVERVIEW, Paper.BRIEF}
    (overview,) = outline(replace(brought_pack(), paper=Paper.OVERVIEW))
    assert overview.glance is not None
    assert overview.glance.blocks
    (brief,) = outline(replace(brought_pack(), paper=Paper.BRIEF))
    assert 0 < len(brief.things) <= 5


def test_brief_of_nothing_is_still_a_paper() -> None:
    (brief,) = outline(replace(a_pack([]), paper=Paper.BRIEF))
    assert (brief.kind, brief.things) == (PartKind.THINGS, ())


def test_workbook_has_every_table_that_any_paper_has() -> None:
    pack = brought_pack()
    in_papers = {
        name
        for paper in (Paper.REPORT, Paper.GROUP)
        for name in parts(pack, paper)
        if name not in {kind.value for kind in PartKind}
    }
    assert {table.key for table in words_tables(pack)} == in_papers
    assert words_tables(replace(a_pack([]), brought=Brought())) == ()


def test_sheets_and_keys_of_tables_are_their_own() -> None:
    tables = words_tables(brought_pack())
    assert len({table.key for table in tables}) == len(tables) == 15
    assert len({table.sheet.casefold() for table in tables}) == len(tables)
    # What a workbook takes as the name of a sheet.
    assert all(0 < len(table.sheet) <= 31 for table in tables)


def test_scrutiny_is_told_who_set_each_target_and_who_answers() -> None:
    pack = replace(usual_pack(), paper=Paper.SCRUTINY)
    (found,) = [
        p.table for p in outline(pack) if p.table and p.table.key == "answerable"
    ]
    assert len(found.rows) == len(pack.lines)
