"""Workbooks of Excel (.xlsx): which parts they have, and the sheets in them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass, field

from saferplan.documents.workbooks.archive import Archive, damaged
from saferplan.documents.workbooks.book import Sheet, Unreadable, Workbook
from saferplan.documents.workbooks.grid import Allowance, Grid
from saferplan.documents.workbooks.xlsx_cells import CellReader, SharedTexts
from saferplan.documents.workbooks.xlsx_looks import Looks, LooksReader
from saferplan.documents.workbooks.xml_events import Attributes, walk

_TYPES = "[Content_Types].xml"
_SPREADSHEET = "spreadsheetml"


def read_xlsx(archive: Archive) -> Workbook:
    """The sheets of this archive.

    Formulas come as the results that were saved with them.

    Raises:
        Unreadable: it is no workbook, or has macros or links to other files.
    """
    _refuse_by_names(archive.names)
    _refuse_by_types(archive)
    main = _main_part(archive)
    links = _links(archive, main)
    listing = _Listing()
    walk(archive.read(main), listing)
    texts = _shared_texts(archive, links)
    looks = _looks(archive, links, is_1904=listing.is_1904)
    allowance = Allowance()
    sheets = (
        _sheet(archive, links, entry, texts, looks, allowance)
        for entry in listing.entries
    )
    return Workbook(tuple(s for s in sheets if s is not None), "xlsx")


def _refuse_by_names(names: Iterable[str]) -> None:
    lower = [name.lower() for name in names]
    if any("vbaproject" in n or "macrosheets/" in n for n in lower):
        raise Unreadable(*MACROS)
    if any(n.startswith("xl/externallinks/") for n in lower):
        raise Unreadable(*LINKS)
    if any(n in ("xl/connections.xml",) or "/querytables/" in n for n in lower):
        raise Unreadable(*LINKS)
    if "xl/workbook.bin" in lower:
        raise Unreadable(
            "The file is a binary workbook (.xlsb). "
            "Open it in Excel, save it as .xlsx, and send that."
        )


MACROS = (
    "The file has macros (programs) in it, which are never opened here.",
    "Save it as an ordinary workbook (.xlsx or .ods) without macros, and send that.",
)
LINKS = (
    "The file takes figures from another file or from a database.",
    "Copy its figures, paste them as values, remove the links, and save it again.",
)


def _refuse_by_types(archive: Archive) -> None:
    types = _Types()
    walk(archive.read(_TYPES), types)
    if any("macro" in kind or "vba" in kind for kind in types.found):
        raise Unreadable(*MACROS)
    if not any(_SPREADSHEET in kind for kind in types.found):
        raise Unreadable(
            "The file is no workbook, though it is made like one. "
            "Save the sheet as .xlsx, .ods or .csv, and send that."
        )


class _Types:
    """The kinds of the parts, as the archive lists them."""

    def __init__(self) -> None:
        self.found: set[str] = set()

    def start(self, name: str, attributes: Attributes) -> None:
        self.found.add(attributes.get("ContentType", "").lower())

    def end(self, name: str) -> None:
        pass

    def text(self, text: str) -> None:
        pass


@dataclass(frozen=True, slots=True)
class _Link:
    kind: str
    target: str


class _Links:
    """The relationships of one part: identity, kind, and the part meant."""

    def __init__(self, folder: str) -> None:
        self.found: dict[str, _Link] = {}
        self._folder = folder

    def start(self, name: str, attributes: Attributes) -> None:
        if name != "Relationship" or attributes.get("TargetMode") == "External":
            return
        kind = attributes.get("Type", "").rpartition("/")[2]
        target = attributes.get("Target", "")
        path = posixpath.normpath(posixpath.join("/", self._folder, target))
        self.found[attributes.get("Id", "")] = _Link(kind, path.lstrip("/"))

    def end(self, name: str) -> None:
        pass

    def text(self, text: str) -> None:
        pass


def _links(archive: Archive, part: str) -> dict[str, _Link]:
    folder, name = posixpath.split(part)
    found = _Links(folder)
    listing = posixpath.join(folder, "_rels", f"{name}.rels")
    if listing in archive.names:
        walk(archive.read(listing), found)
    return found.found


def _main_part(archive: Archive) -> str:
    for link in _links(archive, "").values():
        if link.kind == "officeDocument":
            return link.target
    return "xl/workbook.xml"


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    link: str
    is_hidden: bool


@dataclass(slots=True)
class _Listing:
    """The sheets that the workbook lists, and from which year it counts days."""

    entries: list[_Entry] = field(default_factory=list)
    is_1904: bool = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "sheet":
            hidden = attributes.get("state", "visible") != "visible"
            self.entries.append(
                _Entry(attributes.get("name", ""), attributes.get("id", ""), hidden)
            )
        elif name == "workbookPr":
            self.is_1904 = attributes.get("date1904", "") in ("1", "true", "on")

    def end(self, name: str) -> None:
        pass

    def text(self, text: str) -> None:
        pass


def _shared_texts(archive: Archive, links: dict[str, _Link]) -> list[str]:
    texts = SharedTexts()
    for link in links.values():
        if link.kind == "sharedStrings":
            walk(archive.read(link.target), texts)
            break
    return texts.found


def _looks(archive: Archive, links: dict[str, _Link], *, is_1904: bool) -> Looks:
    reader = LooksReader()
    for link in links.values():
        if link.kind == "styles":
            walk(archive.read(link.target), reader)
            break
    return reader.looks(is_1904=is_1904)


def _sheet(
    archive: Archive,
    links: dict[str, _Link],
    entry: _Entry,
    texts: list[str],
    looks: Looks,
    allowance: Allowance,
) -> Sheet | None:
    link = links.get(entry.link)
    if link is None:
        raise damaged(f"The sheet {entry.name[:50]!r} is listed and is not there.")
    if link.kind != "worksheet":
        return None  # A chart on a sheet of its own holds no cells.
    grid = Grid(entry.name, allowance)
    walk(archive.read(link.target), CellReader(grid, texts, looks))
    return grid.sheet(is_hidden=entry.is_hidden)
