"""Reading a drawn chart back: what stands where, and which value that means."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element, fromstring

SVG = "{http://www.w3.org/2000/svg}"
# Hardly a line of words is narrower than this share of its size for each letter:
# a box made with it is covered by ink, whatever the face.
MEAN_LETTER = 0.42


@dataclass(frozen=True)
class Ink:
    """The rectangle that a line of text covers at the least."""

    words: str
    left: float
    right: float
    top: float
    bottom: float

    def overlaps(self, other: Ink) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def read(svg: str) -> Element:
    return fromstring(svg)  # noqa: S314 - our own writing, not a stranger's


def with_class(svg: str, name: str) -> list[Element]:
    """All elements that carry this class."""
    return [e for e in read(svg).iter() if name in e.get("class", "").split()]


def spots(line: Element) -> list[tuple[float, float]]:
    """The corners of a polyline."""
    pairs = (pair.split(",") for pair in line.get("points", "").split())
    return [(float(x), float(y)) for x, y in pairs]


def words(svg: str) -> list[str]:
    return [e.text or "" for e in read(svg).iter(f"{SVG}text")]


def value_at(svg: str, y: float) -> float:
    """The value that the axis gives to a height, from two of its own labels."""
    grid = [e for e in read(svg).iter(f"{SVG}line") if e.get("y1") == e.get("y2")]
    grid = [e for e in grid if e.get("class") in {"chart-grid", "chart-axis"}]
    ticks = [e for e in with_class(svg, "chart-tick") if e.get("text-anchor") == "end"]
    heights = sorted((float(e.get("y1", "0")) for e in grid), reverse=True)
    values = sorted(float((e.text or "").replace(",", "")) for e in ticks)
    share = (y - heights[0]) / (heights[-1] - heights[0])
    return values[0] + share * (values[-1] - values[0])


def inks(svg: str) -> list[Ink]:
    """What every line of text covers."""
    return [_ink(e) for e in read(svg).iter(f"{SVG}text")]


def _ink(text: Element) -> Ink:
    size, x, y = (float(text.get(name, "0")) for name in ("font-size", "x", "y"))
    said = text.text or ""
    wide = len(said) * size * MEAN_LETTER
    before = {"middle": wide / 2, "end": wide}.get(text.get("text-anchor", ""), 0.0)
    return Ink(said, x - before, x - before + wide, y - size * 0.7, y)


def overlapping(svg: str) -> list[tuple[str, str]]:
    """Every pair of texts that cover each other."""
    found = inks(svg)
    return [
        (one.words, other.words)
        for place, one in enumerate(found)
        for other in found[place + 1 :]
        if one.overlaps(other)
    ]


def off_sheet(svg: str) -> list[str]:
    """Every text that is cut by an edge of the sheet."""
    _, _, width, height = map(float, read(svg).get("viewBox", "").split())
    return [
        ink.words
        for ink in inks(svg)
        if ink.left < -0.5
        or ink.right > width + 0.5
        or ink.top < -0.5
        or ink.bottom > height + 0.5
    ]
