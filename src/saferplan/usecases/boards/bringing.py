"""What groups bring to a board's papers, as it was held at one entry."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from saferplan.core.boards.asking import Blockage, Variance
from saferplan.core.boards.brought import (
    AskedVariance,
    GroupActivity,
    GroupWords,
    LoggedRisk,
    RaisedBlockage,
    SharedSuccess,
)
from saferplan.core.boards.pack import Change, Line
from saferplan.core.boards.what_changed import activity_changes
from saferplan.core.partnership.structure import Partnership
from saferplan.core.periods import Month
from saferplan.core.plan.actions import Action
from saferplan.core.plan.activity import (
    MONTHLY,
    Activity,
    ReportingCycle,
    activity,
    reddest_first,
)
from saferplan.core.returns.commentary import Commentary
from saferplan.store import boards, commentaries, meetings, models, plan_actions


@dataclass(frozen=True, slots=True, kw_only=True)
class Bringing:
    """Reads what groups bring: of all of them, or of one (``only``).

    ``months`` are those the papers cover, the reported one last; ``before`` is the
    entry the papers before were cut at (0: none were issued), ``before_on`` the last
    day they reported. Actions about commissioning, and variances to them, stand in no
    pack: it goes to a whole board, and somebody on it may have declared an interest.
    """

    row: models.PartnershipRow
    frame: Partnership
    months: tuple[Month, ...]
    entry: int
    before: int
    before_on: date
    body: str
    only: str = ""
    cycle: ReportingCycle = MONTHLY

    @property
    def month(self) -> Month:
        """The month reported."""
        return self.months[-1]

    # ------------------------------------------------------------------- words
    def said(self) -> tuple[GroupWords, ...]:
        """The words about each month as a whole, the newest first, by the group."""
        found = [
            GroupWords(group=self.frame.name_of(holder), words=words)
            for (holder, _, code), words in self._words().items()
            if not code and not words.is_empty and self.is_wanted(holder)
        ]
        return tuple(
            sorted(
                found,
                key=lambda one: (
                    self._place(one.words.holder),
                    -one.words.month.ordinal,
                ),
            )
        )

    def successes(self) -> tuple[SharedSuccess, ...]:
        """What groups offer the others: of all of them, whoever the papers are for."""
        taken = meetings.uptakes(self.row, entry=self.entry)
        return tuple(
            SharedSuccess(
                group=self.frame.name_of(words.holder),
                words=words,
                taken_up=tuple(
                    self.frame.name_of(up.holder)
                    for up in taken
                    if (up.success_of, up.month) == (words.holder, words.month)
                ),
            )
            for words in sorted(
                self._words().values(), key=lambda w: self._place(w.holder)
            )
            if words.success.strip()
        )

    def with_words(self, lines: Collection[Line]) -> tuple[Line, ...]:
        """The lines, each with what was said about its indicator, the latest of it."""
        by_code: dict[str, Commentary] = {}
        in_order = sorted(
            self._words().values(), key=lambda words: (words.month, words.entry)
        )
        for words in in_order:
            if words.indicator and not words.is_empty:
                by_code[words.indicator] = words
        return tuple(
            replace(line, commentary=by_code[line.code])
            if line.code in by_code
            else line
            for line in lines
        )

    def _words(self) -> Mapping[commentaries.Key, Commentary]:
        return commentaries.commentaries(self.row, *self.months, entry=self.entry)

    # ------------------------------------------------------------------ actions
    def with_actions(
        self, lines: Collection[Line], held: Sequence[Activity]
    ) -> tuple[Line, ...]:
        """The lines, each with the actions meant to move it, as they stand."""
        return tuple(
            replace(line, actions=own)
            if (own := tuple(a for a in held if line.code in a.action.indicators))
            else line
            for line in lines
        )

    def all_activity(self) -> tuple[Activity, ...]:
        """Every action as it stands at the end of the month, whoever's it is."""
        return self._stood(self.entry, self.month.last)

    def activity(self, held: Iterable[Activity]) -> tuple[GroupActivity, ...]:
        """Those of the groups wanted, the reddest first."""
        own = (one for one in held if self.is_wanted(one.action.group))
        return tuple(
            GroupActivity(group=self.frame.name_of(one.action.group), activity=one)
            for one in reddest_first(own)
        )

    def risks(self, held: Sequence[Activity]) -> tuple[LoggedRisk, ...]:
        """What may go wrong with the actions of the groups wanted."""
        return tuple(
            LoggedRisk(
                group=self.frame.name_of(one.action.group),
                about=f"{one.action.code} {one.action.title}",
                risk=risk,
            )
            for one in held
            if self.is_wanted(one.action.group)
            for risk in one.action.risks
            if risk.is_open(self.month.last)
        )

    def action_changes(self, held: Sequence[Activity]) -> tuple[Change, ...]:
        """Which of them stand otherwise than in the papers before?"""
        then = self._stood(self.before or self.entry, self.before_on)
        own = [one for one in held if self.is_wanted(one.action.group)]
        return activity_changes(own, {one.action.code: one for one in then})

    def _stood(self, entry: int, on: date) -> tuple[Activity, ...]:
        blocked = self._blocked(entry)
        return tuple(
            activity(
                action, on, blocked_by=blocked.get(action.code, ""), cycle=self.cycle
            )
            for action in self.actions(entry).values()
        )

    def _blocked(self, entry: int) -> Mapping[str, str]:
        """What is in the way of which action, by its code."""
        return {
            one.action: one.what
            for one in boards.blockages(self.row, entry=entry)
            if one.is_open and one.action
        }

    def actions(self, entry: int) -> Mapping[str, Action]:
        """The actions that papers may speak of, by their codes."""
        found = plan_actions.actions_of(self.row, entry=entry)
        return {one.code: one for one in found if not one.is_commissioning}

    # --------------------------------------------------------------------- asks
    def variances(self) -> tuple[AskedVariance, ...]:
        """What is still to be decided."""
        return tuple(self._asked([v for v in self._all_asked() if v.is_open]))

    def decided(self) -> tuple[AskedVariance, ...]:
        """What was decided since the papers before."""
        then = boards.variances(self.row, entry=self.before)
        held = {one.number for one in then if not one.is_open}
        return tuple(
            self._asked(
                v for v in self._all_asked() if not v.is_open and v.number not in held
            )
        )

    def _all_asked(self) -> tuple[Variance, ...]:
        return boards.variances(self.row, entry=self.entry)

    def _asked(self, found: Iterable[Variance]) -> Iterable[AskedVariance]:
        actions = self.actions(self.entry)
        for one in found:
            if one.action in actions and self.is_wanted(one.holder):
                yield _asked(self.frame.name_of(one.holder), one, actions[one.action])

    def blockages(self) -> tuple[RaisedBlockage, ...]:
        """What is still in the way."""
        seen = self.actions(self.entry)
        return tuple(
            RaisedBlockage(group=self.frame.name_of(one.holder), blockage=one)
            for one in boards.blockages(self.row, entry=self.entry)
            if one.is_open and self.is_wanted(one.holder) and _is_shown(one, seen)
        )

    # -------------------------------------------------------------------- names
    def is_wanted(self, holder: str) -> bool:
        """Do these papers speak of this group?"""
        return not self.only or holder == self.only

    def _place(self, holder: str) -> int:
        slugs = [b.slug for b in self.frame.bodies]
        slugs += [o.slug for o in self.frame.organisations]
        return slugs.index(holder) if holder in slugs else len(slugs)


def _is_shown(blockage: Blockage, seen: Mapping[str, Action]) -> bool:
    """One in the way of a commissioning action says too much about it."""
    return not blockage.action or blockage.action in seen


def _asked(group: str, variance: Variance, action: Action) -> AskedVariance:
    step = action.milestone(variance.milestone)
    about = f"{action.code} {action.title}"
    if step is not None:
        about += f"; milestone {step.number}: {step.title}"
    was = variance.was_due or (step.due if step else action.due)
    return AskedVariance(group=group, about=about, variance=variance, due=was)
