"""One pack, every format: the files a board is sent.

Each is written beside its place and moved there whole, so that a folder never
holds half a file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from saferplan.core.boards.minutes import Minutes
from saferplan.core.boards.pack import Pack

Writer = Callable[[Pack], bytes]
Progress = Callable[[str], None]

WRITERS = {
    "html": ("saferplan.documents.html.pack", "a web page"),
    "pdf": ("saferplan.documents.pdf", "a PDF"),
    "pptx": ("saferplan.documents.pptx", "slides"),
    "xlsx": ("saferplan.documents.xlsx", "a workbook"),
    "docx": ("saferplan.documents.docx", "a Word document"),
}
"""Where each format's ``write`` is, and what it is called."""

MEDIA_TYPES = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def pack_bytes(pack: Pack, kind: str) -> bytes:
    """This pack in this format.

    Raises:
        KeyError: no such format.
    """
    # Each writer brings a large library; only the ones asked for are imported.
    write: Writer = import_module(WRITERS[kind][0]).write
    return write(pack)


def minutes_bytes(minutes: Minutes) -> bytes:
    """The minutes of a meeting as a Word document, with room to write in."""
    write: Callable[[Minutes], bytes] = import_module(WRITERS["docx"][0]).write_minutes
    return write(minutes)


def write_pack(
    pack: Pack, folder: Path, kinds: Sequence[str], *, progress: Progress
) -> tuple[Path, ...]:
    """Write the formats named into the folder, which is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for kind in kinds:
        progress(f"Writing {WRITERS[kind][1]} ...")
        path = folder / f"{pack.file_stem}.{kind}"
        draft = path.with_name(f".{path.name}.part")
        draft.write_bytes(pack_bytes(pack, kind))
        draft.replace(path)
        written.append(path)
    return tuple(written)
