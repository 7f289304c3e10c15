"""Targets that were proposed, in words, for those who may read the boards' papers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from saferplan.core.indicators.holdings import Series
from saferplan.core.indicators.proposing import TargetProposal
from saferplan.core.indicators.target_ledger import held_words, target_words
from saferplan.core.indicators.targets import Target
from saferplan.core.indicators.vocabulary import Missing
from saferplan.store import reading
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import NotFound
from saferplan.usecases.indicators.cleared import Clearing, clearing_of
from saferplan.usecases.indicators.propose_target import proposals_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """One proposal beside what holds now; both withheld where the figures are.

    Of a decided one ``now`` is what held when it was decided.

    ``name`` is the indicator's, ``words`` the target that is proposed.
    """

    proposal: TargetProposal
    name: str
    words: str
    now: str
    is_withheld: bool = False


def proposed_targets(actor: Actor, partnership: str) -> tuple[Proposed, ...]:
    """Every proposal, the decided ones too, in the order they were made.

    Raises:
        NotFound, NotPermitted: the actor may not read the boards' papers.
    """
    found = proposals_of(actor, partnership)
    row = the_partnership(actor, partnership)
    codes = {one.indicator for one in found}
    held = {s.indicator.code: s for s in reading.series(row, codes=codes)}
    clearing = clearing_of(actor, row)
    return tuple(_shown(one, held[one.indicator], clearing) for one in found)


def proposed_target(actor: Actor, partnership: str, number: int) -> Proposed:
    """The proposal of this number.

    Raises:
        NotFound, NotPermitted: there is none, or the actor may not read it.
    """
    for one in proposed_targets(actor, partnership):
        if one.proposal.number == number:
            return one
    raise NotFound(f"There is no proposed target {number} in {partnership}.")


def _beside(one: TargetProposal, held: Sequence[Target]) -> Iterator[Target]:
    """What it is held against: what holds now, or what held when it was decided."""
    for row in held:
        if one.decided_on is None or row.known_on < one.decided_on:
            yield row
        elif row.known_on == one.decided_on:
            # Approved, it became a row itself.
            own = replace(one.target, known_on=row.known_on, decided_by=row.decided_by)
            if row != own:
                yield row


def _shown(one: TargetProposal, held: Series, clearing: Clearing) -> Proposed:
    indicator = held.indicator
    words = target_words(indicator, one.target)
    now = held_words(indicator, _beside(one, held.targets), one.target.period)
    is_withheld = not clearing.sees(indicator)
    if is_withheld:
        # A target stated as a change would give the baseline away.
        now = words = Missing.SUPPRESSED.shorthand
    return Proposed(
        proposal=one,
        name=indicator.shown_name,
        words=words,
        now=now,
        is_withheld=is_withheld,
    )
