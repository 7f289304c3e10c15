"""Commands about what happens to an action: actions move, actions risk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from saferplan.cli.actions import CodeArgument, actions
from saferplan.cli.ending import BadInput
from saferplan.cli.session import (
    AccountOption,
    PartnershipOption,
    begin,
    chosen_day,
    chosen_partnership,
    chosen_word,
    number_argument,
    number_option,
    text_option,
)

if TYPE_CHECKING:
    from datetime import date

    from saferplan.core.plan.actions import Progress
    from saferplan.usecases.actor import Actor

risk = typer.Typer(help="What may go wrong with an action.", no_args_is_help=True)
LEVEL = "low, medium or high."


def register(app: typer.Typer) -> None:
    """Add these commands to those about actions."""
    actions.command()(move)
    risk.command("log")(log_one)
    risk.command("close")(close_one)
    actions.add_typer(risk, name="risk")


def move(
    code: str = CodeArgument,
    state: str = typer.Argument(
        metavar="STATE", help="not-started, under-way or done."
    ),
    milestone: int | None = number_option(
        "--milestone", "Which step; left out, an action that has none."
    ),
    done_on: str = text_option(
        "--done-on", "The day it was done; today when left out.", "DATE"
    ),
    remark: str = text_option("--remark", "What to say of the milestone."),
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """Say how far a milestone has come, or an action that has none.

    A date that a board has seen does not move here: request a variance.

    \b
    Example:
      saferplan actions move DA-2 done --milestone 1 --done-on 2009-01-09 \\
        --partnership peterborough --as theme-lead
    """
    from saferplan.core.plan.actions import Progress

    progress = chosen_word("STATE", state, Progress)
    day = chosen_day("--done-on", done_on)
    if remark and milestone is None:
        raise BadInput("A remark stands with a milestone: say which, --milestone N.")
    actor = begin(account)
    slug = chosen_partnership(actor, partnership)
    if milestone is None:
        print(_moved_action(actor, slug, code, progress, day))
    else:
        print(_moved_step(actor, slug, code, milestone, progress, day, remark))


def _moved_action(
    actor: Actor, slug: str, code: str, progress: Progress, day: date | None
) -> str:
    from saferplan.usecases.plan.move_milestone import move_action

    moved = move_action(
        by=actor, partnership=slug, action=code, progress=progress, done_on=day
    )
    return f"{moved.code}: {moved.progress.words}{_on(moved.done_on)}."


def _moved_step(
    actor: Actor,
    slug: str,
    code: str,
    number: int,
    progress: Progress,
    day: date | None,
    remark: str,
) -> str:
    from saferplan.usecases.plan.move_milestone import move_milestone

    moved = move_milestone(
        by=actor,
        partnership=slug,
        action=code,
        number=number,
        progress=progress,
        done_on=day,
        remark=remark,
    )
    return (
        f"{code}, milestone {moved.number} ({moved.title}): {moved.progress.words}"
        f"{_on(moved.done_on)}."
    )


def _on(day: date | None) -> str:
    from saferplan.core.periods import day_label

    return f", {day_label(day)}" if day else ""


def log_one(
    code: str = CodeArgument,
    what: str = text_option("--what", "What may go wrong."),
    mitigation: str = text_option("--mitigation", "What is done about it."),
    likelihood: str = text_option("--likelihood", f"How likely it is: {LEVEL}"),
    impact: str = text_option("--impact", f"How bad it would be: {LEVEL}"),
    number: int | None = number_option(
        "--number", "Change the risk of this number: what is left out stays."
    ),
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """Log a risk against an action, or change one.

    While it is open the action is amber at best. Likelihood and impact are medium
    unless they are said.

    \b
    Example:
      saferplan actions risk log DA-1 --what "One agency has none to count" \\
        --mitigation "The council counts for it" --impact high --as theme-lead
    """
    from saferplan.core.plan.actions import Level

    levels = {
        name: chosen_word(f"--{name}", text, Level)
        for name, text in (("likelihood", likelihood), ("impact", impact))
        if text
    }
    if not (what or number):
        raise BadInput("Say what may go wrong: --what.")
    actor = begin(account)
    from saferplan.usecases.plan.keep_risk import log_risk

    slug = chosen_partnership(actor, partnership)
    said = {"what": what, "mitigation": mitigation}
    given = levels | {name: text for name, text in said.items() if text}
    held = _held(actor, slug, code, number) if number else {}
    logged = log_risk(by=actor, partnership=slug, action=code, **{**held, **given})
    print(f"{code}, risk {logged.number}: logged, {logged.words}.")


def _held(actor: Actor, slug: str, code: str, number: int) -> dict[str, Any]:
    """The risk as it is held, so that what is left out stays."""
    from saferplan.usecases.plan.queries import one_action

    found = one_action(actor, slug, code).risk(number)
    if found is None:
        raise BadInput(f"The action {code} has no risk {number}.")
    return {
        "number": number,
        "what": found.what,
        "mitigation": found.mitigation,
        "likelihood": found.likelihood,
        "impact": found.impact,
    }


def close_one(
    code: str = CodeArgument,
    number: int = number_argument("The number of the risk, as actions show says."),
    on: str = text_option("--on", "Since when; today when left out.", "DATE"),
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """Say that a risk is gone.

    \b
    Example:
      saferplan actions risk close DA-2 1 --on 2009-02-02 --as theme-lead
    """
    day = chosen_day("--on", on)
    actor = begin(account)
    from saferplan.usecases.plan.keep_risk import close_risk

    closed = close_risk(
        by=actor,
        partnership=chosen_partnership(actor, partnership),
        action=code,
        number=number,
        closed_on=day,
    )
    print(f"{code}, risk {closed.number}: closed{_on(closed.closed_on)}.")
