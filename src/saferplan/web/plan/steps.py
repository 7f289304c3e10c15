"""Forms of milestones: a new one, a change, and how far one has come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from django.http import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from saferplan.core.periods import day_label
from saferplan.core.plan.actions import Action, Milestone, Progress
from saferplan.usecases.boards.queries import issued_packs
from saferplan.usecases.errors import NotFound, Refused
from saferplan.usecases.indicators.queries import latest_month, standing
from saferplan.usecases.plan.keep_actions import keep_actions
from saferplan.usecases.plan.move_milestone import move_milestone
from saferplan.web.plan.allowed import kept_action
from saferplan.web.plan.forms import (
    DAY,
    ELSEWHERE,
    FORMS,
    about_action,
    ask,
    back_to,
    number_in,
    place,
)
from saferplan.web.plan.milestones import state_words
from saferplan.web.plan.progress import (
    done_on_question,
    progress_question,
    read_progress,
)
from saferplan.web.setting_up.answering import Form, Saved
from saferplan.web.setting_up.questions import Answers, Kind, Question
from saferplan.web.visit import Visit, in_partnership

HELD = "It stands in papers a board was given: another date takes a variance."
ABOUT = {"title": "needs a number", "due": "in the papers a board was given"}
_REMARK = Question(
    name="remark",
    label="A remark",
    hint="It stands beside the milestone, on this page and in the papers.",
    kind=Kind.AREA,
)


@require_http_methods(FORMS)
@in_partnership
def new_milestone(visit: Visit, code: str) -> HttpResponseBase:
    """What is the next step of this action, and by when?"""
    held = kept_action(visit, code)
    number = max((one.number for one in held.milestones), default=0) + 1

    def save(answers: Answers) -> Saved | None:
        title = answers.text("title", "Say what is to be done.")
        due = answers.day("due")
        new = answers.make(
            lambda: Milestone(number=number, title=title, due=due), "title"
        )
        if new is None:
            return None
        answers.do(lambda: _keep(visit, held, new), ELSEWHERE)
        place(answers, ABOUT, "title")
        return back_to(visit, held, f"Milestone {number} is added.")

    questions = tuple(_questions(visit, None))
    page = about_action(visit, held, "Add a milestone", "Add it")
    return ask(visit, Form(page=page, questions=questions, held={}, save=save))


@require_http_methods(FORMS)
@in_partnership
def change_milestone(visit: Visit, code: str, number: int) -> HttpResponseBase:
    """Is the milestone called otherwise, or due on another day?"""
    held = kept_action(visit, code)
    before = _milestone(held, number)

    def save(answers: Answers) -> Saved | None:
        title = answers.text("title", "Say what is to be done.")
        due, remark = answers.day("due"), answers.text("remark")
        after = answers.make(
            lambda: replace(before, title=title, due=due, remark=remark), "title"
        )
        if after is None:
            return None
        answers.do(lambda: _keep(visit, held, after), ELSEWHERE)
        place(answers, ABOUT, "remark")
        return back_to(visit, held, f"Milestone {number} is saved.")

    page = about_action(visit, held, f"Change milestone {number}", "Save it")
    first = {
        "title": before.title,
        "due": day_label(before.due) if before.due else "",
        "remark": before.remark,
    }
    questions = (*_questions(visit, before), _REMARK)
    return ask(visit, Form(page=page, questions=questions, held=first, save=save))


@require_http_methods(FORMS)
@in_partnership
def milestone(visit: Visit, code: str, number: int) -> HttpResponseBase:
    """How far has this milestone come?"""
    seen = _seen(visit)
    held = kept_action(visit, code)
    before = _milestone(held, number)

    def save(answers: Answers) -> Saved | None:
        said = read_progress(answers, before.done_on)
        answers.do(
            lambda: move_milestone(
                by=visit.who,
                partnership=visit.slug,
                action=code,
                number=number,
                progress=Progress(said.progress),
                done_on=said.done_on,
                remark=answers.text("remark"),
                seen_entry=number_in(answers.said["seen"]),
            ),
            ELSEWHERE,
        )
        place(answers, {"done_on": "It cannot be done on"}, "progress")
        return back_to(visit, held, f"Milestone {number} is {said.words}.")

    facts = (
        ("Due", day_label(before.due) if before.due else "No date"),
        ("Now", state_words(before, timezone.localdate())),
    )
    page = about_action(visit, held, before.title, "Save it", facts=facts)
    first = {
        "progress": before.progress.value,
        "done_on": day_label(before.done_on) if before.done_on else "",
        "remark": before.remark,
        "seen": str(seen),
    }
    questions = (
        progress_question(before.progress),
        done_on_question(),
        _REMARK,
        Question(name="seen", label="", kind=Kind.HIDDEN),
    )
    page = replace(page, caption=f"{code}, milestone {number}")
    return ask(visit, Form(page=page, questions=questions, held=first, save=save))


def _milestone(held: Action, number: int) -> Milestone:
    found = held.milestone(number)
    if found is None:
        raise NotFound(f"The action {held.code} has no milestone {number}.")
    return found


def _keep(visit: Visit, held: Action, step: Milestone) -> None:
    """Keep this one milestone, and leave everything else as it is."""
    kept = keep_actions(
        by=visit.who,
        partnership=visit.slug,
        actions=[replace(held, milestones=(step,), risks=())],
    )
    # What a file says again is no news; somebody at a form means what is typed.
    if not kept.entry and step not in held.milestones:
        raise Refused(
            f"Milestone {step.number} stood there exactly so before. Say in the "
            "remark why it goes back to that."
        )


def _seen(visit: Visit) -> int:
    """Up to which entry of the ledger is this page true?"""
    as_at = latest_month(visit.who, visit.slug).last
    return standing(actor=visit.who, partnership=visit.slug, as_at=as_at).entry


def _questions(visit: Visit, before: Milestone | None) -> Iterator[Question]:
    is_held = bool(before and before.due and issued_packs(visit.who, visit.slug))
    yield Question(
        name="title",
        label="What is to be done?",
        hint="One step that is either done or not: List the sheds.",
    )
    yield Question(
        name="due",
        label="By when?",
        hint=HELD if is_held else f"{DAY} Without a date it is never late.",
        width="10",
    )
