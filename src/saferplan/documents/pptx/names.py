"""Names of XML elements in full, each worked out once."""

from __future__ import annotations

from functools import cache

from pptx.oxml import ns


@cache
def qn(name: str) -> str:
    """Which full name has this short one? A deck asks for few, ten thousands of times.

    >>> qn("a:p")
    '{http://schemas.openxmlformats.org/drawingml/2006/main}p'
    """
    return str(ns.qn(name))
