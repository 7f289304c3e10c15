"""LibreOffice opens a file and saves it again: everything else, and nothing changed."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from PIL import Image

from saferplan.core.boards.pack import Branding
from saferplan.documents.comparing.contents import Thing
from saferplan.documents.comparing.differing import compared
from saferplan.documents.comparing.opening import opened
from saferplan.documents.comparing.reading import read
from saferplan.documents.pptx import write
from tests.documents.comparing.sent_back import (
    WRITE,
    comparison,
    dashboard,
    deck,
    made,
    pack,
    saved_again,
    told,
)
from tests.documents.packs import large_pack

pytestmark = pytest.mark.slow
KINDS = ("pptx", "xlsx", "docx")
SECONDS = 10.0
"""What comparing the slides of sixty indicators may take on a slow machine."""


@pytest.mark.parametrize("name", ["report", "overview", "every shape"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_file_saved_again_is_unchanged(kind: str, name: str, tmp_path: Path) -> None:
    before = made(kind, name)
    after = saved_again(before, kind, tmp_path)
    assert after != before
    assert told(comparison(before, after)) == []


def test_a_figure_changed_before_it_was_saved_again_is_the_only_change(
    tmp_path: Path,
) -> None:
    def change(show: Any) -> None:
        cell = dashboard(show, "Burglary & <car> crime").cell(1, 1)
        cell.text_frame.paragraphs[0].runs[0].text = "4,709"

    after = saved_again(deck(change), "pptx", tmp_path)
    found = comparison(made("pptx"), after)
    assert [(edit.before, edit.after) for edit in found.edits] == [("5,109", "4,709")]


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_saved_again_still_says_which_pack_it_is_of(
    kind: str, tmp_path: Path
) -> None:
    before = made(kind, "report")
    mark = opened(saved_again(before, kind, tmp_path)).mark
    assert mark is not None
    assert mark == opened(before).mark


@pytest.mark.parametrize("kind", ["pptx", "docx"])
def test_a_logo_saved_again_is_the_same_picture(kind: str, tmp_path: Path) -> None:
    kept = BytesIO()
    Image.new("RGB", (60, 40), "teal").save(kept, "PNG")
    look = Branding(logo=kept.getvalue(), logo_type="image/png")
    before = WRITE[kind](replace(pack("overview"), branding=look))
    (place, *_) = read(opened(before)).places
    assert any(isinstance(item, Thing) for item in place.items)
    assert told(comparison(before, saved_again(before, kind, tmp_path))) == []


def test_the_slides_of_sixty_indicators_take_seconds(tmp_path: Path) -> None:
    before = write(large_pack(60))
    after = saved_again(before, "pptx", tmp_path)
    began = perf_counter()
    found = compared(read(opened(before)), read(opened(after)))
    assert perf_counter() - began < SECONDS
    assert found.edits == ()
