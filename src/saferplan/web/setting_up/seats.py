"""Who sits where: the seats of organisations on boards and groups."""

from __future__ import annotations

from django.http import Http404, HttpResponseBase
from django.views.decorators.http import require_http_methods, require_safe

from saferplan.core.partnership.structure import Membership, Partnership
from saferplan.core.periods import day_label
from saferplan.usecases.partnership.keep_membership import (
    add_memberships,
    end_membership,
)
from saferplan.web.setting_up.answering import (
    Form,
    Saved,
    answer,
    at,
    held,
    just_told,
)
from saferplan.web.setting_up.lists import Item, ListPage, Part, parts_of
from saferplan.web.setting_up.offered import CAPACITIES
from saferplan.web.setting_up.questions import (
    Answers,
    FormPage,
    Kind,
    Pairs,
    Question,
)
from saferplan.web.visit import Visit, in_partnership


@require_safe
@in_partnership
def seats(visit: Visit) -> HttpResponseBase:
    """Who sits on which board or group?"""
    frame = held(visit).frame
    placed = tuple(enumerate(frame.memberships))
    parts = [
        Part(
            body.local_name,
            tuple(
                _item(visit, frame, place, seat)
                for place, seat in placed
                if seat.body == body.slug and seat.valid_to is None
            ),
        )
        for body in frame.bodies
    ]
    ended = tuple(_item(visit, frame, p, s) for p, s in placed if s.valid_to)
    bare = [
        b.local_name
        for b, part in zip(frame.bodies, parts, strict=True)
        if not part.items and b.valid_to is None
    ]
    page = ListPage(
        title="Who sits where",
        caption="Set up",
        back=(at(visit, "set-up"), "Set up"),
        parts=parts_of(*parts, Part("Ended", ended)),
        empty="Nobody has a seat yet.",
        actions=(("Give seats", at(visit, "set-up-new-seats")),),
        intro=(f"Without anybody yet: {', '.join(bare)}.",) if bare else (),
        next=("the plan and its priorities", at(visit, "set-up-plan")),
        told=just_told(visit),
    )
    return visit.render("setting_up/list.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def new_seats(visit: Visit) -> HttpResponseBase:
    """Give seats on one body to several organisations at once."""
    frame = held(visit).frame
    bodies, members = _bodies(frame), _organisations(frame)
    questions = (
        Question(
            name="body",
            label="On which board or group?",
            kind=Kind.SELECT,
            offered=(("", "Choose one"), *bodies),
        ),
        Question(
            name="organisation",
            label="Which organisations?",
            hint="As many as sit on it in the same capacity.",
            kind=Kind.CHECKS,
            offered=members,
        ),
        Question(
            name="capacity",
            label="In what capacity?",
            kind=Kind.RADIOS,
            offered=CAPACITIES,
        ),
        Question(
            name="post",
            label="Post that holds the seat, if one is fixed",
            hint="The post, not the person: for example, Chief Superintendent.",
        ),
        Question(
            name="valid_from",
            label="From which day, if you know it",
            hint="For example, 1/4/2009.",
            width="10",
        ),
    )

    def save(answers: Answers) -> Saved | None:
        body = answers.one_of("body", bodies, "Choose a board or group.")
        chosen = answers.some_of("organisation", members)
        capacity = answers.one_of("capacity", CAPACITIES, "Choose in what capacity.")
        starts = answers.day("valid_from")
        if not chosen:
            answers.wrong("organisation", "Choose at least one organisation.")
        new = [
            Membership(
                organisation=slug,
                body=body,
                capacity=capacity,
                post=answers.text("post"),
                valid_from=starts,
            )
            for slug in chosen
        ]
        answers.do(
            lambda: add_memberships(
                by=visit.who, partnership=visit.slug, memberships=new
            ),
            "organisation",
        )
        told = f"{len(new)} on {dict(bodies).get(body, body)}."
        return Saved(f"Seats given: {told}", at(visit, "set-up-seats"))

    page = _page(visit, "Give seats", "Give these seats")
    wanted = visit.request.GET.get("body", "")
    first = {"capacity": "member", "body": wanted}
    return answer(visit, Form(page=page, questions=questions, held=first, save=save))


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def seat(visit: Visit, place: int) -> HttpResponseBase:
    """End a seat, or take its end back."""
    frame = held(visit).frame
    if place >= len(frame.memberships):
        raise Http404
    one = frame.memberships[place]
    question = Question(
        name="valid_to",
        label="Last day of the seat",
        hint="For example, 31/3/2010. Left empty, the seat goes on. It stays in the "
        "record either way.",
        width="10",
    )

    def save(answers: Answers) -> Saved | None:
        last = answers.day("valid_to")
        answers.do(
            lambda: end_membership(
                by=visit.who, partnership=visit.slug, place=place, last=last
            ),
            "valid_to",
        )
        return Saved("The seat is saved.", at(visit, "set-up-seats"))

    title = f"{_name(frame, one)} on {_body_name(frame, one)}"
    first = {"valid_to": day_label(one.valid_to) if one.valid_to else ""}
    page = _page(visit, title, "Save")
    return answer(visit, Form(page=page, questions=(question,), held=first, save=save))


def _bodies(frame: Partnership) -> Pairs:
    return tuple((b.slug, b.local_name) for b in frame.bodies if b.valid_to is None)


def _organisations(frame: Partnership) -> Pairs:
    return tuple((o.slug, o.name) for o in frame.organisations if o.valid_to is None)


def _item(visit: Visit, frame: Partnership, place: int, one: Membership) -> Item:
    told = [
        one.capacity.capitalize(),
        one.post,
        f"on {_body_name(frame, one)}" if one.valid_to else "",
        f"from {day_label(one.valid_from)}" if one.valid_from else "",
        f"until {day_label(one.valid_to)}" if one.valid_to else "",
    ]
    return Item(
        name=_name(frame, one),
        note="; ".join(part for part in told if part),
        links=(
            (
                "Change" if one.valid_to else "End this seat",
                at(visit, "set-up-seat", place=place),
            ),
        ),
    )


def _name(frame: Partnership, one: Membership) -> str:
    organisation = frame.organisation(one.organisation)
    return organisation.name if organisation else one.organisation


def _body_name(frame: Partnership, one: Membership) -> str:
    body = frame.body(one.body)
    return body.local_name if body else one.body


def _page(visit: Visit, title: str, button: str) -> FormPage:
    return FormPage(
        title=title,
        caption="Set up: who sits where",
        back=(at(visit, "set-up-seats"), "Who sits where"),
        asked=(),
        button=button,
    )
