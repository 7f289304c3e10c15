"""Keys to the API: made for one agency, shown once, ended by a manager.

A key acts as the agency itself: as a partner agency's account would, for the
organisation and for every task and finish group it leads. No person stands behind
it, so the ledger names the key by how it begins, on behalf of the agency.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils import timezone

from saferplan.core.partnership.roles import Role
from saferplan.core.partnership.structure import Body, BodyType, Partnership
from saferplan.core.wording import is_plain_text
from saferplan.store import models, writing
from saferplan.usecases.access import the_entry, the_partnership
from saferplan.usecases.actor import Actor, Grant
from saferplan.usecases.errors import NotFound, Refused, UnknownAccount
from saferplan.usecases.partnership.frames import frame_of
from saferplan.usecases.permissions import Doing

PREFIX = "sfp_"
"""So that a key that was left lying about is known for what it is."""
_SHOWN = 12
_RANDOM_BYTES = 32
LONGEST_NAME = 200
MOST = 2**31


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiToken:
    """One key as a manager sees it; the key itself is not kept.

    ``start`` is how it begins. ``ended_at`` is None while it opens. ``reports`` are
    the names of the agency and of the groups whose returns it can send in.
    """

    number: int
    organisation: str
    organisation_name: str
    name: str
    start: str
    made_at: datetime
    ended_at: datetime | None = None
    reports: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Does it still open?"""
        return self.ended_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewToken:
    """A key that was just made: ``token`` is shown now, and never again."""

    token: str
    made: ApiToken


def make_token(
    *, by: Actor, partnership: str, organisation: str, name: str
) -> NewToken:
    """Make a key to the API for one agency; ``name`` says where it will be used.

    Raises:
        NotFound, NotPermitted: the actor may not let anybody in here.
        Refused: no such agency, or no name, or one that cannot be printed.
    """
    row = the_partnership(by, partnership, Doing.INVITE)
    _require(_frame(row), organisation, name)
    token = PREFIX + secrets.token_urlsafe(_RANDOM_BYTES)
    with transaction.atomic():
        writing.lock_partnership(partnership)
        made = models.ApiTokenRow.objects.create(
            partnership=row,
            organisation=organisation,
            name=name.strip(),
            start=token[:_SHOWN],
            token_hash=_hash(token),
            made_at=timezone.now(),
        )
        _log(row, by, "make_token", {"before": None, "after": _told(made)})
    return NewToken(token=token, made=_token(made, _frame(row)))


def end_token(*, by: Actor, partnership: str, number: int) -> ApiToken:
    """Let this key open nothing from now on; ended twice, it is ended once.

    Raises:
        NotFound, NotPermitted: the actor may not, or there is no such key here.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership, Doing.INVITE)
        writing.lock_partnership(partnership)
        found = _found(row, number)
        if found.ended_at is None:
            before = _told(found)
            found.ended_at = timezone.now()
            found.save(update_fields=["ended_at"])
            _log(row, by, "end_token", {"before": before, "after": _told(found)})
        return _token(found, _frame(row))


def tokens(actor: Actor, partnership: str) -> tuple[ApiToken, ...]:
    """Which keys are there, the newest first, the ended ones too?

    Raises:
        NotFound, NotPermitted: the actor may not let anybody in here.
    """
    row = the_partnership(actor, partnership, Doing.INVITE)
    frame = _frame(row)
    held = models.ApiTokenRow.objects.filter(partnership=row).order_by("-pk")
    return tuple(_token(one, frame) for one in held)


def resolve_token(token: str) -> Actor:
    """Who stands behind this key: its agency, as a partner agency of its partnership.

    It reaches what a partner agency's account reaches that was let in for the
    organisation and for the groups the organisation leads now. It has no clearance
    for small counts: a clearance is a person's.

    Raises:
        UnknownAccount: there is no such key, or it was ended.
    """
    found = (
        models.ApiTokenRow.objects.filter(token_hash=_hash(token), ended_at=None)
        .select_related("partnership")
        .first()
    )
    if found is None:
        raise UnknownAccount("There is no such key here, or it was ended.")
    frame = _frame(found.partnership)
    return Actor(
        account=f"token {found.start}",
        on_behalf_of=_name(frame, found.organisation)[:200],
        grants=tuple(_grants(frame, found.organisation)),
    )


def _grants(frame: Partnership, organisation: str) -> Iterator[Grant]:
    for body in ("", *(body.slug for body in _led(frame, organisation))):
        yield Grant(
            partnership=frame.slug,
            role=Role.PARTNER_AGENCY,
            body=body,
            organisation=organisation,
        )


def _led(frame: Partnership, organisation: str) -> tuple[Body, ...]:
    groups = frame.bodies_of(BodyType.TASK_AND_FINISH_GROUP)
    return tuple(body for body in groups if body.lead_organisation == organisation)


def _frame(row: models.PartnershipRow) -> Partnership:
    return frame_of(row, the_entry(row, None)).partnership


def _require(frame: Partnership, organisation: str, name: str) -> None:
    if frame.organisation(organisation) is None:
        there = ", ".join(one.slug for one in frame.organisations) or "none yet"
        raise Refused(
            f"{frame.slug} has no organisation {organisation}; it has {there}."
        )
    if not name.strip():
        raise Refused("Say where the key will be used, for example “records system”.")
    if len(name.strip()) > LONGEST_NAME or not is_plain_text(name):
        raise Refused(
            f"The name of a key has {LONGEST_NAME} letters at most, and no signs that "
            "cannot be printed; type it again."
        )


def _found(row: models.PartnershipRow, number: int) -> models.ApiTokenRow:
    held = models.ApiTokenRow.objects.select_for_update().filter(partnership=row)
    # A number that no column holds is no key's.
    found = held.filter(pk=number).first() if 0 < number < MOST else None
    if found is None:
        raise NotFound(f"There is no key {number} in {row.slug}.")
    return found


def _log(
    row: models.PartnershipRow, by: Actor, what: str, detail: dict[str, Any]
) -> None:
    writing.open_entry(
        row,
        account=by.account,
        on_behalf_of=by.on_behalf_of,
        what=what,
        detail=detail,
    )


def _told(row: models.ApiTokenRow) -> dict[str, Any]:
    """What the ledger keeps of a key: never what opens."""
    return {
        "organisation": row.organisation,
        "name": row.name,
        "start": row.start,
        "ended_at": row.ended_at.isoformat() if row.ended_at else None,
    }


def _token(row: models.ApiTokenRow, frame: Partnership) -> ApiToken:
    agency = _name(frame, row.organisation)
    led = _led(frame, row.organisation)
    return ApiToken(
        number=row.pk,
        organisation=row.organisation,
        organisation_name=agency,
        name=row.name,
        start=row.start,
        made_at=row.made_at,
        ended_at=row.ended_at,
        reports=(agency, *(body.local_name for body in led)),
    )


def _name(frame: Partnership, organisation: str) -> str:
    found = frame.organisation(organisation)
    return found.name if found else organisation


def _hash(token: str) -> str:
    """A key has 256 random bits: nothing slower is needed to keep it from guesses."""
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
