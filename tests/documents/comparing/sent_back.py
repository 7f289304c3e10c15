"""Files as the writers make them, and what the comparison tells of changed ones."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from openpyxl import load_workbook
from pptx import Presentation

from saferplan.core.boards.pack import Pack
from saferplan.core.boards.papers import Paper
from saferplan.documents.comparing.differing import Comparison, compared
from saferplan.documents.comparing.edits import Edit
from saferplan.documents.comparing.opening import opened
from saferplan.documents.comparing.reading import read
from saferplan.documents.docx import write as write_docx
from saferplan.documents.pptx import write as write_pptx
from saferplan.documents.xlsx import write as write_xlsx
from tests.documents.brought_pack import brought_pack
from tests.documents.made_pack import made_pack

WRITE = {"pptx": write_pptx, "xlsx": write_xlsx, "docx": write_docx}
PACKS: dict[str, Callable[[], Pack]] = {
    "report": brought_pack,
    "overview": lambda: replace(brought_pack(), paper=Paper.OVERVIEW),
    "every shape": made_pack,
}
Change = Callable[[Any], object]


@cache
def pack(name: str = "every shape") -> Pack:
    """A pack, by what it is good for."""
    return PACKS[name]()


@cache
def made(kind: str, name: str = "every shape") -> bytes:
    """The file of this pack in this format."""
    return WRITE[kind](pack(name))


def known(name: str = "every shape") -> dict[str, str]:
    """The trace code of each indicator of the pack, by its code and its name."""
    return {
        word: line.trace for line in pack(name).lines for word in (line.code, line.name)
    }


def trace(code: str, name: str = "every shape") -> str:
    """The trace code of this indicator."""
    return known(name)[code]


def comparison(before: bytes, after: bytes) -> Comparison:
    """What the second file says otherwise than the first."""
    return compared(read(opened(before)), read(opened(after)), known())


def told(found: Comparison) -> list[tuple[str, str, str, str]]:
    """Each change: kind, where, before, after."""
    return [(e.kind.value, e.where, e.before, e.after) for e in found.edits]


def the_edit(before: bytes, after: bytes) -> Edit:
    """The only change there is."""
    found = comparison(before, after)
    assert len(found.edits) == 1, told(found)
    return found.edits[0]


# ------------------------------------------------------------------ changed by hand
_OPEN: dict[str, Callable[[BytesIO], Any]] = {
    "pptx": Presentation,
    "xlsx": load_workbook,
    "docx": docx.Document,
}


def changed(content: bytes, kind: str, change: Change) -> bytes:
    """The file after somebody opened it, did this, and saved it."""
    held = _OPEN[kind](BytesIO(content))
    change(held)
    kept = BytesIO()
    held.save(kept)
    return kept.getvalue()


def deck(change: Change) -> bytes:
    """The slides after this was done to them."""
    return changed(made("pptx"), "pptx", change)


def book(change: Change) -> bytes:
    """The workbook after this was done to it."""
    return changed(made("xlsx"), "xlsx", change)


def rewritten(content: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The archive with each part as this makes of it; None takes a part out."""
    kept = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(kept, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = change(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
    return kept.getvalue()


def with_parts(content: bytes, parts: dict[str, bytes]) -> bytes:
    """The archive with these parts, in place of those it had of the same name."""
    old = rewritten(content, lambda name, part: None if name in parts else part)
    kept = BytesIO(old)
    with ZipFile(kept, "a", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return kept.getvalue()


def part(content: bytes, name: str) -> bytes:
    """One part of an archive."""
    with ZipFile(BytesIO(content)) as archive:
        return archive.read(name)


def saved_again(content: bytes, kind: str, folder: Path) -> bytes:
    """The file after LibreOffice opened it and saved it in the same format."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"pack.{kind}"
    file.write_bytes(content)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(folder / "out"),
            str(file),
        ],
        check=True,
        capture_output=True,
        timeout=240,
    )
    return (folder / "out" / file.name).read_bytes()


def tables(show: Any) -> Iterator[tuple[Any, Any]]:
    """The tables of a presentation, each with its slide."""
    for slide in show.slides:
        for shape in slide.shapes:
            if shape.has_table:
                yield slide, shape.table


def dashboard(show: Any, first: str) -> Any:
    """The table of the dashboard that begins with this indicator."""
    for _, table in tables(show):
        words = table.cell(0, 1).text, table.cell(1, 0).text
        if words[0] == "Latest" and words[1].startswith(first):
            return table
    raise LookupError(first)


def slide_of(show: Any, title: str) -> Any:
    """The slide whose title begins so."""
    return next(s for s in show.slides if s.shapes.title.text.startswith(title))
