"""The preview of a spreadsheet as plain data: the answer first, then the form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from saferplan.core.partnership.structure import Partnership
from saferplan.core.periods import day_label
from saferplan.core.returns.history.axes import Place
from saferplan.core.returns.history.marks import read_mark
from saferplan.core.returns.history.tables import Table
from saferplan.core.returns.history.threads import period_at
from saferplan.core.returns.messages import Message, Tier
from saferplan.core.wording import plural
from saferplan.usecases.returns.load_history import Reading
from saferplan.web.forms import Option, Problem, options
from saferplan.web.indicators.trail import observed
from saferplan.web.returns.history.posted import (
    Posted,
)
from saferplan.web.returns.history.row_forms import RowForm, row_forms
from saferplan.web.returns.history.sheets import (
    LOOKS,
    NOTE,
    ShownSheet,
    anchor,
    shown_sheets,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DropPage:
    """The page that takes a file."""

    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Something said about cells: a word, a link to the first, the sentences."""

    tier: str
    look: str
    where: str
    href: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingForm:
    """One heading, the period it was read as, and a field to say another."""

    at: int
    key: str
    where: str
    words: str
    text: str
    was: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewPage:
    """What the preview shows."""

    sentence: str
    outcome: str
    file: str
    digest: str
    differences: tuple[Look, ...]
    derived: tuple[tuple[str, str], ...]
    looks: tuple[Look, ...]
    notes: tuple[Look, ...]
    corrections: tuple[tuple[str, str, str, str], ...]
    rows: tuple[RowForm, ...]
    headings: tuple[HeadingForm, ...]
    years: tuple[tuple[int, str, str], ...]
    actions: tuple[tuple[str, str, str, str], ...]
    groups: tuple[Option, ...]
    sheets: tuple[ShownSheet, ...]
    unread: str
    known_on: str
    reason: str
    needs_reason: bool
    button: str
    problems: tuple[Problem, ...]


def preview_page(read: Reading, file: str, digest: str, sent: Posted) -> PreviewPage:
    """The sentence, what differs, what needs a look, the form, the sheets."""
    looks = [m for m in read.messages if m.tier is not Tier.NOTE]
    notes = [m for m in read.messages if m.tier is Tier.NOTE]
    count = len(read.new) + len(read.corrections)
    return PreviewPage(
        sentence=read.understood.sentence,
        outcome=_outcome(read),
        file=file,
        digest=digest,
        differences=tuple(_differences(read)),
        derived=tuple(_derived(read)),
        looks=tuple(_looks(read, looks)),
        notes=tuple(_looks(read, notes)),
        corrections=tuple(_corrections(read)),
        rows=tuple(row_forms(read)),
        headings=tuple(_headings(read, sent)),
        years=tuple(_years(read)),
        actions=tuple(_actions(read)),
        groups=_groups(read.partnership, read.mapping.group),
        sheets=shown_sheets(read),
        unread=", ".join(read.understood.unread),
        known_on=sent.known_text or sent.known_on.strftime("%-d/%-m/%Y"),
        reason=sent.reason,
        needs_reason=bool(read.corrections),
        button=f"Load {plural(count, 'figure')}" if count else "Load it",
        problems=sent.problems,
    )


def _outcome(read: Reading) -> str:
    parts = []
    if read.takings.figures:
        parts.append(f"{plural(len(read.new), 'figure')} would be new")
    if read.same:
        parts.append(f"{read.same:,} are held already")
    if read.corrections:
        parts.append(f"{len(read.corrections):,} differ from what is held")
    if read.targets:
        parts.append(f"{plural(len(read.targets), 'target')} would be set")
    if read.actions:
        parts.append(f"{plural(len(read.actions), 'action')} would be kept")
    if not parts:
        return "Nothing of it would be loaded."
    is_left = read.new or read.corrections or read.targets or read.actions
    return (
        f"{', '.join(parts)}. Nothing is {'loaded yet' if is_left else 'left to load'}."
    )


def _number_of(read: Reading, sheet: str) -> int:
    return next((at for at, g in enumerate(read.grids) if g.name == sheet), 0)


