"""Names and words that break a careless writer: each comes out as it went in."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document

from saferplan.core.boards.pack import Pack
from saferplan.core.boards.papers import Paper
from saferplan.documents.docx import write
from tests.documents.brought_pack import brought_pack
from tests.documents.docx.reading import W, body, headings, running_words, text_of
from tests.documents.packs import HOSTILE_NAMES, a_pack, hostile_pack, made_up

NASTY = (
    "<w:p><w:r>&amp;</w:r></w:p>",
    "a\x00\x07b",
    "\ud800 alone \udc00",
    "w" * 5_000,
    "\U0001f600\U0001f3fd\u200d\U0001f692 fire",
    "\u0628\u0644\u0627\u063a\u0627\u062a",
    "]]> <!-- --> <?xml?>",
)


def nasty_pack(paper: Paper) -> Pack:
    pack = a_pack(
        [made_up(n, name) for n, name in enumerate(NASTY)],
        version="#1 \\ <b>",
        marking="OFFICIAL & \x07 $ENSITIVE",
        brought=brought_pack(3).brought,
    )
    return replace(
        pack,
        paper=paper,
        partnership="\ud800" + "P" * 5_000,
        title="T\x01" * 300,
        distribution="to \udfff",
    )


def test_hostile_names_come_out_as_they_went_in() -> None:
    content = write(hostile_pack())
    words = text_of(body(content))
    for name in HOSTILE_NAMES:
        assert " ".join(name.split()) in words
    assert 'Safer <Any> & #Town $ \\ "Partnership"' in words
    assert any(
        "OFFICIAL & $ENSITIVE" in head for head in running_words(content, "header")
    )


@pytest.mark.parametrize("paper", Paper)
def test_letters_that_no_format_allows_are_replaced(paper: Paper) -> None:
    content = write(nasty_pack(paper))
    found = Document(BytesIO(content))
    assert found.core_properties.title.startswith("T\ufffdT\ufffd")
    assert len(found.core_properties.author) <= 255
    words = text_of(body(content))
    assert "a\ufffd\ufffdb" in words
    assert "\x07" not in words


def test_long_words_and_signs_of_every_script_are_whole() -> None:
    content = write(nasty_pack(Paper.REPORT))
    words = text_of(body(content))
    for name in (NASTY[0], NASTY[3], NASTY[4], NASTY[5], NASTY[6]):
        assert name in words
    assert len([1 for level, _ in headings(content) if level == 3]) == len(NASTY)


def test_lines_and_tabs_of_a_text_are_words_own() -> None:
    pack = brought_pack()
    said = tuple(
        replace(one, words=replace(one.words, why="first\nsecond\r\nthird\tfourth"))
        for one in pack.brought.said
    )
    content = write(replace(pack, brought=replace(pack.brought, said=said)))
    (cell,) = (
        cell for cell in body(content).iter(f"{W}tc") if "third" in text_of(cell)
    )
    assert text_of(cell) == "first second third fourth"
    assert len(list(cell.iter(f"{W}br"))) == 2
    assert len(list(cell.iter(f"{W}tab"))) == 1
