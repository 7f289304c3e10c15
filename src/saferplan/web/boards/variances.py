"""One variance: what is to change and why, and the decision on it."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpResponseBase
from django.views.decorators.http import require_http_methods

from saferplan.core.boards.asking import Variance
from saferplan.core.partnership.structure import Partnership
from saferplan.core.periods import day_label
from saferplan.core.plan.actions import Action
from saferplan.usecases.boards.asking_queries import variances
from saferplan.usecases.boards.decide_variance import decide_variance
from saferplan.usecases.boards.deciding import deciding_variance
from saferplan.usecases.boards.entitled import WaysToDecide
from saferplan.usecases.errors import NotFound
from saferplan.usecases.partnership import queries as partnership_queries
from saferplan.usecases.permissions import Doing, may, require
from saferplan.usecases.plan.queries import one_action
from saferplan.web.boards.asked import DECISION_TAGS, decided_notes
from saferplan.web.boards.deciding import (
    decision_questions,
    first_decision,
    read_decision,
)
from saferplan.web.setting_up.answering import Form, Saved, answer, at, just_told
from saferplan.web.setting_up.questions import Answers, FormPage
from saferplan.web.sheets import Sheet, SheetFact, facts
from saferplan.web.visit import Visit, in_partnership


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def variance(visit: Visit, number: int) -> HttpResponseBase:
    """Is this change to an action plan approved?"""
    found = _find(visit, number)
    ways = deciding_variance(visit.who, visit.slug, found)
    if visit.request.method == "POST" and not _may_decide(visit):
        require(visit.who, Doing.DECIDE, visit.slug)
    if not ways.is_any and visit.request.method != "POST":
        return _read(visit, found)
    return _decide(visit, found, ways)


def _may_decide(visit: Visit) -> bool:
    return may(visit.who, Doing.DECIDE, visit.slug) or may(
        visit.who, Doing.MINUTE, visit.slug
    )


def _find(visit: Visit, number: int) -> Variance:
    for one in variances(visit.who, visit.slug):
        if one.number == number:
            return one
    raise NotFound(f"There is no variance {number}.")


def _read(visit: Visit, found: Variance) -> HttpResponseBase:
    frame, action = _about(visit, found)
    page = Sheet(
        title=_title(found, action),
        caption=_caption(found, frame),
        back=(at(visit, "variances"), "Asked of the board"),
        tag=DECISION_TAGS[found.decision],
        answer=" ".join(decided_notes(found.decided_by, found, frame)),
        facts=facts(
            SheetFact(name, text, href) for name, text, href in _facts(visit, found)
        ),
        told=just_told(visit),
    )
    return visit.render("layout/sheet.html", page)


def _decide(visit: Visit, found: Variance, ways: WaysToDecide) -> HttpResponseBase:
    frame, action = _about(visit, found)

    def save(answers: Answers) -> Saved | None:
        decided = read_decision(answers, ways, frame)
        if decided is None:
            return None
        answers.do(
            lambda: decide_variance(
                by=visit.who,
                partnership=visit.slug,
                number=found.number,
                decision=decided.decision,
                remark=decided.remark,
                meeting=decided.meeting,
            ),
            "remark",
        )
        told = f"Variance {found.number} is {decided.decision}."
        return Saved(told, at(visit, "variances"))

    page = FormPage(
        title=_title(found, action),
        caption=_caption(found, frame),
        back=(at(visit, "variances"), "Asked of the board"),
        asked=(),
        facts=tuple((name, text) for name, text, _ in _facts(visit, found) if text),
        intro=("The decision cannot be taken back; a new variance can change it.",),
        button="Record the decision",
        section="boards",
    )
    form = Form(
        page=page,
        questions=decision_questions(ways, frame),
        held=first_decision(ways),
        save=save,
    )
    return answer(visit, form)


def _about(visit: Visit, found: Variance) -> tuple[Partnership, Action]:
    frame = partnership_queries.structure(visit.who, visit.slug)
    return frame, one_action(visit.who, visit.slug, found.action)


def _title(found: Variance, action: Action) -> str:
    step = action.milestone(found.milestone)
    return step.title if step else action.title


def _caption(found: Variance, frame: Partnership) -> str:
    name = frame.name_of(found.holder)
    return f"Variance {found.number}, asked by {name} with {found.month.label}"


def _facts(visit: Visit, found: Variance) -> Iterator[tuple[str, str, str]]:
    """What changes and why, and the baseline it was asked against."""
    step = f", step {found.milestone}" if found.milestone else ""
    yield "Action", f"{found.action}{step}", at(visit, "action", code=found.action)
    yield "What is to change", found.change, ""
    yield "Why", found.reason, ""
    if found.new_due:
        was = day_label(found.was_due) if found.was_due else "no date"
        yield "Due when it was asked", was, ""
        yield "Asked for", day_label(found.new_due), ""
    if found.new_scope:
        yield "Scope when it was asked", found.was_scope or "none written", ""
        yield "Scope asked for", found.new_scope, ""
    if found.drops:
        yield "Asked for", "To be given up", ""
