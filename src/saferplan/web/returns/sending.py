"""What was sent goes to the use-cases, part by part; what is right is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from saferplan.core.returns.workflow import Standing
from saferplan.core.wording import is_plain_text, listed, plural
from saferplan.usecases.errors import Refused
from saferplan.usecases.returns.save_return import save_return
from saferplan.usecases.returns.submit_return import Submitted, submit_return
from saferplan.usecases.returns.views import ReturnView
from saferplan.usecases.returns.writing_returns import NotReady, Overtaken
from saferplan.web.forms import Problem
from saferplan.web.returns.beside_numbers import keep
from saferplan.web.returns.held import Held
from saferplan.web.returns.linter import problems_of
from saferplan.web.returns.typed_form import Sent, says_the_same, typed_return
from saferplan.web.visit import Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of it.

    ``left`` is the form less what was recorded and must not be sent twice.
    ``is_overtaken``: somebody else was quicker, and nothing was written.
    """

    left: Sent
    problems: tuple[Problem, ...] = ()
    done: str = ""
    more: str = ""
    is_overtaken: bool = False


def send(visit: Visit, held: Held, sent: Sent) -> Outcome:
    """Save everything that was typed; submit it if that was asked and all is right."""
    if unusable := tuple(_unusable(sent)):
        return Outcome(left=sent, problems=unusable)
    try:
        view = _saved(visit, held, sent)
    except Overtaken as error:
        problem = Problem("numbers", str(error))
        return Outcome(left=sent, problems=(problem,), is_overtaken=True)
    except Refused as error:
        found = tuple(Problem("numbers", text) for text in error.problems)
        return Outcome(left=sent, problems=found)
    left, problems = keep(visit, held, sent)
    left = replace(left, seen=view.standing.last)
    if problems or not sent.is_submit:
        return Outcome(
            left=left, problems=tuple(problems), done=SAVED, more=_next(view)
        )
    return _submitted(visit, held, left, view)


SAVED = "Saved as a draft."
LONGEST_ANSWER = 2_000


def _unusable(sent: Sent) -> Iterator[Problem]:
    """Answers and reasons that could not be kept, or not be printed."""
    answers = enumerate(sent.answers.values(), start=1)
    texts = [("reason", sent.reason), *((f"answer-{at}", t) for at, t in answers)]
    for field, text in texts:
        if len(text) > LONGEST_ANSWER:
            yield Problem(field, f"Shorten this to {LONGEST_ANSWER:,} letters at most.")
        if not is_plain_text(text):
            yield Problem(field, "This holds a sign that cannot be printed; type anew.")
    if not all(is_plain_text(key) for key in sent.answers):
        yield Problem("numbers", "The questions were sent garbled; open the page anew.")


def _saved(visit: Visit, held: Held, sent: Sent) -> ReturnView:
    """The draft is kept; sending the same twice is no race with oneself."""
    typed = typed_return(sent, held.view.typed)
    try:
        return save_return(
            by=visit.who,
            partnership=visit.slug,
            holder=held.holder,
            month=held.month,
            typed=typed,
            seen=sent.seen,
            answers=sent.answers,
        )
    except Overtaken:
        mine = held.view.events[-1].account == visit.who.account
        if mine and says_the_same(typed, held.view.typed):
            return held.view
        raise


def _submitted(visit: Visit, held: Held, sent: Sent, view: ReturnView) -> Outcome:
    try:
        done = submit_return(
            by=visit.who,
            partnership=visit.slug,
            holder=held.holder,
            month=held.month,
            typed=typed_return(sent, view.typed),
            seen=view.standing.last,
            answers=sent.answers,
            reason=sent.reason,
        )
    except Overtaken as error:
        problem = Problem("numbers", str(error))
        return Outcome(left=sent, problems=(problem,), is_overtaken=True)
    except NotReady as error:
        found = problems_of(view.template, error.messages, view.checked.queries)
        return Outcome(left=sent, problems=tuple(found))
    except Refused as error:
        return _nothing_new(sent, view.standing, error)
    return Outcome(left=sent, done=submitted_words(done), more=waiting_words(done))


def _nothing_new(sent: Sent, standing: Standing, error: Refused) -> Outcome:
    """With figures that are in already, the words beside them are what was new."""
    if standing.submitted is None:
        problems = tuple(Problem("numbers", text) for text in error.problems)
        return Outcome(left=sent, problems=problems)
    more = "Your figures were in already, and none of them changed."
    return Outcome(left=sent, done="Saved.", more=more)


def submitted_words(done: Submitted) -> str:
    """``Submitted: 5 figures.``"""
    return f"Submitted: {plural(len(done.sent), 'figure')}."


def waiting_words(done: Submitted) -> str:
    """What is still to come, and who looks at it now."""
    standing = "The partnership manager or the analyst now accepts it or sends it back."
    if not done.waiting:
        return standing
    template = done.view.template
    lines = [template.line(code) for code in done.waiting]
    names = [line.indicator.shown_name for line in lines if line]
    return f"Still to come: {listed(names)}. {standing}"


def _next(view: ReturnView) -> str:
    """What stands between this draft and its submission."""
    checked = view.checked
    errors, queries = len(checked.errors), len(checked.unanswered(view.answers))
    told = []
    if errors:
        told.append(f"{plural(errors, 'error')} to mend")
    if queries:
        told.append(f"{plural(queries, 'query', 'queries')} to answer")
    if told:
        return f"Before it can be submitted: {listed(told)}."
    return "Nothing stops it from being submitted."
