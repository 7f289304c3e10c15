"""Commands that make papers: pack."""

from __future__ import annotations

from pathlib import Path

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
    account: str = AccountOption,
) -> None:
    """Make a board's papers: web page, PDF, slides, workbook.

    \b
    Example:
      saferplan pack delivery-board --partnership peterborough \\
        --month 2008-12 --out papers
    """
    from saferplan.core.boards.pack import Audience

    if audience not in set(Audience):
        raise BadInput(f"--audience is board or public, not {audience!r}.")
    chosen = _chosen_formats(formats)
    chosen_folder("--out", out)
    reported = chosen_month("--month", month)
    known = chosen_day("--known-on", known_on)
    actor = begin(account)
    from saferplan.documents.packs import write_pack
    from saferplan.usecases.boards.make_pack import make_pack

    made = make_pack(
        by=actor,
        partnership=chosen_partnership(actor, partnership),
        body=body,
        month=reported,
        known_on=known,
        audience=Audience(audience),
    )
    for path in write_pack(made, out, chosen, progress=_say):
        print(f"Wrote {path}")


def _say(words: str) -> None:
    typer.echo(words, err=True)


def _chosen_formats(text: str) -> tuple[str, ...]:
    chosen = tuple(part.strip() for part in text.split(",") if part.strip())
    strange = [part for part in chosen if part not in ALL_FORMATS]
    if strange or not chosen:
        raise BadInput(f"--formats takes {', '.join(ALL_FORMATS)}, not {text!r}.")
    return chosen
