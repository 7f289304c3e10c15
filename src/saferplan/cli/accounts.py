"""The command that gives people access: account."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

from saferplan.cli.ending import BadInput
from saferplan.cli.session import PartnershipOption, begin, chosen_partnership

if TYPE_CHECKING:
    from saferplan.usecases.actor import Actor


def register(app: typer.Typer) -> None:
    """Add this command to the app."""
    app.command()(account)


def account(
    name: str = typer.Argument(help="What they sign in with."),
    role: str = typer.Option("", "--role", help="manager, analyst, reader, ..."),
    partnership: str = PartnershipOption,
    body: str = typer.Option("", "--body", help="The body the role is held for."),
    organisation: str = typer.Option("", "--organisation", help="The agency's."),
    full_name: str = typer.Option("", "--full-name", help="How they are shown."),
    is_known: bool = typer.Option(
        False, "--existing", help="The account is there already; add a role."
    ),
    may_start: bool = typer.Option(
        False, "--may-start", help="Let them start partnerships in the browser."
    ),
) -> None:
    """Give somebody an account and a role, or let them start a partnership.

    The password is asked for twice, unseen; a script pipes it in as one line.

    \b
    Example:
      saferplan account j.smith --role analyst --partnership peterborough
    """
    if not (role or may_start):
        raise BadInput("Say what the account may do: --role, or --may-start.")
    actor = begin()
    if may_start:
        is_known = _let_start(actor, name, full_name, is_known) or is_known
    if role:
        _give(actor, name, full_name, is_known, role, partnership, body, organisation)


def _let_start(actor: Actor, name: str, full_name: str, is_known: bool) -> bool:
    """Let them start partnerships; the account is there from then on."""
    from saferplan.usecases.partnership.let_start import let_start

    password = "" if is_known else _password()
    is_new = let_start(account=name, name=full_name, password=password, by=actor)
    made = "Made" if is_new else "Changed"
    print(f"{made} the account {name}: may start partnerships.")
    return True


def _give(
    actor: Actor,
    name: str,
    full_name: str,
    is_known: bool,
    role: str,
    partnership: str,
    body: str,
    organisation: str,
) -> None:
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
