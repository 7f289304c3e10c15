"""What groups bring stands in every format, with the meeting and what is unsigned."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from lxml import html
from openpyxl import load_workbook
from pptx import Presentation
from pypdf import PdfReader

from saferplan.documents.packs import pack_bytes
from tests.documents.brought_pack import brought_pack
from tests.documents.docx.reading import body, text_of

SAID = (
    # Asked of the board, from the variance and the blockage.
    "For decision: 1 change to action plans",
    "3. B-1 Fit locks to sheds; milestone 2: Buy the locks",
    "Buy them three months later",
    "The supplier is out of stock",
    "28 November 2008",
    "28 February 2009",
    "In the way: 1 blockage",
    "No telephone line for the helpline",
    "A word with the council",
    # What was said about the month.
    "Theme leads: areas of concern",
    "Burglary Group (Detective inspector)",
    "More dark evenings",
    "Three arrests at once",
    # What was said about the indicator.
    "Sheds were left open over the holidays",
    "Forty visits with the neighbourhood panel",
    "Fit two hundred locks, by 15 March 2009",
    "Four thousand pounds for locks",
    # Activity by dates: due on 28 November, more than a month before 31 December.
    "Action plans: 1 red",
    "Overdue since 28 November 2008.",
    "B-1 Fit locks to sheds",
    "0 of 1 milestone done, 1 late",
    # What the meetings asked, and what came back.
    "Still open: 1 question",
    "4. Why did burglary rise in the south?",
    "Asked and answered: 1 since the papers before",
    "3. Who pays for the lights?",
    "Burglary Group: The council pays",
    "Minutes of the lighting panel",
    "Actions arising: 1 still to do",
    "2. Send the map of dark paths",
    # Decided, and still to be decided.
    "Decided: 1 change to action plans",
    "Approved, 8 January 2009",
    "For decision: 1 target",
    "340 for 2009/10",
    "The council will ring",
    # Money, risks, successes.
    "Risks: 1 logged",
    "The supplier may fail",
    "Money: £10,000 identified, £1,500 spent",
    "£4,000",
    "Not confirmed yet by whoever gives it.",
    "Worth sharing: 1 success",
    # A target that was changed within its year.
    "Targets changed: 1",
    "360 until 12 December 2008, then 400: Partnership Board",
    # What stood otherwise in the last papers.
    "Restated: 1 figure of earlier papers",
    "late crime reports",
    "analyst, 9 January 2009",
    # Nobody has accepted it.
    "Not signed off: 1 indicator",
    "1 indicator: 1 complete; 1 not signed off",
)


def _html(content: bytes) -> str:
    return html.fromstring(content).text_content()


def _pdf(content: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def _pptx(content: bytes) -> str:
    found = []
    for slide in Presentation(BytesIO(content)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                found.append(shape.text_frame.text)
            if shape.has_table:
                found += [cell.text for row in shape.table.rows for cell in row.cells]
        found.append(slide.notes_slide.notes_text_frame.text)
    return " ".join(found)


def _xlsx(content: bytes) -> str:
    book = load_workbook(BytesIO(content))
    cells = [c for sheet in book for row in sheet.values for c in row]
    return " ".join(str(cell) for cell in cells)


def _docx(content: bytes) -> str:
    return text_of(body(content))


READERS = {"html": _html, "pdf": _pdf, "pptx": _pptx, "xlsx": _xlsx, "docx": _docx}


def _plain(text: str) -> str:
    """Without what only breaks lines."""
    return " ".join(text.replace("\u200b", "").replace("\xad", "").split())


@pytest.mark.parametrize("kind", READERS)
def test_everything_brought_is_in_every_format(kind: str) -> None:
    text = _plain(READERS[kind](pack_bytes(brought_pack(), kind)))
    missing = [words for words in SAID if words not in text]
    assert missing == []


@pytest.mark.parametrize("kind", READERS)
def test_the_meeting_and_the_stamp_are_in_every_format(kind: str) -> None:
    text = _plain(READERS[kind](pack_bytes(brought_pack(), kind)))
    assert "22 January 2009" in text
    assert "Town hall" in text
    assert "not signed off" in text.lower().replace("not signed off: 1", "")


def test_a_slide_shows_the_meeting_first() -> None:
    show = Presentation(BytesIO(pack_bytes(brought_pack(), "pptx")))
    words = " ".join(s.text_frame.text for s in show.slides[0].shapes)
    assert "December 2008, for the meeting on 22 January 2009" in words


def test_the_head_of_the_page_shows_the_meeting() -> None:
    page = html.fromstring(pack_bytes(brought_pack(), "html"))
    title = page.findtext(".//title") or ""
    assert "December 2008, for the meeting on 22 January 2009" in title


def test_sheets_of_what_was_brought_are_tables_of_their_own() -> None:
    book = load_workbook(BytesIO(pack_bytes(brought_pack(), "xlsx")))
    added = {"Variances", "Blockages", "Commentary", "Restated", "Unsigned", "Actions"}
    added |= {"Questions", "Answered", "Arising", "Decided", "Proposals", "Targets"}
    added |= {"Risks", "Money", "Successes"}
    assert added <= set(book.sheetnames)
    for name in added:
        (table,) = book[name].tables.values()
        assert table.ref.startswith("A1:")


@pytest.mark.parametrize("kind", READERS)
def test_two_hundred_of_each_are_written(kind: str) -> None:
    text = _plain(READERS[kind](pack_bytes(brought_pack(200), kind)))
    assert text.count("The supplier is out of stock") == 200


@pytest.mark.parametrize("kind", READERS)
def test_packs_are_written_the_same_every_time(kind: str, tmp_path: Path) -> None:
    assert pack_bytes(brought_pack(), kind) == pack_bytes(brought_pack(), kind)


def test_words_too_long_for_a_slide_are_whole_in_its_notes() -> None:
    pack = brought_pack()
    long = "The evenings were dark and the sheds were open. " * 80 + "The end."
    said = tuple(
        replace(s, words=replace(s.words, why=long)) for s in pack.brought.said
    )
    pack = replace(pack, brought=replace(pack.brought, said=said))
    show = Presentation(BytesIO(pack_bytes(pack, "pptx")))
    (slide,) = [
        s
        for s in show.slides
        if "The evenings were dark" in s.notes_slide.notes_text_frame.text
    ]
    assert "The end." in slide.notes_slide.notes_text_frame.text
    (table,) = [shape for shape in slide.shapes if shape.has_table]
    assert table.top + table.height <= show.slide_height
    assert "…" in _pptx(pack_bytes(pack, "pptx"))
