"""Keep the frame of the plan: its years, priorities, themes and linked plans."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from saferplan.core.periods import require_in_calendar
from saferplan.core.plan.priorities import LinkedPlan, Plan, Priority, Theme
from saferplan.core.wording import listed
from saferplan.store.additions import Additions
from saferplan.usecases.actor import Actor
from saferplan.usecases.partnership.changing import Held, changing
from saferplan.usecases.refused_at import RefusedAt, made, require_readable
from saferplan.usecases.told import different


def keep_plan(
    *,
    by: Actor,
    partnership: str,
    title: str,
    starts: date,
    ends: date,
    edition: str = "",
    vision: str = "",
) -> int:
    """Say what the plan is called and which years it covers; the ledger's number.

    Its priorities, themes and linked plans stay as they are.

    Raises:
        NotFound, NotPermitted: the actor may not.
        RefusedAt: it has no title, or ends before it starts.
    """

    def changed(before: Plan | None) -> Plan:
        if not title.strip():
            raise RefusedAt(("title", "Enter what the plan is called."))
        made(lambda: require_in_calendar(starts), "starts")
        made(lambda: require_in_calendar(ends), "ends")
        said: dict[str, Any] = {
            "title": title,
            "starts": starts,
            "ends": ends,
            "edition": edition,
            "vision": vision,
        }
        if before is None:
            return made(lambda: Plan(**said), "ends")
        return made(lambda: replace(before, **said), "ends")

    return _keep(by, partnership, changed)


def keep_priority(
    *, by: Actor, partnership: str, priority: Priority, is_new: bool = False
) -> int:
    """Add a priority to the plan, or change it; the ledger's number.

    Raises:
        NotFound, NotPermitted: the actor may not.
        RefusedAt: there is no plan yet; it has no name; its group is not there; or
            its short name is taken.
    """

    def changed(before: Plan | None) -> Plan:
        plan = _required(before)
        if not priority.name.strip():
            raise RefusedAt(("name", "Enter what the priority is called."))
        there = [p.slug for p in plan.priorities]
        if is_new:
            listed_now = (*plan.priorities, priority)
        elif priority.slug in there:
            listed_now = tuple(
                priority if p.slug == priority.slug else p for p in plan.priorities
            )
        else:
            raise RefusedAt(("name", f"The plan has no priority {priority.slug}."))
        return made(lambda: replace(plan, priorities=listed_now), "name")

    return _keep(by, partnership, changed, priority)


def leave_priority_out(*, by: Actor, partnership: str, slug: str) -> int:
    """Leave a priority out of the plan from now on; the ledger's number.

    Earlier versions of the plan keep it.

    Raises:
        NotFound, NotPermitted: the actor may not.
        RefusedAt: indicators stand under it, or there is no such priority.
    """
    with changing(by, partnership) as held:
        plan = _required(held.plan)
        gone = plan.priority(slug)
        if gone is None:
            raise RefusedAt(("name", f"The plan has no priority {slug}."))
        under = [i.code for i in held.indicators if i.priority == slug]
        if under:
            raise RefusedAt(
                (
                    "name",
                    f"{listed(under)} stand under {gone.name}. Give them another "
                    "priority first.",
                )
            )
        left = tuple(p for p in plan.priorities if p.slug != slug)
        return _written(held, replace(plan, priorities=left))


def keep_themes(
    *,
    by: Actor,
    partnership: str,
    themes: Sequence[Theme],
    linked_plans: Sequence[LinkedPlan],
) -> int:
    """Say which themes every action plan carries, and which plans are linked.

    Raises:
        NotFound, NotPermitted: the actor may not.
        RefusedAt: there is no plan yet, or a theme stands there twice.
    """

    def changed(before: Plan | None) -> Plan:
        plan = _required(before)
        for one in (*themes, *linked_plans):
            require_readable(one)
        return made(
            lambda: replace(
                plan, themes=tuple(themes), linked_plans=tuple(linked_plans)
            ),
            "themes",
        )

    return _keep(by, partnership, changed)


def _keep(
    by: Actor,
    partnership: str,
    changed: Callable[[Plan | None], Plan],
    priority: Priority | None = None,
) -> int:
    with changing(by, partnership) as held:
        if priority is not None:
            require_readable(priority)
            body = held.frame.body(priority.group)
            if priority.group and (body is None or body.valid_to):
                raise RefusedAt(("group", "Choose a group that still meets."))
        after = changed(held.plan)
        require_readable(after)
        return _written(held, after)


def _written(held: Held, after: Plan) -> int:
    if after == held.plan:
        return 0
    detail = different(held.plan, after)
    return held.write("keep_plan", detail, Additions(plan=after))


def _required(plan: Plan | None) -> Plan:
    if plan is None:
        raise RefusedAt(
            ("name", "Say first what the plan is called and which years it covers.")
        )
    return plan
