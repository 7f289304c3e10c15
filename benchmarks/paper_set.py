"""The whole set of papers of one month, as values, from a made-up partnership.

It is built as the use-cases build it from the store: positions are worked out once
for both months (there they are remembered), and each body gets what it may see.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from benchmarks.made_up import AS_AT, LAST
from benchmarks.made_up_month import BOARD, GROUPS, MET, actions, structured
from benchmarks.made_up_words import Asked, asked, proposal, words
from saferplan.core.boards.asking import Variance
from saferplan.core.boards.brought import (
    AskedChallenge,
    AskedVariance,
    Brought,
    GroupActivity,
    GroupMoney,
    GroupWords,
    LoggedRisk,
    OpenArising,
    ProposedTarget,
    RaisedBlockage,
    Restated,
    SharedSuccess,
)
from saferplan.core.boards.building import build_pack, lines_for
from saferplan.core.boards.challenge import Challenge, pressing_first
from saferplan.core.boards.pack import Change, Line, Pack
from saferplan.core.boards.papers import SEES_ALL, Paper
from saferplan.core.boards.what_changed import activity_changes, question_changes
from saferplan.core.indicators.holdings import Holdings, Series
from saferplan.core.indicators.observation import as_known
from saferplan.core.indicators.position import history, position
from saferplan.core.indicators.sentences import headline, sentence
from saferplan.core.indicators.target_ledger import (
    changed_targets,
    held_words,
    target_words,
)
from saferplan.core.indicators.targets import targets_as_known
from saferplan.core.indicators.trace import trace_code
from saferplan.core.indicators.vocabulary import Rag
from saferplan.core.partnership.structure import Body
from saferplan.core.periods import month
from saferplan.core.plan.actions import Action
from saferplan.core.plan.activity import Activity, activity, reddest_first

POINTS = 24
"""Months of history that a line carries."""
ENTRY = 7
PROPOSALS, RESTATED = 4, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUpMonth:
    """Everything that was brought, before it is told whose papers it goes in."""

    held: Holdings
    lines: tuple[Line, ...]
    before: tuple[Line, ...]
    activity: tuple[Activity, ...]
    activity_before: tuple[Activity, ...]
    asked: Asked


def paper_set(*, indicators: int, months: int, plan: int) -> tuple[Pack, ...]:
    """Overview, report, scrutiny report, the report of each group, and the brief.

    Of so many indicators over so many months, and so many actions in the plan.
    """
    held = _month(structured(indicators, months), actions(plan, indicators))
    bodies = held.held.partnership.bodies
    usual = (_pack(held, body) for body in bodies)
    briefs = (_pack(held, body, Paper.BRIEF) for body in bodies if body.slug == BOARD)
    return (*usual, *briefs)


def _pack(held: MadeUpMonth, body: Body, paper: Paper | None = None) -> Pack:
    whose = _Whose(held, body)
    brought = whose.brought()
    return build_pack(
        partnership=held.held.partnership,
        plan=held.held.plan,
        body=body,
        reported=LAST,
        lines=whose.lines,
        before=lines_for(body, held.before),
        entry=ENTRY,
        meeting=date(2009, 1, 22),
        meeting_place="Town hall",
        brought=brought,
        paper=paper,
        more_changes=(*whose.action_changes(), *question_changes(brought.challenges)),
    )


# ------------------------------------------------------------------- the month
def _month(held: Holdings, plan: Sequence[Action]) -> MadeUpMonth:
    now = tuple(activity(one, AS_AT) for one in plan)
    return MadeUpMonth(
        held=held,
        lines=tuple(_with_words(_lines(held, AS_AT), now)),
        before=tuple(_lines(held, LAST.plus(-1).last)),
        activity=now,
        activity_before=tuple(activity(one, LAST.plus(-1).last) for one in plan),
        asked=asked(plan),
    )


def _lines(held: Holdings, as_at: date) -> Iterator[Line]:
    """Every indicator's line at this date, worked out as the use-case does."""
    for one in held.series:
        rows, targets = as_known(one.observations), targets_as_known(one.targets)
        at = position(one.indicator, rows, targets, as_at)
        changed = changed_targets(row for row in one.targets if row.known_on <= as_at)
        yield Line(
            position=at,
            headline=headline(at),
            sentence=sentence(at),
            trace=trace_code(partnership="made-up", position=at, entry=ENTRY),
            history=history(
                one.indicator,
                rows,
                targets,
                as_at,
                ledger=one.targets if changed else (),
                last=POINTS,
            ),
            owner=held.partnership.name_of(one.indicator.owner),
            group=held.partnership.name_of(one.indicator.groups[0]),
            target_changes=changed,
        )


def _with_words(lines: Iterator[Line], held: Sequence[Activity]) -> Iterator[Line]:
    """Each with its actions, and what is red with what was said about it."""
    for number, line in enumerate(lines):
        own = tuple(a for a in held if line.code in a.action.indicators)
        holder = line.position.indicator.groups[0]
        is_red = line.position.rag is Rag.RED
        said = words(holder, number, line.code) if is_red else None
        yield replace(line, actions=own, commentary=said)


