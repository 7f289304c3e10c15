"""One blockage: what is in the way, what the board says to it, and its end."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpResponseBase
from django.views.decorators.http import require_http_methods, require_safe

from saferplan.core.boards.asking import Blockage
from saferplan.core.periods import day_label
from saferplan.documents.pack_words import cut_short
from saferplan.usecases.boards.asking_queries import blockages
from saferplan.usecases.boards.raise_blockage import answer_blockage, resolve_blockage
from saferplan.usecases.errors import NotFound
from saferplan.usecases.partnership import queries as partnership_queries
from saferplan.usecases.permissions import (
    Doing,
    may,
    may_report,
    require,
    require_holder,
)
from saferplan.web.boards.challenges import TITLE
from saferplan.web.setting_up.answering import Form, Saved, answer, at, just_told
from saferplan.web.setting_up.questions import Answers, FormPage, Kind, Question
from saferplan.web.sheets import Sheet, SheetFact, SheetPart, Tag, Way, facts
from saferplan.web.visit import Visit, in_partnership

STATES = {
    "raised": Tag("Not answered", "blue"),
    "answered": Tag("Answered, still in the way", "blue"),
    "closed": Tag("Out of the way", "grey"),
}


@require_safe
@in_partnership
def blockage(visit: Visit, number: int) -> HttpResponseBase:
    """What is in the way of a group, and what is done about it?"""
    found = _find(visit, number)
    frame = partnership_queries.structure(visit.who, visit.slug)
    may_close = found.is_open and may_report(visit.who, visit.slug, found.holder)
    may_say = found.is_open and may(visit.who, Doing.SUPPORT, visit.slug)
    ways = [
        Way(text, at(visit, name, number=number))
        for text, name, is_there in (
            ("Answer it anew", "blockage-answer", may_say and found.is_answered),
            ("It is out of the way", "blockage-close", may_close),
        )
        if is_there
    ]
    page = Sheet(
        title=cut_short(found.what, TITLE),
        caption=f"Blockage {number}, {frame.name_of(found.holder)}",
        back=(at(visit, "variances"), "Asked of the board"),
        tag=STATES[found.state],
        words=(found.what,) if len(found.what) > TITLE else (),
        facts=facts(_facts(visit, found)),
        parts=tuple(_parts(found)),
        button=Way("Answer it", at(visit, "blockage-answer", number=number))
        if may_say and not found.is_answered
        else None,
        ways=tuple(ways),
        told=just_told(visit),
    )
    return visit.render("layout/sheet.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def say(visit: Visit, number: int) -> HttpResponseBase:
    """What does the board say to it, and what support does it offer?"""
    require(visit.who, Doing.SUPPORT, visit.slug)
    found = _find(visit, number)

    def save(answers: Answers) -> Saved | None:
        text = answers.text("answer", "Say what the Board answers.")
        answers.do(
            lambda: answer_blockage(
                by=visit.who,
                partnership=visit.slug,
                number=number,
                answer=text,
                support=answers.text("support"),
            ),
            "answer",
        )
        return Saved("The answer is kept.", at(visit, "blockage", number=number))

    first = {"answer": found.answer, "support": found.support}
    page = _form(visit, found, "Answer the group", "Keep the answer")
    return answer(visit, Form(page=page, questions=_ANSWER, held=first, save=save))


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def close(visit: Visit, number: int) -> HttpResponseBase:
    """How did it get out of the way?"""
    found = _find(visit, number)
    require_holder(visit.who, visit.slug, found.holder)

    def save(answers: Answers) -> Saved | None:
        how = answers.text("how", "Say how it was resolved.")
        day = answers.day("resolved_on")
        answers.do(
            lambda: resolve_blockage(
                by=visit.who,
                partnership=visit.slug,
                number=number,
                how_resolved=how,
                resolved_on=day,
            ),
            "how",
        )
        return Saved("It is out of the way.", at(visit, "blockage", number=number))

    page = _form(visit, found, "It is out of the way", "Close it")
    return answer(visit, Form(page=page, questions=_CLOSED, held={}, save=save))


def _find(visit: Visit, number: int) -> Blockage:
    for one in blockages(visit.who, visit.slug):
        if one.number == number:
            return one
    raise NotFound(f"There is no blockage {number}.")


def _facts(visit: Visit, found: Blockage) -> Iterator[SheetFact]:
    yield SheetFact("What would help", found.would_help)
    yield SheetFact("Since", found.month.label)
    if found.action:
        href = at(visit, "action", code=found.action)
        yield SheetFact("In the way of the action", found.action, href)


def _parts(found: Blockage) -> Iterator[SheetPart]:
    if found.answered_on is not None:
        by = f"{found.answered_by}, {day_label(found.answered_on)}"
        yield SheetPart(
            name="What the Board says",
            words=(found.answer,),
            facts=facts(
                (
                    SheetFact("Support offered", found.support),
                    SheetFact("Answered by", by),
                )
            ),
        )
    if found.resolved_on is not None:
        yield SheetPart(
            name=f"Out of the way since {day_label(found.resolved_on)}",
            words=(found.how_resolved,),
        )


def _form(visit: Visit, found: Blockage, title: str, button: str) -> FormPage:
    facts_here = [("What is in the way", found.what)]
    if found.would_help:
        facts_here.append(("What would help", found.would_help))
    return FormPage(
        title=title,
        caption=f"Blockage {found.number}",
        back=(at(visit, "blockage", number=found.number), f"Blockage {found.number}"),
        asked=(),
        facts=tuple(facts_here),
        button=button,
        section="boards",
    )


_ANSWER = (
    Question(
        name="answer",
        label="What does the Board say?",
        kind=Kind.AREA,
        hint="What it decides, or whom it asks to act.",
    ),
    Question(
        name="support",
        label="What support does it offer?",
        kind=Kind.AREA,
        hint="People, money, a word with somebody. May be left empty.",
    ),
)
_CLOSED = (
    Question(
        name="how",
        label="How did it get out of the way?",
        kind=Kind.AREA,
        hint="So that others can learn from it.",
    ),
    Question(
        name="resolved_on",
        label="On which day?",
        hint="Like 31/3/2009. Left empty: today.",
        width="10",
    ),
)
