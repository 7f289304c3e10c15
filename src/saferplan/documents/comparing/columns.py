"""Which column of a table that came back is which of the one that was made?"""

from __future__ import annotations

from collections.abc import Sequence

from saferplan.documents.comparing.aligning import Knowing, Pair, aligned
from saferplan.documents.comparing.contents import Row, Table
from saferplan.documents.comparing.plain import plain

_LOOKED_AT = 10
"""Rows among which the headings are looked for."""
_SHARE = 0.5
"""So many of the headings must be there again, or columns go by their places."""
_HEADINGS: Knowing[str] = Knowing(
    same=lambda text: ("heading", text),
    keys=(str,),
    like=lambda a, b: 0.0,
    alone=0.0,
)


def columns(made: Table, sent: Table) -> tuple[Pair, ...]:
    """The columns of both, paired by their headings; else by their places."""
    wide, now = made.width, sent.width
    headings = _headings(made.rows[0], wide) if made.rows else []
    found = _best_row(headings, sent.rows[:_LOOKED_AT], now)
    if found is None:
        both = max(wide, now)
        return tuple(
            Pair(at if at < wide else None, at if at < now else None)
            for at in range(both)
        )
    return aligned(headings, found, _HEADINGS)


def _best_row(
    headings: Sequence[str], rows: Sequence[Row], wide: int
) -> list[str] | None:
    """The row that has most of these headings, if it has enough of them."""
    wanted = {text for text in headings if text}
    best, most = None, max(1, round(len(wanted) * _SHARE)) - 1
    for row in rows:
        texts = _headings(row, wide)
        count = len(wanted & set(texts))
        if count > most:
            best, most = texts, count
    return best


def _headings(row: Row, wide: int) -> list[str]:
    return [plain(row.cell(at).text) for at in range(wide)]


def cut(row: Row, places: Sequence[int]) -> Row:
    """The row with these of its columns alone."""
    return Row(tuple(row.cell(at) for at in places), row.number)
