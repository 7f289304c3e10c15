"""What the linter asks back, against tables of what a fair senior analyst would ask."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from saferplan.core.returns.linting import lint
from tests.core.returns import commentaries, commentaries_later, commentaries_unseen
from tests.core.returns.commentary_cast import rules, watching, words


@dataclass(frozen=True)
class Row:
    """One row of a table."""

    about: tuple[str, ...]
    box: str
    text: str
    expected: frozenset[str]

    @property
    def asked(self) -> frozenset[str]:
        """The rules that the linter names."""
        return rules(lint({"": words(**{self.box: self.text})}, watching(*self.about)))


def rows(*tables: str) -> list[Row]:
    """The rows of these tables."""
    lines = [line for table in tables for line in table.strip().splitlines()]
    cells = [[" ".join(cell.split()) for cell in line.split("|")] for line in lines]
    return [
        Row(tuple(who.split()), box, text, frozenset(expected.split()))
        for who, box, text, expected in cells
    ]


FOUND = rows(
    commentaries.CAUSE_ACTION_DATE,
    commentaries.AGAINST_THE_COLOUR,
    commentaries.AGAINST_THE_FIGURE,
    commentaries.ONLY_GOOD_NEWS,
    commentaries_unseen.UNSEEN,
    commentaries_later.THIRD,
    commentaries_later.FOURTH,
)
LEFT = rows(commentaries_unseen.LEFT, commentaries_later.LEFT)


@pytest.mark.parametrize("row", FOUND, ids=lambda row: f"{row.about[0]}: {row.text}")
def test_lint_asks_what_an_analyst_would(row: Row) -> None:
    assert row.asked == row.expected


@pytest.mark.parametrize("row", LEFT, ids=lambda row: f"{row.about[0]}: {row.text}")
def test_what_is_left_is_still_asked_otherwise(row: Row) -> None:
    """Known limits. A row that comes out right belongs to the tables above."""
    assert row.asked != row.expected


def test_of_all_tables_few_remarks_are_in_vain_and_few_are_missed() -> None:
    every = [*FOUND, *LEFT]
    assert len(every) > 300
    right = sum(len(row.asked & row.expected) for row in every)
    made = sum(len(row.asked) for row in every)
    wanted = sum(len(row.expected) for row in every)
    assert right / made >= 0.98
    assert right / wanted >= 0.93
