"""What bodies work by: terms of reference and constitution, with their review."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.http import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from saferplan.core.boards.terms import Terms, TermsKind
from saferplan.core.partnership.structure import Partnership
from saferplan.core.periods import day_label
from saferplan.core.wording import plural
from saferplan.usecases.boards.keep_terms import all_terms, keep_terms, one_terms
from saferplan.usecases.partnership import queries as partnership_queries
from saferplan.usecases.permissions import Doing, require
from saferplan.web.boards.challenges import back_to_boards
from saferplan.web.setting_up.answering import Form, Saved, answer, at, just_told
from saferplan.web.setting_up.questions import (
    Answers,
    FormPage,
    Kind,
    Pairs,
    Question,
    Typed,
)
from saferplan.web.sheets import Entry, Sheet, SheetFact, SheetPart, Tag, Way, facts
from saferplan.web.visit import Visit, in_partnership

KINDS = tuple((kind.value, kind.words.capitalize()) for kind in TermsKind)
WHOLE = "The partnership as a whole"


@require_safe
@in_partnership
def all_texts(visit: Visit) -> HttpResponseBase:
    """By which texts do the bodies here work, and which is due for review?"""
    frame = partnership_queries.structure(visit.who, visit.slug)
    found = all_terms(visit.who, visit.slug)
    today = timezone.localdate()
    page = Sheet(
        title=_title(found, today),
        caption="Terms of reference and constitution",
        back=back_to_boards(visit),
        parts=(
            SheetPart(
                name="The texts in force",
                entries=tuple(_entry(visit, one, frame, today) for one in found),
                empty="None is kept here yet.",
            ),
        ),
        button=Way("Add a text", at(visit, "terms-new")) if visit.may_set_up else None,
        told=just_told(visit),
    )
    return visit.render("layout/sheet.html", page)


@require_safe
@in_partnership
def text(visit: Visit, number: int) -> HttpResponseBase:
    """What does this text say, since when, and when is it looked at again?"""
    found, *earlier = one_terms(visit.who, visit.slug, number)
    frame = partnership_queries.structure(visit.who, visit.slug)
    today = timezone.localdate()
    page = Sheet(
        title=found.title,
        caption=f"{found.kind.words.capitalize()}, {_whose(found, frame)}",
        back=(at(visit, "terms"), "Terms of reference and constitution"),
        tag=_tag(found, today),
        facts=facts(_facts(found)),
        words=(found.text,),
        ways=(Way("Change it", at(visit, "terms-change", number=number)),)
        if visit.may_set_up
        else (),
        parts=tuple(_earlier(earlier)),
        told=just_told(visit),
    )
    return visit.render("layout/sheet.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def new_text(visit: Visit) -> HttpResponseBase:
    """Which text does a body work by?"""
    require(visit.who, Doing.SET_UP, visit.slug)
    return _form(visit, None, "Add a text")


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def change_text(visit: Visit, number: int) -> HttpResponseBase:
    """What does the text say from now on?"""
    require(visit.who, Doing.SET_UP, visit.slug)
    return _form(visit, one_terms(visit.who, visit.slug, number)[0], "Change the text")


def _form(visit: Visit, held: Terms | None, title: str) -> HttpResponseBase:
    frame = partnership_queries.structure(visit.who, visit.slug)
    bodies = [("", WHOLE), *((b.slug, b.local_name) for b in frame.bodies)]

    def save(answers: Answers) -> Saved | None:
        made = _read(answers, bodies, held.number if held else 0)
        if made is None:
            return None
        kept: list[Terms] = []
        answers.do(
            lambda: kept.append(
                keep_terms(by=visit.who, partnership=visit.slug, terms=made)
            ),
            "text",
        )
        if not kept:
            return None
        return Saved(
            "The text is kept.", at(visit, "terms-text", number=kept[0].number)
        )

    back = (at(visit, "terms"), "Terms of reference and constitution")
    if held is not None:
        back = (at(visit, "terms-text", number=held.number), held.title)
    page = FormPage(
        title=title,
        back=back,
        asked=(),
        button="Keep it",
        intro=("Earlier versions stay, and can be read.",) if held else (),
        section="boards",
    )
    form = Form(page=page, questions=_questions(bodies), held=_first(held), save=save)
    return answer(visit, form)


def _read(answers: Answers, bodies: Pairs, number: int) -> Terms | None:
    kind = answers.one_of("kind", KINDS, "Choose what it is.")
    body = answers.one_of("body", bodies, "Choose whose it is.")
    adopted, review = answers.day("adopted_on"), answers.day("review_on")
    return answers.make(
        lambda: Terms(
            number=number,
            kind=TermsKind(kind),
            title=answers.text("title"),
            text=answers.text("text"),
            body=body,
            adopted_on=adopted,
            review_on=review,
        ),
        "title" if not answers.text("title") else "text",
    )


def _first(held: Terms | None) -> Typed:
    if held is None:
        return {"kind": TermsKind.TERMS_OF_REFERENCE.value}
    return {
        "kind": held.kind.value,
        "body": held.body,
        "title": held.title,
        "text": held.text,
        "adopted_on": day_label(held.adopted_on) if held.adopted_on else "",
        "review_on": day_label(held.review_on) if held.review_on else "",
    }


def _questions(bodies: Pairs) -> tuple[Question, ...]:
    return (
        Question(name="kind", label="What is it?", kind=Kind.RADIOS, offered=KINDS),
        Question(name="body", label="Whose is it?", kind=Kind.SELECT, offered=bodies),
        Question(name="title", label="What is it called?"),
        Question(name="text", label="The text", kind=Kind.AREA, rows=20),
        Question(
            name="adopted_on",
            label="When was it agreed?",
            hint="Like 31/3/2009.",
            width="10",
        ),
        Question(
            name="review_on",
            label="By when is it looked at again?",
            hint="Like 31/3/2010. A manager is reminded of it.",
            width="10",
        ),
    )


def _title(found: Sequence[Terms], today: date) -> str:
    due = sum(one.is_due(today) for one in found)
    if due:
        return f"{plural(due, 'text')} due for review"
    if not found:
        return "No text is kept yet"
    return f"{plural(len(found), 'text')}, none due for review"


def _tag(one: Terms, today: date) -> Tag | None:
    return Tag("Review is due", "blue") if one.is_due(today) else None


def _whose(one: Terms, frame: Partnership) -> str:
    return frame.name_of(one.body) if one.body else WHOLE.lower()


def _entry(visit: Visit, one: Terms, frame: Partnership, today: date) -> Entry:
    review = f"; review by {day_label(one.review_on)}" if one.review_on else ""
    whose = _whose(one, frame)
    return Entry(
        text=one.title,
        href=at(visit, "terms-text", number=one.number),
        notes=(f"{one.kind.words.capitalize()}, {whose}{review}",),
        tag=_tag(one, today),
    )


def _facts(one: Terms) -> Iterator[SheetFact]:
    yield SheetFact("Agreed", day_label(one.adopted_on) if one.adopted_on else "")
    yield SheetFact("Review by", day_label(one.review_on) if one.review_on else "")


def _earlier(found: Sequence[Terms]) -> Iterator[SheetPart]:
    for one in found:
        day = f", agreed {day_label(one.adopted_on)}" if one.adopted_on else ""
        yield SheetPart(
            name=f"An earlier version{day} (log entry {one.entry})",
            words=(one.text,),
            folds=True,
        )
