"""Constant words and pictures, and how a total is shared out."""

from __future__ import annotations

FEW_WORDS = "1,146 against a target of 1,000"
"""About as long as a text on our slides is on average."""
WORDS = "Twelve months to December 2008: 1,146 against a target of 1,000. "
POINTS = [80 + n % 23 for n in range(24)]
PATH = " ".join(f"{20 + 24 * n},{300 - 2 * v}" for n, v in enumerate(POINTS))
ELEMENTS, FEW_ELEMENTS = 38, 2
"""Elements of a picture, and of a small one, beside its line: labels and dots."""
PPI, SMALL = 180, 100
"""Dots to an inch; a picture of fewer dots in height is a small one."""


def picture(number: int, *, is_small: bool) -> str:
    """A line chart in SVG; the number makes it another file than the last."""
    dots = "".join(
        f'<circle cx="{20 + 24 * n}" cy="{300 - 2 * POINTS[n % 24]}" r="2"/>'
        f'<text x="{20 + 24 * n}" y="318" font-size="12">Mar</text>'
        for n in range((FEW_ELEMENTS if is_small else ELEMENTS) // 2)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 320">'
        f"<desc>{number}</desc><title>{number}</title>"
        f'<polyline points="{PATH}" fill="none" stroke="#0b0c0c"/>{dots}</svg>'
    )


def words(letters: int, number: int) -> str:
    """So many letters, which begin with this number."""
    told = f"{number}. {WORDS}"
    return (told * (letters // len(told) + 1))[:letters]


def share(total: int, into: int, at: int) -> int:
    """How many of a total go to this place, when all get as nearly the same."""
    if into <= 0:
        return 0
    return total * (at + 1) // into - total * at // into


def places(total: int, into: int, at: int) -> range:
    """Which of a total go to this place?"""
    return range(total * at // into, total * (at + 1) // into)
