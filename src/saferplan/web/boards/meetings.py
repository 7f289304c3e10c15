"""The pages that arrange meetings: all of them, a new one, one to change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.http import HttpResponseBase
from django.views.decorators.http import require_http_methods, require_safe

from saferplan.core.boards.calendar import next_meetings
from saferplan.core.boards.cycle import Cycle, Meeting, MeetingState, Rhythm, Step
from saferplan.core.partnership.structure import Body, BodyType, Partnership
from saferplan.core.periods import Month, day_label
from saferplan.usecases.boards import queries
from saferplan.usecases.boards.arrange_meeting import arrange_meeting, change_meeting
from saferplan.usecases.partnership import queries as partnership_queries
from saferplan.usecases.permissions import Doing, require
from saferplan.web.setting_up.answering import Form, Saved, answer, at, just_told
from saferplan.web.setting_up.questions import Answers, FormPage, Kind, Question
from saferplan.web.visit import Visit, in_partnership

PROPOSED = 3
"""How many dates are proposed by the rhythm."""
NOT_MEETING = (BodyType.OUTSIDE_BODY,)
STATES = (
    (MeetingState.PLANNED.value, "It takes place"),
    (MeetingState.HELD.value, "It was held"),
    (MeetingState.CANCELLED.value, "It is called off"),
)


@dataclass(frozen=True, slots=True)
class ShownMeeting:
    """One meeting in a table."""

    number: int
    day: str
    reports: str
    place: str
    state: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A day the body would meet by its rhythm."""

    day: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyMeetings:
    """A body with its rhythm, its meetings, and the days it would meet next."""

    slug: str
    name: str
    rhythm: str
    steps: str
    meetings: tuple[ShownMeeting, ...]
    proposals: tuple[Proposal, ...]


@dataclass(frozen=True, slots=True)
class MeetingsPage:
    """What the page of meetings shows."""

    bodies: tuple[BodyMeetings, ...]
    others: tuple[tuple[str, str], ...]
    told: str


