"""Trace codes: deterministic, sensitive to every input, and proof against slips."""

from __future__ import annotations

from datetime import date

import pytest

from saferplan.core.indicators.position import position
from saferplan.core.indicators.trace import ALPHABET, parse_trace, trace_code
from saferplan.core.periods import Basis, Month, month, rolling_12
from tests.builders import a_row, a_target, an_indicator, monthly

DECEMBER = date(2008, 12, 31)


def _code(value: float = 5109, entry: int = 7, target: float = 4773) -> str:
    found = position(
        an_indicator(code="NI16", basis=Basis.ROLLING_12),
        [a_row(rolling_12(Month(2008, 12)), value)],
        [a_target(target)],
        DECEMBER,
    )
    return trace_code(partnership="peterborough", position=found, entry=entry)


def test_code_locates_the_figure() -> None:
    found = parse_trace(_code())
    assert (found.partnership, found.indicator) == ("peterborough", "ni16")
    assert (found.period, found.as_at) == ("r12-200801-200812", DECEMBER)
    assert (found.known_on, found.entry) == (None, 7)


def test_code_is_the_same_for_the_same_figure_and_differs_for_any_other() -> None:
    assert _code() == _code()
    assert len({_code(), _code(5110), _code(entry=8), _code(target=4774)}) == 4


def test_fingerprint_changes_when_a_part_of_the_sum_does() -> None:
    marks = set()
    for values in ([10, 20, 30], [20, 10, 30]):
        found = position(an_indicator(), monthly(values), [], date(2008, 6, 30))
        marks.add(
            parse_trace(
                trace_code(partnership="p", position=found, entry=1)
            ).fingerprint
        )
    assert len(marks) == 2


def test_any_one_character_changed_is_found_out() -> None:
    """Two check characters of 32 let one slip in a thousand through, by design."""
    code = _code()
    slips = missed = 0
    for at in range(len(code)):
        for other in ALPHABET:
            if code[at] == other or code[at] == ".":
                continue
            slips += 1
            try:
                parse_trace(code[:at] + other + code[at + 1 :])
            except ValueError:
                continue
            missed += 1
    assert slips > 1000
    assert missed / slips < 0.005


@pytest.mark.parametrize("text", ["", "peterborough", "a.b.c.d.e.f.g", "a.b.c", "…"])
def test_what_is_no_code_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"trace code|slip"):
        parse_trace(text)


def test_code_of_an_indicator_without_figures_says_none() -> None:
    found = position(an_indicator(), [], [], DECEMBER)
    code = trace_code(partnership="p", position=found, entry=1)
    assert parse_trace(code).period == "none"


def test_code_survives_capitals_and_spaces() -> None:
    assert parse_trace(f"  {_code().upper()} ") == parse_trace(_code())


def test_month_has_a_short_period_code() -> None:
    found = position(
        an_indicator(basis=Basis.MONTH), [a_row(month(Month(2008, 4)), 1)], [], DECEMBER
    )
    code = trace_code(partnership="p", position=found, entry=1)
    assert parse_trace(code).period == "m-200804"