# ----------------------------------------------------------- whose papers it goes in
class _Whose:
    """What a body's papers hold of the month: a board's all, a group's its own."""

    def __init__(self, held: MadeUpMonth, body: Body) -> None:
        self._held = held
        self._body = body
        self._frame = held.held.partnership
        self.lines = lines_for(body, held.lines)

    def brought(self) -> Brought:
        """Everything beside the figures."""
        held = self._held.asked
        waiting = [v for v in held.variances if v.is_open]
        decided = [v for v in held.variances if not v.is_open]
        questions = [c for c in held.challenges if self._is_asked(c)]
        return Brought(
            said=tuple(
                GroupWords(group=g.local_name, words=words(g.slug, n))
                for n, g in self._groups()
            ),
            variances=tuple(self._variance(v) for v in waiting if self._is(v.holder)),
            decided=tuple(self._variance(v) for v in decided if self._is(v.holder)),
            proposals=tuple(self._proposals()),
            blockages=tuple(
                RaisedBlockage(group=self._name(b.holder), blockage=b)
                for b in held.blockages
                if self._is(b.holder)
            ),
            activity=tuple(
                GroupActivity(group=self._name(one.action.group), activity=one)
                for one in reddest_first(self._activity())
            ),
            risks=tuple(self._risks()),
            challenges=self._challenges([c for c in questions if c.is_open]),
            answered=self._challenges([c for c in questions if not c.is_open]),
            arising=tuple(
                OpenArising(owner=self._name(one.owner), met_on=MET, arising=one)
                for one in held.arising
                if self._body.slug in (one.body, one.owner)
            ),
            money=tuple(
                GroupMoney(group=self._name(slug), money=money)
                for slug, money in held.money
                if self._is(slug)
            ),
            successes=tuple(self._successes()),
            restated=tuple(self._restated()),
        )

    def action_changes(self) -> tuple[Change, ...]:
        """Which of its actions stand otherwise than in the papers before?"""
        then = {one.action.code: one for one in self._held.activity_before}
        return activity_changes(self._activity(), then)

    def _is(self, holder: str) -> bool:
        return self._body.type in SEES_ALL or holder == self._body.slug

    def _is_asked(self, one: Challenge) -> bool:
        return self._is(one.owner) or one.body == self._body.slug

    def _name(self, slug: str) -> str:
        return self._frame.name_of(slug)

    def _groups(self) -> Iterator[tuple[int, Body]]:
        return ((n, g) for n, g in enumerate(GROUPS) if self._is(g.slug))

    def _activity(self) -> list[Activity]:
        return [one for one in self._held.activity if self._is(one.action.group)]

    def _risks(self) -> Iterator[LoggedRisk]:
        for one in self._activity():
            for risk in one.action.risks:
                yield LoggedRisk(
                    group=self._name(one.action.group),
                    about=f"{one.action.code} {one.action.title}",
                    risk=risk,
                )

    def _variance(self, one: Variance) -> AskedVariance:
        action = self._action(one.action)
        step = action.milestone(one.milestone)
        assert step is not None
        about = f"{action.code} {action.title}; milestone {step.number}: {step.title}"
        group = self._name(one.holder)
        return AskedVariance(group=group, about=about, variance=one, due=step.due)

    def _action(self, code: str) -> Action:
        every = (one.action for one in self._held.activity)
        return next(action for action in every if action.code == code)

    def _challenges(self, found: Sequence[Challenge]) -> tuple[AskedChallenge, ...]:
        return tuple(
            AskedChallenge(
                asker=self._name(one.body),
                owner=self._name(one.owner),
                about="",
                challenge=one,
                is_late=one.is_late(AS_AT),
            )
            for one in pressing_first(found)
        )

    def _proposals(self) -> Iterator[ProposedTarget]:
        for number, line in enumerate(self.lines[:PROPOSALS], start=1):
            made, held = proposal(number, line.code), self._series(line)
            target, indicator = made.target, line.position.indicator
            told = target_words(indicator, target)
            yield ProposedTarget(
                code=line.code,
                name=line.name,
                now=held_words(indicator, held.targets, target.period),
                proposed=f"{told} for {target.period.label}",
                proposal=made,
            )

    def _series(self, line: Line) -> Series:
        return next(s for s in self._held.held.series if s.indicator.code == line.code)

    def _successes(self) -> Iterator[SharedSuccess]:
        """Of all groups, whoever reads it, as in the use-case."""
        for number, group in enumerate(GROUPS):
            said = words(group.slug, number)
            if said.success:
                taken = (GROUPS[number - 1].local_name,)
                yield SharedSuccess(group=group.local_name, words=said, taken_up=taken)

    def _restated(self) -> Iterator[Restated]:
        for line in self.lines[:RESTATED]:
            yield Restated(
                code=line.code,
                name=line.name,
                period=month(LAST.plus(-3)),
                before="91",
                after="94",
                reason="late crime reports",
                by="analyst",
                when=date(2009, 1, 9),
            )
