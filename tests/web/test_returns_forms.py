"""What was typed on the monthly page is read as it was typed, and no further."""

from __future__ import annotations

import pytest

from saferplan.core.returns.messages import Message, Tier
from saferplan.core.returns.typed import TypedLine, TypedReturn
from saferplan.web.returns.marked_table import letter, marked_table
from saferplan.web.returns.typed_form import read, says_the_same, typed_return

SENT = {
    "seen": "3",
    "words-seen": "17",
    "act": "submit",
    "line-1": "BURGLARY",
    "line-1-value": " 1,041 ",
    "line-1-missing": "",
    "line-1-remark": "late reports\r\nfrom two stations",
    "line-2": "REPEATS",
    "line-2-numerator": "fourteen",
    "line-2-denominator": "16",
    "query-1": "REPEATS/numerator/outside_limits/14 is above 9.",
    "answer-1": "a family of five",
    "why": "cold nights",
    "by_when": "31/3/2009",
    "milestone-1": "DA-1#2",
    "milestone-1-progress": "done",
    "milestone-1-done_on": "1/12/2008",
    "milestone-1-was": "under_way",
    "variance-change": "another month",
    "blockage-what": "",
}
HELD = TypedReturn(
    lines=(
        TypedLine(code="A", value="5", cells={"value": "F3"}),
        TypedLine(code="B", value="6", cells={"value": "F4"}),
    )
)


def test_the_form_is_read_as_it_was_typed() -> None:
    sent = read(SENT)
    assert (sent.seen, sent.words_seen, sent.is_submit) == (3, 17, True)
    assert [line.typed for line in sent.lines] == [
        TypedLine(
            code="BURGLARY", value="1,041", remark="late reports\nfrom two stations"
        ),
        TypedLine(code="REPEATS", numerator="fourteen", denominator="16"),
    ]
    assert sent.answers == {
        "REPEATS/numerator/outside_limits/14 is above 9.": "a family of five"
    }
    assert (sent.boxes["why"], sent.boxes["by_when"]) == ("cold nights", "31/3/2009")
    moved = sent.milestone("DA-1", 2)
    assert moved is not None
    assert (moved.progress, moved.done_on, moved.was) == (
        "done",
        "1/12/2008",
        "under_way",
    )
    assert (sent.asks_variance, sent.raises_blockage) == (True, False)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("seen", "-1"),
        ("seen", "\u0663"),
        ("line-x", "BURGLARY"),
        ("line-99999", "BURGLARY"),
        ("milestone-1", "DA-1#x"),
        ("milestone-1", "no number"),
    ],
)
def test_what_no_form_of_ours_sends_is_left_aside(name: str, value: str) -> None:
    sent = read({name: value})
    assert (sent.seen, sent.lines, sent.milestones) == (None, (), ())


def test_a_line_left_as_it_was_keeps_the_cell_it_came_from() -> None:
    sent = read(
        {"line-1": "A", "line-1-value": "5", "line-2": "B", "line-2-value": "7"}
    )
    assert typed_return(sent, HELD).lines == (
        TypedLine(code="A", value="5", cells={"value": "F3"}),
        TypedLine(code="B", value="7"),
    )


def test_two_returns_say_the_same_whatever_cells_they_came_from() -> None:
    bare = (TypedLine(code="B", value="6 "), TypedLine(code="A", value="5"))
    assert says_the_same(HELD, TypedReturn(lines=(*bare, TypedLine(code="C"))))
    other = (TypedLine(code="A", value="5"), TypedLine(code="B", value="7"))
    assert not says_the_same(HELD, TypedReturn(lines=other))


@pytest.mark.parametrize(
    ("column", "expected"),
    [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (702, "AAA")],
)
def test_columns_are_lettered_as_spreadsheets_letter_them(
    column: int, expected: str
) -> None:
    assert letter(column) == expected


def _message(tier: Tier, cell: str, found: str = "found") -> Message:
    return Message(
        tier=tier, rule="r", found=found, expected="expected", mend="mend", cell=cell
    )


SHEET = TypedReturn(
    lines=(),
    sheet="Return",
    table=(("code", "value"), ("BURGLARY", "many"), ("REPEATS",)),
    row_numbers=(4, 6, 9),
)


def test_the_marked_table_is_the_senders_own() -> None:
    messages = (
        _message(Tier.QUERY, "B6", "odd"),
        _message(Tier.ERROR, "B6", "wrong"),
        _message(Tier.NOTE, "A9"),
    )
    table = marked_table(SHEET, messages)
    assert (table.letters, table.heading, table.heading_number) == (
        ("A", "B"),
        ("code", "value"),
        4,
    )
    assert [row.number for row in table.rows] == [6, 9]
    first, second = table.rows
    assert [(c.text, c.tier, c.name) for c in first.cells] == [
        ("BURGLARY", "", ""),
        ("many", "Error", "cell-B6"),  # the weightiest of the two
    ]
    assert [(m.tier, m.found) for m in first.marks] == [
        ("Error", "wrong expected"),
        ("Query", "odd expected"),
    ]
    assert [c.text for c in second.cells] == ["REPEATS", ""]
    assert [m.href for m in table.errors] == ["#cell-B6"]
    assert table.elsewhere == ()


@pytest.mark.parametrize("cell", ["", "B7", "Z6", "B4", "nowhere", "B6000000000"])
def test_what_stands_in_no_cell_of_the_table_is_said_beside_it(cell: str) -> None:
    table = marked_table(SHEET, (_message(Tier.ERROR, cell),))
    assert [m.found for m in table.elsewhere] == ["found expected"]
    assert [m.href for m in table.errors] == ["#elsewhere"]
    assert all(not row.marks for row in table.rows)


def test_a_table_without_row_numbers_is_counted_from_one() -> None:
    table = marked_table(TypedReturn(lines=(), table=(("a",), ("b",))), ())
    assert (table.heading_number, [r.number for r in table.rows]) == (1, [2])


def test_no_table_at_all_is_an_empty_one() -> None:
    assert marked_table(TypedReturn(lines=()), ()).rows == ()
