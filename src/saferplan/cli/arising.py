"""Commands about what meetings give people to do: meetings give, done, arising."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from saferplan.cli.meetings import NumberArgument, meetings
from saferplan.cli.printing import Format, Found, print_listed
from saferplan.cli.session import (
    AccountOption,
    FormatOption,
    PartnershipOption,
    begin,
    chosen_day,
    chosen_partnership,
    number_argument,
    require_holder,
    text_option,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from saferplan.core.boards.brought import OpenArising
    from saferplan.usecases.actor import Actor

HEADINGS = ("N", "meeting", "who", "due", "late", "done on", "what")


def register(app: typer.Typer) -> None:
    """Add these commands to those about meetings."""
    meetings.command()(give)
    meetings.command()(done)
    meetings.command()(arising)


def give(
    number: int = NumberArgument,
    what: str = typer.Argument(metavar="WHAT", help="What is to be done."),
    owner: str = typer.Option(
        ..., "--to", metavar="OWNER", help="The group, agency or body that does it."
    ),
    post: str = text_option("--post", "Whose job it is there, never a name."),
    due: str = text_option("--due", "By when.", "DATE"),
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """Write down what a meeting gave somebody to do.

    \b
    Example:
      saferplan meetings give 1 "Send the list of repeat cases" \\
        --to domestic-abuse --due 2009-01-30 --as manager
    """
    day = chosen_day("--due", due)
    actor = begin(account)
    from saferplan.usecases.boards.record_meeting import give_action

    made = give_action(
        by=actor,
        partnership=chosen_partnership(actor, partnership),
        meeting=number,
        what=what,
        owner=owner,
        post=post,
        due=day,
    )
    by = f", by {made.due}" if made.due else ""
    print(f"Number {made.number} is given to {made.owner}{by}: {made.what}")


def done(
    number: int = number_argument("Its number, as `saferplan meetings arising` says."),
    how: str = typer.Argument(metavar="HOW", help="How it was done."),
    on: str = text_option("--on", "The day; today when left out.", "DATE"),
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """Say that something a meeting gave to do is done, and how.

    \b
    Example:
      saferplan meetings done 1 "Sent to all members" --as theme-lead
    """
    day = chosen_day("--on", on)
    actor = begin(account)
    from saferplan.usecases.boards.record_meeting import finish_action

    made = finish_action(
        by=actor,
        partnership=chosen_partnership(actor, partnership),
        number=number,
        how=how,
        done_on=day,
    )
    print(f"Number {made.number} is done, {made.done_on}: {made.what}")


def arising(
    is_open: bool = typer.Option(False, "--open", help="Only what is still to do."),
    body: str = text_option("--body", "Only what meetings of this body gave."),
    partnership: str = PartnershipOption,
    output: Format = FormatOption,
    account: str = AccountOption,
) -> None:
    """What did meetings give to whom, by when, and is it done?

    \b
    Example:
      saferplan meetings arising --open --partnership peterborough
    """
    actor = begin(account)
    from saferplan.documents.json.asked import kept_arising_object

    slug = chosen_partnership(actor, partnership)
    require_holder(actor, slug, body)
    print_listed(
        [
            kept_arising_object(one)
            for one in _named(actor, slug, body)
            if one.arising.is_open or not is_open
        ],
        output,
        HEADINGS,
        _row,
        "Meetings gave nothing to do." if not is_open else "Nothing is still to do.",
    )


def _named(actor: Actor, slug: str, body: str) -> Iterator[OpenArising]:
    from django.utils import timezone

    from saferplan.core.boards.brought import OpenArising
    from saferplan.usecases.boards import queries
    from saferplan.usecases.boards.record_meeting import arising_actions
    from saferplan.usecases.partnership.queries import structure

    frame = structure(actor, slug)
    days = {one.number: one.held_on for one in queries.meetings(actor, slug)}
    for one in arising_actions(actor, slug, body=body):
        yield OpenArising(
            owner=frame.name_of(one.owner),
            met_on=days.get(one.meeting),
            arising=one,
            is_late=one.is_late(timezone.localdate()),
        )


def _row(one: Found) -> tuple[Any, ...]:
    return (
        one["number"],
        one["meeting"],
        one["holder"],
        one["due"],
        "late" if one["is_late"] else "",
        one["done_on"],
        one["what"],
    )
