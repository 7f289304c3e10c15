"""From a file somebody sent to what it says, and what it would change here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.holdings import Series
from saferplan.core.indicators.observation import Observation, as_known
from saferplan.core.indicators.targets import Target, targets_as_known
from saferplan.core.indicators.vocabulary import Missing
from saferplan.core.partnership.structure import BodyType, Partnership
from saferplan.core.plan.actions import Action
from saferplan.core.plan.priorities import Plan
from saferplan.core.returns.history.action_sheets import actions_from
from saferplan.core.returns.history.grid import Grid, Percent, is_filled
from saferplan.core.returns.history.mapping import Mapping, Use
from saferplan.core.returns.history.suggesting import suggest, tokens
from saferplan.core.returns.history.taking import Taken, Takings, take
from saferplan.core.returns.history.threads import Thread
from saferplan.core.returns.history.understanding import Understanding, understand
from saferplan.core.returns.messages import Message, Tier
from saferplan.core.wording import figure
from saferplan.documents.folder.library import SETS, library
from saferplan.documents.json.history_mappings import mapping_from
from saferplan.documents.workbooks import (
    PercentCell,
    Unreadable,
    Workbook,
    read_workbook,
)
from saferplan.documents.workbooks.book import Cell
from saferplan.store import models, reading
from saferplan.usecases.errors import Refused
from saferplan.usecases.returns.source_file import SourceFile

MOST_CELLS = 30_000
"""Two hundred indicators over twelve years; every row is tried against its
neighbours, so that more would keep somebody waiting."""
LOADED = "load_history"
"""What the entry of the ledger is called under which history is loaded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A figure of the file that takes the place of one that is held."""

    taken: Taken
    held: Observation


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A file read for one partnership: what it says, and what would come of it.

    ``new`` are the figures not held yet, ``same`` how many are held as they are,
    ``corrections`` those that differ from what is held. ``targets`` are those that
    are new. ``actions`` are those of the plan in it.
    """

    grids: tuple[Grid, ...]
    understood: Understanding
    mapping: Mapping
    takings: Takings
    new: tuple[Taken, ...] = ()
    same: int = 0
    corrections: tuple[Correction, ...] = ()
    targets: tuple[tuple[str, Target], ...] = ()
    actions: tuple[Action, ...] = ()
    messages: tuple[Message, ...] = ()
    held: tuple[Indicator, ...] = ()
    library: tuple[Indicator, ...] = ()
    partnership: Partnership


def grids_of(file: SourceFile) -> tuple[Grid, ...]:
    """The sheets of a file as the core reads them; hidden sheets are left out.

    Raises:
        Refused: the file cannot be read; the sentences say why.
    """
    try:
        book = read_workbook(file.content, file.name)
    except Unreadable as error:
        raise Refused(*error.sentences) from None
    grids = _grids(book)
    filled = sum(is_filled(cell) for g in grids for row in g.rows for cell in row)
    if filled > MOST_CELLS:
        raise Refused(
            f"The spreadsheet has {filled:,} filled cells; at most {MOST_CELLS:,} are "
            "read at once. Save a few years in a file of their own, and load one file "
            "after the other."
        )
    return grids


def _grids(book: Workbook) -> tuple[Grid, ...]:
    make = _from_text if book.kind == "csv" else _cell
    return tuple(
        Grid(sheet.name, tuple(tuple(map(make, row)) for row in sheet.rows))
        for sheet in book.sheets
        if not sheet.is_hidden
    )


def _cell(cell: Cell) -> Cell:
    return Percent(cell) if isinstance(cell, PercentCell) else cell


def _from_text(cell: Cell) -> Cell:
    """In a text file numbers are text; a spreadsheet would have them as numbers."""
    if isinstance(cell, str) and _PLAIN.fullmatch(cell.strip()):
        return float(cell)
    return cell


_PLAIN = re.compile(r"-?\d{1,15}(\.\d{1,9})?", re.ASCII)


def read_for(
    row: models.PartnershipRow,
    grids: Sequence[Grid],
    mapping: Mapping | None,
    known_on: date,
    name: str,
) -> Reading:
    """What does this file say, and what would loading it change?

    What the user chose wins over what was chosen at the last load, and that over
    what is suggested.
    """
    kept = (mapping or Mapping()).over(_kept(row))
    series = reading.series(row)
    held = tuple(s.indicator for s in series)
    frame = reading.structure(row)
    understood = understand(grids, mapping=kept)
    shelves = tuple(i for shelf in SETS for i in library(shelf))
    suggested = suggest(
        understood, held=held, library=shelves, owner=lambda words: _owner(frame, words)
    )
    whole = kept.over(suggested)
    whole = replace(whole, group=whole.group or _first_group(frame))
    takings = take(understood, whole, held=held, known_on=known_on, source=name)
    return _held_against(
        Reading(
            grids=tuple(grids),
            understood=understood,
            mapping=whole,
            takings=takings,
            held=held,
            library=shelves,
            partnership=frame,
        ),
        series,
        reading.plan(row),
    )


