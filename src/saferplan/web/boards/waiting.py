"""What waits for the boards: each kind of it counted, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone

from saferplan.core.boards.challenge import ChallengeState
from saferplan.core.partnership.structure import Partnership
from saferplan.core.wording import listed, plural
from saferplan.usecases.boards.asking_queries import blockages, variances
from saferplan.usecases.boards.challenge_queries import challenges
from saferplan.usecases.boards.keep_terms import all_terms
from saferplan.usecases.boards.record_meeting import arising_actions
from saferplan.usecases.indicators.propose_target import proposals_of
from saferplan.web.boards.calendars import coming
from saferplan.web.boards.presenters import Waiting
from saferplan.web.setting_up.answering import at
from saferplan.web.visit import Visit


def waiting(visit: Visit, frame: Partnership) -> Iterator[Waiting]:
    """The pages of the boards, each with what waits there."""
    yield Waiting("Asked of the board", at(visit, "variances"), _asked(visit))
    yield Waiting("Challenge", at(visit, "challenges"), _challenges(visit))
    yield Waiting("Actions arising", at(visit, "arising"), _arising(visit))
    yield Waiting("Meetings", at(visit, "meetings"), _meets(visit, frame))
    yield Waiting("Calendar", at(visit, "boards-calendar"))
    yield Waiting("Compare a file that came back", at(visit, "pack-compare"))
    yield Waiting("Successes to share", at(visit, "successes"))
    yield Waiting(
        "Terms of reference and constitution", at(visit, "terms"), _terms(visit)
    )


def _asked(visit: Visit) -> str:
    decide = sum(one.is_open for one in variances(visit.who, visit.slug))
    decide += sum(one.is_open for one in proposals_of(visit.who, visit.slug))
    stuck = [one for one in blockages(visit.who, visit.slug) if one.is_open]
    answer = sum(not one.is_answered for one in stuck)
    told = []
    if decide:
        told.append(f"{plural(decide, 'decision')} to take")
    if answer:
        told.append(f"{plural(answer, 'blockage')} to answer")
    return listed(told) if told else ""


def _challenges(visit: Visit) -> str:
    states = [one.state for one in challenges(visit.who, visit.slug)]
    waits = states.count(ChallengeState.UNANSWERED)
    follow = states.count(ChallengeState.FOLLOW_UP)
    told = []
    if waits:
        told.append(f"{plural(waits, 'question')} without an answer")
    if follow:
        told.append(f"{plural(follow, 'follow-up')} to do")
    return listed(told) if told else ""


def _meets(visit: Visit, frame: Partnership) -> str:
    meets = coming(visit, frame).meets
    return f"{meets[:1].upper()}{meets[1:]}" if meets else ""


def _arising(visit: Visit) -> str:
    today = timezone.localdate()
    still = [one for one in arising_actions(visit.who, visit.slug) if one.is_open]
    late = sum(one.is_late(today) for one in still)
    if not still:
        return ""
    return f"{len(still)} to do" + (f", {late} late" if late else "")


def _terms(visit: Visit) -> str:
    today = timezone.localdate()
    due = sum(one.is_due(today) for one in all_terms(visit.who, visit.slug))
    return f"{plural(due, 'review')} due" if due else ""
