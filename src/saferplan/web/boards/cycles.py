"""The form of a body's rhythm, and of the days each step takes."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.views.decorators.http import require_http_methods

from saferplan.core.boards.cycle import Cycle, Rhythm, Step
from saferplan.usecases.boards import queries
from saferplan.usecases.boards.set_cycle import set_cycle
from saferplan.usecases.errors import NotFound
from saferplan.usecases.partnership import queries as partnership_queries
from saferplan.usecases.permissions import Doing, require
from saferplan.web.boards.meetings import rhythm_words
from saferplan.web.setting_up.answering import Form, Saved, answer, at
from saferplan.web.setting_up.questions import Answers, FormPage, Kind, Question
from saferplan.web.visit import Visit, in_partnership

RHYTHMS = tuple((rhythm.value, rhythm_words(rhythm)) for rhythm in Rhythm)
LABELS = {
    Step.RETURNS: "Returns are due",
    Step.COMMENTARY: "Commentary is due",
    Step.DRAFT: "The draft pack is ready",
    Step.BRIEF: "The chair’s brief is ready",
    Step.DESPATCH: "The papers are sent out",
}


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def cycle(visit: Visit, body: str) -> HttpResponseBase:
    """How often does this body meet, and what is due how long before?"""
    require(visit.who, Doing.SET_UP, visit.slug)
    found = partnership_queries.structure(visit.who, visit.slug).body(body)
    if found is None:
        raise NotFound(f"There is no body called {body}.")
    held = queries.cycle(visit.who, visit.slug, body) or Cycle(body=body)

    def save(answers: Answers) -> Saved | None:
        rhythm = answers.one_of("rhythm", RHYTHMS, "Choose how often it meets.")
        days = {step.value: _days(answers, step) for step in Step}
        made = answers.make(
            lambda: Cycle(body=body, rhythm=Rhythm(rhythm), **days), Step.RETURNS.value
        )
        if made is None:
            return None
        answers.do(
            lambda: set_cycle(by=visit.who, partnership=visit.slug, cycle=made),
            "rhythm",
        )
        return Saved(f"The rhythm of {found.local_name} is set.", at(visit, "meetings"))

    first = {step.value: str(getattr(held, step.value)) for step in Step}
    page = FormPage(
        title=f"{found.local_name}: rhythm and due dates",
        back=(at(visit, "meetings"), "Meetings"),
        asked=(),
        intro=(
            "Due dates are worked back from each meeting, in working days: weekends, "
            "bank holidays and your own closed days are left out.",
        ),
        section="boards",
    )
    form = Form(
        page=page,
        questions=_QUESTIONS,
        held={"rhythm": held.rhythm.value, **first},
        save=save,
    )
    return answer(visit, form)


def _days(answers: Answers, step: Step) -> int:
    days = answers.whole(step.value)
    if days is None and not answers.said.get(step.value):
        answers.wrong(step.value, "Enter a number of working days, 0 to 60.")
    return days or 0


_QUESTIONS = (
    Question(
        name="rhythm",
        label="How often does it meet?",
        kind=Kind.RADIOS,
        offered=RHYTHMS,
    ),
    *(
        Question(
            name=step.value,
            label=label,
            hint="Working days before the meeting.",
            width="3",
            mode="numeric",
        )
        for step, label in LABELS.items()
    ),
)
