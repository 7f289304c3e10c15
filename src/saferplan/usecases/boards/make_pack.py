"""Make the papers of one body for one month, as a value."""

from __future__ import annotations

from datetime import date

from saferplan.core.boards.brought import Brought
from saferplan.core.boards.building import build_pack
from saferplan.core.boards.cycle import Meeting
from saferplan.core.boards.issued import IssuedPack
from saferplan.core.boards.pack import Audience, Line, Pack
from saferplan.core.partnership.structure import Body, BodyType
from saferplan.core.periods import Month, day_label
from saferplan.store import boards, models
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.boards.bringing import Bringing
from saferplan.usecases.boards.restating import last_issued, restated
from saferplan.usecases.errors import NotFound, Refused
from saferplan.usecases.indicators.queries import Standing, standing
from saferplan.usecases.partnership.queries import branding
from saferplan.usecases.permissions import Doing, require

SEES_ALL = (
    BodyType.PARTNERSHIP_BOARD,
    BodyType.DELIVERY_BOARD,
    BodyType.SCRUTINY,
)
"""Bodies whose papers hold every indicator; others get those they work on."""
DRAFT = "draft"


def make_pack(
    *,
    by: Actor,
    partnership: str,
    body: str,
    month: Month,
    known_on: date | None = None,
    entry: int | None = None,
    audience: Audience = Audience.BOARD,
    issued: IssuedPack | None = None,
) -> Pack:
    """What do this body's papers for this month say?

    The same month, ``known_on`` and ``entry`` always give the same pack; it names
    the entry it was made at. ``issued`` makes a pack that was sent out again as it
    was: its own cut, day and audience count, not those given. Nothing is written.

    Raises:
        NotFound, NotPermitted: the actor may not, or there is no such body.
        Refused: a pack for the public, which must wait for disclosure control.
    """
    require(by, Doing.MAKE_PACK, partnership)
    if issued is not None:
        known_on, entry, audience = issued.known_on, issued.cut, issued.audience
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
    row = the_partnership(by, partnership)
    bringing = _bringing(row, now, for_body, month)
    lines = bringing.with_words(_of_body(now.lines, for_body))
    lines = bringing.with_actions(lines, month.last)
    meeting = _meeting(row, for_body, month, now.entry, issued)
    return build_pack(
        partnership=now.partnership,
        plan=now.plan,
        body=for_body,
        reported=month,
        lines=lines,
        before=_of_body(before.lines, for_body),
        entry=now.entry,
        known_on=known_on,
        audience=audience,
        version=_version_words(issued),
        issued_version=issued.version if issued else 0,
        meeting=meeting.held_on if meeting else None,
        meeting_place=meeting.place if meeting else "",
        branding=branding(by, partnership, entry=now.entry),
        brought=_brought(row, bringing, lines, for_body, known_on),
    )


def _bringing(
    row: models.PartnershipRow, now: Standing, body: Body, month: Month
) -> Bringing:
    only = "" if body.type in SEES_ALL else body.slug
    return Bringing(
        row=row, frame=now.partnership, month=month, entry=now.entry, only=only
    )


def _brought(
    row: models.PartnershipRow,
    bringing: Bringing,
    lines: tuple[Line, ...],
    body: Body,
    known_on: date | None,
) -> Brought:
    return Brought(
        said=bringing.said(),
        variances=bringing.variances(),
        blockages=bringing.blockages(),
        activity=bringing.activity(bringing.month.last),
        restated=restated(
            row,
            lines,
            last_issued(row, body.slug, bringing.entry),
            entry=bringing.entry,
            known_on=known_on,
        ),
    )


def _meeting(
    row: models.PartnershipRow,
    body: Body,
    month: Month,
    entry: int,
    issued: IssuedPack | None,
) -> Meeting | None:
    """The meeting it was issued for, or the one that reports this month."""
    found = [m for m in boards.meetings(row, entry=entry) if m.body == body.slug]
    if issued is not None:
        return next((m for m in found if m.number == issued.meeting), None)
    return next((m for m in found if m.reports == month and m.state.is_on), None)


def _version_words(issued: IssuedPack | None) -> str:
    if issued is None:
        return DRAFT
    on = day_label(issued.issued_on) if issued.issued_on else ""
    return f"{issued.version}, issued {on}".removesuffix(", issued ")


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
