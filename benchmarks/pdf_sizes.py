"""How much a tagged PDF holds: its tags are counted, and the glyphs on its pages."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf

from benchmarks.sizes import PdfSize

SMALL = 40
"""Points: a picture that is lower stands in a line of a table."""
_BYTES = 2
"""Of a glyph, in the fonts that typst embeds."""
Place = tuple[tuple[int, int], int]
"""Where marked words stand: the page's number in the file, and theirs on the page."""


def pdf_size(content: bytes) -> PdfSize:
    """What is told by tags, and what stands in them."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        words, letters = _words(pdf)
        tagged = list(_tagged(pdf))
        tags = Counter(kind for kind, _ in tagged)
        cells = [_said(one, words) for kind, one in tagged if kind in ("/TD", "/TH")]
        pictures = [_height(one) for kind, one in tagged if kind == "/Figure"]
        return PdfSize(
            pages=len(pdf.pages),
            pictures=len(pictures),
            small=sum(height < SMALL for height in pictures),
            tables=tags["/Table"],
            cells=len(cells),
            different=len(set(cells)),
            in_cells=sum(map(len, cells)) // _BYTES,
            heads=tags["/TH"],
            headings=sum(tags[f"/H{level}"] for level in range(1, 7)),
            links=tags["/Link"],
            letters=letters,
        )


def _tagged(pdf: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and "/S" in thing:
            kind = thing["/S"]
            if isinstance(kind, pikepdf.Name):
                yield str(kind), thing


def _height(figure: Any) -> float:
    boxes = [held["/BBox"] for held in figure["/A"] if "/BBox" in held]
    return float(boxes[0][3] - boxes[0][1])


def _said(cell: Any, words: dict[Place, bytes]) -> bytes:
    return b"".join(words.get(place, b"") for place in _places(cell, None))


def _places(element: Any, page: Any) -> Iterator[Place]:
    """Where does what stands in this element begin? Its own page, or its parent's."""
    page = element.get("/Pg", page)
    kids = element.get("/K", ())
    for kid in kids if isinstance(kids, pikepdf.Array) else (kids,):
        if isinstance(kid, int):
            yield page.objgen, kid
        elif "/MCID" in kid:
            yield kid.get("/Pg", page).objgen, int(kid["/MCID"])
        elif "/S" in kid:
            yield from _places(kid, page)


def _words(pdf: pikepdf.Pdf) -> tuple[dict[Place, bytes], int]:
    """The glyphs of every marked place, and how many there are on all pages."""
    held: dict[Place, bytes] = {}
    letters = 0
    for page in pdf.pages:
        mark: int | None = None
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "BDC":
                mark = _mark(operands[1])
            elif str(operator) in ("Tj", "TJ"):
                glyphs = _glyphs(operands[0])
                letters += len(glyphs) // _BYTES
                if mark is not None:
                    place = (page.obj.objgen, mark)
                    held[place] = held.get(place, b"") + glyphs
    return held, letters


def _mark(told: Any) -> int | None:
    number = told.get("/MCID") if isinstance(told, pikepdf.Dictionary) else None
    return None if number is None else int(number)


def _glyphs(shown: Any) -> bytes:
    parts = shown if isinstance(shown, pikepdf.Array) else (shown,)
    return b"".join(bytes(one) for one in parts if isinstance(one, pikepdf.String))
