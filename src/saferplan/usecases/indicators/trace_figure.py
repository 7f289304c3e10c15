"""Follow a trace code back to the data, and work the figure out again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.holdings import Series
from saferplan.core.indicators.observation import Observation, as_known
from saferplan.core.indicators.sentences import headline, value_words
from saferplan.core.indicators.standing import Position
from saferplan.core.indicators.trace import Locator, fingerprint, parse_trace
from saferplan.core.indicators.traced import (
    Restatement,
    Source,
    TracedFigure,
    TraceVerdict,
)
from saferplan.core.indicators.vocabulary import Marker
from saferplan.core.indicators.withholding import withheld_position
from saferplan.core.periods import day_label
from saferplan.store import models, reading, returns
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import NotFound, Refused
from saferplan.usecases.indicators.as_known import definition_at, position_of
from saferplan.usecases.indicators.cleared import clearing_of
from saferplan.usecases.indicators.formula import formula_of, observed
from saferplan.usecases.permissions import may_read

__all__ = ["TracedFigure", "trace_figure"]


def trace_figure(*, actor: Actor, code: str) -> TracedFigure:
    """Where does this figure come from, and does it still stand?

    The figure is worked out twice: by what the store held when it was shown, and
    by what it holds now, on the same dates.

    Raises:
        Refused: it is not a trace code, or has a slip in it.
        NotFound: the figure is not here, or the actor may not read it.
        NotPermitted: small counts are in it, and the actor is not cleared for them.
    """
    locator = _parsed(code)
    row = the_partnership(actor, locator.partnership)
    then, now = _series(row, locator)
    if not may_read(actor, row.slug, now.indicator):
        raise _not_here(locator)
    clearing_of(actor, row).require(now.indicator)
    shown = position_of(then, locator.as_at, locator.known_on)
    standing = position_of(now, locator.as_at, locator.known_on)
    found = TracedFigure(
        code=code.strip().lower(),
        partnership=reading.frames([row.slug])[row.slug].name,
        slug=row.slug,
        indicator=shown.indicator,
        shown=shown,
        now=standing,
        verdict=_verdict(locator, standing),
        is_reproduced=_is_of(locator, shown),
        formula=formula_of(shown),
        sources=_sources(row, shown.figure.sources),
        restatements=_restatements(row, then, now, shown, locator.known_on),
        headline=headline(shown),
    )
    return replace(found, told=tuple(_told(found)))


def _parsed(code: str) -> Locator:
    try:
        return parse_trace(code)
    except ValueError as error:
        raise Refused(str(error)) from None


def _not_here(locator: Locator) -> NotFound:
    return NotFound(
        f"There is no indicator {locator.indicator} in {locator.partnership}."
    )


def _series(row: models.PartnershipRow, locator: Locator) -> tuple[Series, Series]:
    """The rows held when it was shown, and the rows held now."""
    indicator = reading.indicator_by_any_case(row, locator.indicator)
    if indicator is None:
        raise _not_here(locator)
    return (
        _series_at(row, indicator, locator, locator.entry),
        _series_at(row, indicator, locator, None),
    )


def _series_at(
    row: models.PartnershipRow,
    indicator: models.IndicatorRow,
    locator: Locator,
    entry: int | None,
) -> Series:
    versions = reading.definitions(row, entry=entry, codes=[indicator.code])
    if not versions:
        raise _not_here(locator)
    chosen = definition_at(versions[indicator.pk], locator.as_at)
    return reading.series_of({indicator.pk: chosen}, entry=entry)[indicator.pk]


def _verdict(locator: Locator, standing: Position) -> TraceVerdict:
    if _is_of(locator, standing):
        return TraceVerdict.AS_SHOWN
    return TraceVerdict.CHANGED_SINCE


def _is_of(locator: Locator, standing: Position) -> bool:
    """Was the code made from this figure, or from this figure withheld?"""
    marks = (fingerprint(standing), fingerprint(withheld_position(standing)))
    return locator.fingerprint in marks


def _sources(
    row: models.PartnershipRow, observations: Iterable[Observation]
) -> tuple[Source, ...]:
    used = tuple(observations)
    entries = reading.entries(row, {o.entry for o in used})
    lines = reading.lines_of(o.identity for o in used)
    cells = returns.cells_of(o.identity for o in used)
    accepted = returns.sign_offs_of(o.identity for o in used)
    return tuple(
        _source(
            o,
            entries[o.entry],
            lines.get(o.identity),
            cells.get(o.identity),
            accepted.get(o.identity),
        )
        for o in used
    )


def _source(
    observation: Observation,
    entry: models.LedgerEntry,
    line: int | None,
    cell: models.CellRow | None,
    accepted: models.LedgerEntry | None,
) -> Source:
    return Source(
        observation=observation,
        file=cell.file.name if cell else entry.source,
        line=line,
        sheet=cell.sheet if cell else "",
        cell=cell.cell if cell else "",
        entered_by=entry.account,
        on_behalf_of=entry.on_behalf_of,
        entered_at=entry.at,
        entry=entry.number,
        signed_off_by=accepted.account if accepted else "",
        signed_off_at=accepted.at if accepted else None,
        is_submitted=entry.what == "submit_return",
    )


def _restatements(
    row: models.PartnershipRow,
    then: Series,
    now: Series,
    shown: Position,
    known_on: date | None,
) -> tuple[Restatement, ...]:
    """Which rows have come since that stand in the figure's own periods?"""
    before = {
        (o.period, o.is_forecast): o
        for o in as_known(then.observations, known_on=known_on)
    }
    # Signing a figure off marks the row it has: only another row restates it.
    stood = {o.identity for o in before.values()}
    whole = shown.figure.period
    since = [
        o
        for o in as_known(now.observations, known_on=known_on)
        if o.identity not in stood
        and (
            whole is None
            or (o.period.start <= whole.end and o.period.end >= whole.start)
        )
    ]
    return tuple(
        Restatement(
            before=before.get((s.observation.period, s.observation.is_forecast)),
            after=s,
        )
        for s in _sources(row, since)
    )


