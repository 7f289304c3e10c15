"""What every command that touches the store begins with: a ready database, an actor."""

from __future__ import annotations

import getpass
import os
import re
import sys
from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import typer

from saferplan.cli.ending import BadInput
from saferplan.cli.printing import Format
from saferplan.core.periods import Month, parse_day

if TYPE_CHECKING:
    from saferplan.usecases.actor import Actor

SETTINGS = "saferplan.config.settings"
V = TypeVar("V")
W = TypeVar("W", bound=StrEnum)

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
MonthOption = typer.Option(
    ..., "--month", metavar="MONTH", help="The month it is about, 2008-12."
)
GroupOption = typer.Option(
    "",
    "--group",
    help="Only those of this group, by its short name.",
    show_default=False,
)


def _number(text: str) -> int:
    """The number of something in a list."""
    if not re.fullmatch(r"\d{1,9}", text, re.ASCII) or int(text) == 0:
        raise typer.BadParameter(f"a number from 1 on is wanted, not {text!r}.")
    return int(text)


def number_argument(words: str) -> Any:
    """An argument that is the number of something in a list."""
    return typer.Argument(metavar="N", parser=_number, help=words)


def number_option(name: str, words: str) -> Any:
    """An option that is the number of something; None when left out."""
    return typer.Option(
        None, name, metavar="N", parser=_number, help=words, show_default=False
    )


def text_option(name: str, words: str, metavar: str = "") -> Any:
    """An option that may be left out, and is empty then."""
    return typer.Option(
        "", name, help=words, metavar=metavar or None, show_default=False
    )


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


def chosen(option: str, read: Callable[[str], V], text: str) -> V:
    """What an option says, read by a function that refuses in a sentence."""
    try:
        return read(text)
    except ValueError as error:
        raise BadInput(f"{option}: {error}") from None


def chosen_day(option: str, text: str) -> date | None:
    """The day an option names; None when it was left out."""
    return chosen(option, parse_day, text) if text else None


def chosen_month(option: str, text: str) -> Month:
    """The month an option names."""
    return chosen(option, Month.parse, text)


def chosen_word(option: str, text: str, words: Iterable[W]) -> W:
    """The word of a closed vocabulary that an option names.

    A hyphen is as good as an underscore: it is what people type.
    """
    held = {word.value.replace("_", "-"): word for word in words}
    found = held.get(text.strip().casefold().replace("_", "-"))
    if found is None:
        *others, last = held
        offered = f"{', '.join(others)} or {last}" if others else last
        raise BadInput(f"{option} is {offered}, not {text!r}.")
    return found


def require_holder(actor: Actor, slug: str, named: str) -> None:
    """Refuse a group, board or agency that is not there; nothing named is all."""
    from saferplan.usecases.partnership.queries import structure

    frame = structure(actor, slug)
    if named and not (frame.body(named) or frame.organisation(named)):
        raise BadInput(f"There is no group or agency called {named} in {slug}.")


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