def _differences(read: Reading) -> Iterator[Look]:
    for one in read.understood.comparisons:
        for found in one.differences:
            cause = f" Likely cause: {found.cause}." if found.cause else ""
            yield Look(
                tier="Differs",
                look="orange",
                where=f"{found.sheet}, cell {found.cell}",
                href=f"#{anchor(_number_of(read, found.sheet), found.cell)}",
                text=f"{one.name}, {found.period}: printed {found.printed}, worked "
                f"out again {found.recomputed}.{cause}",
            )


def _derived(read: Reading) -> Iterator[tuple[str, str]]:
    """Each derived row once: its name, and how it was worked out again."""
    told: dict[str, tuple[str, str]] = {}
    for one in read.understood.comparisons:
        words = one.formula or "its parts were not found"
        state = "agrees" if one.agrees else "does not agree everywhere"
        told.setdefault(
            one.key, (one.name, f"{words}: {state if one.checked else 'not compared'}")
        )
    yield from told.values()


def _looks(read: Reading, messages: list[Message]) -> Iterator[Look]:
    """One line for the same said about several cells of a sheet."""
    grouped: dict[tuple[str, str, str, str], list[Message]] = {}
    for one in messages:
        key = (one.tier.value, one.sheet, one.found, one.expected)
        grouped.setdefault(key, []).append(one)
    for held in grouped.values():
        first = held[0]
        tier, look = LOOKS.get(first.tier, NOTE)
        cells = ", ".join(one.cell for one in held[:8])
        more = f" and {len(held) - 8} more" if len(held) > 8 else ""
        word = "cell" if len(held) == 1 else "cells"
        yield Look(
            tier=tier,
            look=look,
            where=f"{first.sheet}, {word} {cells}{more}" if first.cell else first.code,
            href=f"#{anchor(_number_of(read, first.sheet), first.cell)}"
            if first.cell
            else "#rows",
            text=" ".join(p for p in (first.found, first.expected, first.mend) if p),
        )


def _corrections(read: Reading) -> Iterator[tuple[str, str, str, str]]:
    known = {i.code: i for i in read.held}
    for one in read.corrections[:200]:
        indicator = known[one.taken.code]
        yield (
            f"{indicator.shown_name}, {one.taken.observation.period.label}",
            observed(indicator, one.held),
            observed(indicator, one.taken.observation),
            f"{one.taken.sheet}, cell {one.taken.cell}",
        )


def _groups(partnership: Partnership, chosen: str) -> tuple[Option, ...]:
    return options([(b.slug, b.local_name) for b in partnership.bodies], chosen)


def _headings(read: Reading, sent: Posted) -> Iterator[HeadingForm]:
    said = sent.mapping.columns if sent.mapping else {}
    at = 0
    for table in read.understood.tables:
        for place in table.places:
            if place.is_derived or place.is_target or not _is_timed(place):
                continue
            key = table.heading_key(place)
            text = said.get(key, _text_of(place))
            yield HeadingForm(
                at=at,
                key=key,
                where=f"{table.sheet}, {_cell(table, place)}",
                words=place.words,
                text=text,
                was="" if key in said and text else _text_of(place),
            )
            at += 1


def _is_timed(place: Place) -> bool:
    return place.period is not None or place.is_undated


def _cell(table: Table, place: Place) -> str:
    return table.cell(table.heading, place.at)


def _text_of(place: Place) -> str:
    """The period as it can be typed again."""
    period = period_at(place)
    if period is None:
        return ""
    mark = read_mark(period.code)
    return period.code if mark and mark.period == period else place.words


def _years(read: Reading) -> Iterator[tuple[int, str, str]]:
    asked = {
        t.sheet for t in read.understood.tables if any(p.is_undated for p in t.places)
    } | set(read.mapping.years)
    for at, sheet in enumerate(sorted(asked)):
        held = read.mapping.years.get(sheet)
        yield at, sheet, f"{held}/{(held + 1) % 100:02d}" if held else ""


def _actions(read: Reading) -> Iterator[tuple[str, str, str, str]]:
    for one in read.actions:
        due = day_label(one.due) if one.due else "no date"
        steps = plural(len(one.milestones), "milestone")
        yield one.code, one.title, f"{steps}, due {due}", one.group
