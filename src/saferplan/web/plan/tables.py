"""Tables whose rows lead somewhere; on a phone each row stands by itself."""

from __future__ import annotations

from dataclasses import dataclass

from saferplan.documents.html.shown_table import Heading


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedRow:
    """One row: its heading with a link and notes, then its cells."""

    text: str
    href: str = ""
    notes: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedTable:
    """A table; ``total`` is the row of sums at its foot, empty for none.

    A cell that is empty is left out on a phone.
    """

    name: str
    caption: str
    headings: tuple[Heading, ...]
    rows: tuple[LinkedRow, ...]
    total: tuple[str, ...] = ()
    empty: str = ""