@require_safe
@in_partnership
def all_meetings(visit: Visit) -> HttpResponseBase:
    """Which body meets when, and by which rhythm?"""
    require(visit.who, Doing.MAKE_PACK, visit.slug)
    frame = partnership_queries.structure(visit.who, visit.slug)
    cycles = queries.cycles(visit.who, visit.slug)
    held = queries.meetings(visit.who, visit.slug)
    closed = queries.closed_days(visit.who, visit.slug)
    bodies = [b for b in frame.bodies if b.type not in NOT_MEETING]
    page = MeetingsPage(
        bodies=tuple(
            _body(b, cycles, [m for m in held if m.body == b.slug], closed)
            for b in bodies
            if b.slug in cycles
        ),
        others=tuple((b.slug, b.local_name) for b in bodies if b.slug not in cycles),
        told=just_told(visit),
    )
    return visit.render("boards/meetings.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def new_meeting(visit: Visit) -> HttpResponseBase:
    """When does a body meet, and what does it report?"""
    require(visit.who, Doing.SET_UP, visit.slug)
    frame = partnership_queries.structure(visit.who, visit.slug)
    offered = _offered(frame)
    questions = (
        Question(name="body", label="Who meets?", kind=Kind.SELECT, offered=offered),
        *_QUESTIONS,
    )

    def save(answers: Answers) -> Saved | None:
        body = answers.one_of("body", offered[1:], "Choose who meets.")
        held_on = answers.day("held_on", "Enter the day, for example 22/1/2009.")
        reports = _reports(answers)
        answers.do(
            lambda: arrange_meeting(
                by=visit.who,
                partnership=visit.slug,
                body=body,
                held_on=held_on or date.min,
                reports=reports,
                place=answers.text("place"),
            ),
            "held_on",
        )
        return Saved("The meeting is in the calendar.", at(visit, "meetings"))

    sent = visit.request.GET
    first = {"body": sent.get("body", ""), "held_on": sent.get("held_on", "")}
    page = _page(visit, "Arrange a meeting", "Put it into the calendar")
    return answer(visit, Form(page=page, questions=questions, held=first, save=save))


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def change(visit: Visit, number: int) -> HttpResponseBase:
    """Is this meeting to be moved or called off, or was it held?"""
    require(visit.who, Doing.SET_UP, visit.slug)
    held = queries.one_meeting(visit.who, visit.slug, number)
    frame = partnership_queries.structure(visit.who, visit.slug)
    questions = (
        *_QUESTIONS,
        Question(
            name="state",
            label="Does it take place?",
            kind=Kind.RADIOS,
            offered=STATES,
        ),
    )

    def save(answers: Answers) -> Saved | None:
        held_on = answers.day("held_on", "Enter the day, for example 22/1/2009.")
        state = answers.one_of("state", STATES, "Choose whether it takes place.")
        reports = _reports(answers)
        answers.do(
            lambda: change_meeting(
                by=visit.who,
                partnership=visit.slug,
                number=number,
                held_on=held_on,
                reports=reports,
                place=answers.text("place"),
                state=MeetingState(state),
            ),
            "held_on",
        )
        return Saved("The meeting is changed.", at(visit, "meeting", number=number))

    first = {
        "held_on": day_label(held.held_on),
        "reports": str(held.reports),
        "place": held.place,
        "state": held.state.value,
    }
    name = frame.name_of(held.body)
    page = _page(visit, f"{name}: meeting on {day_label(held.held_on)}", "Change it")
    back = (at(visit, "meeting", number=number), "The meeting")
    page = replace(page, back=back)
    return answer(visit, Form(page=page, questions=questions, held=first, save=save))


_QUESTIONS = (
    Question(
        name="held_on",
        label="On which day?",
        hint="For example, 22/1/2009.",
        width="10",
    ),
    Question(
        name="reports",
        label="Which month does it report?",
        hint="For example, 2008-12. Left empty, it is the last month that is over "
        "when returns are due.",
        width="10",
    ),
    Question(name="place", label="Where?", hint="May be left empty.", width="20"),
)


def _reports(answers: Answers) -> Month | None:
    typed = answers.text("reports")
    if not typed:
        return None
    try:
        return Month.parse(typed)
    except ValueError as error:
        answers.wrong("reports", str(error))
        return None


def _offered(frame: Partnership) -> list[tuple[str, str]]:
    bodies = [b for b in frame.bodies if b.type not in NOT_MEETING]
    return [("", "Choose a body"), *((b.slug, b.local_name) for b in bodies)]


def _page(visit: Visit, title: str, button: str) -> FormPage:
    return FormPage(
        title=title,
        back=(at(visit, "meetings"), "Meetings"),
        asked=(),
        button=button,
        section="boards",
    )


def _body(
    body: Body,
    cycles: Mapping[str, Cycle],
    held: Sequence[Meeting],
    closed: frozenset[date],
) -> BodyMeetings:
    cycle = cycles[body.slug]
    on = [m for m in held if m.state.is_on]
    last = on[-1].held_on if on else None
    days = next_meetings(cycle, last, PROPOSED, closed) if last else ()
    return BodyMeetings(
        slug=body.slug,
        name=body.local_name,
        rhythm=rhythm_words(cycle.rhythm),
        steps=_steps(cycle),
        meetings=tuple(_shown(m) for m in reversed(held)),
        proposals=tuple(Proposal(str(day), day_label(day)) for day in days),
    )


def rhythm_words(rhythm: Rhythm) -> str:
    """The rhythm as a choice: ``Six-weekly``."""
    return rhythm.words.capitalize()


def _steps(cycle: Cycle) -> str:
    told = [f"{step.words} {getattr(cycle, step.value)}" for step in Step]
    return f"Working days before the meeting: {', '.join(told)}."


def _shown(one: Meeting) -> ShownMeeting:
    words = dict(STATES)
    return ShownMeeting(
        number=one.number,
        day=day_label(one.held_on),
        reports=one.reports.label,
        place=one.place or "–",
        state=words[one.state.value].removeprefix("It "),
    )
