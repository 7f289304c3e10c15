"""Make the papers of one body for one month, as a value."""

from __future__ import annotations

from datetime import date

from saferplan.core.boards.building import build_pack
from saferplan.core.boards.pack import Audience, Line, Pack
from saferplan.core.partnership.structure import Body, BodyType
from saferplan.core.periods import Month
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import NotFound, Refused
from saferplan.usecases.indicators.queries import standing
from saferplan.usecases.partnership.queries import branding
from saferplan.usecases.permissions import Doing, require

SEES_ALL = (
    BodyType.PARTNERSHIP_BOARD,
    BodyType.DELIVERY_BOARD,
    BodyType.SCRUTINY,
)
"""Bodies whose papers hold every indicator; others get those they work on."""


def make_pack(
    *,
    by: Actor,
    partnership: str,
    body: str,
    month: Month,
    known_on: date | None = None,
    entry: int | None = None,
    audience: Audience = Audience.BOARD,
) -> Pack:
    """What do this body's papers for this month say?

    The same month, ``known_on`` and ``entry`` always give the same pack; it names
    the entry it was made at. Nothing is written.

    Raises:
        NotFound, NotPermitted: the actor may not, or there is no such body.
        Refused: a pack for the public, which must wait for disclosure control.
    """
    require(by, Doing.MAKE_PACK, partnership)
    now = standing(
        actor=by,
        partnership=partnership,
        as_at=month.last,
        known_on=known_on,
        entry=entry,
    )
    for_body = now.partnership.body(body)
    if for_body is None:
        raise NotFound(f"There is no body called {body} in {partnership}.")
    _refuse_public(audience)
    before = standing(
        actor=by,
        partnership=partnership,
        as_at=month.plus(-1).last,
        known_on=known_on,
        entry=now.entry,
    )
    return build_pack(
        partnership=now.partnership,
        plan=now.plan,
        body=for_body,
        reported=month,
        lines=_of_body(now.lines, for_body),
        before=_of_body(before.lines, for_body),
        entry=now.entry,
        known_on=known_on,
        audience=audience,
        branding=branding(by, partnership, entry=now.entry),
    )


def _refuse_public(audience: Audience) -> None:
    if audience is Audience.PUBLIC:
        raise Refused(
            "A pack for the public cannot be made yet: small numbers in it would "
            "not be protected. Make it for the board."
        )


def _of_body(lines: tuple[Line, ...], body: Body) -> tuple[Line, ...]:
    if body.type in SEES_ALL:
        return lines
    return tuple(
        line
        for line in lines
        if body.slug in (line.position.indicator.owner, *line.position.indicator.groups)
    )
