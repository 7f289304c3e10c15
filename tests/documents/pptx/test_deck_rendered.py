"""The slides in LibreOffice: as many pages, and nothing over its box."""

from io import BytesIO

import pytest
from PIL import Image
from pptx import Presentation

from saferplan.core.boards.pack import Branding
from saferplan.documents.pptx import write
from tests.documents.made_pack import made_pack
from tests.documents.rendering import page_sizes, pictures, to_pdf, words

FOOT_TOP, RIGHT, LEFT = 505.0, 960.0 - 40.0, 40.0


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Sixty indicators, printed."""
    file = tmp_path_factory.mktemp("deck") / "pack.pptx"
    file.write_bytes(write(made_pack(49)))
    return Presentation(BytesIO(file.read_bytes())), to_pdf(file)


@pytest.mark.slow
def test_every_slide_is_a_page(made):
    show, pdf = made
    sizes = page_sizes(pdf)
    assert len(sizes) == len(show.slides)
    assert {(round(w), round(h)) for w, h in sizes} == {(960, 540)}


@pytest.mark.slow
def test_no_words_leave_the_margins_or_run_into_the_foot(made):
    show, pdf = made
    feet = [
        next((s.text_frame.text for s in slide.shapes if s.name == "Foot"), "")
        for slide in show.slides
    ]
    for word in words(pdf):
        if word.page == 1:
            continue
        assert word.left >= LEFT, word
        assert word.right <= RIGHT, word
        if word.bottom > FOOT_TOP:
            allowed = [*feet[word.page - 1].split(), str(word.page)]
            assert word.text in allowed, word


@pytest.mark.slow
def test_no_page_is_blank(made):
    _, pdf = made
    for page in pictures(pdf):
        with Image.open(page) as seen:
            assert len(seen.convert("L").getcolors()) > 8


@pytest.mark.slow
def test_slides_on_a_narrow_template_stay_on_the_page(tmp_path):
    kept = BytesIO()
    Presentation().save(kept)
    file = tmp_path / "narrow.pptx"
    look = Branding(slide_template=kept.getvalue())
    file.write_bytes(write(made_pack(3, branding=look)))
    pdf = to_pdf(file)
    assert {(round(w), round(h)) for w, h in page_sizes(pdf)} == {(720, 540)}
    for word in words(pdf):
        assert word.left >= 20, word
        assert word.right <= 705, word
        assert word.bottom <= 535, word
