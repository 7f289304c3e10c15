"""What is said about one indicator of a month: cause, what was done, what is next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponseBase
from django.views.decorators.http import require_http_methods

from saferplan.core.boards.pack import Line
from saferplan.core.periods import Month
from saferplan.core.returns.commentary import Commentary
from saferplan.core.returns.linting import Lint
from saferplan.documents.status import status_of
from saferplan.usecases.permissions import require_holder
from saferplan.usecases.returns.commentaries import commentary_of
from saferplan.usecases.returns.lint_commentary import lint_commentary, own_lines
from saferplan.usecases.returns.write_commentary import write_commentary
from saferplan.web.forms import number_in
from saferplan.web.returns.boxes import ASKED, typed_of
from saferplan.web.returns.held import the_month
from saferplan.web.setting_up.answering import Form, Saved, answer, at
from saferplan.web.setting_up.questions import (
    Answers,
    FormPage,
    Kind,
    Question,
    Typed,
)
from saferplan.web.visit import Visit, in_partnership

SEEN = "seen"


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def words(visit: Visit, holder: str, month: str, code: str) -> HttpResponseBase:
    """Why does this indicator stand where it does, and what is done about it?"""
    require_holder(visit.who, visit.slug, holder)
    about = the_month(month)
    line = _line(visit, holder, about, code)
    held = commentary_of(visit.who, visit.slug, holder, about, code)
    last = commentary_of(visit.who, visit.slug, holder, about.plus(-1), code)

    def save(answers: Answers) -> Saved | None:
        typed = _typed(answers, holder, about, code)
        seen = answers.text(SEEN)
        if typed is None:
            return None
        answers.do(
            lambda: write_commentary(
                by=visit.who,
                partnership=visit.slug,
                commentary=typed,
                seen_entry=number_in(seen) or 0,
            ),
            "why",
        )
        # Back to the same form: what is remarked about the words stands over it.
        here = at(visit, "return-words", holder=holder, month=str(about), code=code)
        return Saved("Your words are kept.", here)

    found = lint_commentary(visit.who, visit.slug, holder, about)
    form = Form(
        page=_page(visit, holder, about, line, found, last),
        questions=_QUESTIONS,
        held=_first(held),
        save=save,
    )
    return answer(visit, form)


def _line(visit: Visit, holder: str, month: Month, code: str) -> Line:
    for line in own_lines(visit.who, visit.slug, holder, month):
        if line.code == code:
            return line
    raise Http404


def _typed(answers: Answers, holder: str, month: Month, code: str) -> Commentary | None:
    by_when = answers.day("by_when")
    texts: dict[str, Any] = {n: answers.text(n) for n in _TEXTS}
    return answers.make(
        lambda: Commentary(
            holder=holder, month=month, indicator=code, by_when=by_when, **texts
        ),
        "why",
    )


def _first(held: Commentary | None) -> Typed:
    return {**typed_of(held), SEEN: str(held.entry if held else 0)}


def _page(
    visit: Visit,
    holder: str,
    month: Month,
    line: Line,
    found: tuple[Lint, ...],
    last: Commentary | None,
) -> FormPage:
    return FormPage(
        title=line.headline,
        caption=f"Words about one indicator, {month.label}",
        back=(
            at(visit, "return", holder=holder, month=str(month)),
            "The monthly page",
        ),
        asked=(),
        intro=(line.sentence,),
        facts=(("Status", status_of(line.position).text), *_said_before(last)),
        remarks=tuple(one.text for one in found if one.indicator == line.code),
        button="Keep these words",
        section="returns",
    )


def _said_before(last: Commentary | None) -> tuple[tuple[str, str], ...]:
    """Last month's words, so that they are not said again unawares."""
    said: Mapping[str, str] = typed_of(last)
    return tuple(
        (f"{last.month.label}: {question.lower().rstrip('?')}", said[name])
        for name, question, _ in ASKED
        if last is not None and said[name]
    )


_TEXTS = ("why", "done", "next", "ask", "success", "post")
_BOXES = tuple(
    Question(name=name, label=question, hint=hint, kind=Kind.AREA)
    for name, question, hint in ASKED
)
_QUESTIONS = (
    *_BOXES[:3],
    Question(
        name="by_when", label="By when?", hint="A date, like 31/3/2009.", width="10"
    ),
    *_BOXES[3:],
    Question(
        name="post",
        label="Whose words are these?",
        hint="A post, never a name. Empty: the post that leads the group.",
    ),
    Question(name=SEEN, label="", kind=Kind.HIDDEN),
)
