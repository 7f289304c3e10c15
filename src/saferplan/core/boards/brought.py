"""What groups bring to a board beside their figures, as a pack holds it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from saferplan.core.boards.asking import Blockage, Variance
from saferplan.core.periods import Period
from saferplan.core.plan.activity import Activity
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
class Brought:
    """Everything a pack holds beside positions; each part may be empty."""

    said: tuple[GroupWords, ...] = ()
    variances: tuple[AskedVariance, ...] = ()
    blockages: tuple[RaisedBlockage, ...] = ()
    activity: tuple[GroupActivity, ...] = ()
    restated: tuple[Restated, ...] = ()
