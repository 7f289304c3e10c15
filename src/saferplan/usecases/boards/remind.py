"""Remind people of what is due or late for them: one e-mail each, never twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.utils import timezone

from saferplan.core.boards.reminding import Task
from saferplan.documents.letters_out.digest import Item, digest
from saferplan.store import models, reading, writing
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor, resolve
from saferplan.usecases.boards.tasks import tasks_of
from saferplan.usecases.permissions import require_operator

Address = Callable[[Task], str]
"""Where the page of a task stands; it asks whoever opens it to sign in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """The e-mail to one person: what it is about, and how it went.

    ``failed`` says why it could not be sent, empty where it was.
    """

    account: str
    email: str
    tasks: tuple[Task, ...]
    failed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminded:
    """Who was reminded, and whom no e-mail can reach (no address is known)."""

    reminders: tuple[Reminder, ...]
    unreachable: tuple[str, ...]


def remind(
    *,
    by: Actor,
    address: Address,
    partnership: str = "",
    today: date | None = None,
    dry_run: bool = False,
) -> Reminded:
    """Send everybody one e-mail with what is due or late for them.

    What was said to somebody once is not said again before it is more pressing:
    that it was said is written down before it is sent, under a lock, so that two
    runs at once send it once; where sending fails, the note is taken back and the
    failure told. ``partnership`` empty: all of them. A dry run sends and writes
    nothing.

    Raises:
        NotPermitted: it is not the operator who asks.
        NotFound: there is no such partnership.
    """
    require_operator(by, "send reminders")
    if partnership:
        the_partnership(by, partnership)
    day = today or timezone.localdate()
    reminders, unreachable = [], []
    for user in _people(partnership):
        tasks = _tasks(user, partnership, day)
        if tasks and not user.email:
            unreachable.append(user.account)
        elif tasks:
            made = _remind_one(by, user, tasks, day, address, dry_run)
            reminders += [made] if made else []
    return Reminded(reminders=tuple(reminders), unreachable=tuple(unreachable))


def _people(partnership: str) -> list[models.User]:
    grants = models.GrantRow.objects.filter(user__is_active=True)
    if partnership:
        grants = grants.filter(partnership__slug=partnership)
    users = models.User.objects.filter(pk__in=grants.values("user"))
    return list(users.order_by("account"))


def _tasks(user: models.User, partnership: str, today: date) -> tuple[Task, ...]:
    actor = resolve(user.account)
    slugs = sorted({grant.partnership for grant in actor.grants})
    return tuple(
        task
        for slug in slugs
        if slug == (partnership or slug)
        for task in tasks_of(actor, slug, today)
    )


def _remind_one(
    by: Actor,
    user: models.User,
    tasks: Sequence[Task],
    today: date,
    address: Address,
    dry_run: bool,
) -> Reminder | None:
    """The reminder of this person; None where everything was said before."""
    fresh = _fresh(user, tasks, today) if dry_run else _note(by, user, tasks, today)
    if not fresh:
        return None
    failed = "" if dry_run else _send(user, fresh, today, address)
    if failed:
        _take_back(by, user, fresh, today)
    return Reminder(
        account=user.account, email=user.email, tasks=tuple(fresh), failed=failed
    )


def _fresh(user: models.User, tasks: Sequence[Task], today: date) -> list[Task]:
    """What was not said to this person at this stage."""
    said = set(
        models.ReminderRow.objects.filter(user=user).values_list(
            "partnership__slug", "about"
        )
    )
    return [task for task in tasks if (task.partnership, task.key(today)) not in said]


def _note(
    by: Actor, user: models.User, tasks: Sequence[Task], today: date
) -> list[Task]:
    """Write down that it is said now; give what nobody else says meanwhile."""
    with transaction.atomic():
        models.User.objects.select_for_update().get(pk=user.pk)
        fresh = _fresh(user, tasks, today)
        for row, own in _by_partnership(fresh).items():
            models.ReminderRow.objects.bulk_create(
                models.ReminderRow(
                    user=user,
                    partnership=row,
                    about=task.key(today),
                    sent_at=timezone.now(),
                )
                for task in own
            )
            _log(by, row, user, "remind", own, today)
        return fresh


def _take_back(
    by: Actor, user: models.User, tasks: Sequence[Task], today: date
) -> None:
    """It was not sent after all: the next run says it."""
    with transaction.atomic():
        for row, own in _by_partnership(tasks).items():
            keys = [task.key(today) for task in own]
            models.ReminderRow.objects.filter(
                user=user, partnership=row, about__in=keys
            ).delete()
            _log(by, row, user, "remind_failed", own, today)


def _by_partnership(
    tasks: Sequence[Task],
) -> Mapping[models.PartnershipRow, list[Task]]:
    found: dict[models.PartnershipRow, list[Task]] = {}
    for slug in sorted({task.partnership for task in tasks}):
        row = reading.find_partnership(slug)
        if row is not None:
            found[row] = [task for task in tasks if task.partnership == slug]
    return found


def _log(
    by: Actor,
    row: models.PartnershipRow,
    user: models.User,
    what: str,
    tasks: Sequence[Task],
    today: date,
) -> None:
    writing.open_entry(
        row,
        account=by.account,
        on_behalf_of=by.on_behalf_of,
        what=what,
        detail={
            "account": user.account,
            "before": None,
            "after": [task.key(today) for task in tasks],
        },
    )


def _send(
    user: models.User, tasks: Sequence[Task], today: date, address: Address
) -> str:
    """Send it. Why it failed, in a sentence; empty where it went out."""
    items = [Item(words=t.words, due=t.due, link=address(t)) for t in tasks]
    letter = digest(items, today)
    message = EmailMultiAlternatives(
        subject=letter.subject, body=letter.text, to=[user.email]
    )
    message.attach_alternative(letter.html, "text/html")
    try:
        return "" if message.send() else "The mail server took nothing."
    except Exception as error:  # whatever a mail backend may raise
        return f"The e-mail could not be sent ({type(error).__name__})."
