"""A pack as slides: one idea a slide, the finding as its title."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.packuri import PackURI

from saferplan.core.boards.pack import Pack
from saferplan.documents.marks import mark_of, property_text
from saferplan.documents.outline import Part, PartKind, outline
from saferplan.documents.pptx.board import (
    add_absences,
    add_changes,
    add_dashboard,
    add_exceptions,
)
from saferplan.documents.pptx.brought import add_words
from saferplan.documents.pptx.cover import add_cover
from saferplan.documents.pptx.drawing import read_foot_last
from saferplan.documents.pptx.indicator import add_indicator
from saferplan.documents.pptx.names import qn
from saferplan.documents.pptx.short import add_glance, add_things
from saferplan.documents.pptx.template import Stage, open_stage
from saferplan.documents.pptx.words import measured_as
from saferplan.documents.zip_times import with_fixed_times


def write(pack: Pack) -> bytes:
    """The slides of this pack; the same pack always makes the same bytes.

    A cover, then the parts of the paper in their order; each indicator has a slide
    with a native chart, its trace and notes.

    Raises:
        ValueError: the partnership's slide template cannot be used.
    """
    stage = open_stage(pack.branding)
    _count_names(stage.show.part.package)
    with measured_as(stage.spread):
        _add_slides(stage, pack)
    read_foot_last(stage.show)
    _describe(stage.show, pack)
    kept = BytesIO()
    stage.show.save(kept)
    return with_fixed_times(kept.getvalue())


def _count_names(package: Any) -> None:
    """Name new parts by counting.

    python-pptx walks the whole package for each new name, which is a quarter of
    all the time that a deck of sixty charts takes.
    """
    taken = {part.partname for part in package.iter_parts()}
    last: dict[str, int] = {}

    def next_partname(pattern: str) -> PackURI:
        number = last.get(pattern, 0) + 1
        while pattern % number in taken:
            number += 1
        last[pattern] = number
        return PackURI(pattern % number)

    package.next_partname = next_partname


def _add_slides(stage: Stage, pack: Pack) -> None:
    add_cover(stage, pack)
    for part in outline(pack):
        _add_part(stage, pack, part)


def _add_part(stage: Stage, pack: Pack, part: Part) -> None:
    if part.table is not None:
        add_words(stage, pack, part.table)
    elif part.glance is not None:
        add_glance(stage, pack, part.glance)
    elif part.kind is PartKind.THINGS:
        add_things(stage, pack, part.things)
    elif part.kind is PartKind.INDICATORS:
        for section in pack.sections:
            for line in section.lines:
                add_indicator(stage, pack, section, line, _made_on(pack))
    elif part.kind in _SLIDES:
        _SLIDES[part.kind](stage, pack)


_SLIDES = {
    PartKind.EXCEPTIONS: add_exceptions,
    PartKind.CHANGES: add_changes,
    PartKind.MISSING: add_absences,
    PartKind.DASHBOARD: add_dashboard,
}
"""The rule of the colours stands under each table of the dashboard."""


def _made_on(pack: Pack) -> datetime:
    """The date the files bear: that of the pack, never the clock's."""
    return datetime(pack.as_at.year, pack.as_at.month, pack.as_at.day)  # noqa: DTZ001


def _describe(show: Any, pack: Pack) -> None:
    properties = show.core_properties
    properties.title = property_text(f"{pack.title}, {pack.reports.label}")
    properties.subject = property_text(f"{pack.partnership}: {pack.reports.label}")
    properties.author = property_text(pack.partnership)
    properties.last_modified_by = property_text(pack.partnership)
    properties.language = pack.language
    properties.comments = property_text(f"{pack.marking}. {pack.completeness}.")
    properties.keywords = property_text(mark_of(pack))
    properties.created = properties.modified = _made_on(pack)
    properties.revision = 1
    _speak(show, pack.language)
    _drop_thumbnail(show)


def _speak(show: Any, language: str) -> None:
    """The language of what is typed from now on."""
    styles = show.element.find(qn("p:defaultTextStyle"))
    for look in styles.iter(qn("a:defRPr")) if styles is not None else ():
        look.set("lang", language)


def _drop_thumbnail(show: Any) -> None:
    """The template's picture of its first slide is not a picture of ours."""
    package = show.part.package
    for name, link in list(package._rels.items()):
        if link.reltype == RT.THUMBNAIL:
            package._rels.pop(name)
