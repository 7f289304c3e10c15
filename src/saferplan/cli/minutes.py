"""Commands that read what came of a meeting: meetings show, minutes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from saferplan.cli.meetings import NumberArgument, meetings
from saferplan.cli.papers import OutOption, write_whole
from saferplan.cli.printing import Format, print_objects
from saferplan.cli.session import (
    AccountOption,
    FormatOption,
    PartnershipOption,
    begin,
    chosen_folder,
    chosen_partnership,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from saferplan.core.boards.brought import OpenArising
    from saferplan.core.boards.minutes import MinutedItem, Minutes


def register(app: typer.Typer) -> None:
    """Add these commands to those about meetings."""
    meetings.command()(show)
    meetings.command("minutes")(write_minutes)


def show(
    number: int = NumberArgument,
    partnership: str = PartnershipOption,
    output: Format = FormatOption,
    account: str = AccountOption,
) -> None:
    """One meeting: its agenda, who was there, what came of it.

    \b
    Example:
      saferplan meetings show 1 --partnership peterborough
    """
    actor = begin(account)
    from saferplan.documents.json.meetings import meeting_object
    from saferplan.usecases.boards.make_minutes import make_minutes
    from saferplan.usecases.boards.queries import one_meeting
    from saferplan.usecases.boards.record_meeting import record_of

    slug = chosen_partnership(actor, partnership)
    found = make_minutes(by=actor, partnership=slug, number=number)
    if output is Format.TABLE:
        print("\n".join(_told(found)))
        return
    held, record = (
        one_meeting(actor, slug, number),
        record_of(actor, slug, number),
    )
    print_objects([meeting_object(held, record, found.arising)], output)


def _told(one: Minutes) -> Iterator[str]:
    from saferplan.core.periods import day_label

    yield f"{one.body}, {day_label(one.held_on)} ({one.state})"
    place = f" Place: {one.place}." if one.place else ""
    yield f"Meeting {one.meeting}; it reports {one.reports}.{place}"
    yield from _listed("Agenda", (line for item in one.items for line in _item(item)))
    yield from _listed("Who was there", _seats(one))
    yield from _listed("Interests declared", _interests(one))
    yield from _listed("Papers", one.papers)
    yield from _listed("Decided", _decided(one))
    yield from _listed("Asked", _asked(one))
    yield from _listed("Given to do", map(_arose, one.arising))
    yield from _listed("Still to do from earlier meetings", map(_arose, one.carried))


def _listed(heading: str, lines: Iterable[str]) -> Iterator[str]:
    held = list(lines)
    if held:
        yield f"\n{heading}:"
        yield from (f"  {line}" for line in held)


def _item(item: MinutedItem) -> Iterator[str]:
    beside = "; ".join(part for part in (item.lead, item.paper) if part)
    yield f"{item.number}. {item.title}{f' ({beside})' if beside else ''}"
    if item.notes:
        yield f"   {item.notes}"
    if item.decision:
        yield f"   Decided: {item.decision}"


def _seats(one: Minutes) -> Iterator[str]:
    for seat in one.seats:
        if seat.presence:
            who = ", ".join(part for part in (seat.organisation, seat.post) if part)
            yield f"{who}: {seat.presence}"


def _interests(one: Minutes) -> Iterator[str]:
    for each in one.interests:
        done = f" ({each.done})" if each.done else ""
        yield f"{each.who}, in {each.item}: {each.words}{done}"


def _decided(one: Minutes) -> Iterator[str]:
    for each in one.decided:
        remark = f": {each.remark}" if each.remark else ""
        yield f"{each.what}. {each.decision.capitalize()}{remark}"


def _asked(one: Minutes) -> Iterator[str]:
    for each in one.challenges:
        held = each.challenge
        yield f"{held.number}. {held.question} ({each.owner}: {held.state.words})"


def _arose(one: OpenArising) -> str:
    held = one.arising
    by = f" by {held.due}" if held.due else ""
    done = f", done {held.done_on}: {held.how}" if held.done_on else ""
    return f"{held.number}. {one.owner}: {held.what}{by}{done}"


def write_minutes(
    number: int = NumberArgument,
    out: Path = OutOption,
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """Write the minutes as a Word document.

    It is filled with what is on record; before the meeting it is a skeleton.

    \b
    Example:
      saferplan meetings minutes 1 --out papers --partnership peterborough
    """
    chosen_folder("--out", out)
    actor = begin(account)
    from saferplan.documents.packs import minutes_bytes
    from saferplan.usecases.boards.make_minutes import make_minutes

    slug = chosen_partnership(actor, partnership)
    made = make_minutes(by=actor, partnership=slug, number=number)
    path = write_whole(out, f"{made.file_stem}.docx", minutes_bytes(made))
    print(f"Wrote {path}")
