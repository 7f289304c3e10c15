"""What the forms of the plan share: their frame, their limits, where a refusal goes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.http import HttpResponseBase

from saferplan.core.plan.actions import Action
from saferplan.usecases.refused_at import LONGEST
from saferplan.web.forms import Problem
from saferplan.web.setting_up.answering import Form, Saved, answer, at
from saferplan.web.setting_up.questions import Answers, FormPage
from saferplan.web.visit import Visit

SECTION = "actions"
FORMS = ["GET", "HEAD", "POST"]
DAY = "Like 31/3/2009."
ELSEWHERE = "elsewhere"
"""Where a refusal stands until its words say which field it is about."""


def ask(visit: Visit, form: Form) -> HttpResponseBase:
    """Answer a form of the plan; nobody writes a document into one field."""

    def save(answers: Answers) -> Saved | None:
        for name, said in answers.said.items():
            if len(said) > LONGEST:
                limit = f"{LONGEST:,} letters"
                answers.wrong(name, f"It is longer than {limit}; say it shorter.")
        return form.save(answers)

    return answer(visit, replace(form, save=save))


def place(
    answers: Answers, about: Mapping[str, str], otherwise: str, of: str = ELSEWHERE
) -> None:
    """Put what was refused at the field it speaks of: ``about`` has its words.

    Only what stands at ``of`` is moved, to ``otherwise`` where no words are known.
    """
    answers.problems[:] = [
        replace(one, field=_field(one, about, otherwise)) if one.field == of else one
        for one in answers.problems
    ]


def _field(one: Problem, about: Mapping[str, str], otherwise: str) -> str:
    found = (name for name, words in about.items() if re.search(words, one.text))
    return next(found, otherwise)


def about_action(
    visit: Visit,
    action: Action,
    title: str,
    button: str,
    *,
    intro: Iterable[str] = (),
    facts: Iterable[tuple[str, str]] = (),
) -> FormPage:
    """A form about this action, with the way back to it."""
    return FormPage(
        title=title,
        caption=f"{action.code}: {action.title}",
        back=(at(visit, "action", code=action.code), f"Action {action.code}"),
        asked=(),
        intro=tuple(intro),
        facts=tuple((name, text) for name, text in facts if text),
        button=button,
        section=SECTION,
    )


def back_to(visit: Visit, action: Action, told: str) -> Saved:
    """It is done: say so on the page of the action."""
    return Saved(told, at(visit, "action", code=action.code))


def number_in(text: str) -> int | None:
    """The whole number that a form sent, or None for anything else.

    >>> number_in("12"), number_in("-1"), number_in("9" * 5000)
    (12, None, None)
    """
    return int(text) if re.fullmatch(r"\d{1,9}", text, re.ASCII) else None
