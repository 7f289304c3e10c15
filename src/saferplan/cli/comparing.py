"""The command about a file of a pack that somebody sent back: pack compare."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from saferplan.cli.given import bytes_of
from saferplan.cli.papers import PaperOption, packs
from saferplan.cli.printing import Format, Found, print_objects, print_table, shown
from saferplan.cli.session import (
    AccountOption,
    FormatOption,
    PartnershipOption,
    begin,
    chosen_month,
    chosen_partnership,
    chosen_word,
    number_option,
    text_option,
)

if TYPE_CHECKING:
    from saferplan.usecases.boards.compare_pack import Compared

HEADINGS = ("where", "kind", "before", "after", "trace")
KEYS = ("where", "kind", "before", "after", "trace")
FileArgument = typer.Argument(help="The file that came back: .pptx, .xlsx, .docx.")


def register(app: typer.Typer) -> None:
    """Add this command to those about packs."""
    packs.command()(compare)


def compare(
    file: Path = FileArgument,
    body: str = text_option("--body", "The body it is of, if the file does not say."),
    month: str = text_option("--month", "The month, if it does not say.", "MONTH"),
    version: int | None = number_option("--version", "The version, if it was issued."),
    paper: str = PaperOption,
    partnership: str = PartnershipOption,
    output: Format = FormatOption,
    account: str = AccountOption,
) -> None:
    """What was changed by hand in a file that came back?

    The file's properties say which pack it is of; only where they are lost does it
    have to be said. Ends with 1 if anything was changed. JSON has the whole answer,
    CSV a row for each change.

    \b
    Example:
      saferplan pack compare sent-back.pptx --as manager
      saferplan pack compare sent-back.xlsx --body delivery-board \\
        --month 2008-12 --as manager
    """
    from saferplan.core.boards.papers import Paper

    about = chosen_month("--month", month) if month else None
    which = chosen_word("--paper", paper, Paper) if paper else None
    content = _content(file)
    actor = begin(account)
    from saferplan.usecases.boards.compare_pack import compare_pack

    is_told = bool(partnership or body or about)
    found = compare_pack(
        by=actor,
        content=content,
        name=file.name,
        partnership=chosen_partnership(actor, partnership) if is_told else "",
        body=body,
        month=about,
        version=version,
        paper=which,
    )
    _print(found, output)
    if not found.is_unchanged:
        raise typer.Exit(1)


def _content(file: Path) -> bytes:
    from saferplan.documents.comparing.opening import MOST_BYTES

    return bytes_of(file, MOST_BYTES)


def _print(found: Compared, output: Format) -> None:
    from saferplan.documents.json.verified import edit_object

    edits = [edit_object(one) for one in found.edits]
    if output is Format.JSON:
        print_objects([_object(found)], output)
    elif output is Format.CSV:
        print_objects(edits, output)
    else:
        _print_words(found, edits)


def _print_words(found: Compared, edits: list[Found]) -> None:
    issued = f"version {found.version_words}"
    print(f"{found.title}, {found.month.label}, {issued}, entry {found.entry}.")
    print(found.summary)
    for remark in found.remarks:
        print(f"Remark: {remark}")
    if edits:
        print()
        print_table(HEADINGS, [[shown(one[key]) for key in KEYS] for one in edits])
    if found.left_out:
        print(f"{found.left_out:,} more changes are not listed.")


def _object(found: Compared) -> Found:
    from saferplan.documents.json.verified import compared_object

    return compared_object(
        partnership=found.partnership,
        body=found.body,
        month=found.month,
        paper=found.paper,
        version=found.version,
        entry=found.entry,
        is_frozen=found.is_frozen,
        summary=found.summary,
        left_out=found.left_out,
        remarks=found.remarks,
        edits=found.edits,
    )
