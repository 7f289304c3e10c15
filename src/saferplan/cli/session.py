"""What every command that touches the store begins with: a ready database, an actor."""

from __future__ import annotations

import getpass
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from saferplan.cli.ending import BadInput
from saferplan.cli.printing import Format
from saferplan.core.periods import Month, parse_day

if TYPE_CHECKING:
    from saferplan.usecases.actor import Actor

SETTINGS = "saferplan.config.settings"

PartnershipOption = typer.Option(
    "",
    "--partnership",
    help="Its short name; may be left out where the store holds one.",
    show_default=False,
)
AccountOption = typer.Option(
    "",
    "--as",
    metavar="ACCOUNT",
    help="Who acts; the operator of this machine when left out.",
    show_default=False,
)
AsAtOption = typer.Option(
    "",
    "--as-at",
    metavar="DATE",
    help="End of the period reported (2008-12-31); the latest month when left out.",
    show_default=False,
)
KnownOnOption = typer.Option(
    "",
    "--known-on",
    metavar="DATE",
    help="By what was known on this day; all that is known when left out.",
    show_default=False,
)
FormatOption = typer.Option(Format.TABLE, "--format", help="How to print it.")


def begin(account: str = "") -> Actor:
    """Set Django up, bring the database to the current schema, find who acts."""
    prepare()
    from saferplan.config.database import bring_up_to_date
    from saferplan.usecases.actor import operator_for, resolve

    bring_up_to_date(tell=_tell)
    return resolve(account) if account else operator_for(_system_user())


def _system_user() -> str:
    """Who types, for the log; in a container the user may have no name."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def prepare() -> None:
    """Set Django up without touching the database."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    django.setup()


def _tell(words: str) -> None:
    print(words, file=sys.stderr)


def chosen_partnership(actor: Actor, slug: str) -> str:
    """The partnership named, or the only one this actor may see."""
    from saferplan.usecases.partnership.queries import partnerships

    if slug:
        return slug
    seen = [p.slug for p in partnerships(actor)]
    if len(seen) == 1:
        return seen[0]
    if not seen and not actor.is_operator:
        raise BadInput(f"The account {actor.account} has no part in any partnership.")
    if not seen:
        raise BadInput(
            "There is no partnership here yet: load one with `saferplan load DIR`, "
            "or see the examples with `saferplan demo`."
        )
    raise BadInput(f"Say which partnership: --partnership {' or '.join(seen)}.")


def chosen_day(option: str, text: str) -> date | None:
    """The day an option names; None when it was left out."""
    if not text:
        return None
    try:
        return parse_day(text)
    except ValueError as error:
        raise BadInput(f"{option}: {error}") from None


def chosen_month(option: str, text: str) -> Month:
    """The month an option names."""
    try:
        return Month.parse(text)
    except ValueError as error:
        raise BadInput(f"{option}: {error}") from None


def chosen_as_at(actor: Actor, slug: str, day: date | None) -> date:
    """The day reported: as named, else the end of the latest month with figures."""
    from saferplan.usecases.indicators.queries import latest_month

    return day or latest_month(actor=actor, partnership=slug).last


def chosen_folder(named: str, path: Path) -> Path:
    """A folder that can be written to, or made; nothing is made yet.

    ``named`` is the option or argument that names it.
    """
    there = next(p for p in (path, *path.absolute().parents) if p.exists())
    if not there.is_dir():
        raise BadInput(f"{named}: {there} is a file; name a folder.")
    if not os.access(there, os.W_OK):
        raise BadInput(f"{named}: you may not write to {there}; name another folder.")
    return path
