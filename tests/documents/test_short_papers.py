"""An overview is two pages and a chair's brief one, however much there is to say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from saferplan.core.boards.brought import AskedChallenge, GroupWords
from saferplan.core.boards.challenge import Challenge
from saferplan.core.boards.pack import Pack
from saferplan.core.boards.papers import Paper
from saferplan.core.periods import Month
from saferplan.documents.packs import pack_bytes
from tests.documents.brought_pack import brought_pack
from tests.documents.packs import a_pack, made_up

LONG = "We ask what is done about the evenings and the sheds that were left open. " * 12


def question(number: int) -> AskedChallenge:
    held = Challenge(
        number=number,
        body="other",
        asked_on=date(2009, 1, 8),
        question=f"Question {number}: {LONG}",
        owner="g",
        month=Month(2008, 12),
        answer=LONG,
        answered_on=date(2009, 1, 9),
        follow_up=LONG,
        follow_up_due=date(2009, 3, 1),
    )
    asker = f"Stakeholder group {number % 7} of the city"
    return AskedChallenge(asker=asker, owner="Group", about="", challenge=held)


def fullest(count: int) -> Pack:
    """More of everything than there is room for, in the longest words."""
    base = brought_pack(9)
    (words,) = set(base.brought.said)
    asked = tuple(question(at) for at in range(1, 60))
    pack = a_pack([made_up(at, f"Indicator {at}: {LONG}"[:300]) for at in range(count)])
    said = (GroupWords(group=LONG[:99], words=replace(words.words, ask=LONG)),) * 9
    return replace(
        pack,
        brought=replace(base.brought, challenges=asked, said=said, proposals=()),
        changes=tuple(replace(one, name=LONG, text=LONG) for one in pack.changes) * 9,
    )


@pytest.mark.parametrize(
    ("paper", "pages"),
    [(Paper.OVERVIEW, 2), (Paper.BRIEF, 1)],
    ids=["overview", "brief"],
)
@pytest.mark.parametrize("count", [29, 40])
def test_short_paper_is_as_long_as_it_says(
    paper: Paper, pages: int, count: int
) -> None:
    made = pack_bytes(replace(fullest(count), paper=paper), "pdf")
    assert len(PdfReader(BytesIO(made)).pages) == pages
