"""The days on which nobody works in a partnership, besides bank holidays."""

from __future__ import annotations

from datetime import date

from saferplan.store import models
from saferplan.store.settings import settings_of


def closed_days_of(row: models.PartnershipRow) -> frozenset[date]:
    """The closed days in its settings."""
    return frozenset(settings_of(row).closed_days)
