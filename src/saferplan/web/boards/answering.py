"""The forms of whoever is asked: the answer, and that what follows is done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.http import HttpResponseBase
from django.views.decorators.http import require_http_methods

from saferplan.core.boards.challenge import Challenge
from saferplan.core.periods import day_label
from saferplan.usecases.boards.challenge_queries import one_challenge
from saferplan.usecases.boards.raise_challenge import (
    answer_challenge,
    follow_up_challenge,
)
from saferplan.usecases.errors import NotPermitted
from saferplan.usecases.permissions import may_answer
from saferplan.web.forms import shortened
from saferplan.web.setting_up.answering import Form, Saved, answer, at
from saferplan.web.setting_up.questions import Answers, FormPage, Kind, Question
from saferplan.web.visit import Visit, in_partnership


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def give_answer(visit: Visit, number: int) -> HttpResponseBase:
    """What is the answer, what does it rest on, and what is done next?"""
    found = _own(visit, number)

    def save(answers: Answers) -> Saved | None:
        text = answers.text("answer", "Write the answer.")
        due = answers.day("follow_up_due")
        answers.do(
            lambda: answer_challenge(
                by=visit.who,
                partnership=visit.slug,
                number=number,
                answer=text,
                evidence=answers.text("evidence"),
                follow_up=answers.text("follow_up"),
                follow_up_due=due,
            ),
            "answer",
        )
        return Saved("The answer is kept.", at(visit, "challenge", number=number))

    first = {
        "answer": found.answer,
        "evidence": found.evidence,
        "follow_up": found.follow_up,
        "follow_up_due": _typed(found.follow_up_due),
    }
    page = _form(visit, found, "Answer it", "Keep the answer")
    return answer(visit, Form(page=page, questions=_ANSWER, held=first, save=save))


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def follow_up(visit: Visit, number: int) -> HttpResponseBase:
    """When was what follows the answer done?"""
    found = _own(visit, number)

    def save(answers: Answers) -> Saved | None:
        day = answers.day("done_on")
        answers.do(
            lambda: follow_up_challenge(
                by=visit.who, partnership=visit.slug, number=number, done_on=day
            ),
            "done_on",
        )
        return Saved("It is done.", at(visit, "challenge", number=number))

    page = _form(visit, found, "What follows is done", "It is done")
    return answer(visit, Form(page=page, questions=_DONE, held={}, save=save))


def _own(visit: Visit, number: int) -> Challenge:
    found = one_challenge(visit.who, visit.slug, number)
    if not may_answer(visit.who, visit.slug, found.owner):
        raise NotPermitted(
            f"The account {visit.who.account} does not answer for {found.owner}."
        )
    return found


def _form(visit: Visit, found: Challenge, title: str, button: str) -> FormPage:
    facts: Sequence[tuple[str, str]] = [("What was asked", found.question)]
    if found.follow_up:
        facts = [*facts, ("What follows", found.follow_up)]
    return FormPage(
        title=title,
        caption=f"Question {found.number}",
        back=(
            at(visit, "challenge", number=found.number),
            f"Question {found.number}: {shortened(found.question)}",
        ),
        asked=(),
        facts=tuple(facts),
        button=button,
        section="boards",
    )


def _typed(day: date | None) -> str:
    return day_label(day) if day else ""


_ANSWER = (
    Question(
        name="answer",
        label="The answer",
        hint="The first sentence answers; what explains it comes after.",
        kind=Kind.AREA,
        rows=5,
    ),
    Question(
        name="evidence",
        label="What does it rest on?",
        hint="A figure, a report, what was looked at. May be left empty.",
        kind=Kind.AREA,
    ),
    Question(
        name="follow_up",
        label="What is done next?",
        hint="It stands in the papers until it is done. May be left empty.",
        kind=Kind.AREA,
    ),
    Question(
        name="follow_up_due", label="By when?", hint="Like 31/3/2009.", width="10"
    ),
)
_DONE = (
    Question(
        name="done_on",
        label="On which day was it done?",
        hint="Like 31/3/2009. Left empty: today.",
        width="10",
    ),
)
