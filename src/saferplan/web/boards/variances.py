"""The pages of variances: all that were asked for, and one for the chair to decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from saferplan.core.boards.asking import Blockage, Variance
from saferplan.core.partnership.decisions import Decision
from saferplan.core.partnership.structure import Partnership
from saferplan.core.periods import day_label
from saferplan.core.plan.actions import Action
from saferplan.usecases.boards.asking_queries import blockages, variances
from saferplan.usecases.boards.decide_variance import decide_variance
from saferplan.usecases.errors import NotFound, Refused
from saferplan.usecases.partnership import queries as partnership_queries
from saferplan.usecases.permissions import Doing, may, require
from saferplan.usecases.plan.queries import actions, one_action
from saferplan.web.forms import Option, Problem, options
from saferplan.web.setting_up.answering import TOLD, just_told
from saferplan.web.visit import Visit, in_partnership

CHOICES = (
    (Decision.APPROVED.value, "Approve it: it counts at once"),
    (Decision.REFUSED.value, "Refuse it: the plan stays as it is"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownVariance:
    """One variance in words."""

    number: int
    title: str
    action: str
    group: str
    month: str
    change: str
    reason: str
    due: str
    new_due: str
    decision: str
    decided: str
    remark: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class ShownBlockage:
    """One blockage in words."""

    what: str
    group: str
    would_help: str
    since: str
    resolved: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VariancesPage:
    """What the page of variances shows."""

    open: tuple[ShownVariance, ...]
    decided: tuple[ShownVariance, ...]
    blockages: tuple[ShownBlockage, ...]
    resolved: tuple[ShownBlockage, ...]
    may_decide: bool
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VariancePage:
    """What the page of one variance shows; what was typed stands in it again."""

    variance: ShownVariance
    choices: tuple[Option, ...]
    remark: str = ""
    may_decide: bool = False
    problems: tuple[Problem, ...] = ()


@require_safe
@in_partnership
def all_variances(visit: Visit) -> HttpResponseBase:
    """What do groups ask of their board?"""
    frame = partnership_queries.structure(visit.who, visit.slug)
    plan = {a.code: a for a in actions(visit.who, visit.slug)}
    found = variances(visit.who, visit.slug)
    shown = [_shown(one, plan[one.action], frame) for one in found]
    stuck = blockages(visit.who, visit.slug)
    page = VariancesPage(
        open=tuple(v for v in shown if v.is_open),
        decided=tuple(reversed([v for v in shown if not v.is_open])),
        blockages=_blockages([b for b in stuck if b.is_open], frame),
        resolved=_blockages([b for b in stuck if not b.is_open], frame),
        may_decide=may(visit.who, Doing.DECIDE, visit.slug),
        told=just_told(visit),
    )
    return visit.render("boards/variances.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def variance(visit: Visit, number: int) -> HttpResponseBase:
    """Is this change to an action plan approved?"""
    found = _find(visit, number)
    if visit.request.method != "POST":
        return visit.render("boards/variance.html", _page(visit, found, "", ""))
    require(visit.who, Doing.DECIDE, visit.slug)
    sent = visit.request.POST
    decision, remark = sent.get("decision", ""), sent.get("remark", "").strip()
    problems = _decide(visit, number, decision, remark)
    if not problems:
        visit.request.session[TOLD] = f"Variance {number} is {decision}."
        return redirect("variances", partnership=visit.slug)
    page = _page(visit, found, decision, remark, problems)
    return visit.render("boards/variance.html", page)


def _find(visit: Visit, number: int) -> Variance:
    for one in variances(visit.who, visit.slug):
        if one.number == number:
            return one
    raise NotFound(f"There is no variance {number}.")


def _decide(
    visit: Visit, number: int, decision: str, remark: str
) -> tuple[Problem, ...]:
    if decision not in dict(CHOICES):
        return (Problem("decision", "Choose whether to approve it or to refuse it."),)
    try:
        decide_variance(
            by=visit.who,
            partnership=visit.slug,
            number=number,
            decision=Decision(decision),
            remark=remark,
        )
    except Refused as refusal:
        return tuple(Problem("remark", text) for text in refusal.problems)
    return ()


def _page(
    visit: Visit,
    found: Variance,
    decision: str,
    remark: str,
    problems: tuple[Problem, ...] = (),
) -> VariancePage:
    frame = partnership_queries.structure(visit.who, visit.slug)
    action = one_action(visit.who, visit.slug, found.action)
    return VariancePage(
        variance=_shown(found, action, frame),
        choices=options(CHOICES, decision),
        remark=remark,
        may_decide=found.is_open and may(visit.who, Doing.DECIDE, visit.slug),
        problems=problems,
    )


def _shown(one: Variance, action: Action, frame: Partnership) -> ShownVariance:
    step = action.milestone(one.milestone)
    due = step.due if step else action.due
    decided = day_label(one.decided_on) if one.decided_on else ""
    return ShownVariance(
        number=one.number,
        title=step.title if step else action.title,
        action=action.code,
        group=_name(one.holder, frame),
        month=one.month.label,
        change=one.change,
        reason=one.reason,
        due=day_label(due) if due else "no date",
        new_due=day_label(one.new_due) if one.new_due else "",
        decision=one.decision.value,
        decided=f"{one.decision.capitalize()} by {one.decided_by} on {decided}."
        if decided
        else "",
        remark=one.remark,
        is_open=one.is_open,
    )


def _blockages(
    found: Sequence[Blockage], frame: Partnership
) -> tuple[ShownBlockage, ...]:
    return tuple(
        ShownBlockage(
            what=one.what,
            group=_name(one.holder, frame),
            would_help=one.would_help,
            since=one.month.label,
            resolved=f"Resolved on {day_label(one.resolved_on)}: {one.how_resolved}"
            if one.resolved_on
            else "",
        )
        for one in found
    )


def _name(slug: str, frame: Partnership) -> str:
    body, agency = frame.body(slug), frame.organisation(slug)
    return body.local_name if body else agency.name if agency else slug
