"""Forms of whole actions: a new one, a change, and how far one has come."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from saferplan.core.partnership.structure import Body, Partnership
from saferplan.core.periods import day_label
from saferplan.core.plan.actions import Action, Progress
from saferplan.core.plan.funding import FundingLine
from saferplan.usecases.actor import Actor
from saferplan.usecases.boards.queries import issued_packs
from saferplan.usecases.errors import NotPermitted
from saferplan.usecases.indicators.queries import latest_month, standing
from saferplan.usecases.partnership import queries as partnership_queries
from saferplan.usecases.plan.keep_actions import keep_actions
from saferplan.usecases.plan.keep_funding import money
from saferplan.usecases.plan.move_milestone import move_action
from saferplan.usecases.plan.queries import actions
from saferplan.web.plan.action_form import Offered, action_questions, offered
from saferplan.web.plan.action_read import ABOUT, held_of, next_code, read_action
from saferplan.web.plan.allowed import groups_kept, kept_action, reads_money
from saferplan.web.plan.forms import (
    ELSEWHERE,
    FORMS,
    SECTION,
    about_action,
    ask,
    back_to,
    place,
)
from saferplan.web.plan.progress import (
    done_on_question,
    progress_question,
    read_progress,
)
from saferplan.web.setting_up.answering import Form, Saved, at
from saferplan.web.setting_up.questions import Answers, FormPage, Pairs
from saferplan.web.visit import Visit, in_partnership


@require_http_methods(FORMS)
@in_partnership
def new_action(visit: Visit) -> HttpResponseBase:
    """What does a group set out to do, by when, and with which steps?"""
    frame = partnership_queries.structure(visit.who, visit.slug)
    groups = groups_kept(visit, frame)
    if not groups:
        raise NotPermitted(f"The account {visit.who.account} keeps no action plan.")
    found = _offered(visit, frame, groups, None)

    def save(answers: Answers) -> Saved | None:
        new = read_action(answers, found, None)
        if new is None:
            return None
        answers.do(lambda: _add(visit.who, visit.slug, new), ELSEWHERE)
        place(answers, ABOUT, "code")
        told = f"{new.code} is added. Next: the risks, if there are any."
        return Saved(told, at(visit, "action", code=new.code))

    only = groups[0].slug if len(groups) == 1 else ""
    group = visit.request.GET.get("group", only)
    held = actions(visit.who, visit.slug)
    first = {"group": group, "code": next_code(held, group)}
    page = FormPage(
        title="Add an action",
        caption=groups[0].local_name if len(groups) == 1 else "Action plans",
        back=(at(visit, "actions"), "Action plans"),
        asked=(),
        intro=("Only what is to be done, its code and its group are needed.",),
        button="Add it",
        section=SECTION,
    )
    questions = tuple(action_questions(found, None))
    return ask(visit, Form(page=page, questions=questions, held=first, save=save))


@require_http_methods(FORMS)
@in_partnership
def change_action(visit: Visit, code: str) -> HttpResponseBase:
    """What is to be said otherwise about this action?"""
    before = kept_action(visit, code)
    frame = partnership_queries.structure(visit.who, visit.slug)
    found = _offered(visit, frame, groups_kept(visit, frame), before)

    def save(answers: Answers) -> Saved | None:
        after = read_action(answers, found, before)
        if after is None:
            return None
        answers.do(
            lambda: keep_actions(by=visit.who, partnership=visit.slug, actions=[after]),
            ELSEWHERE,
        )
        place(answers, ABOUT, "title")
        return back_to(visit, after, f"{code} is saved.")

    page = about_action(visit, before, "Change the action", "Save it")
    questions = tuple(action_questions(found, before))
    held = held_of(before)
    return ask(visit, Form(page=page, questions=questions, held=held, save=save))


@require_http_methods(FORMS)
@in_partnership
def progress(visit: Visit, code: str) -> HttpResponseBase:
    """How far has an action come that has no milestones?"""
    before = kept_action(visit, code)
    if before.milestones and visit.request.method != "POST":
        return redirect("action", partnership=visit.slug, code=code)

    def save(answers: Answers) -> Saved | None:
        said = read_progress(answers, before.done_on)
        answers.do(
            lambda: move_action(
                by=visit.who,
                partnership=visit.slug,
                action=code,
                progress=Progress(said.progress),
                done_on=said.done_on,
            ),
            ELSEWHERE,
        )
        place(answers, {"done_on": "It cannot be done on"}, "progress")
        return back_to(visit, before, f"{code} is {said.words}.")

    page = about_action(
        visit, before, "How far has it come?", "Save it", facts=_dates(before)
    )
    questions = (progress_question(before.progress), done_on_question())
    held = {
        "progress": before.progress.value,
        "done_on": day_label(before.done_on) if before.done_on else "",
    }
    return ask(visit, Form(page=page, questions=questions, held=held, save=save))


def _add(who: Actor, partnership: str, new: Action) -> None:
    """Keep an action that is new; one of that code that is there stays as it is."""
    keep_actions(by=who, partnership=partnership, actions=[new], is_new=True)


def _offered(
    visit: Visit,
    frame: Partnership,
    groups: tuple[Body, ...],
    before: Action | None,
) -> Offered:
    return offered(
        frame,
        partnership_queries.plan(visit.who, visit.slug),
        groups,
        _indicators(visit),
        _lines(visit),
        before,
        is_issued=bool(issued_packs(visit.who, visit.slug)),
    )


def _indicators(visit: Visit) -> Pairs:
    """Those of the visitor's own groups first, then the others, by name."""
    as_at = latest_month(visit.who, visit.slug).last
    found = standing(actor=visit.who, partnership=visit.slug, as_at=as_at).lines
    own = visit.own
    in_order = sorted(
        found, key=lambda n: (n.position.indicator.owner not in own, n.name)
    )
    return [(line.code, f"{line.name} ({line.code})") for line in in_order]


def _lines(visit: Visit) -> tuple[FundingLine, ...]:
    if not reads_money(visit):
        return ()
    return tuple(one.line for one in money(visit.who, visit.slug))


def _dates(held: Action) -> tuple[tuple[str, str], ...]:
    return (
        ("Starts", day_label(held.starts) if held.starts else ""),
        ("Due", day_label(held.due) if held.due else ""),
    )
