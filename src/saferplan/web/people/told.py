"""What was just done, said once on the next page."""

from __future__ import annotations

from saferplan.web.visit import Visit

KEPT = "just-done"


def keep(visit: Visit, sentence: str) -> None:
    """Say this on the next page."""
    visit.request.session[KEPT] = sentence


def just_done(visit: Visit) -> str:
    """What was just done? It is said once."""
    session = visit.request.session
    return str(session.pop(KEPT)) if KEPT in session else ""
