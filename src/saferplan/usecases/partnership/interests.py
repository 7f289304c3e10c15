"""Interests people declare in an action: then they do not see what it buys."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from saferplan.core.wording import is_plain_text
from saferplan.store import models, reading, writing
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import NotFound
from saferplan.usecases.partnership import granting
from saferplan.usecases.permissions import Doing, may, require
from saferplan.usecases.refused_at import RefusedAt

LONGEST_WORDS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest:
    """Who declared an interest in which action, when, and what it is."""

    account: str
    action: str
    words: str
    declared_on: date
    ended_on: date | None = None


def interests(actor: Actor, partnership: str) -> tuple[Interest, ...]:
    """Which interests are declared, the ended ones too?

    A manager sees all of them, everybody else their own.
    """
    row = the_partnership(actor, partnership)
    sees_all = may(actor, Doing.INVITE, partnership)
    held = {
        (one.account, one.action): _interest(one)
        for one in _rows(row)
        if sees_all or one.account == actor.account
    }
    return tuple(held.values())


def declare_interest(
    *, by: Actor, partnership: str, account: str, action: str, words: str
) -> None:
    """Write down that this account has an interest in this action.

    Everybody declares their own; a manager may for others.

    Raises:
        NotFound, NotPermitted: the actor may not, or there is nobody of this name.
        RefusedAt: no such action, or nothing is said about the interest.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership)
        if account != by.account:
            require(by, Doing.INVITE, partnership)
        writing.lock_partnership(partnership)
        granting.member(row, account)
        said = _words(words)
        _require_action(row, action)
        before = _open(row, account, action)
        entry = granting.log(
            row,
            by,
            "declare_interest",
            account,
            before={"words": before.words} if before else None,
            after={"action": action, "words": said},
        )
        writing.add_row(
            entry, models.InterestVersion, account=account, action=action, words=said
        )


def end_interest(*, by: Actor, partnership: str, account: str, action: str) -> None:
    """The interest is over from today on; only a manager may say so.

    Raises:
        NotFound, NotPermitted: the actor may not, or no such interest is declared.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership, Doing.INVITE)
        writing.lock_partnership(partnership)
        held = _open(row, account, action)
        if held is None:
            raise NotFound(f"{account} has declared no interest in {action} there.")
        today = timezone.localdate()
        entry = granting.log(
            row,
            by,
            "end_interest",
            account,
            before={"action": action, "words": held.words},
            after={"action": action, "ended_on": today.isoformat()},
        )
        writing.add_row(
            entry,
            models.InterestVersion,
            account=account,
            action=action,
            words=held.words,
            ended_on=today,
        )


def _open(
    row: models.PartnershipRow, account: str, action: str
) -> models.InterestVersion | None:
    """The interest in force; an ended one is none."""
    found = [r for r in _rows(row) if (r.account, r.action) == (account, action)]
    return found[-1] if found and found[-1].ended_on is None else None


def _rows(row: models.PartnershipRow) -> list[models.InterestVersion]:
    rows = reading.rows_of(models.InterestVersion, row, None)
    return list(rows.select_related("entry"))


def _interest(row: models.InterestVersion) -> Interest:
    return Interest(
        account=row.account,
        action=row.action,
        words=row.words,
        declared_on=timezone.localdate(row.entry.at),
        ended_on=row.ended_on,
    )


def _require_action(row: models.PartnershipRow, action: str) -> None:
    rows = reading.rows_of(models.ActionVersion, row, None)
    if not is_plain_text(action) or not rows.filter(code=action).exists():
        raise RefusedAt(("action", f"{row.slug} has no action {action[:60]}."))


def _words(text: str) -> str:
    tidy = text.strip()
    if not tidy:
        raise RefusedAt(("words", "Say in a few words what the interest is."))
    if len(tidy) > LONGEST_WORDS or not is_plain_text(tidy):
        raise RefusedAt(
            ("words", f"Say it in {LONGEST_WORDS:,} letters at most, all printable.")
        )
    return tidy
