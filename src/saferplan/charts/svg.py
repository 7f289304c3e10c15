"""A small, safe builder of SVG: text is always escaped, styles are refused."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

# What XML 1.0 does not allow at all, escaped or not.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# What most attributes are made of: numbers, colours and names need no escaping.
_PLAIN = re.compile(r"[A-Za-z0-9 .,#%()-]*").fullmatch
# Attributes whose names are written with capitals or that are Python words.
_SPELLING = {"class_": "class", "viewBox": "viewBox"}


@dataclass(frozen=True, slots=True)
class Element:
    """One element: its name, its attributes as text, and what stands inside."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    children: tuple["Element | str", ...] = ()

    def render(self) -> str:
        """Write the element as XML.

        >>> element("text", "R & D", x=1).render()
        '<text x="1">R &amp; D</text>'
        """
        parts: list[str] = []
        _write(self, parts)
        return "".join(parts)


def element(
    name: str, *children: "Element | str", **attributes: str | float | None
) -> Element:
    """Make one element.

    An underscore in an attribute's name becomes a hyphen; an attribute that is
    None is left out; a number is rounded to two decimals. Raises ValueError for a
    style or a script in an attribute, which strict pages would refuse.

    >>> element("line", x1=0, x2=10.456, stroke_width=2, y1=None).render()
    '<line x1="0" x2="10.46" stroke-width="2"/>'
    """
    named = tuple(
        (_attribute_name(key), number(value) if not isinstance(value, str) else value)
        for key, value in attributes.items()
        if value is not None
    )
    return Element(name, named, children)


def group(children: Iterable[Element], **attributes: str | float | None) -> Element:
    """Put elements together under one set of attributes."""
    return element("g", *children, **attributes)


def number(value: float) -> str:
    """Write a coordinate: two decimals at most, no trailing noughts.

    Raises ValueError for a number that is not finite.

    >>> number(12.0), number(-0.001), number(3.456)
    ('12', '0', '3.46')
    """
    if not math.isfinite(value):
        raise ValueError(f"A coordinate must be a finite number, not {value}")
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def path_points(points: Iterable[tuple[float, float]]) -> str:
    """Write the points of a polyline or polygon.

    >>> path_points([(0, 1), (2.5, 3.333)])
    '0,1 2.5,3.33'
    """
    return " ".join(f"{number(x)},{number(y)}" for x, y in points)


@cache
def _attribute_name(key: str) -> str:
    name = _SPELLING.get(key, key.replace("_", "-"))
    if name == "style" or name.startswith("on"):
        raise ValueError(f"The attribute {name} is refused by a strict page")
    return name


def _escape(text: str) -> str:
    if _PLAIN(text):
        return text
    clean = _FORBIDDEN.sub("", text)
    return (
        clean.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace('"', "&quot;")
        .replace("'", "&#39;")
    )


def _write(node: Element, parts: list[str]) -> None:
    parts.append(f"<{node.name}")
    parts.extend(f' {name}="{_escape(value)}"' for name, value in node.attributes)
    if not node.children:
        parts.append("/>")
        return
    parts.append(">")
    for child in node.children:
        if isinstance(child, Element):
            _write(child, parts)
        else:
            parts.append(_escape(child))
    parts.append(f"</{node.name}>")
