"""Make the papers of one body for one month, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from saferplan.core.boards.brought import Brought
from saferplan.core.boards.building import build_pack, lines_for
from saferplan.core.boards.calendar import MONTHS_COVERED
from saferplan.core.boards.cycle import Cycle, Meeting
from saferplan.core.boards.issued import IssuedPack
from saferplan.core.boards.pack import Audience, Change, Line, Pack
from saferplan.core.boards.papers import SEES_ALL, Paper, papers_of, usual_paper
from saferplan.core.boards.what_changed import question_changes
from saferplan.core.partnership.structure import Body
from saferplan.core.periods import Month, day_label, require_in_calendar
from saferplan.core.wording import listed
from saferplan.store import boards, models
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.boards.bringing import Bringing
from saferplan.usecases.boards.bringing_meetings import (
    answered_challenges,
    group_money,
    open_arising,
    open_challenges,
    proposed_targets,
)
from saferplan.usecases.boards.restating import (
    PapersBefore,
    papers_before,
    restated,
)
from saferplan.usecases.errors import NotFound, Refused
from saferplan.usecases.indicators.queries import Standing, standing
from saferplan.usecases.partnership.queries import branding
from saferplan.usecases.permissions import Doing, require

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
    paper: Paper | None = None,
) -> Pack:
    """What do this body's papers for this month say?

    The same month, ``known_on`` and ``entry`` always give the same pack; it names
    the entry it was made at. ``issued`` makes a pack that was sent out again as it
    was: its own cut, day, audience and paper count, not those given. ``paper`` is
    the body's usual one when left out. Nothing is written.

    Raises:
        NotFound, NotPermitted: the actor may not, or there is no such body.
        Refused: a paper that such a body is not given, a month with none before it, or
            a pack for the public, which must wait for disclosure control.
    """
    require(by, Doing.MAKE_PACK, partnership)
    if issued is not None:
        known_on, entry, audience = issued.known_on, issued.cut, issued.audience
        paper = issued.paper
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
    # What was issued before there were several papers was the report for everybody.
    _refuse(audience, for_body, None if issued else paper)
    row = the_partnership(by, partnership)
    cycle = _cycle(row, body, now.entry)
    back = MONTHS_COVERED[cycle.rhythm]
    compared = _compared(month, back)
    before = standing(
        actor=by,
        partnership=partnership,
        as_at=compared.last,
        known_on=known_on,
        entry=now.entry,
    )
    kind = paper or usual_paper(for_body.type)
    last = papers_before(row, body, month, kind, now.entry)
    made = _contents(row, now, for_body, cycle, month, known_on, last)
    meeting = _meeting(row, for_body, month, now.entry, issued)
    return build_pack(
        partnership=now.partnership,
        plan=now.plan,
        body=for_body,
        reported=month,
        lines=made.lines,
        before=lines_for(for_body, before.lines),
        entry=now.entry,
        known_on=known_on,
        audience=audience,
        version=_version_words(issued),
        issued_version=issued.version if issued else 0,
        issued_by=issued.issued_by if issued else "",
        meeting=meeting.held_on if meeting else None,
        meeting_place=meeting.place if meeting else "",
        branding=branding(by, partnership, entry=now.entry),
        brought=made.brought,
        paper=paper,
        compared=compared,
        more_changes=(*made.changes, *question_changes(made.brought.challenges)),
        cycle=cycle.rhythm.cycle,
    )


def _compared(month: Month, back: int) -> Month:
    """The month that this one is compared with, so many before it."""
    compared = month.plus(-back)
    try:
        require_in_calendar(compared.first)
    except ValueError as error:
        told = f"{month.label} has nothing before it to be compared with."
        raise Refused(told, str(error)) from None
    return compared


@dataclass(frozen=True, slots=True, kw_only=True)
class _Contents:
    """The lines with what is said and done about them, and what else is brought."""

    lines: tuple[Line, ...]
    brought: Brought
    changes: tuple[Change, ...]


def _contents(
    row: models.PartnershipRow,
    now: Standing,
    body: Body,
    cycle: Cycle,
    month: Month,
    known_on: date | None,
    last: PapersBefore,
) -> _Contents:
    back = MONTHS_COVERED[cycle.rhythm]
    bringing = Bringing(
        row=row,
        frame=now.partnership,
        months=tuple(month.plus(at) for at in range(1 - back, 1)),
        entry=now.entry,
        before=last.month.cut if last.month else 0,
        before_on=month.plus(-back).last,
        body=body.slug,
        only="" if body.type in SEES_ALL else body.slug,
        cycle=cycle.rhythm.cycle,
    )
    held = bringing.all_activity()
    lines = bringing.with_words(lines_for(body, now.lines))
    lines = bringing.with_actions(lines, held)
    return _Contents(
        lines=lines,
        brought=Brought(
            said=bringing.said(),
            variances=bringing.variances(),
            decided=bringing.decided(),
            proposals=proposed_targets(bringing, lines),
            blockages=bringing.blockages(),
            activity=bringing.activity(held),
            risks=bringing.risks(held),
            challenges=open_challenges(bringing, lines),
            answered=answered_challenges(bringing, lines),
            arising=open_arising(bringing),
            money=group_money(bringing),
            successes=bringing.successes(),
            restated=restated(
                row, lines, last.figures, entry=now.entry, known_on=known_on
            ),
        ),
        changes=bringing.action_changes(held),
    )


def _cycle(row: models.PartnershipRow, body: str, entry: int) -> Cycle:
    """The rhythm the body had then; monthly where none was set."""
    held = {one.body: one for one in boards.cycles(row, entry=entry)}
    return held.get(body, Cycle(body=body))


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


def _refuse(audience: Audience, body: Body, paper: Paper | None) -> None:
    if audience is Audience.PUBLIC:
        raise Refused(
            "A pack for the public cannot be made yet: small numbers in it would "
            "not be protected. Make it for the board."
        )
    offered = papers_of(body.type)
    if paper is not None and paper not in offered:
        told = listed([one.value for one in offered])
        raise Refused(
            f"{body.local_name} is not given the paper “{paper}”; it has {told}."
        )
