"""The ``branding/`` of a partnership folder: colour, logo, templates of papers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import yaml

from saferplan.core.boards.pack import Branding
from saferplan.documents.folder.opening import leads_outside, outside_problem
from saferplan.documents.folder.problems import FolderProblems, Problem, Spot
from saferplan.documents.given_templates import slide_template, word_template

FOLDER = "branding"
SETTINGS = "branding.yaml"
SLIDES = ("template.pptx", "template.potx")
DOCUMENTS = ("template.docx", "template.dotx")
"""Files that papers are written in; the first is how one is written out again."""
LOGOS = {"logo.svg": "svg", "logo.png": "png"}
MOST_BYTES = 5_000_000
"""A logo or a template larger than this is a photograph or a whole deck."""
MOST_PIXELS = 10_000
"""A side of a logo; a small file may unpack to a very large picture."""
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
PNG_START = b"\x89PNG\r\n\x1a\n"


def read_branding(path: Path) -> Branding | None:
    """What look does this folder give its papers? None without ``branding/``.

    Raises:
        FolderProblems: a file there cannot be used.
    """
    folder = Path(path) / FOLDER
    if not folder.is_dir():
        return None
    problems: list[Problem] = []
    logo_name = next((n for n in LOGOS if (folder / n).is_file()), None)
    found = Branding(
        colour=_colour(folder / SETTINGS, problems),
        logo=_content(folder / logo_name, problems) if logo_name else None,
        logo_type=LOGOS[logo_name] if logo_name else "",
        slide_template=_template(folder, SLIDES, slide_template, problems),
        word_template=_template(folder, DOCUMENTS, word_template, problems),
    )
    if found.logo_type == "png" and found.logo and not is_png(found.logo):
        problems.append(
            _problem("logo.png", "no PNG picture", "a PNG picture", "save it again")
        )
    if problems:
        raise FolderProblems(problems)
    return found


def write_branding(branding: Branding | None, path: Path) -> None:
    """Write a look into a partnership folder; the plain one writes nothing."""
    if branding is None or branding == Branding():
        return
    folder = Path(path) / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    if branding.colour != Branding().colour:
        text = f'colour: "{branding.colour}"\n'
        (folder / SETTINGS).write_text(text, encoding="utf-8", newline="\n")
    if branding.logo:
        (folder / f"logo.{branding.logo_type}").write_bytes(branding.logo)
    if branding.slide_template:
        (folder / SLIDES[0]).write_bytes(branding.slide_template)
    if branding.word_template:
        (folder / DOCUMENTS[0]).write_bytes(branding.word_template)


def is_png(content: bytes) -> bool:
    """Is it a whole PNG of a usual size? Slides and PDFs stop at anything else."""
    if not content.startswith(PNG_START) or content[12:16] != b"IHDR":
        return False
    sides = (int.from_bytes(content[at : at + 4], "big") for at in (16, 20))
    return all(0 < side <= MOST_PIXELS for side in sides) and _has_all_parts(content)


def _has_all_parts(content: bytes) -> bool:
    """Does every part have the length it says, up to the one that ends it?"""
    at, name = len(PNG_START), b""
    while at + 12 <= len(content) and name != b"IEND":
        name = content[at + 4 : at + 8]
        at += 12 + int.from_bytes(content[at : at + 4], "big")
    return name == b"IEND" and at <= len(content)


def _colour(file: Path, problems: list[Problem]) -> str:
    content = _content(file, problems) if file.is_file() else None
    if content is None:
        return Branding().colour
    try:
        said = yaml.safe_load(content.decode("utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError):
        said = None
    colour = said.get("colour") if isinstance(said, dict) else None
    if isinstance(colour, str) and COLOUR.fullmatch(colour):
        return colour
    problems.append(
        _problem(
            SETTINGS,
            f"{colour!r} as colour",
            "a colour in six digits",
            'write it like colour: "#0b4f52"',
        )
    )
    return Branding().colour


def _content(file: Path, problems: list[Problem]) -> bytes | None:
    if leads_outside(file, file.parent.parent):
        problems.append(outside_problem(Spot(f"{FOLDER}/{file.name}")))
        return None
    size = file.stat().st_size
    if size <= MOST_BYTES:
        return file.read_bytes()
    problems.append(
        _problem(
            file.name,
            f"{size:,} bytes",
            f"at most {MOST_BYTES:,}",
            "save a smaller one",
        )
    )
    return None


def _template(
    folder: Path,
    names: Sequence[str],
    check: Callable[[bytes], bytes],
    problems: list[Problem],
) -> bytes | None:
    """The file of the first of these names that is there, as papers can use it."""
    file = next((folder / name for name in names if (folder / name).is_file()), None)
    content = _content(file, problems) if file else None
    if file is None or content is None:
        return None
    try:
        return check(content)
    except ValueError:
        program = "PowerPoint" if check is slide_template else "Word"
        problems.append(
            _problem(
                file.name,
                f"no {program} file that papers can be written in",
                f"a {file.suffix} file without macros",
                f"save the template from {program} as {file.suffix}",
            )
        )
        return None


def _problem(name: str, found: str, expected: str, mend: str) -> Problem:
    return Spot(f"{FOLDER}/{name}").problem(found, expected, mend)
