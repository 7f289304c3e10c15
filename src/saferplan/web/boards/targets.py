"""Targets that somebody proposes, and the decision of the board on them."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from saferplan.core.indicators.definition import Indicator
from saferplan.core.periods import day_label
from saferplan.usecases.boards.decide_target import decide_target
from saferplan.usecases.boards.deciding import deciding_targets
from saferplan.usecases.boards.entitled import WaysToDecide
from saferplan.usecases.errors import Refused
from saferplan.usecases.indicators.proposal_queries import Proposed, proposed_target
from saferplan.usecases.indicators.propose_target import (
    propose_target,
    withdraw_proposal,
)
from saferplan.usecases.indicators.queries import latest_month, standing
from saferplan.usecases.partnership import queries as partnership_queries
from saferplan.usecases.permissions import Doing, may, require
from saferplan.web.boards.asked import DECISION_TAGS
from saferplan.web.boards.deciding import (
    decision_questions,
    first_decision,
    read_decision,
)
from saferplan.web.setting_up import aiming
from saferplan.web.setting_up.answering import (
    TOLD,
    Form,
    Saved,
    answer,
    at,
    just_told,
)
from saferplan.web.setting_up.questions import Answers, FormPage, Kind, Question
from saferplan.web.sheets import Post, Sheet, SheetFact, facts
from saferplan.web.visit import Visit, in_partnership

DECIDED = ("decided_by", "known_on")
"""Questions that a proposal leaves to the board."""


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def propose(visit: Visit) -> HttpResponseBase:
    """Which target is proposed, for which indicator, and why?"""
    require(visit.who, Doing.PROPOSE, visit.slug)
    found = _indicators(visit)
    code = visit.request.GET.get("indicator", "")
    if code not in found:
        return _choose(visit, found)
    one = found[code]
    today = timezone.localdate()
    plan = partnership_queries.plan(visit.who, visit.slug)
    years = aiming.years(one, plan, today)

    def save(answers: Answers) -> Saved | None:
        answers.text("reason", "Say why this target is proposed.")
        row = aiming.read_target(answers, one, years, known_on=today)
        if row is None:
            return None
        answers.do(
            lambda: propose_target(
                by=visit.who, partnership=visit.slug, code=code, target=row
            ),
            "value",
        )
        return Saved(
            f"The target for {row.period.label} waits for the board.",
            at(visit, "variances"),
        )

    questions = [q for q in aiming.target_questions(one, years) if _is_asked(q)]
    page = FormPage(
        title="Propose a target",
        caption=one.shown_name,
        back=(at(visit, "variances"), "Asked of the board"),
        asked=(),
        intro=(
            "It counts for nothing until the board that sets targets approves it. The "
            "papers show it beside the one that holds now.",
        ),
        facts=(("Which way", one.polarity.words.capitalize()),),
        button="Propose it",
        section="boards",
    )
    first = aiming.first_target(one, years, today)
    return answer(visit, Form(page=page, questions=questions, held=first, save=save))


def _is_asked(question: Question) -> bool:
    return question.name not in DECIDED


def _indicators(visit: Visit) -> dict[str, Indicator]:
    """The indicators that can have a target, by their code."""
    month = latest_month(visit.who, visit.slug)
    lines = standing(actor=visit.who, partnership=visit.slug, as_at=month.last).lines
    return {
        line.code: line.position.indicator
        for line in lines
        if line.position.indicator.polarity.has_verdict
    }


def _choose(visit: Visit, found: dict[str, Indicator]) -> HttpResponseBase:
    offered = [("", "Choose one"), *((c, i.shown_name) for c, i in found.items())]

    def save(answers: Answers) -> Saved | None:
        code = answers.one_of("indicator", offered[1:], "Choose an indicator.")
        address = f"{at(visit, 'target-proposal-new')}?{urlencode({'indicator': code})}"
        return Saved("", address)

    page = FormPage(
        title="Propose a target",
        back=(at(visit, "variances"), "Asked of the board"),
        asked=(),
        button="Go on",
        section="boards",
    )
    asked = (
        Question(
            name="indicator",
            label="For which indicator?",
            kind=Kind.SELECT,
            offered=offered,
        ),
    )
    return answer(visit, Form(page=page, questions=asked, held={}, save=save))


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def proposal(visit: Visit, number: int) -> HttpResponseBase:
    """Is this target approved?"""
    found = proposed_target(visit.who, visit.slug, number)
    ways = deciding_targets(visit.who, visit.slug)
    is_sent = visit.request.method == "POST"
    if is_sent and not ways.is_any and not may(visit.who, Doing.MINUTE, visit.slug):
        require(visit.who, Doing.DECIDE, visit.slug)
    if not is_sent and not (ways.is_any and found.proposal.is_open):
        return _read(visit, found)
    return _decide(visit, found, ways)


@require_POST
@in_partnership
def withdraw(visit: Visit, number: int) -> HttpResponseBase:
    """Take a proposal back."""
    require(visit.who, Doing.PROPOSE, visit.slug)
    try:
        withdraw_proposal(by=visit.who, partnership=visit.slug, number=number)
        visit.request.session[TOLD] = f"Proposed target {number} is taken back."
    except Refused as refusal:
        visit.request.session[TOLD] = " ".join(refusal.problems)
    return redirect("target-proposal", partnership=visit.slug, number=number)


def _read(visit: Visit, found: Proposed) -> HttpResponseBase:
    held = found.proposal
    is_own = held.proposed_by == visit.who.account or visit.may_set_up
    take_back = Post(
        "Take the proposal back",
        at(visit, "target-proposal-withdraw", number=held.number),
    )
    page = Sheet(
        title=found.name,
        caption=_caption(found),
        back=(at(visit, "variances"), "Asked of the board"),
        tag=DECISION_TAGS[held.decision],
        answer=_decided(visit, found),
        facts=facts(
            SheetFact(name, text, href) for name, text, href in _facts(visit, found)
        ),
        posts=(take_back,) if is_own and held.is_open else (),
        told=just_told(visit),
    )
    return visit.render("layout/sheet.html", page)


def _decide(visit: Visit, found: Proposed, ways: WaysToDecide) -> HttpResponseBase:
    frame = partnership_queries.structure(visit.who, visit.slug)
    number = found.proposal.number

    def save(answers: Answers) -> Saved | None:
        decided = read_decision(answers, ways, frame)
        if decided is None:
            return None
        answers.do(
            lambda: decide_target(
                by=visit.who,
                partnership=visit.slug,
                number=number,
                decision=decided.decision,
                remark=decided.remark,
                meeting=decided.meeting,
            ),
            "remark",
        )
        told = f"Proposed target {number} is {decided.decision}."
        return Saved(told, at(visit, "variances"))

    page = FormPage(
        title=found.name,
        caption=_caption(found),
        back=(at(visit, "variances"), "Asked of the board"),
        asked=(),
        facts=tuple((name, text) for name, text, _ in _facts(visit, found) if text),
        intro=("Approved, it holds from the day of the decision; the old one stays.",),
        button="Record the decision",
        section="boards",
    )
    questions = decision_questions(ways, frame)
    form = Form(page=page, questions=questions, held=first_decision(ways), save=save)
    return answer(visit, form)


def _caption(found: Proposed) -> str:
    held = found.proposal
    return (
        f"Proposed target {held.number}, by {held.proposed_by} on "
        f"{day_label(held.proposed_on)}"
    )


def _decided(visit: Visit, found: Proposed) -> str:
    held = found.proposal
    if held.decided_on is None:
        return ""
    frame = partnership_queries.structure(visit.who, visit.slug)
    body = f"{frame.name_of(held.body)}, " if held.body else ""
    on = day_label(held.decided_on)
    return f"{body}{held.decided_by}, {on}. {held.remark}".strip()


def _facts(visit: Visit, found: Proposed) -> Iterator[tuple[str, str, str]]:
    held = found.proposal
    yield "Indicator", held.indicator, at(visit, "indicator", code=held.indicator)
    yield "For", held.target.period.label, ""
    yield "Proposed", found.words, ""
    if not found.is_withheld:
        yield "On the way there", aiming.path_words(held.target), ""
    yield "Now" if held.is_open else "Before", found.now, ""
    yield "Why", held.target.reason, ""
