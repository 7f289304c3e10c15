"""The log: who did what, when, what was there before and what after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from saferplan.core.partnership.log import Difference, LogEntry, differences
from saferplan.core.wording import is_plain_text
from saferplan.store import models, plan_actions
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.partnership.small_counts import withheld_codes
from saferplan.usecases.permissions import Doing

A_PAGE = 50
MOST = 10_000
"""Entries one file holds; a filter brings the rest."""
WITHHELD = "withheld"

WORDS = {
    "accept_return": "accepted a return",
    "arrange_meeting": "arranged a meeting",
    "change_branding": "changed the partnership’s look",
    "change_feed": "changed a data set in the register",
    "change_frame": "changed the partnership’s description",
    "change_grant": "changed somebody’s role",
    "change_meeting": "changed a meeting",
    "change_settings": "changed how the partnership works",
    "declare_interest": "declared an interest",
    "end_access": "ended somebody’s access",
    "end_clearance": "ended a clearance for small counts",
    "end_feed": "ended a data set in the register",
    "end_interest": "ended a declared interest",
    "end_token": "ended a key to the API",
    "export_partnership": "exported the partnership",
    "give_access": "gave somebody access",
    "give_clearance": "gave a clearance for small counts",
    "hand_over": "handed a post over",
    "invite": "invited somebody",
    "issue_pack": "issued a pack",
    "keep_actions": "entered or changed actions",
    "keep_body": "changed a board or group",
    "keep_membership": "changed a seat",
    "keep_organisation": "changed an organisation",
    "keep_plan": "changed the plan",
    "load_partnership": "loaded a folder",
    "make_demonstration": "made the demonstration",
    "make_token": "made a key to the API",
    "move_milestone": "moved a milestone",
    "raise_blockage": "raised a blockage",
    "record_delivery": "noted a data set that came in",
    "record_observation": "entered or corrected a figure",
    "register_feed": "entered a data set in the register",
    "remind": "sent somebody a reminder",
    "remind_failed": "could not send a reminder",
    "reset_link": "made a link for a new password",
    "resolve_blockage": "resolved a blockage",
    "save_return": "saved a return",
    "send_back_return": "sent a return back",
    "set_cycle": "set when a board meets",
    "start_partnership": "started the partnership",
    "submit_return": "submitted a return",
    "upload_history": "loaded history",
    "use_link": "set a password",
    "write_commentary": "wrote a commentary",
}
"""What was done, in plain words; anything else is told by its own name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogFilter:
    """Which entries are asked for; what is empty does not narrow."""

    account: str = ""
    what: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LogPage:
    """One page of the log, the latest first, and what can be asked for."""

    entries: tuple[LogEntry, ...]
    page: int
    pages: int
    total: int
    accounts: tuple[str, ...]
    whats: tuple[tuple[str, str], ...]


def log_page(
    *,
    actor: Actor,
    partnership: str,
    asked: LogFilter | None = None,
    page: int = 1,
    most: int = A_PAGE,
) -> LogPage:
    """What was done to the partnership's data, by whom and when, the latest first?

    Entries about small counts of sensitive indicators, and about commissioning in
    which the actor has an interest, say that they were made and not what they hold.

    Raises:
        NotFound, NotPermitted: the actor may not read the log.
    """
    row = the_partnership(actor, partnership, Doing.READ_LOG)
    everything = models.LedgerEntry.objects.filter(partnership=row)
    found = _narrowed(everything, asked or LogFilter())
    total = found.count()
    pages = max(1, -(-total // most))
    at = min(max(page, 1), pages)
    hidden = _hidden(actor, row)
    rows = found.order_by("-number")[(at - 1) * most : at * most]
    return LogPage(
        entries=tuple(_entry(one, hidden) for one in rows),
        page=at,
        pages=pages,
        total=total,
        accounts=_each(everything, "account"),
        whats=tuple((what, words_of(what)) for what in _each(everything, "what")),
    )


def words_of(what: str) -> str:
    """What was done, in plain words."""
    return WORDS.get(what, what.replace("_", " "))


def _each(entries: QuerySet[models.LedgerEntry], column: str) -> tuple[str, ...]:
    found = entries.order_by(column).values_list(column, flat=True).distinct()
    return tuple(found)


def _narrowed(
    entries: QuerySet[models.LedgerEntry], asked: LogFilter
) -> QuerySet[models.LedgerEntry]:
    for column, text in (("account", asked.account), ("what", asked.what)):
        if text and not is_plain_text(text):
            return entries.none()
        if text:
            entries = entries.filter(**{column: text})
    if asked.since:
        entries = entries.filter(at__gte=_midnight(asked.since))
    if asked.until:
        entries = entries.filter(at__lt=_midnight(asked.until + timedelta(days=1)))
    return entries


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _hidden(actor: Actor, row: models.PartnershipRow) -> frozenset[str]:
    """Codes of indicators and actions this actor may read nothing about."""
    if actor.is_operator:
        return frozenset()
    codes = frozenset() if actor.is_cleared(row.slug) else withheld_codes(row)
    interests = plan_actions.interests_of(row, actor.account, timezone.localdate())
    return codes | interests


def _entry(row: models.LedgerEntry, hidden: frozenset[str]) -> LogEntry:
    is_hidden = bool(hidden) and _mentions(row.detail, hidden)
    return LogEntry(
        entry=row.number,
        at=row.at,
        account=row.account,
        on_behalf_of=row.on_behalf_of,
        what=row.what,
        words=words_of(row.what),
        source=row.source,
        differences=(
            (Difference(name="", before=WITHHELD, after=WITHHELD),)
            if is_hidden
            else differences(row.detail)
        ),
    )


def _mentions(told: Any, codes: frozenset[str]) -> bool:
    """Does one of these codes stand anywhere in it, as a name or as a word?"""
    if isinstance(told, Mapping):
        return any(
            _mentions(key, codes) or _mentions(held, codes)
            for key, held in told.items()
        )
    if isinstance(told, list):
        return any(_mentions(one, codes) for one in told)
    return isinstance(told, str) and any(code in told for code in codes)
