"""Words that no format can carry as they are: papers are written all the same."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import html5lib
import pytest
from docx import Document
from openpyxl import load_workbook
from pptx import Presentation
from pypdf import PdfReader

from saferplan.core.boards.papers import Paper
from saferplan.documents.packs import WRITERS, pack_bytes
from tests.documents.docx.test_hostile import nasty_pack

OPENED: dict[str, Callable[[Any], object]] = {
    "html": html5lib.parse,
    "pdf": PdfReader,
    "docx": Document,
    "pptx": Presentation,
    "xlsx": load_workbook,
}


def test_every_format_is_tried() -> None:
    assert set(OPENED) == set(WRITERS)


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("kind", list(WRITERS))
def test_nasty_words_are_written_and_the_file_opens(kind: str, paper: Paper) -> None:
    made = pack_bytes(nasty_pack(paper), kind)
    assert OPENED[kind](BytesIO(made)) is not None
