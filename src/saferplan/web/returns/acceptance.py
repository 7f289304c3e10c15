"""The page on which a return is accepted or sent back, as plain data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.vocabulary import Marker
from saferplan.core.periods import Month
from saferplan.core.returns.lines import Line
from saferplan.core.returns.workflow import Act, Event
from saferplan.core.wording import listed, plural
from saferplan.usecases.returns.views import ReturnView
from saferplan.web.forms import Problem
from saferplan.web.indicators.trail import observed
from saferplan.web.returns.numbers import normal_range
from saferplan.web.returns.remarks import Remark
from saferplan.web.returns.wording import Moment, moment, moments, state_tag
from saferplan.web.sheets import Tag


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line as it was and as it is, with what was asked about it."""

    title: str
    code: str
    period: str
    before: str
    after: str
    normal: str
    change: str
    asked: tuple[tuple[str, str], ...]
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptancePage:
    """What the page of acceptance shows."""

    holder: str
    name: str
    month: str
    month_words: str
    sentence: str
    state: Tag
    seen: int
    new: tuple[Figure, ...]
    rest: tuple[Figure, ...]
    waiting: str
    files: tuple[Moment, ...]
    amendments: tuple[Moment, ...]
    history: tuple[Moment, ...]
    may_accept: bool
    why_not: str
    one_person: bool
    reason: str
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Remark, ...] = ()


def acceptance_page(
    view: ReturnView,
    before: ReturnView | None,
    month: Month,
    account: str,
    *,
    reason: str = "",
    problems: tuple[Problem, ...] = (),
    remarks: tuple[Remark, ...] = (),
) -> AcceptancePage:
    """The submission beside what stood there; ``before`` is the return as it was."""
    figures = [(line, _figure(view, before, line)) for line in view.template.lines]
    new = [figure for line, figure in figures if _is_pending(line)]
    missing = [n.indicator.shown_name for n in view.template.lines if n.held is None]
    submitted = view.standing.submitted
    return AcceptancePage(
        holder=view.template.stamp.holder,
        name=view.template.holder_name,
        month=str(month),
        month_words=month.label,
        sentence=_sentence(view, len(new)),
        state=state_tag(view.standing),
        seen=view.standing.last,
        new=tuple(new),
        rest=tuple(
            figure for line, figure in figures if line.held and not _is_pending(line)
        ),
        waiting=listed(missing),
        files=tuple(m for m in moments(view.events) if m.file),
        amendments=_amendments(view.events),
        history=moments(view.events),
        may_accept=view.may_accept,
        why_not=view.why_not_accept if view.standing.awaits_acceptance else "",
        one_person=submitted is not None and submitted.account == account,
        reason=reason,
        problems=problems,
        remarks=remarks,
    )


def before_it(events: tuple[Event, ...]) -> int | None:
    """Up to which entry is the return as it was before what now waits?

    The entry of the last acceptance; with none, the one before the first submission.
    """
    accepted = [e for e in events if e.act is Act.ACCEPTED]
    if accepted:
        return accepted[-1].entry
    submitted = [e for e in events if e.act is Act.SUBMITTED]
    first = submitted[0].entry - 1 if submitted else 0
    return first or None


def _amendments(events: tuple[Event, ...]) -> tuple[Moment, ...]:
    return moments(tuple(event for event in events if event.is_amendment))


def _is_pending(line: Line) -> bool:
    return line.held is not None and Marker.NOT_SIGNED_OFF in line.held.markers


def _sentence(view: ReturnView, new: int) -> str:
    sent = view.standing.submitted
    if sent is None:
        return "Nothing was submitted yet."
    who = f"{sent.account} submitted it on {moment(sent.at)}"
    if not view.standing.awaits_acceptance:
        return f"{who}; nothing waits to be accepted."
    verb = "waits" if new == 1 else "wait"
    kind = "amended figure" if sent.is_amendment else "figure"
    return f"{who}: {plural(new, kind)} {verb} to be accepted."


def _figure(view: ReturnView, before: ReturnView | None, line: Line) -> Figure:
    old = before.template.line(line.code) if before else None
    was = old.held if old else None
    typed = view.typed.line(line.code)
    return Figure(
        title=line.indicator.shown_name,
        code=line.code,
        period=line.period.label,
        before=_told(line, was),
        after=_told(line, line.held),
        normal=normal_range(line),
        change=_change(line, was),
        asked=tuple(_asked(view, line)),
        remark=typed.remark if typed else "",
    )


def _told(line: Line, row: Observation | None) -> str:
    return observed(line.indicator, row) if row else "–"


def _change(line: Line, was: Observation | None) -> str:
    """Is it new, changed or as it was?"""
    now = line.held
    if was is None or was.is_missing:
        return "New"
    same = now is not None and (now.value, now.numerator, now.denominator) == (
        was.value,
        was.numerator,
        was.denominator,
    )
    return "As before" if same else "Changed"


def _asked(view: ReturnView, line: Line) -> Iterator[tuple[str, str]]:
    """What the checks asked about the line, and the answer."""
    for query in view.checked.queries:
        if query.code == line.code:
            answer = view.answers.get(query.key, "")
            asked = " ".join(part for part in (query.found, query.expected) if part)
            yield asked, answer or "no answer yet"
