"""The challenge log: what bodies asked, who answers, and what came back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.http import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from saferplan.core.boards.building import ordered
from saferplan.core.boards.challenge import Challenge, ChallengeState, pressing_first
from saferplan.core.partnership.structure import Partnership
from saferplan.core.periods import day_label
from saferplan.core.wording import plural
from saferplan.documents.pack_words import cut_short
from saferplan.documents.status import status_of
from saferplan.usecases.boards.challenge_queries import challenges, one_challenge
from saferplan.usecases.boards.raise_challenge import bodies_to_ask_for
from saferplan.usecases.indicators.queries import latest_month, standing
from saferplan.usecases.partnership import queries as partnership_queries
from saferplan.usecases.permissions import may_answer
from saferplan.web.setting_up.answering import at, just_told
from saferplan.web.sheets import Entry, Sheet, SheetFact, SheetPart, Tag, Way, facts
from saferplan.web.visit import Visit, in_partnership

TITLE, LINE = 160, 200
"""Letters of a question that a heading, and a line of a list, have room for."""
_LOOKS = {
    ChallengeState.UNANSWERED: "blue",
    ChallengeState.FOLLOW_UP: "blue",
    ChallengeState.ANSWERED: "grey",
    ChallengeState.NOTED: "grey",
}
_PARTS = {
    ChallengeState.UNANSWERED: "Waiting for an answer",
    ChallengeState.FOLLOW_UP: "Answered, and something is to follow",
    ChallengeState.ANSWERED: "Answered",
    ChallengeState.NOTED: "Comments",
}


@require_safe
@in_partnership
def all_challenges(visit: Visit) -> HttpResponseBase:
    """What was asked, and what waits for an answer?"""
    frame = partnership_queries.structure(visit.who, visit.slug)
    found = pressing_first(challenges(visit.who, visit.slug))
    page = Sheet(
        title=_title(found),
        caption="Challenge",
        back=back_to_boards(visit),
        answer=_late(found),
        parts=(*_parts(visit, found, frame), *_raised(visit, frame)),
        button=Way("Ask a question", at(visit, "challenge-new"))
        if asking_for(visit, frame)
        else None,
        told=just_told(visit),
    )
    return visit.render("layout/sheet.html", page)


@require_safe
@in_partnership
def challenge(visit: Visit, number: int) -> HttpResponseBase:
    """What was asked, by whom, and what came back?"""
    found = one_challenge(visit.who, visit.slug, number)
    frame = partnership_queries.structure(visit.who, visit.slug)
    page = Sheet(
        title=cut_short(found.question, TITLE),
        caption=f"{found.kind.value.capitalize()} {number}, "
        f"{frame.name_of(found.body)}",
        back=(at(visit, "challenges"), "Challenge"),
        tag=state_tag(found, timezone.localdate()),
        answer=_stands(found, frame),
        words=(found.question,) if len(found.question) > TITLE else (),
        facts=facts(_facts(visit, found, frame)),
        parts=tuple(_answered(found)),
        button=_next(visit, found),
        ways=tuple(_ways(visit, found)),
        told=just_told(visit),
    )
    return visit.render("layout/sheet.html", page)


def back_to_boards(visit: Visit) -> tuple[str, str] | None:
    """The way back to the boards, for those who read their papers."""
    return (at(visit, "boards"), "Boards") if visit.may_read_packs else None


def asking_for(visit: Visit, frame: Partnership) -> list[tuple[str, str]]:
    """The bodies this visitor may ask for, each with its name."""
    return [
        (body.slug, body.local_name) for body in bodies_to_ask_for(visit.who, frame)
    ]


def _raised(visit: Visit, frame: Partnership) -> Iterator[SheetPart]:
    """What figures are red or amber, each with the way to the questions it raises."""
    if not asking_for(visit, frame):
        return
    month = latest_month(visit.who, visit.slug)
    found = standing(actor=visit.who, partnership=visit.slug, as_at=month.last)
    entries = tuple(
        Entry(
            text=line.name,
            href=f"{at(visit, 'challenge-new')}?indicator={line.code}",
            notes=(line.sentence,),
            status=status_of(line.position),
        )
        for line in ordered(found.lines)
        if line.position.is_exception
    )
    if entries:
        yield SheetPart(
            name="Figures that raise questions",
            words=("Choose one, and questions are suggested.",),
            entries=entries,
        )


def challenge_entry(
    visit: Visit, one: Challenge, frame: Partnership, today: date
) -> Entry:
    """One question in a list: what, of whom, by when, how it stands."""
    about = frame.name_of(one.owner)
    day = one.follow_up_due if one.answered_on else one.due
    due = f"; due on {day_label(day)}" if day and one.is_open else ""
    said = f"To follow: {one.follow_up}" if one.answered_on else ""
    return Entry(
        text=cut_short(one.question, LINE),
        href=at(visit, "challenge", number=one.number),
        notes=tuple(
            note
            for note in (
                f"{frame.name_of(one.body)} to {about}, {day_label(one.asked_on)}{due}",
                cut_short(one.answer, LINE),
                said if one.state is ChallengeState.FOLLOW_UP else "",
            )
            if note
        ),
        tag=state_tag(one, today),
    )


def state_tag(one: Challenge, today: date) -> Tag:
    """How it stands, in a word; late is said first."""
    if one.is_late(today):
        return Tag(f"Late: {one.state.words}", "red")
    return Tag(one.state.words.capitalize(), _LOOKS[one.state])


def _title(found: Sequence[Challenge]) -> str:
    states = [one.state for one in found]
    waiting = states.count(ChallengeState.UNANSWERED)
    follow = states.count(ChallengeState.FOLLOW_UP)
    if not found:
        return "No question was asked yet"
    if not waiting and not follow:
        return "Every question is answered"
    told = []
    if waiting:
        told.append(f"{plural(waiting, 'question')} without an answer")
    if follow:
        told.append(f"{plural(follow, 'follow-up')} to do")
    return ", ".join(told)


def _late(found: Sequence[Challenge]) -> str:
    today = timezone.localdate()
    late = sum(one.is_late(today) for one in found)
    if not late:
        return "What is not answered stands in the next papers again."
    verb = "is" if late == 1 else "are"
    return (
        f"{late} of them {verb} late. What is not answered stands in the next papers."
    )


def _parts(
    visit: Visit, found: Sequence[Challenge], frame: Partnership
) -> Iterator[SheetPart]:
    today = timezone.localdate()
    for state, name in _PARTS.items():
        held = [one for one in found if one.state is state]
        if held:
            entries = tuple(challenge_entry(visit, c, frame, today) for c in held)
            yield SheetPart(name=name, entries=entries)


def _stands(found: Challenge, frame: Partnership) -> str:
    owner = frame.name_of(found.owner)
    if found.answered_on is None:
        by = f" by {day_label(found.due)}" if found.due else ""
        asked = found.state is ChallengeState.UNANSWERED
        return f"{owner} is to answer{by}." if asked else f"Said to {owner}."
    told = f"{owner} answered on {day_label(found.answered_on)}."
    if found.state is ChallengeState.FOLLOW_UP:
        by = f" by {day_label(found.follow_up_due)}" if found.follow_up_due else ""
        told += f" Something is to follow{by}."
    return told


def _facts(visit: Visit, found: Challenge, frame: Partnership) -> Iterator[SheetFact]:
    meeting = ""
    if found.meeting is not None and visit.may_read_packs:
        meeting = at(visit, "meeting", number=found.meeting)
    yield SheetFact("Asked by", found.asked_by or frame.name_of(found.body))
    yield SheetFact("Asked on", day_label(found.asked_on), meeting)
    yield SheetFact("Who answers", frame.name_of(found.owner))
    if found.indicator:
        href = at(visit, "indicator", code=found.indicator)
        yield SheetFact("About the indicator", found.indicator, href)
    if found.action:
        href = at(visit, "action", code=found.action)
        yield SheetFact("About the action", found.action, href)
    yield SheetFact("In the papers for", found.month.label)


def _answered(found: Challenge) -> Iterator[SheetPart]:
    if found.answered_on is None:
        return
    by = f"{found.answered_by}, {day_label(found.answered_on)}"
    yield SheetPart(
        name="The answer",
        words=(found.answer,),
        facts=facts(
            (
                SheetFact("What it rests on", found.evidence),
                SheetFact("Answered by", by),
            )
        ),
    )
    if found.follow_up:
        done = found.followed_up_on
        yield SheetPart(
            name="What follows",
            words=(found.follow_up,),
            facts=facts(
                (
                    SheetFact(
                        "By",
                        day_label(found.follow_up_due) if found.follow_up_due else "",
                    ),
                    SheetFact("Done", day_label(done) if done else "Not yet"),
                )
            ),
        )


def _next(visit: Visit, found: Challenge) -> Way | None:
    """The one next step: an answer, or saying that what follows is done."""
    if not may_answer(visit.who, visit.slug, found.owner):
        return None
    if found.state is ChallengeState.FOLLOW_UP:
        address = at(visit, "challenge-follow-up", number=found.number)
        return Way("Say that it is done", address)
    if found.answered_on is None:
        return Way("Answer it", at(visit, "challenge-answer", number=found.number))
    return None


def _ways(visit: Visit, found: Challenge) -> Iterator[Way]:
    is_own = may_answer(visit.who, visit.slug, found.owner)
    if is_own and found.answered_on is not None:
        yield Way("Answer it anew", at(visit, "challenge-answer", number=found.number))
