"""The cover: who reports, what, as known when, and for whom."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER

from saferplan.core.boards.pack import Pack
from saferplan.documents.branding import logo_kind
from saferplan.documents.pack_tables import cover_rows, reports_words
from saferplan.documents.pptx.box import Box
from saferplan.documents.pptx.drawing import add_notes, add_slide, add_text, foot_of
from saferplan.documents.pptx.house_look import COVER_BAND, HEIGHT, MARGIN, WIDTH
from saferplan.documents.pptx.tables import describe
from saferplan.documents.pptx.template import Stage
from saferplan.documents.pptx.words import (
    QUIET,
    Paragraph,
    Run,
    fill,
    fitted,
    height_of,
    plain,
    width_of,
)

_JPEG = b"\xff\xd8\xff"


def add_cover(stage: Stage, pack: Pack) -> None:
    """Who, what, when, as known when, for whom; on a template, on two slides."""
    slide = stage.show.slides.add_slide(stage.cover)
    _fill_cover(slide, pack)
    if stage.is_own:
        room = Box(
            MARGIN, COVER_BAND + 22, WIDTH - 2 * MARGIN, HEIGHT - COVER_BAND - 40
        )
        _add_logo(slide, pack, Box(WIDTH - MARGIN - 170, 56, 170, 84))
    else:
        room = stage.content
        slide = add_slide(stage, "What this pack shows", foot_of(pack), pack.language)
    _add_facts(slide, pack, room)
    add_notes(stage, slide, [pack.rule], pack.language)


def _fill_cover(slide: Any, pack: Pack) -> None:
    for shape in list(slide.placeholders):
        kind = shape.placeholder_format.type
        if kind in (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE):
            _fit_into(shape, pack.title, 36.0, pack.language, bold=True)
        elif kind is PP_PLACEHOLDER.SUBTITLE:
            text = f"{pack.partnership} · {reports_words(pack)}"
            _fit_into(shape, text, 20.0, pack.language)
        else:
            shape._element.getparent().remove(shape._element)


def _fit_into(
    shape: Any, text: str, largest: float, language: str, *, bold: bool = False
) -> None:
    sizes = [largest * share for share in (1, 0.9, 0.8, 0.7, 0.6, 0.5)]
    width, height = shape.width.pt - 14, shape.height.pt
    fits = fitted(text, width, height, sizes, bold=bold)
    size = None if fits.size == largest else fits.size
    fill(shape.text_frame._txBody, [plain(fits.text, size)], language)


def _add_logo(slide: Any, pack: Pack, box: Box) -> None:
    """The partnership's logo, where it is a picture that slides can hold.

    A template of the partnership has its logo already.
    """
    branding = pack.branding
    is_picture = logo_kind(branding) == "png" or (
        branding.logo is not None and branding.logo.startswith(_JPEG)
    )
    if branding.logo is None or not is_picture:
        return
    left, top, width, height = box.place
    picture = slide.shapes.add_picture(BytesIO(branding.logo), left, top, height=height)
    if picture.width > width:
        picture.height = round(picture.height * width / picture.width)
        picture.width = width
    picture.left = left + width - picture.width
    picture.name = "Logo"
    describe(picture, f"Logo of the {pack.partnership}")


def _add_facts(slide: Any, pack: Pack, room: Box) -> None:
    """Two columns of names and values, and the rule of the colours under them."""
    rows = cover_rows(pack)
    half = (len(rows) + 1) // 2
    gap = 36.0
    width = (room.width - gap) / 2
    rule = fitted(f"Colours. {pack.rule}", room.width, 62, [11, 10, 9, 8])
    high = rule.lines * rule.size * 1.2
    room_for_facts = room.height - high - 14
    size = _facts_size(rows, half, width, room_for_facts)
    for place, part in enumerate((rows[:half], rows[half:])):
        box = Box(room.left + place * (width + gap), room.top, width, room_for_facts)
        words = [_fact(name, value, size) for name, value in part]
        add_text(slide, box, words, f"About this pack {place + 1}", pack.language)
    box = Box(room.left, room.bottom - high, room.width, high)
    words = [plain(rule.text, rule.size, colour=QUIET)]
    add_text(slide, box, words, "Rule for the colours", pack.language)


def _tab() -> float:
    """Where the values stand beside their names, at the largest size."""
    return width_of("Completeness", 14.0) + 12


def _facts_size(
    rows: tuple[tuple[str, str], ...], half: int, width: float, height: float
) -> float:
    for size in (14.0, 13.0, 12.0, 11.0, 10.0, 9.0):
        columns = (rows[:half], rows[half:])
        highs = [
            sum(height_of(value, width - _tab(), size) + 5 for _, value in part)
            for part in columns
        ]
        if max(highs) <= height:
            return size
    return 8.0


def _fact(name: str, value: str, size: float) -> Paragraph:
    runs = (Run(f"{name}\t", size, colour=QUIET), Run(value, size))
    return Paragraph(runs, before=5, tab=_tab())
