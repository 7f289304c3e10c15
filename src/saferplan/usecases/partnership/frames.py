"""The frame of a partnership, read once for as long as nobody changes it."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from django.db import connection

from saferplan.core.indicators.definition import Indicator
from saferplan.core.partnership.structure import Partnership
from saferplan.core.plan.priorities import Plan
from saferplan.store import models, reading, touched
from saferplan.usecases.recent import Recent


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What figures stand in: structure, plan, and all versions of definitions.

    ``definitions`` are by the store's key of the indicator, in their order.
    """

    partnership: Partnership
    plan: Plan | None
    definitions: Mapping[int, tuple[Indicator, ...]]


FRAMES: Recent[Frame] = Recent(256)


def this_database() -> str:
    """What tells this database from another in the same process."""
    return str(connection.settings_dict["NAME"])


def frame_of(partnership: models.PartnershipRow, upto: models.LedgerEntry) -> Frame:
    """The frame as it was entered up to this entry."""
    key: Hashable = (this_database(), partnership.pk, touched.frame_touched(upto))
    return FRAMES.get_or_make(key, lambda: _read(partnership, upto.number))


def _read(partnership: models.PartnershipRow, entry: int) -> Frame:
    return Frame(
        partnership=reading.structure(partnership, entry=entry),
        plan=reading.plan(partnership, entry=entry),
        definitions=reading.definitions(partnership, entry=entry),
    )
