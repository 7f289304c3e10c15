"""Which indicators are kept from those without a clearance: asked once an entry."""

from __future__ import annotations

from collections.abc import Hashable

from saferplan.core.indicators.withholding import holds_small_counts
from saferplan.store import models, reading
from saferplan.usecases.partnership.frames import frame_of, this_database
from saferplan.usecases.recent import Recent

WITHHELD: Recent[frozenset[str]] = Recent(64)


def withheld_codes(partnership: models.PartnershipRow) -> frozenset[str]:
    """The sensitive indicators with a small count among the rows held now.

    Not those held at an earlier entry: what was shown before a small count came in
    could be taken from what is shown after it.
    """
    latest = reading.latest_entry(partnership)
    if latest is None:
        return frozenset()
    key: Hashable = (this_database(), latest.pk, latest.at)
    return WITHHELD.get_or_make(key, lambda: _with_small_counts(partnership, latest))


def _with_small_counts(
    partnership: models.PartnershipRow, latest: models.LedgerEntry
) -> frozenset[str]:
    definitions = frame_of(partnership, latest).definitions
    sensitive = {k: v[-1] for k, v in definitions.items() if v[-1].sensitive}
    found = reading.series_of(sensitive).values() if sensitive else ()
    return frozenset(s.indicator.code for s in found if holds_small_counts(s))
