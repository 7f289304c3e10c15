"""Change a partnership's own look: its colour and its logo."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import Any

from saferplan.core.boards.pack import Branding
from saferplan.documents.folder.branding import COLOUR, MOST_BYTES, is_png
from saferplan.store import reading
from saferplan.store.additions import Additions
from saferplan.usecases.actor import Actor
from saferplan.usecases.partnership.changing import changing
from saferplan.usecases.refused_at import RefusedAt


def change_branding(
    *,
    by: Actor,
    partnership: str,
    colour: str,
    logo: bytes | None = None,
    drop_logo: bool = False,
) -> int:
    """Give its papers this colour and logo; the ledger's number, 0 without a change.

    Without a new logo the one there was stays, unless it is to be dropped. Only a
    PNG picture is taken from a page: other kinds may carry more than a picture.

    Raises:
        NotFound, NotPermitted: the actor may not.
        RefusedAt: no colour in six digits, or no whole PNG picture.
    """
    with changing(by, partnership) as held:
        before = reading.branding(held.row) or Branding()
        _refuse(colour, logo)
        after = replace(before, colour=colour.lower())
        if drop_logo:
            after = replace(after, logo=None, logo_type="")
        if logo is not None:
            after = replace(after, logo=logo, logo_type="png")
        if after == before:
            return 0
        detail = {"before": _told(before), "after": _told(after)}
        return held.write("change_branding", detail, Additions(branding=after))


def _refuse(colour: str, logo: bytes | None) -> None:
    problems = []
    if not COLOUR.fullmatch(colour):
        problems.append(
            ("colour", "Write the colour as # and six digits, for example #0b4f52.")
        )
    if logo is not None and (len(logo) > MOST_BYTES or not is_png(logo)):
        problems.append(
            (
                "logo",
                f"The logo is not a PNG picture of at most {MOST_BYTES // 10**6} "
                "megabytes. Save it as PNG and choose it again.",
            )
        )
    if problems:
        raise RefusedAt(*problems)


def _told(branding: Branding) -> dict[str, Any]:
    """The look as the log keeps it: a picture by its fingerprint."""
    logo = branding.logo
    return {
        "colour": branding.colour,
        "logo": sha256(logo).hexdigest()[:16] if logo else None,
    }
