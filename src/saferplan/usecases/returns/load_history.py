"""Load the spreadsheet a partnership already has as its history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.targets import Target
from saferplan.core.periods import day_label
from saferplan.core.returns.history.mapping import Mapping
from saferplan.core.returns.history.taking import Taken
from saferplan.core.wording import is_plain_text, plural
from saferplan.documents.json.history_mappings import mapping_object
from saferplan.store import files, models, returns, writing
from saferplan.store.additions import Additions, Rows
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import Refused
from saferplan.usecases.indicators.record_observation import told
from saferplan.usecases.permissions import Doing
from saferplan.usecases.plan.keep_actions import keep_actions
from saferplan.usecases.returns.history_reading import (
    LOADED,
    Correction,
    Reading,
    grids_of,
    read_for,
)
from saferplan.usecases.returns.history_upload import require_name
from saferplan.usecases.returns.source_file import SourceFile

__all__ = [
    "Correction",
    "LoadedHistory",
    "Reading",
    "load_history",
    "preview_history",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedHistory:
    """What came of it: how much is new, and under which entry (0: nothing was).

    ``observations`` are their identities.
    """

    entry: int = 0
    indicators: tuple[str, ...] = ()
    observations: tuple[str, ...] = ()
    corrections: int = 0
    targets: int = 0
    actions: str = ""
    same: int = 0
    codes: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """What was loaded, in a sentence: figures, indicators, corrections."""
        if not self.entry:
            return f"Nothing new: all {self.same:,} figures are held already."
        parts = [
            f"{plural(len(self.observations), 'figure')} of "
            f"{plural(len(self.codes), 'indicator')} loaded"
        ]
        if self.indicators:
            parts.append(f"{plural(len(self.indicators), 'indicator')} new")
        if self.corrections:
            parts.append(f"{plural(self.corrections, 'correction')} among them")
        if self.targets:
            parts.append(plural(self.targets, "target"))
        if self.same:
            parts.append(f"{self.same:,} were held already")
        return "; ".join(parts) + "."


def preview_history(
    actor: Actor,
    partnership: str,
    file: SourceFile,
    *,
    mapping: Mapping | None = None,
    known_on: date | None = None,
) -> Reading:
    """What does this spreadsheet say, and what would loading it change? Writes nothing.

    Raises:
        NotFound, NotPermitted: the actor may not enter figures there.
        Refused: the file cannot be read; each sentence says why.
    """
    row = the_partnership(actor, partnership, Doing.RECORD)
    day = known_on or timezone.localdate()
    return read_for(row, grids_of(file), mapping, day, file.name)


def load_history(
    *,
    by: Actor,
    partnership: str,
    file: SourceFile,
    mapping: Mapping | None = None,
    known_on: date | None = None,
    reason: str = "",
) -> LoadedHistory:
    """Load what the spreadsheet holds, as it is mapped, in one transaction.

    The file is kept byte for byte, and for every figure its sheet and cell. Figures
    are marked back-loaded and known on ``known_on`` (today, if left out). What is
    held already as it stands is skipped, so that loading the same file again adds
    nothing; a figure that differs from the one held is a correction and needs a
    reason. Actions of a plan in it are kept under an entry of their own.

    Raises:
        NotFound, NotPermitted: the actor may not enter figures there.
        Refused: the file cannot be read, nothing is to be loaded, or a correction
            has no reason or comes before what it corrects.
    """
    day = known_on or timezone.localdate()
    require_name(file)
    with transaction.atomic():
        row = the_partnership(by, partnership, Doing.RECORD)
        writing.lock_partnership(partnership)
        read = read_for(row, grids_of(file), mapping, day, file.name)
        _refuse(read, day, reason)
        loaded = _write(row, by, file, read, reason.strip())
        return replace(loaded, actions=_keep_actions(by, partnership, read, file))


def _refuse(read: Reading, day: date, reason: str) -> None:
    problems = []
    if day > timezone.localdate():
        problems.append(f"Figures cannot be known on {day_label(day)}, a day to come.")
    if not (read.takings.figures or read.actions or read.targets):
        problems.append(
            "Nothing is to be loaded: choose an indicator for at least one row."
        )
    if not is_plain_text(reason):
        problems.append("The reason holds a sign that cannot be printed.")
    if read.corrections and not reason.strip():
        first = read.corrections[0].taken
        problems.append(
            f"{plural(len(read.corrections), 'figure')} differ from what is held "
            f"(the first is {first.code}, {first.observation.period.label}, sheet "
            f"{first.sheet}, cell {first.cell}): give the reason why they are "
            "corrected. Both stay visible."
        )
    later = [c for c in read.corrections if c.held.known_on > day]
    if later:
        latest = max(c.held.known_on for c in later)
        problems.append(
            f"{plural(len(later), 'figure')} would correct what was known later "
            f"({day_label(latest)}); say that the file was known on that day or after."
        )
    problems += _reported(read)
    if problems:
        raise Refused(*problems)


def _reported(read: Reading) -> list[str]:
    """What came in a return was signed for: it is changed there, not from here."""
    keys = {int(c.held.identity.rpartition("-")[2]): c.taken for c in read.corrections}
    rows = models.ObservationRow.objects.filter(pk__in=keys, unsigned=True)
    found = [keys[pk] for pk in rows.values_list("pk", flat=True)]
    if not found:
        return []
    first = found[0]
    return [
        f"{plural(len(found), 'figure')} would correct what came in a return (the "
        f"first is {first.code}, {first.observation.period.label}, sheet "
        f"{first.sheet}, cell {first.cell}): correct it in that return, or leave its "
        "column out here."
    ]


def _write(
    row: models.PartnershipRow, by: Actor, file: SourceFile, read: Reading, reason: str
) -> LoadedHistory:
    taken = [*read.new, *(c.taken for c in read.corrections)]
    reasons = {id(c.taken): reason for c in read.corrections}
    if not (taken or read.targets):
        return LoadedHistory(same=read.same)
    used = {t.code for t in taken} | {code for code, _ in read.targets}
    new = [d for d in read.takings.definitions if d.code in used]
    entry = _entry(row, by, LOADED, file.name, _detail(read, taken, new, reason))
    kept = files.keep(entry, file.name, file.content)
    order, rows = _rows(taken, read.targets, reasons, file.name)
    place = len(read.held)
    definitions = tuple((place + n, _checked(d)) for n, d in enumerate(new))
    identities = writing.add(entry, Additions(definitions=definitions, rows=rows))
    _keep_cells(kept, order, identities)
    return LoadedHistory(
        entry=entry.number,
        indicators=tuple(d.code for d in new),
        observations=tuple(identities),
        corrections=len(read.corrections),
        targets=len(read.targets),
        same=read.same,
        codes=tuple(sorted(used)),
    )


def _checked(indicator: Indicator) -> Indicator:
    texts = (indicator.title, indicator.plain_title, indicator.unit, indicator.owner)
    if not all(is_plain_text(text) for text in texts):
        raise Refused(f"{indicator.code}: a text holds a sign that cannot be printed.")
    return indicator


def _rows(
    taken: Iterable[Taken],
    targets: Iterable[tuple[str, Target]],
    reasons: AnyMapping[int, str],
    name: str,
) -> tuple[list[Taken], dict[str, Rows]]:
    """The rows by indicator, and the figures in the order they will be written."""
    held: dict[str, list[Taken]] = defaultdict(list)
    for one in taken:
        held[one.code].append(one)
    aims: dict[str, list[Target]] = defaultdict(list)
    for code, target in targets:
        aims[code].append(target)
    rows = {
        code: Rows(
            observations=tuple(
                _placed(one, reasons.get(id(one), ""), name) for one in held[code]
            ),
            targets=tuple(aims[code]),
        )
        for code in dict.fromkeys([*held, *aims])
    }
    return [one for code in rows for one in held[code]], rows


def _placed(one: Taken, reason: str, name: str) -> Observation:
    """The observation with where it stood, in words that an export keeps as well."""
    where = f"{name}, sheet {one.sheet}, cell {one.cell}"
    return replace(one.observation, source=where, reason=reason)


def _keep_cells(
    file: models.SourceFileRow, order: Iterable[Taken], identities: Iterable[str]
) -> None:
    sheets: dict[str, dict[str, str]] = defaultdict(dict)
    for one, identity in zip(order, identities, strict=True):
        sheets[one.sheet][identity] = one.cell
    for sheet, cells in sheets.items():
        returns.keep_cells(file, sheet, cells)


def _entry(
    row: models.PartnershipRow,
    by: Actor,
    what: str,
    source: str,
    detail: AnyMapping[str, Any],
) -> models.LedgerEntry:
    return writing.open_entry(
        row,
        account=by.account,
        on_behalf_of=by.on_behalf_of,
        what=what,
        source=source,
        detail=detail,
    )


def _detail(
    read: Reading, taken: Iterable[Taken], new: Iterable[Indicator], reason: str
) -> dict[str, Any]:
    """What was decided, and what stands there now; corrections before and after."""
    counts: dict[str, int] = defaultdict(int)
    for one in taken:
        counts[one.code] += 1
    return {
        "mapping": mapping_object(read.mapping),
        "reason": reason,
        "before": [told(c.held) for c in read.corrections],
        "after": [
            {"indicator": c.taken.code, "cell": c.taken.cell, "sheet": c.taken.sheet}
            | (told(c.taken.observation) or {})
            for c in read.corrections
        ],
        "figures": dict(counts),
        "indicators": [d.code for d in new],
    }


def _keep_actions(by: Actor, partnership: str, read: Reading, file: SourceFile) -> str:
    if not read.actions:
        return ""
    return keep_actions(
        by=by, partnership=partnership, actions=read.actions, source=file.name
    ).told
