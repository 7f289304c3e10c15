"""One row of the spreadsheet in the form: what it is, and what it may become."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from saferplan.core.indicators.vocabulary import Polarity
from saferplan.core.partnership.structure import BodyType, Partnership
from saferplan.core.periods import Period
from saferplan.core.returns.history.guessing import Measure, measure_of
from saferplan.core.returns.history.mapping import Choice, Use
from saferplan.core.returns.history.tables import Role
from saferplan.core.returns.history.threads import Thread
from saferplan.usecases.returns.load_history import Reading
from saferplan.web.forms import Option, options
from saferplan.web.returns.history.posted import HELD, LEAVE, LIBRARY, NEW, TARGETS

SURE_WORDS = {
    "sure": "It has the same code as the indicator chosen here.",
    "likely": "Chosen by its words; look whether it is right.",
    "perhaps": "A guess by its place; look whether it is right.",
    "new": "No indicator is named like it.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RowForm:
    """One row of the spreadsheet, and what is to become of it."""

    at: int
    key: str
    name: str
    span: str
    sure: str
    becomes: tuple[Option, ...]
    over: tuple[Option, ...]
    measures: tuple[Option, ...]
    polarities: tuple[Option, ...]
    owners: tuple[Option, ...]
    code: str
    title: str
    unit: str
    is_new: bool
    is_share: bool
    is_target: bool


def row_forms(read: Reading) -> Iterator[RowForm]:
    """Every row that is not worked out from others, in its order."""
    shown = [t for t in read.understood.threads if not t.role.is_derived]
    for at, thread in enumerate(shown):
        choice = read.mapping.rows.get(thread.key, Choice())
        yield _row(read, at, thread, choice)


def _row(read: Reading, at: int, thread: Thread, choice: Choice) -> RowForm:
    new = choice.new
    measure = Measure.SHARE if choice.over else measure_of(thread)
    hint = f" It may be {choice.hint}." if choice.hint else ""
    return RowForm(
        at=at,
        key=thread.key,
        name=thread.name,
        span=_span(thread),
        sure=SURE_WORDS.get(choice.confidence, "") + hint,
        becomes=_becomes(read, thread, choice),
        over=_over(read, thread, choice),
        measures=options([(m.value, m.words) for m in Measure], measure.value),
        polarities=options(
            [(p.value, p.words) for p in Polarity if p is not Polarity.BAND],
            (new.polarity if new else Polarity.CONTEXT).value,
        ),
        owners=_owners(read.partnership, new.owner if new else ""),
        code=new.code if new else "",
        title=new.title if new else thread.name,
        unit=new.unit if new else "",
        is_new=new is not None and not new.library,
        is_share=bool(choice.over),
        is_target=thread.role is Role.TARGET,
    )


def _span(thread: Thread) -> str:
    if not thread.points:
        return "no figures"
    first, last = thread.points[0].period, thread.points[-1].period
    words = "targets" if thread.role is Role.TARGET else "figures"
    if first == last:
        return f"1 of these {words}: {first.label}"
    return f"{len(thread.points)} {words}, {_start(first)} to {_end(last)}"


def _start(period: Period) -> str:
    return period.first_month.label


def _end(period: Period) -> str:
    return period.last_month.label


def _becomes(read: Reading, thread: Thread, choice: Choice) -> tuple[Option, ...]:
    chosen = _value_of(choice)
    pairs = [(LEAVE, "Leave it out"), (NEW, "A new indicator")]
    pairs += [(f"{HELD}{i.code}", f"{i.code}: {i.shown_name}") for i in read.held]
    codes = dict.fromkeys(
        [i.code for i in read.held]
        + [c.code for c in read.mapping.rows.values() if c.new and c.code]
    )
    if thread.role is Role.TARGET:
        pairs = [pairs[0]]
        pairs += [(f"{TARGETS}{code}", f"Targets of {code}") for code in codes]
    else:
        used = {i.library for i in read.held}
        pairs += [
            (f"{LIBRARY}{i.library}", f"Library: {i.shown_name}")
            for i in read.library
            if i.library not in used
        ]
    return options(pairs, chosen)


def _value_of(choice: Choice) -> str:
    if choice.use is Use.LEAVE_OUT:
        return LEAVE
    if choice.use is Use.TARGETS:
        return f"{TARGETS}{choice.code}"
    if choice.new is None:
        return f"{HELD}{choice.code}"
    return f"{LIBRARY}{choice.new.library}" if choice.new.library else NEW


def _over(read: Reading, thread: Thread, choice: Choice) -> tuple[Option, ...]:
    pairs = [(t.key, t.name) for t in read.understood.figures if t.key != thread.key]
    return options(pairs, choice.over, "Nothing: it is no share")


def _owners(partnership: Partnership, chosen: str) -> tuple[Option, ...]:
    groups = partnership.bodies_of(BodyType.TASK_AND_FINISH_GROUP)
    pairs = [(b.slug, b.local_name) for b in groups]
    pairs += [(o.slug, o.name) for o in partnership.organisations]
    return options(pairs, chosen, "Nobody yet")
