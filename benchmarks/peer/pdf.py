"""A tagged PDF of constant data, set by typst."""

from __future__ import annotations

import tempfile
from pathlib import Path

import typst

from benchmarks.peer.constant import picture, places, share, words
from benchmarks.sizes import PdfSize


def pdf(size: PdfSize) -> bytes:
    """A tagged PDF with as much in it."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        lines = ['#set document(title: "Constant")', _PAGE]
        lines.append('#set text(lang: "en", size: 7pt)')
        for number in range(size.pages):
            lines += _pdf_page(root, number, size)
        (root / "main.typ").write_text("\n".join(lines), encoding="utf-8")
        return typst.compile(
            str(root / "main.typ"),
            root=folder,
            pdf_standards=["ua-1"],
            ignore_system_fonts=True,
        )


_PAGE = """#set page(height: 80cm, header: [Constant · The pack #h(1fr) Public],
  footer: context [
    Constant #h(1fr) Page #counter(page).display() of #counter(page).final().first()
  ])
#set table(stroke: (bottom: 0.5pt))"""


def _pdf_page(root: Path, number: int, size: PdfSize) -> list[str]:
    lines = [f"#metadata({number}) <page-{number}>"]
    headings = share(size.headings, size.pages, number)
    lines += [f"= Part {at} of page {number}" for at in range(headings)]
    linked = share(size.links, size.pages, number)
    lines += [f"#link(<page-{number}>)[There]" for _ in range(linked)]
    for at in places(size.pictures, size.pages, number):
        is_small = bool(share(size.small, size.pictures, at))
        drawn = picture(at, is_small=is_small)
        (root / f"{at}.svg").write_text(drawn, encoding="utf-8")
        width = "8%" if is_small else "30%"
        lines.append(f'#image("{at}.svg", alt: "A line", width: {width})')
    # The rest stands in the heads, the feet and the headings.
    spare = (size.letters - size.in_cells) // size.pages - 60
    lines.append(words(spare, number))
    lines += [_pdf_table(at, size) for at in places(size.tables, size.pages, number)]
    return [*lines, "#pagebreak(weak: true)"]


def _pdf_table(at: int, size: PdfSize) -> str:
    """A table with a row of headings, as many columns, and no empty cell."""
    columns = share(size.heads, size.tables, at)
    # The space where a line ends is no letter.
    long = round(size.in_cells / size.cells) + 1
    numbers = (n % size.different for n in places(size.cells, size.tables, at))
    # As strings: typst remembers one that it has set, and no piece of markup.
    held = [f'"{words(long, n)}"' for n in numbers]
    heads, body = ", ".join(held[:columns]), held[columns:]
    # A last row that is full: typst tags the cells it adds.
    wide = columns - (len(body) - 1) % columns
    body[-1] = f"table.cell(colspan: {wide}, {body[-1]})"
    told = f"table.header({heads}), {', '.join(body)}"
    return f"#table(columns: (1fr,) * {columns}, {told})"
