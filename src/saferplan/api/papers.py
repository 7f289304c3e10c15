"""Addresses of the boards' papers: as an object, and as the files a board is sent."""

from __future__ import annotations

from enum import StrEnum

from django.http import HttpRequest, HttpResponse
from ninja import Router

from saferplan.api.answers import file_answer
from saferplan.api.asking import AMonth, Entry, KnownOn, Version, asked
from saferplan.api.described import answers, files
from saferplan.api.door import READING, who
from saferplan.api.refusals import RefusedRequest
from saferplan.core.boards.pack import Pack
from saferplan.documents.json.packs import issued_object, pack_object
from saferplan.documents.json.positions import Wire
from saferplan.documents.packs import MEDIA_TYPES, pack_bytes
from saferplan.usecases.boards.make_pack import make_pack
from saferplan.usecases.boards.queries import issued_pack, issued_packs
from saferplan.usecases.permissions import Doing, require

router = Router(auth=READING, tags=["Papers"])


ISSUED_AS_IT_WAS = (
    "An issued pack is made again as it was: leave out known_on and entry, or version."
)


class Kind(StrEnum):
    """The formats papers are written in."""

    HTML = "html"
    PDF = "pdf"
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
) -> Wire:
    return pack_object(
        _made(request, partnership, body, month, (known_on, entry, version))
    )


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
    version: Version = None,
) -> HttpResponse:
    made = _made(request, partnership, body, month, (known_on, entry, version))
    name = f"{made.file_stem}.{kind.value}"
    return file_answer(pack_bytes(made, kind.value), MEDIA_TYPES[kind.value], name)


Cut = tuple[KnownOn, Entry, Version]


def _made(
    request: HttpRequest, partnership: str, body: str, month: AMonth, cut: Cut
) -> Pack:
    known_on, entry, version = cut
    if version is not None and (known_on or entry):
        raise RefusedRequest(422, ISSUED_AS_IT_WAS)
    by = who(request)
    require(by, Doing.MAKE_PACK, partnership)
    return make_pack(
        by=by,
        partnership=partnership,
        body=body,
        month=month,
        known_on=known_on,
        entry=entry,
        issued=issued_pack(by, partnership, body, month, version) if version else None,
    )
