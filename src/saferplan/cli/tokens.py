"""Commands about keys to the API: token make, list, end."""

from __future__ import annotations

import typer

from saferplan.cli.printing import print_table
from saferplan.cli.rooms import add_room
from saferplan.cli.session import (
    AccountOption,
    PartnershipOption,
    begin,
    chosen_partnership,
)

HEADINGS = ("number", "agency", "name", "begins with", "made", "ended")
token = typer.Typer(
    help="Keys with which an agency's own program reads and reports.",
    no_args_is_help=True,
)


def register(app: typer.Typer) -> None:
    """Add these commands to the app."""
    add_room(app, token, "token")


@token.command()
def make(
    agency: str = typer.Option(..., "--agency", help="The agency's short name."),
    name: str = typer.Option(..., "--name", help="Where it will be used."),
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """Make a key for one agency; it is printed now, and never again.

    \b
    Example:
      saferplan token make --agency cambridgeshire-constabulary \\
        --name "records system" --partnership peterborough
    """
    actor = begin(account)
    from saferplan.core.wording import listed
    from saferplan.usecases.partnership.api_tokens import make_token

    made = make_token(
        by=actor,
        partnership=chosen_partnership(actor, partnership),
        organisation=agency,
        name=name,
    )
    print(made.token)
    typer.echo(
        f"Key {made.made.number} reports for {listed(made.made.reports)}. "
        "Keep it now: it is not shown again.",
        err=True,
    )


@token.command("list")
def list_tokens(
    partnership: str = PartnershipOption, account: str = AccountOption
) -> None:
    """Which keys are there, the ended ones too?

    \b
    Example:
      saferplan token list --partnership peterborough
    """
    actor = begin(account)
    from saferplan.usecases.partnership.api_tokens import tokens

    found = tokens(actor, chosen_partnership(actor, partnership))
    print_table(
        HEADINGS,
        [
            (
                str(one.number),
                one.organisation,
                one.name,
                one.start,
                f"{one.made_at:%Y-%m-%d}",
                f"{one.ended_at:%Y-%m-%d}" if one.ended_at else "",
            )
            for one in found
        ],
    )


@token.command()
def end(
    number: int = typer.Argument(help="Its number, as token list prints it."),
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """Let a key open nothing from now on.

    \b
    Example:
      saferplan token end 1 --partnership peterborough
    """
    actor = begin(account)
    from saferplan.usecases.partnership.api_tokens import end_token

    ended = end_token(
        by=actor,
        partnership=chosen_partnership(actor, partnership),
        number=number,
    )
    print(f"The key {ended.name} of {ended.organisation} opens nothing any more.")
