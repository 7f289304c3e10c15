"""The command that takes in the spreadsheet a partnership already has."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from saferplan.cli.ending import BadInput
from saferplan.cli.given import bytes_of
from saferplan.cli.printing import print_table
from saferplan.cli.returns import returns
from saferplan.cli.session import (
    AccountOption,
    PartnershipOption,
    begin,
    chosen_day,
    chosen_partnership,
)

if TYPE_CHECKING:
    from saferplan.core.returns.history.mapping import Choice, Mapping
    from saferplan.core.returns.history.threads import Thread
    from saferplan.usecases.returns.history_reading import Reading

FileArgument = typer.Argument(help="The spreadsheet: .xlsx, .ods or .csv.")
MappingOption = typer.Option(
    None, "--mapping", help="Rows to indicators, as --save-mapping writes it."
)
SaveOption = typer.Option(
    None, "--save-mapping", help="Write the mapping there, to change and give again."
)
LoadOption = typer.Option(False, "--load", help="Load it; without this, only look.")
KnownOption = typer.Option(
    "", "--known-on", metavar="DATE", help="When its figures were known; else today."
)
ReasonOption = typer.Option("", "--reason", help="Why figures held are corrected.")


def register(app: typer.Typer) -> None:
    """Add this command to the commands about returns."""
    names = {command.name for command in returns.registered_commands}
    if "history" not in names:
        returns.command("history")(history)


def history(
    file: Path = FileArgument,
    mapping: Path = MappingOption,
    save_mapping: Path = SaveOption,
    load: bool = LoadOption,
    known_on: str = KnownOption,
    reason: str = ReasonOption,
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """Look at a spreadsheet of figures, and load it as history.

    Without --load it says what was understood and writes nothing: which rows are
    which indicators, which totals and percentages are right, which cells need a
    look. What is loaded is marked as back-loaded and keeps its sheet and cell.

    \b
    Example:
      saferplan return history performance.xlsx --save-mapping rows.json
      saferplan return history performance.xlsx --mapping rows.json --load
    """
    content = _content(file)
    day = chosen_day("--known-on", known_on)
    actor = begin(account)
    from saferplan.usecases.returns.load_history import load_history, preview_history
    from saferplan.usecases.returns.source_file import SourceFile

    slug = chosen_partnership(actor, partnership)
    sent = SourceFile(name=file.name, content=content)
    chosen = _mapping(mapping)
    if not load:
        read = preview_history(actor, slug, sent, mapping=chosen, known_on=day)
        _print_preview(read)
        _save(save_mapping, read.mapping)
        return
    loaded = load_history(
        by=actor,
        partnership=slug,
        file=sent,
        mapping=chosen,
        known_on=day,
        reason=reason,
    )
    print(loaded.told)
    if loaded.actions:
        print(loaded.actions)


def _content(file: Path) -> bytes:
    from saferplan.documents.workbooks.book import MOST_BYTES

    return bytes_of(file, MOST_BYTES)


def _mapping(path: Path | None) -> Mapping | None:
    if path is None:
        return None
    from saferplan.documents.json.history_mappings import LONGEST_FILE, read_mapping

    try:
        with path.open(encoding="utf-8") as held:
            return read_mapping(held.read(LONGEST_FILE + 1))
    except OSError as error:
        raise BadInput(f"{path}: it cannot be read ({error.strerror}).") from None
    except ValueError as error:
        said = "it is not text" if isinstance(error, UnicodeError) else str(error)
        raise BadInput(f"{path}: {said}") from None


def _save(path: Path | None, mapping: Mapping) -> None:
    if path is None:
        return
    from saferplan.documents.json.history_mappings import write_mapping

    try:
        path.write_text(write_mapping(mapping), encoding="utf-8")
    except OSError as error:
        raise BadInput(f"{path}: it cannot be written ({error.strerror}).") from None
    print(f"Wrote {path}: change it, and give it with --mapping.")


def _print_preview(read: Reading) -> None:
    from saferplan.core.returns.messages import Tier

    print(read.understood.sentence)
    rows = [
        (
            thread.name,
            thread.role.words,
            _span(thread),
            _chosen(read.mapping.rows.get(thread.key)),
        )
        for thread in read.understood.threads
    ]
    if rows:
        print()
        print_table(("row", "what it is", "periods", "becomes"), rows)
    _print_list("Worked out again", _differences(read))
    looks = [m.sentence for m in read.messages if m.tier is not Tier.NOTE]
    notes = [m.sentence for m in read.messages if m.tier is Tier.NOTE]
    _print_list("Cells that need a look", looks)
    _print_list("How signs in place of figures were read", notes)
    _print_list("Actions", [f"{a.code}: {a.title}" for a in read.actions])
    _print_list("Nothing was read in these sheets", read.understood.unread)
    print()
    print(_outcome(read))


def _span(thread: Thread) -> str:
    if not thread.points:
        return "none"
    first, last = thread.points[0].period, thread.points[-1].period
    return f"{len(thread.points)}, {first.code} to {last.code}"


def _chosen(choice: Choice | None) -> str:
    if choice is None or choice.use.value == "leave_out":
        return "left out"
    what = "targets of " if choice.use.value == "targets" else ""
    new = "new: " if choice.new else ""
    over = f", divided by “{choice.over}”" if choice.over else ""
    sure = f" ({choice.confidence})" if choice.confidence not in ("", "new") else ""
    return f"{new}{what}{choice.code}{over}{sure}"


def _differences(read: Reading) -> list[str]:
    found = []
    for one in read.understood.comparisons:
        if not one.checked:
            found.append(f"{one.name}: its parts were not found; it is left out.")
        found += [f"{one.name}: {d.sentence}" for d in one.differences]
    return found


def _print_list(heading: str, lines: Any) -> None:
    if lines:
        print(f"\n{heading}:")
        for line in lines:
            print(f"  {line}")


def _outcome(read: Reading) -> str:
    parts = [f"{len(read.new):,} figures are new"]
    if read.same:
        parts.append(f"{read.same:,} are held already")
    if read.corrections:
        parts.append(f"{len(read.corrections):,} differ from what is held")
    return f"{', '.join(parts)}. Nothing was written; add --load to load it."
