"""The forms of a meeting's record: agenda, minutes, who was there, interests."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from django.http import HttpResponseBase
from django.views.decorators.http import require_http_methods

from saferplan.core.boards.cycle import Meeting
from saferplan.core.boards.meeting_record import (
    IN_ATTENDANCE,
    AgendaItem,
    Attendance,
    DeclaredInterest,
    MeetingRecord,
    Presence,
)
from saferplan.core.partnership.structure import Partnership
from saferplan.core.periods import day_label
from saferplan.usecases.boards.queries import one_meeting
from saferplan.usecases.boards.record_meeting import record_meeting, record_of
from saferplan.usecases.partnership import queries as partnership_queries
from saferplan.usecases.permissions import Doing, require
from saferplan.web.forms import number_in, shortened
from saferplan.web.setting_up.answering import Form, Saved, answer, at
from saferplan.web.setting_up.questions import (
    Answers,
    FormPage,
    Kind,
    Question,
    Typed,
)
from saferplan.web.visit import Visit, in_partnership

SEEN = "seen"
BAR = "|"
PRESENCES = tuple((p.value, p.words.capitalize()) for p in Presence)
Changed = Callable[[Answers], MeetingRecord | None]


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def agenda(visit: Visit, number: int) -> HttpResponseBase:
    """Which items does this meeting have, in which order?"""
    held = _held(visit, number)

    def changed(answers: Answers) -> MeetingRecord | None:
        items = answers.make(
            lambda: tuple(_items(answers.lines("items"), held.agenda)), "items"
        )
        if items is None:
            return None
        return answers.make(lambda: replace(held, agenda=items), "items")

    lines = "\n".join(_line(item) for item in held.agenda)
    return _answer(
        visit,
        held,
        title="The agenda",
        questions=(
            Question(
                name="items",
                label="The items",
                hint="One a line, in their order: what it is | who brings it | which "
                "paper. What was minuted stays with its item.",
                kind=Kind.AREA,
                rows=16,
            ),
        ),
        first={"items": lines},
        changed=changed,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def minutes(visit: Visit, number: int) -> HttpResponseBase:
    """What was said to each item, and what was decided?"""
    held = _held(visit, number)

    def changed(answers: Answers) -> MeetingRecord | None:
        items = tuple(
            replace(
                item,
                notes=answers.text(f"notes-{place}"),
                decision=answers.text(f"decision-{place}"),
            )
            for place, item in enumerate(held.agenda, start=1)
        )
        return replace(held, agenda=items)

    first: Typed = {}
    for place, item in enumerate(held.agenda, start=1):
        first[f"notes-{place}"] = item.notes
        first[f"decision-{place}"] = item.decision
    return _answer(
        visit,
        held,
        title="Minutes",
        questions=tuple(_minuted(held.agenda)),
        first=first,
        changed=changed,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def attendance(visit: Visit, number: int) -> HttpResponseBase:
    """Who was there, who sent a deputy, who sent apologies?"""
    held = _held(visit, number)
    frame = partnership_queries.structure(visit.who, visit.slug)
    seats = [a for a in held.attendance if a.capacity != IN_ATTENDANCE]
    others = [a for a in held.attendance if a.capacity == IN_ATTENDANCE]

    def changed(answers: Answers) -> MeetingRecord | None:
        taken = [
            _taken(answers, place, seat) for place, seat in enumerate(seats, start=1)
        ]
        also = [_other(line) for line in answers.lines("others")]
        if answers.problems:
            return None
        return replace(held, attendance=(*taken, *also))

    first = {"others": "\n".join(_other_line(one) for one in others)}
    for place, seat in enumerate(seats, start=1):
        first[f"presence-{place}"] = seat.presence.value
        first[f"deputy-{place}"] = seat.deputy
    return _answer(
        visit,
        held,
        title="Who was there",
        questions=tuple(_seats(seats, frame)),
        first=first,
        changed=changed,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def interests(visit: Visit, number: int) -> HttpResponseBase:
    """Who declared which interest, and what was done about it?"""
    held = _held(visit, number)
    frame = partnership_queries.structure(visit.who, visit.slug)
    kept = [
        (str(place), f"{frame.name_of(one.organisation)}: {one.words}")
        for place, one in enumerate(held.interests)
    ]
    organisations = [("", "Choose"), *((o.slug, o.name) for o in frame.organisations)]
    items = [
        ("0", "The meeting as a whole"),
        *((str(n), f"{n}. {i.title}") for n, i in enumerate(held.agenda, start=1)),
    ]

    def changed(answers: Answers) -> MeetingRecord | None:
        left = [held.interests[int(at_)] for at_ in answers.some_of("kept", kept)]
        new = _interest(answers, organisations[1:], items)
        if answers.problems:
            return None
        return answers.make(
            lambda: replace(held, interests=(*left, *new)), "organisation"
        )

    ticked = "\n".join(place for place, _ in kept)
    return _answer(
        visit,
        held,
        title="Interests declared",
        questions=tuple(_interest_questions(kept, organisations, items)),
        first={"kept": ticked, "item": "0"},
        changed=changed,
    )


def _held(visit: Visit, number: int) -> MeetingRecord:
    require(visit.who, Doing.MINUTE, visit.slug)
    return record_of(visit.who, visit.slug, number)


def _answer(
    visit: Visit,
    held: MeetingRecord,
    *,
    title: str,
    questions: Sequence[Question],
    first: Typed,
    changed: Changed,
) -> HttpResponseBase:
    """Show the form, or keep the record as it was changed.

    The record that the form was made from goes with it: one that somebody else wrote
    in between is told, not written over.
    """
    meeting = one_meeting(visit.who, visit.slug, held.meeting)
    frame = partnership_queries.structure(visit.who, visit.slug)
    back = at(visit, "meeting", number=held.meeting)

    def save(answers: Answers) -> Saved | None:
        seen = answers.text(SEEN)
        record = changed(answers)
        if record is None:
            return None
        answers.do(
            lambda: record_meeting(
                by=visit.who,
                partnership=visit.slug,
                record=record,
                seen_entry=number_in(seen) or 0,
            ),
            questions[0].name,
        )
        return Saved("It is on record.", back)

    page = FormPage(
        title=title,
        caption=_caption(meeting, frame),
        back=(back, "The meeting"),
        asked=(),
        button="Keep it",
        section="boards",
    )
    form = Form(
        page=page,
        questions=(*questions, Question(name=SEEN, label="", kind=Kind.HIDDEN)),
        held={**first, SEEN: str(held.entry)},
        save=save,
    )
    return answer(visit, form)


def _caption(meeting: Meeting, frame: Partnership) -> str:
    return f"{frame.name_of(meeting.body)}, {day_label(meeting.held_on)}"


# ------------------------------------------------------------------------ the agenda
def _line(item: AgendaItem) -> str:
    words = f" {BAR} ".join((item.title, item.lead, item.paper))
    return words.rstrip(f" {BAR}")


def _items(lines: Sequence[str], before: Sequence[AgendaItem]) -> Iterator[AgendaItem]:
    """The items typed; one that was there keeps what was minuted to it.

    It is known by its title; where as many items stand there as before, by its place.
    """
    by_title = {item.title: item for item in before}
    same_many = len(lines) == len(before)
    for place, line in enumerate(lines):
        title, lead, paper = _three(line)
        was = by_title.get(title) or (before[place] if same_many else None)
        yield AgendaItem(
            title=title,
            lead=lead,
            paper=paper,
            notes=was.notes if was else "",
            decision=was.decision if was else "",
        )


def _three(line: str) -> tuple[str, str, str]:
    title, _, rest = line.partition(BAR)
    lead, _, paper = rest.partition(BAR)
    return title.strip(), lead.strip(), paper.strip()


def _minuted(items: Sequence[AgendaItem]) -> Iterator[Question]:
    for place, item in enumerate(items, start=1):
        yield Question(
            name=f"notes-{place}",
            label="What was said",
            hint=f"To item {place}, in a few sentences.",
            kind=Kind.AREA,
            section=f"{place}. {item.title}",
        )
        yield Question(
            name=f"decision-{place}",
            label="What was decided",
            hint=f"To item {place}. Empty: nothing.",
            kind=Kind.AREA,
            rows=2,
        )


# -------------------------------------------------------------------- who was there
def _seats(seats: Sequence[Attendance], frame: Partnership) -> Iterator[Question]:
    for place, seat in enumerate(seats, start=1):
        name = frame.name_of(seat.organisation)
        who = ", ".join(part for part in (name, seat.post) if part)
        yield Question(
            name=f"presence-{place}",
            label=f"{who}: was there?",
            kind=Kind.SELECT,
            offered=PRESENCES,
            section=name if place == 1 or _is_new(seats, place) else "",
        )
        yield Question(
            name=f"deputy-{place}",
            label=f"Who came for {who}?",
            hint="The post of the deputy; only if one came.",
        )
    yield Question(
        name="others",
        label="Who else was there?",
        hint="One a line: organisation | post. Never a name.",
        kind=Kind.AREA,
        section="In attendance",
    )


def _is_new(seats: Sequence[Attendance], place: int) -> bool:
    return seats[place - 1].organisation != seats[place - 2].organisation


def _taken(answers: Answers, place: int, seat: Attendance) -> Attendance:
    said = answers.one_of(f"presence-{place}", PRESENCES, "Choose from the list.")
    deputy = answers.text(f"deputy-{place}")
    presence = Presence(said) if said else Presence.ABSENT
    if deputy and presence is not Presence.DEPUTY:
        answers.wrong(
            f"deputy-{place}",
            "A deputy stands there, and the seat is not said to be represented by one.",
        )
    return replace(seat, presence=presence, deputy=deputy)


def _other(line: str) -> Attendance:
    organisation, _, post = line.partition(BAR)
    return Attendance(
        organisation=organisation.strip(),
        post=post.strip(),
        capacity=IN_ATTENDANCE,
        presence=Presence.PRESENT,
    )


def _other_line(one: Attendance) -> str:
    return f"{one.organisation} {BAR} {one.post}".rstrip(f" {BAR}")


# ------------------------------------------------------------------------ interests
def _interest_questions(
    kept: Sequence[tuple[str, str]],
    organisations: Sequence[tuple[str, str]],
    items: Sequence[tuple[str, str]],
) -> Iterator[Question]:
    if kept:
        yield Question(
            name="kept",
            label="Declared so far",
            hint="Take the tick away from one that was written down by mistake.",
            kind=Kind.CHECKS,
            offered=[(place, shortened(words)) for place, words in kept],
        )
    yield Question(
        name="organisation",
        label="Who declares an interest?",
        kind=Kind.SELECT,
        offered=organisations,
        section="Another interest",
    )
    yield Question(name="post", label="Which post there?", hint="Never a name.")
    yield Question(name="item", label="In which item?", kind=Kind.SELECT, offered=items)
    yield Question(name="words", label="What is the interest?", kind=Kind.AREA)
    yield Question(
        name="done",
        label="What was done about it?",
        hint="For example: left the room for the item.",
    )


def _interest(
    answers: Answers,
    organisations: Sequence[tuple[str, str]],
    items: Sequence[tuple[str, str]],
) -> tuple[DeclaredInterest, ...]:
    """The interest typed; none where the fields are empty."""
    fields = ("organisation", "post", "words", "done")
    if not any(answers.said.get(name) for name in fields):
        return ()
    organisation = answers.one_of("organisation", organisations, "Choose who.")
    item = answers.one_of("item", items, "Choose in which item.")
    made = answers.make(
        lambda: DeclaredInterest(
            organisation=organisation,
            words=answers.text("words"),
            post=answers.text("post"),
            item=int(item),
            done=answers.text("done"),
        ),
        "words",
    )
    return (made,) if made else ()
