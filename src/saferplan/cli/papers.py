"""Commands that make papers: pack, which is ``pack make``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from saferplan.cli.ending import BadInput
from saferplan.cli.rooms import Room, add_room
from saferplan.cli.session import (
    AccountOption,
    KnownOnOption,
    PartnershipOption,
    begin,
    chosen_day,
    chosen_folder,
    chosen_month,
    chosen_partnership,
    chosen_word,
    number_option,
    text_option,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from saferplan.core.boards.issued import IssuedPack
    from saferplan.core.boards.pack import Audience
    from saferplan.core.boards.papers import Paper
    from saferplan.core.periods import Month
    from saferplan.usecases.actor import Actor

MAKE = "make"
PAPERS = "report, overview, group, scrutiny or brief"
OutOption = typer.Option(..., "--out", help="The folder to write it to.")
MonthOption = typer.Option(..., "--month", help="The month it reports, 2008-12.")
FormatsOption = text_option(
    "--formats", "Which of html, pdf, pptx, xlsx, docx; all of them when left out."
)
PaperOption = text_option(
    "--paper", f"Which paper: {PAPERS}; the body's usual one when left out."
)


class MakesUnlessToldOtherwise(Room):
    """A group of commands in which words that name none are those of ``make``.

    ``saferplan pack delivery-board ...`` was there before the others were.
    """

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put ``make`` before the words unless they begin with a command."""
        if args and args[0] not in self.commands and args[0] != "--help":
            args = [MAKE, *args]
        return super().parse_args(ctx, args)


packs = typer.Typer(
    help="Make a board's papers, issue them, look at those issued.",
    epilog="`saferplan pack BODY` is short for `saferplan pack make BODY`.",
    no_args_is_help=True,
)


def register(app: typer.Typer) -> None:
    """Add these commands to the app."""
    add_room(app, packs, "pack", MakesUnlessToldOtherwise)


@packs.command()
def make(
    body: str = typer.Argument(help="The body it is for: delivery-board."),
    month: str = MonthOption,
    out: Path = OutOption,
    partnership: str = PartnershipOption,
    paper: str = PaperOption,
    formats: str = FormatsOption,
    issue: bool = typer.Option(
        False, "--issue", help="Issue it: freeze it, and lock the accepted returns."
    ),
    meeting: int | None = number_option(
        "--meeting", "With --issue: the meeting it is for; the planned one."
    ),
    version: int | None = number_option(
        "--version", "Write the version that was issued, as it was."
    ),
    known_on: str = KnownOnOption,
    audience: str = typer.Option("board", "--audience", help="board or public."),
    account: str = AccountOption,
) -> None:
    """Make a board's papers, in each of the formats.

    What is issued is kept: its contents, and a file of each of the formats, which
    are written too. --version writes those very files again.

    \b
    Example:
      saferplan pack make delivery-board --partnership peterborough \\
        --month 2008-12 --out papers
      saferplan pack make delivery-board --month 2008-12 --issue --out papers \\
        --as manager
      saferplan pack make delivery-board --month 2008-12 --version 1 \\
        --out papers --as board
    """
    from saferplan.core.boards.pack import Audience
    from saferplan.core.boards.papers import Paper

    if audience not in set(Audience):
        raise BadInput(f"--audience is board or public, not {audience!r}.")
    _refuse(issue, meeting, version, audience)
    kinds = _formats(formats)
    chosen_folder("--out", out)
    reported = chosen_month("--month", month)
    known = chosen_day("--known-on", known_on)
    which = chosen_word("--paper", paper, Paper) if paper else None
    actor = begin(account)
    slug = chosen_partnership(actor, partnership)
    if issue:
        frozen = _issue(actor, slug, body, reported, meeting, known, which, kinds)
        _write_frozen(actor, slug, frozen, kinds, out)
    elif version:
        frozen = _issued(actor, slug, body, reported, version, which)
        _write_frozen(actor, slug, frozen, kinds, out)
    else:
        _draft(
            actor, slug, body, reported, known, Audience(audience), which, kinds, out
        )


