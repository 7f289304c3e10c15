"""Rectangles on a slide, in points."""

from __future__ import annotations

from dataclasses import dataclass

from pptx.util import Length, Pt


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a slide, in points from its top left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height

    @property
    def place(self) -> tuple[Length, Length, Length, Length]:
        """As the library wants it."""
        return Pt(self.left), Pt(self.top), Pt(self.width), Pt(self.height)
