"""The pack as a PDF: tagged, in its language, with bookmarks, the same every time."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from functools import lru_cache
from io import BytesIO

import pikepdf
import pytest
from pypdf import PdfReader

from saferplan.core.boards.pack import Branding, Pack
from saferplan.documents.pdf import write
from tests.documents.figures_of import figures_of
from tests.documents.packs import (
    HOSTILE_NAMES,
    a_pack,
    burglary,
    hostile_pack,
    large_pack,
    usual_pack,
)

# A single teal pixel, written out by hand from the PNG specification.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63e0f60f0200011500ad33a3598a0000000049454e44ae426082"
)


@lru_cache
def usual() -> tuple[Pack, bytes]:
    pack = usual_pack()
    return pack, write(pack)


def texts(made: bytes, first: int | None = None) -> list[str]:
    """The text of the first pages, without line breaks and places to break a word."""
    pages = PdfReader(BytesIO(made)).pages[:first]
    return [
        re.sub(r"\s+", " ", page.extract_text()).replace("\u200b", "") for page in pages
    ]


def read_by_poppler(made: bytes) -> str:
    """The text as another program reads it, which must find nothing to complain of."""
    done = subprocess.run(
        ["pdftotext", "-", "-"], input=made, capture_output=True, check=True
    )
    assert done.stderr == b""
    return done.stdout.decode()


def titles(outline: list[object]) -> list[str]:
    """Every bookmark, in order, whatever its depth."""
    found: list[str] = []
    for entry in outline:
        if isinstance(entry, list):
            found += titles(entry)
        else:
            found.append(str(entry["/Title"]))  # type: ignore[index]
    return found


def fonts(made: bytes) -> list[pikepdf.Object]:
    """The descriptor of every font in the file."""
    with pikepdf.open(BytesIO(made)) as opened:
        return [
            dict(held)
            for held in opened.objects
            if isinstance(held, pikepdf.Dictionary)
            and held.get("/Type") == "/FontDescriptor"
        ]


def structure(made: bytes) -> dict[str, int]:
    """How many of each tag are there?"""
    counts: dict[str, int] = {}
    with pikepdf.open(BytesIO(made)) as opened:
        for held in opened.objects:
            if isinstance(held, pikepdf.Dictionary) and "/S" in held and "/P" in held:
                name = str(held["/S"])
                counts[name] = counts.get(name, 0) + 1
    return counts


def test_pdf_is_tagged_in_its_language_and_says_it_is_ua_1() -> None:
    pack, made = usual()
    with pikepdf.open(BytesIO(made)) as opened:
        root = opened.Root
        assert root.MarkInfo.Marked is True or bool(root.MarkInfo.Marked)
        assert "/StructTreeRoot" in root
        assert str(root.Lang) == "en-GB"
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        with opened.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"
            assert about["dc:title"] == f"{pack.title}, December 2008"


def test_pdf_language_is_the_packs() -> None:
    made = write(a_pack([burglary()], marking="SWYDDOGOL"))
    welsh = write(replace(a_pack([burglary()]), language="cy"))
    with pikepdf.open(BytesIO(made)) as opened:
        assert str(opened.Root.Lang) == "en-GB"
    with pikepdf.open(BytesIO(welsh)) as opened:
        assert str(opened.Root.Lang) == "cy"


def test_pdf_has_no_dates_and_is_the_same_twice() -> None:
    pack, made = usual()
    assert write(pack) == made
    assert PdfReader(BytesIO(made)).metadata.get("/CreationDate") is None


def test_pdf_bookmarks_lead_to_every_part_and_indicator() -> None:
    pack, made = usual()
    assert titles(PdfReader(BytesIO(made)).outline) == [
        "Exceptions",
        "What changed since November 2008",
        "Status",
        "New figures",
        "What is missing",
        "Dashboard",
        *(section.name for section in pack.sections),
        *(
            name
            for section in pack.sections
            for name in (section.name, *(line.headline for line in section.lines))
        ),
    ]


def test_pdf_tags_charts_as_figures_with_alternative_text() -> None:
    pack, made = usual()
    spoken = []
    with pikepdf.open(BytesIO(made)) as opened:
        for held in opened.objects:
            if isinstance(held, pikepdf.Dictionary) and held.get("/S") == "/Figure":
                spoken.append(str(held["/Alt"]))
    drawn = [line for line in pack.lines if line.position.figure.value is not None]
    for line in drawn:
        assert [words for words in spoken if words.startswith(line.headline)] != []
    assert "" not in spoken


def test_pdf_tables_have_header_cells() -> None:
    counts = structure(usual()[1])
    assert counts["/Table"] > 8
    assert counts["/TH"] > counts["/Table"]
    assert counts["/H1"] > 4


def test_pdf_shows_every_figure_and_every_choice() -> None:
    pack, made = usual()
    pages = texts(made)
    whole = " ".join(pages)
    assert {figure for figure in figures_of(pack) if figure not in whole} == set()
    for name, value in pack.filters:
        assert name in pages[0]
        assert value in pages[0]
    for said in (pack.version, pack.marking, pack.distribution, pack.completeness):
        assert said in pages[0]
    assert pack.rule.split(".")[0] in pages[0]
    for line in pack.lines:
        assert line.trace in whole.replace(" ", "")


def test_pdf_pages_say_marking_and_number() -> None:
    pages = texts(usual()[1])
    for number, text in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in text
        assert "OFFICIAL" in text


def test_pdf_second_page_is_the_exceptions_with_word_and_shape() -> None:
    pack, made = usual()
    second = texts(made)[1]
    assert second.count("■ Red") == 2
    for line in pack.exceptions:
        assert line.name in second
        assert line.sentence in second
    assert "What changed" in texts(made)[2]


@pytest.mark.parametrize("count", [12, 40, 200])
def test_pdf_exceptions_take_one_page_however_many(count: int) -> None:
    pack = usual_pack()
    red = pack.exceptions
    lines = tuple(
        replace(red[n % len(red)], headline=f"Finding {n}") for n in range(count)
    )
    many = replace(pack, sections=(replace(pack.sections[0], lines=lines),))
    pages = texts(write(many), first=3)
    assert "Exceptions" in pages[1]
    assert "What changed since November 2008" in pages[2]


def test_pdf_fonts_are_embedded_and_come_with_the_program() -> None:
    described = fonts(usual()[1])
    assert described != []
    for font in described:
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(font) != set()
        name = str(font["/FontName"]).split("+")[-1]
        assert name.startswith(("LibertinusSerif", "DejaVuSansMono"))


def test_pdf_hostile_names_come_out_as_they_went_in() -> None:
    made = write(hostile_pack())
    marks = PdfReader(BytesIO(made)).outline
    whole = " ".join(titles(marks)).replace("\u200b", "")
    for name in HOSTILE_NAMES:
        assert name.strip() in whole
    assert 'Safer <Any> & #Town $ \\ "Partnership"' in texts(made)[0]


def test_pdf_letters_no_font_has_are_marked_and_said() -> None:
    named = "Thefts \U0010fffc\U0010fffd and \x07 more"
    pack = replace(a_pack([burglary()]), distribution=named)
    first = texts(write(pack))[0]
    assert "Thefts �� and � more" in first
    assert "U+10FFFC, U+10FFFD" in first


def test_pdf_of_an_empty_pack_says_so() -> None:
    made = write(a_pack([]))
    whole = " ".join(texts(made))
    assert "There are no indicators to show." in whole
    assert "Nothing is red or amber: no indicators." in whole


def test_pdf_of_one_indicator_has_its_five_parts() -> None:
    pack = a_pack([burglary()])
    assert len(texts(write(pack))) == 5


def test_pdf_of_two_hundred_indicators_repeats_the_table_head() -> None:
    pack = large_pack(200)
    made = write(pack)
    pages = read_by_poppler(made).split("\f")[:-1]
    boxes = [page.mediabox for page in PdfReader(BytesIO(made)).pages]
    wide = [
        text for text, box in zip(pages, boxes, strict=True) if box.width > box.height
    ]
    assert len(wide) > 8
    assert ["Outlook, which is no" in text for text in wide] == [True] * len(wide)
    marks = titles(PdfReader(BytesIO(made)).outline)
    assert [line.headline for line in pack.lines if line.headline not in marks] == []


def test_pdf_uses_the_partnerships_logo_and_colour() -> None:
    logos = {
        "image/png": PNG,
        "svg": b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>"
        b"<rect width='9' height='9' fill='#a01020'/></svg>",
    }
    plain = a_pack([burglary()])
    for kind, logo in logos.items():
        look = Branding(colour="#a01020", logo=logo, logo_type=kind)
        made = write(replace(plain, branding=look))
        assert made != write(plain)
        assert structure(made)["/Figure"] == structure(write(plain))["/Figure"] + 1


@pytest.mark.parametrize("logo", [b"GIF89a", PNG[:40], b"<svg><g></svg>"])
def test_pdf_goes_without_a_logo_it_cannot_read(logo: bytes) -> None:
    plain = a_pack([burglary()])
    broken = Branding(colour="teal; }", logo=logo, logo_type="png")
    assert write(replace(plain, branding=broken)) == write(plain)


def test_pdf_opens_in_another_program() -> None:
    said = read_by_poppler(usual()[1])
    assert "Burglary, robbery and car crime: 7.0% behind target" in said
