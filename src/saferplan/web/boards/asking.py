"""The form of challenge: what a body asks, of whom, and about what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponseBase
from django.views.decorators.http import require_http_methods

from saferplan.core.boards.challenge import Challenge, ChallengeKind
from saferplan.core.boards.pack import Line
from saferplan.core.boards.papers import Paper
from saferplan.core.boards.questions import suggested_questions
from saferplan.core.partnership.structure import BodyType, Partnership
from saferplan.core.periods import Month, day_label
from saferplan.usecases.boards import queries
from saferplan.usecases.boards.make_pack import make_pack
from saferplan.usecases.boards.raise_challenge import (
    raise_challenge,
)
from saferplan.usecases.errors import NotPermitted
from saferplan.usecases.indicators.queries import latest_month, standing
from saferplan.usecases.partnership import queries as partnership_queries
from saferplan.usecases.permissions import Doing, require
from saferplan.usecases.plan.queries import actions
from saferplan.web.boards.challenges import asking_for
from saferplan.web.setting_up.answering import Form, Saved, answer, at
from saferplan.web.setting_up.questions import (
    Answers,
    FormPage,
    Kind,
    Pairs,
    Question,
    Typed,
)
from saferplan.web.visit import Visit, in_partnership

KINDS = (
    (ChallengeKind.QUESTION.value, "A question: an answer is wanted"),
    (ChallengeKind.COMMENT.value, "A comment: to be borne in mind"),
)
OWN = "own"
MEETINGS = 12
"""Meetings offered, the newest of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asking:
    """What a question can be about, and for whom this visitor may ask."""

    bodies: Pairs
    owners: Pairs
    indicators: Pairs
    actions: Pairs
    meetings: Pairs
    suggested: tuple[str, ...]
    first: Typed


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def ask(visit: Visit) -> HttpResponseBase:
    """What does a body ask, of whom, and about what?"""
    require(visit.who, Doing.CHALLENGE, visit.slug)
    frame = partnership_queries.structure(visit.who, visit.slug)
    bodies = asking_for(visit, frame)
    if not bodies:
        raise NotPermitted(f"The account {visit.who.account} sits on no body here.")
    offered = _offered(visit, frame, bodies)
    page = FormPage(
        title="Ask a question",
        caption="Challenge",
        back=(at(visit, "challenges"), "Challenge"),
        asked=(),
        intro=(
            "It stands in the papers until it is answered, with who was asked. Ask "
            "about one thing, so that it can be answered.",
        ),
        button="Ask it",
        section="boards",
    )
    form = Form(
        page=page,
        questions=_questions(offered),
        held=offered.first,
        save=lambda answers: _asked(visit, offered, answers),
    )
    return answer(visit, form)


def _asked(visit: Visit, offered: _Asking, answers: Answers) -> Saved | None:
    bodies = offered.bodies
    body = bodies[0][0]
    if len(bodies) > 1:
        body = answers.one_of("body", bodies, "Choose for whom you ask.")
    kind = answers.one_of("kind", KINDS, "Choose whether an answer is wanted.")
    number = answers.one_of("meeting", offered.meetings, "Choose from the list.")
    said: dict[str, Any] = {
        "body": body,
        "question": _question(offered, answers),
        "owner": answers.one_of("owner", offered.owners[1:], "Choose who answers."),
        "month": _month(answers),
        "asked_by": answers.text("asked_by"),
        "indicator": answers.one_of("indicator", offered.indicators, "Choose one."),
        "action": answers.one_of("action", offered.actions, "Choose one."),
        "due": answers.day("due"),
        "meeting": int(number) if number else None,
    }
    made: list[Challenge] = []
    answers.do(
        lambda: made.append(
            raise_challenge(
                by=visit.who,
                partnership=visit.slug,
                kind=ChallengeKind(kind),
                **said,
            )
        ),
        "question",
    )
    if not made:
        return None
    return Saved("It is asked.", at(visit, "challenge", number=made[0].number))


def _question(offered: _Asking, answers: Answers) -> str:
    """What was typed, or else the suggestion that was chosen."""
    chosen = dict(_suggestions(offered))
    text = answers.text("question") or chosen.get(answers.said.get("suggested", ""), "")
    if not text:
        answers.wrong("question", "Write what is asked.")
    return text


def _month(answers: Answers) -> Month | None:
    try:
        return Month.parse(answers.text("month"))
    except ValueError as error:
        answers.wrong("month", str(error))
        return None


