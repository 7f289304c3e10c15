"""The lines of a folder's rows, and its branding, checked before they are used."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

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
PNG = b"\x89PNG\r\n\x1a\n rest"


def _deck() -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("ppt/presentation.xml", "<p/>")
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
    look = Branding(colour="#123abc", logo=PNG, logo_type="png", slide_template=_deck())
    write_branding(look, folder)
    assert read_whole(folder).branding == look


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
            "branding/template.pptx: found no PowerPoint file of a usual size, "
            "expected a .pptx file; save the template from PowerPoint as .pptx.",
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
