"""Ask a question for a body, answer it, and see that what follows is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from saferplan.core.boards.challenge import Challenge, ChallengeKind
from saferplan.core.partnership.roles import Role
from saferplan.core.partnership.structure import Body, BodyType, Partnership
from saferplan.core.periods import Month, day_label, require_in_calendar
from saferplan.store import meetings, models, numbering, reading, writing
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor, Grant
from saferplan.usecases.boards.entitled import meeting_of
from saferplan.usecases.errors import NotFound, NotPermitted
from saferplan.usecases.permissions import Doing, may, may_answer
from saferplan.usecases.plan.queries import one_action, sees_action
from saferplan.usecases.refused_at import RefusedAt, made, require_readable
from saferplan.usecases.told import different


def raise_challenge(
    *,
    by: Actor,
    partnership: str,
    body: str,
    question: str,
    owner: str,
    month: Month,
    kind: ChallengeKind = ChallengeKind.QUESTION,
    asked_by: str = "",
    indicator: str = "",
    action: str = "",
    due: date | None = None,
    meeting: int | None = None,
    asked_on: date | None = None,
) -> Challenge:
    """Ask something for this body, or say something to be borne in mind.

    Whoever sits on a body asks for it; a manager writes down what any body asked.
    ``owner`` is the group, agency or body that answers. Without a day, today.

    Raises:
        NotFound, NotPermitted: the actor may not ask for this body, or there is no
            such body, owner, indicator, action or meeting.
        RefusedAt: nothing is asked, it is asked of the body itself, or a day that
            cannot be.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership, Doing.CHALLENGE)
        frame = reading.structure(row)
        _require_of_body(by, row, frame, body)
        writing.lock_partnership(partnership)
        _require_there(by, row, frame, owner, indicator, action)
        day = asked_on or timezone.localdate()
        _require_days(row, body, owner, day, due, meeting)
        said: dict[str, Any] = {
            "number": numbering.next_number(row, models.ChallengeVersion),
            "body": body,
            "asked_on": day,
            "question": question.strip(),
            "owner": owner,
            "month": month,
            "kind": kind,
            "asked_by": asked_by.strip() or _speaker(frame, by, row.slug, body),
            "indicator": indicator,
            "action": action,
            "due": due,
            "meeting": meeting,
        }
        new = made(lambda: Challenge(**said), "question")
        _write(row, by, "raise_challenge", None, new)
        return new


def answer_challenge(
    *,
    by: Actor,
    partnership: str,
    number: int,
    answer: str,
    evidence: str = "",
    follow_up: str = "",
    follow_up_due: date | None = None,
) -> Challenge:
    """Answer a question, say what it rests on, and what is done next.

    A later answer takes the place of an earlier one, which stays on record.

    Raises:
        NotFound, NotPermitted: it is not the actor's to answer, or not there.
        RefusedAt: nothing is said, or a day without what is to be done by then.
    """

    def changed(before: Challenge) -> Challenge:
        if not answer.strip():
            raise RefusedAt(("answer", "Write the answer."))
        if follow_up_due and not follow_up.strip():
            raise RefusedAt(("follow_up", "Say what is to be done by that day."))
        if follow_up_due:
            made(partial(require_in_calendar, follow_up_due), "follow_up_due")
        same = follow_up.strip() == before.follow_up
        return replace(
            before,
            answer=answer.strip(),
            evidence=evidence.strip(),
            answered_by=by.account,
            answered_on=timezone.localdate(),
            follow_up=follow_up.strip(),
            follow_up_due=follow_up_due,
            followed_up_on=before.followed_up_on if same else None,
        )

    return _change(by, partnership, number, "answer_challenge", "answer", changed)


def follow_up_challenge(
    *, by: Actor, partnership: str, number: int, done_on: date | None = None
) -> Challenge:
    """Say that what was to follow an answer is done; without a day, today.

    Raises:
        NotFound, NotPermitted: it is not the actor's to answer, or not there.
        RefusedAt: nothing was to follow, it is done already, or a day to come.
    """

    def changed(before: Challenge) -> Challenge:
        today = timezone.localdate()
        day = done_on or today
        if not before.follow_up or before.answered_on is None:
            raise RefusedAt(("done_on", f"Nothing was to follow question {number}."))
        if before.followed_up_on is not None:
            on = day_label(before.followed_up_on)
            raise RefusedAt(("done_on", f"It was done on {on} already."))
        made(partial(require_in_calendar, day), "done_on")
        if day > today:
            raise RefusedAt(("done_on", f"{day_label(day)} is still to come."))
        return replace(before, followed_up_on=day)

    return _change(by, partnership, number, "follow_up_challenge", "done_on", changed)


