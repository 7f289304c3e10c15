"""Words of a pack, the same in every format: tables of them, and what theme leads say.

A table without rows is not there at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from saferplan.core.boards.pack import Pack
from saferplan.core.periods import day_label
from saferplan.core.returns.commentary import Commentary

NOTHING = "–"
SUCCESS = "A success worth sharing"
BRIEF = 200
"""Letters of a text on a first page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsTable:
    """A table of words: the first cell of a row is its heading, no cell is empty.

    ``key`` names it in addresses, ``sheet`` in a workbook; ``lead`` is the sentence
    above it; ``widths`` are the columns' shares of the page.
    """

    key: str
    sheet: str
    title: str
    lead: str
    headings: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]


def rules_words(pack: Pack) -> str:
    """Both rules of the colours in one line, as far as there are any."""
    named = (("Performance", pack.rule), ("Activity", pack.activity_rule))
    return " ".join(f"{name}: {text}" for name, text in named if text)


def commentary_words(words: Commentary | None) -> tuple[tuple[str, str], ...]:
    """Each box that holds something, under the question it answers."""
    return tuple(_boxes(words)) if words else ()


def brief_words(words: Commentary | None) -> tuple[tuple[str, str], ...]:
    """Cause, action with its date, and ask, each as long as a first page has room.

    The whole stands with the indicator.
    """
    return tuple(
        (name, cut_short(text))
        for name, text in commentary_words(words)
        if name != SUCCESS
    )


def cut_short(text: str, most: int = BRIEF) -> str:
    """The beginning of a text, to the last whole word that fits.

    >>> cut_short("Sheds were left open", 12), cut_short("Sheds")
    ('Sheds were …', 'Sheds')
    """
    tidy = " ".join(text.split())
    if len(tidy) <= most:
        return tidy
    return f"{tidy[: most - 1].rpartition(' ')[0] or tidy[: most - 2]} …"


def _boxes(words: Commentary) -> Iterator[tuple[str, str]]:
    by_when = f"by {day_label(words.by_when)}" if words.by_when else ""
    following = ", ".join(
        part for part in (words.next.strip().rstrip("."), by_when) if part
    )
    for name, text in (
        ("Why", words.why),
        ("What we did", words.done),
        ("What we do next", following),
        ("What we ask of the Board", words.ask),
        (SUCCESS, words.success),
    ):
        if text.strip():
            yield name, text.strip()


def day_words(day: date | None) -> str:
    """A day, or a dash where there is none."""
    return day_label(day) if day else NOTHING


def or_nothing(text: str) -> str:
    """The text, or a dash where there is none: no cell is empty."""
    return text.strip() or NOTHING
