"""What is said, asked and answered in the made-up month, group by group."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from benchmarks.made_up import KNOWN, LAST
from benchmarks.made_up_month import BOARD, GROUPS, MET, PANEL
from saferplan.core.boards.asking import Blockage, Variance
from saferplan.core.boards.challenge import Challenge
from saferplan.core.boards.meeting_record import ArisingAction
from saferplan.core.indicators.proposing import TargetProposal
from saferplan.core.indicators.targets import Target
from saferplan.core.partnership.decisions import Decision
from saferplan.core.periods import financial_year
from saferplan.core.plan.actions import Action
from saferplan.core.plan.funding import FundingLine, Money
from saferplan.core.returns.commentary import Commentary


def words(holder: str, number: int, indicator: str = "") -> Commentary:
    """What a theme lead says about the month, or about one indicator in it."""
    return Commentary(
        holder=holder,
        month=LAST,
        indicator=indicator,
        why=f"Sheds and garages were left open over the holidays, {number + 3} of them "
        "in the streets behind the market where the lights had failed for weeks.",
        done=f"We visited {40 + number} homes with the neighbourhood panel and asked "
        "the council to mend the lights, which it did before Christmas.",
        next="Fit two hundred locks, and tell the six streets what was found",
        by_when=date(2009, 3, 15),
        ask="" if indicator else f"£{4 + number},000 for locks, from what is unspent.",
        success="" if indicator or number % 2 else "Three arrests after one call.",
        post="Theme lead",
    )


def proposal(number: int, code: str) -> TargetProposal:
    """A target for next year that waits for a decision."""
    target = Target(
        period=financial_year(2009),
        value=980 + number,
        known_on=KNOWN,
        reason="Three years of falling figures make it reachable.",
    )
    return TargetProposal(
        number=number,
        indicator=code,
        target=target,
        proposed_by="theme-lead",
        proposed_on=MET,
    )


# ------------------------------------------------------- what is asked and answered
@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What stands in the logs of all bodies, whoever reads it."""

    variances: tuple[Variance, ...]
    blockages: tuple[Blockage, ...]
    challenges: tuple[Challenge, ...]
    arising: tuple[ArisingAction, ...]
    money: tuple[tuple[str, Money], ...]


def asked(plan: tuple[Action, ...]) -> Asked:
    """Of every group: two variances, a blockage, three questions, a task, money."""
    groups = list(enumerate(GROUPS))
    own = {g.slug: [a for a in plan if a.group == g.slug] for g in GROUPS}
    return Asked(
        variances=tuple(
            _variance(2 * n + at, own[g.slug][at])
            for n, g in groups
            for at in range(2)
            if at < len(own[g.slug])
        ),
        blockages=tuple(_blockage(n + 1, g.slug) for n, g in groups),
        challenges=tuple(
            _challenge(3 * n + at, g.slug) for n, g in groups for at in range(3)
        ),
        arising=tuple(_arising(n + 1, g.slug) for n, g in groups),
        money=tuple((g.slug, _money(n, own[g.slug])) for n, g in groups),
    )


def _variance(number: int, action: Action) -> Variance:
    """The first of each group is still to be decided, the second was."""
    held = Variance(
        number=number + 1,
        holder=action.group,
        month=LAST,
        action=action.code,
        milestone=3,
        change="Do it three months later, in the same streets",
        reason="The supplier is out of stock until February",
        new_due=date(2009, 4, 30),
    )
    if number % 2 == 0:
        return held
    return replace(
        held,
        decision=Decision.APPROVED,
        decided_by="chair",
        decided_on=MET,
        remark="No further delay.",
    )


def _blockage(number: int, holder: str) -> Blockage:
    held = Blockage(
        number=number,
        holder=holder,
        month=LAST,
        what="No telephone line for the people who ring in the evening",
        would_help="A word with the council about the old exchange",
    )
    if number % 2:
        return held
    return replace(
        held, answer="The council will ring.", answered_by="chair", answered_on=MET
    )


def _challenge(number: int, owner: str) -> Challenge:
    """Of three questions one is late, one was answered, one has a follow-up."""
    held = Challenge(
        number=number + 1,
        body=PANEL if number % 3 == 1 else BOARD,
        asked_on=MET,
        question=f"Why did part {number + 1} rise in the south, and who pays for the "
        "lights?",
        owner=owner,
        month=LAST,
        asked_by="Chair",
        due=date(2008, 12, 30),
    )
    if number % 3 == 0:
        return held
    return replace(
        held,
        answer="The council pays, from February on; the south has most new homes.",
        evidence="Minutes of the lighting panel",
        answered_by="theme-lead",
        answered_on=date(2008, 12, 22),
        follow_up="Report the spending" if number % 3 == 2 else "",
        follow_up_due=date(2009, 2, 10) if number % 3 == 2 else None,
    )


def _arising(number: int, owner: str) -> ArisingAction:
    return ArisingAction(
        number=number,
        meeting=1,
        body=BOARD,
        what="Send the map of dark paths to every neighbourhood panel",
        owner=owner,
        post="Theme lead",
        due=date(2009, 1, 15),
    )


def _money(number: int, own: list[Action]) -> Money:
    line = FundingLine(
        code=f"LAA-{number + 1}",
        title="Area agreement grant",
        identified=1_000_000 * (number + 1),
        source="Government office",
        group=GROUPS[number].slug,
        is_confirmed=number % 2 == 0,
    )
    spent = ((a.code, 60_000, 25_000 + 1_000 * n) for n, a in enumerate(own[:8]))
    return Money(line=line, by_action=tuple(spent))