def _told(found: TracedFigure) -> Iterator[str]:
    """Everything about it, a sentence a line, as the command line prints it."""
    period = f", {found.period.label}" if found.period else ""
    shown = value_words(found.shown, found.value)
    yield f"{found.partnership}: {found.indicator.shown_name}{period}: {shown}."
    yield f"Definition: {defined_words(found.indicator)}"
    yield f"How it was worked out: {found.formula}"
    if found.rounding:
        yield f"Rounding: {found.rounding}"
    yield from (_source_told(found, source) for source in found.sources)
    yield _verdict_told(found)
    for one in found.restatements:
        yield f"Since then: {_source_told(found, one.after)}"


def defined_words(indicator: Indicator) -> str:
    """Which definition the figure has: title, version, and what it counts."""
    counts = f": {indicator.counts}" if indicator.counts else ""
    words = f"{indicator.title}, version {indicator.version}{counts}"
    return f"{words.rstrip('.')}."


def _source_told(found: TracedFigure, source: Source) -> str:
    row = source.observation
    on_behalf = f" ({source.on_behalf_of})" if source.on_behalf_of else ""
    place = f"; {source.place}" if source.place else ""
    said = ("", source.place, source.file if source.cell else "")
    stated = f"; {row.source}" if row.source not in said else ""
    return (
        f"{row.period.label}: {observed(found.indicator, row)}, known on "
        f"{day_label(row.known_on)}, {source.act} by {source.entered_by}{on_behalf} on "
        f"{day_label(source.entered_at.date())} as entry {source.entry}{place}{stated}"
        f"{sign_off_told(source)}."
    )


def sign_off_told(source: Source) -> str:
    """Who accepted the return it came in; empty for what came another way."""
    if source.signed_off_at is not None:
        on = day_label(source.signed_off_at.date())
        return f"; signed off by {source.signed_off_by} on {on}"
    if Marker.NOT_SIGNED_OFF in source.observation.markers:
        return "; not signed off yet"
    return ""


def _verdict_told(found: TracedFigure) -> str:
    if found.verdict is TraceVerdict.AS_SHOWN:
        return "As shown: worked out again today, it is the same."
    now = value_words(found.now, found.value_now)
    if not found.is_reproduced:
        return (
            "Changed since: the data held here do not give the figure this code was "
            f"made from; they give {now}."
        )
    return f"Changed since: worked out again today, on the same dates, it is {now}."
