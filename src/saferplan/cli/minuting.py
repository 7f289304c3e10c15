"""Commands that record a meeting: meetings agenda, minute, attendance, interest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from saferplan.cli.ending import BadInput
from saferplan.cli.meetings import NumberArgument, meetings
from saferplan.cli.session import (
    AccountOption,
    PartnershipOption,
    begin,
    chosen_partnership,
    number_option,
    text_option,
)

if TYPE_CHECKING:
    from saferplan.core.boards.meeting_record import (
        AgendaItem,
        DeclaredInterest,
        MeetingRecord,
    )
    from saferplan.usecases.actor import Actor

BAR = "|"
ItemsOption = typer.Option(
    [], "--item", help='An item, in order: "TITLE", or "TITLE | WHO BRINGS IT | PAPER".'
)
ITEM = "Which item, by its number on the agenda."


def register(app: typer.Typer) -> None:
    """Add these commands to those about meetings."""
    meetings.command("agenda")(set_agenda)
    meetings.command()(minute)
    meetings.command()(interest)


def set_agenda(
    number: int = NumberArgument,
    item: list[str] = ItemsOption,
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """Print the agenda of a meeting, or set it.

    What was minuted stays with the item of the same title; an item with minutes
    cannot be left out.

    \b
    Example:
      saferplan meetings agenda 1 --partnership peterborough
      saferplan meetings agenda 2 --item "Welcome and apologies | Chair" \\
        --item "Exceptions: what is red or amber" --as manager
    """
    actor = begin(account)
    from saferplan.usecases.boards.record_meeting import record_of
    from saferplan.usecases.refused_at import made

    slug = chosen_partnership(actor, partnership)
    before = record_of(actor, slug, number)
    after = before
    if item:
        agenda = made(lambda: tuple(_items(item, before)), "agenda")
        after = made(
            lambda: replace(
                before, agenda=agenda, interests=tuple(_moved(before, agenda))
            ),
            "agenda",
        )
        keep_record(actor, slug, before, after)
    for place, one in enumerate(after.agenda, start=1):
        beside = "; ".join(part for part in (one.lead, one.paper) if part)
        print(f"{place}. {one.title}{f' ({beside})' if beside else ''}")


def _items(typed: Sequence[str], before: MeetingRecord) -> Iterator[AgendaItem]:
    """The items typed; one that was there keeps what was minuted to it."""
    from saferplan.core.boards.meeting_record import AgendaItem

    held = {one.title: one for one in before.agenda}
    titles = [text.partition(BAR)[0].strip() for text in typed]
    for one in before.agenda:
        if (one.notes or one.decision) and one.title not in titles:
            raise BadInput(f"“{one.title}” is minuted; give it with its title.")
    for text in typed:
        title, lead, paper = _three(text)
        new = AgendaItem(title=title, lead=lead, paper=paper)
        was = held.get(title)
        yield replace(new, notes=was.notes, decision=was.decision) if was else new


def _three(text: str) -> tuple[str, str, str]:
    title, _, rest = text.partition(BAR)
    lead, _, paper = rest.partition(BAR)
    return title.strip(), lead.strip(), paper.strip()


def _moved(
    before: MeetingRecord, agenda: Sequence[AgendaItem]
) -> Iterator[DeclaredInterest]:
    """The interests, each in the place where its item stands now."""
    places = {one.title: place for place, one in enumerate(agenda, start=1)}
    for one in before.interests:
        title = before.agenda[one.item - 1].title if one.item else ""
        if title and title not in places:
            raise BadInput(f"An interest is declared in “{title}”; give it too.")
        yield replace(one, item=places.get(title, 0))


def keep_record(
    actor: Actor, slug: str, before: MeetingRecord, after: MeetingRecord
) -> None:
    """Keep the record, unless somebody recorded the meeting in between."""
    from saferplan.usecases.boards.record_meeting import record_meeting

    record_meeting(by=actor, partnership=slug, record=after, seen_entry=before.entry)


def minute(
    number: int = NumberArgument,
    item: int | None = number_option("--item", ITEM),
    notes: str | None = typer.Option(
        None, "--notes", help="What was said.", show_default=False
    ),
    decision: str | None = typer.Option(
        None, "--decision", help="What was decided.", show_default=False
    ),
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """Write down what was said to an item, and what was decided.

    What is left out stays as it is; "" empties it.

    \b
    Example:
      saferplan meetings minute 1 --item 4 --notes "Repeats were looked at" \\
        --decision "A plan for each family" --as manager
    """
    said = {
        name: text.strip()
        for name, text in (("notes", notes), ("decision", decision))
        if text is not None
    }
    if item is None or not said:
        raise BadInput("Say which item (--item N), and --notes or --decision.")
    actor = begin(account)
    from saferplan.usecases.boards.record_meeting import record_of

    slug = chosen_partnership(actor, partnership)
    before = record_of(actor, slug, number)
    if item > len(before.agenda):
        raise BadInput(
            f"There is no item {item}: the agenda has {len(before.agenda)} items."
        )
    agenda = list(before.agenda)
    agenda[item - 1] = replace(agenda[item - 1], **said)
    keep_record(actor, slug, before, replace(before, agenda=tuple(agenda)))
    print(f"Meeting {number}, item {item} ({agenda[item - 1].title}) is minuted.")


def interest(
    number: int = NumberArgument,
    who: str = typer.Argument(
        metavar="ORG[:POST]", help="Whose interest: an agency, and a post there."
    ),
    words: str = typer.Argument(metavar="WORDS", help="What the interest is."),
    item: int | None = number_option("--item", f"{ITEM} Left out, the meeting."),
    done: str = text_option("--done", "What was done about it."),
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """Write down an interest that was declared.

    \b
    Example:
      saferplan meetings interest 1 cambridgeshire-constabulary:Superintendent \\
        "Sits on the trust that bids" --item 4 --done "Left the room" --as manager
    """
    actor = begin(account)
    from saferplan.core.boards.meeting_record import DeclaredInterest
    from saferplan.usecases.boards.record_meeting import record_of
    from saferplan.usecases.partnership.queries import structure
    from saferplan.usecases.refused_at import made

    slug = chosen_partnership(actor, partnership)
    organisation, _, post = (part.strip() for part in who.partition(":"))
    if structure(actor, slug).organisation(organisation) is None:
        raise BadInput(f"There is no organisation called {organisation} in {slug}.")
    before = record_of(actor, slug, number)
    new = made(
        lambda: DeclaredInterest(
            organisation=organisation,
            words=words.strip(),
            post=post,
            item=item or 0,
            done=done.strip(),
        ),
        "words",
    )
    after = made(lambda: replace(before, interests=(*before.interests, new)), "item")
    keep_record(actor, slug, before, after)
    print(f"Meeting {number}: the interest of {organisation} is declared.")
