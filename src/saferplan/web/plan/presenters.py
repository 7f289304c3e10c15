"""Actions as plain data: rows of a table, and one with its milestones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from saferplan.core.boards.asking import Variance
from saferplan.core.partnership.structure import Partnership
from saferplan.core.periods import day_label
from saferplan.core.plan.actions import Action, Milestone
from saferplan.core.plan.activity import (
    ActionState,
    Activity,
    most_urgent_first,
)
from saferplan.core.plan.priorities import Plan
from saferplan.core.wording import listed, plural
from saferplan.web.forms import Option, options

PRESSING = (ActionState.LATE,)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRow:
    """One action in a table."""

    code: str
    title: str
    group: str
    state: str
    is_late: bool
    milestones: str
    next_due: str
    post: str


@dataclass(frozen=True, slots=True)
class GroupOfActions:
    """The actions of one group, the most urgent first."""

    slug: str
    name: str
    rows: tuple[ActionRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionsPage:
    """What the page of all actions shows."""

    answer: str
    as_at: str
    groups: tuple[GroupOfActions, ...]
    by_group: tuple[Option, ...]
    by_state: tuple[Option, ...]
    is_filtered: bool
    is_empty: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownMilestone:
    """One milestone in words."""

    number: int
    title: str
    due: str
    state: str
    is_late: bool
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionPage:
    """What the page of one action shows."""

    code: str
    title: str
    state: str
    is_late: bool
    answer: str
    group: str
    group_slug: str
    facts: tuple[tuple[str, str], ...]
    milestones: tuple[ShownMilestone, ...]
    indicators: tuple[str, ...]
    variances: tuple[tuple[int, str], ...]


def actions_page(
    found: Sequence[Activity],
    frame: Partnership,
    chosen: Mapping[str, str],
    today: date,
) -> ActionsPage:
    """All actions by group, or those of the group and state chosen."""
    group, state = chosen.get("group", ""), chosen.get("state", "")
    kept = [
        one
        for one in found
        if one.action.group == (group or one.action.group)
        and one.state.value == (state or one.state.value)
    ]
    slugs = list(dict.fromkeys(one.action.group for one in found))
    return ActionsPage(
        answer=states_words(kept),
        as_at=day_label(today),
        groups=tuple(_groups(kept, slugs, frame)),
        by_group=options([(s, name_of(s, frame)) for s in slugs], group, "All groups"),
        by_state=options(
            [(s.value, s.words.capitalize()) for s in ActionState], state, "All states"
        ),
        is_filtered=bool(group or state),
        is_empty=not found,
    )


def states_words(found: Sequence[Activity]) -> str:
    """How many are late, due and done, in one phrase."""
    states = [one.state for one in found]
    told = [f"{states.count(s)} {s.words}" for s in ActionState if s in states]
    counted = plural(len(found), "action")
    return f"{counted}: {listed(told)}" if told else counted


def action_rows(found: Iterable[Activity], frame: Partnership) -> tuple[ActionRow, ...]:
    """The rows of a table of actions, the most urgent first."""
    return tuple(_row(one, frame) for one in most_urgent_first(found))


def action_page(
    found: Activity,
    frame: Partnership,
    plan: Plan | None,
    asked: Sequence[Variance],
    today: date,
) -> ActionPage:
    """One action, its milestones and what was asked about it."""
    held = found.action
    return ActionPage(
        code=held.code,
        title=held.title,
        state=found.state.words.capitalize(),
        is_late=found.state in PRESSING,
        answer=_answer(found),
        group=name_of(held.group, frame),
        group_slug=held.group,
        facts=tuple((n, text) for n, text in _facts(held, frame, plan) if text),
        milestones=tuple(_milestone(m, today) for m in held.milestones),
        indicators=held.indicators,
        variances=tuple((v.number, _asked(v)) for v in asked),
    )


def name_of(slug: str, frame: Partnership) -> str:
    """What a body or an organisation is called here."""
    body, agency = frame.body(slug), frame.organisation(slug)
    return body.local_name if body else agency.name if agency else slug


def _groups(
    kept: Sequence[Activity], slugs: Sequence[str], frame: Partnership
) -> Iterator[GroupOfActions]:
    for slug in slugs:
        own = [one for one in kept if one.action.group == slug]
        if own:
            yield GroupOfActions(slug, name_of(slug, frame), action_rows(own, frame))


def _row(one: Activity, frame: Partnership) -> ActionRow:
    held = one.action
    doer = ", ".join(
        part for part in (held.post, name_of(held.organisation, frame)) if part
    )
    return ActionRow(
        code=held.code,
        title=held.title,
        group=name_of(held.group, frame),
        state=one.state.words.capitalize(),
        is_late=one.state in PRESSING,
        milestones=one.words.capitalize(),
        next_due=day_label(one.next_due) if one.next_due else "–",
        post=doer or "–",
    )


def _answer(found: Activity) -> str:
    words = f"{found.words[:1].upper()}{found.words[1:]}."
    if found.next_due is None:
        return words
    verb = "was" if found.state is ActionState.LATE else "is"
    return f"{words} The next date {verb} {day_label(found.next_due)}."


def _facts(
    held: Action, frame: Partnership, plan: Plan | None
) -> Iterator[tuple[str, str]]:
    priority = plan.priority(held.priority) if plan else None
    themes = {t.slug: t.name for t in plan.themes} if plan else {}
    yield "Priority", priority.name if priority else ""
    yield "Themes", listed([themes.get(slug, slug) for slug in held.themes])
    yield "Who does it", name_of(held.organisation, frame)
    yield "Post", held.post
    yield "Starts", day_label(held.starts) if held.starts else ""
    yield "Due", day_label(held.due) if held.due else ""
    yield "Comes from", held.source


def _milestone(one: Milestone, today: date) -> ShownMilestone:
    words = one.progress.words.capitalize()
    if one.done_on:
        words = f"Done on {day_label(one.done_on)}"
    late = one.is_late(today)
    return ShownMilestone(
        number=one.number,
        title=one.title,
        due=day_label(one.due) if one.due else "–",
        state=f"Late: {words.lower()}" if late else words,
        is_late=late,
        remark=one.remark or "–",
    )


def _asked(one: Variance) -> str:
    return f"Variance {one.number}, {one.decision.value}: {one.change}"
