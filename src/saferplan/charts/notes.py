"""Remarks over a plot: what changed, at which point, on as many rows as needed."""

from collections.abc import Sequence
from dataclasses import dataclass

from saferplan.charts.picture import LEADING, QUIET, SMALL_SIZE, text_lines
from saferplan.charts.svg import Element, element
from saferplan.charts.text import text_width, wrap

# A remark stands in a column no wider than this, so that two may stand abreast.
_WIDEST = 210.0
_NARROWEST = 120.0
_MOST_ROWS = 3
_GAP = 6.0


@dataclass(frozen=True, slots=True)
class Note:
    """A remark at a place along the axis, and how far down its line reaches.

    ``down_to`` is the height of what is remarked on; None lets the line run to
    the foot of the plot, as a break in the series does.
    """

    x: float
    words: str
    kind: str
    down_to: float | None = None


@dataclass(frozen=True, slots=True)
class _Words:
    lines: tuple[str, ...]
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class _Placed:
    note: Note
    words: _Words
    row: int


@dataclass(frozen=True, slots=True)
class Band:
    """Remarks with their rows; what they need above the plot, and how to draw."""

    placed: tuple[_Placed, ...]
    row_heights: tuple[float, ...]

    @property
    def height(self) -> float:
        """The room the remarks take above the plot."""
        return sum(self.row_heights) + (6 if self.row_heights else 0)

    def draw(self, top: float, foot: float) -> tuple[Element, ...]:
        """Draw each remark and its line down into the plot."""
        drawn: list[Element] = []
        for item in self.placed:
            # Row nought is the lowest: it is filled first, nearest to the plot.
            above = sum(self.row_heights[item.row + 1 :])
            start = top + above
            end = foot if item.note.down_to is None else item.note.down_to
            drawn.append(_line(item.note, start + 2, end))
            drawn.extend(
                text_lines(
                    item.words.lines,
                    item.words.left,
                    start + SMALL_SIZE,
                    size=SMALL_SIZE,
                    fill=QUIET,
                    class_=f"chart-note chart-note-{item.note.kind}",
                )
            )
        return tuple(drawn)


def stack_notes(notes: Sequence[Note], width: float) -> Band:
    """On which row does each remark stand, so that none covers another?

    Remarks are taken from the right; each takes the lowest row where its words
    cover neither the words nor the lines of those before. When three rows are not
    enough, letters stand in for the words, which the table has.

    >>> stack_notes([], 640).height
    0
    """
    sides = [_side(note, width) for note in notes]
    placed = _stack(notes, sides)
    if placed is None:
        letters = [_letter(note, index) for index, note in enumerate(notes)]
        placed = _stack(notes, letters) or _in_one_row(notes, letters)
    return Band(placed, _row_heights(placed))


def _side(note: Note, width: float) -> _Words:
    """Write the words on the right of the line, or on the left for want of room."""
    right = width - note.x - _GAP
    on_right = right >= min(text_width(note.words, SMALL_SIZE), _NARROWEST)
    room = right if on_right else note.x - _GAP
    room = max(min(room, _WIDEST), 40.0)
    lines = _balanced(note.words, room)
    wide = max(text_width(line, SMALL_SIZE) for line in lines)
    left = note.x + _GAP if on_right else note.x - _GAP - wide
    return _Words(lines, left, left + wide)


def _balanced(words: str, room: float) -> tuple[str, ...]:
    """Wrap into lines of like length, so that no last word stands alone."""
    lines = wrap(words, room, SMALL_SIZE, most_lines=4)
    even = text_width(words, SMALL_SIZE) / len(lines)
    for share in (1.05, 1.15, 1.3):
        tried = wrap(words, min(even * share, room), SMALL_SIZE, most_lines=4)
        if len(tried) == len(lines):
            return tried
    return lines


def _letter(note: Note, index: int) -> _Words:
    letter = chr(ord("A") + index % 26)
    return _Words((letter,), note.x + 3, note.x + 3 + text_width(letter, SMALL_SIZE))


def _stack(
    notes: Sequence[Note], words: Sequence[_Words]
) -> tuple[_Placed, ...] | None:
    placed: list[_Placed] = []
    for index in sorted(range(len(notes)), key=lambda index: -notes[index].x):
        for row in range(_MOST_ROWS):
            item = _Placed(notes[index], words[index], row)
            if not any(_clash(item, other) for other in placed):
                placed.append(item)
                break
        else:
            return None
    return tuple(placed)


def _in_one_row(notes: Sequence[Note], words: Sequence[_Words]) -> tuple[_Placed, ...]:
    return tuple(
        _Placed(note, word, 0) for note, word in zip(notes, words, strict=True)
    )


def _row_heights(placed: Sequence[_Placed]) -> tuple[float, ...]:
    rows = max((item.row for item in placed), default=-1) + 1
    return tuple(
        max((len(p.words.lines) for p in placed if p.row == row), default=0)
        * SMALL_SIZE
        * LEADING
        for row in range(rows)
    )


def _clash(one: _Placed, other: _Placed) -> bool:
    if one.row == other.row:
        return (
            one.words.left < other.words.right + 12
            and other.words.left < one.words.right + 12
        )
    # The line of the higher one runs down through the row of the lower.
    higher, lower = (one, other) if one.row > other.row else (other, one)
    return lower.words.left - 3 < higher.note.x < lower.words.right + 3


def _line(note: Note, start: float, end: float) -> Element:
    return element(
        "line",
        class_=f"chart-note-line chart-note-line-{note.kind}",
        x1=note.x,
        x2=note.x,
        y1=start,
        y2=end,
        stroke=QUIET,
        stroke_width=1,
        stroke_dasharray="2 3" if note.kind == "break" else None,
    )
