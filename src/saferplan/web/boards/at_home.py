"""What home says of the boards: what this person is to decide, to answer, to do."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone

from saferplan.core.boards.challenge import ChallengeState
from saferplan.core.partnership.roles import Role
from saferplan.core.partnership.structure import Partnership
from saferplan.core.periods import Month, day_label
from saferplan.core.wording import plural
from saferplan.documents.pack_words import cut_short
from saferplan.usecases.boards.asking_queries import blockages, variances
from saferplan.usecases.boards.challenge_queries import challenges
from saferplan.usecases.boards.deciding import deciding_targets, deciding_variance
from saferplan.usecases.boards.keep_terms import all_terms
from saferplan.usecases.boards.record_meeting import arising_actions
from saferplan.usecases.boards.tasks_of_meetings import own_holders
from saferplan.usecases.indicators.propose_target import proposals_of
from saferplan.usecases.permissions import Doing, may
from saferplan.web.setting_up.answering import at
from saferplan.web.to_do import Task
from saferplan.web.visit import Visit

LINE = 110
"""Letters of a question or an action in a task."""


def boards_at_home(visit: Visit, frame: Partnership, month: Month) -> tuple[Task, ...]:
    """What is this person to decide, to answer, and to do, the decisions first?"""
    return (
        *_decisions(visit),
        *_blockages(visit),
        *_questions(visit, frame),
        *_arising(visit, frame),
        *_brief(visit, frame, month),
        *_terms(visit),
    )


def _decisions(visit: Visit) -> Iterator[Task]:
    found = [
        one
        for one in variances(visit.who, visit.slug)
        if deciding_variance(visit.who, visit.slug, one).as_chair
    ]
    count = len(found)
    if visit.may_read_packs and deciding_targets(visit.who, visit.slug).as_chair:
        count += sum(one.is_open for one in proposals_of(visit.who, visit.slug))
    if count:
        yield Task(
            text=f"Take {plural(count, 'decision')}",
            hint="Changes to action plans, and targets, that wait for you.",
            state="To decide",
            is_pressing=True,
            href=at(visit, "variances"),
        )


def _blockages(visit: Visit) -> Iterator[Task]:
    if not may(visit.who, Doing.SUPPORT, visit.slug):
        return
    stuck = [
        one
        for one in blockages(visit.who, visit.slug)
        if one.is_open and not one.is_answered
    ]
    if stuck:
        yield Task(
            text=f"Answer {plural(len(stuck), 'blockage')}",
            hint=cut_short(stuck[0].what, LINE),
            state="To answer",
            is_pressing=False,
            href=at(visit, "variances"),
        )


def _questions(visit: Visit, frame: Partnership) -> Iterator[Task]:
    today = timezone.localdate()
    own = own_holders(visit.who, visit.slug)
    for one in challenges(visit.who, visit.slug):
        if one.owner not in own or not one.is_open:
            continue
        is_waiting = one.state is ChallengeState.UNANSWERED
        day = one.due if is_waiting else one.follow_up_due
        by = f" By {day_label(day)}." if day else ""
        asker = frame.name_of(one.body)
        yield Task(
            text=cut_short(one.question if is_waiting else one.follow_up, LINE),
            hint=f"Asked by {asker}.{by}" if is_waiting else f"To follow.{by}",
            state="Late" if one.is_late(today) else "To answer" if is_waiting else "",
            is_pressing=one.is_late(today),
            href=at(visit, "challenge", number=one.number),
        )


def _arising(visit: Visit, frame: Partnership) -> Iterator[Task]:
    today = timezone.localdate()
    own = own_holders(visit.who, visit.slug)
    for one in arising_actions(visit.who, visit.slug):
        if one.is_open and one.owner in own:
            by = f" By {day_label(one.due)}." if one.due else ""
            yield Task(
                text=cut_short(one.what, LINE),
                hint=f"Given by {frame.name_of(one.body)}.{by}",
                state="Late" if one.is_late(today) else "To do",
                is_pressing=one.is_late(today),
                href=at(visit, "arising-done", number=one.number),
            )


def _brief(visit: Visit, frame: Partnership, month: Month) -> Iterator[Task]:
    """The chair's own page: five things, and what might be asked."""
    chaired = {
        grant.body
        for grant in visit.who.grants_in(visit.slug)
        if grant.role is Role.CHAIR and grant.body
    }
    for slug in sorted(chaired):
        address = at(visit, "pack", body=slug, month=str(month))
        yield Task(
            text=f"Read your brief for {month.label}: {frame.name_of(slug)}",
            hint="One page: five things that need you, and what you might ask.",
            state="To read",
            is_pressing=False,
            href=f"{address}?paper=brief",
        )


def _terms(visit: Visit) -> Iterator[Task]:
    if not visit.may_set_up:
        return
    today = timezone.localdate()
    due = [one for one in all_terms(visit.who, visit.slug) if one.is_due(today)]
    if due:
        yield Task(
            text=f"Review {plural(len(due), 'text')} that bodies work by",
            hint=cut_short(due[0].title, LINE),
            state="Due",
            is_pressing=True,
            href=at(visit, "terms"),
        )
