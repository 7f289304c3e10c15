"""A Word document of constant data, by python-docx; its pictures by typst."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any

import typst
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from benchmarks.peer.constant import FEW_WORDS, PPI, SMALL, picture, share, words
from benchmarks.sizes import DocumentSize


def document(size: DocumentSize) -> bytes:
    """A Word document with as much in it."""
    made = Document()
    pictures = len(size.pictures)
    long = size.letters // (size.runs - pictures)
    # First, because the library looks through all that is there for a picture's number.
    for png, (width, _) in zip(_rasters(size.pictures), size.pictures, strict=True):
        made.add_picture(io.BytesIO(png), Pt(72 * width / PPI))
    for number in range(size.headings):
        made.add_heading(words(long, number), 1)
    _paragraphs(made, size, long)
    _tables(made, size, long)
    _sections(made, size.sections)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _paragraphs(made: Any, size: DocumentSize, long: int) -> None:
    """What is neither heading, picture nor cell; a further section ends one more."""
    others = size.headings + len(size.pictures)
    plain = size.paragraphs - others - (size.sections - 1)
    runs = size.runs - others - size.in_cells - size.links
    for number in range(plain):
        paragraph = made.add_paragraph()
        for _ in range(share(size.links, plain, number)):
            _link(paragraph, words(long, number))
        for _ in range(share(runs, plain, number)):
            # A run is one of several because it looks otherwise.
            paragraph.add_run(words(long, number)).bold = True


def _tables(made: Any, size: DocumentSize, long: int) -> None:
    cells = sum(count for *_, count in size.tables)
    every = (cell for shape in size.tables for cell in _cells(made, *shape))
    for at, cell in enumerate(every):
        cell.text = words(long, at)
        for _ in range(share(size.in_cells, cells, at) - 1):
            cell.add_paragraph(words(long, at))


def _cells(made: Any, rows: int, columns: int, cells: int) -> Iterator[Any]:
    """A table's cells; where there are fewer than places, first rows are one cell."""
    spanned = (rows * columns - cells) // max(1, columns - 1)
    for number, row in enumerate(made.add_table(rows, columns).rows):
        held = row.cells
        if number < spanned:
            yield held[0].merge(held[-1])
        else:
            yield from held


def _link(paragraph: Any, text: str) -> None:
    """The library has no links of its own: one is put around a run."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), "there")
    link.append(paragraph.add_run(text)._r)
    paragraph._p.append(link)


def _rasters(pictures: tuple[tuple[int, int], ...]) -> list[bytes]:
    """A picture of each of these sizes in dots, drawn in one go."""
    if not pictures:
        return []
    held = [
        (width * 72 / PPI, height * 72 / PPI, picture(number, is_small=height < SMALL))
        for number, (width, height) in enumerate(pictures)
    ]
    made = typst.compile(
        _RASTERS,
        format="png",
        ppi=float(PPI),
        sys_inputs={"held": json.dumps(held)},
        ignore_system_fonts=True,
    )
    return made if isinstance(made, list) else [made]


_RASTERS = b"""#let held = json(bytes(sys.inputs.held))
#set page(margin: 0pt)
#for one in held { page(width: one.at(0) * 1pt, height: one.at(1) * 1pt,
  image(bytes(one.at(2)), format: "svg", width: 100%, height: 100%)) }"""


def _sections(made: Any, count: int) -> None:
    """Each further one on its side, all with words over and under their pages."""
    for _ in range(count - 1):
        made.add_section().orientation = WD_ORIENT.LANDSCAPE
    for section in made.sections:
        section.header.paragraphs[0].text = FEW_WORDS
        section.footer.paragraphs[0].text = FEW_WORDS
