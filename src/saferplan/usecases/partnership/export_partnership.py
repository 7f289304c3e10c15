"""Everything held about a partnership, as a folder is written from it."""

from __future__ import annotations

from dataclasses import replace

from saferplan.core.indicators.holdings import Holdings, Series
from saferplan.store import reading
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.partnership.difference import as_given
from saferplan.usecases.permissions import Doing


def export_partnership(*, slug: str, by: Actor) -> Holdings:
    """Every row ever entered, in the order of entry; no entry number goes out.

    Raises:
        NotFound, NotPermitted: the actor may not.
    """
    held = reading.holdings(the_partnership(by, slug, Doing.EXPORT))
    return replace(held, series=tuple(_as_given(one) for one in held.series))


def _as_given(one: Series) -> Series:
    return Series(
        indicator=one.indicator,
        observations=tuple(as_given(row) for row in one.observations),
        targets=tuple(as_given(row) for row in one.targets),
        baselines=tuple(as_given(row) for row in one.baselines),
    )
