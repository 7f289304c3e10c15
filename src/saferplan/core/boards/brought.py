"""What groups bring to a board beside their figures, as a pack holds it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from saferplan.core.boards.asking import Blockage, Variance
from saferplan.core.boards.challenge import Challenge
from saferplan.core.boards.meeting_record import ArisingAction
from saferplan.core.indicators.proposing import TargetProposal
from saferplan.core.periods import Period
from saferplan.core.plan.actions import Risk
from saferplan.core.plan.activity import Activity
from saferplan.core.plan.funding import Money
from saferplan.core.returns.commentary import Commentary


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupWords:
    """What a group or agency said about the month, under its name."""

    group: str
    words: Commentary


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedVariance:
    """A variance to decide on: what it is about in words, and its date now."""

    group: str
    about: str
    variance: Variance
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RaisedBlockage:
    """A blockage that is still in the way, under the name of the group."""

    group: str
    blockage: Blockage


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupActivity:
    """An action as it stood at the end of the month, under the name of the group."""

    group: str
    activity: Activity


@dataclass(frozen=True, slots=True, kw_only=True)
class Restated:
    """A figure that a pack was issued with, and that has changed since.

    ``before`` and ``after`` are what was observed, in words; ``by`` is the account
    that changed it, ``when`` the day.
    """

    code: str
    name: str
    period: Period
    before: str
    after: str
    reason: str
    by: str
    when: date


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedRisk:
    """A risk that is logged against an action, under the name of its group."""

    group: str
    about: str
    risk: Risk


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedChallenge:
    """A challenge with names to print: who asks, who answers, and what it is about."""

    asker: str
    owner: str
    about: str
    challenge: Challenge
    is_late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenArising:
    """An action arising of a meeting, with the day of the meeting and its owner."""

    owner: str
    met_on: date | None
    arising: ArisingAction
    is_late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMoney:
    """A funding line as it stands, under the name of the group that holds it."""

    group: str
    money: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedTarget:
    """A target to decide on: of which indicator, what holds now, what is proposed."""

    code: str
    name: str
    now: str
    proposed: str
    proposal: TargetProposal


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedSuccess:
    """A success offered to the other groups, and who has taken it up."""

    group: str
    words: Commentary
    taken_up: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """Everything a pack holds beside positions; each part may be empty.

    ``variances`` wait for a decision, ``decided`` were decided since the papers
    before; ``challenges`` are open, ``answered`` came back since then.
    """

    said: tuple[GroupWords, ...] = ()
    variances: tuple[AskedVariance, ...] = ()
    decided: tuple[AskedVariance, ...] = ()
    proposals: tuple[ProposedTarget, ...] = ()
    blockages: tuple[RaisedBlockage, ...] = ()
    activity: tuple[GroupActivity, ...] = ()
    risks: tuple[LoggedRisk, ...] = ()
    challenges: tuple[AskedChallenge, ...] = ()
    answered: tuple[AskedChallenge, ...] = ()
    arising: tuple[OpenArising, ...] = ()
    money: tuple[GroupMoney, ...] = ()
    successes: tuple[SharedSuccess, ...] = ()
    restated: tuple[Restated, ...] = ()
