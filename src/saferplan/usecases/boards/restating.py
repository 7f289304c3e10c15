"""Which figures that a pack was issued with have changed since?"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from django.utils import timezone

from saferplan.core.boards.brought import Restated
from saferplan.core.boards.issued import IssuedPack
from saferplan.core.boards.pack import Line
from saferplan.core.indicators.holdings import Series
from saferplan.core.indicators.observation import Observation, as_known
from saferplan.core.indicators.vocabulary import DataState
from saferplan.store import issued, models, reading
from saferplan.usecases.indicators.formula import observed


def last_issued(row: models.PartnershipRow, body: str, upto: int) -> IssuedPack | None:
    """The pack this body was given last, of those issued up to an entry."""
    found = [p for p in issued.issued_packs(row, entry=upto) if p.body == body]
    return found[-1] if found else None


def restated(
    row: models.PartnershipRow,
    lines: Collection[Line],
    before: IssuedPack | None,
    *,
    entry: int,
    known_on: date | None,
) -> tuple[Restated, ...]:
    """What was given in the earlier pack, for its periods, and is different now?

    A figure that was not there then is late, not restated. In the order of the
    lines and of the periods; nothing where no pack was issued before.
    """
    if before is None:
        return ()
    # What is withheld from whoever asks was no less withheld in what was before.
    codes = {
        line.code: line.name
        for line in lines
        if line.position.data_state is not DataState.SUPPRESSED
    }
    held = {s.indicator.code: s for s in reading.series(row, entry=entry, codes=codes)}
    pairs = [
        (held[code], name, was, now)
        for code, name in codes.items()
        if code in held
        for was, now in _changed(held[code], before, known_on)
    ]
    entries = reading.entries(row, {now.entry for *_, now in pairs})
    return tuple(
        Restated(
            code=series.indicator.code,
            name=name,
            period=now.period,
            before=observed(series.indicator, was),
            after=observed(series.indicator, now),
            reason=now.reason,
            by=entries[now.entry].account,
            when=timezone.localtime(entries[now.entry].at).date(),
        )
        for series, name, was, now in pairs
    )


def _changed(
    series: Series, before: IssuedPack, known_on: date | None
) -> Iterator[tuple[Observation, Observation]]:
    """Pairs of a row that was in force in the earlier pack, and the one now."""
    rows = series.observations
    then = as_known(rows, known_on=before.known_on, entry=before.cut)
    now = {r.period: r for r in as_known(rows, known_on=known_on) if not r.is_forecast}
    for was in then:
        if was.is_forecast or was.is_missing or was.period.end > before.month.last:
            continue
        found = now.get(was.period)
        if found is not None and _said(found) != _said(was):
            yield was, found


def _said(row: Observation) -> tuple[object, ...]:
    return (row.value, row.numerator, row.denominator, row.missing)
