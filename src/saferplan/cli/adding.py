"""The command that adds an action to the plan: actions add."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import typer

from saferplan.cli.actions import CodeArgument, actions
from saferplan.cli.ending import BadInput
from saferplan.cli.session import (
    AccountOption,
    PartnershipOption,
    begin,
    chosen,
    chosen_day,
    chosen_partnership,
    text_option,
)
from saferplan.core.periods import parse_day

if TYPE_CHECKING:
    from datetime import date

    from saferplan.core.plan.actions import Action, Milestone
    from saferplan.usecases.actor import Actor

MilestoneOption = typer.Option(
    [], "--milestone", help='A step and its day: "Train staff by 2009-03-31".'
)
IndicatorOption = typer.Option(
    [], "--indicator", help="The code of an indicator it should move."
)
ThemeOption = typer.Option([], "--theme", help="A theme of the plan it carries.")


def register(app: typer.Typer) -> None:
    """Add this command to those about actions."""
    actions.command()(add)


def add(
    code: str = CodeArgument,
    title: str = typer.Option(..., "--title", help="What is to be done."),
    group: str = typer.Option(..., "--group", help="The group that answers for it."),
    milestone: list[str] = MilestoneOption,
    due: str = text_option("--due", "When it is due as a whole.", "DATE"),
    starts: str = text_option("--starts", "When it starts.", "DATE"),
    scope: str = text_option("--scope", "What it covers."),
    organisation: str = text_option("--organisation", "The agency that does it."),
    post: str = text_option("--post", "Whose job it is there, never a name."),
    priority: str = text_option("--priority", "The priority of the plan it serves."),
    focus_area: str = text_option("--focus-area", "Which part of the priority."),
    indicator: list[str] = IndicatorOption,
    theme: list[str] = ThemeOption,
    funding: str = text_option("--funding", "The code of the line that pays for it."),
    commissioning: bool = typer.Option(
        False, "--commissioning", help="It is about buying from somebody."
    ),
    source: str = text_option("--source", "Where it comes from."),
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """Add an action to the plan, with its milestones.

    \b
    Example:
      saferplan actions add DA-3 --group domestic-abuse \\
        --title "Train those who take reports" --due 2009-03-31 \\
        --milestone "Train forty staff by 2009-01-31" --as theme-lead
    """
    settings: dict[str, Any] = {
        "code": code,
        "title": title.strip(),
        "group": group,
        "milestones": tuple(_milestones(milestone)),
        "due": chosen_day("--due", due),
        "starts": chosen_day("--starts", starts),
        "scope": scope.strip(),
        "organisation": organisation,
        "post": post.strip(),
        "priority": priority,
        "focus_area": focus_area.strip(),
        "indicators": tuple(indicator),
        "themes": tuple(theme),
        "funding": funding,
        "is_commissioning": commissioning,
        "source": source.strip(),
    }
    from saferplan.core.plan.actions import Action
    from saferplan.usecases.refused_at import made

    new: Action = made(lambda: Action(**settings), "title")
    actor = begin(account)
    _add(actor, chosen_partnership(actor, partnership), new)
    print(f"{new.code} is added: {new.title}.")


def _milestones(typed: Sequence[str]) -> Iterator[Milestone]:
    """The steps, each ``TITLE by DATE``, or a title alone."""
    for number, text in enumerate(typed, start=1):
        title, by, day = text.strip().rpartition(" by ")
        # "Train staff by phone" names no day; "by 2009-3-31" is a slip in one.
        if by and re.match(r"\s*\d", day):
            due = chosen("--milestone", parse_day, day.strip())
            yield _milestone(number, title.strip(), due)
        else:
            yield _milestone(number, text.strip(), None)


def _milestone(number: int, title: str, due: date | None) -> Milestone:
    from saferplan.core.plan.actions import Milestone

    try:
        return Milestone(number=number, title=title, due=due)
    except ValueError as error:
        raise BadInput(f"--milestone: {error}") from None


def _add(actor: Actor, slug: str, new: Action) -> None:
    """Keep an action that is new; one of that code that is there stays as it is."""
    from django.db import transaction

    from saferplan.usecases.plan.keep_actions import keep_actions

    # The use-case changes what is there: a slip in the code must not, seen or not.
    with transaction.atomic():
        if not keep_actions(by=actor, partnership=slug, actions=[new]).new:
            raise BadInput(f"There is an action {new.code} already; give another code.")
