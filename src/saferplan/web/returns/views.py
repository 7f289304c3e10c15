"""The pages of returns: the list of a month, and the monthly page."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from saferplan.usecases.permissions import Doing, may
from saferplan.web.returns.held import Held, open_held, the_month
from saferplan.web.returns.listing import returns_page
from saferplan.web.returns.monthly import monthly_page
from saferplan.web.returns.months import month_asked, with_due
from saferplan.web.returns.once import Banner, keep_reason, kept_reason, said, say
from saferplan.web.returns.remarks import remarks_on
from saferplan.web.returns.sending import Outcome, send
from saferplan.web.returns.typed_form import read
from saferplan.web.visit import Visit, in_partnership

UNPROCESSABLE, CONFLICT = 422, 409


@require_safe
@in_partnership
def returns(visit: Visit) -> HttpResponseBase:
    """How far has each return of the month come, and what needs me?"""
    typed = visit.request.GET.get("month", "")
    newest = month_asked(visit)
    month = the_month(typed) if typed else newest
    page = returns_page(
        with_due(visit, month),
        month,
        newest,
        timezone.localdate(),
        accepts=may(visit.who, Doing.ACCEPT, visit.slug),
        banner=said(visit, visit.request.path),
    )
    return visit.render("returns/returns.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def monthly(visit: Visit, holder: str, month: str) -> HttpResponseBase:
    """Ten minutes: numbers, questions, words, milestones, requests."""
    held = open_held(visit, holder, the_month(month))
    if visit.request.method == "POST":
        return _sent(visit, held)
    here = visit.request.path
    form = kept_reason(visit, here, held.as_form)
    page = monthly_page(
        held,
        form,
        _today(),
        banner=said(visit, here),
        remarks=remarks_on(visit, held.holder, held.month),
    )
    return visit.render("returns/return.html", page)


def _sent(visit: Visit, held: Held) -> HttpResponseBase:
    sent = read(visit.request.POST.dict())
    outcome = send(visit, held, sent)
    here = visit.request.path
    if outcome.problems:
        return _again(visit, held, outcome)
    keep_reason(visit, here, "" if sent.is_submit else sent.reason)
    say(visit, here, Banner(title="Done", text=outcome.done, more=outcome.more))
    return redirect(here)


def _again(visit: Visit, held: Held, outcome: Outcome) -> HttpResponseBase:
    """The page with everything typed, and as it is held by now."""
    now = open_held(visit, held.holder, held.month)
    left = outcome.left
    remarks = remarks_on(visit, held.holder, held.month, left.boxes)
    page = monthly_page(now, left, _today(), outcome, remarks=remarks)
    status = CONFLICT if outcome.is_overtaken else UNPROCESSABLE
    return visit.render("returns/return.html", page, status=status)


def _today() -> date:
    return timezone.localdate()
