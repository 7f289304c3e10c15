"""The partnership's colour and logo in a Word document."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from PIL import Image

from saferplan.core.boards.pack import Branding
from saferplan.core.boards.papers import Paper
from saferplan.documents.docx import write
from tests.documents.docx.papers_made import made
from tests.documents.docx.reading import (
    DRAWN,
    R,
    body,
    names,
    part,
)
from tests.documents.made_pack import made_pack


# ------------------------------------------------------------------ branding
def test_headings_take_the_partnerships_colour() -> None:
    content = write(made_pack(branding=Branding(colour="#a01020")))
    styles = Document(BytesIO(content)).styles
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3"):
        assert str(styles[name].font.color.rgb) == "A01020"
    assert str(styles["Normal"].font.color.rgb) == "0B0C0C"


def test_colour_too_pale_to_read_gives_way_to_ink() -> None:
    content = write(made_pack(branding=Branding(colour="#ffe000")))
    styles = Document(BytesIO(content)).styles
    assert str(styles["Heading 1"].font.color.rgb) == "0B0C0C"


def picture(kind: str) -> bytes:
    kept = BytesIO()
    Image.new("RGB", (300, 100), "#884400").save(kept, kind)
    return kept.getvalue()


LOGOS = {
    "png": picture("PNG"),
    "jpeg": picture("JPEG"),
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 30 10'>"
    b"<rect width='30' height='10' fill='#a01020'/></svg>",
}


@pytest.mark.parametrize("kind", LOGOS)
@pytest.mark.parametrize("paper", [Paper.REPORT, Paper.BRIEF])
def test_logo_is_shown_in_its_proportions(kind: str, paper: Paper) -> None:
    look = Branding(logo=LOGOS[kind], logo_type=kind)
    content = write(replace(made_pack(branding=look), paper=paper))
    first = next(body(content).iter(f"{DRAWN}inline"))
    assert first.find(f"{DRAWN}docPr").get("descr") == (
        "Logo of Safer Anytown Partnership"
    )
    size = first.find(f"{DRAWN}extent")
    assert int(size.get("cx")) / int(size.get("cy")) == pytest.approx(3, rel=0.02)


@pytest.mark.parametrize("logo", [b"GIF89a", LOGOS["png"][:40], b"<svg><g></svg>"])
def test_logo_that_cannot_be_read_is_left_out(logo: bytes) -> None:
    broken = made_pack(branding=Branding(logo=logo, logo_type="image/png"))
    assert write(broken) == write(made_pack())


def test_pictures_belong_to_the_document_that_names_them() -> None:
    _, content = made()
    linked = {
        e.get(f"{R}embed")
        for e in body(content).iter()
        if e.get(f"{R}embed") is not None
    }
    related = {
        e.get("Id"): e.get("Target")
        for e in part(content, "word/_rels/document.xml.rels")
    }
    assert {f"word/{related[key]}" for key in linked} == {
        name for name in names(content) if name.startswith("word/media/")
    }
