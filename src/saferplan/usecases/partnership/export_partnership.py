"""Everything held about a partnership, as a folder is written from it."""

from __future__ import annotations

from dataclasses import replace

from saferplan.core.indicators.holdings import Holdings, Series
from saferplan.core.indicators.withholding import WHO_MAY
from saferplan.store import reading
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import NotPermitted
from saferplan.usecases.partnership.difference import as_given
from saferplan.usecases.partnership.small_counts import withheld_codes
from saferplan.usecases.permissions import Doing


def export_partnership(*, slug: str, by: Actor) -> Holdings:
    """Every row ever entered, in the order of entry; no entry number goes out.

    Raises:
        NotFound, NotPermitted: the actor may not, or small counts of sensitive
            indicators are among the rows and the actor is not cleared for them.
    """
    row = the_partnership(by, slug, Doing.EXPORT)
    if not by.is_cleared(slug) and withheld_codes(row):
        raise NotPermitted(
            f"{slug} holds small counts of sensitive indicators, which an export "
            f"would hand out. {WHO_MAY}"
        )
    held = reading.holdings(row)
    return replace(held, series=tuple(_as_given(one) for one in held.series))


def _as_given(one: Series) -> Series:
    return Series(
        indicator=one.indicator,
        observations=tuple(as_given(row) for row in one.observations),
        targets=tuple(as_given(row) for row in one.targets),
        baselines=tuple(as_given(row) for row in one.baselines),
    )
