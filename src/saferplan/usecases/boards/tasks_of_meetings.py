"""What bodies wait for from one person: answers, actions arising, texts to review."""

from __future__ import annotations

from collections.abc import Iterator

from saferplan.core.boards.challenge import ChallengeState
from saferplan.core.boards.reminding import Kind, Task
from saferplan.core.partnership.roles import Role
from saferplan.core.partnership.structure import Partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.boards.challenge_queries import challenges
from saferplan.usecases.boards.keep_terms import all_terms
from saferplan.usecases.boards.record_meeting import arising_actions
from saferplan.usecases.permissions import Doing, may

WORDS = 80
"""Letters of a question or an action in a line of an e-mail."""


def own_holders(actor: Actor, partnership: str) -> frozenset[str]:
    """For which groups, boards and agencies does this person speak themselves?

    Not those of a manager or an analyst, who may do it on everybody's behalf: nobody
    is asked for what is another's.
    """
    return frozenset(
        name
        for grant in actor.grants_in(partnership)
        for name in _speaks_for(grant.role, grant.body, grant.organisation)
        if name
    )


def _speaks_for(role: Role, body: str, organisation: str) -> tuple[str, ...]:
    if role is Role.PARTNER_AGENCY:
        return (organisation, body)
    if role in (Role.THEME_LEAD, Role.CHAIR, Role.BOARD_MEMBER):
        return (body,)
    return ()


def tasks_of_meetings(actor: Actor, frame: Partnership) -> Iterator[Task]:
    """What this person is to answer, to do, or to look at again, with its day."""
    own = own_holders(actor, frame.slug)
    yield from _questions(actor, frame, own)
    yield from _arising(actor, frame, own)
    if may(actor, Doing.SET_UP, frame.slug):
        yield from _terms(actor, frame)


def _questions(actor: Actor, frame: Partnership, own: frozenset[str]) -> Iterator[Task]:
    for one in challenges(actor, frame.slug):
        is_waiting = one.state is ChallengeState.UNANSWERED
        due = one.due if is_waiting else one.follow_up_due
        if one.owner not in own or not one.is_open or due is None:
            continue
        asker = frame.name_of(one.body)
        told = f"A question of {asker}" if is_waiting else "What follows an answer"
        text = one.question if is_waiting else one.follow_up
        yield Task(
            partnership=frame.slug,
            kind=Kind.QUESTION if is_waiting else Kind.FOLLOW_UP,
            about=str(one.number),
            words=f"{told}: {_short(text)}",
            due=due,
            number=one.number,
        )


def _arising(actor: Actor, frame: Partnership, own: frozenset[str]) -> Iterator[Task]:
    for one in arising_actions(actor, frame.slug):
        if one.is_open and one.due is not None and one.owner in own:
            body = frame.name_of(one.body)
            yield Task(
                partnership=frame.slug,
                kind=Kind.ARISING,
                about=str(one.number),
                words=f"Given by {body}: {_short(one.what)}",
                due=one.due,
                number=one.number,
            )


def _terms(actor: Actor, frame: Partnership) -> Iterator[Task]:
    for one in all_terms(actor, frame.slug):
        if one.review_on is not None:
            yield Task(
                partnership=frame.slug,
                kind=Kind.TERMS,
                about=str(one.number),
                words=f"The review of “{_short(one.title)}”",
                due=one.review_on,
                number=one.number,
            )


def _short(text: str) -> str:
    tidy = " ".join(text.split())
    return tidy if len(tidy) <= WORDS else f"{tidy[: WORDS - 1]}…"
