"""What a load of history brought, read back from the log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from saferplan.core.indicators.holdings import Series
from saferplan.core.periods import MONTHS_IN_YEAR, Month
from saferplan.core.returns.asking import holders, line_period, reporter
from saferplan.store import models, reading
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import NotFound
from saferplan.usecases.indicators.cleared import Clearing, clearing_of
from saferplan.usecases.permissions import Doing
from saferplan.usecases.returns.history_reading import LOADED


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedBefore:
    """The file, who loaded it, and for each indicator how much came in.

    ``lines`` are code, name, number of figures, is it new; ``holders`` the slug and
    name of everybody who reports one of them; ``withheld`` those of them whose
    template has small counts in it that the actor may not see; ``next_month`` the
    first month, after the last with a figure, whose returns ask for one of them.
    """

    entry: int
    file: str
    by: str = ""
    lines: tuple[tuple[str, str, int, bool], ...] = ()
    holders: tuple[tuple[str, str], ...] = ()
    withheld: frozenset[str] = frozenset()
    next_month: Month | None = None


def loaded_history(
    *, actor: Actor, partnership: str, digest: str, entry: int
) -> LoadedBefore:
    """What came in with this entry of the ledger? Entry 0: nothing new did.

    Raises:
        NotFound: no such file or load here, or the actor has no part in it.
        NotPermitted: the actor may not enter figures there.
    """
    row = the_partnership(actor, partnership, Doing.RECORD)
    # The bytes of the file are not needed to name it.
    files = models.SourceFileRow.objects.filter(partnership=row, sha256=digest)
    file = files.values_list("name", flat=True).first()
    made = models.LedgerEntry.objects.filter(
        partnership=row, number=entry, what=LOADED
    ).first()
    if file is None or (made is None and entry):
        raise NotFound("Nothing was loaded under that number here.")
    end = reading.latest_period_end(row)
    following = Month.of(end).plus(1) if end else None
    if made is None:
        return LoadedBefore(entry=0, file=file, next_month=following)
    return _told(row, made, file, following, clearing_of(actor, row))


def _told(
    row: models.PartnershipRow,
    made: models.LedgerEntry,
    file: str,
    following: Month | None,
    clearing: Clearing,
) -> LoadedBefore:
    counts, new = made.detail["figures"], set(made.detail["indicators"])
    everything = reading.series(row)
    series = [s for s in everything if s.indicator.code in counts]
    reporting = {reporter(s.indicator) for s in series}
    return LoadedBefore(
        entry=made.number,
        file=file,
        by=made.account,
        lines=tuple(
            (
                s.indicator.code,
                s.indicator.shown_name,
                counts[s.indicator.code],
                s.indicator.code in new,
            )
            for s in series
        ),
        holders=tuple(
            (holder.slug, holder.name)
            for holder in holders(reading.structure(row), series)
            if holder.slug in reporting
        ),
        withheld=frozenset(
            reporter(s.indicator) for s in everything if not clearing.sees(s.indicator)
        ),
        next_month=_asked_next(series, following),
    )


def _asked_next(series: Sequence[Series], following: Month | None) -> Month | None:
    """What has a figure once a year is not in the very next month's return."""
    if following is None:
        return None
    months = (following.plus(ahead) for ahead in range(MONTHS_IN_YEAR))
    asked = (m for m in months if any(line_period(one, m) for one in series))
    return next(asked, following)
