"""Words and numbers as they stand in a picture: their width, lines and digits."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

MINUS = "\N{MINUS SIGN}"
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
_WIDE = Context(prec=400)
"""Digits enough for any number; the usual 28 end at 1e28."""

# Advance widths of a Helvetica-like face in thousandths of the font size, grouped
# because many letters share one. Arial and Liberation Sans have the same widths.
_LETTERS_BY_WIDTH = {
    191: "'",
    222: "ijl",
    260: "|",
    278: " !,./:;I[\\]ft",
    333: "()-`r",
    334: "{}",
    355: '"',
    389: "*",
    469: "^",
    500: "Jckszvxy",
    556: "#$?0123456789L_abdeghnopqu\N{EN DASH}",
    584: "+<=>~\N{MINUS SIGN}",
    611: "FTZ",
    667: "ABEKPSVXY&",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "\N{EM DASH}\N{HORIZONTAL ELLIPSIS}",
    1015: "@",
}
_OTHER_LETTER = 600
_WIDE_LETTER = 1000
_FIRST_WIDE = "\u1100"  # Hangul, Chinese and Japanese are set on a full square


class _Widths(dict[str, int]):
    """Widths by letter; one that is not among them is looked up once."""

    def __missing__(self, letter: str) -> int:
        width = _WIDE_LETTER if letter >= _FIRST_WIDE else _OTHER_LETTER
        self[letter] = width
        return width


_WIDTHS = _Widths(
    (letter, width)
    for width, letters in _LETTERS_BY_WIDTH.items()
    for letter in letters
)
_SPACE = _WIDTHS[" "]
# Bold is wider, and the reader's own face may be a little wider than Arial.
_BOLD = 1.07
_SAFETY = 1.04

_MONTHS = (
    "January February March April May June July August September October "
    "November December"
).split()
MONTHS_SHORT = frozenset(month[:3] for month in _MONTHS)
_MONTH = re.compile(rf"\b({'|'.join(_MONTHS)})\b")


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide will these words stand, in the units of the picture?

    An estimate from the widths of a Helvetica-like face, a little on the generous
    side. The empty text has no width.

    >>> text_width("", 14)
    0.0
    >>> text_width("wide", 14) > text_width("tiny", 14)
    True
    """
    return _thousandths(text) * _scale(size, bold)


@lru_cache(maxsize=32768)
def _thousandths(text: str) -> int:
    """The width in thousandths of the size; the same words come again and again."""
    return sum(map(_WIDTHS.__getitem__, text))


def _scale(size: float, bold: bool) -> float:
    return size * _SAFETY * (_BOLD if bold else 1) / 1000


def wrap(
    text: str,
    width: float,
    size: float,
    *,
    bold: bool = False,
    most_lines: int | None = None,
) -> tuple[str, ...]:
    r"""Which lines do these words make in this width?

    A line break in the text is kept. A word that is wider than the width is cut
    into pieces that fit. When ``most_lines`` is given, what does not fit is cut
    and the last line ends with an ellipsis.

    >>> wrap("Safer Communities Partnership", 90, 14)
    ('Safer', 'Communities', 'Partnership')
    >>> wrap("Target 244\n(was 195)", 200, 14)
    ('Target 244', '(was 195)')
    >>> wrap("Safer Communities Partnership", 90, 14, most_lines=2)
    ('Safer', 'Communiti…')
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_wrap_paragraph(paragraph, width, size, bold))
    if most_lines is None or len(lines) <= most_lines:
        return tuple(lines)
    kept = lines[:most_lines]
    kept[-1] = _end_with_ellipsis(kept[-1], width, size, bold)
    return tuple(kept)


def _wrap_paragraph(text: str, width: float, size: float, bold: bool) -> Iterator[str]:
    """Widths add up, so that a line is never measured again for its next word."""
    room = width / _scale(size, bold)
    line: list[str] = []
    taken = 0
    for word in _pieces(text, room):
        wide = _thousandths(word)
        if line and taken + _SPACE + wide > room:
            yield " ".join(line)
            line, taken = [], 0
        taken += wide + (_SPACE if line else 0)
        line.append(word)
    yield " ".join(line)


def _pieces(text: str, room: float) -> Iterator[str]:
    for word in text.split():
        if _thousandths(word) <= room:
            yield word
        else:
            yield from _cut(word, room)


def _cut(word: str, room: float) -> Iterator[str]:
    piece, taken = "", 0
    for letter in word:
        if piece and taken + _WIDTHS[letter] > room:
            yield piece
            piece, taken = "", 0
        piece += letter
        taken += _WIDTHS[letter]
    yield piece


def _end_with_ellipsis(line: str, width: float, size: float, bold: bool) -> str:
    while line and text_width(line + ELLIPSIS, size, bold=bold) > width:
        line = line[:-1]
    return line.rstrip() + ELLIPSIS


def format_number(value: float, decimals: int = 0) -> str:
    """How is this number written for a reader?

    Rounded half away from nought, thousands parted by commas, a true minus sign
    and no negative nought.

    >>> format_number(12345.5)
    '12,346'
    >>> format_number(-0.25, 1)
    '−0.3'
    >>> format_number(-0.04, 1)
    '0.0'
    """
    quantum = Decimal(1).scaleb(-decimals)
    exact = Decimal(repr(float(value)))
    rounded = exact.quantize(quantum, rounding=ROUND_HALF_UP, context=_WIDE)
    sign = MINUS if rounded < 0 else ""
    return f"{sign}{rounded.copy_abs():,}"


def short_period(label: str) -> str:
    """How is this period written under an axis, where room is short?

    Names of months are cut to three letters; anything else stays as it is.

    >>> short_period("December 2008")
    'Dec 2008'
    >>> short_period("2008/09")
    '2008/09'
    """
    return _MONTH.sub(lambda month: month.group()[:3], label)
