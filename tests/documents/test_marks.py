"""The mark in a file's properties: written by a pack, read back, never guessed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saferplan.core.boards.pack import Pack
from saferplan.core.boards.papers import Paper
from saferplan.core.periods import Month, month
from saferplan.documents.marks import Mark, mark_of, read_mark
from tests.documents.packs import a_pack

PACK = a_pack([])
MARK = (
    "saferplan pack: anytown delivery-board 2008-12 report entry 1 version 0 known on "
    "all"
)
READ = Mark(
    partnership="anytown",
    body="delivery-board",
    month=Month(2008, 12),
    paper=Paper.REPORT,
    entry=1,
    version=0,
    known_on=None,
)

slugs = st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,2}", fullmatch=True)
months = st.builds(Month, st.integers(1990, 2090), st.integers(1, 12))


def test_mark_names_the_pack_in_plain_words() -> None:
    assert mark_of(PACK) == MARK
    assert read_mark(MARK) == READ


@given(
    slugs,
    slugs,
    months,
    st.sampled_from(Paper),
    st.integers(0, 999_999_999),
    st.integers(0, 999_999),
    st.none() | st.dates(date(1990, 1, 1), date(2090, 1, 1)),
)
def test_mark_is_read_as_it_was_written(
    slug: str,
    body: str,
    which: Month,
    paper: Paper,
    entry: int,
    version: int,
    known_on: date | None,
) -> None:
    pack: Pack = replace(
        PACK,
        slug=slug,
        body_slug=body,
        reports=month(which),
        paper=paper,
        entry=entry,
        issued_version=version,
        known_on=known_on,
    )
    assert read_mark(mark_of(pack)) == Mark(
        partnership=slug,
        body=body,
        month=which,
        paper=paper,
        entry=entry,
        version=version,
        known_on=known_on,
    )


@pytest.mark.parametrize(
    "text",
    [
        f"  {MARK}\n",
        MARK.replace(" ", "  "),
        MARK.replace(" ", "\n"),
        MARK.replace(" ", "\u00a0"),
        f"minutes, board; {MARK}; for 22 January",
        # What an office's program does to it.
        MARK.replace(":", ""),
    ],
)
def test_mark_is_found_among_other_words_and_spaces(text: str) -> None:
    assert read_mark(text) == READ


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Minutes of the board",
        MARK.replace("saferplan pack", "another pack"),
        MARK.replace("anytown", "Any Town"),
        MARK.replace("anytown", "ANYTOWN"),
        MARK.replace("2008-12", "2008-13"),
        MARK.replace("2008-12", "2008-00"),
        MARK.replace("2008-12", "0008-12"),
        MARK.replace("2008-12", "2008"),
        MARK.replace("report", "leaflet"),
        MARK.replace("entry 1", "entry -1"),
        MARK.replace("entry 1", "entry one"),
        MARK.replace("entry 1", f"entry {10**9}"),
        MARK.replace("version 0", "version 1.5"),
        MARK.replace("known on all", "known on"),
        MARK.replace("known on all", "known on allday"),
        MARK.replace("known on all", "known on 2009-02-30"),
        MARK.replace("known on all", "known on 2009-2-3"),
        MARK.replace("known on all", "known on 2009-02-031"),
        MARK[:-1],
        MARK[5:],
    ],
)
def test_mark_that_is_not_whole_is_none(text: str) -> None:
    assert read_mark(text) is None


@given(st.text(max_size=200))
def test_any_words_are_read_without_an_error(text: str) -> None:
    assert read_mark(text) is None
    assert read_mark(f"{text} {MARK}") == READ
