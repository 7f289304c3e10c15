"""Names of XML elements in full, each worked out once."""

from __future__ import annotations

from functools import cache

from docx.oxml import ns


@cache
def qn(name: str) -> str:
    """Which full name has this short one? A paper asks for few, thousands of times.

    >>> qn("w:p")
    '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p'
    """
    return str(ns.qn(name))
