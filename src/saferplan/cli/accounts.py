"""The command that gives people access: account."""

from __future__ import annotations

import sys

import typer

from saferplan.cli.ending import BadInput
from saferplan.cli.session import PartnershipOption, begin, chosen_partnership


def register(app: typer.Typer) -> None:
    """Add this command to the app."""
    app.command()(account)


def account(
    name: str = typer.Argument(help="What they sign in with."),
    role: str = typer.Option(..., "--role", help="manager, analyst, reader, ..."),
    partnership: str = PartnershipOption,
    body: str = typer.Option("", "--body", help="The body the role is held for."),
    organisation: str = typer.Option("", "--organisation", help="The agency's."),
    full_name: str = typer.Option("", "--full-name", help="How they are shown."),
    is_known: bool = typer.Option(
        False, "--existing", help="The account is there already; add a role."
    ),
) -> None:
    """Give somebody an account and a role.

    The password is asked for twice, unseen; a script pipes it in as one line.

    \b
    Example:
      saferplan account j.smith --role analyst --partnership peterborough
    """
    actor = begin()
    from saferplan.usecases.actor import Grant, Role
    from saferplan.usecases.partnership.give_access import give_access

    roles = [one.value for one in Role]
    if role not in roles:
        raise BadInput(f"--role is one of {', '.join(roles)}, not {role!r}.")
    slug = chosen_partnership(actor, partnership)
    is_new = give_access(
        account=name,
        name=full_name,
        password="" if is_known else _password(),
        grant=Grant(
            partnership=slug, role=Role(role), body=body, organisation=organisation
        ),
        by=actor,
    )
    print(f"{'Made' if is_new else 'Changed'} the account {name}: {role} of {slug}.")


def _password() -> str:
    """Typed unseen, twice; or one line from a pipe."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
