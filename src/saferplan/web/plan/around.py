"""What stands around an action: asked for, in its way, paid for, to be moved by it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from saferplan.core.boards.asking import Blockage, Variance
from saferplan.core.partnership.structure import Partnership
from saferplan.core.periods import day_label
from saferplan.core.plan.actions import Action, Risk
from saferplan.core.plan.funding import Money, pounds
from saferplan.documents.pack_words import cut_short
from saferplan.usecases.boards.asking_queries import blockages, variances
from saferplan.usecases.indicators.queries import latest_month, standing
from saferplan.usecases.plan.keep_funding import money
from saferplan.web.boards.asked import DECISION_TAGS, decided_notes
from saferplan.web.boards.blockages import STATES
from saferplan.web.boards.challenges import LINE
from saferplan.web.plan.allowed import asks_for, keeps, keeps_money, reads_money
from saferplan.web.setting_up.answering import at
from saferplan.web.sheets import Entry, Way
from saferplan.web.visit import Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What belongs to an action and stands elsewhere, as far as one may read it."""

    asked: tuple[Variance, ...]
    stuck: tuple[Blockage, ...]
    money: tuple[Money, ...]


def around(visit: Visit, action: Action) -> Around:
    """What was asked for about it, what is in its way, which lines pay for it?"""
    who, here, code = visit.who, visit.slug, action.code
    lines = money(who, here) if reads_money(visit) else ()
    return Around(
        asked=tuple(v for v in variances(who, here) if v.action == code),
        stuck=tuple(b for b in blockages(who, here) if b.action == code),
        money=tuple(m for m in lines if _pays(m, action)),
    )


def _pays(line: Money, action: Action) -> bool:
    return line.line.code == action.funding or any(
        code == action.code for code, *_ in line.by_action
    )


def risk_entries(
    visit: Visit, action: Action, risks: Sequence[Risk]
) -> tuple[Entry, ...]:
    """Each risk: what may go wrong, how likely and bad, what is done about it."""
    may_change = keeps(visit, action.group)
    return tuple(
        Entry(
            text=one.what,
            notes=tuple(_risk_notes(one)),
            ways=_risk_ways(visit, action, one) if may_change else (),
        )
        for one in risks
    )


def _risk_notes(one: Risk) -> Iterator[str]:
    yield f"Risk {one.number}: {one.words}"
    if one.mitigation:
        yield f"What is done about it: {one.mitigation}"
    if one.closed_on:
        yield f"Over since {day_label(one.closed_on)}"


def _risk_ways(visit: Visit, action: Action, one: Risk) -> tuple[Way, ...]:
    if one.closed_on is not None:
        return ()
    about = f"risk {one.number}"
    return tuple(
        Way(text, at(visit, name, code=action.code, number=one.number), about)
        for text, name in (("Change", "risk"), ("It is over", "risk-close"))
    )


def blockage_entries(visit: Visit, stuck: Sequence[Blockage]) -> tuple[Entry, ...]:
    """What is in its way, the open ones first, and what the board says to it."""
    return tuple(
        Entry(
            text=cut_short(one.what, LINE),
            href=at(visit, "blockage", number=one.number),
            notes=tuple(
                note
                for note in (
                    f"Since {one.month.label}",
                    f"Would help: {one.would_help}" if one.would_help else "",
                    f"The Board: {cut_short(one.answer, LINE)}" if one.answer else "",
                )
                if note
            ),
            tag=STATES[one.state],
        )
        for one in sorted(stuck, key=lambda one: not one.is_open)
    )


def variance_entries(
    visit: Visit, action: Action, frame: Partnership, asked: Sequence[Variance]
) -> tuple[Entry, ...]:
    """What was asked for, the newest first; what is open can be taken back."""
    may_ask = asks_for(visit, action.group)
    return tuple(
        Entry(
            text=f"Variance {one.number}: {cut_short(one.change, LINE)}",
            href=at(visit, "variance", number=one.number),
            notes=(
                *_asked_notes(action, one),
                *decided_notes(one.decided_by, one, frame),
            ),
            tag=DECISION_TAGS[one.decision],
            ways=_variance_ways(visit, one) if may_ask and one.is_open else (),
        )
        for one in reversed(asked)
    )


def _asked_notes(action: Action, one: Variance) -> Iterator[str]:
    step = action.milestone(one.milestone)
    about = f"Milestone {step.number}, {step.title}" if step else "The whole action"
    wanted = f": {one.asked}" if one.asked else ""
    yield f"{about}{wanted}"
    yield f"Why: {cut_short(one.reason, LINE)}"


def _variance_ways(visit: Visit, one: Variance) -> tuple[Way, ...]:
    address = at(visit, "variance-withdraw", number=one.number)
    return (Way("Withdraw", address, f"variance {one.number}"),)


def money_entries(
    visit: Visit, action: Action, lines: Sequence[Money]
) -> tuple[Entry, ...]:
    """What each line gives to it and what of that is spent."""
    return tuple(
        Entry(
            text=f"{one.line.title} ({one.line.code})",
            href=at(visit, "funding-line", code=one.line.code),
            notes=(_given_words(action, one),),
            ways=_money_ways(visit, action, one) if keeps_money(visit) else (),
        )
        for one in lines
    )


def _given_words(action: Action, one: Money) -> str:
    found = {code: (given, spent) for code, given, spent in one.by_action}
    if action.code not in found:
        return "Named as its source; nothing is allocated yet."
    given, spent = found[action.code]
    left = given - spent
    rest = f"{pounds(left)} left" if left >= 0 else f"{pounds(-left)} too much spent"
    return f"{pounds(given)} allocated, {pounds(spent)} spent, {rest}"


def _money_ways(visit: Visit, action: Action, one: Money) -> tuple[Way, ...]:
    sent = f"?action={action.code}"
    about = one.line.title
    return tuple(
        Way(text, at(visit, name, code=one.line.code) + sent, about)
        for text, name in (("Allocate", "allocate"), ("Enter spending", "spend"))
    )


def indicator_entries(visit: Visit, action: Action) -> tuple[Entry, ...]:
    """The indicators it should move; a link to those that the visitor may read."""
    if not action.indicators:
        return ()
    as_at = latest_month(visit.who, visit.slug).last
    found = standing(actor=visit.who, partnership=visit.slug, as_at=as_at)
    lines = {code: found.line(code) for code in action.indicators}
    return tuple(
        Entry(
            text=line.name if line else code,
            href=at(visit, "indicator", code=code) if line else "",
            notes=(line.sentence, code) if line else ("Not yours to read",),
        )
        for code, line in lines.items()
    )
