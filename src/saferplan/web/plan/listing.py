"""All actions as plain data: group by group, or the part that was chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from saferplan.core.partnership.structure import Partnership
from saferplan.core.periods import day_label
from saferplan.core.plan.activity import (
    ActionState,
    Activity,
    ActivityRag,
    rags_words,
)
from saferplan.core.plan.priorities import Plan
from saferplan.core.wording import plural
from saferplan.documents.activity import ACTIVITY_KEY
from saferplan.documents.status import Status
from saferplan.web.action_rows import ActionRow, action_rows
from saferplan.web.forms import Option, options
from saferplan.web.sheets import Way

MANY = 3
"""More groups than this, and the page begins with a list of them."""
Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class GroupOfActions:
    """The actions of one group, the reddest first, and how many have which colour."""

    slug: str
    name: str
    told: str
    rows: tuple[ActionRow, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """One way to see a part of them: its name in the address, its words."""

    name: str
    label: str
    options: tuple[Option, ...]

    @property
    def chosen(self) -> str:
        """What was chosen in words; empty for everything."""
        return next((o.text for o in self.options if o.chosen and o.value), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionsPage:
    """What the page of all actions shows; ``add`` is the way to a new one."""

    answer: str
    as_at: str
    groups: tuple[GroupOfActions, ...]
    filters: tuple[Filter, ...]
    is_empty: bool
    rules: tuple[str, ...] = ()
    key: tuple[Status, ...] = ACTIVITY_KEY
    add: Way | None = None
    ways: tuple[Way, ...] = ()
    told: str = ""

    @property
    def chosen(self) -> tuple[str, ...]:
        """Which part is shown, in words; nothing for everything."""
        return tuple(one.chosen for one in self.filters if one.chosen)

    @property
    def is_long(self) -> bool:
        """Do so many groups have actions that a list of them helps?"""
        return len(self.groups) > MANY


def actions_page(
    found: Sequence[Activity],
    frame: Partnership,
    plan: Plan | None,
    chosen: Mapping[str, str],
    today: date,
) -> ActionsPage:
    """All actions by group, or those that fit what was chosen."""
    kept = [one for one in found if _fits(one, chosen)]
    slugs = list(dict.fromkeys(one.action.group for one in found))
    return ActionsPage(
        answer=count_words(kept),
        as_at=day_label(today),
        groups=tuple(_groups(kept, slugs, frame)),
        filters=tuple(_filters(found, frame, plan, chosen)),
        is_empty=not found,
    )


def count_words(found: Sequence[Activity]) -> str:
    """How many there are and how many have which colour, in one phrase.

    >>> count_words([])
    'No action'
    """
    if not found:
        return "No action"
    return f"{plural(len(found), 'action')}: {rags_words(found)}"


def _fits(one: Activity, chosen: Mapping[str, str]) -> bool:
    held = {
        "group": (one.action.group,),
        "colour": (one.rag.value,),
        "state": (one.state.value,),
        "theme": one.action.themes,
    }
    return all(
        not chosen.get(name) or chosen[name] in values for name, values in held.items()
    )


def _groups(
    kept: Sequence[Activity], slugs: Sequence[str], frame: Partnership
) -> Iterator[GroupOfActions]:
    for slug in slugs:
        own = [one for one in kept if one.action.group == slug]
        if own:
            name, rows = frame.name_of(slug), action_rows(own, frame)
            yield GroupOfActions(slug, name, rags_words(own), rows)


def _filters(
    found: Sequence[Activity],
    frame: Partnership,
    plan: Plan | None,
    chosen: Mapping[str, str],
) -> Iterator[Filter]:
    """A choice for each way in which they differ at all."""
    slugs = dict.fromkeys(one.action.group for one in found)
    themes = plan.themes if plan else ()
    offered: tuple[tuple[str, str, Pairs, str], ...] = (
        ("group", "Group", [(s, frame.name_of(s)) for s in slugs], "All groups"),
        ("colour", "Colour", _worded(ActivityRag), "All colours"),
        (
            "state",
            "State",
            [(s.value, s.words.capitalize()) for s in ActionState],
            "All states",
        ),
        ("theme", "Theme", [(t.slug, t.name) for t in themes], "All themes"),
    )
    for name, label, pairs, every in offered:
        if len(pairs) > 1 or (pairs and name == "theme"):
            yield Filter(name, label, options(pairs, chosen.get(name, ""), every))


def _worded(colours: type[ActivityRag]) -> Pairs:
    return [(rag.value, rag.value.capitalize()) for rag in colours]
