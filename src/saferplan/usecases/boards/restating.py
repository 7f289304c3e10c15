"""Which figures that a pack was issued with have changed since?"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from saferplan.core.boards.brought import Restated
from saferplan.core.boards.building import lines_for
from saferplan.core.boards.issued import IssuedPack
from saferplan.core.boards.pack import Line
from saferplan.core.boards.papers import Paper
from saferplan.core.indicators.holdings import Series
from saferplan.core.indicators.observation import Observation, as_known
from saferplan.core.indicators.vocabulary import DataState
from saferplan.core.periods import Month
from saferplan.store import issued, models, reading
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.indicators.formula import observed
from saferplan.usecases.indicators.queries import standing
from saferplan.usecases.permissions import Doing


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersBefore:
    """What papers of a body about a month come after, of those issued by an entry.

    ``month`` are the papers about an earlier month: what came back since then is told.
    ``figures`` are those whose figures this paper replaces: the same paper about the
    same month, else those. Another paper about the same month counts for neither: the
    chair has read the brief before the board is given the report.
    """

    month: IssuedPack | None = None
    figures: IssuedPack | None = None


def papers_before(
    row: models.PartnershipRow, body: str, month: Month, paper: Paper, upto: int
) -> PapersBefore:
    """Which papers was this body given before these?"""
    found = [p for p in issued.issued_packs(row, entry=upto) if p.body == body]
    earlier = [p for p in found if p.month < month]
    same = [p for p in found if (p.month, p.paper) == (month, paper)]
    last = earlier[-1] if earlier else None
    return PapersBefore(month=last, figures=same[-1] if same else last)


def restated_since(
    actor: Actor, partnership: str, before: IssuedPack
) -> tuple[Restated, ...]:
    """Which figures of this issue are different by now, with who said so and why?

    Raises:
        NotFound, NotPermitted: the actor may not have the boards' papers.
    """
    row = the_partnership(actor, partnership, Doing.MAKE_PACK)
    now = standing(actor=actor, partnership=partnership, as_at=before.month.last)
    body = now.partnership.body(before.body)
    lines = lines_for(body, now.lines) if body else ()
    return restated(row, lines, before, entry=now.entry, known_on=None)


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
