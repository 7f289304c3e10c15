"""The organisations of a partnership: the usual ones by name, others one by one."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import Http404, HttpResponseBase
from django.views.decorators.http import require_http_methods, require_safe

from saferplan.core.partnership.structure import (
    Organisation,
    Partnership,
    StatutoryRole,
)
from saferplan.core.periods import day_label
from saferplan.documents.folder.laws import slug_meant
from saferplan.usecases.partnership.keep_organisation import (
    add_organisations,
    keep_organisation,
)
from saferplan.web.setting_up.answering import (
    Form,
    Saved,
    answer,
    at,
    held,
    just_told,
)
from saferplan.web.setting_up.lists import Item, Link, ListPage, Part, parts_of
from saferplan.web.setting_up.offered import CO_OPERATING, ROLES, Usual, authorities
from saferplan.web.setting_up.questions import Answers, FormPage, Kind, Question
from saferplan.web.setting_up.tasks import told_of
from saferplan.web.visit import Visit, in_partnership

_QUESTIONS = (
    Question(name="name", label="What is the organisation called?"),
    Question(
        name="role",
        label="In what capacity does it belong?",
        hint="The law names the responsible authorities and who must co-operate.",
        kind=Kind.RADIOS,
        offered=ROLES,
    ),
    Question(
        name="represents",
        label="For whom does it speak, if for others",
        hint="For example, all schools of the area.",
    ),
    Question(
        name="legal_basis",
        label="Legal basis, if you know it",
        hint="For example, Crime and Disorder Act 1998, section 5(2).",
    ),
    Question(
        name="valid_from",
        label="First day as a member, if you know it",
        hint="For example, 1/4/2009.",
        width="10",
    ),
)
HEADINGS = {
    StatutoryRole.RESPONSIBLE_AUTHORITY: "Responsible authorities",
    StatutoryRole.CO_OPERATING_BODY: "Co-operating bodies",
    StatutoryRole.INVITEE_TO_PARTICIPATE: "Invited to participate",
    StatutoryRole.OTHER: "Others",
}
"""What stands above the organisations of each role."""
_END = Question(
    name="valid_to",
    label="Last day, if it has left",
    hint="It stays in the record; its seats end with it.",
    width="10",
)


@require_safe
@in_partnership
def organisations(visit: Visit) -> HttpResponseBase:
    """Which organisations belong, and in which capacity?"""
    found = held(visit)
    frame = found.frame
    here = [o for o in frame.organisations if o.valid_to is None]
    gone = [o for o in frame.organisations if o.valid_to is not None]
    parts = [
        Part(
            HEADINGS[role],
            tuple(_item(visit, o) for o in here if o.role is role),
        )
        for role in StatutoryRole
    ]
    ended = Part("No longer members", tuple(_item(visit, o) for o in gone))
    page = ListPage(
        title="Organisations",
        caption="Set up",
        back=(at(visit, "set-up"), "Set up"),
        parts=parts_of(*parts, ended),
        empty="No organisation is listed yet. Begin with those the law names.",
        actions=_actions(visit, bool(here)),
        intro=told_of(found, "set-up-organisations"),
        next=("boards and groups", at(visit, "set-up-bodies")),
        told=just_told(visit),
    )
    return visit.render("setting_up/list.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def usual_organisations(visit: Visit) -> HttpResponseBase:
    """Add those that nearly every partnership has, by typing their names."""
    frame = held(visit).frame
    offered = tuple(_not_yet(frame))

    def save(answers: Answers) -> Saved | None:
        named = [(one, answers.text(one.slug)) for one in offered]
        new = [_usual(one, name) for one, name in named if name]
        answers.do(
            lambda: add_organisations(
                by=visit.who, partnership=visit.slug, organisations=new
            ),
            offered[0].slug if offered else "name",
        )
        names = f"{len(new)} added." if new else "Nothing was added."
        return Saved(names, at(visit, "set-up-organisations"))

    return answer(
        visit,
        Form(
            page=FormPage(
                title="The usual organisations",
                caption="Set up: organisations",
                back=(at(visit, "set-up-organisations"), "Organisations"),
                asked=(),
                intro=(
                    "Type the name of each that belongs. Leave empty what you do not "
                    "have; others are added one by one.",
                ),
                button="Add these",
            ),
            questions=tuple(_asked_names(offered)),
            held={},
            save=save,
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def new_organisation(visit: Visit) -> HttpResponseBase:
    """Add one organisation."""
    frame = held(visit).frame

    def save(answers: Answers) -> Saved | None:
        new = _read(answers, slug=slug_meant(answers.said["name"]))
        if new is None:
            return None
        answers.do(
            lambda: add_organisations(
                by=visit.who, partnership=visit.slug, organisations=[new]
            ),
            "name",
        )
        return Saved(f"{new.name} is added.", at(visit, "set-up-organisations"))

    page = _page(visit, "Add an organisation", "Add it")
    first = {"role": "" if frame.organisations else StatutoryRole.OTHER.value}
    return answer(visit, Form(page=page, questions=_QUESTIONS, held=first, save=save))


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def organisation(visit: Visit, organisation: str) -> HttpResponseBase:
    """Change an organisation, or end it."""
    one = held(visit).frame.organisation(organisation)
    if one is None:
        raise Http404

    def save(answers: Answers) -> Saved | None:
        after = _read(answers, slug=one.slug, note=one.note)
        if after is None:
            return None
        answers.do(
            lambda: keep_organisation(
                by=visit.who, partnership=visit.slug, organisation=after
            ),
            "name",
        )
        return Saved(f"{after.name} is saved.", at(visit, "set-up-organisations"))

    return answer(
        visit,
        Form(
            page=_page(visit, one.name, "Save"),
            questions=(*_QUESTIONS, _END),
            held={
                "name": one.name,
                "role": one.role.value,
                "represents": one.represents,
                "legal_basis": one.legal_basis,
                "valid_from": day_label(one.valid_from) if one.valid_from else "",
                "valid_to": day_label(one.valid_to) if one.valid_to else "",
            },
            save=save,
        ),
    )


def _item(visit: Visit, one: Organisation) -> Item:
    dates = [f"until {day_label(one.valid_to)}"] if one.valid_to else []
    told = [one.represents, one.legal_basis, *dates]
    change = at(visit, "set-up-organisation", organisation=one.slug)
    return Item(
        name=one.name,
        note="; ".join(part for part in told if part),
        links=(("Change", change),),
    )


def _actions(visit: Visit, has_some: bool) -> tuple[Link, ...]:
    usual = ("Add the usual organisations", at(visit, "set-up-usual-organisations"))
    other = ("Add another organisation", at(visit, "set-up-new-organisation"))
    return (other, usual) if has_some else (usual, other)


def _not_yet(frame: Partnership) -> Iterator[Usual]:
    for one in (*authorities(frame.nation), *CO_OPERATING):
        if frame.organisation(one.slug) is None:
            yield one


def _asked_names(offered: tuple[Usual, ...]) -> Iterator[Question]:
    """A field for each; the first of its role begins a section."""
    before = None
    for one in offered:
        begins = one.role is not before
        section = one.role.words.capitalize() if begins else ""
        before = one.role
        yield Question(name=one.slug, label=one.label, hint=one.hint, section=section)


def _usual(one: Usual, name: str) -> Organisation:
    return Organisation(
        slug=one.slug, name=name, role=one.role, legal_basis=one.legal_basis
    )


def _read(answers: Answers, *, slug: str, note: str = "") -> Organisation | None:
    name = answers.text("name", "Enter what the organisation is called.")
    role = answers.one_of("role", ROLES, "Choose in what capacity it belongs.")
    starts, ends = answers.day("valid_from"), answers.day("valid_to")
    return answers.make(
        lambda: Organisation(
            slug=slug,
            name=name,
            role=StatutoryRole(role),
            represents=answers.text("represents"),
            legal_basis=answers.text("legal_basis"),
            valid_from=starts,
            valid_to=ends,
            note=note,
        ),
        "valid_to" if ends else "name",
    )


def _page(visit: Visit, title: str, button: str) -> FormPage:
    return FormPage(
        title=title,
        caption="Set up: organisations",
        back=(at(visit, "set-up-organisations"), "Organisations"),
        asked=(),
        button=button,
    )
