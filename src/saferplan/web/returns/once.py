"""What is said once on the next page, and a reason kept until it is sent."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace

from saferplan.web.returns.typed_form import Sent
from saferplan.web.visit import Visit

SAID, REASONS = "returns-said", "returns-reasons"


@dataclass(frozen=True, slots=True, kw_only=True)
class Banner:
    """What has just been done."""

    title: str
    text: str
    more: str = ""


def say(visit: Visit, address: str, banner: Banner) -> None:
    """Have this said on the page at this address, the next time it is shown."""
    visit.request.session[SAID] = {"address": address, **asdict(banner)}


def said(visit: Visit, address: str) -> Banner | None:
    """What is to be said here, once."""
    held = visit.request.session.get(SAID)
    if not held or held["address"] != address:
        return None
    del visit.request.session[SAID]
    return Banner(title=held["title"], text=held["text"], more=held["more"])


def keep_reason(visit: Visit, address: str, reason: str) -> None:
    """A draft has no room for the reason of an amendment; the session has."""
    reasons = dict(visit.request.session.get(REASONS, {}))
    reasons.pop(address, None)
    if reason:
        reasons[address] = reason
    visit.request.session[REASONS] = reasons


def kept_reason(visit: Visit, address: str, form: Sent) -> Sent:
    """The form with the reason that was typed before, if one was."""
    reason = visit.request.session.get(REASONS, {}).get(address, "")
    return replace(form, reason=reason)
