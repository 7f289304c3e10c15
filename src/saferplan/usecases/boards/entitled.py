"""Who decides: the chair of a body above, or a meeting of it that was held."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from saferplan.core.boards.cycle import Meeting, MeetingState
from saferplan.core.partnership.decisions import DECIDED, Decision
from saferplan.core.partnership.roles import Role
from saferplan.core.partnership.structure import BodyType, Partnership
from saferplan.core.periods import day_label
from saferplan.store import boards, models, reading
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import NotFound, NotPermitted, Refused
from saferplan.usecases.permissions import Doing, may, require
from saferplan.usecases.words import require_short_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Entitled:
    """On whose authority something is decided: a body, and perhaps its meeting.

    ``day`` is the day of the decision: that of the meeting, else today.
    """

    body: str
    name: str
    day: date
    meeting: int | None = None

    @property
    def words(self) -> str:
        """``Delivery Board, meeting on 22 January 2009``."""
        if self.meeting is None:
            return self.name
        return f"{self.name}, meeting on {day_label(self.day)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class WaysToDecide:
    """How an actor may decide: as a chair, or by writing down what a meeting decided.

    ``meetings`` are those of the bodies entitled that were held, the newest first.
    """

    as_chair: bool = False
    meetings: tuple[Meeting, ...] = ()

    @property
    def is_any(self) -> bool:
        """May the actor decide at all?"""
        return self.as_chair or bool(self.meetings)


def entitled(
    by: Actor,
    row: models.PartnershipRow,
    bodies: Collection[str],
    *,
    meeting: int | None = None,
) -> Entitled:
    """On which body's authority may this actor decide, among these bodies?

    A chair decides for the body chaired. Whoever records meetings (a manager) writes
    down what a meeting decided: one of these bodies, that was held.

    Raises:
        NotFound: there is no such meeting.
        NotPermitted: the actor is neither.
        Refused: the meeting is of another body, or was not held.
    """
    frame = reading.structure(row)
    if meeting is not None:
        found = meeting_of(row, meeting)
        if by.is_operator or not _chairs(by, row, [found.body]):
            require(by, Doing.MINUTE, row.slug)
        return _at_meeting(frame, found, bodies)
    if not by.is_operator:
        require(by, Doing.DECIDE, row.slug)
    chaired = _chairs(by, row, bodies)
    if not chaired and not by.is_operator:
        raise NotPermitted(
            f"The account {by.account} does not chair a body that this answers to."
        )
    body = chaired[0] if chaired else next(iter(bodies), "")
    today = timezone.localdate()
    return Entitled(body=body, name=frame.name_of(body), day=today)


def ways_to_decide(
    by: Actor, row: models.PartnershipRow, bodies: Collection[str]
) -> WaysToDecide:
    """How might this actor decide among these bodies: as a chair, or for a meeting?"""
    held: tuple[Meeting, ...] = ()
    if may(by, Doing.MINUTE, row.slug):
        held = tuple(
            one
            for one in reversed(boards.meetings(row))
            if one.body in bodies and one.state is MeetingState.HELD
        )
    as_chair = by.is_operator or bool(_chairs(by, row, bodies))
    return WaysToDecide(as_chair=as_chair, meetings=held)


def above(row: models.PartnershipRow, holder: str) -> tuple[str, ...]:
    """The bodies this group answers to, the nearest first."""
    return reading.structure(row).above(holder)


def setting_targets(row: models.PartnershipRow) -> tuple[str, ...]:
    """The bodies that approve targets: the partnership boards, else the topmost.

    Source: methods.md 1.6 (the Partnership Board approves the plan and its targets).
    """
    frame = reading.structure(row)
    boards_there = frame.bodies_of(BodyType.PARTNERSHIP_BOARD)
    tops = [body for body in frame.bodies if not body.parent]
    return tuple(body.slug for body in boards_there or tops)


def require_decision(decision: Decision, remark: str, about: str) -> None:
    """Raise Refused unless it is approved or refused, a refusal with its reason."""
    require_short_words(remark=remark)
    if decision not in DECIDED:
        raise Refused(f"{about} is approved or refused.")
    if decision is Decision.REFUSED and not remark.strip():
        raise Refused("Say why it is refused, so that the group can plan again.")


def meeting_of(row: models.PartnershipRow, number: int) -> Meeting:
    """The meeting of this number.

    Raises:
        NotFound: there is none.
    """
    found = next((m for m in boards.meetings(row) if m.number == number), None)
    if found is None:
        raise NotFound(f"There is no meeting {number} in {row.slug}.")
    return found


def _chairs(
    by: Actor, row: models.PartnershipRow, bodies: Collection[str]
) -> list[str]:
    """Which of these bodies does the actor chair? A chair of no named body: all."""
    chaired = {g.body for g in by.grants_in(row.slug) if g.role is Role.CHAIR}
    return [body for body in bodies if body in chaired or "" in chaired]


def _at_meeting(
    frame: Partnership, found: Meeting, bodies: Collection[str]
) -> Entitled:
    on = day_label(found.held_on)
    if found.body not in bodies:
        name = frame.name_of(found.body)
        raise Refused(f"The meeting on {on} is of {name}, which does not decide this.")
    if found.state is not MeetingState.HELD:
        raise Refused(
            f"The meeting on {on} was not held yet; say that it was held first."
        )
    return Entitled(
        body=found.body,
        name=frame.name_of(found.body),
        day=found.held_on,
        meeting=found.number,
    )
