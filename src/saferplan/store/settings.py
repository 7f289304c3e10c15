"""A partnership's settings: from the row in force to the value, and back."""

from __future__ import annotations

from datetime import date
from typing import Any

from saferplan.core.partnership.settings import PartnershipSettings
from saferplan.store import models, reading


def settings_of(
    partnership: models.PartnershipRow, *, entry: int | None = None
) -> PartnershipSettings:
    """How it has chosen to work; the defaults where it has not."""
    row = reading.rows_of(models.SettingsVersion, partnership, entry).last()
    if row is None:
        return PartnershipSettings()
    return PartnershipSettings(
        one_person_sign_off=row.one_person_sign_off,
        closed_days=tuple(date.fromisoformat(day) for day in row.closed_days),
    )


def settings_columns(settings: PartnershipSettings) -> dict[str, Any]:
    """The settings as a row keeps them, and as the log tells them."""
    return {
        "one_person_sign_off": settings.one_person_sign_off,
        "closed_days": [day.isoformat() for day in settings.closed_days],
    }
