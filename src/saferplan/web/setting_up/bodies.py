"""The boards and groups of a partnership: the usual tree, and others one by one."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import Http404, HttpResponseBase
from django.views.decorators.http import require_http_methods, require_safe

from saferplan.core.partnership.structure import (
    Body,
    BodyType,
    Organisation,
    Partnership,
    children_of,
)
from saferplan.core.periods import day_label
from saferplan.documents.folder.laws import slug_meant
from saferplan.usecases.partnership.keep_body import add_bodies, keep_body
from saferplan.web.setting_up.answering import (
    Form,
    Saved,
    answer,
    at,
    held,
    just_told,
)
from saferplan.web.setting_up.lists import Item, Link, ListPage, Part, parts_of
from saferplan.web.setting_up.offered import BODY_TYPES, MEETS, USUAL_BODIES
from saferplan.web.setting_up.questions import (
    Answers,
    FormPage,
    Kind,
    Pairs,
    Question,
    Typed,
)
from saferplan.web.setting_up.tasks import LED
from saferplan.web.visit import Visit, in_partnership

_GROUPS = Question(
    name="groups",
    label="Task and finish groups",
    hint="One a line, for example Domestic Abuse Group. They answer to the Delivery "
    "Board.",
    kind=Kind.AREA,
    rows=6,
    section="Groups",
)


@require_safe
@in_partnership
def bodies(visit: Visit) -> HttpResponseBase:
    """Which boards and groups are there, and who answers to whom?"""
    frame = held(visit).frame
    gone = [b for b in frame.bodies if b.valid_to is not None]
    tree = Part("", tuple(_below(visit, frame, "", 0)))
    page = ListPage(
        title="Boards and groups",
        caption="Set up",
        back=(at(visit, "set-up"), "Set up"),
        parts=parts_of(
            tree,
            Part("Ended", tuple(_item(visit, frame, one, 0) for one in gone)),
        ),
        empty="No board or group is listed yet. Begin with the usual ones.",
        actions=_actions(visit, bool(frame.bodies)),
        intro=(
            "A group reports indicators, keeps an action plan and writes "
            "commentary. A board reads what its groups report.",
        ),
        next=("who sits where", at(visit, "set-up-seats")),
        told=just_told(visit),
    )
    return visit.render("setting_up/list.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def usual_bodies(visit: Visit) -> HttpResponseBase:
    """Add the boards and groups that nearly every partnership has."""
    frame = held(visit).frame
    boards = [one for one in USUAL_BODIES if frame.body(one.slug) is None]
    questions = [
        Question(
            name=one.slug,
            label=f"What do you call the {one.type.words}?",
            hint=f"{one.purpose} Leave it empty if you have none.",
        )
        for one in boards
    ]

    def save(answers: Answers) -> Saved | None:
        named = [(one, answers.text(one.slug)) for one in boards]
        there = {b.slug for b in frame.bodies} | {o.slug for o, name in named if name}
        new = [
            Body(
                slug=one.slug,
                type=one.type,
                local_name=name,
                parent=one.parent if one.parent in there else "",
                purpose=one.purpose,
                meets=one.meets,
            )
            for one, name in named
            if name
        ]
        above = "delivery-board" if "delivery-board" in there else ""
        groups = answers.make(
            lambda: [_group(name, above) for name in answers.lines("groups")], "groups"
        )
        if groups is None:
            return None
        answers.do(
            lambda: add_bodies(
                by=visit.who, partnership=visit.slug, bodies=[*new, *groups]
            ),
            "groups",
        )
        count = len(new) + len(groups)
        told = f"{count} added." if count else "Nothing was added."
        return Saved(told, at(visit, "set-up-bodies"))

    return answer(
        visit,
        Form(
            page=_page(visit, "The usual boards and groups", "Add these"),
            questions=(*questions, _GROUPS),
            held={one.slug: one.name for one in boards},
            save=save,
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def new_body(visit: Visit) -> HttpResponseBase:
    """Add one board or group."""
    frame = held(visit).frame

    def save(answers: Answers) -> Saved | None:
        new = _read(answers, frame, None, slug_meant(answers.said["local_name"]))
        if new is None:
            return None
        answers.do(
            lambda: add_bodies(by=visit.who, partnership=visit.slug, bodies=[new]),
            "local_name",
        )
        return Saved(f"{new.local_name} is added.", at(visit, "set-up-bodies"))

    delivery = frame.bodies_of(BodyType.DELIVERY_BOARD)
    first = {
        "type": BodyType.TASK_AND_FINISH_GROUP.value,
        "parent": delivery[0].slug if delivery else "",
    }
    page = _page(visit, "Add a board or group", "Add it")
    questions = tuple(_questions(frame, None))
    return answer(visit, Form(page=page, questions=questions, held=first, save=save))


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def body(visit: Visit, body: str) -> HttpResponseBase:
    """Change a board or group, or end it."""
    frame = held(visit).frame
    one = frame.body(body)
    if one is None:
        raise Http404

    def save(answers: Answers) -> Saved | None:
        after = _read(answers, frame, one, one.slug)
        if after is None:
            return None
        answers.do(
            lambda: keep_body(by=visit.who, partnership=visit.slug, body=after),
            "local_name",
        )
        return Saved(f"{after.local_name} is saved.", at(visit, "set-up-bodies"))

    return answer(
        visit,
        Form(
            page=_page(visit, one.local_name, "Save"),
            questions=tuple(_questions(frame, one)),
            held=_held(one),
            save=save,
        ),
    )


def _held(one: Body) -> Typed:
    return {
        "local_name": one.local_name,
        "type": one.type.value,
        "parent": one.parent,
        "purpose": one.purpose,
        "duties": "\n".join(one.duties),
        "focus_areas": "\n".join(one.focus_areas),
        "lead_post": one.lead_post,
        "lead_organisation": one.lead_organisation,
        "meets": one.meets,
        "valid_to": day_label(one.valid_to) if one.valid_to else "",
    }


def _questions(frame: Partnership, one: Body | None) -> Iterator[Question]:
    yield Question(name="local_name", label="What do you call it?")
    yield Question(
        name="type", label="What kind is it?", kind=Kind.SELECT, offered=BODY_TYPES
    )
    yield Question(
        name="parent",
        label="To whom does it answer?",
        kind=Kind.SELECT,
        offered=_above(frame, one),
    )
    yield Question(
        name="lead_post",
        label="Which post leads or chairs it?",
        hint="The post, not the person: for example, Head of Neighbourhoods.",
    )
    yield Question(
        name="lead_organisation",
        label="Whose post is that?",
        kind=Kind.SELECT,
        offered=_whose(frame, one),
    )
    yield Question(
        name="meets",
        label="How often does it meet?",
        kind=Kind.SELECT,
        offered=_rhythms(one),
    )
    yield Question(name="purpose", label="What is it there for?", kind=Kind.AREA)
    yield Question(
        name="focus_areas",
        label="What does it concentrate on?",
        hint="One a line. It can be left empty.",
        kind=Kind.AREA,
    )
    if one is not None:
        yield Question(
            name="duties",
            label="Its duties",
            hint="One a line. It can be left empty.",
            kind=Kind.AREA,
        )
        yield Question(
            name="valid_to",
            label="Last day, if it has ended",
            hint="It stays in the record; its seats end with it.",
            width="10",
        )


def _above(frame: Partnership, one: Body | None) -> Pairs:
    """Whom it may answer to: nobody that answers to it."""
    under = _line_below(frame, one.slug) if one else set()
    kept = one.parent if one else ""
    return (
        ("", "Nobody here: it is at the top"),
        *(
            (b.slug, b.local_name)
            for b in frame.bodies
            if b.slug not in under and (b.valid_to is None or b.slug == kept)
        ),
    )


def _line_below(frame: Partnership, slug: str) -> set[str]:
    found = {slug}
    for child in children_of(frame.bodies, slug):
        found |= _line_below(frame, child.slug)
    return found


def _whose(frame: Partnership, one: Body | None) -> Pairs:
    kept = one.lead_organisation if one else ""
    return (("", "Not known yet"), *here_or(frame.organisations, kept))


def here_or(organisations: tuple[Organisation, ...], kept: str) -> Pairs:
    """Organisations that are still here, and the one that is named already."""
    return tuple(
        (o.slug, o.name) for o in organisations if o.valid_to is None or o.slug == kept
    )


def _rhythms(one: Body | None) -> Pairs:
    """The usual rhythms, and the words that stand there already."""
    kept = one.meets if one else ""
    own = () if kept in dict(MEETS) else ((kept, kept),)
    return (*MEETS, *own)


def _read(
    answers: Answers, frame: Partnership, one: Body | None, slug: str
) -> Body | None:
    name = answers.text("local_name", "Enter what you call it.")
    kind = answers.one_of("type", BODY_TYPES, "Choose what kind it is.")
    parent = answers.one_of("parent", _above(frame, one), "Choose whom it answers to.")
    whose = answers.one_of("lead_organisation", _whose(frame, one), "Choose whose.")
    meets = answers.one_of("meets", _rhythms(one), "Choose how often it meets.")
    ends = answers.day("valid_to")
    return answers.make(
        lambda: Body(
            slug=slug,
            type=BodyType(kind),
            local_name=name,
            parent=parent,
            purpose=answers.text("purpose"),
            duties=answers.lines("duties"),
            lead_post=answers.text("lead_post"),
            lead_organisation=whose,
            meets=meets,
            focus_areas=answers.lines("focus_areas"),
            is_shared=one.is_shared if one else False,
            valid_from=one.valid_from if one else None,
            valid_to=ends,
            note=one.note if one else "",
        ),
        "valid_to" if ends else "local_name",
    )


def _group(name: str, above: str) -> Body:
    return Body(
        slug=slug_meant(name),
        type=BodyType.TASK_AND_FINISH_GROUP,
        local_name=name,
        parent=above,
        meets="monthly",
    )


def _below(visit: Visit, frame: Partnership, parent: str, depth: int) -> Iterator[Item]:
    for one in children_of(frame.bodies, parent):
        if one.valid_to is None:
            yield _item(visit, frame, one, depth)
        yield from _below(visit, frame, one.slug, depth + 1)


def _item(visit: Visit, frame: Partnership, one: Body, depth: int) -> Item:
    whose = frame.organisation(one.lead_organisation)
    led = ", ".join(p for p in (one.lead_post, whose.name if whose else "") if p)
    told = [
        one.type.words.capitalize(),
        f"led by {led}" if led else "",
        f"meets {one.meets}" if one.meets else "",
        f"until {day_label(one.valid_to)}" if one.valid_to else "",
    ]
    return Item(
        name=one.local_name,
        note="; ".join(part for part in told if part),
        lacks=_lacks(one),
        links=(("Change", at(visit, "set-up-body", body=one.slug)),),
        depth=depth,
    )


def _lacks(one: Body) -> str:
    is_fine = one.lead_post or one.valid_to or one.type not in LED
    return "" if is_fine else "No post is named that leads it"


def _actions(visit: Visit, has_some: bool) -> tuple[Link, ...]:
    usual = ("Add the usual boards and groups", at(visit, "set-up-usual-bodies"))
    other = ("Add another board or group", at(visit, "set-up-new-body"))
    return (other, usual) if has_some else (usual, other)


def _page(visit: Visit, title: str, button: str) -> FormPage:
    return FormPage(
        title=title,
        caption="Set up: boards and groups",
        back=(at(visit, "set-up-bodies"), "Boards and groups"),
        asked=(),
        button=button,
    )
