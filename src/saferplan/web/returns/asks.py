"""Milestones to move, a variance to request, a blockage to raise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from saferplan.core.boards.asking import Blockage, Variance
from saferplan.core.partnership.decisions import Decision
from saferplan.core.periods import day_label
from saferplan.core.plan.actions import Action, Milestone, Progress
from saferplan.web.forms import Option, options
from saferplan.web.returns.typed_form import Sent, SentMilestone
from saferplan.web.sheets import Tag

PROGRESS = (
    (Progress.NOT_STARTED.value, "Not started"),
    (Progress.UNDER_WAY.value, "Under way"),
    (Progress.DONE.value, "Done"),
)
DROPPED = ((Progress.DROPPED.value, "Given up"), *PROGRESS)
"""What is given up may be taken up again; giving up takes a variance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One milestone: where it stands, and the fields that move it."""

    at: int
    key: str
    title: str
    due: str
    is_late: bool
    was: str
    progress: tuple[Option, ...]
    done_on: str
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """The milestones of one action."""

    code: str
    title: str
    post: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Something asked of the Board already: what, and what became of it."""

    words: str
    state: Tag


@dataclass(frozen=True, slots=True, kw_only=True)
class Asks:
    """What can be moved and asked for, and what was asked for before."""

    actions: tuple[Steps, ...]
    settled: tuple[Steps, ...]
    about: tuple[Option, ...]
    variance: Mapping[str, str]
    blockage: Mapping[str, str]
    variances: tuple[Asked, ...]
    blockages: tuple[Asked, ...]
    of_action: tuple[Option, ...] = ()

    @property
    def has_actions(self) -> bool:
        """Is there an action plan for this group at all?"""
        return bool(self.about)


def asks(
    actions: Sequence[Action],
    variances: Sequence[Variance],
    blockages: Sequence[Blockage],
    sent: Sent,
    today: date,
) -> Asks:
    """The milestones still open first; those that are settled behind one line."""
    numbered = _numbered(actions)
    return Asks(
        actions=tuple(_steps(actions, numbered, sent, today, is_open=True)),
        settled=tuple(_steps(actions, numbered, sent, today, is_open=False)),
        about=_about(actions, sent.variance.get("about", "")),
        variance=sent.variance,
        blockage=sent.blockage,
        variances=tuple(_variance(one) for one in variances),
        blockages=tuple(_blockage(one) for one in blockages if one.is_open),
        of_action=_of_action(actions, sent.blockage.get("action", "")),
    )


def key_of(action: str, number: int) -> str:
    """How a form names a milestone; number 0 is the action as a whole."""
    return f"{action}#{number}"


def shown(action: Action, step: Milestone) -> SentMilestone:
    """A milestone as the form shows it before anybody types."""
    return SentMilestone(
        action=action.code,
        number=step.number,
        progress=step.progress.value,
        done_on=_day(step.done_on),
        remark=step.remark,
        was=step.progress.value,
    )


def _numbered(actions: Sequence[Action]) -> dict[str, int]:
    keys = [key_of(a.code, m.number) for a in actions for m in a.milestones]
    return {key: at for at, key in enumerate(keys, start=1)}


def _steps(
    actions: Sequence[Action],
    numbered: Mapping[str, int],
    sent: Sent,
    today: date,
    *,
    is_open: bool,
) -> Iterator[Steps]:
    for action in actions:
        found = [m for m in action.milestones if m.progress.is_open is is_open]
        if found:
            yield Steps(
                code=action.code,
                title=action.title,
                post=action.post,
                steps=tuple(_step(action, m, numbered, sent, today) for m in found),
            )


def _step(
    action: Action,
    step: Milestone,
    numbered: Mapping[str, int],
    sent: Sent,
    today: date,
) -> Step:
    key = key_of(action.code, step.number)
    typed = sent.milestone(action.code, step.number) or shown(action, step)
    return Step(
        at=numbered[key],
        key=key,
        title=step.title,
        due=day_label(step.due) if step.due else "no date set",
        is_late=step.is_late(today),
        was=step.progress.value,
        progress=options(
            DROPPED if step.progress is Progress.DROPPED else PROGRESS, typed.progress
        ),
        done_on=typed.done_on,
        remark=typed.remark,
    )


def _about(actions: Sequence[Action], chosen: str) -> tuple[Option, ...]:
    pairs = []
    for action in actions:
        pairs.append((key_of(action.code, 0), f"{action.code} {action.title}"))
        pairs.extend(
            (
                key_of(action.code, m.number),
                f"{action.code}, step {m.number}: {m.title}",
            )
            for m in action.milestones
            if m.progress.is_open
        )
    return options(pairs, chosen, "Choose an action or a milestone") if pairs else ()


def _of_action(actions: Sequence[Action], chosen: str) -> tuple[Option, ...]:
    """The actions that something can be in the way of; none where there are none."""
    pairs = [(a.code, f"{a.code} {a.title}") for a in actions]
    return options(pairs, chosen, "Of none in particular") if pairs else ()


_DECIDED = {
    Decision.REQUESTED: Tag("Requested", "blue"),
    Decision.APPROVED: Tag("Approved", "green"),
    Decision.REFUSED: Tag("Refused", "red"),
    Decision.WITHDRAWN: Tag("Withdrawn", "grey"),
}


def _variance(one: Variance) -> Asked:
    about = f"{one.action}, step {one.milestone}" if one.milestone else one.action
    new = f" ({one.asked})" if one.asked else ""
    return Asked(
        words=f"{about}: {one.change}{new} Why: {one.reason}",
        state=_DECIDED[one.decision],
    )


def _blockage(one: Blockage) -> Asked:
    help_words = f" What would help: {one.would_help}" if one.would_help else ""
    said = f" The Board: {one.answer} {one.support}".rstrip() if one.answer else ""
    state = "Answered" if one.is_answered else "Open"
    return Asked(
        words=f"{one.what}{help_words} ({one.month.label}){said}",
        state=Tag(state, "blue"),
    )


def _day(day: date | None) -> str:
    return f"{day.day}/{day.month}/{day.year}" if day else ""
