"""Issue a pack, and read one that was issued as it was."""

from __future__ import annotations

from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from saferplan.core.boards.issued import IssuedPack
from saferplan.core.boards.pack import Pack
from saferplan.documents.packs import MEDIA_TYPES
from saferplan.usecases.boards import queries
from saferplan.usecases.boards.issue_pack import issue_pack
from saferplan.usecases.boards.make_pack import make_pack
from saferplan.usecases.errors import Refused
from saferplan.usecases.permissions import Doing, require
from saferplan.web.boards.presenters import issued_page
from saferplan.web.boards.showing import file_of, kept, month_of, paper_of, show
from saferplan.web.visit import Visit, in_partnership

NOT_ISSUED = "pack-not-issued"
"""Where the session keeps why a pack could not be issued; it is said once."""


@require_POST
@in_partnership
def issue(visit: Visit, body: str, month: str) -> HttpResponseBase:
    """Issue the papers as they stand, and show the version that was issued."""
    reported = month_of(month)
    try:
        made = issue_pack(
            by=visit.who,
            partnership=visit.slug,
            body=body,
            month=reported,
            paper=paper_of(visit.request.POST.get("paper", "")),
        )
    except Refused as refusal:
        visit.request.session[NOT_ISSUED] = str(refusal)
        return redirect("pack", partnership=visit.slug, body=body, month=str(reported))
    return redirect(
        "pack-issued",
        partnership=visit.slug,
        body=body,
        month=str(reported),
        version=made.version,
    )


@require_safe
@in_partnership
def issued(visit: Visit, body: str, month: str, version: int) -> HttpResponseBase:
    """The papers as they were sent out."""
    made = _made(visit, issued_of(visit, body, month, version))
    return show(visit, made, issued_page(made))


@require_safe
@in_partnership
def issued_file(
    visit: Visit, body: str, month: str, version: int, kind: str
) -> HttpResponseBase:
    """The file as it was sent out, byte for byte; one never kept is made again."""
    if kind not in MEDIA_TYPES:
        raise Http404
    found = issued_of(visit, body, month, version)
    file = queries.issued_file(visit.who, visit.slug, found, kind)
    if file is None:
        return file_of(_made(visit, found), kind)
    name, content = file
    return kept(name, kind, content)


def issued_of(visit: Visit, body: str, month: str, version: int) -> IssuedPack:
    """The issue that an address names, for those who may read papers."""
    require(visit.who, Doing.MAKE_PACK, visit.slug)
    reported = month_of(month)
    return queries.issued_pack(visit.who, visit.slug, body, reported, version)


def _made(visit: Visit, found: IssuedPack) -> Pack:
    return make_pack(
        by=visit.who,
        partnership=visit.slug,
        body=found.body,
        month=found.month,
        issued=found,
    )
