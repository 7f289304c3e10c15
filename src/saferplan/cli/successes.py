"""Commands about what groups share with each other: successes list, take-up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from saferplan.cli.printing import Format, Found, print_listed
from saferplan.cli.rooms import add_room
from saferplan.cli.session import (
    AccountOption,
    FormatOption,
    MonthOption,
    PartnershipOption,
    begin,
    chosen_month,
    chosen_partnership,
    text_option,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from saferplan.core.boards.brought import SharedSuccess
    from saferplan.core.periods import Month
    from saferplan.usecases.actor import Actor

successes = typer.Typer(
    help="What groups share with each other, and who takes it up.",
    no_args_is_help=True,
)
HEADINGS = ("group", "month", "taken up by", "success")


def register(app: typer.Typer) -> None:
    """Add these commands to the app."""
    successes.command("list")(list_successes)
    successes.command("take-up")(take_one_up)
    add_room(app, successes, "successes")


def list_successes(
    month: str = MonthOption,
    partnership: str = PartnershipOption,
    output: Format = FormatOption,
    account: str = AccountOption,
) -> None:
    """What do groups offer the others, and who has taken it up?

    \b
    Example:
      saferplan successes list --month 2008-12 --partnership peterborough
    """
    about = chosen_month("--month", month)
    actor = begin(account)
    from saferplan.documents.json.asked import kept_success_object

    slug = chosen_partnership(actor, partnership)
    print_listed(
        [kept_success_object(one) for one in _named(actor, slug, about)],
        output,
        HEADINGS,
        _row,
        f"Nothing is shared about {about.label} yet.",
    )


def _named(actor: Actor, slug: str, month: Month) -> Iterator[SharedSuccess]:
    from saferplan.core.boards.brought import SharedSuccess
    from saferplan.usecases.boards.share_success import successes as shared
    from saferplan.usecases.partnership.queries import structure

    frame = structure(actor, slug)
    for words, taken in shared(actor, slug, [month]):
        yield SharedSuccess(
            group=frame.name_of(words.holder),
            words=words,
            taken_up=tuple(frame.name_of(one.holder) for one in taken),
        )


def _row(one: Found) -> tuple[Any, ...]:
    return one["holder"], one["month"], ", ".join(one["taken_up"]), one["text"]


def take_one_up(
    group: str = typer.Argument(metavar="GROUP", help="Whose success it is."),
    month: str = MonthOption,
    holder: str = typer.Option(
        ..., "--for", metavar="GROUP", help="The group that takes it up."
    ),
    words: str = text_option("--words", "What it will do."),
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """Say that a group takes up what another one shared.

    \b
    Example:
      saferplan successes take-up violent-crime --for domestic-abuse \\
        --month 2008-12 --words "We try it in the north" --as theme-lead
    """
    about = chosen_month("--month", month)
    actor = begin(account)
    from saferplan.usecases.boards.share_success import take_up

    made = take_up(
        by=actor,
        partnership=chosen_partnership(actor, partnership),
        success_of=group,
        month=about,
        holder=holder,
        words=words,
    )
    print(f"{made.holder} takes up the success of {made.success_of}, {made.month}.")