def _offered(visit: Visit, frame: Partnership, bodies: Pairs) -> _Asking:
    sent = visit.request.GET
    month = _month_asked(visit)
    lines = standing(actor=visit.who, partnership=visit.slug, as_at=month.last).lines
    code, body = sent.get("indicator", ""), sent.get("body", "") or bodies[0][0]
    line = _line(visit, body, month, code) if code else None
    owner = sent.get("owner", "") or (line.position.indicator.owner if line else "")
    held = queries.meetings(visit.who, visit.slug)
    names = dict(bodies)
    return _Asking(
        bodies=bodies,
        owners=owners_offered(frame),
        indicators=[("", "None"), *((n.code, f"{n.name} ({n.code})") for n in lines)],
        actions=[
            ("", "None"),
            *((a.code, f"{a.code} {a.title}") for a in actions(visit.who, visit.slug)),
        ],
        meetings=[
            ("", "Not at a meeting"),
            *(
                (str(m.number), f"{names[m.body]}, {day_label(m.held_on)}")
                for m in list(reversed(held))[:MEETINGS]
                if m.body in names and m.state.is_on
            ),
        ],
        suggested=suggested_questions(line) if line else (),
        first={
            "body": body,
            "kind": ChallengeKind.QUESTION.value,
            "owner": owner,
            "indicator": code,
            "action": sent.get("action", ""),
            "meeting": sent.get("meeting", ""),
            "month": str(month),
        },
    )


def _line(visit: Visit, body: str, month: Month, code: str) -> Line | None:
    """The indicator as its line stands in the body's brief, words and actions too."""
    made = make_pack(
        by=visit.who,
        partnership=visit.slug,
        body=body,
        month=month,
        paper=Paper.BRIEF,
    )
    return next((line for line in made.lines if line.code == code), None)


def _month_asked(visit: Visit) -> Month:
    sent = visit.request.POST.get("month", "") or visit.request.GET.get("month", "")
    try:
        return Month.parse(sent)
    except ValueError:
        return latest_month(visit.who, visit.slug)


def owners_offered(frame: Partnership) -> Pairs:
    """Who can be asked: groups first, then agencies, then boards."""
    groups = [b for b in frame.bodies if b.type is BodyType.TASK_AND_FINISH_GROUP]
    others = [b for b in frame.bodies if b.type is not BodyType.TASK_AND_FINISH_GROUP]
    return [
        ("", "Choose who answers"),
        *((b.slug, b.local_name) for b in groups),
        *((o.slug, o.name) for o in frame.organisations),
        *((b.slug, b.local_name) for b in others),
    ]


def _questions(offered: _Asking) -> tuple[Question, ...]:
    return (
        *_for_whom(offered.bodies),
        *_what(offered),
        Question(
            name="owner",
            label="Who answers?",
            hint="The group, agency or board that the figure or the action is of.",
            kind=Kind.SELECT,
            offered=offered.owners,
        ),
        Question(
            name="due",
            label="By when?",
            hint="Like 31/3/2009. May be left empty.",
            width="10",
        ),
        Question(name="kind", label="What is it?", kind=Kind.RADIOS, offered=KINDS),
        Question(
            name="indicator",
            label="Which indicator is it about?",
            kind=Kind.SELECT,
            offered=offered.indicators,
            section="What it is about",
        ),
        Question(
            name="action",
            label="Which action is it about?",
            kind=Kind.SELECT,
            offered=offered.actions,
        ),
        Question(
            name="month",
            label="In the papers for which month?",
            hint="Like 2008-12.",
            width="10",
        ),
        Question(
            name="meeting",
            label="At which meeting was it asked?",
            kind=Kind.SELECT,
            offered=offered.meetings,
        ),
        Question(
            name="asked_by",
            label="Who spoke?",
            hint="A post or an agency, never a name. Empty: the body as a whole.",
        ),
    )


def _for_whom(bodies: Pairs) -> tuple[Question, ...]:
    if len(bodies) == 1:
        return ()
    return (
        Question(
            name="body",
            label="For which body do you ask?",
            kind=Kind.SELECT,
            offered=bodies,
        ),
    )


def _suggestions(offered: _Asking) -> list[tuple[str, str]]:
    return [(str(n), text) for n, text in enumerate(offered.suggested)]


def _what(offered: _Asking) -> tuple[Question, ...]:
    typed = Question(name="question", label="What is asked?", kind=Kind.AREA)
    if not offered.suggested:
        return (typed,)
    choices = _suggestions(offered)
    return (
        Question(
            name="suggested",
            label="Its figure raises these questions",
            hint="Take one of them, or write your own below.",
            kind=Kind.RADIOS,
            offered=[*choices, (OWN, "Another question")],
        ),
        Question(
            name="question",
            label="Your own question",
            hint="Left empty: the one chosen above.",
            kind=Kind.AREA,
        ),
    )
