"""Make papers of the sizes that stand in the input, and tell what each format took."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from benchmarks.measuring import KINDS, seconds_by_kind
from benchmarks.peer.document import document
from benchmarks.peer.pdf import pdf
from benchmarks.peer.slides import slides
from benchmarks.peer.workbook import workbook
from benchmarks.sizes import (
    DeckSize,
    DocumentSize,
    PaperSize,
    PdfSize,
    SheetSize,
    from_json,
)

_MAKERS = {"pdf": pdf, "pptx": slides, "xlsx": workbook, "docx": document}
_FEW = PaperSize(
    pdf=PdfSize(
        pages=1,
        pictures=1,
        small=0,
        tables=1,
        cells=4,
        different=4,
        in_cells=40,
        heads=2,
        headings=1,
        links=1,
        letters=199,
    ),
    pptx=DeckSize(
        slides=1, charts=1, texts=2, runs=2, tables=1, cells=1, noted=1, notes=2
    ),
    xlsx=(SheetSize(rows=3, columns=2, words=4, different=4, tall=3, is_table=True),),
    docx=DocumentSize(
        sections=2,
        paragraphs=9,
        in_cells=4,
        runs=12,
        headings=1,
        links=1,
        letters=300,
        tables=((2, 2, 4),),
        pictures=((100, 50),),
    ),
)
"""A small paper, which loads the libraries as ours does."""


def make(size: PaperSize, kind: str) -> bytes:
    """A file of this format with as much in it."""
    return _MAKERS[kind](getattr(size, kind))


def main(sizes: str, folder: str) -> str:
    """Make every paper, and tell what each format took."""
    for kind in KINDS:
        make(_FEW, kind)
    spent = seconds_by_kind(from_json(sizes), make, Path(folder))
    assert "saferplan" not in sys.modules
    return json.dumps(spent)


if __name__ == "__main__":
    print(main(sys.stdin.read(), sys.argv[1]))
