"""What groups bring to a board's papers, as it was held at one entry."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from saferplan.core.boards.asking import Variance
from saferplan.core.boards.brought import (
    AskedVariance,
    GroupActivity,
    GroupWords,
    RaisedBlockage,
)
from saferplan.core.boards.pack import Line
from saferplan.core.partnership.structure import Partnership
from saferplan.core.periods import Month
from saferplan.core.plan.actions import Action
from saferplan.core.plan.activity import activity, most_urgent_first
from saferplan.core.returns.commentary import Commentary
from saferplan.store import boards, commentaries, models, plan_actions


@dataclass(frozen=True, slots=True, kw_only=True)
class Bringing:
    """Reads what groups bring: of all of them, or of one (``only``).

    Actions about commissioning, and variances to them, stand in no pack: it goes
    to a whole board, and somebody on it may have declared an interest.
    """

    row: models.PartnershipRow
    frame: Partnership
    month: Month
    entry: int
    only: str = ""

    def said(self) -> tuple[GroupWords, ...]:
        """The words about the month as a whole, by the group's place."""
        held = commentaries.commentaries(self.row, self.month, entry=self.entry)
        found = [
            GroupWords(group=self._name(holder), words=words)
            for (holder, _, code), words in held.items()
            if not code and not words.is_empty and self._is_wanted(holder)
        ]
        return tuple(sorted(found, key=lambda one: self._place(one.words.holder)))

    def with_words(self, lines: Collection[Line]) -> tuple[Line, ...]:
        """The lines, each with what was said about its indicator."""
        held = commentaries.commentaries(self.row, self.month, entry=self.entry)
        by_code: dict[str, Commentary] = {}
        for (_, _, code), words in sorted(held.items(), key=lambda item: item[1].entry):
            if code and not words.is_empty:
                by_code[code] = words
        return tuple(
            replace(line, commentary=by_code[line.code])
            if line.code in by_code
            else line
            for line in lines
        )

    def with_actions(self, lines: Collection[Line], on: date) -> tuple[Line, ...]:
        """The lines, each with the actions meant to move it, as they stand then."""
        held = [activity(action, on) for action in self._actions().values()]
        return tuple(
            replace(line, actions=own)
            if (own := tuple(a for a in held if line.code in a.action.indicators))
            else line
            for line in lines
        )

    def variances(self) -> tuple[AskedVariance, ...]:
        """What is still to be decided."""
        actions = self._actions()
        return tuple(
            _asked(self._name(one.holder), one, actions[one.action])
            for one in boards.variances(self.row, entry=self.entry)
            if one.is_open and one.action in actions and self._is_wanted(one.holder)
        )

    def blockages(self) -> tuple[RaisedBlockage, ...]:
        """What is still in the way."""
        return tuple(
            RaisedBlockage(group=self._name(one.holder), blockage=one)
            for one in boards.blockages(self.row, entry=self.entry)
            if one.is_open and self._is_wanted(one.holder)
        )

    def activity(self, on: date) -> tuple[GroupActivity, ...]:
        """Every action as it stands on this day, the most urgent first."""
        found = [
            activity(action, on)
            for action in self._actions().values()
            if self._is_wanted(action.group)
        ]
        return tuple(
            GroupActivity(group=self._name(one.action.group), activity=one)
            for one in most_urgent_first(found)
        )

    def _actions(self) -> Mapping[str, Action]:
        found = plan_actions.actions_of(self.row, entry=self.entry)
        return {one.code: one for one in found if not one.is_commissioning}

    def _is_wanted(self, holder: str) -> bool:
        return not self.only or holder == self.only

    def _name(self, holder: str) -> str:
        body, agency = self.frame.body(holder), self.frame.organisation(holder)
        return body.local_name if body else agency.name if agency else holder

    def _place(self, holder: str) -> int:
        slugs = [b.slug for b in self.frame.bodies]
        slugs += [o.slug for o in self.frame.organisations]
        return slugs.index(holder) if holder in slugs else len(slugs)


def _asked(group: str, variance: Variance, action: Action) -> AskedVariance:
    step = action.milestone(variance.milestone)
    about = f"{action.code} {action.title}"
    if step is not None:
        about += f"; milestone {step.number}: {step.title}"
    return AskedVariance(
        group=group,
        about=about,
        variance=variance,
        due=step.due if step else action.due,
    )
