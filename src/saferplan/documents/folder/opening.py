"""From a folder to the texts of its files: sizes, encodings, and strays."""

from __future__ import annotations

from pathlib import Path

from saferplan.documents.folder.layout import FILES, NAMES
from saferplan.documents.folder.problems import Problem, Spot, nearest

LARGEST_FILE = 20_000_000
"""Bytes. Sixty indicators by the month for twenty years come to about 1 MB."""
WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".numbers")
DATA = (*WORKBOOKS, ".csv", ".tsv", ".yaml", ".yml")
"""Files that may have been meant to be read; any other is passed over."""
SAVE_AS_CSV = 'open it and save it as "CSV UTF-8 (comma delimited)"'
SAVE_AS_UTF8 = {
    ".csv": 'save it again as "CSV UTF-8 (comma delimited)"',
    ".yaml": "save it again with the encoding UTF-8",
}
BY_STEM = {name.partition(".")[0]: name for name in NAMES}


def leads_outside(path: Path, folder: Path) -> bool:
    """Is this a link to something that stands elsewhere?

    A folder that came from somebody else must not bring in what this machine holds.
    """
    return not path.resolve().is_relative_to(folder.resolve())


def outside_problem(spot: Spot) -> Problem:
    """The sentence about such a link."""
    return spot.problem(
        "a link to a file outside the folder",
        "the file itself",
        "copy the file into the folder",
    )


def open_texts(folder: Path, problems: list[Problem]) -> dict[str, str | None]:
    """The text of each file that is there; None for one that cannot be read."""
    if not folder.is_dir():
        problems.append(_no_folder(folder))
        return {}
    for path in sorted(folder.iterdir()):
        problems.extend(_stray(path))
    return {
        file.name: _text(folder / file.name, problems)
        for file in FILES
        if _is_wanted(folder / file.name, file.name, problems)
    }


def _no_folder(folder: Path) -> Problem:
    found = "a file" if folder.exists() else "nothing of this name"
    return Spot(str(folder)).problem(
        found, "a partnership folder", "give the folder that holds partnership.yaml"
    )


def _is_wanted(path: Path, name: str, problems: list[Problem]) -> bool:
    if path.exists():
        return True
    if any(file.name == name and getattr(file, "is_required", False) for file in FILES):
        problems.append(
            Spot(name).problem(
                "no such file",
                "one in every partnership folder",
                "add it, with at least slug, name and area",
            )
        )
    return False


def _text(path: Path, problems: list[Problem]) -> str | None:
    spot = Spot(path.name)
    if leads_outside(path, path.parent):
        problems.append(outside_problem(spot))
        return None
    if not path.is_file():
        found = "a folder" if path.is_dir() else "a device"
        problems.append(spot.problem(found, "a file", "move it elsewhere"))
        return None
    size = path.stat().st_size
    if size > LARGEST_FILE:
        problems.append(_too_large(spot, size))
        return None
    try:
        with path.open("rb") as file:
            # A file may grow between being measured and being read.
            data = file.read(LARGEST_FILE)
    except OSError as error:
        why = error.strerror or "it cannot be opened"
        mend = "allow this account to read it"
        problems.append(spot.problem(f"a closed file ({why})", "a readable one", mend))
        return None
    return _decoded(path, data, problems)


def _too_large(spot: Spot, size: int) -> Problem:
    return spot.problem(
        f"{size:,} bytes",
        f"at most {LARGEST_FILE:,}",
        "check that this is the right file, or split the partnership",
    )


def _decoded(path: Path, data: bytes, problems: list[Problem]) -> str | None:
    spot = Spot(path.name)
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        problems.append(spot.problem("a workbook", "plain text", SAVE_AS_CSV))
        return None
    save = SAVE_AS_UTF8[path.suffix]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        problems.append(spot.problem("the encoding UTF-16", "UTF-8", save))
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        odd = data[error.start : error.start + 1].decode("cp1252", "replace")
        found = f'a character that is not UTF-8 (in Windows encoding: "{odd}")'
        problems.append(Spot(path.name, line).problem(found, "UTF-8", save))
        return None


def _stray(path: Path) -> list[Problem]:
    """A file that looks like one of ours and is not would lose its figures quietly."""
    name, suffix = path.name, path.suffix.lower()
    if name in NAMES or name.startswith((".", "~$")) or path.is_dir():
        return []
    stem = name.partition(".")[0]
    if suffix not in DATA and stem.lower() not in BY_STEM:
        return []
    wanted, spot = BY_STEM.get(nearest(stem, list(BY_STEM)), ""), Spot(name)
    if suffix in WORKBOOKS:
        mend = f"{SAVE_AS_CSV}, then move the workbook out of the folder"
        return [spot.problem("a workbook", wanted or "no workbooks", mend)]
    if wanted:
        mend = "rename it, or move it out of the folder"
        return [spot.problem("a file of this name", wanted, mend)]
    others = f"no data files but {', '.join(NAMES)}"
    return [spot.problem("a file of this name", others, "move it out of the folder")]
