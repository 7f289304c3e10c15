"""Files to take away: the template of a return, and what somebody sent for it."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from saferplan.documents.returns import write_template, write_template_csv
from saferplan.usecases.returns.sent_file import sent_file
from saferplan.web.returns.held import the_month
from saferplan.web.returns.months import view_with_due
from saferplan.web.visit import Visit, in_partnership

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS = {"xlsx": XLSX, "csv": "text/csv; charset=utf-8"}
UNKNOWN = "application/octet-stream"
"""What somebody sent is never shown by a browser, whatever its name says."""


@require_safe
@in_partnership
def template(visit: Visit, holder: str, month: str, kind: str) -> HttpResponseBase:
    """The template of this return, with what is held of it so far."""
    if kind not in KINDS:
        raise Http404
    about = the_month(month)
    view = view_with_due(visit, holder, about)
    content = (
        write_template(view.template, view.typed)
        if kind == "xlsx"
        else write_template_csv(view.template)
    )
    return _attached(content, f"return-{holder}-{about}.{kind}", KINDS[kind])


@require_safe
@in_partnership
def source(visit: Visit, holder: str, month: str, number: int) -> HttpResponseBase:
    """The file that came with this event of the return, byte for byte."""
    found = sent_file(
        actor=visit.who,
        partnership=visit.slug,
        holder=holder,
        month=the_month(month),
        number=number,
    )
    return _attached(found.content, found.name, UNKNOWN)


def _attached(content: bytes, name: str, media_type: str) -> HttpResponse:
    headers = {
        "Content-Disposition": content_disposition_header(True, name) or "attachment",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type=media_type, headers=headers)
