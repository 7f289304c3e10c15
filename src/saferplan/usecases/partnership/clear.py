"""Let somebody see small counts of sensitive indicators, by name and with a reason."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from saferplan.core.periods import day_label
from saferplan.core.wording import is_plain_text
from saferplan.store import models, writing
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import NotFound
from saferplan.usecases.partnership import granting
from saferplan.usecases.permissions import Doing
from saferplan.usecases.refused_at import RefusedAt

LONGEST_REASON = 1000


def give_clearance(
    *, by: Actor, partnership: str, account: str, reason: str, until: date | None = None
) -> None:
    """Clear this account by name, for good or until the end of a day.

    A manager may clear themselves as well: the log says so. Given again, the new
    reason and end hold.

    Raises:
        NotFound, NotPermitted: the actor may not, or there is nobody of this name.
        RefusedAt: there is no reason, or the day is over.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership, Doing.INVITE)
        writing.lock_partnership(partnership)
        user = granting.member(row, account)
        why = _reason(reason)
        if until is not None and until < timezone.localdate():
            raise RefusedAt(("until", f"{day_label(until)} is over; name a later day."))
        held = _held(user, row)
        before = _told(held)
        given, _ = models.ClearanceRow.objects.update_or_create(
            user=user, partnership=row, defaults={"reason": why, "until": until}
        )
        granting.log(row, by, "give_clearance", account, before, _told(given))


def end_clearance(*, by: Actor, partnership: str, account: str) -> None:
    """Take the clearance back.

    Raises:
        NotFound, NotPermitted: the actor may not, or the account has none.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership, Doing.INVITE)
        writing.lock_partnership(partnership)
        user = granting.member(row, account)
        held = _held(user, row)
        if held is None:
            raise NotFound(f"{account} has no clearance in {partnership}.")
        before = _told(held)
        held.delete()
        granting.log(row, by, "end_clearance", account, before, None)


def _held(user: models.User, row: models.PartnershipRow) -> models.ClearanceRow | None:
    return models.ClearanceRow.objects.filter(user=user, partnership=row).first()


def _reason(text: str) -> str:
    tidy = text.strip()
    if not tidy:
        raise RefusedAt(
            ("reason", "Say why they need it: it stands in the log beside their name.")
        )
    if len(tidy) > LONGEST_REASON or not is_plain_text(tidy):
        raise RefusedAt(
            (
                "reason",
                f"A reason is {LONGEST_REASON:,} letters at most, all printable.",
            )
        )
    return tidy


def _told(row: models.ClearanceRow | None) -> dict[str, Any] | None:
    if row is None:
        return None
    return {"reason": row.reason, "until": row.until and row.until.isoformat()}
