"""What people type into a cell, and what it means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saferplan.core.indicators.vocabulary import Marker, Missing
from saferplan.core.returns.checking_text import (
    Fault,
    Figure,
    quoted,
    read_figure,
    read_missing,
)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("12", 12),
        (" 12 ", 12),
        ("12.0", 12),
        ("12.", 12),
        (".5", 0.5),
        ("1,234", 1234),
        ("1,234,567.8", 1234567.8),
        ("1 234", 1234),
        ("1\u00a0234", 1234),
        ("-3", -3),
        ("\u22123", -3),
        ("\u2013 3", -3),
        ("(3)", -3),
        ("+3", 3),
        ("'7", 7),
        ("1e3", 1000),
        ("0", 0),
    ],
)
def test_numbers_are_read_however_they_are_typed(typed: str, number: float) -> None:
    assert read_figure(typed) == Figure(number)


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("N/A", "not_a_number"),
        ("see description", "not_a_number"),
        ("TRUE", "not_a_number"),
        ("about 12", "not_a_number"),
        ("12 cases", "not_a_number"),
        ("£12", "not_a_number"),
        ("1,23", "comma"),
        ("12,5", "comma"),
        ("1.234,5", "comma"),
        ("#REF!", "formula_error"),
        ("#DIV/0!", "formula_error"),
        ("Err:502", "formula_error"),
        ("=A1+1", "formula_unsaved"),
        ("2008-12-01", "date_for_number"),
        ("01/12/2008", "date_for_number"),
        ("(" * 5000 + "3" + ")" * 5000, "not_a_number"),
        ("9" * 30_000, "not_a_number"),
        ("--3", "not_a_number"),
        ("(-3)", "not_a_number"),
    ],
)
def test_what_is_no_number_says_how_to_mend_it(typed: str, rule: str) -> None:
    fault = read_figure(typed)
    assert isinstance(fault, Fault)
    assert fault.rule == rule
    assert fault.mend.endswith(".")


def test_words_where_a_number_belongs_are_told_the_reasons() -> None:
    fault = read_figure("see description")
    assert isinstance(fault, Fault)
    for reason in ("to follow", "not available", "not applicable", "suppressed"):
        assert reason in fault.mend


@pytest.mark.parametrize(
    ("typed", "marker"),
    [
        ("134 [p]", Marker.PROVISIONAL),
        ("134(p)", Marker.PROVISIONAL),
        ("134 [e]", Marker.ESTIMATED),
        ("134 [r]", Marker.REVISED),
    ],
)
def test_marks_behind_a_number_are_kept(typed: str, marker: Marker) -> None:
    assert read_figure(typed) == Figure(134, frozenset({marker}))


def test_a_percentage_is_known_as_one() -> None:
    assert read_figure("12%") == Figure(12, is_percent=True)


@pytest.mark.parametrize("typed", ["", " ", "\t", "\u00a0", "'"])
def test_nothing_typed_is_nothing(typed: str) -> None:
    assert read_figure(typed) is None


@pytest.mark.parametrize(
    ("typed", "missing"),
    [
        ("awaited", Missing.AWAITED),
        ("To follow", Missing.AWAITED),
        (" to  FOLLOW ", Missing.AWAITED),
        ("not_available", Missing.NOT_AVAILABLE),
        ("not available", Missing.NOT_AVAILABLE),
        ("n/a", Missing.NOT_AVAILABLE),
        ("-", Missing.NOT_AVAILABLE),
        ("[x]", Missing.NOT_AVAILABLE),
        ("Not applicable", Missing.NOT_APPLICABLE),
        ("[z]", Missing.NOT_APPLICABLE),
        ("suppressed", Missing.SUPPRESSED),
        ("withheld", Missing.SUPPRESSED),
    ],
)
def test_reasons_are_known_by_friendly_spellings(typed: str, missing: Missing) -> None:
    assert read_missing(typed) is missing


def test_every_missing_state_can_be_typed_by_its_own_name() -> None:
    assert [read_missing(missing.value) for missing in Missing] == list(Missing)


def test_an_unknown_reason_is_told_the_known_ones() -> None:
    fault = read_missing("the computer is broken")
    assert isinstance(fault, Fault)
    assert "to follow" in fault.mend


@given(st.text(max_size=60))
def test_any_text_is_a_number_or_a_fault_and_never_an_exception(text: str) -> None:
    found = read_figure(text)
    assert found is None or isinstance(found, Figure | Fault)
    assert len(quoted(text)) <= 42
    read_missing(text)


@given(st.integers(-(10**14), 10**14))
def test_a_whole_number_is_itself_with_and_without_commas(number: int) -> None:
    assert read_figure(str(number)) == read_figure(f"{number:,}") == Figure(number)
