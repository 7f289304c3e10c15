"""Keep the actions of a plan: those that are new, and those that changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction

from saferplan.core.partnership.structure import Partnership
from saferplan.core.periods import day_label
from saferplan.core.plan.actions import Action, Milestone
from saferplan.core.plan.priorities import Plan
from saferplan.core.wording import is_plain_text, plural
from saferplan.store import models, plan_actions, reading, writing
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import Refused
from saferplan.usecases.permissions import Doing
from saferplan.usecases.told import different


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What came of it: how many actions and milestones are new, how many changed.

    ``entry`` is the ledger's number, or 0 where nothing was written.
    """

    new: int = 0
    changed: int = 0
    milestones: int = 0
    entry: int = 0

    @property
    def told(self) -> str:
        """``3 actions added, 1 changed; 7 milestones``."""
        if not self.entry:
            return "Nothing new: the actions are held as they are."
        return (
            f"{plural(self.new, 'action')} added, {self.changed:,} changed; "
            f"{plural(self.milestones, 'milestone')} written."
        )


@dataclass(frozen=True, slots=True)
class _Held:
    """What is there already, by code and number, and what was there before."""

    actions: Mapping[str, tuple[int, Action]]
    ever: Mapping[plan_actions.MilestoneKey, Sequence[Milestone]]
    is_issued: bool

    def place_of(self, code: str, among_new: int) -> int:
        """An action keeps its place; a new one comes after all that are there."""
        if code in self.actions:
            return self.actions[code][0]
        return len(self.actions) + among_new


def keep_actions(
    *, by: Actor, partnership: str, actions: Sequence[Action], source: str = ""
) -> Kept:
    """Write what is new in these actions; without anything new, write nothing.

    Nothing is taken away: an action or milestone left out stays. A milestone that
    was once held exactly as given is left as it stands now, so that the same file
    read twice does not undo what was moved since. Once a pack was issued, a date
    that was held changes only by a variance.

    Raises:
        NotFound, NotPermitted: only a manager or an analyst may.
        Refused: a word that is not in the structure or the plan, an action twice,
            or a date that needs a variance; every problem is told.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership, Doing.RECORD)
        writing.lock_partnership(partnership)
        held = _held(row)
        _refuse(row, actions, held)
        return _write(row, by, actions, held, source)


def _held(row: models.PartnershipRow) -> _Held:
    there = plan_actions.actions_of(row)
    return _Held(
        actions={one.code: (place, one) for place, one in enumerate(there)},
        ever=plan_actions.every_milestone(row),
        is_issued=models.IssuedPackRow.objects.filter(partnership=row).exists(),
    )


def _write(
    row: models.PartnershipRow,
    by: Actor,
    given: Sequence[Action],
    held: _Held,
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
    if not (new or changed or steps):
        return Kept()
    entry = writing.open_entry(
        row,
        account=by.account,
        on_behalf_of=by.on_behalf_of,
        what="keep_actions",
        source=source,
        detail=_detail([*new, *changed], steps, held),
    )
    for at, one in enumerate([*new, *changed]):
        plan_actions.add_action(entry, held.place_of(one.code, at), one)
    for code, step in steps:
        plan_actions.add_milestone(entry, code, step)
    return Kept(
        new=len(new), changed=len(changed), milestones=len(steps), entry=entry.number
    )


def _is_changed(given: Action, held: _Held) -> bool:
    if given.code not in held.actions:
        return False
    return _bare(given) != _bare(held.actions[given.code][1])


def _bare(action: Action) -> Action:
    return replace(action, milestones=())


def _detail(
    actions: Sequence[Action],
    steps: Sequence[tuple[str, Milestone]],
    held: _Held,
) -> dict[str, Any]:
    was = {code: _bare(one) for code, (_, one) in held.actions.items()}
    return {
        "actions": {
            one.code: different(was.get(one.code), _bare(one)) for one in actions
        },
        "milestones": {
            f"{code}, {step.number}": different(_last(held, code, step.number), step)
            for code, step in steps
        },
    }


def _last(held: _Held, code: str, number: int) -> Milestone | None:
    ever = held.ever.get((code, number), ())
    return ever[-1] if ever else None


def _refuse(row: models.PartnershipRow, given: Sequence[Action], held: _Held) -> None:
    frame, plan = reading.structure(row), reading.plan(row)
    known = set(
        models.IndicatorRow.objects.filter(partnership=row).values_list(
            "code", flat=True
        )
    )
    codes = [one.code for one in given]
    problems = [
        f"The action {code} stands there twice; leave one out."
        for code in sorted({c for c in codes if codes.count(c) > 1})
    ]
    for one in given:
        problems.extend(_unknown_words(one, frame, plan, known))
        problems.extend(_moved_dates(one, held))
    if problems:
        raise Refused(*problems)


def _unknown_words(
    one: Action, frame: Partnership, plan: Plan | None, indicators: set[str]
) -> Iterator[str]:
    if frame.body(one.group) is None:
        yield f"{one.code}: there is no group called {one.group} here."
    if one.organisation and frame.organisation(one.organisation) is None:
        yield f"{one.code}: there is no organisation called {one.organisation} here."
    if one.priority and (plan is None or plan.priority(one.priority) is None):
        yield f"{one.code}: the plan has no priority called {one.priority}."
    themes = {theme.slug for theme in plan.themes} if plan else set()
    if one.theme and one.theme not in themes:
        yield f"{one.code}: the plan has no theme called {one.theme}."
    for code in one.indicators:
        if code not in indicators:
            yield f"{one.code}: there is no indicator {code} here."
    texts = [one.title, one.post, one.source]
    texts += [words for m in one.milestones for words in (m.title, m.remark)]
    if not all(is_plain_text(text) for text in texts):
        yield f"{one.code}: a text holds a sign that cannot be printed."


def _moved_dates(one: Action, held: _Held) -> Iterator[str]:
    """A board has seen the dates of a pack: from then on it decides on new ones."""
    if not held.is_issued:
        return
    if one.code in held.actions:
        was = held.actions[one.code][1].due
        if was is not None and one.due != was:
            yield _needs_variance(one.code, day_label(was))
    for step in one.milestones:
        ever = held.ever.get((one.code, step.number), ())
        if not ever or step in ever:
            continue
        due = ever[-1].due
        if due is not None and step.due != due:
            yield _needs_variance(
                f"{one.code}, milestone {step.number}", day_label(due)
            )


def _needs_variance(what: str, due: str) -> str:
    return (
        f"{what} is due on {due} in the papers a board was given; request a variance "
        "to change that date."
    )
