"""Forms of risks: what may go wrong with an action, and when it no longer can."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.views.decorators.http import require_http_methods

from saferplan.core.plan.actions import Action, Level, Risk
from saferplan.usecases.errors import NotFound
from saferplan.usecases.plan.keep_risk import close_risk, log_risk
from saferplan.web.plan.allowed import kept_action
from saferplan.web.plan.forms import DAY, FORMS, about_action, ask, back_to
from saferplan.web.setting_up.answering import Form, Saved
from saferplan.web.setting_up.questions import Answers, Kind, Question
from saferplan.web.visit import Visit, in_partnership

LEVELS = tuple((level.value, level.value.capitalize()) for level in Level)
INTRO = "While a risk is open, the action is amber at best, and the board reads why."
_QUESTIONS = (
    Question(
        name="what",
        label="What may go wrong?",
        hint="In a sentence that the board reads: The supplier cannot deliver before "
        "March.",
        kind=Kind.AREA,
    ),
    Question(
        name="mitigation",
        label="What is done about it?",
        hint="May be left empty, and said later.",
        kind=Kind.AREA,
    ),
    Question(
        name="likelihood",
        label="How likely is it?",
        kind=Kind.RADIOS,
        offered=LEVELS,
    ),
    Question(
        name="impact",
        label="How bad would it be?",
        kind=Kind.RADIOS,
        offered=LEVELS,
    ),
)
_CLOSED = (
    Question(
        name="closed_on",
        label="Since when?",
        hint=f"{DAY} Left empty: today.",
        width="10",
    ),
)


@require_http_methods(FORMS)
@in_partnership
def new_risk(visit: Visit, code: str) -> HttpResponseBase:
    """What may go wrong with this action?"""
    held = kept_action(visit, code)
    medium = Level.MEDIUM.value
    form = Form(
        page=about_action(visit, held, "Log a risk", "Log it", intro=[INTRO]),
        questions=_QUESTIONS,
        held={"likelihood": medium, "impact": medium},
        save=lambda answers: _save(visit, held, answers, 0, "The risk is logged."),
    )
    return ask(visit, form)


@require_http_methods(FORMS)
@in_partnership
def risk(visit: Visit, code: str, number: int) -> HttpResponseBase:
    """Is the risk another one, or is more done about it?"""
    held = kept_action(visit, code)
    before = _risk(held, number)
    told = f"Risk {number} is saved."
    form = Form(
        page=about_action(visit, held, f"Change risk {number}", "Save it"),
        questions=_QUESTIONS,
        held={
            "what": before.what,
            "mitigation": before.mitigation,
            "likelihood": before.likelihood.value,
            "impact": before.impact.value,
        },
        save=lambda answers: _save(visit, held, answers, number, told),
    )
    return ask(visit, form)


@require_http_methods(FORMS)
@in_partnership
def end_risk(visit: Visit, code: str, number: int) -> HttpResponseBase:
    """Since when can it no longer go wrong?"""
    held = kept_action(visit, code)
    before = _risk(held, number)

    def save(answers: Answers) -> Saved | None:
        day = answers.day("closed_on")
        answers.do(
            lambda: close_risk(
                by=visit.who,
                partnership=visit.slug,
                action=code,
                number=number,
                closed_on=day,
            ),
            "closed_on",
        )
        return back_to(visit, held, f"Risk {number} is over.")

    page = about_action(
        visit,
        held,
        f"Risk {number} is over",
        "Close it",
        facts=[
            ("What might go wrong", before.what),
            ("Done about it", before.mitigation),
        ],
    )
    return ask(visit, Form(page=page, questions=_CLOSED, held={}, save=save))


def _save(
    visit: Visit, held: Action, answers: Answers, number: int, told: str
) -> Saved | None:
    what = answers.text("what", "Say what may go wrong.")
    likelihood = answers.one_of("likelihood", LEVELS, "Choose how likely it is.")
    impact = answers.one_of("impact", LEVELS, "Choose how bad it would be.")
    answers.do(
        lambda: log_risk(
            by=visit.who,
            partnership=visit.slug,
            action=held.code,
            what=what,
            mitigation=answers.text("mitigation"),
            likelihood=Level(likelihood),
            impact=Level(impact),
            number=number,
        ),
        "what",
    )
    return back_to(visit, held, told)


def _risk(held: Action, number: int) -> Risk:
    found = held.risk(number)
    if found is None:
        raise NotFound(f"The action {held.code} has no risk {number}.")
    return found
