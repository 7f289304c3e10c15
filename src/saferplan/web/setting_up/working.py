"""How the partnership works: sign-off, and its own closed days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.http import HttpResponseBase
from django.views.decorators.http import require_http_methods, require_safe

from saferplan.core.periods import day_label, require_in_calendar
from saferplan.usecases.partnership.settings import change_settings, settings
from saferplan.usecases.partnership.start_partnership import may_start
from saferplan.web.forms import read_day
from saferplan.web.setting_up.answering import (
    Form,
    Saved,
    answer,
    at,
    held,
    just_told,
)
from saferplan.web.setting_up.questions import (
    Answers,
    FormPage,
    Kind,
    Question,
)
from saferplan.web.setting_up.targets import history_address
from saferplan.web.setting_up.tasks import tasks_page
from saferplan.web.visit import Visit, in_partnership

SIGN_OFF = (
    ("two", "Two people: one submits a return, another accepts it"),
    ("one", "One person may do both; every figure is then stamped so"),
)


@require_safe
@in_partnership
def set_up(visit: Visit) -> HttpResponseBase:
    """Which tasks of setting up are done, and which are left?"""
    page = tasks_page(
        held(visit),
        just_told(visit),
        may_start(visit.who),
        lambda page: _ROOMS.get(page, at_page)(visit, page),
    )
    return visit.render("setting_up/tasks.html", page)


def at_page(visit: Visit, page: str) -> str:
    """The address of a task of this room."""
    return at(visit, page)


_ROOMS = {
    "set-up-history": lambda visit, _: history_address(visit),
    "set-up-meetings": lambda visit, _: at(visit, "meetings"),
    "set-up-people": lambda visit, _: f"/{visit.slug}/people/",
}
"""Tasks that are done in another room."""


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def working(visit: Visit) -> HttpResponseBase:
    """How are returns signed off, and on which days does nobody work?"""
    held(visit)
    now = settings(visit.who, visit.slug)
    questions = (
        Question(
            name="sign_off",
            label="How many people sign off a return?",
            kind=Kind.RADIOS,
            offered=SIGN_OFF,
        ),
        Question(
            name="closed_days",
            label="Your own closed days",
            hint="Due dates leave out weekends and the bank holidays of England and "
            "Wales by themselves. Add other days on which nobody works, one date a "
            "line: 24/12/2026.",
            kind=Kind.AREA,
            rows=8,
        ),
    )

    def save(answers: Answers) -> Saved | None:
        sign_off = answers.one_of("sign_off", SIGN_OFF, "Choose who signs off.")
        days = _days(answers, answers.lines("closed_days"))
        answers.do(
            lambda: change_settings(
                by=visit.who,
                partnership=visit.slug,
                one_person_sign_off=sign_off == "one",
                closed_days=days,
            ),
            "closed_days",
        )
        return Saved("How you work is saved.", at(visit, "set-up"))

    first = {
        "sign_off": "one" if now.one_person_sign_off else "two",
        "closed_days": "\n".join(day_label(day) for day in now.closed_days),
    }
    page = _page(visit, "How you work")
    return answer(visit, Form(page=page, questions=questions, held=first, save=save))


def _days(answers: Answers, lines: Sequence[str]) -> list[date]:
    found = []
    for line in lines:
        try:
            day = read_day(line)
            require_in_calendar(day)
        except ValueError as error:
            answers.wrong("closed_days", str(error))
        else:
            found.append(day)
    return found


def _page(visit: Visit, title: str, *, has_file: bool = False) -> FormPage:
    return FormPage(
        title=title,
        caption="Set up",
        back=(at(visit, "set-up"), "Set up"),
        asked=(),
        has_file=has_file,
    )
