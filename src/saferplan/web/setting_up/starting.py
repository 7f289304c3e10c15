"""Start a partnership, and what it says about itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from saferplan.core.partnership.structure import Partnership
from saferplan.documents.folder.starting import short_name
from saferplan.usecases.partnership.change_frame import change_frame
from saferplan.usecases.partnership.start_partnership import (
    require_may_start,
    start_partnership,
)
from saferplan.web.setting_up.answering import Form, Saved, answer, at, held
from saferplan.web.setting_up.offered import NATIONS, STATUTE
from saferplan.web.setting_up.questions import Answers, FormPage, Kind, Question
from saferplan.web.visit import Visit, in_partnership, signed_in

_ABOUT = (
    Question(
        name="name",
        label="What is the partnership called?",
        hint="For example, Safer Anytown Partnership.",
    ),
    Question(
        name="area",
        label="Which area does it work for?",
        hint="For example, Anytown.",
        width="20",
    ),
    Question(
        name="nation",
        label="In which nation is it?",
        kind=Kind.RADIOS,
        offered=NATIONS,
    ),
    Question(
        name="area_code",
        label="ONS code of the area, if you know it",
        hint="For example, E06000031. It can be added later.",
        width="10",
    ),
    Question(
        name="population",
        label="How many people live there, if you know it",
        hint="Rates per thousand people need it. It can be added later.",
        width="10",
        mode="numeric",
    ),
    Question(
        name="vision",
        label="What does the partnership want to reach?",
        hint="One sentence from your plan. It can be added later.",
        kind=Kind.AREA,
    ),
)
_SLUG = Question(
    name="slug",
    label="Short name, if you want to choose it",
    hint="It stands in every address and never changes. Left empty, it is made from "
    "the name: anytown from Safer Anytown Partnership.",
    width="20",
)
NEW = (*_ABOUT[:3], _SLUG, *_ABOUT[3:])


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new_partnership(visit: Visit) -> HttpResponseBase:
    """Start a partnership."""
    require_may_start(visit.who)
    page = FormPage(
        title="Start a partnership",
        back=("/", "Partnerships"),
        asked=(),
        intro=(
            "You become its manager. A list of tasks follows, to be done in any order; "
            "everything can be changed later.",
        ),
        button="Start the partnership",
    )

    def save(answers: Answers) -> Saved | None:
        slug, said = _slug(answers), _said(answers)
        given = answers.make(
            lambda: Partnership(
                slug=slug, statutory_frame=STATUTE.get(said["nation"], ()), **said
            ),
            "slug",
        )
        if given is None:
            return None
        answers.do(lambda: start_partnership(by=visit.who, partnership=given), "name")
        return Saved(
            f"{given.name} is there, and you are its manager.",
            reverse("set-up", kwargs={"partnership": given.slug}),
        )

    form = Form(page=page, questions=NEW, held={"nation": "England"}, save=save)
    return answer(visit, form)


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def about(visit: Visit) -> HttpResponseBase:
    """Change what the partnership says about itself."""
    frame = held(visit).frame

    def save(answers: Answers) -> Saved | None:
        said = _said(answers)
        after = answers.make(lambda: replace(frame, **said), "name")
        if after is None:
            return None
        answers.do(lambda: change_frame(by=visit.who, partnership=after), "name")
        return Saved(
            "What is said about the partnership is saved.", at(visit, "set-up")
        )

    return answer(
        visit,
        Form(
            page=FormPage(
                title="About the partnership",
                caption="Set up",
                back=(at(visit, "set-up"), "Set up"),
                asked=(),
            ),
            questions=_ABOUT,
            held={
                "name": frame.name,
                "area": frame.area,
                "nation": frame.nation,
                "area_code": frame.area_code,
                "population": str(frame.population or ""),
                "vision": frame.vision,
            },
            save=save,
        ),
    )


def _slug(answers: Answers) -> str:
    """The short name typed, or the one that the name makes."""
    typed, name = answers.said["slug"].lower(), answers.said["name"]
    if typed or not name:
        return typed or "unnamed"
    try:
        return short_name(name)
    except ValueError:
        return "unnamed"


def _said(answers: Answers) -> dict[str, Any]:
    """What every partnership says about itself, as it was answered."""
    return {
        "name": answers.text("name", "Enter the name of the partnership."),
        "area": answers.text("area", "Enter the area that it works for."),
        "nation": answers.one_of("nation", NATIONS, "Choose the nation."),
        "area_code": answers.text("area_code"),
        "population": answers.whole("population"),
        "vision": answers.text("vision"),
    }
