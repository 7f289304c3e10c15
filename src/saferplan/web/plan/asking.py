"""What is asked of a board about an action: a variance, or help with a blockage."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from saferplan.core.boards.asking import Variance
from saferplan.core.periods import Month, day_label
from saferplan.core.plan.actions import Action
from saferplan.usecases.boards.asking_queries import variances
from saferplan.usecases.boards.raise_blockage import raise_blockage
from saferplan.usecases.boards.request_variance import (
    request_variance,
    withdraw_variance,
)
from saferplan.usecases.errors import NotFound
from saferplan.usecases.permissions import require_holder
from saferplan.usecases.plan.queries import one_action
from saferplan.web.plan.forms import (
    DAY,
    ELSEWHERE,
    FORMS,
    about_action,
    ask,
    back_to,
    place,
)
from saferplan.web.returns.months import month_asked
from saferplan.web.setting_up.answering import Form, Saved
from saferplan.web.setting_up.questions import Answers, Kind, Pairs, Question, Typed
from saferplan.web.visit import Visit, in_partnership

MONTHS = 12
"""Months offered, the newest first."""
WHOLE = "0"
DROP = (("yes", "Give it up"),)
VARIANCE = (
    "A board decides on it. Until then the plan stays as it is, and so does its colour."
)
BLOCKAGE = "The action is red until it is out of the way, and the board reads why."
ABOUT = {
    "new_due": "give the day you ask for|cannot be due",
    "new_scope": "^The scope is that",
    "drops": "given up",
    "about": "asks about the same|has no milestone",
    "change": "“change”",
    "reason": "“reason”",
}
"""By which words a refusal is known to be about a field."""


@require_http_methods(FORMS)
@in_partnership
def new_variance(visit: Visit, code: str) -> HttpResponseBase:
    """What is to change about this action, and why?"""
    held = _asked_about(visit, code)
    steps, months = _steps(held), _months(visit)

    def save(answers: Answers) -> Saved | None:
        asked = _read(answers, steps, months)
        made: list[Variance] = []
        answers.do(
            lambda: made.append(
                request_variance(
                    by=visit.who,
                    partnership=visit.slug,
                    holder=held.group,
                    action=code,
                    month=Month.parse(asked.pop("month")),
                    milestone=int(asked.pop("about")),
                    **asked,
                )
            ),
            ELSEWHERE,
        )
        place(answers, ABOUT, "change")
        if not made:
            return None
        told = f"Variance {made[0].number} is asked for. The plan stays until then."
        return back_to(visit, held, told)

    form = Form(
        page=about_action(
            visit,
            held,
            "Request a variance",
            "Ask for it",
            intro=[VARIANCE],
            facts=[("Its scope", held.scope)],
        ),
        questions=tuple(_variance_questions(steps, months)),
        held=_first(visit, steps, months),
        save=save,
    )
    return ask(visit, form)


@require_http_methods(FORMS)
@in_partnership
def withdraw(visit: Visit, number: int) -> HttpResponseBase:
    """Is this request no longer needed?"""
    found = _variance(visit, number)
    require_holder(visit.who, visit.slug, found.holder)
    if not found.is_open and visit.request.method != "POST":
        return redirect("variance", partnership=visit.slug, number=number)
    held = one_action(visit.who, visit.slug, found.action)

    def save(answers: Answers) -> Saved | None:
        answers.do(
            lambda: withdraw_variance(
                by=visit.who, partnership=visit.slug, number=number
            ),
            ELSEWHERE,
        )
        return back_to(visit, held, f"Variance {number} is withdrawn.")

    page = about_action(
        visit,
        held,
        f"Withdraw variance {number}",
        "Withdraw it",
        intro=["It stays on record as withdrawn; another can be asked for."],
        facts=[
            ("What was to change", found.change),
            ("Asked for", found.asked[:1].upper() + found.asked[1:]),
            ("Why", found.reason),
        ],
    )
    return ask(visit, Form(page=page, questions=(), held={}, save=save))


@require_http_methods(FORMS)
@in_partnership
def new_blockage(visit: Visit, code: str) -> HttpResponseBase:
    """What is in the way of this action, and what would help?"""
    held = _asked_about(visit, code)
    months = _months(visit)

    def save(answers: Answers) -> Saved | None:
        what = answers.text("what", "Say what is in the way.")
        month = answers.one_of("month", months, "Choose the month.")
        answers.do(
            lambda: raise_blockage(
                by=visit.who,
                partnership=visit.slug,
                holder=held.group,
                month=Month.parse(month),
                what=what,
                would_help=answers.text("would_help"),
                action=code,
            ),
            "what",
        )
        return back_to(visit, held, "The blockage is raised.")

    page = about_action(visit, held, "Raise a blockage", "Raise it", intro=[BLOCKAGE])
    questions = (*_BLOCKAGE, _month_question(months))
    first = {"month": months[0][0]}
    return ask(visit, Form(page=page, questions=questions, held=first, save=save))


def _asked_about(visit: Visit, code: str) -> Action:
    """The action, for whoever may ask something on behalf of its group."""
    held = one_action(visit.who, visit.slug, code)
    require_holder(visit.who, visit.slug, held.group)
    return held


def _variance(visit: Visit, number: int) -> Variance:
    for one in variances(visit.who, visit.slug):
        if one.number == number:
            return one
    raise NotFound(f"There is no variance {number}.")


def _steps(held: Action) -> Pairs:
    """What can be asked about, with its date: the whole, and each step still open."""
    return [
        (WHOLE, f"The whole action ({_due(held.due)})"),
        *(
            (str(one.number), f"Milestone {one.number}: {one.title} ({_due(one.due)})")
            for one in held.milestones
            if one.progress.is_open
        ),
    ]


def _due(day: date | None) -> str:
    return f"due {day_label(day)}" if day else "no date"


def _months(visit: Visit) -> Pairs:
    """The month that returns are asked for now, and those before it."""
    newest = month_asked(visit)
    found = (newest.plus(-back) for back in range(MONTHS))
    return [(str(month), month.label) for month in found]


def _first(visit: Visit, steps: Pairs, months: Pairs) -> Typed:
    asked = visit.request.GET.get("milestone", "")
    return {
        "about": asked if asked in dict(steps) else WHOLE,
        "month": months[0][0],
    }


def _read(answers: Answers, steps: Pairs, months: Pairs) -> dict[str, Any]:
    return {
        "about": answers.one_of("about", steps, "Choose what it is about."),
        "new_due": answers.day("new_due"),
        "new_scope": answers.text("new_scope"),
        "drops": bool(answers.some_of("drops", DROP)),
        "change": answers.text("change", "Say what is to change."),
        "reason": answers.text("reason", "Say why it must change."),
        "month": answers.one_of("month", months, "Choose the month."),
    }


def _variance_questions(steps: Pairs, months: Pairs) -> Iterator[Question]:
    yield Question(
        name="about", label="What is it about?", kind=Kind.SELECT, offered=steps
    )
    yield Question(
        name="new_due",
        label="Another date",
        hint=f"{DAY} Left empty, the date stays as it is.",
        width="10",
        section="What you ask for",
    )
    yield Question(
        name="new_scope",
        label="Another scope",
        hint="As it should read; of a milestone, its title. Left empty, it stays.",
        kind=Kind.AREA,
        rows=2,
    )
    yield Question(
        name="drops", label="Or is it to be given up?", kind=Kind.CHECKS, offered=DROP
    )
    yield Question(
        name="change",
        label="What changes, in a sentence?",
        hint="For the board: Fit the locks in two rounds, not in one.",
        kind=Kind.AREA,
        section="What the board reads",
    )
    yield Question(name="reason", label="Why must it change?", kind=Kind.AREA)
    yield _month_question(months)


def _month_question(months: Pairs) -> Question:
    return Question(
        name="month",
        label="With the papers of which month does it go?",
        kind=Kind.SELECT,
        offered=months,
    )


_BLOCKAGE = (
    Question(
        name="what",
        label="What is in the way?",
        hint="In a sentence that the board reads.",
        kind=Kind.AREA,
    ),
    Question(
        name="would_help",
        label="What would help?",
        hint="What the board could do, or whom it could ask. May be left empty.",
        kind=Kind.AREA,
    ),
)