def _kept(row: models.PartnershipRow) -> Mapping:
    """The mapping of the last load here; a mapping that reads no more is none."""
    entries = models.LedgerEntry.objects.filter(partnership=row, what=LOADED)
    last = entries.order_by("-number").first()
    try:
        return mapping_from(last.detail["mapping"]) if last else Mapping()
    except (KeyError, ValueError):
        return Mapping()


def _first_group(frame: Partnership) -> str:
    groups = frame.bodies_of(BodyType.TASK_AND_FINISH_GROUP)
    bodies = groups or frame.bodies
    return bodies[0].slug if bodies else ""


def _owner(frame: Partnership, words: str) -> str:
    """Which group is named most like this? The first one, if none is."""
    own = tokens(words)
    groups = frame.bodies_of(BodyType.TASK_AND_FINISH_GROUP)
    shared = {
        body.slug: len(own & tokens(" ".join((body.local_name, *body.focus_areas))))
        for body in groups
    }
    best = max(shared, key=lambda slug: shared[slug], default="")
    return best or _first_group(frame)


def _held_against(
    read: Reading, series: Sequence[Series], plan: Plan | None
) -> Reading:
    known = {
        s.indicator.code: {
            o.period: o for o in as_known(s.observations) if not o.is_forecast
        }
        for s in series
    }
    new, corrections, same = [], [], 0
    for taken in read.takings.figures:
        held = known.get(taken.code, {}).get(taken.observation.period)
        if held is None or _announces(held, taken.observation):
            new.append(taken)
        elif _says_the_same(held, taken.observation):
            same += 1
        else:
            corrections.append(Correction(taken=taken, held=held))
    actions, said = _actions(read, plan)
    return replace(
        read,
        new=tuple(new),
        same=same,
        corrections=tuple(corrections),
        targets=tuple(_new_targets(read, series)),
        actions=actions,
        messages=(
            *read.understood.messages,
            *read.takings.messages,
            *_target_messages(read, series),
            *said,
        ),
    )


def _announces(held: Observation, new: Observation) -> bool:
    """Was it said that the figure is still to come, and here it is?"""
    return held.missing is Missing.AWAITED and new.missing is None


def _says_the_same(held: Observation, new: Observation) -> bool:
    """A sign for a missing figure says nothing against a figure that is held."""
    if new.missing is not None:
        return True
    return (held.value, held.numerator, held.denominator) == (
        new.value,
        new.numerator,
        new.denominator,
    )


def _new_targets(
    read: Reading, series: Sequence[Series]
) -> Iterator[tuple[str, Target]]:
    """Targets are offered where none is held: a change is for the target's ledger."""
    held = {(s.indicator.code, t.period) for s in series for t in s.targets}
    given: set[object] = set()
    for code, target in read.takings.targets:
        key = (code, target.period)
        if key not in held and key not in given:
            given.add(key)
            yield code, target


def _target_messages(read: Reading, series: Sequence[Series]) -> Iterator[Message]:
    """Rows of targets that set none: not a whole year, or another one is held."""
    held = {
        (s.indicator.code, t.period): t
        for s in series
        for t in targets_as_known(s.targets)
    }
    stated = {code for code, _ in read.takings.targets}
    for thread in read.understood.threads:
        choice = read.mapping.rows.get(thread.key)
        if choice is None or choice.use is not Use.TARGETS or not thread.where:
            continue
        if choice.code not in stated:
            found = (
                f"{thread.name} states no target: not all months of a year are there."
            )
            yield _about_target(thread, choice.code, found)
    for code, target in read.takings.targets:
        before = held.get((code, target.period))
        if before is not None and before.value != target.value:
            was, now = figure(before.value, 2), figure(target.value, 2)
            yield Message(
                tier=Tier.QUERY,
                rule="other_target",
                found=f"The target of {code} for {target.period.label} is {now} here, "
                f"and {was} is held.",
                expected="A target is changed where targets are set, with who decided.",
                mend="The one that is held stays.",
                code=code,
            )


def _about_target(thread: Thread, code: str, found: str) -> Message:
    sheet, cell = thread.where[0]
    return Message(
        tier=Tier.QUERY,
        rule="no_target",
        found=found,
        expected="The target of a year, or of each of its twelve months.",
        mend="Nothing is set by it; set the target by itself.",
        code=code,
        sheet=sheet,
        cell=cell,
    )


def _actions(
    read: Reading, plan: Plan | None
) -> tuple[tuple[Action, ...], tuple[Message, ...]]:
    actions: list[Action] = []
    messages: list[Message] = []
    for sheet in read.understood.plans:
        found, said = actions_from(sheet, read.partnership, plan, read.mapping.group)
        actions += found
        messages += [*sheet.messages, *said]
    return tuple(actions), tuple(messages)
