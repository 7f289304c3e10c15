"""Commands about the register of data sets, and reminders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from saferplan.cli.printing import Format, print_objects, print_table
from saferplan.cli.session import (
    AccountOption,
    FormatOption,
    PartnershipOption,
    begin,
    chosen_day,
    chosen_partnership,
)

if TYPE_CHECKING:
    from saferplan.core.boards.reminding import Task
    from saferplan.usecases.boards.answer import Answered
    from saferplan.usecases.boards.remind import Reminded

HEADINGS = ("data set", "agency", "on time", "overdue", "published", "legal basis")
AllPartnerships = typer.Option(
    "", "--partnership", help="Its short name; all of them when left out."
)
TodayOption = typer.Option(
    "",
    "--today",
    metavar="DATE",
    help="As if it were this day (2009-01-05); today when left out.",
)
DryRunOption = typer.Option(
    False, "--dry-run", help="Only say who would be reminded of what."
)


def register(app: typer.Typer) -> None:
    """Add these commands to the app."""
    app.command("register")(print_register)
    app.command()(remind)


def print_register(
    partnership: str = PartnershipOption,
    output: Format = FormatOption,
    account: str = AccountOption,
) -> None:
    """What data sets are held, why, and who has seen them?

    JSON and CSV hold the whole answer: legal basis, agreement, fields, how long it
    is kept, how it arrives, who can see it, and which papers carried it out.

    \b
    Example:
      saferplan register --partnership peterborough
    """
    actor = begin(account)
    from saferplan.usecases.boards.answer import answer

    found = answer(actor, chosen_partnership(actor, partnership)).data_sets
    if output is Format.TABLE:
        print_table(HEADINGS, [_in_words(one) for one in found])
    else:
        print_objects([_object(one) for one in found], output)


def _in_words(one: Answered) -> list[str]:
    """A row of the table: what ``HEADINGS`` say."""
    held = one.data_set
    share = held.health.on_time_percent
    return [
        held.feed.slug,
        held.feed.organisation,
        "-" if share is None else f"{share:.0f}%",
        str(len(held.health.overdue)),
        held.feed.publishable.words,
        held.feed.legal_basis,
    ]


def _object(one: Answered) -> dict[str, Any]:
    from saferplan.documents.json.registers import (
        carried_object,
        data_set_object,
        reader_object,
    )

    held = one.data_set
    return data_set_object(
        held.feed,
        agency=held.agency,
        supplies=held.supplies,
        health=held.health,
        readers=[
            reader_object(
                account=r.account,
                role=r.role.value,
                post=r.post,
                of=r.of,
                is_cleared=r.is_cleared,
                cleared_until=r.cleared_until,
            )
            for r in one.readers
        ],
        carried=[
            carried_object(
                what=c.what, on=c.on.date(), account=c.account, entry=c.entry
            )
            for c in one.carried
        ],
    )


def remind(
    partnership: str = AllPartnerships,
    today: str = TodayOption,
    dry_run: bool = DryRunOption,
) -> None:
    """Send everybody one e-mail with what is due or late for them.

    Made to be run every morning: nobody is told the same thing twice before it is
    more pressing. Where e-mail goes is said by SAFERPLAN_EMAIL_URL; without it, each
    e-mail is written to a file in the folder mail of SAFERPLAN_HOME.

    \b
    Example:
      saferplan remind --dry-run
    """
    day = chosen_day("--today", today)
    actor = begin()
    from saferplan.usecases.boards.remind import remind as send

    done = send(
        by=actor,
        address=_address,
        partnership=partnership,
        today=day,
        dry_run=dry_run,
    )
    _tell(done, dry_run)


_PAGES = {
    "question": "challenge",
    "follow_up": "challenge",
    "arising": "arising-done",
    "terms": "terms-text",
}


def _address(task: Task) -> str:
    """The page of a task, with the address people reach this installation by."""
    from django.conf import settings
    from django.urls import reverse

    from saferplan.core.boards.reminding import Kind

    parts = {"partnership": task.partnership}
    match task.kind:
        case Kind.RETURN | Kind.COMMENTARY:
            own = parts | {"holder": task.holder, "month": task.month}
            path = reverse("return", kwargs=own)
        case Kind.DELIVERY:
            path = reverse("data-set-deliver", kwargs=parts | {"feed": task.feed})
        case Kind.PAPERS | Kind.MEETING:
            own = parts | {"body": task.body, "month": task.month}
            brief = "?paper=brief" if task.about.endswith("/brief") else ""
            path = reverse("pack", kwargs=own) + brief
        case Kind.QUESTION | Kind.FOLLOW_UP | Kind.ARISING | Kind.TERMS:
            name = _PAGES[task.kind.value]
            path = reverse(name, kwargs=parts | {"number": task.number})
    return f"{settings.SITE_ADDRESS}{path}"


def _tell(done: Reminded, dry_run: bool) -> None:
    from django.conf import settings

    for one in done.reminders:
        if one.failed:
            print(f"{one.account} <{one.email}>: {one.failed} It is sent next time.")
            continue
        print(f"{one.account} <{one.email}>:")
        for task in one.tasks:
            print(f"  {task.words} (due {task.due.isoformat()})")
    for account in done.unreachable:
        print(f"{account}: something is due, but the account has no e-mail address.")
    sent = [one for one in done.reminders if not one.failed]
    print(f"{len(sent)} {'would be' if dry_run else 'were'} reminded.")
    folder = getattr(settings, "EMAIL_FILE_PATH", None)
    if sent and folder and not dry_run:
        print(f"No mail server is set: the e-mails are files in {folder}.")
    if any(one.failed for one in done.reminders):
        raise typer.Exit(1)
