"""Commands about the actions of the plan: actions list, show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import typer

from saferplan.cli.printing import (
    Format,
    Found,
    print_facts,
    print_listed,
    print_objects,
    print_table,
    shortened,
    shown,
)
from saferplan.cli.rooms import add_room
from saferplan.cli.session import (
    AccountOption,
    FormatOption,
    GroupOption,
    PartnershipOption,
    begin,
    chosen_day,
    chosen_partnership,
    chosen_word,
    require_holder,
    text_option,
)

if TYPE_CHECKING:
    from saferplan.core.partnership.structure import Partnership
    from saferplan.core.plan.activity import Activity

actions = typer.Typer(
    help="What the plan sets out to do, and how far it has come.",
    no_args_is_help=True,
)
HEADINGS = (
    "action",
    "group",
    "colour",
    "state",
    "next due",
    "milestones",
    "title",
    "reason",
)
STEPS = ("N", "due", "state", "done on", "milestone", "remark")
RISKS = ("N", "likelihood", "impact", "closed on", "risk", "what is done about it")
CodeArgument = typer.Argument(metavar="CODE", help="The action's code: DA-1.")
OnOption = text_option("--on", "As it stood on this day; today when left out.", "DATE")


def register(app: typer.Typer) -> None:
    """Add these commands to the app."""
    actions.command("list")(list_actions)
    actions.command()(show)
    add_room(app, actions, "actions")


def list_actions(
    group: str = GroupOption,
    state: str = text_option(
        "--state", "Only those that are late, due, undated, done or dropped."
    ),
    colour: str = text_option(
        "--colour", "Only those that are red, amber, green, grey or blue."
    ),
    on: str = OnOption,
    partnership: str = PartnershipOption,
    output: Format = FormatOption,
    account: str = AccountOption,
) -> None:
    """How does each action stand by its dates, and why has it its colour?

    \b
    Example:
      saferplan actions list --partnership peterborough
      saferplan actions list --colour red --group domestic-abuse --as theme-lead
    """
    from saferplan.core.plan.activity import ActionState, ActivityRag

    wanted = chosen_word("--state", state, ActionState) if state else None
    rag = chosen_word("--colour", colour, ActivityRag) if colour else None
    day = chosen_day("--on", on)
    actor = begin(account)
    from django.utils import timezone

    from saferplan.core.plan.activity import reddest_first
    from saferplan.documents.json.plans import kept_activity_object
    from saferplan.usecases.boards.activity_queries import activities
    from saferplan.usecases.partnership.queries import structure

    slug = chosen_partnership(actor, partnership)
    frame = structure(actor, slug)
    require_holder(actor, slug, group)
    stood = activities(actor, slug, day or timezone.localdate(), group=group)
    found = [
        one
        for one in reddest_first(stood)
        if one.state is (wanted or one.state) and one.rag is (rag or one.rag)
    ]
    print_listed(
        [kept_activity_object(_named(one, frame)) for one in found],
        output,
        HEADINGS,
        _row,
        "No such action is in the plan: saferplan actions add CODE.",
    )


def _named(one: Activity, frame: Partnership) -> Any:
    from saferplan.core.boards.brought import GroupActivity

    return GroupActivity(group=frame.name_of(one.action.group), activity=one)


def _row(one: Found) -> tuple[Any, ...]:
    late = f", {one['late']} late" if one["late"] else ""
    return (
        one["action"],
        one["holder"],
        one["rag"],
        one["state"],
        one["next_due"],
        f"{one['done']} of {one['milestones']} done{late}",
        shortened(one["title"]),
        one["reason"],
    )


def show(
    code: str = CodeArgument,
    on: str = OnOption,
    partnership: str = PartnershipOption,
    output: Format = FormatOption,
    account: str = AccountOption,
) -> None:
    """One action: its colour and why, its milestones, its risks.

    \b
    Example:
      saferplan actions show DA-2 --partnership peterborough
    """
    day = chosen_day("--on", on)
    actor = begin(account)
    from django.utils import timezone

    from saferplan.documents.json.plans import action_object
    from saferplan.usecases.boards.activity_queries import activity_of
    from saferplan.usecases.partnership.queries import structure

    slug = chosen_partnership(actor, partnership)
    stood = activity_of(actor, slug, code, day or timezone.localdate())
    found = action_object(_named(stood, structure(actor, slug)))
    if output is not Format.TABLE:
        print_objects([found], output)
        return
    print(f"{found['action']}: {found['title']}")
    print(f"{stood.rag.value.capitalize()}. {stood.reason}")
    print_facts(list(_facts(found)))
    _print_steps(found)


def _facts(one: Found) -> Iterator[tuple[str, Any]]:
    who = (one["organisation"], one["post"])
    yield "Group", f"{one['group']} ({one['holder']})"
    yield "Who does it", ", ".join(part for part in who if part)
    yield "Scope", one["scope"]
    yield "Part of the priority", one["focus_area"]
    yield "Priority", one["priority"]
    yield "Themes", ", ".join(one["themes"])
    yield "Should move", ", ".join(one["indicators"])
    yield "Paid by", one["funding"]
    yield "Starts", one["starts"]
    yield "Due", one["due"]
    yield "Buys from somebody", "yes" if one["is_commissioning"] else ""
    yield "Where it comes from", one["source"]


def _print_steps(one: Found) -> None:
    step = ("number", "due", "progress", "done_on", "title", "remark")
    risk = ("number", "likelihood", "impact", "closed_on", "what", "mitigation")
    for headings, keys, rows in (
        (STEPS, step, one["steps"]),
        (RISKS, risk, one["risks"]),
    ):
        if rows:
            print()
            print_table(headings, [[_cell(row[key]) for key in keys] for row in rows])


def _cell(value: Any) -> str:
    """A cell of a table; the words of a state without their underscores."""
    return shown(value).replace("_", " ")
