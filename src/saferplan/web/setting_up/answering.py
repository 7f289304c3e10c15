"""One way to answer a form: show it, read it, save it, or show it again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from saferplan.usecases.partnership.set_up import SetUp, set_up
from saferplan.web.setting_up.questions import (
    Answers,
    FormPage,
    Question,
    Typed,
    asked,
    typed,
    with_problems,
)
from saferplan.web.visit import Visit

TOLD = "set-up-told"
"""Where the session keeps what is still to be confirmed."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of it: the sentence to confirm, and the page to go on with."""

    told: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A page with its questions, the answers there are, and what saving does.

    ``save`` reads the answers; it leaves problems in them, or gives what came of it.
    """

    page: FormPage
    questions: Sequence[Question]
    held: Typed
    save: Callable[[Answers], Saved | None]


def answer(visit: Visit, form: Form) -> HttpResponseBase:
    """Show the form; sent, save it and go on, or say what is wrong."""
    if visit.request.method != "POST":
        page = replace(
            form.page,
            asked=asked(form.questions, form.held),
            told=just_told(visit),
        )
        return visit.render("setting_up/form.html", page)
    answers = Answers(typed(visit.request, form.questions))
    saved = form.save(answers)
    if saved is not None and not answers.problems:
        visit.request.session[TOLD] = saved.told
        return redirect(saved.address)
    page = replace(form.page, asked=asked(form.questions, answers.said))
    page = with_problems(page, answers.problems)
    return visit.render("setting_up/form.html", page)


def just_told(visit: Visit) -> str:
    """What was saved on the page before; it is said once."""
    return str(visit.request.session.pop(TOLD, ""))


def held(visit: Visit) -> SetUp:
    """What has been set up, for somebody who may set up."""
    return set_up(visit.who, visit.slug)


def at(visit: Visit, name: str, **parts: str | int) -> str:
    """The address of a page of this partnership."""
    return reverse(name, kwargs={"partnership": visit.slug, **parts})
