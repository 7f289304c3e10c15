"""The parts of minutes: who was there, what was said, what came of it.

Where nothing is recorded there is a clear place to type.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from saferplan.core.boards.brought import AskedChallenge, OpenArising
from saferplan.core.boards.challenge import ChallengeState
from saferplan.core.boards.meeting_record import Presence
from saferplan.core.boards.minutes import MinutedItem, Minutes, SeatTaken
from saferplan.core.periods import day_label
from saferplan.core.wording import plural
from saferplan.documents.docx.blocks import (
    Block,
    Column,
    Paragraph,
    Run,
    Table,
    heading,
    said,
    strong,
    words,
)
from saferplan.documents.pack_asked import asker_words
from saferplan.documents.pack_words import day_words

_LINES = 3
"""Lines to type on where nothing is recorded of an item."""


# ------------------------------------------------------------------ who was there
def _attendance(minutes: Minutes) -> Iterator[Block]:
    if not minutes.seats:
        yield from _to_fill_in(_LINES)
        return
    yield said("Normal", strong("Apologies: "), _apologies(minutes.seats), keep=True)
    yield _table(
        "Who was there",
        "One seat a row: its organisation, post and capacity, and whether it was taken",
        (("Organisation", 2.2), ("Post", 2), ("Capacity", 1.4), ("Presence", 2)),
        [
            (seat.organisation, seat.post, seat.capacity, _first_up(seat.presence))
            for seat in minutes.seats
        ],
    )


def _apologies(seats: Sequence[SeatTaken]) -> str:
    """Who sent them, in one sentence."""
    named = (
        f"{seat.organisation} ({seat.post})" if seat.post else seat.organisation
        for seat in seats
        if seat.presence.startswith(Presence.APOLOGIES.words)
    )
    return f"{'; '.join(named) or 'none on record'}."


def _interests(minutes: Minutes) -> Iterator[Block]:
    if not minutes.interests:
        yield said("Normal", "None is on record.")
        return
    yield _table(
        "Interests declared",
        "One interest a row: whose, in which item, what it is, and what was done",
        (("Who", 2), ("Item", 1.8), ("Interest", 2.6), ("What was done", 1.8)),
        [(one.who, one.item, one.words, one.done) for one in minutes.interests],
    )


def _papers(minutes: Minutes) -> Iterator[Block]:
    if not minutes.papers:
        yield said("Normal", "None is on record.")
    yield from (said("List Bullet", paper) for paper in minutes.papers)


def _carried(minutes: Minutes) -> Iterator[Block]:
    if not minutes.carried:
        yield said("Normal", "Nothing is left to do of earlier meetings.")
        return
    told = plural(len(minutes.carried), "action")
    yield said("Normal", f"{told} of earlier meetings not done yet.", keep=True)
    yield _table(
        "Carried from earlier meetings",
        "One action a row: what is to be done, by whom, by when, and since when",
        (("What is to be done", 4), ("Who", 2.2), ("Due", 1.6), ("Since", 1.6)),
        [
            (_what(one), _who(one), _due(one), day_words(one.met_on))
            for one in minutes.carried
        ],
    )


# ------------------------------------------------------------------ the agenda
def _items(minutes: Minutes) -> Iterator[Block]:
    if not minutes.items:
        yield from _to_fill_in(_LINES)
    for item in minutes.items:
        yield heading(2, f"{item.number}. {item.title}")
        yield from _brought(item)
        yield from _recorded("Discussion", item.notes, _LINES, keep=True)
        yield from _recorded("Decision", item.decision, 1)


def _brought(item: MinutedItem) -> Iterator[Block]:
    """Who leads it, and which paper goes with it."""
    told = (("Lead", item.lead), ("Paper", item.paper))
    runs = [
        run
        for name, text in told
        if text.strip()
        for run in (strong(f"{name}: "), Run(f"{text.strip()}   "))
    ]
    if runs:
        yield Paragraph(style="Note", runs=tuple(runs), keep=True)


def _recorded(
    name: str, text: str, lines: int, *, keep: bool = False
) -> Iterator[Block]:
    """What is recorded under this name, or the lines to type it on."""
    yield said("Label", name, keep=True)
    paragraphs = [part for part in text.splitlines() if part.strip()]
    yield from (said("Normal", part) for part in paragraphs)
    if not paragraphs:
        yield from _to_fill_in(lines, keep=keep)


def _to_fill_in(lines: int, *, keep: bool = False) -> Iterator[Block]:
    """Empty lines, held together; ``keep`` holds them to what follows."""
    for place in range(1, lines + 1):
        yield Paragraph(style="To Fill In", keep=keep or place < lines)


# ------------------------------------------------------------------ what came of it
def _decided(minutes: Minutes) -> Iterator[Block]:
    if not minutes.decided:
        yield said("Normal", "No variance and no target was decided.")
        return
    yield _table(
        "Variances and targets decided",
        "One decision a row: about what, how it was decided, and what was said",
        (("What", 3.6), ("Decision", 1.4), ("What was said", 2.6)),
        [(one.what, _first_up(one.decision), one.remark) for one in minutes.decided],
        names_rows=True,
    )


def _challenges(minutes: Minutes) -> Iterator[Block]:
    if not minutes.challenges:
        yield said("Normal", "No question is on record.")
        return
    yield _table(
        "Questions and comments",
        "One question a row: who asked whom, the answer, and what follows",
        (
            ("Question", 3),
            ("Asked by", 1.6),
            ("To whom", 1.6),
            ("Answer", 2.8),
            ("What follows", 1.8),
        ),
        [_challenge(one) for one in minutes.challenges],
        names_rows=True,
    )


def _challenge(one: AskedChallenge) -> tuple[str, ...]:
    held = one.challenge
    about = f" ({one.about})" if one.about else ""
    follows = held.follow_up.strip()
    if follows and held.follow_up_due:
        follows = f"{follows.rstrip('.')}, by {day_label(held.follow_up_due)}"
    return (
        f"{held.number}. {held.question}{about}",
        asker_words(one),
        one.owner,
        _answer(one),
        follows,
    )


def _answer(one: AskedChallenge) -> str:
    held = one.challenge
    if held.state is ChallengeState.NOTED:
        return "A comment, noted"
    due = f"; due {day_label(held.due)}" if held.due else ""
    return held.answer or f"Not answered yet{due}"


def _arising(minutes: Minutes) -> Iterator[Block]:
    if not minutes.arising:
        yield from _to_fill_in(_LINES)
        return
    yield _table(
        "Actions arising",
        "One action a row: what is to be done, by whom, by when, and whether it is",
        (("What is to be done", 4), ("Who", 2.2), ("By when", 1.5), ("State", 1.7)),
        [(_what(one), _who(one), _due(one), _state(one)) for one in minutes.arising],
        names_rows=True,
    )


def _what(one: OpenArising) -> str:
    return f"{one.arising.number}. {one.arising.what}"


def _who(one: OpenArising) -> str:
    return ", ".join(part for part in (one.arising.post, one.owner) if part)


def _due(one: OpenArising) -> str:
    return f"{day_words(one.arising.due)}{', late' if one.is_late else ''}"


def _state(one: OpenArising) -> str:
    held = one.arising
    if held.done_on is None:
        return "To do"
    how = f": {held.how.strip()}" if held.how.strip() else ""
    return f"Done on {day_label(held.done_on)}{how}"


def _next(minutes: Minutes) -> Iterator[Block]:
    if minutes.next_meeting is None:
        yield from _to_fill_in(1)
        return
    yield said("Normal", f"{day_label(minutes.next_meeting)}.")


_Part = Callable[[Minutes], Iterator[Block]]
PARTS: tuple[tuple[str, _Part], ...] = (
    ("Who was there", _attendance),
    ("Interests declared", _interests),
    ("Papers before the meeting", _papers),
    ("Carried from earlier meetings", _carried),
    ("What was said and decided", _items),
    ("Variances and targets decided", _decided),
    ("Challenge", _challenges),
    ("Actions arising", _arising),
    ("Next meeting", _next),
)
"""Each part under its heading, in the order they are read."""


def _table(
    title: str,
    describes: str,
    columns: Sequence[tuple[str, float]],
    rows: Sequence[tuple[str, ...]],
    *,
    names_rows: bool = False,
) -> Table:
    return Table(
        title=title,
        describes=f"{describes}.",
        columns=tuple(Column(name, share) for name, share in columns),
        rows=tuple(tuple(words(cell) for cell in row) for row in rows),
        names_rows=names_rows,
    )


def _first_up(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
