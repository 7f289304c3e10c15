"""Commands about whole partnerships: demo, new, load, export."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from saferplan.cli.ending import BadInput
from saferplan.cli.session import (
    AccountOption,
    PartnershipOption,
    begin,
    chosen_folder,
    chosen_partnership,
)

if TYPE_CHECKING:
    from saferplan.usecases.actor import Actor
    from saferplan.usecases.partnership.load_partnership import Loaded

NewFolder = typer.Argument(help="A folder that is empty or not there yet.")
GivenFolder = typer.Argument(help="A partnership folder.")
WrittenFolder = typer.Argument(help="Where to write the folder.")


def register(app: typer.Typer) -> None:
    """Add these commands to the app."""
    app.command()(demo)
    app.command()(new)
    app.command()(load)
    app.command()(export)


def demo() -> None:
    """Load the example partnership and the demonstration accounts.

    \b
    Example:
      saferplan demo
    """
    actor = begin()
    from saferplan.documents.folder.whole import read_whole
    from saferplan.usecases.partnership.cast import PASSWORD
    from saferplan.usecases.partnership.make_demonstration import make_demonstration

    wholes = [read_whole(folder) for folder in _examples()]
    made = make_demonstration(
        holdings=[whole.holdings for whole in wholes],
        by=actor,
        source="the example's folder",
        lines={w.holdings.partnership.slug: w.lines for w in wholes},
        branding={
            w.holdings.partnership.slug: w.branding for w in wholes if w.branding
        },
    )
    for line in made.told:
        print(line)
    for one in made.loaded:
        _register(actor, one)
        _start(actor, one)
    print(f"Accounts, all with the password {PASSWORD}:")
    for account, words in made.accounts:
        print(f"  {account:<12} {words}")


def _register(actor: Actor, loaded: Loaded) -> None:
    """What the law says agencies share, from the first day of this quarter on."""
    from saferplan.core.periods import Month
    from saferplan.usecases.returns.register_statutory import register_statutory

    month = Month.of(datetime.now(UTC).date())
    start = month.plus(-((month.month - 1) % 3)).first
    register_statutory(by=actor, partnership=loaded.slug, valid_from=start)


def _start(actor: Actor, loaded: Loaded) -> None:
    """Meetings, action plans and their money, so that a month can be played."""
    from saferplan import examples
    from saferplan.documents.folder.demonstrated import read_demonstrated
    from saferplan.usecases.boards.start_a_year import start_a_year

    file = Path(examples.__path__[0]) / "demonstrated.yaml"
    added = read_demonstrated(file)[loaded.slug]
    start_a_year(by=actor, partnership=loaded.slug, added=added)


def _examples() -> list[Path]:
    """The folders of the example partnerships that come with the package."""
    from saferplan import examples

    root = Path(examples.__path__[0])
    return sorted(p.parent for p in root.glob("*/partnership.yaml"))


def new(
    name: str = typer.Argument(help='Its name, "Safer Anytown Partnership".'),
    directory: Path = NewFolder,
) -> None:
    """Start a partnership folder, with today's indicators.

    \b
    Example:
      saferplan new "Safer Anytown Partnership" anytown
    """
    from saferplan.core.periods import year_start
    from saferplan.documents.folder.starting import FolderInUse, start_folder

    chosen_folder("DIRECTORY", directory.parent)
    this_year = year_start(datetime.now(UTC).date()).first
    try:
        slug = start_folder(name, directory, this_year)
    except (FolderInUse, ValueError) as error:
        raise BadInput(str(error)) from None
    print(f"Wrote {directory}. Change what you like, then: saferplan load {directory}")
    print(f"Its short name is {slug}.")


def load(
    directory: Path = GivenFolder,
    account: str = AccountOption,
) -> None:
    """Load a partnership folder, whole or not at all.

    Anything wrong in it is listed, with file, line and column, and nothing is
    loaded. Loaded again, it adds only what is new; nothing is ever taken away.

    \b
    Example:
      saferplan load anytown
    """
    from saferplan.documents.folder.whole import read_whole

    whole = read_whole(directory)
    actor = begin(account)
    from saferplan.usecases.partnership.load_partnership import load_partnership

    loaded = load_partnership(
        holdings=whole.holdings,
        by=actor,
        source=f"folder {directory.resolve().name}",
        lines=whole.lines,
        branding=whole.branding,
    )
    print(loaded.told)


def export(
    directory: Path = WrittenFolder,
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """Write a partnership as a folder that can be loaded.

    It holds every figure ever entered, and when it was known.

    \b
    Example:
      saferplan export copy --partnership peterborough
    """
    chosen_folder("DIRECTORY", directory)
    actor = begin(account)
    from saferplan.documents.folder import write_folder
    from saferplan.documents.folder.branding import write_branding
    from saferplan.usecases.partnership.export_partnership import export_partnership
    from saferplan.usecases.partnership.note_export import note_export
    from saferplan.usecases.partnership.queries import branding

    slug = chosen_partnership(actor, partnership)
    write_folder(export_partnership(slug=slug, by=actor), directory)
    write_branding(branding(actor, slug), directory)
    note_export(by=actor, partnership=slug)
    print(f"Wrote {slug} to {directory}.")
