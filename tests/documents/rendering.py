"""Documents through LibreOffice, as a reader would see them."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Word:
    """A word on a page, in points from the top left corner."""

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float


def to_pdf(document: Path) -> Path:
    """Open the document in LibreOffice and print it; fails if it cannot."""
    folder = document.parent
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            str(document),
        ],
        check=True,
        capture_output=True,
        timeout=240,
    )
    return document.with_suffix(".pdf")


def page_sizes(pdf: Path) -> list[tuple[float, float]]:
    """Width and height of each page."""
    return [
        (float(w), float(h))
        for w, h in re.findall(r'<page width="([\d.]+)" height="([\d.]+)"', _boxes(pdf))
    ]


def words(pdf: Path) -> list[Word]:
    """Every word with the page and the box it stands in."""
    found = []
    for page, part in enumerate(_boxes(pdf).split("<page ")[1:], start=1):
        for left, top, right, bottom, text in re.findall(
            r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" '
            r'yMax="([-\d.]+)">([^<]*)</word>',
            part,
        ):
            box = (float(left), float(top), float(right), float(bottom))
            found.append(Word(page, text, *box))
    return found


def pictures(pdf: Path) -> list[Path]:
    """One picture a page, to be looked at."""
    stem = pdf.with_suffix("")
    subprocess.run(
        ["pdftoppm", "-r", "40", "-png", str(pdf), str(stem)], check=True, timeout=240
    )
    return sorted(pdf.parent.glob(f"{stem.name}-*.png"))


def _boxes(pdf: Path) -> str:
    done = subprocess.run(
        ["pdftotext", "-bbox", str(pdf), "-"],
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    )
    return done.stdout
