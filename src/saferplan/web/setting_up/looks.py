"""How the partnership's papers look: colour, logo, and the templates they are in."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpResponseBase
from django.views.decorators.http import require_http_methods

from saferplan.core.boards.pack import Branding
from saferplan.usecases.partnership.change_branding import change_branding
from saferplan.web.setting_up.answering import Form, Saved, answer, at, held
from saferplan.web.setting_up.questions import (
    Answers,
    FormPage,
    Kind,
    Pairs,
    Question,
)
from saferplan.web.visit import Visit, in_partnership

KEEP, DROP = "keep", "drop"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_FILES = (
    Question(
        name="logo",
        label="Logo",
        hint="A PNG picture of at most 5 megabytes. It stands on packs and slides.",
        kind=Kind.FILE,
    ),
    Question(
        name="slides",
        label="PowerPoint template",
        hint="A .potx or .pptx without macros. Slides take its size, layouts, faces "
        "and colours; slides that stand in it are left out.",
        kind=Kind.FILE,
        accepts=f".potx,.pptx,{_OFFICE}.presentationml.template",
    ),
    Question(
        name="word",
        label="Word template",
        hint="A .dotx or .docx without macros. Reports and minutes take its page, "
        "styles, header and footer; what is written in it is left out.",
        kind=Kind.FILE,
        accepts=f".dotx,.docx,{_OFFICE}.wordprocessingml.template",
    ),
)
_CHOICES: Pairs = ((KEEP, "Keep it"), (DROP, "Use it no more"))


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def look(visit: Visit) -> HttpResponseBase:
    """Which colour, logo and templates do its papers have?"""
    now = held(visit).branding or Branding()
    there = _there(now)

    def save(answers: Answers) -> Saved | None:
        files = {q.name: visit.request.FILES.get(q.name) for q in _FILES}
        colour = answers.text("colour", "Enter the colour, for example #0b4f52.")
        answers.do(
            lambda: change_branding(
                by=visit.who,
                partnership=visit.slug,
                colour=colour,
                drop=[n for n in there if answers.said.get(f"{n}_now") == DROP],
                **{name: sent.read() if sent else None for name, sent in files.items()},
            ),
            "colour",
        )
        return Saved("The look of your papers is saved.", at(visit, "set-up"))

    page = FormPage(
        title="The look of your papers",
        caption="Set up",
        back=(at(visit, "set-up"), "Set up"),
        asked=(),
        has_file=True,
    )
    first = {"colour": now.colour, **{f"{name}_now": KEEP for name in there}}
    questions = tuple(_questions(there))
    return answer(visit, Form(page=page, questions=questions, held=first, save=save))


def _there(now: Branding) -> tuple[str, ...]:
    """Which files are there already?"""
    files = {
        "logo": now.logo,
        "slides": now.slide_template,
        "word": now.word_template,
    }
    return tuple(name for name, content in files.items() if content)


def _questions(there: tuple[str, ...]) -> Iterator[Question]:
    yield Question(
        name="colour",
        label="Colour of headings in papers",
        hint="As # and six digits: #0b4f52. Where it is too pale to be read on "
        "white, words are printed in black.",
        width="10",
    )
    for one in _FILES:
        if one.name in there:
            yield Question(
                name=f"{one.name}_now",
                label=f"The {one.label.replace('Logo', 'logo')} there is now",
                kind=Kind.RADIOS,
                offered=_CHOICES,
            )
        yield one
