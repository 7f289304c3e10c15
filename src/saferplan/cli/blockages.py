"""Commands about what is in the way: blockages list, raise, answer, close."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from saferplan.cli.ending import BadInput
from saferplan.cli.printing import Format, Found, print_listed
from saferplan.cli.rooms import add_room
from saferplan.cli.session import (
    AccountOption,
    FormatOption,
    GroupOption,
    MonthOption,
    PartnershipOption,
    begin,
    chosen_day,
    chosen_month,
    chosen_partnership,
    number_argument,
    require_holder,
    text_option,
)

if TYPE_CHECKING:
    from saferplan.usecases.actor import Actor

blockages = typer.Typer(
    help="What groups cannot move alone, and what a board does about it.",
    no_args_is_help=True,
)
HEADINGS = ("N", "group", "action", "state", "raised with", "what is in the way")
NumberArgument = number_argument("Its number, as `saferplan blockages list` says.")
OpenOption = typer.Option(False, "--open", help="Only those still in the way.")


def register(app: typer.Typer) -> None:
    """Add these commands to the app."""
    blockages.command("list")(list_blockages)
    blockages.command("raise")(raise_one)
    blockages.command()(answer)
    blockages.command()(close)
    add_room(app, blockages, "blockages")


def list_blockages(
    is_open: bool = OpenOption,
    group: str = GroupOption,
    partnership: str = PartnershipOption,
    output: Format = FormatOption,
    account: str = AccountOption,
) -> None:
    """What stands in the way of which group, and what was answered?

    \b
    Example:
      saferplan blockages list --open --partnership peterborough
    """
    actor = begin(account)
    from saferplan.core.boards.brought import RaisedBlockage
    from saferplan.documents.json.asked import kept_blockage_object
    from saferplan.usecases.boards.asking_queries import blockages as all_of
    from saferplan.usecases.partnership.queries import structure

    slug = chosen_partnership(actor, partnership)
    require_holder(actor, slug, group)
    frame = structure(actor, slug)
    found = [
        RaisedBlockage(group=frame.name_of(one.holder), blockage=one)
        for one in all_of(actor, slug, group)
        if one.is_open or not is_open
    ]
    print_listed(
        [kept_blockage_object(one) for one in found],
        output,
        HEADINGS,
        _row,
        "Nothing is said to be in the way.",
    )


def _row(one: Found) -> tuple[Any, ...]:
    return (
        one["number"],
        one["holder"],
        one["action"],
        one["state"],
        one["month"],
        one["what"],
    )


def raise_one(
    what: str = typer.Argument(metavar="WORDS", help="What is in the way."),
    month: str = MonthOption,
    holder: str = text_option(
        "--for", "The group it is in the way of; that of the action.", "GROUP"
    ),
    action: str = text_option("--action", "The code of the action it stops."),
    would_help: str = text_option("--would-help", "What would help."),
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """Tell the board what a group cannot move alone.

    An action that it stops is red until the blockage is closed.

    \b
    Example:
      saferplan blockages raise "No co-ordinator from February on" \\
        --action DA-2 --would-help "A second post" --month 2008-12 --as theme-lead
    """
    about = chosen_month("--month", month)
    if not (holder or action):
        raise BadInput("Say whose it is: --for GROUP, or --action CODE.")
    actor = begin(account)
    from saferplan.usecases.boards.raise_blockage import raise_blockage

    slug = chosen_partnership(actor, partnership)
    made = raise_blockage(
        by=actor,
        partnership=slug,
        holder=holder or _group(actor, slug, action),
        month=about,
        what=what,
        would_help=would_help,
        action=action,
    )
    stops = f" {made.action} is red until it is closed." if made.action else ""
    print(f"Blockage {made.number} is raised for {made.holder}.{stops}")


def _group(actor: Actor, slug: str, action: str) -> str:
    from saferplan.usecases.plan.queries import one_action

    return one_action(actor, slug, action).group


def answer(
    number: int = NumberArgument,
    words: str = typer.Argument(metavar="WORDS", help="What the board answers."),
    support: str = text_option("--support", "What it offers."),
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """Say, for the board, what is done about a blockage.

    \b
    Example:
      saferplan blockages answer 1 "The Board writes to the trust" \\
        --support "A post for six months" --partnership peterborough --as board
    """
    actor = begin(account)
    from saferplan.usecases.boards.raise_blockage import answer_blockage

    made = answer_blockage(
        by=actor,
        partnership=chosen_partnership(actor, partnership),
        number=number,
        answer=words,
        support=support,
    )
    print(f"Blockage {made.number} is answered.")


def close(
    number: int = NumberArgument,
    how: str = typer.Argument(metavar="HOW", help="How it was resolved."),
    on: str = text_option("--on", "The day; today when left out.", "DATE"),
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """Say that a blockage is out of the way, and how.

    \b
    Example:
      saferplan blockages close 1 "The trust lends an officer" --as theme-lead
    """
    day = chosen_day("--on", on)
    actor = begin(account)
    from saferplan.core.periods import day_label
    from saferplan.usecases.boards.raise_blockage import resolve_blockage

    made = resolve_blockage(
        by=actor,
        partnership=chosen_partnership(actor, partnership),
        number=number,
        how_resolved=how,
        resolved_on=day,
    )
    since = f", {day_label(made.resolved_on)}" if made.resolved_on else ""
    print(f"Blockage {made.number}: closed{since}.")
