"""Commands about changes to action plans: variances list, request, withdraw, decide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import typer

from saferplan.cli.actions import CodeArgument
from saferplan.cli.printing import Format, Found, print_listed
from saferplan.cli.rooms import add_room
from saferplan.cli.session import (
    AccountOption,
    FormatOption,
    GroupOption,
    MonthOption,
    PartnershipOption,
    begin,
    chosen_day,
    chosen_month,
    chosen_partnership,
    chosen_word,
    number_argument,
    number_option,
    require_holder,
    text_option,
)

if TYPE_CHECKING:
    from saferplan.core.boards.asking import Variance
    from saferplan.core.boards.brought import AskedVariance
    from saferplan.core.partnership.decisions import Decision
    from saferplan.usecases.actor import Actor

variances = typer.Typer(
    help="Changes to action plans that a board decides on.", no_args_is_help=True
)
HEADINGS = ("N", "group", "action", "step", "due", "asked for", "decision", "change")
NumberArgument = number_argument("Its number, as `saferplan variances list` says.")
DecisionArgument = typer.Argument(metavar="DECISION", help="approved or refused.")
MeetingOption = number_option(
    "--meeting", "The meeting that decided it; left out, you decide as its chair."
)
OpenOption = typer.Option(False, "--open", help="Only those still to be decided.")
ForOption = text_option(
    "--for", "The group that asks; the one that answers for the action.", "GROUP"
)


def register(app: typer.Typer) -> None:
    """Add these commands to the app."""
    variances.command("list")(list_variances)
    variances.command()(request)
    variances.command()(withdraw)
    variances.command()(decide)
    add_room(app, variances, "variances")


def list_variances(
    is_open: bool = OpenOption,
    group: str = GroupOption,
    partnership: str = PartnershipOption,
    output: Format = FormatOption,
    account: str = AccountOption,
) -> None:
    """Which changes were asked for, and what became of them?

    \b
    Example:
      saferplan variances list --open --partnership peterborough
    """
    actor = begin(account)
    from saferplan.documents.json.asked import kept_variance_object
    from saferplan.usecases.boards.asking_queries import variances as all_of

    slug = chosen_partnership(actor, partnership)
    require_holder(actor, slug, group)
    found = [one for one in all_of(actor, slug, group) if one.is_open or not is_open]
    print_listed(
        [kept_variance_object(one) for one in _named(actor, slug, found)],
        output,
        HEADINGS,
        _row,
        "No change to an action plan was asked for.",
    )


def _named(
    actor: Actor, slug: str, found: Sequence[Variance]
) -> Iterator[AskedVariance]:
    """With the names of groups, actions and milestones, as papers have them."""
    from saferplan.core.boards.brought import AskedVariance
    from saferplan.usecases.partnership.queries import structure
    from saferplan.usecases.plan.queries import actions

    frame = structure(actor, slug)
    held = {one.code: one for one in actions(actor, slug)}
    for one in found:
        action = held[one.action]
        step = action.milestone(one.milestone)
        about = f"{action.code} {action.title}"
        if step is not None:
            about += f"; milestone {step.number}: {step.title}"
        yield AskedVariance(
            group=frame.name_of(one.holder),
            about=about,
            variance=one,
            due=one.was_due,
        )


def _row(one: Found) -> tuple[Any, ...]:
    given_up = "to be given up" if one["drops"] else None
    scope = "another scope" if one["new_scope"] else "other words"
    return (
        one["number"],
        one["holder"],
        one["action"],
        one["milestone"] or "",
        one["due"],
        given_up or one["new_due"] or scope,
        one["decision"],
        one["change"],
    )


def request(
    action: str = CodeArgument,
    month: str = MonthOption,
    change: str = typer.Option(..., "--change", help="What changes, in a sentence."),
    why: str = typer.Option(..., "--why", help="Why it must change."),
    milestone: int | None = number_option(
        "--milestone", "Which step; left out, the whole action."
    ),
    due: str = text_option("--due", "The date that is asked for.", "DATE"),
    scope: str = text_option("--scope", "The scope asked for; of a step, its title."),
    drop: bool = typer.Option(False, "--drop", help="Ask for it to be given up."),
    holder: str = ForOption,
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """Ask a board to let an action plan change.

    The plan stays as it is until that is approved.

    \b
    Example:
      saferplan variances request DA-2 --milestone 2 --due 2009-02-27 \\
        --change "Settle the count a month later" --why "Two agencies were away" \\
        --month 2008-12 --as theme-lead
    """
    about, day = chosen_month("--month", month), chosen_day("--due", due)
    actor = begin(account)
    from saferplan.usecases.boards.request_variance import request_variance
    from saferplan.usecases.plan.queries import one_action

    slug = chosen_partnership(actor, partnership)
    asked = request_variance(
        by=actor,
        partnership=slug,
        holder=holder or one_action(actor, slug, action).group,
        month=about,
        action=action,
        change=change,
        reason=why,
        milestone=milestone or 0,
        new_due=day,
        new_scope=scope,
        drops=drop,
    )
    print(f"Variance {asked.number} is asked for: {_words(asked)}.")


def _words(asked: Variance) -> str:
    from saferplan.core.periods import day_label

    step = f", milestone {asked.milestone}" if asked.milestone else ""
    was = ""
    if asked.new_due:
        was = f" (was {day_label(asked.was_due) if asked.was_due else 'no date'})"
    return f"{asked.action}{step}, {asked.asked or asked.change.rstrip('.')}{was}"


def withdraw(
    number: int = NumberArgument,
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """Take a request back; it stays on record as withdrawn.

    \b
    Example:
      saferplan variances withdraw 3 --partnership peterborough --as theme-lead
    """
    actor = begin(account)
    from saferplan.usecases.boards.request_variance import withdraw_variance

    slug = chosen_partnership(actor, partnership)
    asked = withdraw_variance(by=actor, partnership=slug, number=number)
    print(f"Variance {asked.number} is withdrawn.")


def decide(
    number: int = NumberArgument,
    decision: str = DecisionArgument,
    why: str = text_option("--why", "What was said with it; a refusal says why."),
    meeting: int | None = MeetingOption,
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """Approve or refuse a variance; approved, the plan moves at once.

    The chair of a body that the group answers to decides. A manager writes down
    what a meeting of such a body decided, which was held.

    \b
    Example:
      saferplan variances decide 1 approved --partnership peterborough --as chair
      saferplan variances decide 2 refused --why "The date stands" \\
        --meeting 1 --as manager
    """
    decided = chosen_decision(decision)
    actor = begin(account)
    from saferplan.usecases.boards.decide_variance import decide_variance

    made = decide_variance(
        by=actor,
        partnership=chosen_partnership(actor, partnership),
        number=number,
        decision=decided,
        remark=why,
        meeting=meeting,
    )
    moved = _words(made)
    print(f"Variance {made.number} is {made.decision}: {moved}.")


def chosen_decision(text: str) -> Decision:
    """What a body decided: approved or refused."""
    from saferplan.core.partnership.decisions import DECIDED

    return chosen_word("DECISION", text, DECIDED)
