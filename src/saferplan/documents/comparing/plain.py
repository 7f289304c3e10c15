"""Texts as a person reads them: what cannot be seen counts for nothing."""

from __future__ import annotations

import re

from saferplan.core.indicators.trace import parse_trace

_UNSEEN = {
    **dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff")),
    ord("\N{NON-BREAKING HYPHEN}"): "-",
}
"""Soft hyphens, spaces and joiners without width; a hyphen that does not break."""
_NUMBER = re.compile(r"(?:(?<![\w)])[-\u2212])?\d+(?:,\d{3})*(?:\.\d+)?")
_TRACE = re.compile(
    r"\b[a-z0-9-]{1,80}(?:\.[a-z0-9_-]{1,80}){5,12}\.[0-9a-z]{6}(?![0-9a-z])", re.I
)
_LONG = 160
"""Texts up to so many letters are told whole."""
_AROUND = 8
"""Words told on either side of what differs in longer ones."""
CUT = "…"


def plain(text: str) -> str:
    r"""The text as it is compared: one space between words, nothing unseen.

    >>> plain("Bur\u00adglary\u00a0of  homes\n(all)")
    'Burglary of homes (all)'
    """
    return " ".join(text.translate(_UNSEEN).split())


def lines_of(text: str) -> str:
    r"""The same, line by line; empty lines are left out.

    >>> lines_of("5,109 \n\n12 months\u00a0to December")
    '5,109\n12 months to December'
    """
    made = (plain(line) for line in text.splitlines())
    return "\n".join(line for line in made if line)


def numbers_in(text: str) -> tuple[str, ...]:
    """The numbers in it, in order, whichever minus and separators they have.

    >>> numbers_in("−3.5% of 5,109, since 2008-12")
    ('-3.5', '5109', '2008', '12')
    """
    found = (match[0] for match in _NUMBER.finditer(text))
    return tuple(one.replace(",", "").replace("\u2212", "-") for one in found)


def number_text(value: float) -> str:
    """A number as it is told: separated thousands, twelve digits at most.

    Programs write the last digits of the same number differently.

    >>> number_text(5109.0), number_text(0.1 + 0.2), number_text(-2.5)
    ('5,109', '0.3', '-2.5')
    """
    return f"{value:,.12g}"


def traces_in(text: str) -> tuple[str, ...]:
    """The trace codes in this text, in small letters, in order.

    >>> traces_in("Trace anytown.ni16.r12-200801-200812.20081231.all.7.abcdef")
    ()
    """
    return tuple(
        found[0].lower() for found in _TRACE.finditer(text) if _is_trace(found[0])
    )


def trace_in(text: str) -> str:
    """The first trace code in this text; empty if there is none."""
    return next(iter(traces_in(text)), "")


def _is_trace(code: str) -> bool:
    try:
        parse_trace(code)
    except ValueError:
        return False
    return True


def short(text: str, most: int = 60) -> str:
    """The beginning of a text on one line.

    >>> short("Burglary is seven per cent above where it should be", 20)
    'Burglary is seven …'
    """
    text = plain(text)
    if len(text) <= most:
        return text
    kept = text[: most - 1].rpartition(" ")[0] or text[: most - 1]
    return f"{kept} {CUT}"


def around(before: str, after: str) -> tuple[str, str]:
    """Both texts; of long ones the words that differ, and some on either side.

    >>> long = "word " * 40
    >>> around(long + "34 cases " + long, long + "30 cases " + long)[1]
    '… word word word word word word word word 30 cases word word word word word word word …'
    """  # noqa: E501 - the example is one line
    if max(len(before), len(after)) <= _LONG:
        return before, after
    was, is_now = before.split(), after.split()
    most = min(len(was), len(is_now))
    start = next((n for n in range(most) if was[n] != is_now[n]), most)
    rest = most - start
    end = next((n for n in range(rest) if was[-1 - n] != is_now[-1 - n]), rest)
    return _window(was, start, end), _window(is_now, start, end)


def _window(words: list[str], start: int, end: int) -> str:
    first, last = max(0, start - _AROUND), len(words) - max(0, end - _AROUND)
    told = " ".join(words[first:last])
    head, foot = (CUT if first else ""), (CUT if last < len(words) else "")
    return " ".join(part for part in (head, told, foot) if part)
