"""How numbers are written for people: separators, signs, units, lists."""

import re
from collections.abc import Sequence

from saferplan.core.rounding import half_up

MINUS = "\u2212"
_NO_WORDS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)


def figure(value: float | None, digits: int = 0, unit: str = "") -> str:
    """How is this number written in a sentence or a table?

    Thousands are separated, the minus is a true minus, halves round away from
    zero; a missing value is a dash, never 0.

    >>> figure(5109), figure(29.8507, 1, "%"), figure(None), figure(-2.5)
    ('5,109', '29.9%', '–', '−3')
    """
    if value is None:
        return "\u2013"
    text = f"{half_up(abs(value), digits):,.{digits}f}"
    sign = MINUS if value < 0 and half_up(value, digits) != 0 else ""
    return f"{sign}{text}{unit}"


def signed(value: float, digits: int = 1, unit: str = "%") -> str:
    """A change with its sign: ``+8.7%``, ``−10.5%``, ``0.0%``.

    >>> signed(8.7366), signed(-10.4717), signed(0)
    ('+8.7%', '−10.5%', '0.0%')
    """
    plus = "+" if half_up(value, digits) > 0 else ""
    return plus + figure(value, digits, unit)


def listed(items: Sequence[str]) -> str:
    """``a, b and c``; an empty list is an empty text.

    >>> listed(["November", "December"]), listed(["a", "b", "c"])
    ('November and December', 'a, b and c')
    """
    if len(items) <= 1:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def plural(count: int, one: str, many: str = "") -> str:
    """``1 return``, ``3 returns``.

    >>> plural(1, "return"), plural(3, "return"), plural(2, "body", "bodies")
    ('1 return', '3 returns', '2 bodies')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def is_plain_text(text: str) -> bool:
    r"""Can people read it as it is kept, on every page and in every file?

    Control characters have no place in a workbook or a slide; signs that turn the
    direction of writing show another text than the one that is there.

    >>> is_plain_text("Safer Anytown\n2009"), is_plain_text("100\u202e06")
    (True, False)
    """
    return _NO_WORDS.search(text) is None
