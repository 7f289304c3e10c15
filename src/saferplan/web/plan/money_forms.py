"""Forms of money: what of a line an action gets, and what was spent of it."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.views.decorators.http import require_http_methods

from saferplan.core.periods import Month
from saferplan.core.plan.funding import Money, pounds
from saferplan.usecases.indicators.queries import latest_month
from saferplan.usecases.permissions import Doing, require
from saferplan.usecases.plan.keep_funding import allocate, spend
from saferplan.usecases.plan.queries import actions
from saferplan.web.forms import read_day, shortened
from saferplan.web.plan.amounts import (
    AMOUNT,
    about_line,
    amount_question,
    back_to_line,
    read_amount,
)
from saferplan.web.plan.forms import FORMS, ask, place
from saferplan.web.plan.money import one_line
from saferplan.web.setting_up.answering import Form, Saved
from saferplan.web.setting_up.questions import (
    Answers,
    Kind,
    Pairs,
    Question,
)
from saferplan.web.visit import Visit, in_partnership


@require_http_methods(FORMS)
@in_partnership
def give(visit: Visit, code: str) -> HttpResponseBase:
    """How much of this line does an action get?"""
    require(visit.who, Doing.KEEP_MONEY, visit.slug)
    found = one_line(visit, code)
    offered = _actions(visit, found)

    def save(answers: Answers) -> Saved | None:
        action = answers.one_of("action", offered[1:], "Choose the action.")
        amount = read_amount(answers, "Enter how much it gets; 0 takes it back.")
        answers.do(
            lambda: allocate(
                by=visit.who,
                partnership=visit.slug,
                line=code,
                action=action,
                amount=amount,
            ),
            "amount",
        )
        return back_to_line(visit, code, f"{action} gets {pounds(amount)}.")

    chosen = visit.request.GET.get("action", "")
    now = {one: given for one, given, _ in found.by_action}.get(chosen, 0)
    first = {"action": chosen, "amount": pounds(now) if now else ""}
    page = about_line(visit, found.line, "Allocate to an action", "Allocate it", found)
    questions = (
        _which(offered),
        amount_question(
            "How much does it get in all?",
            f"{AMOUNT} It takes the place of what is allocated now; 0 takes it back.",
        ),
    )
    return ask(visit, Form(page=page, questions=questions, held=first, save=save))


@require_http_methods(FORMS)
@in_partnership
def enter(visit: Visit, code: str) -> HttpResponseBase:
    """How much of this line was spent on an action in a month?"""
    require(visit.who, Doing.KEEP_MONEY, visit.slug)
    found = one_line(visit, code)
    offered = _actions(visit, found)

    def save(answers: Answers) -> Saved | None:
        action = answers.one_of("action", offered[1:], "Choose the action.")
        month = _month(answers)
        amount = read_amount(answers, "Enter how much was spent.")
        answers.do(
            lambda: spend(
                by=visit.who,
                partnership=visit.slug,
                line=code,
                action=action,
                month=month,
                amount=amount,
                words=answers.text("words"),
            ),
            "amount",
        )
        place(answers, {"words": "Say why"}, "amount", of="amount")
        return back_to_line(visit, code, _spent_words(amount, action, month))

    first = {
        "action": visit.request.GET.get("action", ""),
        "month": latest_month(visit.who, visit.slug).label,
    }
    page = about_line(visit, found.line, "Enter what was spent", "Enter it", found)
    questions = (_which(offered), *_SPENT)
    return ask(visit, Form(page=page, questions=questions, held=first, save=save))


def read_month(text: str) -> Month:
    """Which month did somebody type: December 2008, 12/2008 or 2008-12?

    Raises ValueError with a sentence that says how a month is written.

    >>> str(read_month("dec 2008")), str(read_month("12/2008"))
    ('2008-12', '2008-12')
    """
    tidy = " ".join(text.split())
    for written in (f"1 {tidy}", f"1/{tidy}", f"{tidy}-01"):
        try:
            return Month.of(read_day(written))
        except ValueError:
            continue
    raise ValueError(
        f"“{shortened(text)}” is not a month; write it like December 2008."
    )


def _actions(visit: Visit, found: Money) -> Pairs:
    """Those that get something of it first, each with what it has and has spent."""
    now = {code: (given, spent) for code, given, spent in found.by_action}
    held = actions(visit.who, visit.slug)
    in_order = sorted(held, key=lambda one: one.code not in now)
    return [
        ("", "Choose an action"),
        *(
            (one.code, f"{one.code} {one.title}{_so_far(now.get(one.code))}")
            for one in in_order
        ),
    ]


def _so_far(found: tuple[int, int] | None) -> str:
    if found is None:
        return ""
    given, spent = found
    return f" ({pounds(given)} allocated, {pounds(spent)} spent)"


def _which(offered: Pairs) -> Question:
    return Question(
        name="action", label="For which action?", kind=Kind.SELECT, offered=offered
    )


def _month(answers: Answers) -> Month:
    """The month typed; where it is wrong the first there is, which nothing keeps."""
    typed = answers.text("month", "Enter the month, like December 2008.")
    try:
        return read_month(typed) if typed else Month(1, 1)
    except ValueError as error:
        answers.wrong("month", str(error))
        return Month(1, 1)


def _spent_words(amount: int, action: str, month: Month) -> str:
    if amount < 0:
        return f"{pounds(-amount)} is taken back from {action} in {month.label}."
    return f"{pounds(amount)} spent on {action} in {month.label} is entered."


_SPENT = (
    Question(
        name="month",
        label="In which month?",
        hint="Like December 2008 or 12/2008.",
        width="20",
    ),
    amount_question(
        "How much?",
        f"{AMOUNT} It is added to what was spent before. Begin with a minus to take "
        "back what was entered too high.",
        mode="",
    ),
    Question(
        name="words",
        label="On what?",
        hint="For the board. To take something back, say why.",
        kind=Kind.AREA,
        rows=2,
    ),
)
