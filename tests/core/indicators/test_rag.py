"""The printed rule of the colours."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from saferplan.core.indicators.rag import RagRule, colour, rag
from saferplan.core.indicators.vocabulary import Polarity, Rag, ToleranceKind

PLAIN = RagRule(small_numbers=False)


@pytest.mark.parametrize(
    ("actual", "target", "polarity", "adverse", "expected"),
    [
        (5109, 4773, Polarity.LOWER, 7.04, Rag.RED),
        (769, 781, Polarity.LOWER, -1.54, Rag.GREEN),
        (1568, 1652, Polarity.LOWER, -5.08, Rag.GREEN),
        (744, 765, Polarity.HIGHER, 2.75, Rag.AMBER),
        (101, 103, Polarity.LOWER, -1.94, Rag.GREEN),
        (134, 130, Polarity.HIGHER, -3.08, Rag.GREEN),
        (29.851, 28, Polarity.LOWER, 6.61, Rag.RED),
        (28.571, 28, Polarity.LOWER, 2.04, Rag.AMBER),
        (56, 50, Polarity.HIGHER, -12.0, Rag.GREEN),
        (261, 300, Polarity.LOWER, -13.0, Rag.GREEN),
        (100, 100, Polarity.LOWER, 0.0, Rag.GREEN),
        (105, 100, Polarity.LOWER, 5.0, Rag.AMBER),
        (105.1, 100, Polarity.LOWER, 5.1, Rag.RED),
    ],
)
def test_rag_by_the_rule(
    actual: float, target: float, polarity: Polarity, adverse: float, expected: Rag
) -> None:
    found = rag(actual, target, polarity, PLAIN)
    assert (round(found.adverse_percent or 0.0, 2), found.rag) == (adverse, expected)


def test_target_of_zero_is_missed_by_anything() -> None:
    assert rag(1, 0, Polarity.LOWER, RagRule()).rag is Rag.RED
    assert rag(0, 0, Polarity.LOWER, RagRule()).rag is Rag.GREEN
    assert rag(1, 0, Polarity.LOWER, RagRule()).adverse_percent is None


@pytest.mark.parametrize("polarity", [Polarity.CONTEXT, Polarity.NEUTRAL])
def test_without_a_better_direction_there_is_no_colour(polarity: Polarity) -> None:
    found = rag(90, 100, polarity, RagRule())
    assert (found.rag, found.adverse_percent) == (None, None)
    assert colour(90, 100, polarity, RagRule()) is None


@pytest.mark.parametrize(
    ("actual", "gap", "expected"),
    [(50, -10, Rag.GREEN), (62, 2, Rag.AMBER), (70, 10, Rag.RED), (38, 2, Rag.AMBER)],
)
def test_band_is_green_inside_and_measured_to_the_nearer_bound(
    actual: float, gap: float, expected: Rag
) -> None:
    found = rag(actual, 40, Polarity.BAND, PLAIN, upper=60)
    assert (found.gap, found.rag) == (gap, expected)


def test_band_without_its_top_is_refused() -> None:
    with pytest.raises(ValueError, match="upper bound"):
        rag(50, 40, Polarity.BAND, PLAIN)


@pytest.mark.parametrize(
    ("kind", "tolerance", "actual", "expected"),
    [
        (ToleranceKind.POINTS, 2, 29.9, Rag.AMBER),
        (ToleranceKind.POINTS, 1.5, 29.9, Rag.RED),
        (ToleranceKind.COUNT, 2, 30, Rag.AMBER),
        (ToleranceKind.COUNT, 2, 31, Rag.RED),
    ],
)
def test_tolerance_is_in_its_own_kind(
    kind: ToleranceKind, tolerance: float, actual: float, expected: Rag
) -> None:
    rule = RagRule(tolerance=tolerance, kind=kind, small_numbers=False)
    assert rag(actual, 28, Polarity.LOWER, rule).rag is expected


@pytest.mark.parametrize("actual", range(11, 30))
def test_small_counts_are_amber_while_the_poisson_interval_reaches_the_target(
    actual: int,
) -> None:
    target = 10
    low = stats.chi2.ppf(0.1, 2 * actual) / 2
    high = stats.chi2.ppf(0.9, 2 * actual + 2) / 2
    expected = Rag.AMBER if low <= target <= high else Rag.RED
    assert rag(actual, target, Polarity.LOWER, RagRule()).rag is expected


def test_reason_is_worded_behind_or_ahead_with_the_distance() -> None:
    assert rag(5109, 4773, Polarity.LOWER, RagRule()).reason == (
        "5,109 against 4,773: 7.0% behind. Red: beyond the tolerance of 5%."
    )
    ratio = rag(
        29.8507, 28, Polarity.LOWER, RagRule(), digits=1, unit="%", is_count=False
    )
    assert ratio.reason.startswith("29.9% against 28.0%: 1.85 percentage points behind")


numbers = st.floats(0.5, 1e6)


@given(numbers, numbers, st.sampled_from([Polarity.LOWER, Polarity.HIGHER]))
def test_colour_agrees_with_the_whole_verdict(
    actual: float, target: float, polarity: Polarity
) -> None:
    rule = RagRule()
    assert (
        colour(actual, target, polarity, rule)
        == rag(actual, target, polarity, rule).rag
    )


@given(numbers, numbers, st.floats(0.1, 10))
def test_scaling_figure_and_target_keeps_the_colour(
    actual: float, target: float, factor: float
) -> None:
    # At the very edge of a tolerance the scaled floats may fall either side.
    distance = 100 * (actual - target) / target
    assume(abs(distance) > 1e-6)
    assume(abs(distance - PLAIN.tolerance) > 1e-6)
    plain = rag(actual, target, Polarity.LOWER, PLAIN).rag
    assert rag(actual * factor, target * factor, Polarity.LOWER, PLAIN).rag == plain
