"""What goes with the numbers: words, milestones moved, and what is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from saferplan.core.plan.actions import Progress
from saferplan.core.returns.commentary import Commentary
from saferplan.usecases.boards.raise_blockage import raise_blockage
from saferplan.usecases.boards.request_variance import request_variance
from saferplan.usecases.errors import NotFound, Refused
from saferplan.usecases.plan.move_milestone import move_milestone
from saferplan.usecases.returns.write_commentary import write_commentary
from saferplan.web.forms import Problem, read_day
from saferplan.web.returns.boxes import typed_of
from saferplan.web.returns.held import Held
from saferplan.web.returns.typed_form import Sent, SentMilestone
from saferplan.web.visit import Visit


def keep(visit: Visit, held: Held, sent: Sent) -> tuple[Sent, list[Problem]]:
    """Words, milestones, requests: what is left to send, and what is wrong with it."""
    problems = list(_words(visit, held, sent))
    if held.may_move:
        for at, moved in _moved(held, sent):
            problems.extend(_move(visit, held, at, moved))
    left = sent
    if sent.asks_variance:
        found = _variance(visit, held, sent)
        left = left if found else replace(left, variance={})
        problems.extend(found)
    if sent.raises_blockage:
        found = _blockage(visit, held, sent)
        left = left if found else replace(left, blockage={})
        problems.extend(found)
    return left, problems


def _words(visit: Visit, held: Held, sent: Sent) -> Iterator[Problem]:
    if _is_held(held, sent.boxes):
        return
    problems: list[Problem] = []
    by_when = _day(sent.boxes.get("by_when", ""), "by_when", problems)
    yield from problems
    texts: dict[str, Any] = {n: t for n, t in sent.boxes.items() if n != "by_when"}
    try:
        words = Commentary(
            holder=held.holder, month=held.month, by_when=by_when, **texts
        )
    except ValueError as error:
        yield Problem(_box_in(str(error)), str(error))
        return
    if problems:
        return
    yield from _refusals(
        "why",
        lambda: write_commentary(
            by=visit.who,
            partnership=visit.slug,
            commentary=words,
            seen_entry=sent.words_seen,
        ),
    )


def _is_held(held: Held, typed: Mapping[str, str]) -> bool:
    """Do these words stand there already? Sent twice, they are no race."""
    there = typed_of(held.words)
    there["post"] = typed.get("post", "") and there["post"]
    return {**there, **typed} == there


def _box_in(text: str) -> str:
    """Which box does a sentence name, “so”?"""
    named = text.rpartition("“")[2].partition("”")[0]
    return named if named in ("why", "done", "next", "ask", "success") else "why"


def _moved(held: Held, sent: Sent) -> Iterator[tuple[int, SentMilestone]]:
    """The milestones whose fields say something else than the page showed."""
    before = held.as_form.milestones
    for at, was in enumerate(before, start=1):
        typed = sent.milestone(was.action, was.number)
        if typed is not None and _says(typed) != _says(was):
            yield at, typed


def _says(one: SentMilestone) -> tuple[str, str, str]:
    return one.progress, one.done_on, one.remark


def _move(visit: Visit, held: Held, at: int, moved: SentMilestone) -> Iterator[Problem]:
    problems: list[Problem] = []
    field = f"milestone-{at}-progress"
    done_on = _day(moved.done_on, f"milestone-{at}-done_on", problems)
    if moved.progress not in {p.value for p in Progress}:
        problems.append(Problem(field, "Choose how far the milestone has come."))
    if moved.was != held.as_form.milestones[at - 1].progress:
        text = (
            f"Somebody else moved step {moved.number} of {moved.action} while this "
            "page was open. Look at it as it is now, then save again."
        )
        problems.append(Problem(field, text))
    yield from problems
    if problems:
        return
    yield from _refusals(
        f"milestone-{at}-done_on",
        lambda: move_milestone(
            by=visit.who,
            partnership=visit.slug,
            action=moved.action,
            number=moved.number,
            progress=Progress(moved.progress),
            done_on=done_on,
            remark=moved.remark,
        ),
    )


def _variance(visit: Visit, held: Held, sent: Sent) -> list[Problem]:
    problems: list[Problem] = []
    typed = sent.variance
    new_due = _day(typed.get("new_due", ""), "variance-new_due", problems)
    action, _, number = typed.get("about", "").rpartition("#")
    asked = (
        ("about", action and number.isdecimal(), "Choose what the variance is about."),
        ("change", typed.get("change"), "Say what is to change."),
        ("reason", typed.get("reason"), "Say why it must change."),
    )
    problems += [
        Problem(f"variance-{n}", text) for n, given, text in asked if not given
    ]
    if problems or _is_asked(held, action, int(number), typed["change"]):
        return problems
    return _refusals(
        "variance-about",
        lambda: request_variance(
            by=visit.who,
            partnership=visit.slug,
            holder=held.holder,
            month=held.month,
            action=action,
            milestone=int(number),
            change=typed["change"],
            reason=typed["reason"],
            new_due=new_due,
            new_scope=typed.get("new_scope", ""),
            drops=bool(typed.get("drops")),
        ),
    )


def _is_asked(held: Held, action: str, milestone: int, change: str) -> bool:
    """Is it asked for already, in the same words? A form may be sent twice."""
    asked = [(v.action, v.milestone, v.change) for v in held.variances if v.is_open]
    return (action, milestone, change) in asked


def _blockage(visit: Visit, held: Held, sent: Sent) -> list[Problem]:
    what = sent.blockage.get("what", "")
    if not what:
        return [Problem("blockage-what", "Say what is in the way.")]
    if any(b.what == what and b.is_open for b in held.blockages):
        return []
    return _refusals(
        "blockage-what",
        lambda: raise_blockage(
            by=visit.who,
            partnership=visit.slug,
            holder=held.holder,
            month=held.month,
            what=what,
            would_help=sent.blockage.get("would_help", ""),
            action=sent.blockage.get("action", ""),
        ),
    )


def _refusals(field: str, act: Callable[[], object]) -> list[Problem]:
    """Do it; what the use-case refuses becomes problems of the form."""
    try:
        act()
    except Refused as error:
        return [Problem(field, text) for text in error.problems]
    except NotFound as error:
        return [Problem(field, str(error))]
    return []


def _day(text: str, field: str, problems: list[Problem]) -> date | None:
    if not text:
        return None
    try:
        return read_day(text)
    except ValueError as error:
        problems.append(Problem(field, str(error)))
        return None
