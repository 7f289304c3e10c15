"""From CSV text to entries: the header first, then every cell by its column."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from io import StringIO

from saferplan.documents.folder.entries import Entry
from saferplan.documents.folder.fields import Field, Several
from saferplan.documents.folder.layout import KEY_COLUMNS, CsvFile
from saferplan.documents.folder.periods import read_period
from saferplan.documents.folder.problems import (
    Problem,
    Spot,
    Unreadable,
    nearest,
    offer,
    quoted,
)
from saferplan.documents.folder.scalars import TEXT, Scalar

SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "upright strokes"}
MOST_COLUMNS = 100
"""Far more than there are to name; beyond lies a file that is none of ours."""
Line = tuple[int, list[str]]


def read_csv(file: CsvFile, text: str, problems: list[Problem]) -> list[Entry] | None:
    """The entries of this file, one a row; None when its header cannot be used."""
    lines = _lines(file.name, text, problems)
    first = next(lines, None)
    known = file.fields
    if first is None or not _is_header(file, first, known, problems):
        if first is None:
            problems.append(_no_header(Spot(file.name), "nothing", known))
        return None
    names = [cell.strip() for cell in first[1]]
    table = _Table(file, names, problems)
    return [table.entry(*line) for line in lines]


def _lines(name: str, text: str, problems: list[Problem]) -> Iterator[Line]:
    """Rows with the line they start on; wholly empty ones are passed over."""
    rows = csv.reader(StringIO(text, newline=""), strict=True)
    start = 1
    try:
        for cells in rows:
            if any(cell.strip() for cell in cells):
                yield start, cells
            start = rows.line_num + 1
    except csv.Error as error:
        problems.append(_unreadable(Spot(name, start), str(error)))


def _unreadable(spot: Spot, told: str) -> Problem:
    if "end of data" in told:
        return spot.problem(
            "a quotation mark that is never closed",
            "a closing quotation mark",
            'add it; a quotation mark inside a text is written twice ("")',
        )
    if "expected after" in told:
        return spot.problem(
            "text after a closing quotation mark",
            "a comma there",
            'write a quotation mark inside a text twice ("")',
        )
    return spot.problem(
        "a cell that cannot be read", "at most 131,072 characters", "shorten it"
    )


def _is_header(
    file: CsvFile, line: Line, known: Mapping[str, Field], problems: list[Problem]
) -> bool:
    """Does the first row name known columns, each once, and those that must be?"""
    spot = Spot(file.name, line[0])
    names = _without_empty_end([cell.strip() for cell in line[1]])
    wrong = (
        _separator_problem(spot, names)
        or _width_problem(spot, names)
        or (
            None
            if set(names) & set(known)
            else _no_header(spot, quoted(names[0]), known)
        )
    )
    found = [wrong] if wrong else [*_name_problems(spot, names, known)]
    problems.extend(found)
    return not found


def _without_empty_end(names: list[str]) -> list[str]:
    """The names without the columns Excel keeps although they are empty."""
    last = max((at for at, name in enumerate(names) if name), default=-1)
    return names[: last + 1]


def _width_problem(spot: Spot, names: list[str]) -> Problem | None:
    if len(names) <= MOST_COLUMNS:
        return None
    mend = "check that this is the right file"
    return spot.problem(f"{len(names):,} columns", f"at most {MOST_COLUMNS}", mend)


def _separator_problem(spot: Spot, names: list[str]) -> Problem | None:
    for sign, words in SEPARATORS.items():
        if len(names) == 1 and sign in names[0]:
            mend = 'save it again as "CSV UTF-8 (comma delimited)"'
            return spot.problem(f"{words} between the columns", "commas", mend)
    return None


def _no_header(spot: Spot, found: str, known: Mapping[str, Field]) -> Problem:
    names = ",".join(known)
    return spot.problem(found, "the names of the columns", f"start with {names}")


def _name_problems(
    spot: Spot, names: list[str], known: Mapping[str, Field]
) -> Iterator[Problem]:
    for place, name in enumerate(names):
        if name in known and name in names[:place]:
            again = f"the column {quoted(name)} twice"
            yield spot.problem(again, "each column once", "delete one of the two")
        elif name and name not in known:
            mend = offer(name, list(known), f"use only {', '.join(known)}")
            yield spot.problem(f"the column {quoted(name)}", "a known column", mend)
    meant = {nearest(name, list(known)) for name in names if name not in known}
    for name, column in known.items():
        if column.is_required and name not in names and name not in meant:
            mend = "add it to the first line and to every row"
            yield spot.problem(f"no column {name}", "one", mend)


class _Table:
    """The rows of one file under its header."""

    def __init__(
        self, file: CsvFile, names: list[str], problems: list[Problem]
    ) -> None:
        self.width = len(names)
        names = _without_empty_end(names)
        self.file = file
        self.names = names
        self.problems = problems
        known = file.fields
        self.columns = [known[name] if name else None for name in names]
        absent = [field for name, field in known.items() if name not in names]
        self.defaults = {field.name: field.default for field in absent}
        self.places = {field.name: name for name, field in known.items()}

    def entry(self, line: int, cells: list[str]) -> Entry:
        """The entry of this row, made if nothing in it is wrong."""
        before = len(self.problems)
        spot = Spot(self.file.name, line)
        entry = Entry(
            self.file.kind, spot, dict(self.defaults), True, columns=self.places
        )
        if self._has_its_cells(spot, cells):
            self._fill(entry, cells)
        entry.is_whole = len(self.problems) == before
        entry.make(self.problems)
        return entry

    def _has_its_cells(self, spot: Spot, cells: list[str]) -> bool:
        wanted = len(self.names)
        if not any(cells[wanted:]) and len(cells) <= self.width:
            # Excel leaves out the last commas of some rows whose end is empty.
            cells.extend([""] * (wanted - len(cells)))
            return True
        mend = "count the commas; put a text that has a comma in quotes"
        found, expected = f"{len(cells)} cells", f"{wanted}, as in the first line"
        self.problems.append(spot.problem(found, expected, mend))
        return False

    def _fill(self, entry: Entry, cells: list[str]) -> None:
        fields = entry.fields
        for field, text in zip(self.columns, cells, strict=False):
            if field is None:
                continue
            try:
                fields[field.name] = _cell(field, text)
            except Unreadable as error:
                self._note(entry, field.name, text, error)
        if fields.keys() >= KEY_COLUMNS.keys():
            self._make_period(entry)

    def _make_period(self, entry: Entry) -> None:
        code = entry.fields.pop("period")
        try:
            entry.fields["period"] = read_period(entry.fields["basis"], code)
        except Unreadable as error:
            self._note(entry, "period", code, error)

    def _note(self, entry: Entry, name: str, text: str, error: Unreadable) -> None:
        found = quoted(error.found or text)
        spot = entry.spot_of(name)
        self.problems.append(spot.problem(found, error.expected, error.mend))


def _cell(field: Field, text: str) -> object:
    """What this cell says; an empty one is the field's default."""
    shape = field.shape
    if shape is TEXT and not field.is_required:
        return shape.read(text)
    if not text or text.isspace():
        if field.is_required:
            raise Unreadable(shape.expected, "write it")
        return field.default
    if isinstance(shape, Several):
        return shape.gather(_word(shape.item, word) for word in text.split())
    if isinstance(shape, Scalar):
        return shape.read(text.strip())
    raise TypeError(f"A cell cannot hold {field.name}.")


def _word(item: Scalar, word: str) -> object:
    try:
        return item.read(word)
    except Unreadable as error:
        raise Unreadable(error.expected, error.mend, found=word) from None
