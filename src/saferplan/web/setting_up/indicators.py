"""The indicators: chosen from the library, or defined; changed where they stand."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import Http404, HttpResponseBase
from django.views.decorators.http import require_http_methods, require_safe

from saferplan.core.indicators.definition import Indicator
from saferplan.core.wording import plural
from saferplan.usecases.indicators.add_indicator import add_indicator
from saferplan.usecases.indicators.change_definition import change_definition
from saferplan.usecases.partnership.set_up import SetUp
from saferplan.web.setting_up import defining
from saferplan.web.setting_up.answering import (
    Form,
    Saved,
    answer,
    at,
    held,
    just_told,
)
from saferplan.web.setting_up.lists import Item, ListPage, Part, parts_of
from saferplan.web.setting_up.questions import Answers, FormPage, Kind, Question
from saferplan.web.setting_up.shelves import facts, found_on_shelves, library_entry
from saferplan.web.setting_up.tasks import told_of
from saferplan.web.visit import Visit, in_partnership

BREAKS = (
    ("", "What is counted stays the same"),
    ("no", "It changes a little: figures before and after can be compared"),
    ("yes", "It changes: figures before and after can not be compared (a break)"),
)
_CHANGE = (
    Question(
        name="is_break",
        label="Does this change what is counted?",
        hint="Other words alone need no answer. Another unit, basis, count or whole "
        "does.",
        kind=Kind.RADIOS,
        offered=BREAKS,
        section="What it means for the figures",
    ),
    Question(
        name="from_day",
        label="From which day is it counted so?",
        hint="Only if what is counted changes. For example, 1/4/2026.",
        width="10",
    ),
)


@require_safe
@in_partnership
def indicators(visit: Visit) -> HttpResponseBase:
    """Which indicators are watched, and who reports each?"""
    found = held(visit)
    names = dict(defining.priorities(found)[1:])
    parts = [
        Part(
            name,
            tuple(_item(visit, i, found) for i in found.indicators if i.priority == p),
        )
        for p, name in names.items()
    ]
    others = tuple(
        _item(visit, i, found) for i in found.indicators if i.priority not in names
    )
    library = ("Choose from the library", at(visit, "set-up-library"))
    page = ListPage(
        title="Indicators",
        caption="Set up",
        back=(at(visit, "set-up"), "Set up"),
        parts=parts_of(*parts, Part("Under no priority yet", others)),
        empty="No indicator is watched yet. The library has those that most "
        "partnerships use, defined and ready.",
        actions=(
            library,
            ("Define one of your own", at(visit, "set-up-new-indicator")),
        ),
        intro=told_of(found, "set-up-indicators"),
        next=("baselines and targets", at(visit, "set-up-targets")),
        told=just_told(visit),
    )
    return visit.render("setting_up/list.html", page)


@require_safe
@in_partnership
def library(visit: Visit) -> HttpResponseBase:
    """Which definitions does the library have, by shelf or by search?"""
    found = held(visit)
    sought = visit.request.GET.get("q", "").strip()[:100]
    page = found_on_shelves(
        sought, {i.library: i.code for i in found.indicators if i.library}
    )
    return visit.render("setting_up/library.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def adopt(visit: Visit, shelf: str, entry: str) -> HttpResponseBase:
    """Watch an indicator of the library, with what is particular here."""
    found, base = held(visit), library_entry(shelf, entry)

    def save(answers: Answers) -> Saved | None:
        code = answers.text("code", "Enter a short code.")
        new = defining.adopted(answers, found, base, code)
        if new is None:
            return None
        answers.do(
            lambda: add_indicator(by=visit.who, partnership=visit.slug, definition=new),
            "code",
        )
        return Saved(f"{new.shown_name} is watched.", at(visit, "set-up-indicators"))

    page = FormPage(
        title=base.shown_name,
        caption="Set up: from the library",
        back=(at(visit, "set-up-library"), "Library"),
        asked=(),
        intro=(base.counts,) if base.counts else (),
        facts=facts(base),
        button="Watch this indicator",
    )
    questions = (
        *defining.naming(),
        defining.code(),
        *defining.reporting(found),
        *defining.judging(),
    )
    first = defining.held_answers(base)
    return answer(visit, Form(page=page, questions=questions, held=first, save=save))


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def new_indicator(visit: Visit) -> HttpResponseBase:
    """Define an indicator of the partnership's own."""
    found = held(visit)

    def save(answers: Answers) -> Saved | None:
        code = answers.text("code", "Enter a short code.")
        new = defining.defined(answers, found, None, code)
        if new is None:
            return None
        answers.do(
            lambda: add_indicator(by=visit.who, partnership=visit.slug, definition=new),
            "code",
        )
        return Saved(f"{new.shown_name} is watched.", at(visit, "set-up-indicators"))

    questions = (
        *defining.naming(),
        defining.code(),
        *defining.counting(),
        *defining.reporting(found),
        *defining.judging(),
        *defining.explaining(),
    )
    first = {
        "frequency": "month",
        "basis": "rolling_12",
        "year_starts": "4",
        "sensitive": "no",
        "tolerance": "5",
        "tolerance_kind": "percent",
    }
    page = _page(visit, "Define an indicator", "Watch this indicator")
    return answer(visit, Form(page=page, questions=questions, held=first, save=save))


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def definition(visit: Visit, code: str) -> HttpResponseBase:
    """Change a definition; what it counts, from a stated day on."""
    found = held(visit)
    one = found.indicator(code)
    if one is None:
        raise Http404

    def save(answers: Answers) -> Saved | None:
        after = defining.defined(answers, found, one, one.code)
        said = answers.one_of("is_break", BREAKS, "Choose what changes.")
        day = answers.day("from_day")
        if after is None:
            return None
        answers.do(
            lambda: change_definition(
                by=visit.who,
                partnership=visit.slug,
                definition=after,
                from_day=day,
                is_break={"yes": True, "no": False}.get(said),
            ),
            "plain_title",
        )
        return Saved(f"{after.shown_name} is saved.", at(visit, "set-up-indicators"))

    questions = (
        *defining.naming(),
        *defining.reporting(found, one),
        *defining.judging(),
        *defining.counting(),
        *defining.explaining(),
        *_CHANGE,
    )
    return answer(
        visit,
        Form(
            page=_page(visit, one.shown_name, "Save"),
            questions=questions,
            held=defining.held_answers(one) | {"is_break": ""},
            save=save,
        ),
    )


def _item(visit: Visit, one: Indicator, found: SetUp) -> Item:
    names = dict(defining.owners(found, one))
    reporter = one.owner or (one.groups[0] if one.groups else "")
    told = [
        one.polarity.words.capitalize(),
        f"reported by {names.get(reporter, reporter)}" if reporter else "",
        plural(found.figures[one.code], "figure") if found.figures[one.code] else "",
        one.code,
    ]
    return Item(
        name=one.shown_name,
        note="; ".join(part for part in told if part),
        lacks="" if reporter else "Nobody reports it yet",
        links=tuple(_links(visit, one)),
    )


def _links(visit: Visit, one: Indicator) -> Iterator[tuple[str, str]]:
    yield "Change", at(visit, "set-up-definition", code=one.code)
    yield "Targets", at(visit, "set-up-target-ledger", code=one.code)


def _page(visit: Visit, title: str, button: str) -> FormPage:
    return FormPage(
        title=title,
        caption="Set up: indicators",
        back=(at(visit, "set-up-indicators"), "Indicators"),
        asked=(),
        button=button,
    )
