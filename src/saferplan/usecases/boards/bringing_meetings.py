"""What meetings bring to papers: questions, actions arising, targets, money."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from saferplan.core.boards.brought import (
    AskedChallenge,
    GroupMoney,
    OpenArising,
    ProposedTarget,
)
from saferplan.core.boards.challenge import Challenge, pressing_first
from saferplan.core.boards.pack import Line
from saferplan.core.indicators.proposing import TargetProposal
from saferplan.core.indicators.target_ledger import held_words, target_words
from saferplan.core.indicators.vocabulary import DataState, Missing
from saferplan.core.indicators.withholding import withheld_target
from saferplan.core.plan.funding import money_of
from saferplan.store import boards, funding, meetings, proposals, reading
from saferplan.usecases.boards.bringing import Bringing


def open_challenges(
    bringing: Bringing, lines: Collection[Line]
) -> tuple[AskedChallenge, ...]:
    """What is asked and not answered, or answered and not followed up."""
    held = [one for one in _challenges(bringing) if one.is_open]
    return tuple(_asked(bringing, lines, pressing_first(held)))


def answered_challenges(
    bringing: Bringing, lines: Collection[Line]
) -> tuple[AskedChallenge, ...]:
    """What came back since the papers before, or was said to be borne in mind."""
    then = meetings.challenges(bringing.row, entry=bringing.before)
    done = {one.number for one in then if not one.is_open}
    held = [
        one
        for one in _challenges(bringing)
        if not one.is_open and one.number not in done
    ]
    return tuple(_asked(bringing, lines, pressing_first(held)))


def _challenges(bringing: Bringing) -> Iterator[Challenge]:
    """Those these papers speak of: of a group, its own and those it asked."""
    for one in meetings.challenges(bringing.row, entry=bringing.entry):
        if bringing.is_wanted(one.owner) or bringing.only == one.body:
            yield one


def _asked(
    bringing: Bringing, lines: Collection[Line], found: Iterable[Challenge]
) -> Iterator[AskedChallenge]:
    names = {line.code: line.name for line in lines}
    seen = bringing.actions(bringing.entry)
    for one in found:
        # A question about a commissioning action stands in no papers either.
        if one.action and one.action not in seen:
            continue
        about = [names.get(one.indicator, one.indicator)]
        if one.action:
            about.append(f"{one.action} {seen[one.action].title}")
        yield AskedChallenge(
            asker=bringing.frame.name_of(one.body),
            owner=bringing.frame.name_of(one.owner),
            about="; ".join(part for part in about if part),
            challenge=one,
            is_late=one.is_late(bringing.month.last),
        )


def open_arising(bringing: Bringing) -> tuple[OpenArising, ...]:
    """What meetings of this body, or others, gave these people to do."""
    days = {
        one.number: one.held_on
        for one in boards.meetings(bringing.row, entry=bringing.entry)
    }
    return tuple(
        OpenArising(
            owner=bringing.frame.name_of(one.owner),
            met_on=days.get(one.meeting),
            arising=one,
            is_late=one.is_late(bringing.month.last),
        )
        for one in meetings.arising(bringing.row, entry=bringing.entry)
        if one.is_open and bringing.body in (one.body, one.owner)
    )


def proposed_targets(
    bringing: Bringing, lines: Collection[Line]
) -> tuple[ProposedTarget, ...]:
    """Targets that wait for a decision, each beside the one that holds now."""
    by_code = {line.code: line for line in lines}
    found = [
        one
        for one in proposals.target_proposals(bringing.row, entry=bringing.entry)
        if one.is_open and one.indicator in by_code
    ]
    codes = {one.indicator for one in found}
    held = {
        series.indicator.code: series
        for series in reading.series(bringing.row, entry=bringing.entry, codes=codes)
    }
    return tuple(
        _proposed(
            by_code[one.indicator],
            one,
            held_words(
                held[one.indicator].indicator,
                held[one.indicator].targets,
                one.target.period,
            ),
        )
        for one in found
        if one.indicator in held
    )


def _proposed(line: Line, proposal: TargetProposal, now: str) -> ProposedTarget:
    proposed = target_words(line.position.indicator, proposal.target)
    if line.position.data_state is DataState.SUPPRESSED:
        # A target stated as a change would give the baseline away.
        now = proposed = Missing.SUPPRESSED.shorthand
        proposal = replace(proposal, target=withheld_target(proposal.target))
    return ProposedTarget(
        code=line.code,
        name=line.name,
        now=now,
        proposed=f"{proposed} for {proposal.target.period.label}",
        proposal=proposal,
    )


def group_money(bringing: Bringing) -> tuple[GroupMoney, ...]:
    """How each funding line stands by the end of the month.

    What is set aside for commissioning is in no papers, nor what is spent on it.
    """
    row, entry = bringing.row, bringing.entry
    seen = bringing.actions(entry)
    found = money_of(
        funding.funding_lines(row, entry=entry),
        [a for a in funding.allocations(row, entry=entry) if a.action in seen],
        [s for s in funding.spendings(row, entry=entry) if s.action in seen],
        until=bringing.month,
    )
    return tuple(
        GroupMoney(group=bringing.frame.name_of(one.line.group), money=one)
        for one in found
        if bringing.is_wanted(one.line.group)
    )
