"""The page of one action: how it stands, its steps, and what can be done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from saferplan.core.partnership.structure import Partnership
from saferplan.core.periods import day_label
from saferplan.core.plan.actions import Action
from saferplan.core.plan.activity import ActionState, Activity, activity_rule
from saferplan.core.plan.priorities import Plan
from saferplan.core.wording import listed, plural
from saferplan.documents.activity import tag_of
from saferplan.usecases.boards.activity_queries import activity_of
from saferplan.usecases.boards.queries import cycles
from saferplan.usecases.partnership import queries as partnership_queries
from saferplan.web.action_rows import doer_of
from saferplan.web.plan import around as shown
from saferplan.web.plan.allowed import asks_for, keeps
from saferplan.web.plan.around import Around, around
from saferplan.web.plan.forms import SECTION
from saferplan.web.plan.milestones import (
    ShownMilestone,
    next_milestone,
    shown_milestones,
)
from saferplan.web.plan.moved import dates_before, scopes_before, was_words
from saferplan.web.plan.rules import cycle_of
from saferplan.web.setting_up.answering import at, just_told
from saferplan.web.sheets import Sheet, SheetFact, SheetPart, Way, facts, parts
from saferplan.web.visit import Visit, in_partnership

HIDDEN = "Yes: whoever has declared an interest in it does not see it"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionPage(Sheet):
    """A sheet, with the milestones above its parts."""

    milestones: tuple[ShownMilestone, ...] = ()


@require_safe
@in_partnership
def action(visit: Visit, code: str) -> HttpResponseBase:
    """How far has this action come, and what is to do next?"""
    today = timezone.localdate()
    found = activity_of(visit.who, visit.slug, code, today)
    frame = partnership_queries.structure(visit.who, visit.slug)
    held, beside = found.action, around(visit, found.action)
    page = ActionPage(
        title=held.title,
        caption=f"{held.code}, {frame.name_of(held.group)}",
        back=(at(visit, "actions"), "Action plans"),
        status=tag_of(found.rag),
        answer=answer_words(found),
        button=_next_step(visit, found),
        ways=tuple(_ways(visit, held)),
        milestones=_milestones(visit, held, beside, today),
        parts=parts(_parts(visit, found, frame, beside)),
        told=just_told(visit),
        section=SECTION,
    )
    return visit.render("plan/action.html", page)


def answer_words(found: Activity) -> str:
    """Why it has its colour, how many milestones are done, and the next date."""
    words = f"{found.reason} {found.words[:1].upper()}{found.words[1:]}."
    due = day_label(found.next_due) if found.next_due else ""
    if not due or due in found.reason:
        return words
    verb = "was" if found.state is ActionState.LATE else "is"
    return f"{words} The next date {verb} {due}."


def _next_step(visit: Visit, found: Activity) -> Way | None:
    """The one button: to say how far the step has come that is to be done next."""
    held = found.action
    if not keeps(visit, held.group) or held.is_dropped:
        return None
    if not held.milestones:
        href = at(visit, "action-progress", code=held.code)
        return Way("Say how far it has come", href)
    step = next_milestone(held)
    if step is None:
        return None
    href = at(visit, "milestone", code=held.code, number=step.number)
    return Way(f"Say how far milestone {step.number} has come", href)


def _ways(visit: Visit, held: Action) -> Iterator[Way]:
    ways = []
    if keeps(visit, held.group):
        ways += [
            ("Change it", "action-change"),
            ("Add a milestone", "milestone-new"),
            ("Log a risk", "risk-new"),
        ]
    if asks_for(visit, held.group):
        ways += [
            ("Request a variance", "variance-new"),
            ("Raise a blockage", "blockage-new"),
        ]
    for text, name in ways:
        yield Way(text, at(visit, name, code=held.code))


def _milestones(
    visit: Visit, held: Action, beside: Around, today: date
) -> tuple[ShownMilestone, ...]:
    def address(name: str, number: int) -> str:
        return at(visit, name, code=held.code, number=number)

    may_move = keeps(visit, held.group)
    return shown_milestones(held, beside.asked, today, address if may_move else None)


def _parts(
    visit: Visit, found: Activity, frame: Partnership, beside: Around
) -> Iterator[SheetPart]:
    held = found.action
    logged = [risk for risk in held.risks if risk.closed_on is None]
    over = [risk for risk in held.risks if risk.closed_on is not None]
    yield SheetPart(
        name="What may go wrong",
        entries=shown.risk_entries(visit, held, logged),
        empty="No risk is logged." if not over else "No risk is open.",
    )
    yield SheetPart(
        name=f"{plural(len(over), 'risk')} that {'is' if len(over) == 1 else 'are'}"
        " over",
        entries=shown.risk_entries(visit, held, over),
        folds=True,
    )
    yield SheetPart(
        name="In its way", entries=shown.blockage_entries(visit, beside.stuck)
    )
    yield SheetPart(
        name="Changes asked for",
        entries=shown.variance_entries(visit, held, frame, beside.asked),
    )
    yield SheetPart(
        name="Indicators it should move",
        entries=shown.indicator_entries(visit, held),
        empty="No indicator is named that it should move.",
    )
    yield SheetPart(
        name="Money", entries=shown.money_entries(visit, held, beside.money)
    )
    plan = partnership_queries.plan(visit.who, visit.slug)
    yield SheetPart(
        name="About it", facts=facts(_facts(visit, held, frame, plan, beside))
    )
    cycle = cycle_of(held.group, frame, cycles(visit.who, visit.slug))
    yield SheetPart(
        name="How the colour is worked out", words=(activity_rule(cycle),), folds=True
    )


def _facts(
    visit: Visit, held: Action, frame: Partnership, plan: Plan | None, beside: Around
) -> Iterator[SheetFact]:
    priority = plan.priority(held.priority) if plan else None
    themes = {t.slug: t.name for t in plan.themes} if plan else {}
    group = at(visit, "group", group=held.group)
    due = day_label(held.due) if held.due else ""
    yield SheetFact("Answers for it", frame.name_of(held.group), group)
    yield SheetFact("Who does it", doer_of(held.post, held.organisation, frame))
    yield SheetFact("Starts", day_label(held.starts) if held.starts else "")
    yield SheetFact("Due", _with_before(due, was_words(dates_before(beside.asked, 0))))
    yield SheetFact(
        "Scope", _with_before(held.scope, was_words(scopes_before(beside.asked, 0)))
    )
    yield SheetFact("Priority", priority.name if priority else "")
    yield SheetFact("Focus area", held.focus_area)
    yield SheetFact("Themes", listed([themes.get(slug, slug) for slug in held.themes]))
    yield SheetFact("Comes from", held.source)
    yield SheetFact("About buying", HIDDEN if held.is_commissioning else "")


def _with_before(now: str, before: str) -> str:
    return f"{now} ({before})" if now and before else now
