"""The frame of the plan: its years, its priorities, its themes and linked plans."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from saferplan.core.partnership.structure import Partnership
from saferplan.core.periods import day_label, year_start
from saferplan.core.plan.priorities import LinkedPlan, Plan, Priority, Theme
from saferplan.documents.folder.laws import slug_meant
from saferplan.usecases.plan.keep_plan import (
    keep_plan,
    keep_priority,
    keep_themes,
    leave_priority_out,
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
from saferplan.web.setting_up.questions import (
    Answers,
    Button,
    FormPage,
    Kind,
    Pairs,
    Question,
)
from saferplan.web.visit import Visit, in_partnership

_ABOUT = (
    Question(
        name="title",
        label="What is the plan called?",
        hint="For example, Community Safety Plan 2026 to 2029.",
    ),
    Question(
        name="edition",
        label="Which edition is it, if it has had others",
        hint="For example, refresh of 2027.",
    ),
    Question(
        name="starts",
        label="First day of the plan",
        hint="For example, 1/4/2026.",
        width="10",
    ),
    Question(
        name="ends",
        label="Last day of the plan",
        hint="For example, 31/3/2029.",
        width="10",
    ),
    Question(
        name="vision",
        label="Vision printed in the plan, if it has one of its own",
        kind=Kind.AREA,
    ),
)
_THEMES = (
    Question(
        name="themes",
        label="Themes that every action plan carries",
        hint="One a line, for example Alcohol and drugs. It can be left empty.",
        kind=Kind.AREA,
        rows=6,
    ),
    Question(
        name="linked_plans",
        label="Plans it is linked with",
        hint="One a line. After a semicolon stands whose plan it is: Police and Crime "
        "Plan; Police and Crime Commissioner.",
        kind=Kind.AREA,
        rows=6,
    ),
)
_OUT = Button(name="leave_out", text="Leave this priority out of the plan")


@require_safe
@in_partnership
def plan(visit: Visit) -> HttpResponseBase:
    """What does the plan put first, and who leads on it?"""
    found = held(visit)
    back = (at(visit, "set-up"), "Set up")
    if found.plan is None:
        page = ListPage(
            title="The plan and its priorities",
            caption="Set up",
            back=back,
            parts=(),
            empty="There is no plan yet. Say first what it is called and which years "
            "it covers.",
            actions=(("Begin the plan", at(visit, "set-up-plan-about")),),
            told=just_told(visit),
        )
        return visit.render("setting_up/list.html", page)
    page = ListPage(
        title="The plan and its priorities",
        caption="Set up",
        back=back,
        parts=parts_of(*_parts(visit, found.plan, found.frame)),
        empty="",
        actions=(("Add a priority", at(visit, "set-up-new-priority")),),
        next=("indicators", at(visit, "set-up-indicators")),
        told=just_told(visit),
    )
    return visit.render("setting_up/list.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def plan_about(visit: Visit) -> HttpResponseBase:
    """Say what the plan is called, and which years it covers."""
    one = held(visit).plan
    begins = year_start(timezone.localdate()).first
    first = {
        "title": one.title if one else "",
        "edition": one.edition if one else "",
        "starts": day_label(one.starts if one else begins),
        "ends": day_label(one.ends if one else date(begins.year + 3, 3, 31)),
        "vision": one.vision if one else "",
    }

    def save(answers: Answers) -> Saved | None:
        title = answers.text("title", "Enter what the plan is called.")
        starts = answers.day("starts", "Enter the first day of the plan.")
        ends = answers.day("ends", "Enter the last day of the plan.")
        if starts is None or ends is None:
            return None
        answers.do(
            lambda: keep_plan(
                by=visit.who,
                partnership=visit.slug,
                title=title,
                starts=starts,
                ends=ends,
                edition=answers.text("edition"),
                vision=answers.text("vision"),
            ),
            "title",
        )
        return Saved(f"{title} is saved.", at(visit, "set-up-plan"))

    page = _page(visit, "About the plan", "Save")
    return answer(visit, Form(page=page, questions=_ABOUT, held=first, save=save))


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def new_priority(visit: Visit) -> HttpResponseBase:
    """Add a priority to the plan."""
    frame = held(visit).frame

    def save(answers: Answers) -> Saved | None:
        new = _read(answers, frame, None, slug_meant(answers.said["name"]))
        if new is None:
            return None
        answers.do(
            lambda: keep_priority(
                by=visit.who, partnership=visit.slug, priority=new, is_new=True
            ),
            "name",
        )
        return Saved(f"{new.name} is added.", at(visit, "set-up-plan"))

    page = _page(visit, "Add a priority", "Add it")
    return answer(
        visit, Form(page=page, questions=_questions(frame, None), held={}, save=save)
    )


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def priority(visit: Visit, priority: str) -> HttpResponseBase:
    """Change a priority, or leave it out from now on."""
    found = held(visit)
    one = found.plan.priority(priority) if found.plan else None
    if one is None:
        raise Http404

    def save(answers: Answers) -> Saved | None:
        if visit.request.POST.get(_OUT.name):
            answers.do(
                lambda: leave_priority_out(
                    by=visit.who, partnership=visit.slug, slug=one.slug
                ),
                "name",
            )
            return Saved(f"{one.name} is left out.", at(visit, "set-up-plan"))
        after = _read(answers, found.frame, one, one.slug)
        if after is None:
            return None
        answers.do(
            lambda: keep_priority(by=visit.who, partnership=visit.slug, priority=after),
            "name",
        )
        return Saved(f"{after.name} is saved.", at(visit, "set-up-plan"))

    page = _page(visit, one.name, "Save", _OUT)
    first = {
        "name": one.name,
        "summary": one.summary,
        "group": one.group,
        "focus_areas": "\n".join(one.focus_areas),
    }
    return answer(
        visit,
        Form(page=page, questions=_questions(found.frame, one), held=first, save=save),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def themes(visit: Visit) -> HttpResponseBase:
    """Say which themes every action plan carries, and which plans are linked."""
    one = held(visit).plan
    before = one or Plan(title="", starts=date(2000, 1, 1), ends=date(2000, 1, 2))

    def save(answers: Answers) -> Saved | None:
        kept = answers.make(
            lambda: [_theme(name, before) for name in answers.lines("themes")],
            "themes",
        )
        linked = [_linked(line, before) for line in answers.lines("linked_plans")]
        if kept is None:
            return None
        answers.do(
            lambda: keep_themes(
                by=visit.who,
                partnership=visit.slug,
                themes=kept,
                linked_plans=linked,
            ),
            "themes",
        )
        return Saved("Themes and linked plans are saved.", at(visit, "set-up-plan"))

    first = {
        "themes": "\n".join(t.name for t in before.themes),
        "linked_plans": "\n".join(
            f"{p.name}; {p.owner}" if p.owner else p.name for p in before.linked_plans
        ),
    }
    page = _page(visit, "Themes and linked plans", "Save")
    return answer(visit, Form(page=page, questions=_THEMES, held=first, save=save))


def _parts(visit: Visit, one: Plan, frame: Partnership) -> tuple[Part, ...]:
    years = f"{day_label(one.starts)} to {day_label(one.ends)}"
    told = "; ".join(part for part in (one.edition, years) if part)
    about: Link = ("Change", at(visit, "set-up-plan-about"))
    themes: Link = ("Change", at(visit, "set-up-themes"))
    return (
        Part("", (Item(name=one.title, note=told, links=(about,)),)),
        Part("Priorities", tuple(_item(visit, p, frame) for p in one.priorities)),
        Part(
            "In every action plan",
            (
                Item(
                    name="Themes",
                    note=", ".join(t.name for t in one.themes) or "None yet",
                    links=(themes,),
                ),
                Item(
                    name="Linked plans",
                    note=", ".join(p.name for p in one.linked_plans) or "None yet",
                    links=(themes,),
                ),
            ),
        ),
    )


def _item(visit: Visit, one: Priority, frame: Partnership) -> Item:
    group = frame.body(one.group)
    return Item(
        name=one.name,
        note=f"Led by the {group.local_name}" if group else one.summary,
        lacks="" if group else "No group leads on it",
        links=(("Change", at(visit, "set-up-priority", priority=one.slug)),),
    )


def _questions(frame: Partnership, one: Priority | None) -> tuple[Question, ...]:
    return (
        Question(name="name", label="What is the priority called?"),
        Question(
            name="group",
            label="Which group leads on it?",
            kind=Kind.SELECT,
            offered=_groups(frame, one),
        ),
        Question(
            name="summary",
            label="What does the plan set out to do about it?",
            hint="A sentence or two.",
            kind=Kind.AREA,
        ),
        Question(
            name="focus_areas",
            label="Where does the work concentrate?",
            hint="One a line. It can be left empty.",
            kind=Kind.AREA,
        ),
    )


def _groups(frame: Partnership, one: Priority | None) -> Pairs:
    kept = one.group if one else ""
    meeting = tuple(
        (b.slug, b.local_name)
        for b in frame.bodies
        if b.valid_to is None or b.slug == kept
    )
    return (("", "None yet"), *meeting)


def _read(
    answers: Answers, frame: Partnership, one: Priority | None, slug: str
) -> Priority | None:
    name = answers.text("name", "Enter what the priority is called.")
    group = answers.one_of("group", _groups(frame, one), "Choose a group.")
    return answers.make(
        lambda: Priority(
            slug=slug,
            name=name,
            summary=answers.text("summary"),
            group=group,
            focus_areas=answers.lines("focus_areas"),
        ),
        "name",
    )


def _theme(name: str, before: Plan) -> Theme:
    """The theme of this name as it is held, or a new one."""
    kept = next((t for t in before.themes if t.name == name), None)
    return kept or Theme(slug=slug_meant(name), name=name)


def _linked(line: str, before: Plan) -> LinkedPlan:
    name, _, owner = (part.strip() for part in line.partition(";"))
    kept = (p for p in before.linked_plans if (p.name, p.owner) == (name, owner))
    return next(kept, LinkedPlan(name=name, owner=owner))


def _page(
    visit: Visit, title: str, button: str, other: Button | None = None
) -> FormPage:
    return FormPage(
        title=title,
        caption="Set up: the plan",
        back=(at(visit, "set-up-plan"), "The plan and its priorities"),
        asked=(),
        button=button,
        other=other,
    )
