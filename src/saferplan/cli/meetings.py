"""Commands about meetings and the cycle: meetings list, add, move, held, show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from saferplan.cli.ending import BadInput
from saferplan.cli.printing import Format, print_objects, print_table
from saferplan.cli.rooms import add_room
from saferplan.cli.session import (
    AccountOption,
    FormatOption,
    PartnershipOption,
    begin,
    chosen_day,
    chosen_month,
    chosen_partnership,
    number_argument,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from saferplan.core.boards.cycle import Cycle, Meeting
    from saferplan.usecases.actor import Actor

meetings = typer.Typer(
    help="When the boards meet, what is due before, and what came of it.",
    no_args_is_help=True,
)
ReportsOption = typer.Option(
    "",
    "--reports",
    metavar="MONTH",
    help="The month it reports (2008-12); the last one over when returns are due.",
    show_default=False,
)
PlaceOption = typer.Option("", "--place", help="Where it is.", show_default=False)
NumberArgument = number_argument("Its number, as `saferplan meetings list` says.")
DAY = "the day, 2009-01-22"


def register(app: typer.Typer) -> None:
    """Add these commands to the app."""
    meetings.command("list")(list_meetings)
    meetings.command()(add)
    meetings.command()(move)
    meetings.command()(held)
    add_room(app, meetings, "meetings")


def list_meetings(
    partnership: str = PartnershipOption,
    account: str = AccountOption,
    format: Format = FormatOption,
) -> None:
    """List the meetings, and when returns and papers are due.

    \b
    Example:
      saferplan meetings list --partnership peterborough
    """
    actor = begin(account)
    slug = chosen_partnership(actor, partnership)
    rows = _rows(actor, slug)
    if format is not Format.TABLE:
        print_objects([dict(zip(_KEYS, row, strict=True)) for row in rows], format)
    elif rows:
        print_table([key.replace("_", " ") for key in _KEYS], rows)
    else:
        print("No meeting is arranged yet: saferplan meetings add BODY DAY.")


def add(
    body: str = typer.Argument(help="The body that meets: delivery-board."),
    day: str = typer.Argument(help=DAY),
    reports: str = ReportsOption,
    place: str = PlaceOption,
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """Put a meeting into the calendar.

    \b
    Example:
      saferplan meetings add delivery-board 2009-01-22 --partnership peterborough
    """
    held_on = chosen_day("DAY", day)
    month = chosen_month("--reports", reports) if reports else None
    if held_on is None:
        raise BadInput(f"DAY: say on which day it meets: {DAY}.")
    actor = begin(account)
    from saferplan.usecases.boards.arrange_meeting import arrange_meeting

    made = arrange_meeting(
        by=actor,
        partnership=chosen_partnership(actor, partnership),
        body=body,
        held_on=held_on,
        reports=month,
        place=place,
    )
    print(_told(made))


def move(
    number: int = NumberArgument,
    day: str = typer.Argument("", help=f"{DAY}; left out, it stays.", metavar="[DAY]"),
    reports: str = ReportsOption,
    place: str = PlaceOption,
    cancel: bool = typer.Option(False, "--cancel", help="Call it off."),
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """Move a meeting to another day, or call it off.

    \b
    Example:
      saferplan meetings move 1 2009-01-29 --partnership peterborough
    """
    held_on = chosen_day("DAY", day)
    month = chosen_month("--reports", reports) if reports else None
    actor = begin(account)
    from saferplan.core.boards.cycle import MeetingState
    from saferplan.usecases.boards.arrange_meeting import change_meeting

    changed = change_meeting(
        by=actor,
        partnership=chosen_partnership(actor, partnership),
        number=number,
        held_on=held_on,
        reports=month,
        place=place or None,
        state=MeetingState.CANCELLED if cancel else None,
    )
    print(_told(changed))


def held(
    number: int = NumberArgument,
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """Say that a meeting was held.

    Then what it decided on variances and targets can be written down.

    \b
    Example:
      saferplan meetings held 1 --partnership peterborough --as manager
    """
    actor = begin(account)
    from saferplan.core.boards.cycle import MeetingState
    from saferplan.usecases.boards.arrange_meeting import change_meeting

    changed = change_meeting(
        by=actor,
        partnership=chosen_partnership(actor, partnership),
        number=number,
        state=MeetingState.HELD,
    )
    print(_told(changed))


_KEYS = ("number", "body", "day", "reports", "state", "returns_due", "papers_out")


def _rows(actor: Actor, slug: str) -> list[tuple[str, ...]]:
    from saferplan.usecases.boards import queries

    cycles = queries.cycles(actor, slug)
    closed = queries.closed_days(actor, slug)
    return [
        (
            str(one.number),
            one.body,
            str(one.held_on),
            str(one.reports),
            one.state.value,
            *_due(cycles, one, closed),
        )
        for one in queries.meetings(actor, slug)
    ]


def _due(
    cycles: Mapping[str, Cycle], one: Meeting, closed: frozenset[date]
) -> tuple[str, str]:
    from saferplan.core.boards.calendar import due_on
    from saferplan.core.boards.cycle import Step

    if one.body not in cycles or not one.state.is_on:
        return ("", "")
    cycle = cycles[one.body]
    first, last = (due_on(cycle, one, s, closed) for s in (Step.RETURNS, Step.DESPATCH))
    return (str(first), str(last))


def _told(one: Meeting) -> str:
    from saferplan.core.boards.cycle import MeetingState

    state = {
        MeetingState.CANCELLED: " It is called off.",
        MeetingState.HELD: " It was held.",
    }.get(one.state, "")
    return (
        f"Meeting {one.number}: {one.body} on {one.held_on}, reports {one.reports}."
        f"{state}"
    )
