"""What a load of history brought, read back from the log."""

from __future__ import annotations

from dataclasses import dataclass

from saferplan.core.periods import Month
from saferplan.core.returns.asking import holders, reporter
from saferplan.store import models, reading
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import NotFound
from saferplan.usecases.permissions import Doing
from saferplan.usecases.returns.history_reading import LOADED


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedBefore:
    """The file, who loaded it, and for each indicator how much came in.

    ``lines`` are code, name, number of figures, is it new; ``holders`` the slug and
    name of everybody who reports one of them; ``next_month`` the month after the
    last with a figure.
    """

    entry: int
    file: str
    by: str = ""
    lines: tuple[tuple[str, str, int, bool], ...] = ()
    holders: tuple[tuple[str, str], ...] = ()
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
    return _told(row, made, file, following)


def _told(
    row: models.PartnershipRow,
    made: models.LedgerEntry,
    file: str,
    following: Month | None,
) -> LoadedBefore:
    counts, new = made.detail["figures"], set(made.detail["indicators"])
    series = [s for s in reading.series(row) if s.indicator.code in counts]
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
        next_month=following,
    )
