"""Forms of a funding line: who gives money, how much, and from when to when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponseBase
from django.views.decorators.http import require_http_methods

from saferplan.core.partnership.structure import Partnership
from saferplan.core.periods import day_label
from saferplan.core.plan.funding import FundingLine, pounds
from saferplan.usecases.partnership import queries as partnership_queries
from saferplan.usecases.permissions import Doing, require
from saferplan.usecases.plan.keep_funding import keep_funding_line
from saferplan.web.plan.amounts import (
    AMOUNT,
    about_line,
    amount_question,
    back_to_line,
    read_amount,
)
from saferplan.web.plan.forms import DAY, ELSEWHERE, FORMS, SECTION, ask, place
from saferplan.web.plan.money import WHOLE, one_line
from saferplan.web.setting_up.answering import Form, Saved, at
from saferplan.web.setting_up.questions import (
    Answers,
    FormPage,
    Kind,
    Pairs,
    Question,
    Typed,
)
from saferplan.web.visit import Visit, in_partnership

CONFIRMED = (("yes", "Whoever gives it has confirmed it"),)
ABOUT = {
    "code": "code of a funding line|a line .* already",
    "title": "needs a title",
    "identified": "not negative|too large",
    "ends": "cannot end",
}
"""By which words a refusal is known to be about a field."""


@require_http_methods(FORMS)
@in_partnership
def new_line(visit: Visit) -> HttpResponseBase:
    """Who gives money, how much, and from when to when?"""
    require(visit.who, Doing.KEEP_MONEY, visit.slug)
    frame = partnership_queries.structure(visit.who, visit.slug)
    page = FormPage(
        title="Add a funding line",
        caption="Money",
        back=(at(visit, "money"), "Money"),
        asked=(),
        button="Add it",
        section=SECTION,
    )
    form = Form(
        page=page,
        questions=tuple(_line_questions(frame, None)),
        held={},
        save=lambda answers: _save_line(visit, frame, answers, None),
    )
    return ask(visit, form)


@require_http_methods(FORMS)
@in_partnership
def change_line(visit: Visit, code: str) -> HttpResponseBase:
    """What is to be said otherwise about this line?"""
    require(visit.who, Doing.KEEP_MONEY, visit.slug)
    before = one_line(visit, code).line
    frame = partnership_queries.structure(visit.who, visit.slug)
    form = Form(
        page=about_line(visit, before, "Change the line", "Save it"),
        questions=tuple(_line_questions(frame, before)),
        held=_held(before),
        save=lambda answers: _save_line(visit, frame, answers, before),
    )
    return ask(visit, form)


def _save_line(
    visit: Visit, frame: Partnership, answers: Answers, before: FundingLine | None
) -> Saved | None:
    line = _read_line(answers, frame, before)
    if line is None:
        return None
    answers.do(
        lambda: keep_funding_line(
            by=visit.who, partnership=visit.slug, line=line, is_new=before is None
        ),
        ELSEWHERE,
    )
    place(answers, ABOUT, "title")
    told = f"{line.code} is saved." if before else f"{line.code} is added."
    return back_to_line(visit, line.code, told)


def _read_line(
    answers: Answers, frame: Partnership, before: FundingLine | None
) -> FundingLine | None:
    code = (
        before.code if before else answers.text("code", "Give it a code, like LAA-1.")
    )
    settings: dict[str, Any] = {
        "code": code,
        "title": answers.text("title", "Say what it is called."),
        "identified": read_amount(answers, "Enter how much it is.", "identified"),
        "source": answers.text("source"),
        "group": answers.one_of("group", _holders(frame, before), "Choose who."),
        "starts": answers.day("starts"),
        "ends": answers.day("ends"),
        "is_confirmed": bool(answers.some_of("is_confirmed", CONFIRMED)),
        "note": answers.text("note"),
    }
    made = answers.make(lambda: FundingLine(**settings), ELSEWHERE)
    place(answers, ABOUT, "title")
    return made


def _held(line: FundingLine) -> Typed:
    return {
        "title": line.title,
        "identified": pounds(line.identified),
        "source": line.source,
        "group": line.group,
        "starts": day_label(line.starts) if line.starts else "",
        "ends": day_label(line.ends) if line.ends else "",
        "is_confirmed": "yes" if line.is_confirmed else "",
        "note": line.note,
    }


def _holders(frame: Partnership, before: FundingLine | None) -> Pairs:
    kept = before.group if before else ""
    return [
        ("", WHOLE),
        *(
            (body.slug, body.local_name)
            for body in frame.bodies
            if body.valid_to is None or body.slug == kept
        ),
    ]


def _line_questions(
    frame: Partnership, before: FundingLine | None
) -> Iterator[Question]:
    yield Question(
        name="title",
        label="What is it called?",
        hint="For example, Home Office grant 2008/09.",
    )
    if before is None:
        yield Question(
            name="code",
            label="Its code",
            hint="Short, for tables and papers, like LAA-1. It stays for ever.",
            width="10",
        )
    yield amount_question("How much is it?", AMOUNT, "identified")
    yield Question(name="source", label="Who gives it?", hint="May be left empty.")
    yield Question(
        name="is_confirmed",
        label="Is it certain?",
        kind=Kind.CHECKS,
        offered=CONFIRMED,
    )
    yield Question(
        name="group",
        label="Who holds it?",
        kind=Kind.SELECT,
        offered=_holders(frame, before),
    )
    yield Question(
        name="starts", label="From when can it be spent?", hint=DAY, width="10"
    )
    yield Question(name="ends", label="Until when?", hint=DAY, width="10")
    yield Question(
        name="note", label="A note", hint="May be left empty.", kind=Kind.AREA
    )
