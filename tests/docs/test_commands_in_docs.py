"""What the documents tell a reader to type does what they say it does.

Every ```console block of a page is run, in order, in a home of its own: a line that
starts with `$ ` is typed, the lines after it are what is printed, `...` standing for
anything. A page that says `commands on this page run in: an empty home` begins with
nothing; all others with the demonstration. What cannot be run stands in ```text.
"""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.plugins.commands import CommandLine
from tools import command_reference
from tools.check_links import project_files
from tools.places import ROOT

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
IN_AN_EMPTY_HOME = "<!-- commands on this page run in: an empty home -->"
# What the documents say of PostgreSQL is tested where it is run on it.
pytestmark = pytest.mark.once
PAGES = [
    path
    for path in project_files(ROOT, "*.md")
    if BLOCK.search(path.read_text(encoding="utf-8"))
]


def told(page: Path) -> Iterator[tuple[str, str]]:
    """Yield each command of a page, and what it is said to print."""
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            typed, _, printed = part.partition("\n")
            yield typed, printed


def typed(command: CommandLine, line: str) -> str:
    """Type a line into a shell; return what is printed; fail if it fails."""
    environment = command.environment()
    beside = str(Path(sys.executable).parent)
    environment["PATH"] = os.pathsep.join((beside, environment["PATH"]))
    ended = subprocess.run(
        ["bash", "-c", line],
        cwd=command.folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=240,
    )
    assert ended.returncode == 0, f"{line}\n{ended.stdout}{ended.stderr}"
    return ended.stdout


def is_as_told(printed: str, said: str) -> bool:
    """Return whether a command printed what the page says."""
    compare = doctest.OutputChecker().check_output
    return compare(said, printed, doctest.ELLIPSIS)


def test_there_are_pages_with_commands() -> None:
    assert len(PAGES) >= 5


@pytest.mark.slow
@pytest.mark.parametrize("document", PAGES, ids=lambda path: path.stem)
def test_page_does_what_it_says(
    document: Path, empty: CommandLine, request: pytest.FixtureRequest
) -> None:
    command = empty
    if IN_AN_EMPTY_HOME not in document.read_text(encoding="utf-8"):
        command = request.getfixturevalue("demo")
    for line, said in told(document):
        printed = typed(command, line)
        assert is_as_told(printed, said), (
            f"$ {line}\n{printed}--- but the page:\n{said}"
        )


def test_every_console_block_types_something() -> None:
    empty_blocks = [
        f"{page}: {block}"
        for page in PAGES
        for block in BLOCK.findall(page.read_text(encoding="utf-8"))
        if not block.startswith("$ ")
    ]

    assert empty_blocks == []


def test_page_that_says_something_else_would_be_found() -> None:
    assert is_as_told("NI16  5,109  Red\n", "NI16 ... Red\n")
    assert not is_as_told("NI16  5,109  Red\n", "NI16 ... Green\n")
    assert not is_as_told("NI16  5,109  Red\n", "")


def test_reference_of_commands_is_up_to_date() -> None:
    written = command_reference.PAGE.read_text(encoding="utf-8")

    assert written == command_reference.page(), (
        "docs/reference/commands.md is out of date; write it again with "
        "`.venv/bin/python -m tools.command_reference`"
    )


def test_every_page_can_be_reached_from_the_readme() -> None:
    seen, ahead = set(), [ROOT / "README.md"]
    while ahead:
        page = ahead.pop()
        if page in seen or not page.is_file():
            continue
        seen.add(page)
        links = re.findall(r"\]\(([^)#\s]+\.md)", page.read_text(encoding="utf-8"))
        ahead += [(page.parent / link).resolve() for link in links]
    decisions = ROOT / "docs" / "adr"
    pages = {p for p in project_files(ROOT, "docs/*.md") if p.parent != decisions}

    assert sorted(str(p.relative_to(ROOT)) for p in pages - seen) == []
