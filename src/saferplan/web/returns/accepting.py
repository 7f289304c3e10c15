"""Accept a return, or send it back with a reason."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from saferplan.core.periods import Month
from saferplan.core.wording import is_plain_text
from saferplan.usecases.errors import NotFound, NotPermitted, Refused
from saferplan.usecases.permissions import Doing, require
from saferplan.usecases.returns import queries
from saferplan.usecases.returns.accept_return import accept_return, send_back
from saferplan.usecases.returns.views import ReturnView
from saferplan.usecases.returns.writing_returns import Overtaken
from saferplan.web.forms import Problem, number_in
from saferplan.web.returns.acceptance import AcceptancePage, acceptance_page, before_it
from saferplan.web.returns.held import the_month
from saferplan.web.returns.once import Banner, say
from saferplan.web.returns.remarks import remarks_on
from saferplan.web.returns.views import CONFLICT, UNPROCESSABLE
from saferplan.web.visit import Visit, in_partnership

SEND_BACK = "send-back"


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def accept(visit: Visit, holder: str, month: str) -> HttpResponseBase:
    """Is it right as it stands? Accept it, or say what is to be looked at again."""
    require(visit.who, Doing.ACCEPT, visit.slug)
    about = the_month(month)
    if visit.request.method != "POST":
        return visit.render("returns/acceptance.html", _page(visit, holder, about))
    try:
        done = _act(visit, holder, about)
    except Refused as error:
        return _again(visit, holder, about, error)
    address = reverse("returns", kwargs={"partnership": visit.slug})
    say(visit, address, Banner(title="Done", text=done))
    return redirect(f"{address}?month={about}")


def _act(visit: Visit, holder: str, month: Month) -> str:
    sent = visit.request.POST
    which: dict[str, Any] = {"by": visit.who, "partnership": visit.slug}
    which |= {"holder": holder, "month": month}
    number = number_in(sent.get("seen", ""))
    if sent.get("act") == SEND_BACK:
        reason = sent.get("reason", "")
        if not is_plain_text(reason):
            raise Refused("The reason holds a sign that cannot be printed; type anew.")
        view = send_back(**which, seen=number, reason=reason)
        return f"Sent back: {_named(view, month)}."
    view = accept_return(**which, seen=number)
    return f"Accepted: {_named(view, month)}."


def _named(view: ReturnView, month: Month) -> str:
    return f"{view.template.holder_name}, {month.label}"


def _again(visit: Visit, holder: str, month: Month, error: Refused) -> HttpResponseBase:
    is_reason = visit.request.POST.get("act") == SEND_BACK
    field = "reason" if is_reason and not isinstance(error, Overtaken) else "figures"
    problems = tuple(Problem(field, text) for text in error.problems)
    page = _page(visit, holder, month, problems)
    status = CONFLICT if isinstance(error, Overtaken) else UNPROCESSABLE
    return visit.render("returns/acceptance.html", page, status=status)


def _page(
    visit: Visit, holder: str, month: Month, problems: tuple[Problem, ...] = ()
) -> AcceptancePage:
    view = _view(visit, holder, month)
    return acceptance_page(
        view,
        _before(visit, view, month),
        month,
        visit.who.account,
        reason=visit.request.POST.get("reason", ""),
        problems=problems,
        remarks=remarks_on(visit, holder, month).remarks,
    )


def _before(visit: Visit, view: ReturnView, month: Month) -> ReturnView | None:
    """The return as it was before what waits now; none where nothing was held."""
    entry = before_it(view.events)
    if entry is None:
        return None
    try:
        return _view(visit, view.template.stamp.holder, month, entry)
    except (NotFound, NotPermitted):
        return None


def _view(
    visit: Visit, holder: str, month: Month, entry: int | None = None
) -> ReturnView:
    return queries.one_return(
        actor=visit.who,
        partnership=visit.slug,
        holder=holder,
        month=month,
        entry=entry,
    )
