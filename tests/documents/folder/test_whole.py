"""The lines of a folder's rows, and its branding, checked before they are used."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile
from zlib import compress, crc32

import pytest
from docx import Document
from pptx import Presentation

from saferplan.core.boards.pack import Branding
from saferplan.documents.folder import FolderProblems
from saferplan.documents.folder.branding import (
    MOST_BYTES,
    read_branding,
    write_branding,
)
from saferplan.documents.folder.starting import start_folder
from saferplan.documents.folder.whole import observation_lines, read_whole
from tests.documents.folder.test_starting import STARTS

HEADER = "indicator,basis,period,value,known_on\n"


def _png(side: int = 1) -> bytes:
    """The smallest picture, by the parts that the format asks for."""
    head = side.to_bytes(4, "big") * 2 + b"\x08\x00\x00\x00\x00"
    parts = ((b"IHDR", head), (b"IDAT", compress(b"\x00\x00")), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(held).to_bytes(4, "big")
        + name
        + held
        + crc32(name + held).to_bytes(4, "big")
        for name, held in parts
    )


PNG = _png()


def _saved(document: Any) -> bytes:
    """An empty deck or document, as its program saves it."""
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _as_template(document: bytes, name: str) -> bytes:
    """The same archive, called a template where it says what it is."""
    out = BytesIO()
    with ZipFile(BytesIO(document)) as held, ZipFile(out, "w") as made:
        for item in held.infolist():
            content = held.read(item)
            if item.filename == "[Content_Types].xml":
                was = name.encode() + b".main+xml"
                assert was in content
                kind = name.rpartition(".")[0].encode() + b".template.main+xml"
                content = content.replace(was, kind)
            made.writestr(item, content)
    return out.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    start_folder("Safer Anytown", tmp_path / "anytown", STARTS)
    return tmp_path / "anytown"


def test_lines_are_those_of_the_file_whatever_their_order(folder: Path) -> None:
    (folder / "observations.csv").write_text(
        HEADER
        + "SHOP-THEFT,rolling_12,2025-07..2026-06,900,2026-07-20\n"
        + "\n"
        + "NEIGHBOURHOOD-CRIME,rolling_12,2025-07..2026-06,800,2026-07-20\n"
        + "SHOP-THEFT,rolling_12,2025-06..2026-05,910,2026-06-20\n",
        encoding="utf-8",
    )
    assert observation_lines(folder) == {
        "SHOP-THEFT": (2, 5),
        "NEIGHBOURHOOD-CRIME": (4,),
    }
    series = read_whole(folder).holdings.of("SHOP-THEFT")
    assert series is not None
    assert [row.value for row in series.observations] == [900, 910]


def test_branding_survives_writing_and_reading(folder: Path) -> None:
    look = Branding(
        colour="#123abc",
        logo=PNG,
        logo_type="png",
        slide_template=_saved(Presentation()),
        word_template=_saved(Document()),
    )
    write_branding(look, folder)
    assert read_whole(folder).branding == look


def test_a_potx_and_a_dotx_are_taken_as_what_they_make(folder: Path) -> None:
    (folder / "branding").mkdir()
    slides = _as_template(_saved(Presentation()), "presentationml.presentation")
    words = _as_template(_saved(Document()), "wordprocessingml.document")
    (folder / "branding" / "template.potx").write_bytes(slides)
    (folder / "branding" / "template.dotx").write_bytes(words)
    look = read_whole(folder).branding
    assert look is not None
    assert look.slide_template
    assert look.word_template
    # The libraries refuse a template, and open what was made of it.
    with pytest.raises(ValueError, match="not a PowerPoint file"):
        Presentation(BytesIO(slides))
    assert len(Presentation(BytesIO(look.slide_template)).slides) == 0
    assert Document(BytesIO(look.word_template)).paragraphs == []


def test_plain_look_writes_nothing(folder: Path) -> None:
    write_branding(Branding(), folder)
    write_branding(None, folder)
    assert not (folder / "branding").exists()
    assert read_branding(folder) is None


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        (
            "branding.yaml",
            b"colour: teal\n",
            "branding/branding.yaml: found 'teal' as colour, expected a colour in six "
            'digits; write it like colour: "#0b4f52".',
        ),
        (
            "logo.png",
            b"GIF89a",
            "branding/logo.png: found no PNG picture, expected a PNG picture; "
            "save it again.",
        ),
        (
            "template.pptx",
            b"PK no archive",
            "branding/template.pptx: found no PowerPoint file that papers can be "
            "written in, expected a .pptx file without macros; save the template from "
            "PowerPoint as .pptx.",
        ),
        (
            "template.dotx",
            b"PK no archive",
            "branding/template.dotx: found no Word file that papers can be written "
            "in, expected a .dotx file without macros; save the template from Word as "
            ".dotx.",
        ),
        (
            "logo.svg",
            b"<" * (MOST_BYTES + 1),
            "branding/logo.svg: found 5,000,001 bytes, expected at most 5,000,000; "
            "save a smaller one.",
        ),
    ],
)
def test_file_that_cannot_be_used_is_refused(
    folder: Path, name: str, content: bytes, sentence: str
) -> None:
    (folder / "branding").mkdir()
    (folder / "branding" / name).write_bytes(content)
    with pytest.raises(FolderProblems) as refused:
        read_whole(folder)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    "logo",
    [PNG[:-1], PNG[:20], PNG.replace(b"IEND", b"IENE"), _png(0), _png(20_000)],
)
def test_a_logo_that_slides_would_stop_at_is_refused(folder: Path, logo: bytes) -> None:
    (folder / "branding").mkdir(exist_ok=True)
    (folder / "branding" / "logo.png").write_bytes(logo)
    with pytest.raises(FolderProblems, match="a PNG picture"):
        read_branding(folder)


def test_a_link_out_of_the_folder_brings_nothing_in(
    folder: Path, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.svg"
    secret.write_text("<svg/> word")
    (folder / "branding").mkdir(exist_ok=True)
    (folder / "branding" / "logo.svg").symlink_to(secret)
    with pytest.raises(FolderProblems, match="a link to a file outside") as refused:
        read_branding(folder)
    assert "word" not in str(refused.value)


def test_a_linked_branding_folder_brings_nothing_in(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "logo.svg").write_text("<svg/>")
    (folder / "branding").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FolderProblems, match="a link to a file outside"):
        read_branding(folder)


def test_a_linked_file_of_figures_brings_nothing_in(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "plan.yaml").write_text("word: word")
    (folder / "plan.yaml").unlink(missing_ok=True)
    (folder / "plan.yaml").symlink_to(tmp_path / "plan.yaml")
    with pytest.raises(FolderProblems, match="a link to a file outside") as refused:
        read_whole(folder)
    assert "word" not in str(refused.value)


@pytest.mark.parametrize("header", [",".join(["value"] * 10**6), "x," * 10**6 + "x"])
def test_a_header_of_a_million_columns_is_refused_at_once(
    folder: Path, header: str
) -> None:
    (folder / "observations.csv").write_text(f"{header}\n")
    with pytest.raises(FolderProblems, match="columns, expected at most 100"):
        read_whole(folder)


@pytest.mark.parametrize("sign", ["\x07", "\u202e", "\u2066"])
def test_signs_that_cannot_be_printed_are_refused(folder: Path, sign: str) -> None:
    (folder / "observations.csv").write_text(
        "indicator,basis,period,value,known_on,source\n"
        f"SHOP-THEFT,rolling_12,2025-07..2026-06,900,2026-07-20,a{sign}b\n",
        encoding="utf-8",
    )
    with pytest.raises(FolderProblems, match="text without control characters"):
        read_whole(folder)
