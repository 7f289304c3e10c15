"""Actions arising: what meetings gave people to do, and whether it is done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.http import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from saferplan.core.boards.meeting_record import ArisingAction
from saferplan.core.partnership.structure import Partnership
from saferplan.core.periods import day_label
from saferplan.core.wording import plural
from saferplan.usecases.boards.queries import one_meeting
from saferplan.usecases.boards.record_meeting import (
    arising_actions,
    finish_action,
    give_action,
    may_finish,
)
from saferplan.usecases.errors import NotFound, NotPermitted
from saferplan.usecases.partnership import queries as partnership_queries
from saferplan.usecases.permissions import Doing, require
from saferplan.web.boards.asking import owners_offered
from saferplan.web.boards.challenges import back_to_boards
from saferplan.web.setting_up.answering import Form, Saved, answer, at, just_told
from saferplan.web.setting_up.questions import Answers, FormPage, Kind, Question
from saferplan.web.sheets import Entry, Sheet, SheetPart, Tag, Way, parts
from saferplan.web.visit import Visit, in_partnership


@require_safe
@in_partnership
def all_arising(visit: Visit) -> HttpResponseBase:
    """What did meetings give people to do, and what of it is done?"""
    frame = partnership_queries.structure(visit.who, visit.slug)
    today = timezone.localdate()
    found = arising_actions(visit.who, visit.slug)
    still = sorted(
        (one for one in found if one.is_open),
        key=lambda one: (one.due or date.max, one.number),
    )
    done = [one for one in reversed(found) if not one.is_open]
    page = Sheet(
        title=_title(still, today),
        caption="Actions arising from meetings",
        back=back_to_boards(visit),
        parts=parts(
            (
                SheetPart(
                    name="To be done",
                    entries=_entries(visit, still, frame, today),
                    empty="Nothing is left to do.",
                ),
                SheetPart(name="Done", entries=_entries(visit, done, frame, today)),
            )
        ),
        told=just_told(visit),
    )
    return visit.render("layout/sheet.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def give(visit: Visit, number: int) -> HttpResponseBase:
    """What did this meeting give whom to do, and by when?"""
    require(visit.who, Doing.MINUTE, visit.slug)
    held = one_meeting(visit.who, visit.slug, number)
    frame = partnership_queries.structure(visit.who, visit.slug)
    owners = owners_offered(frame)
    back = at(visit, "meeting", number=number)

    def save(answers: Answers) -> Saved | None:
        what = answers.text("what", "Say what is to be done.")
        owner = answers.one_of("owner", owners[1:], "Choose who does it.")
        due = answers.day("due")
        answers.do(
            lambda: give_action(
                by=visit.who,
                partnership=visit.slug,
                meeting=number,
                what=what,
                owner=owner,
                post=answers.text("post"),
                due=due,
            ),
            "what",
        )
        return Saved("It is given.", back)

    page = FormPage(
        title="Give somebody something to do",
        caption=f"{frame.name_of(held.body)}, {day_label(held.held_on)}",
        back=(back, "The meeting"),
        asked=(),
        button="Write it down",
        section="boards",
    )
    questions = (
        Question(name="what", label="What is to be done?", kind=Kind.AREA),
        Question(name="owner", label="Who does it?", kind=Kind.SELECT, offered=owners),
        Question(
            name="post",
            label="Whose job is it there?",
            hint="A post, never a name. May be left empty.",
        ),
        Question(name="due", label="By when?", hint="Like 31/3/2009.", width="10"),
    )
    return answer(visit, Form(page=page, questions=questions, held={}, save=save))


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def finish(visit: Visit, number: int) -> HttpResponseBase:
    """How was it done?"""
    found = _find(visit, number)
    if not may_finish(visit.who, visit.slug, found):
        raise NotPermitted(
            f"The account {visit.who.account} does not answer for {found.owner}."
        )

    def save(answers: Answers) -> Saved | None:
        how = answers.text("how", "Say how it was done.")
        day = answers.day("done_on")
        answers.do(
            lambda: finish_action(
                by=visit.who,
                partnership=visit.slug,
                number=number,
                how=how,
                done_on=day,
            ),
            "how",
        )
        return Saved("It is done.", at(visit, "arising"))

    page = FormPage(
        title="It is done",
        caption=f"Action {number} arising",
        back=(at(visit, "arising"), "Actions arising"),
        asked=(),
        facts=(("What was to be done", found.what),),
        button="It is done",
        section="boards",
    )
    return answer(visit, Form(page=page, questions=_DONE, held={}, save=save))


def arising_entry(
    visit: Visit, one: ArisingAction, frame: Partnership, today: date
) -> Entry:
    """One action arising in a list: whose it is, by when, how it stands."""
    who = ", ".join(part for part in (frame.name_of(one.owner), one.post) if part)
    due = f"; by {day_label(one.due)}" if one.due and one.is_open else ""
    done = f"{day_label(one.done_on)}: {one.how}" if one.done_on else ""
    may_say = one.is_open and may_finish(visit.who, visit.slug, one)
    address = at(visit, "arising-done", number=one.number)
    return Entry(
        text=one.what,
        notes=tuple(note for note in (f"{who}{due}", done) if note),
        tag=_tag(one, today),
        ways=(Way("It is done", address, one.what[:60]),) if may_say else (),
    )


def _tag(one: ArisingAction, today: date) -> Tag:
    if one.is_late(today):
        return Tag("Late", "red")
    return Tag("To do", "blue") if one.is_open else Tag("Done", "grey")


def _entries(
    visit: Visit, found: Sequence[ArisingAction], frame: Partnership, today: date
) -> tuple[Entry, ...]:
    return tuple(arising_entry(visit, one, frame, today) for one in found)


def _title(still: Sequence[ArisingAction], today: date) -> str:
    if not still:
        return "Everything that meetings asked for is done"
    late = sum(one.is_late(today) for one in still)
    return f"{plural(len(still), 'action')} to do" + (f", {late} late" if late else "")


def _find(visit: Visit, number: int) -> ArisingAction:
    for one in arising_actions(visit.who, visit.slug):
        if one.number == number:
            return one
    raise NotFound(f"There is no action {number} of a meeting.")


_DONE = (
    Question(
        name="how",
        label="How was it done?",
        hint="The next minutes say so.",
        kind=Kind.AREA,
    ),
    Question(
        name="done_on",
        label="On which day?",
        hint="Like 31/3/2009. Left empty: today.",
        width="10",
    ),
)
