"""Links by which somebody sets a password, once: made, looked at, used.

Only the hash of a link's token is kept. A token has 256 random bits, and is looked
for by its hash: how long that takes says nothing about the token.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from hmac import compare_digest

from django.db import transaction
from django.utils import timezone

from saferplan.core.wording import is_plain_text
from saferplan.store import models, reading, writing
from saferplan.store.models import Purpose
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import NotFound
from saferplan.usecases.partnership import granting

LASTS = {Purpose.INVITE: timedelta(days=7), Purpose.RESET: timedelta(days=1)}
LONGEST_TOKEN = 100
_RANDOM_BYTES = 32
NO_LINK = (
    "This link opens nothing any more: it was used, it ran out, or a newer one was "
    "made. Ask your partnership manager for a new one."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """A link that was just made: ``token`` is shown now, and never again.

    It is empty where the account keeps its password and needs no link.
    """

    account: str
    name: str
    email: str
    partnership: str
    is_reset: bool = False
    token: str = ""
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenLink:
    """Whose password a link sets, and where."""

    account: str
    name: str
    partnership: str
    partnership_name: str
    is_reset: bool


def make_link(
    user: models.User, row: models.PartnershipRow, purpose: Purpose
) -> Invitation:
    """A new link for this account; the older ones open nothing any more."""
    end_links(user)
    token = secrets.token_urlsafe(_RANDOM_BYTES)
    now = timezone.now()
    made = models.LinkRow.objects.create(
        user=user,
        partnership=row,
        purpose=purpose.value,
        token_hash=_hash(token),
        made_at=now,
        expires_at=now + LASTS[purpose],
    )
    return Invitation(
        account=user.account,
        name=user.name,
        email=user.email,
        partnership=row.slug,
        is_reset=purpose is Purpose.RESET,
        token=token,
        expires_at=made.expires_at,
    )


def end_links(user: models.User) -> None:
    """Every link of this account opens nothing from now on."""
    now = timezone.now()
    held = models.LinkRow.objects.filter(user=user, used_at=None, expires_at__gt=now)
    held.update(expires_at=now)


def open_link(token: str) -> OpenLink:
    """Whose password would this link set?

    Raises:
        NotFound: it opens nothing (any more); why is not told.
    """
    found = _found(token)
    slug = found.partnership.slug
    return OpenLink(
        account=found.user.account,
        name=found.user.name,
        partnership=slug,
        partnership_name=reading.frames([slug])[slug].name,
        is_reset=found.purpose == Purpose.RESET,
    )


def use_link(*, token: str, password: str) -> OpenLink:
    """Set the password of the account this link was made for; that ends the link.

    Whoever was signed in with the old password is so no longer.

    Raises:
        NotFound: it opens nothing (any more).
        RefusedAt: the password is too easy to guess; the link still opens.
    """
    opened = open_link(token)
    with transaction.atomic():
        writing.lock_partnership(opened.partnership)
        link = _found(token)
        user, had = link.user, link.user.has_usable_password()
        granting.require_password(password, user)
        user.set_password(password)
        user.save(update_fields=["password"])
        link.used_at = timezone.now()
        link.save(update_fields=["used_at"])
        end_links(user)
        granting.log(
            link.partnership,
            Actor(account=user.account),
            "use_link",
            user.account,
            before={"has_password": had},
            after={"has_password": True, "purpose": link.purpose},
        )
    return opened


def _found(token: str) -> models.LinkRow:
    """The open link of this token."""
    hashed = _hash(token) if _may_be_one(token) else ""
    found = (
        models.LinkRow.objects.filter(
            token_hash=hashed,
            used_at=None,
            expires_at__gt=timezone.now(),
            user__is_active=True,
        )
        .select_related("user", "partnership")
        .first()
    )
    if found is None or not compare_digest(found.token_hash, hashed):
        raise NotFound(NO_LINK)
    return found


def _may_be_one(token: str) -> bool:
    return 0 < len(token) <= LONGEST_TOKEN and is_plain_text(token)


def _hash(token: str) -> str:
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
