"""The page that shows a link once, and what sends it by e-mail where that is set up."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponseBase
from django.urls import reverse
from django.utils import timezone

from saferplan.core.periods import day_label
from saferplan.usecases.partnership.links import Invitation
from saferplan.usecases.partnership.send_link import send_link
from saferplan.web.visit import Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkPage:
    """A link, shown this once: for whom, until when, and was it sent?"""

    account: str
    name: str
    address: str
    until: str
    is_reset: bool
    sent_to: str


def shown_link(visit: Visit, made: Invitation) -> HttpResponseBase:
    """Show the link, and send it where e-mail is set up."""
    path = reverse("invitation", kwargs={"token": made.token})
    address = visit.request.build_absolute_uri(path)
    name = visit.here.name if visit.here else made.partnership
    sent = send_link(made, address=address, partnership_name=name)
    page = LinkPage(
        account=made.account,
        name=made.name or made.account,
        address=address,
        until=_until(made),
        is_reset=made.is_reset,
        sent_to=made.email if sent else "",
    )
    return visit.render("people/link.html", page)


def _until(made: Invitation) -> str:
    if made.expires_at is None:
        return ""
    local = timezone.localtime(made.expires_at)
    return f"{day_label(local.date())}, {local:%H:%M}"
