"""The Word documents that are made here, after somebody changed them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from saferplan.documents.comparing.edits import Kind
from tests.documents.comparing.sent_back import (
    changed,
    comparison,
    made,
    the_edit,
    trace,
)

BURGLARY = "Burglary & <car> crime: 7.0% behind target"


def _ours(change: Callable[[Any], object]) -> bytes:
    return changed(made("docx"), "docx", change)


def test_our_own_paper_opened_and_saved_by_another_program_is_unchanged() -> None:
    assert comparison(made("docx"), _ours(lambda held: None)).edits == ()


def test_a_figure_changed_in_our_own_paper_is_told_with_its_trace() -> None:
    def change(held: Any) -> None:
        words = "12 months to December 2008: 5,109"
        run = next(
            run
            for paragraph in held.paragraphs
            if paragraph.text.startswith(words)
            for run in paragraph.runs
            if "5,109" in run.text
        )
        run.text = run.text.replace("5,109", "4,709")

    edit = the_edit(made("docx"), _ours(change))
    assert edit.where.startswith(f"Under the heading “{BURGLARY}”, paragraph beginning")
    assert (edit.kind, edit.trace) == (Kind.FIGURE, trace("S1"))
    assert "4,709" in edit.after
    assert "5,109" in edit.before


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        (
            "5,109",
            "4,709",
            f"Under the heading “{BURGLARY}”, table, row Figure, Dec 2008",
        ),
        (
            "4,773",
            "5,773",
            f"Under the heading “{BURGLARY}”, table, row Target, Dec 2008",
        ),
    ],
)
def test_a_figure_changed_in_a_table_of_our_own_paper(
    old: str, new: str, where: str
) -> None:
    def change(held: Any) -> None:
        table = next(
            table
            for table in held.tables
            if [cell.text for cell in table.rows[0].cells] == ["Period", "Dec 2008"]
            and any(cell.text == "5,109" for row in table.rows for cell in row.cells)
        )
        for row in table.rows:
            for cell in row.cells:
                if cell.text == old:
                    cell.paragraphs[0].runs[0].text = new

    edit = the_edit(made("docx"), _ours(change))
    assert (edit.where, edit.before, edit.after) == (where, old, new)
    assert edit.trace == trace("S1")
