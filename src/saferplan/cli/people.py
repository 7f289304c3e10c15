"""Commands about people and what they did: people, log."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import typer

from saferplan.cli.ending import BadInput
from saferplan.cli.printing import Format, print_objects, print_table
from saferplan.cli.rooms import add_room
from saferplan.cli.session import (
    AccountOption,
    FormatOption,
    PartnershipOption,
    begin,
    chosen_day,
    chosen_partnership,
)

if TYPE_CHECKING:
    from saferplan.usecases.actor import Actor, Grant
    from saferplan.usecases.partnership.links import Invitation

HEADINGS = ("account", "name", "role", "post", "small counts", "last seen")
LOG_HEADINGS = ("entry", "when", "who", "what", "what changed")
WIDEST = 80
"""Letters of what changed that a row of the table shows."""
RoleOption = typer.Option(..., "--role", help="manager, analyst, reader, ...")
BodyOption = typer.Option("", "--body", help="The body the role is held for.")
OrganisationOption = typer.Option("", "--organisation", help="The agency's.")
NameOption = typer.Option("", "--name", help="How they are shown.")
EmailOption = typer.Option("", "--email", help="Where reminders go.")

people = typer.Typer(
    help="Who has a part in a partnership: list, invite, end, hand over.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


def register(app: typer.Typer) -> None:
    """Add these commands to the app."""
    people.command("list")(list_people)
    people.command("invite")(invite_somebody)
    people.command("end")(end_somebody)
    people.command("hand-over")(hand_post_over)
    add_room(app, people, "people")
    app.command()(log)


def list_people(
    partnership: str = PartnershipOption,
    output: Format = FormatOption,
    account: str = AccountOption,
) -> None:
    """Who has a part, in what role and post, and when were they seen last?

    \b
    Example:
      saferplan people list --partnership peterborough
    """
    actor = begin(account)
    from saferplan.usecases.partnership.people import people as all_people

    slug = chosen_partnership(actor, partnership)
    rows = [_object(one) for one in all_people(actor, slug)]
    if output is Format.TABLE:
        print_table(HEADINGS, [_in_words(row) for row in rows])
    else:
        print_objects(rows, output)


def _object(person: Any) -> dict[str, Any]:
    return {
        "account": person.account,
        "name": person.name,
        "email": person.email,
        "roles": [
            {
                "role": held.grant.role.value,
                "body": held.grant.body,
                "organisation": held.grant.organisation,
                "post": held.post,
            }
            for held in person.held
        ],
        "is_cleared": bool(person.clearance and not person.clearance.has_run_out),
        "last_seen": person.last_seen.isoformat() if person.last_seen else None,
    }


def _in_words(row: dict[str, Any]) -> list[str]:
    roles = [
        " ".join(filter(None, (r["role"], r["body"], r["organisation"])))
        for r in row["roles"]
    ]
    return [
        row["account"],
        row["name"],
        "; ".join(roles),
        "; ".join(filter(None, (r["post"] for r in row["roles"]))),
        "cleared" if row["is_cleared"] else "withheld",
        (row["last_seen"] or "never")[:10],
    ]


def invite_somebody(
    name: str = typer.Argument(metavar="ACCOUNT", help="What they will sign in with."),
    role: str = RoleOption,
    partnership: str = PartnershipOption,
    body: str = BodyOption,
    organisation: str = OrganisationOption,
    post: str = typer.Option("", "--post", help="Their job."),
    full_name: str = NameOption,
    email: str = EmailOption,
    account: str = AccountOption,
) -> None:
    """Let somebody in, and print the link by which they set a password.

    \b
    Example:
      saferplan people invite j.smith --role reader --partnership peterborough
    """
    actor = begin(account)
    from saferplan.usecases.partnership.invite import invite

    slug = chosen_partnership(actor, partnership)
    made = invite(
        by=actor,
        partnership=slug,
        account=name,
        name=full_name,
        email=email,
        grant=_grant(slug, role, body, organisation),
        post=post,
    )
    _print_link(made)


def _print_link(made: Invitation) -> None:
    if not made.token:
        print(f"{made.account} has this role as well, and keeps the password.")
        return
    print(f"Invited {made.account}. The end of their address, shown only now:")
    print(f"  /invitation/{made.token}/")
    print("It sets a password, once, within seven days.")


def _grant(slug: str, role: str, body: str, organisation: str) -> Grant:
    from saferplan.usecases.actor import Grant, Role

    roles = [one.value for one in Role]
    if role not in roles:
        raise BadInput(f"--role is one of {', '.join(roles)}, not {role!r}.")
    return Grant(
        partnership=slug, role=Role(role), body=body, organisation=organisation
    )


def end_somebody(
    name: str = typer.Argument(metavar="ACCOUNT", help="Whose part ends."),
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """End every role and the clearance somebody has in the partnership.

    \b
    Example:
      saferplan people end j.smith --partnership peterborough
    """
    actor = begin(account)
    from saferplan.usecases.partnership.end_access import end_access

    slug = chosen_partnership(actor, partnership)
    ended = end_access(by=actor, partnership=slug, account=name)
    closed = " The account is closed." if ended.is_closed else ""
    print(f"{ended.account} has no part in {slug} any more.{closed}")


def hand_post_over(
    leaving: str = typer.Argument(metavar="FROM", help="The account that leaves it."),
    successor: str = typer.Argument(metavar="TO", help="The account that takes it."),
    partnership: str = PartnershipOption,
    role: str = typer.Option("", "--role", help="Which role, if they have several."),
    full_name: str = NameOption,
    email: str = EmailOption,
    account: str = AccountOption,
) -> None:
    """Hand a post over: its actions, returns and requests move along.

    \b
    Example:
      saferplan people hand-over j.smith k.jones --partnership peterborough
    """
    actor = begin(account)
    from saferplan.usecases.partnership.hand_over import hand_over
    from saferplan.usecases.partnership.people import moves

    slug = chosen_partnership(actor, partnership)
    grant = _held(actor, slug, leaving, role)
    found = moves(actor, slug, grant)
    over = hand_over(
        by=actor,
        partnership=slug,
        from_account=leaving,
        to_account=successor,
        grant=grant,
        name=full_name,
        email=email,
    )
    print(f"{over.to_account} is {grant.role.words} of {slug} now.")
    if found.told:
        print(f"Moved along: {found.told}.")
    if over.invitation is not None:
        _print_link(over.invitation)


def _held(actor: Actor, slug: str, account: str, role: str) -> Grant:
    """The role that is handed over: the one named, or the only one."""
    from saferplan.usecases.partnership.people import person

    held = [h.grant for h in person(actor, slug, account).held]
    found = [g for g in held if not role or g.role.value == role]
    if len(found) == 1:
        return found[0]
    roles = " or ".join(sorted({g.role.value for g in held}))
    raise BadInput(f"Say which role of {account} it is: --role {roles}.")


def log(
    partnership: str = PartnershipOption,
    who: str = typer.Option("", "--who", help="By this account."),
    what: str = typer.Option("", "--what", help="Of this kind: invite, ..."),
    since: str = typer.Option("", "--since", metavar="DATE", help="From this day on."),
    until: str = typer.Option("", "--until", metavar="DATE", help="To this day."),
    last: int = typer.Option(50, "--last", min=1, max=10_000, help="How many."),
    output: Format = FormatOption,
    account: str = AccountOption,
) -> None:
    """Who did what, when, and what was there before and after? The latest first.

    \b
    Example:
      saferplan log --partnership peterborough --last 20
    """
    first, end = chosen_day("--since", since), chosen_day("--until", until)
    actor = begin(account)
    from saferplan.usecases.partnership.log import LogFilter, log_page

    slug = chosen_partnership(actor, partnership)
    asked = LogFilter(account=who, what=what, since=first, until=end)
    found = log_page(actor=actor, partnership=slug, asked=asked, most=last)
    _print_log(found.entries, output)


def _print_log(entries: Sequence[Any], output: Format) -> None:
    from saferplan.documents.json.log import log_csv, log_object

    if output is Format.TABLE:
        print_table(LOG_HEADINGS, [_row(entry) for entry in entries])
    elif output is Format.CSV:
        # Line ends of its own: the standard for CSV files names them.
        print(log_csv(entries), end="")
    else:
        print_objects([log_object(entry) for entry in entries], output)


def _row(entry: Any) -> list[str]:
    behalf = f" ({entry.on_behalf_of})" if entry.on_behalf_of else ""
    told = "; ".join(_told(d) for d in entry.differences)
    return [
        str(entry.entry),
        f"{entry.at:%Y-%m-%d %H:%M}",
        f"{entry.account}{behalf}",
        entry.words,
        told if len(told) <= WIDEST else f"{told[:WIDEST]}…",
    ]


def _told(one: Any) -> str:
    if not one.name:
        return "withheld"
    before = f"{one.before}, now " if one.before else ""
    return f"{one.name}: {before}{one.after or 'nothing'}".replace("\n", " ")
