"""The command that says who was at a meeting: meetings attendance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from saferplan.cli.ending import BadInput
from saferplan.cli.meetings import NumberArgument, meetings
from saferplan.cli.minuting import keep_record
from saferplan.cli.printing import print_table
from saferplan.cli.session import (
    AccountOption,
    PartnershipOption,
    begin,
    chosen_partnership,
)

if TYPE_CHECKING:
    from saferplan.core.boards.meeting_record import Attendance, Presence

HEADINGS = ("organisation", "post", "capacity", "was there", "deputy")
SEAT = "ORG[:POST]"
PresentOption = typer.Option([], "--present", metavar=SEAT, help="Was there.")
ApologiesOption = typer.Option([], "--apologies", metavar=SEAT, help="Sent apologies.")
AbsentOption = typer.Option([], "--absent", metavar=SEAT, help="Was not there.")
DeputyOption = typer.Option(
    [], "--deputy", metavar=f"{SEAT}=POST", help="Sent this post instead."
)
AlsoOption = typer.Option(
    [], "--also", metavar=SEAT, help="Was there without having a seat."
)


def register(app: typer.Typer) -> None:
    """Add this command to those about meetings."""
    meetings.command()(attendance)


def attendance(
    number: int = NumberArgument,
    present: list[str] = PresentOption,
    deputy: list[str] = DeputyOption,
    apologies: list[str] = ApologiesOption,
    absent: list[str] = AbsentOption,
    also: list[str] = AlsoOption,
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """Say who was at a meeting, or print it.

    Seats are named by agency and post, never by a person's name.

    \b
    Example:
      saferplan meetings attendance 1 --partnership peterborough
      saferplan meetings attendance 1 --also cambridgeshire-constabulary \\
        --deputy "peterborough-city-council=Head of service" --as manager
    """
    from saferplan.core.boards.meeting_record import Presence

    told = [
        *((text, Presence.PRESENT, "") for text in present),
        *(_deputy(text) for text in deputy),
        *((text, Presence.APOLOGIES, "") for text in apologies),
        *((text, Presence.ABSENT, "") for text in absent),
    ]
    actor = begin(account)
    from saferplan.usecases.boards.record_meeting import record_of

    slug = chosen_partnership(actor, partnership)
    before = record_of(actor, slug, number)
    seats = list(before.attendance)
    for text, presence, post in told:
        place = _place(seats, text)
        seats[place] = replace(seats[place], presence=presence, deputy=post)
    seats += [one for one in map(_guest, also) if one not in seats]
    if told or also:
        keep_record(actor, slug, before, replace(before, attendance=tuple(seats)))
    _print(seats)


def _deputy(text: str) -> tuple[str, Presence, str]:
    from saferplan.core.boards.meeting_record import Presence

    seat, _, post = text.partition("=")
    if not post.strip():
        raise BadInput(f"--deputy is written {SEAT}=POST, not {text!r}.")
    return seat, Presence.DEPUTY, post.strip()


def _place(seats: Sequence[Attendance], text: str) -> int:
    """Which seat is meant: the only one of this agency, or that of the post."""
    organisation, _, post = (part.strip() for part in text.partition(":"))
    own = [n for n, seat in enumerate(seats) if seat.organisation == organisation]
    found = [n for n in own if not post or seats[n].post == post]
    if len(found) == 1:
        return found[0]
    if not own:
        raise BadInput(f"{organisation} has no seat there; --also says who else was.")
    held = _posts(seats[n] for n in own)
    raise BadInput(f"Say which seat of {organisation} it is: {held}.")


def _posts(seats: Iterable[Attendance]) -> str:
    return " or ".join(f"{seat.organisation}:{seat.post}" for seat in seats)


def _guest(text: str) -> Attendance:
    from saferplan.core.boards.meeting_record import (
        IN_ATTENDANCE,
        Attendance,
        Presence,
    )

    organisation, _, post = (part.strip() for part in text.partition(":"))
    return Attendance(
        organisation=organisation,
        post=post,
        capacity=IN_ATTENDANCE,
        presence=Presence.PRESENT,
    )


def _print(seats: Sequence[Attendance]) -> None:
    if not seats:
        print("Nobody has a seat there: --also says who was.")
        return
    rows = [
        (s.organisation, s.post, s.capacity, s.presence.words, s.deputy) for s in seats
    ]
    print_table(HEADINGS, rows)