def may_ask_for(by: Actor, partnership: str, body: Body) -> bool:
    """May this actor ask questions for this body?"""
    if by.is_operator or may(by, Doing.MINUTE, partnership):
        return True
    return may(by, Doing.CHALLENGE, partnership) and any(
        _sits_on(grant, body) for grant in by.grants_in(partnership)
    )


def bodies_to_ask_for(by: Actor, frame: Partnership) -> tuple[Body, ...]:
    """For which bodies of this partnership may this actor ask questions?"""
    if not may(by, Doing.CHALLENGE, frame.slug):
        return ()
    return tuple(body for body in frame.bodies if may_ask_for(by, frame.slug, body))


_BOARDS = (BodyType.DELIVERY_BOARD, BodyType.PARTNERSHIP_BOARD)
_SIT_ON = {
    Role.CHAIR: _BOARDS,
    Role.BOARD_MEMBER: _BOARDS,
    Role.STAKEHOLDER: (BodyType.STAKEHOLDER_GROUP,),
    Role.SCRUTINY: (BodyType.SCRUTINY,),
}
"""On bodies of which type somebody sits who was let in for none by name."""


def _sits_on(grant: Grant, body: Body) -> bool:
    if grant.body:
        return grant.role in _SIT_ON and grant.body == body.slug
    return body.type in _SIT_ON.get(grant.role, ())


def _require_of_body(
    by: Actor, row: models.PartnershipRow, frame: Partnership, slug: str
) -> None:
    body = frame.body(slug)
    if body is None:
        raise NotFound(f"There is no body called {slug} in {row.slug}.")
    if not may_ask_for(by, row.slug, body):
        raise NotPermitted(
            f"The account {by.account} does not sit on {slug} and may not ask for it."
        )


def _require_there(
    by: Actor,
    row: models.PartnershipRow,
    frame: Partnership,
    owner: str,
    indicator: str,
    action: str,
) -> None:
    if frame.body(owner) is None and frame.organisation(owner) is None:
        raise NotFound(f"There is no group or agency called {owner} in {row.slug}.")
    known = models.IndicatorRow.objects.filter(partnership=row, code=indicator)
    if indicator and not known.exists():
        raise NotFound(f"There is no indicator {indicator} in {row.slug}.")
    if action:
        one_action(by, row.slug, action)


def _require_days(
    row: models.PartnershipRow,
    body: str,
    owner: str,
    asked_on: date,
    due: date | None,
    meeting: int | None,
) -> None:
    if owner == body:
        raise RefusedAt(("owner", "A body asks those who answer to it, not itself."))
    if meeting is not None and meeting_of(row, meeting).body != body:
        raise RefusedAt(("meeting", f"Meeting {meeting} is not one of {body}."))
    made(lambda: require_in_calendar(asked_on, due or asked_on), "due")
    if asked_on > timezone.localdate():
        raise RefusedAt(("asked_on", f"{day_label(asked_on)} is still to come."))
    if due is not None and due < asked_on:
        raise RefusedAt(("due", "An answer is due after the question was asked."))


def _speaker(frame: Partnership, by: Actor, slug: str, body: str) -> str:
    """Who spoke, if nobody says: the post that leads the body, for its chair."""
    held = frame.body(body)
    chairs = any(g.role is Role.CHAIR and g.body == body for g in by.grants_in(slug))
    if held is None:
        return ""
    return held.lead_post if chairs and held.lead_post else held.local_name


def _change(
    by: Actor,
    partnership: str,
    number: int,
    what: str,
    at: str,
    changed: Callable[[Challenge], Challenge],
) -> Challenge:
    with transaction.atomic():
        row = the_partnership(by, partnership)
        writing.lock_partnership(partnership)
        before = next((c for c in meetings.challenges(row) if c.number == number), None)
        if before is None or not sees_action(by, partnership, before.action):
            raise NotFound(f"There is no question {number} in {partnership}.")
        if not may_answer(by, partnership, before.owner):
            raise NotPermitted(
                f"The account {by.account} does not answer for {before.owner}."
            )
        after = made(lambda: changed(before), at)
        _write(row, by, what, before, after)
        return after


def _write(
    row: models.PartnershipRow,
    by: Actor,
    what: str,
    before: Challenge | None,
    after: Challenge,
) -> None:
    require_readable(after)
    entry = writing.open_entry(
        row,
        account=by.account,
        on_behalf_of=by.on_behalf_of,
        what=what,
        detail={"challenge": after.number, **different(before, after)},
    )
    meetings.add_challenge(entry, after)
