"""Check that every relative link in the Markdown files leads somewhere.

Run through `make check`. Web addresses are left alone: a check may not need a network.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.places import ROOT

LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)")
HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*$", re.MULTILINE)
CODE = re.compile(r"^(```|~~~).*?^\1\s*$|`[^`\n]+`", re.MULTILINE | re.DOTALL)
ELSEWHERE = re.compile(r"^[a-z][a-z0-9+.-]*:")


def project_files(root: Path, *patterns: str) -> list[Path]:
    """Return the files git tracks or would track, by pattern, that exist."""
    listed = subprocess.run(  # noqa: S603 - fixed words
        [
            *("git", "-c", f"safe.directory={root}", "ls-files", "-z"),
            *("--cached", "--others", "--exclude-standard", "--", *patterns),
        ],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = (root / name for name in listed.stdout.split("\0") if name)
    return sorted({path for path in paths if path.is_file()})


def anchor_of(heading: str) -> str:
    """Return the anchor that Markdown viewers give a heading.

    >>> anchor_of("Two commands, `make run`")
    'two-commands-make-run'
    """
    words = re.sub(r"[^\w\- ]", "", heading.lower())
    return words.replace(" ", "-")


def broken_links(page: Path) -> Iterator[str]:
    """Yield a line for each link of a page that leads nowhere."""
    text = page.read_text(encoding="utf-8")
    for link in LINK.findall(CODE.sub("", text)):
        if ELSEWHERE.match(link):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name) if name else page
        if not target.exists():
            yield f"{page}: {link}: there is no such file"
        elif anchor and target.suffix == ".md" and anchor not in anchors(target):
            yield f"{page}: {link}: there is no such heading"


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings."""
    text = page.read_text(encoding="utf-8")
    return {anchor_of(heading) for heading in HEADING.findall(text)}


def main() -> int:
    """Print every broken link; return the exit code."""
    pages = project_files(ROOT, "*.md")
    broken = [line for page in pages for line in broken_links(page)]
    for line in broken:
        print(line, file=sys.stderr)
    print(f"Links: {len(pages)} pages checked, {len(broken)} broken.")
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
