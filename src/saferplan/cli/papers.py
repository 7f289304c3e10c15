"""Commands that make papers: pack."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from saferplan.cli.ending import BadInput
from saferplan.cli.session import (
    AccountOption,
    KnownOnOption,
    PartnershipOption,
    begin,
    chosen_day,
    chosen_folder,
    chosen_month,
    chosen_partnership,
)

if TYPE_CHECKING:
    from datetime import date

    from saferplan.core.boards.issued import IssuedPack
    from saferplan.core.periods import Month
    from saferplan.usecases.actor import Actor

OutOption = typer.Option(..., "--out", help="The folder to write it to.")
ALL_FORMATS = ("html", "pdf", "pptx", "xlsx")


def register(app: typer.Typer) -> None:
    """Add these commands to the app."""
    app.command()(pack)


def pack(
    body: str = typer.Argument(help="The body it is for: delivery-board."),
    month: str = typer.Option(..., "--month", help="The month it reports, 2008-12."),
    out: Path = OutOption,
    partnership: str = PartnershipOption,
    known_on: str = KnownOnOption,
    audience: str = typer.Option("board", "--audience", help="board or public."),
    formats: str = typer.Option(
        ",".join(ALL_FORMATS), "--formats", help="Which of html, pdf, pptx, xlsx."
    ),
    issue: bool = typer.Option(
        False, "--issue", help="Issue it: freeze it, and lock the accepted returns."
    ),
    version: int = typer.Option(
        0, "--version", help="Make the version that was issued, as it was."
    ),
    account: str = AccountOption,
) -> None:
    """Make a board's papers: web page, PDF, slides, workbook.

    \b
    Example:
      saferplan pack delivery-board --partnership peterborough \\
        --month 2008-12 --out papers
      saferplan pack delivery-board --month 2008-12 --issue --out papers
      saferplan pack delivery-board --month 2008-12 --version 1 --out papers
    """
    from saferplan.core.boards.pack import Audience

    if audience not in set(Audience):
        raise BadInput(f"--audience is board or public, not {audience!r}.")
    if issue and version:
        raise BadInput("--issue makes a new version; leave --version out, or --issue.")
    chosen = _chosen_formats(formats)
    chosen_folder("--out", out)
    reported = chosen_month("--month", month)
    known = chosen_day("--known-on", known_on)
    actor = begin(account)
    from saferplan.documents.packs import write_pack
    from saferplan.usecases.boards.make_pack import make_pack

    slug = chosen_partnership(actor, partnership)
    frozen = None
    if issue:
        frozen = _issued_now(actor, slug, body, reported, known)
    elif version:
        frozen = _issued_before(actor, slug, body, reported, version)
    made = make_pack(
        by=actor,
        partnership=slug,
        body=body,
        month=reported,
        known_on=known,
        audience=Audience(audience),
        issued=frozen,
    )
    for path in write_pack(made, out, chosen, progress=_say):
        print(f"Wrote {path}")


def _issued_now(
    actor: Actor, slug: str, body: str, month: Month, known_on: date | None
) -> IssuedPack:
    from saferplan.usecases.boards.issue_pack import issue_pack

    made = issue_pack(
        by=actor, partnership=slug, body=body, month=month, known_on=known_on
    )
    print(f"Issued version {made.version}, cut at entry {made.cut}.")
    return made


def _issued_before(
    actor: Actor, slug: str, body: str, month: Month, version: int
) -> IssuedPack:
    from saferplan.usecases.boards.queries import issued_pack

    return issued_pack(actor, slug, body, month, version)


def _say(words: str) -> None:
    typer.echo(words, err=True)


def _chosen_formats(text: str) -> tuple[str, ...]:
    chosen = tuple(part.strip() for part in text.split(",") if part.strip())
    strange = [part for part in chosen if part not in ALL_FORMATS]
    if strange or not chosen:
        raise BadInput(f"--formats takes {', '.join(ALL_FORMATS)}, not {text!r}.")
    return chosen
