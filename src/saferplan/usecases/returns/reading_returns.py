"""One return put together from what is held, for reading and for writing alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.holdings import Series
from saferplan.core.partnership.structure import Partnership
from saferplan.core.periods import Month
from saferplan.core.returns.asking import Holder, holders, reporter, template
from saferplan.core.returns.checking import Checked, check
from saferplan.core.returns.lines import Template
from saferplan.core.returns.typed import TypedLine, TypedReturn
from saferplan.core.returns.workflow import Event, Standing, standing_of
from saferplan.store import models, reading, returns
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import NotFound
from saferplan.usecases.indicators.as_known import definition_at
from saferplan.usecases.indicators.cleared import clearing_of
from saferplan.usecases.partnership.frames import Frame, frame_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A return as it stands: its events, its template, and the series behind it."""

    partnership: models.PartnershipRow
    holder: Holder
    month: Month
    rows: tuple[models.ReturnEventRow, ...]
    template: Template
    series: Mapping[str, Series]

    @property
    def events(self) -> tuple[Event, ...]:
        """What was done to it, in order."""
        return tuple(returns.event_of(row) for row in self.rows)

    @property
    def standing(self) -> Standing:
        """How far it has come."""
        return standing_of(self.events)

    @property
    def typed(self) -> tuple[TypedLine, ...]:
        """What was typed last; nothing where nothing was."""
        row = self._last_typed
        return returns.typed_at(row) if row else ()

    @property
    def answers(self) -> dict[str, str]:
        """The answers given so far, by the key of the query."""
        row = self._last_typed
        return dict(row.answers) if row else {}

    @property
    def _last_typed(self) -> models.ReturnEventRow | None:
        """The newest event with which something was typed: saved or submitted."""
        held = [row for row in self.rows if row.act in ("saved", "submitted")]
        return held[-1] if held else None

    def checked(self, typed: TypedReturn, known_on: date) -> Checked:
        """What is said of what was typed."""
        return check(self.template, typed, series=self.series, known_on=known_on)


def open_return(
    row: models.PartnershipRow, holder: str, month: Month, entry: int | None = None
) -> Opened:
    """The return of this holder and month, started or not.

    Raises:
        NotFound: nobody of that name reports here.
    """
    latest = reading.latest_entry(row, entry)
    if latest is None:
        raise unknown_holder(holder, row.slug)
    frame = frame_of(row, latest)
    whose = holder_of(frame, month, holder)
    series = series_of_holder(frame, holder, month, entry)
    found = returns.events_of(row, holder=holder, month=month, entry=entry)
    rows = found.get((holder, month.first), ())
    return Opened(
        partnership=row,
        holder=whose,
        month=month,
        rows=rows,
        template=template(
            partnership=frame.partnership,
            holder=holder,
            month=month,
            series=series,
            seen=rows[-1].number if rows else 0,
        ),
        series={one.indicator.code: one for one in series},
    )


def require_cleared(actor: Actor, opened: Opened) -> None:
    """Raise unless this actor may see the small counts of this return.

    Whoever reports them sent them in; others need a clearance by name.

    Raises:
        NotPermitted: with the sentence that says who can mend it.
    """
    indicators = (line.indicator for line in opened.template.lines)
    clearing_of(actor, opened.partnership).require(*indicators)


def definitions_in(frame: Frame, month: Month) -> dict[int, Indicator]:
    """Each indicator by its key, as it was defined at the end of this month."""
    return {k: definition_at(v, month.last) for k, v in frame.definitions.items()}


def holders_in(
    partnership: Partnership, indicators: Mapping[int, Indicator]
) -> tuple[Holder, ...]:
    """Everybody who reports, by the definitions alone."""
    return holders(partnership, [Series(indicator=i) for i in indicators.values()])


def holder_of(frame: Frame, month: Month, slug: str) -> Holder:
    """The holder of this name. Raises NotFound where nobody of it reports."""
    found = holders_in(frame.partnership, definitions_in(frame, month))
    whose = next((one for one in found if one.slug == slug), None)
    if whose is None:
        raise unknown_holder(slug, frame.partnership.slug)
    return whose


def series_of_holder(
    frame: Frame, holder: str, month: Month, entry: int | None
) -> list[Series]:
    """The indicators this holder reports, each with every row."""
    wanted = {
        key: indicator
        for key, indicator in definitions_in(frame, month).items()
        if reporter(indicator) == holder
    }
    return list(reading.series_of(wanted, entry=entry).values())


def unknown_holder(slug: str, partnership: str) -> NotFound:
    """The one answer about somebody who reports nothing here."""
    return NotFound(
        f"There is no group or agency called {slug} that reports in {partnership}."
    )
