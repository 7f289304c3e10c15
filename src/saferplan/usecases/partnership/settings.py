"""How a partnership has chosen to work: read it, change it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from saferplan.core.partnership.settings import PartnershipSettings
from saferplan.store import models, writing
from saferplan.store.settings import settings_columns, settings_of
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import Refused
from saferplan.usecases.permissions import Doing

__all__ = ["PartnershipSettings", "change_settings", "settings", "settings_of"]


def settings(actor: Actor, partnership: str) -> PartnershipSettings:
    """How has it chosen to work?"""
    return settings_of(the_partnership(actor, partnership))


def change_settings(
    *,
    by: Actor,
    partnership: str,
    one_person_sign_off: bool | None = None,
    closed_days: Sequence[date] | None = None,
) -> PartnershipSettings:
    """Decide how it works from now on; what is None stays as it was.

    Without a change nothing is written.

    Raises:
        NotFound, NotPermitted: the actor may not.
        Refused: a closed day stands there twice, or there are too many.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership, Doing.SET_UP)
        writing.lock_partnership(partnership)
        before = settings_of(row)
        after = _settings(before, one_person_sign_off, closed_days)
        if after != before:
            _write(row, by, before, after)
        return after


def _settings(
    before: PartnershipSettings,
    one_person_sign_off: bool | None,
    closed_days: Sequence[date] | None,
) -> PartnershipSettings:
    sign_off, days = before.one_person_sign_off, before.closed_days
    try:
        return PartnershipSettings(
            one_person_sign_off=(
                sign_off if one_person_sign_off is None else one_person_sign_off
            ),
            closed_days=days if closed_days is None else tuple(closed_days),
        )
    except ValueError as error:
        raise Refused(str(error)) from None


def _write(
    row: models.PartnershipRow,
    by: Actor,
    before: PartnershipSettings,
    after: PartnershipSettings,
) -> None:
    entry = writing.open_entry(
        row,
        account=by.account,
        on_behalf_of=by.on_behalf_of,
        what="change_settings",
        detail={"before": settings_columns(before), "after": settings_columns(after)},
    )
    writing.add_row(entry, models.SettingsVersion, **settings_columns(after))
