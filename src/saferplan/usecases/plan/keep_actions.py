"""Keep the actions of a plan: those that are new, and those that changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from django.db import transaction

from saferplan.core.plan.actions import Action, Milestone, Risk
from saferplan.core.wording import plural
from saferplan.store import models, plan_actions, writing
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import NotPermitted, Refused
from saferplan.usecases.permissions import Doing
from saferplan.usecases.plan.action_words import (
    moved_baseline,
    unknown_words,
    words_of,
)
from saferplan.usecases.plan.queries import may_move
from saferplan.usecases.told import different

V = TypeVar("V")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What came of it: how many actions and milestones are new, how many changed.

    ``entry`` is the ledger's number, or 0 where nothing was written.
    """

    new: int = 0
    changed: int = 0
    milestones: int = 0
    risks: int = 0
    entry: int = 0

    @property
    def told(self) -> str:
        """``3 actions added, 1 changed; 7 milestones``."""
        if not self.entry:
            return "Nothing new: the actions are held as they are."
        risks = f", {plural(self.risks, 'risk')}" if self.risks else ""
        return (
            f"{plural(self.new, 'action')} added, {self.changed:,} changed; "
            f"{plural(self.milestones, 'milestone')}{risks} written."
        )


@dataclass(frozen=True, slots=True)
class Held:
    """What is there already, by code and number, and what was there before."""

    actions: Mapping[str, tuple[int, Action]]
    ever: Mapping[plan_actions.MilestoneKey, Sequence[Milestone]]
    risks: Mapping[plan_actions.MilestoneKey, Sequence[Risk]]
    is_issued: bool

    def place_of(self, code: str, among_new: int) -> int:
        """An action keeps its place; a new one comes after all that are there."""
        if code in self.actions:
            return self.actions[code][0]
        return len(self.actions) + among_new


def keep_actions(
    *,
    by: Actor,
    partnership: str,
    actions: Sequence[Action],
    source: str = "",
    is_new: bool = False,
) -> Kept:
    """Write what is new in these actions; without anything new, write nothing.

    Nothing is taken away: an action, milestone or risk left out stays. A milestone or
    risk that was once held exactly as given is left as it stands now, so that the
    same file read twice does not undo what was moved since. Once a pack was issued, a
    date or a scope that was held changes only by a variance. ``is_new``: none of them
    is there yet; a code that is taken is refused, whosever it is.

    Raises:
        NotFound, NotPermitted: a manager or an analyst may, and a theme lead for the
            own group.
        Refused: a word that is not in the structure or the plan, an action twice,
            or a date or scope that needs a variance; every problem is told.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership, Doing.REPORT)
        writing.lock_partnership(partnership)
        held = _held(row)
        if is_new:
            _refuse_taken(actions, held)
        _require_own(by, partnership, actions, held)
        _refuse(row, actions, held)
        return _write(row, by, actions, held, source)


def _held(row: models.PartnershipRow) -> Held:
    there = plan_actions.actions_of(row)
    return Held(
        actions={one.code: (place, one) for place, one in enumerate(there)},
        ever=plan_actions.every_milestone(row),
        risks=plan_actions.every_risk(row),
        is_issued=models.IssuedPackRow.objects.filter(partnership=row).exists(),
    )


def _refuse_taken(given: Sequence[Action], held: Held) -> None:
    taken = [one.code for one in given if one.code in held.actions]
    if taken:
        raise Refused(
            *(f"There is an action {c} already; give another code." for c in taken)
        )


def _require_own(
    by: Actor, partnership: str, given: Sequence[Action], held: Held
) -> None:
    """Theirs now, and theirs after: nobody gives an action away, or takes one."""
    for one in given:
        before = [held.actions[one.code][1]] if one.code in held.actions else []
        for action in (one, *before):
            if not may_move(by, partnership, action.group):
                raise NotPermitted(
                    f"The account {by.account} may not keep the actions of "
                    f"{action.group} in {partnership}."
                )


def _write(
    row: models.PartnershipRow,
    by: Actor,
    given: Sequence[Action],
    held: Held,
    source: str,
) -> Kept:
    new = [one for one in given if one.code not in held.actions]
    changed = [one for one in given if _is_changed(one, held)]
    steps = [
        (one.code, step)
        for one in given
        for step in one.milestones
        if step not in held.ever.get((one.code, step.number), ())
    ]
    risks = [
        (one.code, risk)
        for one in given
        for risk in one.risks
        if risk not in held.risks.get((one.code, risk.number), ())
    ]
    if not (new or changed or steps or risks):
        return Kept()
    entry = writing.open_entry(
        row,
        account=by.account,
        on_behalf_of=by.on_behalf_of,
        what="keep_actions",
        source=source,
        detail=_detail([*new, *changed], steps, risks, held),
    )
    for at, one in enumerate([*new, *changed]):
        plan_actions.add_action(entry, held.place_of(one.code, at), one)
    for code, step in steps:
        plan_actions.add_milestone(entry, code, step)
    for code, risk in risks:
        plan_actions.add_risk(entry, code, risk)
    return Kept(
        new=len(new),
        changed=len(changed),
        milestones=len(steps),
        risks=len(risks),
        entry=entry.number,
    )


def _is_changed(given: Action, held: Held) -> bool:
    if given.code not in held.actions:
        return False
    return _bare(given) != _bare(held.actions[given.code][1])


def _bare(action: Action) -> Action:
    return replace(action, milestones=(), risks=())


def _detail(
    actions: Sequence[Action],
    steps: Sequence[tuple[str, Milestone]],
    risks: Sequence[tuple[str, Risk]],
    held: Held,
) -> dict[str, Any]:
    was = {code: _bare(one) for code, (_, one) in held.actions.items()}
    return {
        "actions": {
            one.code: different(was.get(one.code), _bare(one)) for one in actions
        },
        "milestones": {
            f"{code}, {step.number}": different(
                _last(held.ever, code, step.number), step
            )
            for code, step in steps
        },
        "risks": {
            f"{code}, {risk.number}": different(
                _last(held.risks, code, risk.number), risk
            )
            for code, risk in risks
        },
    }


def _last(
    ever: Mapping[plan_actions.MilestoneKey, Sequence[V]], code: str, number: int
) -> V | None:
    held = ever.get((code, number), ())
    return held[-1] if held else None


def _refuse(row: models.PartnershipRow, given: Sequence[Action], held: Held) -> None:
    codes = [one.code for one in given]
    words = words_of(row)
    problems = [
        f"The action {code} stands there twice; leave one out."
        for code in sorted({c for c in codes if codes.count(c) > 1})
    ]
    for one in given:
        problems.extend(unknown_words(one, words))
        if held.is_issued:
            before = held.actions[one.code][1] if one.code in held.actions else None
            problems.extend(moved_baseline(one, before, held.ever))
    if problems:
        raise Refused(*problems)
