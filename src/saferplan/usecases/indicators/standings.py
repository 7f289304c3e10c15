"""Where every indicator of a partnership stands, worked out once for each entry.

A write touches few indicators: those it did not touch are taken from what was
worked out before, so that a page is quick right after a write as well.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date

from saferplan.core.boards.building import sections
from saferplan.core.boards.pack import Line, Section
from saferplan.core.indicators.trace import trace_code
from saferplan.core.partnership.structure import Partnership
from saferplan.core.plan.priorities import Plan
from saferplan.store import models, reading, touched
from saferplan.usecases.indicators.as_known import Stood, definition_at, stood
from saferplan.usecases.partnership.frames import Frame, frame_of, this_database
from saferplan.usecases.recent import Recent


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a partnership stands: its lines in the indicators' order.

    ``entry`` is the ledger number everything was cut to; ``sections`` are by
    priority, worst first within each.
    """

    partnership_name: str
    slug: str
    as_at: date
    known_on: date | None
    entry: int
    lines: tuple[Line, ...]
    partnership: Partnership
    plan: Plan | None

    @property
    def sections(self) -> tuple[Section, ...]:
        """The lines by priority, in the plan's order."""
        return sections(self.lines, self.plan)

    def line(self, code: str) -> Line | None:
        """The line of this indicator, or None."""
        return next((line for line in self.lines if line.code == code), None)


STANDINGS: Recent[Standing] = Recent(64)
"""A standing is all pages of one partnership on one date: a few dates each."""
STOOD: Recent[Stood] = Recent(4096)


def standing_of(
    partnership: models.PartnershipRow,
    latest: models.LedgerEntry,
    as_at: date,
    known_on: date | None,
) -> Standing:
    """Where does everything stand at this date, by the store up to this entry?

    The time of the entry is part of what is remembered: a store put back from a
    copy gives its numbers again, to other rows.
    """
    key = (this_database(), latest.pk, latest.at, as_at, known_on)
    return STANDINGS.get_or_make(
        key, lambda: _worked_out(partnership, latest, as_at, known_on)
    )


def _worked_out(
    partnership: models.PartnershipRow,
    latest: models.LedgerEntry,
    as_at: date,
    known_on: date | None,
) -> Standing:
    frame = frame_of(partnership, latest)
    here = frame.partnership
    found = _all_stood(frame, latest, as_at, known_on)
    return Standing(
        partnership_name=here.name,
        slug=here.slug,
        as_at=as_at,
        known_on=known_on,
        entry=latest.number,
        lines=tuple(_line(one, here, latest.number) for one in found),
        partnership=here,
        plan=frame.plan,
    )


def _all_stood(
    frame: Frame, latest: models.LedgerEntry, as_at: date, known_on: date | None
) -> list[Stood]:
    indicators = {k: definition_at(v, as_at) for k, v in frame.definitions.items()}
    newest = touched.rows_touched(latest)
    keys: dict[int, Hashable] = {
        key: (this_database(), key, newest.get(key), indicator, as_at, known_on)
        for key, indicator in indicators.items()
    }
    found = {key: STOOD.get(remembered) for key, remembered in keys.items()}
    lacking = {k: i for k, i in indicators.items() if found[k] is None}
    for key, series in reading.series_of(lacking, entry=latest.number).items():
        found[key] = STOOD.keep(keys[key], stood(series, as_at, known_on))
    return [one for one in found.values() if one is not None]


def _line(found: Stood, frame: Partnership, entry: int) -> Line:
    indicator = found.position.indicator
    group = indicator.groups[0] if indicator.groups else ""
    return Line(
        position=found.position,
        headline=found.headline,
        sentence=found.sentence,
        trace=trace_code(
            partnership=frame.slug,
            position=found.position,
            entry=entry,
            mark=found.mark,
        ),
        history=found.history,
        target_changes=found.target_changes,
        owner=frame.name_of(indicator.owner),
        group=frame.name_of(group),
    )