def _refuse(
    issue: bool, meeting: int | None, version: int | None, audience: str
) -> None:
    if issue and version:
        raise BadInput("--issue makes a new version; leave --version out, or --issue.")
    if meeting and not issue:
        raise BadInput("--meeting says for which meeting it is issued; add --issue.")
    if audience != "board" and (issue or version):
        raise BadInput("Papers are issued for the board; leave --audience out.")


def _formats(text: str) -> tuple[str, ...]:
    from saferplan.documents.packs import WRITERS

    if not text:
        return tuple(WRITERS)
    asked = [part.strip() for part in text.split(",") if part.strip()]
    if not asked or any(part not in WRITERS for part in asked):
        raise BadInput(f"--formats takes {', '.join(WRITERS)}, not {text!r}.")
    return tuple(dict.fromkeys(asked))


def _draft(
    actor: Actor,
    slug: str,
    body: str,
    month: Month,
    known_on: date | None,
    audience: Audience,
    paper: Paper | None,
    kinds: Sequence[str],
    out: Path,
) -> None:
    """Write the papers as they stand, which nobody is sent."""
    from saferplan.documents.packs import write_pack
    from saferplan.usecases.boards.make_pack import make_pack

    made = make_pack(
        by=actor,
        partnership=slug,
        body=body,
        month=month,
        known_on=known_on,
        audience=audience,
        paper=paper,
    )
    for path in write_pack(made, out, kinds, progress=say):
        print(f"Wrote {path}")


def _issue(
    actor: Actor,
    slug: str,
    body: str,
    month: Month,
    meeting: int | None,
    known_on: date | None,
    paper: Paper | None,
    kinds: Sequence[str],
) -> IssuedPack:
    from saferplan.usecases.boards.issue_pack import issue_pack

    made = issue_pack(
        by=actor,
        partnership=slug,
        body=body,
        month=month,
        meeting=meeting,
        known_on=known_on,
        paper=paper,
        kinds=kinds,
        tell=say,
    )
    print(
        f"Issued version {made.version}, cut at entry {made.cut}: the "
        f"{made.paper.words}."
    )
    return made


def _issued(
    actor: Actor,
    slug: str,
    body: str,
    month: Month,
    version: int,
    paper: Paper | None,
) -> IssuedPack:
    from saferplan.usecases.boards.queries import issued_pack
    from saferplan.usecases.permissions import Doing, require

    require(actor, Doing.MAKE_PACK, slug)
    found = issued_pack(actor, slug, body, month, version)
    if paper not in (None, found.paper):
        raise BadInput(
            f"Version {version} is the {found.paper.words}; leave --paper out."
        )
    return found


def _write_frozen(
    actor: Actor, slug: str, frozen: IssuedPack, kinds: Sequence[str], out: Path
) -> None:
    """Write the files that were kept; those that were not are made again, and said."""
    from saferplan.documents.packs import write_pack
    from saferplan.usecases.boards.make_pack import make_pack
    from saferplan.usecases.boards.queries import issued_file

    files = {kind: issued_file(actor, slug, frozen, kind) for kind in kinds}
    missing = [kind for kind, file in files.items() if file is None]
    made: tuple[Path, ...] = ()
    if missing:
        say(
            f"Of version {frozen.version} no {' or '.join(missing)} is kept that you "
            "may have; made again."
        )
        pack = make_pack(
            by=actor,
            partnership=slug,
            body=frozen.body,
            month=frozen.month,
            issued=frozen,
        )
        made = write_pack(pack, out, missing, progress=say)
    kept = [write_whole(out, *file) for file in files.values() if file is not None]
    for path in sorted((*kept, *made), key=lambda path: kinds.index(path.suffix[1:])):
        print(f"Wrote {path}")


def write_whole(folder: Path, name: str, content: bytes) -> Path:
    """Write a file beside its place and move it there whole; the folder is made."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    draft = path.with_name(f".{name}.part")
    draft.write_bytes(content)
    draft.replace(path)
    return path


def say(words: str) -> None:
    """Tell how far it has come, beside what is printed."""
    typer.echo(words, err=True)
