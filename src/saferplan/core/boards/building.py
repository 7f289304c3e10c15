"""From lines to a pack: sections, exceptions first, what changed, what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from saferplan.core.boards.brought import Brought
from saferplan.core.boards.pack import (
    Absence,
    Audience,
    Branding,
    Change,
    Line,
    Pack,
    Section,
)
from saferplan.core.boards.papers import SEES_ALL, Paper, usual_paper
from saferplan.core.boards.what_changed import changes
from saferplan.core.indicators.standing import Position
from saferplan.core.indicators.vocabulary import DataState, Rag
from saferplan.core.partnership.structure import Body, Partnership
from saferplan.core.periods import Month, day_label, month
from saferplan.core.plan.activity import MONTHLY, ReportingCycle, activity_rule
from saferplan.core.plan.priorities import Plan
from saferplan.core.wording import plural

OTHER = "Other indicators"
_ORDER = {Rag.RED: 0, Rag.AMBER: 1, None: 3, Rag.GREEN: 2}


def build_pack(
    *,
    partnership: Partnership,
    plan: Plan | None,
    body: Body,
    reported: Month,
    lines: Sequence[Line],
    before: Sequence[Line],
    entry: int,
    known_on: date | None = None,
    audience: Audience = Audience.BOARD,
    version: str = "draft",
    marking: str = "OFFICIAL",
    meeting: date | None = None,
    meeting_place: str = "",
    branding: Branding | None = None,
    brought: Brought | None = None,
    issued_version: int = 0,
    issued_by: str = "",
    paper: Paper | None = None,
    compared: Month | None = None,
    more_changes: Sequence[Change] = (),
    cycle: ReportingCycle = MONTHLY,
) -> Pack:
    """What do this body's papers for this month say?

    ``lines`` stand at the end of the month reported, ``before`` at the end of the
    month it is compared with (``compared``; the one before when left out);
    ``entry`` and ``known_on`` are what both were cut to. ``more_changes`` are those
    of actions and questions. ``paper`` is the body's usual one when left out.
    """
    kind = paper or usual_paper(body.type)
    return Pack(
        partnership=partnership.name,
        slug=partnership.slug,
        body=body.local_name,
        body_slug=body.slug,
        body_type=body.type,
        paper=kind,
        title=f"{body.local_name}: {kind.words}",
        reports=month(reported),
        as_at=reported.last,
        known_on=known_on,
        entry=entry,
        version=version,
        marking=marking,
        distribution=f"Members of the {body.local_name}",
        audience=audience,
        completeness=completeness(lines),
        rule=rules(lines),
        activity_rule=activity_rule(cycle),
        sections=sections(lines, plan),
        compared=compared or reported.plus(-1),
        changes=(*changes(lines, before), *more_changes),
        absences=absences(lines),
        filters=_filters(partnership, reported, known_on, entry),
        meeting=meeting,
        language=partnership.language,
        branding=branding or Branding(),
        brought=brought or Brought(),
        meeting_place=meeting_place,
        issued_version=issued_version,
        issued_by=issued_by,
        cycle=cycle,
    )


def sections(lines: Sequence[Line], plan: Plan | None) -> tuple[Section, ...]:
    """One section a priority in the plan's order, worst first within each."""
    names = {p.slug: p.name for p in plan.priorities} if plan else {}
    found: dict[str, list[Line]] = {slug: [] for slug in names}
    rest: list[Line] = []
    for line in lines:
        found.get(line.position.indicator.priority, rest).append(line)
    made = [
        Section(name=names[slug], lines=ordered(held), summary=summary(held))
        for slug, held in found.items()
        if held
    ]
    if rest:
        made.append(Section(name=OTHER, lines=ordered(rest), summary=summary(rest)))
    return tuple(made)


def ordered(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Red, amber, green, then those without a colour; by name within each."""
    return tuple(sorted(lines, key=lambda n: (_ORDER[n.position.rag], n.name)))


def summary(lines: Sequence[Line]) -> str:
    """``1 red, 2 green, 3 without a status``."""
    colours = [line.position.rag for line in lines]
    told = [
        f"{colours.count(rag)} {rag}"
        for rag in (Rag.RED, Rag.AMBER, Rag.GREEN)
        if rag in colours
    ]
    if None in colours:
        told.append(f"{colours.count(None)} without a status")
    return ", ".join(told)


class Held(StrEnum):
    """How much of what was due is here? Each indicator is one of these."""

    COMPLETE = "complete"
    AWAITED = "with the latest return awaited"
    INCOMPLETE = "with a gap"
    FORECAST = "with a forecast only"
    NOTHING = "with no figure"


def held_of(standing: Position) -> Held:
    """Is the figure here, in part, or not at all? A missing target is no gap."""
    found = standing.figure
    if found.value is None:
        return Held.NOTHING
    if standing.data_state is DataState.FORECAST_ONLY:
        return Held.FORECAST
    if found.gaps:
        return Held.INCOMPLETE
    return Held.AWAITED if found.awaited else Held.COMPLETE


def completeness(lines: Sequence[Line]) -> str:
    """How much of what was due is here, in one phrase that adds up."""
    held = Counter(held_of(line.position) for line in lines)
    told = [f"{held[kind]} {kind}" for kind in Held if held[kind]]
    counted = ": ".join(
        [plural(len(lines), "indicator"), *filter(None, [", ".join(told)])]
    )
    unsigned = sum(line.is_unsigned for line in lines)
    return f"{counted}; {unsigned} not signed off" if unsigned else counted


def absences(lines: Sequence[Line]) -> tuple[Absence, ...]:
    """Which figures are not there, wholly or for the latest period, and why?"""
    return tuple(
        Absence(
            code=line.code,
            name=line.name,
            text=_absence_words(line.position),
            owner=line.owner,
        )
        for line in lines
        if held_of(line.position) is not Held.COMPLETE
    )


def _absence_words(standing: Position) -> str:
    held = held_of(standing)
    # The first remark is what is awaited, or missing inside.
    if held in (Held.AWAITED, Held.INCOMPLETE) and standing.remarks:
        return standing.remarks[0]
    words = standing.data_state.words
    if held is Held.NOTHING and standing.data_state is DataState.NO_TARGET:
        words = f"{DataState.MISSING.words}; {words}"
    return f"{words[:1].upper()}{words[1:]}."


def lines_for(body: Body, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Which indicators do this body's papers hold? A board's all, else its own."""
    if body.type in SEES_ALL:
        return tuple(lines)
    return tuple(
        line
        for line in lines
        if body.slug in (line.position.indicator.owner, *line.position.indicator.groups)
    )


def rules(lines: Sequence[Line]) -> str:
    """The rules of the colours, each once, the exceptions with their indicators."""
    by_text: dict[str, list[str]] = {}
    for line in lines:
        by_text.setdefault(line.position.indicator.rule.text, []).append(line.code)
    if not by_text:
        return ""
    most = max(by_text, key=lambda text: len(by_text[text]))
    others = [
        f"For {', '.join(codes)}: {text}"
        for text, codes in by_text.items()
        if text != most
    ]
    return " ".join([most, *others])


def _filters(
    partnership: Partnership, reported: Month, known_on: date | None, entry: int
) -> tuple[tuple[str, str], ...]:
    return (
        ("Partnership", partnership.name),
        ("Reports", reported.label),
        ("As at", day_label(reported.last)),
        ("Known on", day_label(known_on) if known_on else "all that is known"),
        ("Ledger entry", str(entry)),
        ("Indicators", "all"),
    )
