"""Addresses of the boards' papers: as an object, and as the files a board is sent."""

from __future__ import annotations

from enum import StrEnum

from django.http import HttpRequest, HttpResponse
from ninja import Router

from saferplan.api.answers import file_answer
from saferplan.api.asking import AMonth, Entry, KnownOn, asked
from saferplan.api.described import answers, files
from saferplan.api.door import READING, who
from saferplan.core.boards.pack import Pack
from saferplan.documents.json.packs import pack_object
from saferplan.documents.json.positions import Wire
from saferplan.documents.packs import MEDIA_TYPES, pack_bytes
from saferplan.usecases.boards.make_pack import make_pack

router = Router(auth=READING, tags=["Papers"])


class Kind(StrEnum):
    """The formats papers are written in."""

    HTML = "html"
    PDF = "pdf"
    PPTX = "pptx"
    XLSX = "xlsx"


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
) -> Wire:
    return pack_object(_made(request, partnership, body, month, known_on, entry))


@router.get(
    "/{partnership}/packs/{body}/{month}/pack.{kind}",
    url_name="pack-file",
    summary="The papers as a file: web page, PDF, slides or workbook",
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
) -> HttpResponse:
    made = _made(request, partnership, body, month, known_on, entry)
    name = f"{made.file_stem}.{kind.value}"
    return file_answer(pack_bytes(made, kind.value), MEDIA_TYPES[kind.value], name)


def _made(
    request: HttpRequest,
    partnership: str,
    body: str,
    month: AMonth,
    known_on: KnownOn,
    entry: Entry,
) -> Pack:
    return make_pack(
        by=who(request),
        partnership=partnership,
        body=body,
        month=month,
        known_on=known_on,
        entry=entry,
    )
