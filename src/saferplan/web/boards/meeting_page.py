"""The page of one meeting: its agenda, papers, decisions, questions and actions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.http import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from saferplan.core.boards.brought import AskedChallenge, OpenArising
from saferplan.core.boards.cycle import Meeting, MeetingState
from saferplan.core.boards.issued import IssuedPack
from saferplan.core.boards.minutes import MinutedItem, Minutes
from saferplan.core.partnership.structure import Partnership
from saferplan.core.periods import day_label
from saferplan.core.wording import listed, plural
from saferplan.documents.html.shown_table import Heading, ShownTable
from saferplan.documents.packs import minutes_bytes
from saferplan.usecases.boards.make_minutes import make_minutes
from saferplan.usecases.boards.queries import issued_packs, one_meeting
from saferplan.usecases.partnership import queries as partnership_queries
from saferplan.usecases.permissions import Doing, may
from saferplan.web.boards.arising import arising_entry
from saferplan.web.boards.challenges import asking_for, challenge_entry
from saferplan.web.boards.showing import kept
from saferplan.web.setting_up.answering import at, just_told
from saferplan.web.sheets import Entry, Sheet, SheetPart, Tag, Way, parts, table_rows
from saferplan.web.visit import Visit, in_partnership

STATES = {
    MeetingState.PLANNED: Tag("Planned", "blue"),
    MeetingState.HELD: Tag("Held", "grey"),
    MeetingState.CANCELLED: Tag("Called off", "grey"),
}


@require_safe
@in_partnership
def meeting(visit: Visit, number: int) -> HttpResponseBase:
    """What is on the agenda, who was there, and what came of it?"""
    minutes = make_minutes(by=visit.who, partnership=visit.slug, number=number)
    held = one_meeting(visit.who, visit.slug, number)
    frame = partnership_queries.structure(visit.who, visit.slug)
    records = may(visit.who, Doing.MINUTE, visit.slug)
    page = Sheet(
        title=f"{minutes.body}, {day_label(held.held_on)}",
        caption=", ".join(_about(held)),
        back=(at(visit, "meetings"), "Meetings"),
        tag=STATES[held.state],
        answer=_answer(minutes),
        button=Way("Write the minutes", at(visit, "meeting-minutes", number=number))
        if records
        else None,
        ways=tuple(_ways(visit, held, frame, records=records)),
        parts=parts(_parts(visit, held, minutes, frame)),
        told=just_told(visit),
    )
    return visit.render("layout/sheet.html", page)


@require_safe
@in_partnership
def minutes_file(visit: Visit, number: int) -> HttpResponseBase:
    """The minutes as a Word document, filled with what is on record."""
    minutes = make_minutes(by=visit.who, partnership=visit.slug, number=number)
    return kept(f"{minutes.file_stem}.docx", "docx", minutes_bytes(minutes))


def _about(held: Meeting) -> Iterator[str]:
    yield f"Meeting {held.number}"
    yield f"it reports {held.reports.label}"
    if held.place:
        yield held.place


def _answer(minutes: Minutes) -> str:
    """What came of it so far, in one sentence."""
    seats = [seat for seat in minutes.seats if seat.is_seat]
    there = sum(seat.presence.startswith(("present", "repr")) for seat in seats)
    decisions = len(minutes.decided) + sum(bool(i.decision) for i in minutes.items)
    counted = (
        (there, f"{there} of {plural(len(seats), 'seat')} taken"),
        (decisions, plural(decisions, "decision")),
        (len(minutes.challenges), plural(len(minutes.challenges), "question")),
        (len(minutes.arising), plural(len(minutes.arising), "action") + " arising"),
    )
    told = [words for count, words in counted if count]
    if not told:
        return "Nothing is recorded of it yet."
    sentence = listed(told)
    return f"{sentence[:1].upper()}{sentence[1:]}."


def _ways(
    visit: Visit, held: Meeting, frame: Partnership, *, records: bool
) -> Iterator[Way]:
    number = held.number
    file = at(visit, "meeting-minutes-file", number=number)
    yield Way("Minutes in Word", file, is_file=True)
    if held.body in dict(asking_for(visit, frame)):
        address = f"{at(visit, 'challenge-new')}?body={held.body}&meeting={number}"
        yield Way("Ask a question", address)
    if records:
        yield Way("Change the agenda", at(visit, "meeting-agenda", number=number))
        yield Way("Say who was there", at(visit, "meeting-attendance", number=number))
        yield Way("Interests declared", at(visit, "meeting-interests", number=number))
        yield Way(
            "Give somebody something to do", at(visit, "arising-new", number=number)
        )
    if visit.may_set_up:
        yield Way(
            "Move it, or say that it was held",
            at(visit, "meeting-change", number=number),
        )


def _parts(
    visit: Visit, held: Meeting, minutes: Minutes, frame: Partnership
) -> Iterator[SheetPart]:
    today = timezone.localdate()
    yield SheetPart(name="Agenda", entries=tuple(_item(i) for i in minutes.items))
    yield SheetPart(name="Papers", entries=tuple(_papers(visit, held)))
    yield SheetPart(
        name="Decided",
        entries=tuple(
            Entry(
                text=one.what,
                notes=(one.remark,) if one.remark else (),
                tag=Tag(one.decision.capitalize()),
            )
            for one in minutes.decided
        ),
    )
    yield SheetPart(
        name="Asked",
        entries=tuple(_asked(visit, minutes.challenges, frame, today)),
    )
    yield SheetPart(
        name="Actions arising", entries=_arose(visit, minutes.arising, frame, today)
    )
    yield SheetPart(
        name="Carried over from earlier meetings",
        entries=_arose(visit, minutes.carried, frame, today),
    )
    yield from _people(minutes)


def _item(one: MinutedItem) -> Entry:
    return Entry(
        text=f"{one.number}. {one.title}",
        notes=tuple(
            note
            for note in (
                ", ".join(part for part in (one.lead, one.paper) if part),
                one.notes,
                f"Decided: {one.decision}" if one.decision else "",
            )
            if note
        ),
    )


def _papers(visit: Visit, held: Meeting) -> Iterator[Entry]:
    """The versions issued for it; before that, the papers as they stand now."""
    found: Sequence[IssuedPack] = [
        one
        for one in issued_packs(visit.who, visit.slug, held.body)
        if one.meeting == held.number
    ]
    for one in found:
        on = f", issued {day_label(one.issued_on)}" if one.issued_on else ""
        yield Entry(
            text=f"{one.paper.words.capitalize()}, version {one.version}{on}",
            href=at(
                visit,
                "pack-issued",
                body=one.body,
                month=str(one.month),
                version=one.version,
            ),
        )
    if not found:
        month = held.reports
        yield Entry(
            text=f"The papers for {month.label}, not issued yet",
            href=at(visit, "pack", body=held.body, month=str(month)),
        )


def _asked(
    visit: Visit, found: Sequence[AskedChallenge], frame: Partnership, today: date
) -> Iterator[Entry]:
    for one in found:
        yield challenge_entry(visit, one.challenge, frame, today)


def _arose(
    visit: Visit, found: Sequence[OpenArising], frame: Partnership, today: date
) -> tuple[Entry, ...]:
    return tuple(arising_entry(visit, one.arising, frame, today) for one in found)


def _people(minutes: Minutes) -> Iterator[SheetPart]:
    if minutes.seats:
        is_told = any(seat.presence for seat in minutes.seats)
        name = "Who was there" if is_told else "Seats"
        yield SheetPart(name=name, table=_attendance(minutes, is_told=is_told))
    if minutes.interests:
        yield SheetPart(
            name="Interests declared",
            entries=tuple(
                Entry(text=f"{one.who}: {one.words}", notes=_noted(one.item, one.done))
                for one in minutes.interests
            ),
        )


def _noted(item: str, done: str) -> tuple[str, ...]:
    return tuple(part for part in (item, f"Done: {done}" if done else "") if part)


def _attendance(minutes: Minutes, *, is_told: bool) -> ShownTable:
    names = ("Organisation", "Post", "Capacity", "Was there")[: 3 + is_told]
    rows = (
        (s.organisation, s.post, s.capacity, s.presence)[: 3 + is_told]
        for s in minutes.seats
    )
    headings = tuple(Heading(name) for name in names)
    return ShownTable("Seats at this meeting", headings, table_rows(rows))
