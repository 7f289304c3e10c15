"""Addresses of the boards' papers: as an object, and as the files a board is sent."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.http import HttpRequest, HttpResponse
from ninja import Router

from saferplan.api.answers import file_answer
from saferplan.api.asking import AMonth, APaper, Entry, KnownOn, Version, asked
from saferplan.api.described import answers, files
from saferplan.api.door import READING, who
from saferplan.api.refusals import RefusedRequest
from saferplan.core.boards.issued import IssuedPack
from saferplan.core.boards.pack import Pack
from saferplan.documents.json.packs import issued_object, pack_object
from saferplan.documents.json.positions import Wire
from saferplan.documents.packs import MEDIA_TYPES, pack_bytes
from saferplan.usecases.boards.make_pack import make_pack
from saferplan.usecases.boards.queries import (
    issued_file,
    issued_pack,
    issued_packs,
)
from saferplan.usecases.permissions import Doing, require

router = Router(auth=READING, tags=["Papers"])


ISSUED_AS_IT_WAS = (
    "An issued pack is made again as it was: leave out known_on, entry and paper, or "
    "version."
)


class Kind(StrEnum):
    """The formats papers are written in."""

    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    PPTX = "pptx"
    XLSX = "xlsx"


@router.get(
    "/{partnership}/packs",
    url_name="packs",
    summary="Which packs were issued?",
    openapi_extra=answers("IssuedPacks", "Every issue, the first first."),
)
@asked
def list_packs(request: HttpRequest, partnership: str) -> Wire:
    require(who(request), Doing.MAKE_PACK, partnership)
    found = issued_packs(who(request), partnership)
    return {
        "partnership": partnership,
        "packs": [issued_object(one) for one in found],
    }


@router.get(
    "/{partnership}/packs/{body}/{month}",
    url_name="pack",
    summary="What do this body’s papers for this month say?",
    openapi_extra=answers("Pack", "The pack as a value, before any format."),
)
@asked
def one_pack(
    request: HttpRequest,
    partnership: str,
    body: str,
    month: AMonth,
    known_on: KnownOn = None,
    entry: Entry = None,
    version: Version = None,
    paper: APaper = None,
) -> Wire:
    cut = Cut(known_on, entry, version, paper)
    found = _issued(request, partnership, body, month, cut)
    return pack_object(_made(request, partnership, body, month, cut, found))


@router.get(
    "/{partnership}/packs/{body}/{month}/pack.{kind}",
    url_name="pack-file",
    summary="The papers as a file: web page, PDF, Word, slides or workbook",
    openapi_extra=files(MEDIA_TYPES.values(), "The file."),
)
@asked
def one_pack_file(
    request: HttpRequest,
    partnership: str,
    body: str,
    month: AMonth,
    kind: Kind,
    known_on: KnownOn = None,
    entry: Entry = None,
    version: Version = None,
    paper: APaper = None,
) -> HttpResponse:
    cut = Cut(known_on, entry, version, paper)
    found = _issued(request, partnership, body, month, cut)
    if found is not None:
        kept = issued_file(who(request), partnership, found, kind.value)
        if kept is not None:
            name, content = kept
            return file_answer(content, MEDIA_TYPES[kind.value], name)
    made = _made(request, partnership, body, month, cut, found)
    name = f"{made.file_stem}.{kind.value}"
    return file_answer(pack_bytes(made, kind.value), MEDIA_TYPES[kind.value], name)


@dataclass(frozen=True, slots=True)
class Cut:
    """Which of the papers: as of when, or which issue, and which paper."""

    known_on: KnownOn
    entry: Entry
    version: Version
    paper: APaper


def _issued(
    request: HttpRequest, partnership: str, body: str, month: AMonth, cut: Cut
) -> IssuedPack | None:
    """The issue asked for, if one is."""
    if cut.version is None:
        return None
    if cut.known_on or cut.entry or cut.paper:
        raise RefusedRequest(422, ISSUED_AS_IT_WAS)
    by = who(request)
    require(by, Doing.MAKE_PACK, partnership)
    return issued_pack(by, partnership, body, month, cut.version)


def _made(
    request: HttpRequest,
    partnership: str,
    body: str,
    month: AMonth,
    cut: Cut,
    found: IssuedPack | None,
) -> Pack:
    require(who(request), Doing.MAKE_PACK, partnership)
    return make_pack(
        by=who(request),
        partnership=partnership,
        body=body,
        month=month,
        known_on=cut.known_on,
        entry=cut.entry,
        issued=found,
        paper=cut.paper,
    )
