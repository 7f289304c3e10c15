"""The dashboard as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from saferplan.core.boards.building import rules, summary
from saferplan.core.boards.pack import Line
from saferplan.core.indicators.vocabulary import DataState, Marker, Rag
from saferplan.core.periods import day_label
from saferplan.core.plan.activity import Activity, activity_rule
from saferplan.core.wording import listed, plural
from saferplan.documents.activity import activity_tag
from saferplan.documents.status import Status
from saferplan.usecases.indicators.queries import Standing
from saferplan.web.indicators.choosing import Choice, Filters
from saferplan.web.indicators.rows import Block, blocks

NAMED = 3
"""More names than this make no sentence."""
SHORT = 12
"""A dashboard of more indicators than these is headed by its priorities."""
OUTSTANDING = (DataState.AWAITED, DataState.MISSING, DataState.INCOMPLETE)


@dataclass(frozen=True, slots=True, kw_only=True)
class DashboardPage:
    """What the dashboard shows."""

    heading: str
    answer: str
    tally: str
    blocks: tuple[Block, ...]
    rule: str
    marks: str
    activity_rule: str
    form: Filters
    is_empty: bool
    is_filtered: bool
    is_long: bool
    dates_query: str


def dashboard_page(
    standing: Standing,
    choice: Choice,
    form: Filters,
    actions: Sequence[Activity] = (),
) -> DashboardPage:
    """Where everything stands that was asked for, and the actions beside it.

    Nothing is said of actions where none is meant to move an indicator shown.
    """
    kept = choice.keep(standing.lines, standing.partnership)
    tags = _tags(standing.lines, actions)
    return DashboardPage(
        heading=f"As at {day_label(choice.as_at)}; {completeness(kept)}",
        answer=answer(kept),
        tally=summary(kept),
        blocks=blocks(kept, standing.plan, tags),
        rule=rules(kept),
        marks=_marks(kept),
        activity_rule=_activity_rule(choice.as_at) if tags else "",
        form=form,
        is_empty=not standing.lines,
        is_filtered=choice.is_filtered,
        is_long=len(kept) > SHORT,
        dates_query=choice.dates_query,
    )


def _tags(lines: Sequence[Line], found: Sequence[Activity]) -> dict[str, Status]:
    """By indicator: how the actions stand that are meant to move it."""
    tags = {
        line.code: activity_tag(
            [one for one in found if line.code in one.action.indicators]
        )
        for line in lines
        if found
    }
    return {code: tag for code, tag in tags.items() if tag}


def _activity_rule(as_at: date) -> str:
    return f"As at {day_label(as_at)}. {activity_rule()}"


def completeness(lines: Sequence[Line]) -> str:
    """``3 returns missing``, or that none is."""
    count = sum(line.position.data_state in OUTSTANDING for line in lines)
    return f"{plural(count, 'return')} missing" if count else "no return missing"


def answer(lines: Sequence[Line]) -> str:
    """The page in one sentence: how many are behind, and which are worst.

    Only indicators with a colour can be behind or on track; the rest are counted.
    """
    coloured = [line for line in lines if line.position.rag]
    if not coloured:
        return "No indicator here has a status yet."
    if len(coloured) == 1:
        return _the_one(coloured[0])
    red = [line.name for line in coloured if line.position.rag is Rag.RED]
    amber = sum(line.position.rag is Rag.AMBER for line in coloured)
    told = [_on_track(len(coloured) - len(red) - amber, len(coloured))]
    if amber:
        told.append(f"{amber} {'is' if amber == 1 else 'are'} a little behind")
    if red:
        told.append(f"{len(red)} {'is' if len(red) == 1 else 'are'} well behind")
    worst = f": {listed(red)}" if 0 < len(red) <= NAMED else ""
    return f"{listed(told)}{worst}."


_STANDS: dict[Rag | None, str] = {
    Rag.GREEN: "on track",
    Rag.AMBER: "a little behind",
    Rag.RED: "well behind",
}


def _the_one(line: Line) -> str:
    where = _STANDS[line.position.rag]
    return f"The one indicator with a status is {where}: {line.name}."


def _on_track(green: int, coloured: int) -> str:
    verb = "are" if green > 1 else "is"
    return f"{green or 'None'} of {coloured} indicators with a status {verb} on track"


_MARKS = {
    Marker.PROVISIONAL: "provisional",
    Marker.REVISED: "revised since it was first given",
    Marker.ESTIMATED: "estimated",
    Marker.FORECAST: "a forecast",
    Marker.BREAK: "after a break in how it is counted",
    Marker.UNRELIABLE: "not reliable",
    Marker.LOW: "too small to be shown exactly",
    Marker.NOT_SIGNED_OFF: "not signed off yet",
}


def _marks(lines: Sequence[Line]) -> str:
    """What the marks beside the figures mean: only of those that are there."""
    used = {mark for line in lines for mark in line.position.figure.markers}
    told = [
        f"{mark.shorthand} {words}" for mark, words in _MARKS.items() if mark in used
    ]
    return f"Beside a figure: {', '.join(told)}." if told else ""
