"""Letters as formats can carry them: what no format allows is put aside."""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"
"""What stands where a letter cannot be shown."""
_UNPRINTABLE = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]"
)
_BREAK = "\u200b"
_LONGEST_WORD, _PART = 32, 16
_LONG_WORD = re.compile(rf"[^\s{_BREAK}]{{{_LONGEST_WORD + 1},}}")


def printable(text: str) -> str:
    r"""The text without control characters and lone halves of letters.

    Each becomes a replacement mark, so that its absence can be seen.

    >>> printable("Safer\x07 Anytown")
    'Safer� Anytown'
    """
    return _UNPRINTABLE.sub(REPLACEMENT, text)


def with_breaks(text: str) -> str:
    r"""The text with places where a very long word may go on to the next line.

    >>> with_breaks("short words stay") == "short words stay"
    True
    >>> with_breaks("x" * 40).count("\u200b")
    2
    """
    return _LONG_WORD.sub(_parts, text)


def _parts(found: re.Match[str]) -> str:
    word = found.group()
    starts = range(0, len(word), _PART)
    return _BREAK.join(word[start : start + _PART] for start in starts)
