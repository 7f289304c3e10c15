"""What was chosen in the form of the preview, as a mapping."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.vocabulary import Polarity
from saferplan.core.returns.history.guessing import (
    Measure,
    adopted,
    defined,
    measure_of,
)
from saferplan.core.returns.history.mapping import Choice, Mapping, Use
from saferplan.core.returns.history.marks import read_mark
from saferplan.core.returns.history.threads import Thread
from saferplan.usecases.returns.load_history import Reading
from saferplan.web.forms import Problem, read_day, shortened

MOST_ROWS = 400
LEAVE, NEW = "leave", "new"
HELD, LIBRARY, TARGETS = "held:", "library:", "targets:"
Form = AnyMapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """The mapping chosen, when the file was known, and what is wrong with it."""

    mapping: Mapping | None = None
    known_on: date
    known_text: str = ""
    reason: str = ""
    is_load: bool = False
    problems: tuple[Problem, ...] = ()

    def with_problems(self, problems: tuple[Problem, ...]) -> Posted:
        """The same, with what the use-case refused."""
        return replace(self, problems=problems)


def posted(form: Form, read: Reading) -> Posted:
    """What does this form say? ``read`` is the file as it was first understood."""
    problems: list[Problem] = []
    known = _known_on(form, problems)
    mapping = Mapping(
        rows=dict(_rows(form, read, problems)),
        columns=dict(_columns(form, problems)),
        years=dict(_years(form, problems)),
        group=form.get("group", ""),
    )
    return Posted(
        mapping=mapping,
        known_on=known,
        known_text=form.get("known_on", ""),
        reason=form.get("reason", "").strip()[:2000],
        is_load=form.get("act") == "load",
        problems=tuple(problems),
    )


def _known_on(form: Form, problems: list[Problem]) -> date:
    text = form.get("known_on", "").strip()
    today = timezone.localdate()
    if not text:
        return today
    try:
        return read_day(text)
    except ValueError as error:
        problems.append(Problem("known_on", str(error)))
        return today


def _rows(
    form: Form, read: Reading, problems: list[Problem]
) -> Iterator[tuple[str, Choice]]:
    threads = {t.key: t for t in read.understood.threads}
    for at in range(MOST_ROWS):
        key = form.get(f"key-{at}")
        if key is None:
            return
        try:
            yield key, _choice(form, at, threads.get(key), read)
        except ValueError as error:
            problems.append(Problem(f"row-{at}", f"{key}: {error}"))


def _choice(form: Form, at: int, thread: Thread | None, read: Reading) -> Choice:
    chosen = form.get(f"row-{at}", LEAVE)
    over = form.get(f"over-{at}", "")
    if chosen == LEAVE or thread is None:
        return Choice()
    if chosen.startswith(TARGETS):
        return Choice(use=Use.TARGETS, code=chosen.removeprefix(TARGETS))
    if chosen.startswith(HELD):
        code = chosen.removeprefix(HELD)
        return Choice(use=Use.FIGURES, code=code, over=over)
    new = _new(form, at, thread, chosen, read)
    return Choice(use=Use.FIGURES, code=new.code, new=new, over=over)


def _new(form: Form, at: int, thread: Thread, chosen: str, read: Reading) -> Indicator:
    """A new definition: as it was typed, or taken over from the library."""
    measure = _measure(form, at, thread)
    owner = form.get(f"owner-{at}", "")
    path = chosen.removeprefix(LIBRARY)
    base = next((i for i in read.library if i.library == path), None)
    if base is not None:
        return replace(adopted(base, thread, measure), owner=owner, version=1)
    code = form.get(f"code-{at}", "").strip()
    made = defined(thread, measure, code=code, owner=owner)
    title = form.get(f"title-{at}", "").strip()[:300]
    return replace(
        made,
        title=title or made.title,
        unit=form.get(f"unit-{at}", made.unit).strip(),
        polarity=_polarity(form, at, made.polarity),
    )


def _measure(form: Form, at: int, thread: Thread) -> Measure:
    text = form.get(f"measure-{at}", "")
    if form.get(f"over-{at}"):
        return Measure.SHARE
    return Measure(text) if text in list(Measure) else measure_of(thread)


def _polarity(form: Form, at: int, guess: Polarity) -> Polarity:
    text = form.get(f"polarity-{at}", "")
    return Polarity(text) if text in list(Polarity) else guess


def _columns(form: Form, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    """The headings whose period was typed anew; empty: leave the column out."""
    for at in range(10 * MOST_ROWS):
        key = form.get(f"heading-{at}")
        if key is None:
            return
        text = form.get(f"column-{at}", "").strip()
        if text == form.get(f"was-{at}", ""):
            continue
        mark = read_mark(text) if text else None
        if text and (mark is None or mark.period is None):
            said = f"“{shortened(text)}” is not a period; write it like Apr 2008."
            problems.append(Problem(f"column-{at}", said))
            continue
        yield key, text


def _years(form: Form, problems: list[Problem]) -> Iterator[tuple[str, int]]:
    for at in range(MOST_ROWS):
        sheet = form.get(f"sheet-{at}")
        if sheet is None:
            return
        text = form.get(f"year-{at}", "").strip()
        found = re.match(r"(19|20)\d{2}", text)
        if found:
            yield sheet, int(found[0])
        elif text:
            said = f"“{shortened(text)}” is not a year; write it like 2008/09."
            problems.append(Problem(f"year-{at}", said))
