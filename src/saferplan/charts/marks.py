"""Marks: each meaning has its own shape, so that colour is never needed."""

from collections.abc import Sequence

from saferplan.charts.picture import (
    ALERT,
    INK,
    LABEL_SIZE,
    LEADING,
    PAPER,
    QUIET,
    TEAL,
    Block,
    Key,
)
from saferplan.charts.svg import Element, element, path_points
from saferplan.charts.text import text_width, wrap

PLAIN, PROVISIONAL, SPECIAL, FAVOURABLE = "plain", "provisional", "special", "good"


def mark(kind: str, x: float, y: float, *, size: float = 4.0) -> Element:
    """Draw one mark with its middle at this place.

    A plain point is a filled circle and a provisional one is hollow; a special
    point is a diamond, and one in the favourable direction a square.
    """
    if kind == SPECIAL:
        return _diamond(x, y, size * 1.75)
    if kind == FAVOURABLE:
        return _square(x, y, size * 1.3)
    hollow = kind == PROVISIONAL
    return element(
        "circle",
        class_=f"chart-point chart-point-{kind}",
        cx=x,
        cy=y,
        r=size,
        fill=PAPER if hollow else INK,
        stroke=INK,
        stroke_width=2 if hollow else None,
    )


def caption(words: str, keys: Sequence[Key], width: float, top: float) -> Block:
    """Write the unit and, beside it, what the marks in the picture mean."""
    leading = LABEL_SIZE * LEADING
    written: list[Element] = []
    x, baseline = 0.0, top + LABEL_SIZE
    lines = wrap(words, width, LABEL_SIZE) if words else ()
    for index, line in enumerate(lines):
        baseline = top + LABEL_SIZE + index * leading
        written.append(_words(line, 0, baseline))
        x = text_width(line, LABEL_SIZE) + 20
    for key in keys:
        wide = 16 + text_width(key.words, LABEL_SIZE)
        if x > 0 and x + wide > width:
            x, baseline = 0.0, baseline + leading
        written.append(mark(key.mark, x + 6, baseline - 5))
        written.append(_words(key.words, x + 16, baseline))
        x += wide + 20
    height = baseline - top + 8 if written else 0.0
    return Block(tuple(written), height)


def _words(line: str, x: float, baseline: float) -> Element:
    return element(
        "text",
        line,
        class_="chart-caption",
        x=x,
        y=baseline,
        font_size=LABEL_SIZE,
        fill=QUIET,
    )


def _diamond(x: float, y: float, reach: float) -> Element:
    corners = [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)]
    return element(
        "polygon",
        class_="chart-point chart-point-special",
        points=path_points(corners),
        fill=ALERT,
        stroke=PAPER,
        stroke_width=1.5,
    )


def _square(x: float, y: float, reach: float) -> Element:
    return element(
        "rect",
        class_="chart-point chart-point-good",
        x=x - reach,
        y=y - reach,
        width=2 * reach,
        height=2 * reach,
        fill=TEAL,
        stroke=PAPER,
        stroke_width=1.5,
    )
