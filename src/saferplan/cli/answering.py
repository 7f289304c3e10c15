"""Commands of whoever is asked: challenges answer, follow-up."""

from __future__ import annotations

import typer

from saferplan.cli.challenges import NumberArgument, challenges
from saferplan.cli.session import (
    AccountOption,
    PartnershipOption,
    begin,
    chosen_day,
    chosen_partnership,
    text_option,
)


def register(app: typer.Typer) -> None:
    """Add these commands to those about challenge."""
    challenges.command()(answer)
    challenges.command("follow-up")(follow_up)


def answer(
    number: int = NumberArgument,
    words: str = typer.Argument(metavar="ANSWER", help="The answer."),
    evidence: str = text_option("--evidence", "What it rests on."),
    follow: str = text_option("--follow-up", "What is done next."),
    by_when: str = text_option("--by-when", "The day it is done by.", "DATE"),
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """Answer a question, and say what is done next.

    \b
    Example:
      saferplan challenges answer 2 "Three families came back twice" \\
        --evidence "The conference's own list" --follow-up "A plan for each" \\
        --by-when 2009-02-27 --partnership peterborough --as theme-lead
    """
    day = chosen_day("--by-when", by_when)
    actor = begin(account)
    from saferplan.usecases.boards.raise_challenge import answer_challenge

    made = answer_challenge(
        by=actor,
        partnership=chosen_partnership(actor, partnership),
        number=number,
        answer=words,
        evidence=evidence,
        follow_up=follow,
        follow_up_due=day,
    )
    print(f"Question {made.number}: {made.state.words}.")


def follow_up(
    number: int = NumberArgument,
    on: str = text_option("--on", "The day; today when left out.", "DATE"),
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """Say that what was to follow an answer is done.

    \b
    Example:
      saferplan challenges follow-up 2 --on 2009-02-20 --as theme-lead
    """
    day = chosen_day("--on", on)
    actor = begin(account)
    from saferplan.usecases.boards.raise_challenge import follow_up_challenge

    made = follow_up_challenge(
        by=actor,
        partnership=chosen_partnership(actor, partnership),
        number=number,
        done_on=day,
    )
    print(f"Question {made.number}: {made.follow_up.rstrip('.')} is done.")
