"""Does a file show figures that the pack it is compared with keeps back?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from saferplan.core.indicators.trace import parse_trace
from saferplan.documents.comparing.contents import Contents
from saferplan.documents.comparing.edits import Edit, Kind
from saferplan.documents.comparing.plain import numbers_in, plain, traces_in
from saferplan.documents.comparing.tracing import codes_in

_FIGURE = 6
_SHOWING = (Kind.FIGURE, Kind.WORDS, Kind.ADDED)


def shown_though_withheld(
    made: Contents,
    sent: Contents,
    edits: Collection[Edit],
    withheld: Mapping[str, tuple[str, ...]],
) -> tuple[str, ...]:
    """Of which of these indicators does the file that came back show more?

    ``withheld`` has each indicator's code with its names. An indicator is told where
    the file has another trace code of it than the pack without its figures, or where
    somebody's change brought numbers that were not there. The figures themselves are
    not asked, so that nobody can find them out by guessing.
    """
    foreign = _foreign(codes_in(made), codes_in(sent))
    traced = {parse_trace(one).indicator: one for one in codes_in(made)}
    found = []
    for code, names in withheld.items():
        own = traced.get(code.lower(), "")
        is_told = any(_tells(edit, own, (code, *names)) for edit in edits)
        if code.lower() in foreign or is_told:
            found.append(code)
    return tuple(found)


def _foreign(made: frozenset[str], sent: frozenset[str]) -> frozenset[str]:
    """The indicators of which the file has a code of the same day, and another figure.

    Its last characters are those of the figure, and two that check the rest.
    """
    held = {code[:-_FIGURE]: code for code in made}
    others = {code for code in sent if held.get(code[:-_FIGURE], code) != code}
    return frozenset(parse_trace(code).indicator for code in others)


def _tells(edit: Edit, trace: str, names: tuple[str, ...]) -> bool:
    """Did this change bring numbers to what is said of the indicator?"""
    if edit.kind not in _SHOWING or not _new_numbers(edit):
        return False
    is_own = bool(trace) and edit.trace.lower() == trace
    return is_own or any(_names(edit, name) for name in names)


def _new_numbers(edit: Edit) -> Counter[str]:
    """The numbers it brought; those inside trace codes are none."""
    return _numbers(edit.after) - _numbers(edit.before)


def _numbers(text: str) -> Counter[str]:
    for code in traces_in(text):
        text = re.sub(re.escape(code), "", text, flags=re.IGNORECASE)
    return Counter(numbers_in(text))


def _names(edit: Edit, name: str) -> bool:
    pattern = rf"(?<!\w){re.escape(plain(name))}(?!\w)"
    return any(re.search(pattern, plain(text)) for text in _texts(edit))


def _texts(edit: Edit) -> Iterator[str]:
    yield from (edit.where, edit.before, edit.after)
