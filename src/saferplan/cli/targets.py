"""Commands about proposed targets: targets list, propose, withdraw, decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from saferplan.cli.ending import BadInput
from saferplan.cli.printing import Format, Found, print_listed
from saferplan.cli.rooms import add_room
from saferplan.cli.session import (
    AccountOption,
    FormatOption,
    PartnershipOption,
    begin,
    chosen,
    chosen_partnership,
    chosen_word,
    number_argument,
    text_option,
)
from saferplan.cli.variances import (
    DecisionArgument,
    MeetingOption,
    OpenOption,
    chosen_decision,
)
from saferplan.core.periods import Basis, Period

if TYPE_CHECKING:
    from saferplan.core.boards.brought import ProposedTarget
    from saferplan.core.indicators.targets import Target
    from saferplan.usecases.indicators.proposal_queries import Proposed

targets = typer.Typer(
    help="Targets that are proposed, until a board decides on them.",
    no_args_is_help=True,
)
HEADINGS = ("N", "indicator", "for", "proposed", "now", "decision", "by", "why")
NumberArgument = number_argument("Its number, as `saferplan targets list` says.")
WEIGHTS = 12
_LIKE = (
    (Basis.FINANCIAL_YEAR, "2009/10"),
    (Basis.CALENDAR_YEAR, "2009"),
    (Basis.QUARTER, "2009/10-Q1"),
    (Basis.MONTH, "2009-04"),
    (Basis.SNAPSHOT, "2009-03-31"),
)
"""How the periods of targets are written; no two look alike."""


def register(app: typer.Typer) -> None:
    """Add these commands to the app."""
    targets.command("list")(list_proposals)
    targets.command()(propose)
    targets.command()(withdraw)
    targets.command()(decide)
    add_room(app, targets, "targets")


def list_proposals(
    is_open: bool = OpenOption,
    partnership: str = PartnershipOption,
    output: Format = FormatOption,
    account: str = AccountOption,
) -> None:
    """Which targets were proposed, and what was decided?

    \b
    Example:
      saferplan targets list --open --partnership peterborough
    """
    actor = begin(account)
    from saferplan.documents.json.asked import kept_proposal_object
    from saferplan.usecases.indicators.proposal_queries import proposed_targets

    found = proposed_targets(actor, chosen_partnership(actor, partnership))
    print_listed(
        [
            kept_proposal_object(_brought(one))
            for one in found
            if one.proposal.is_open or not is_open
        ],
        output,
        HEADINGS,
        _row,
        "No target is proposed.",
    )


def _brought(one: Proposed) -> ProposedTarget:
    from saferplan.core.boards.brought import ProposedTarget

    return ProposedTarget(
        code=one.proposal.indicator,
        name=one.name,
        now=one.now,
        proposed=one.words,
        proposal=one.proposal,
    )


def _row(one: Found) -> tuple[Any, ...]:
    return (
        one["number"],
        one["indicator"],
        one["period"],
        one["proposed"],
        one["now"],
        one["decision"],
        one["by"],
        one["reason"],
    )


def propose(
    code: str = typer.Argument(metavar="CODE", help="The indicator's code: NI16."),
    period: str = typer.Option(
        ..., "--for", metavar="PERIOD", help="The year 2009/10, or 2009, 2009/10-Q1."
    ),
    why: str = typer.Option(..., "--why", help="Why this target."),
    value: float | None = typer.Option(
        None, "--value", help="The number to reach.", show_default=False
    ),
    upper: float | None = typer.Option(
        None, "--upper", help="The top of a range, if it has one.", show_default=False
    ),
    percent: float | None = typer.Option(
        None,
        "--percent",
        help="In place of a number, the change on the baseline: -20 is a fifth less.",
        show_default=False,
    ),
    profile: str = text_option(
        "--profile", "How it gets there: straight, trajectory, weighted or seasonal."
    ),
    weights: str = text_option(
        "--weights", 'The months\' shares of the year: "1 1 1 1 1 1 1 1 1 2 2 2".'
    ),
    start: float | None = typer.Option(
        None, "--start", help="Where a trajectory starts.", show_default=False
    ),
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """Propose a target, with its reason.

    It counts for nothing until the board that sets targets approves it.

    \b
    Example:
      saferplan targets propose MARAC-REPEATS --for 2009/10 --value 26 \\
        --why "A plan for each family that came back" --as theme-lead
    """
    from saferplan.core.indicators.targets import Target
    from saferplan.core.indicators.vocabulary import ProfileKind

    way = chosen_word("--profile", profile, ProfileKind) if profile else None
    if (value is None) == (percent is None):
        raise BadInput("Give --value, or --percent for a change on the baseline.")
    about = chosen("--for", _period, period)
    shares = chosen("--weights", _weights, weights) if weights else ()
    usual = ProfileKind.WEIGHTED if shares else ProfileKind.NONE
    settings: dict[str, Any] = {
        "period": about,
        "value": value,
        "upper": upper,
        "percent_of_change": percent,
        "profile": way or usual,
        "weights": shares,
        "start": start,
        "reason": why.strip(),
    }
    actor = begin(account)
    from django.utils import timezone

    from saferplan.usecases.indicators.propose_target import propose_target
    from saferplan.usecases.refused_at import made

    # The day it is known is that of the decision; until then, today.
    target: Target = made(
        lambda: Target(known_on=timezone.localdate(), **settings), "value"
    )
    new = propose_target(
        by=actor,
        partnership=chosen_partnership(actor, partnership),
        code=code,
        target=target,
    )
    print(
        f"Target {new.number} is proposed: {new.indicator} for "
        f"{new.target.period.label}. It waits for the board."
    )


def _period(text: str) -> Period:
    """The period that is written so, on the basis that such a code has."""
    for basis, _ in _LIKE:
        try:
            return Period.parse(basis, text)
        except ValueError:
            continue
    offered = ", ".join(like for _, like in _LIKE)
    raise ValueError(f"A period is written like one of {offered}, not {text!r}.")


def _weights(text: str) -> tuple[float, ...]:
    words = text.replace(",", " ").split()
    try:
        found = tuple(float(word) for word in words)
    except ValueError:
        found = ()
    if len(found) != WEIGHTS:
        raise ValueError(f"Give twelve numbers, April first, not {text!r}.")
    return found


def withdraw(
    number: int = NumberArgument,
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """Take a proposal back; it stays on record as withdrawn.

    \b
    Example:
      saferplan targets withdraw 2 --partnership peterborough --as theme-lead
    """
    actor = begin(account)
    from saferplan.usecases.indicators.propose_target import withdraw_proposal

    slug = chosen_partnership(actor, partnership)
    gone = withdraw_proposal(by=actor, partnership=slug, number=number)
    print(f"Target {gone.number} is withdrawn.")


def decide(
    number: int = NumberArgument,
    decision: str = DecisionArgument,
    why: str = text_option("--why", "What was said with it; a refusal says why."),
    meeting: int | None = MeetingOption,
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """Approve or refuse a proposed target.

    Approved, it holds from that day, and the one before stays visible. The chair of
    the board that sets targets decides, or a manager writes down what a meeting of
    it decided.

    \b
    Example:
      saferplan targets decide 1 approved --meeting 4 --as manager
    """
    decided = chosen_decision(decision)
    actor = begin(account)
    from saferplan.usecases.boards.decide_target import decide_target

    made = decide_target(
        by=actor,
        partnership=chosen_partnership(actor, partnership),
        number=number,
        decision=decided,
        remark=why,
        meeting=meeting,
    )
    print(
        f"Target {made.number} is {made.decision}: {made.indicator} for "
        f"{made.target.period.label}."
    )
