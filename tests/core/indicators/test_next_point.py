"""The normal range of the next figure, against scipy and by hand."""

from __future__ import annotations

import math

import pytest
from scipy import stats

from saferplan.core.indicators.next_point import is_surprise, normal_range
from saferplan.core.indicators.vocabulary import Aggregation, Marker
from saferplan.core.periods import Basis, Month, month, rolling_12, snapshot
from tests.builders import a_ratio, a_row, an_indicator, monthly, monthly_ratio

# The first year of the published vector: mean 41.416667, limits 28.8421, 53.9912.
VECTOR = [42, 38, 45, 40, 44, 39, 41, 46, 37, 43, 40, 42]
REPEATS, CASES = (0, 0, 3), (15, 14, 14)
JULY = month(Month(2008, 7))


def test_twelve_counts_have_the_limits_of_their_chart() -> None:
    found = normal_range(an_indicator(), monthly(VECTOR))
    assert found is not None
    assert found.made_by == "xmr"
    assert found.points == 12
    assert found.low == pytest.approx(28.8421, abs=5e-5)
    assert found.high == pytest.approx(53.9912, abs=5e-5)


@pytest.mark.parametrize(("count", "is_outside"), [(28, True), (29, False), (54, True)])
def test_a_count_outside_its_limits_is_a_surprise(count: int, is_outside: bool) -> None:
    new = a_row(month(Month(2009, 4)), count)
    found = is_surprise(an_indicator(), monthly(VECTOR), new)
    assert (found is not None) is is_outside


def test_limits_of_a_share_go_by_its_own_denominator() -> None:
    """By hand: p and three times the root of p(1 - p)/n."""
    parts, wholes = [4, 5, 4, 6, 5, 4, 5, 5, 6, 4, 5, 5], [16] * 12
    rows, share = monthly_ratio(parts, wholes), 58 / 192
    for whole in (16, 30):
        found = normal_range(a_ratio(), rows, whole)
        assert found is not None
        reach = 3 * math.sqrt(share * (1 - share) / whole)
        assert found.made_by == "p"
        assert found.low == pytest.approx(100 * max(0.0, share - reach))
        assert found.high == pytest.approx(100 * (share + reach))


def test_fourteen_repeats_of_sixteen_after_none_none_and_three() -> None:
    """July 2008: the exact test of the few months before says it is no chance."""
    earlier = monthly_ratio(REPEATS, CASES)
    july = a_row(JULY, numerator=14, denominator=16)
    found = is_surprise(a_ratio(), earlier, july)
    assert found is not None
    assert found.made_by == "short_series"
    assert found.denominator == 16


def test_a_short_share_agrees_with_scipy_for_every_numerator() -> None:
    earlier = monthly_ratio(REPEATS, CASES)
    for part in range(17):
        new = a_row(JULY, numerator=part, denominator=16)
        theirs = stats.fisher_exact([[part, 16 - part], [3, 40]]).pvalue < 0.01
        assert (is_surprise(a_ratio(), earlier, new) is not None) == theirs, part


@pytest.mark.parametrize("before", [(3, 5), (0, 0, 0), (15, 14, 14, 16), (1632, 1407)])
def test_a_short_count_agrees_with_scipy_for_every_count(before: tuple[int]) -> None:
    total, share = sum(before), 1 / (len(before) + 1)
    middle = total // len(before)
    reach = 20 + 5 * int(math.sqrt(middle))
    for count in range(max(0, middle - reach), middle + reach):
        new = a_row(month(Month(2009, 4)), count)
        theirs = (
            count + total > 0
            and stats.binomtest(count, count + total, share).pvalue < 0.01
        )
        found = is_surprise(an_indicator(), monthly(before), new)
        assert (found is not None) == theirs, count


def test_one_earlier_figure_makes_no_range() -> None:
    assert normal_range(an_indicator(), monthly([5])) is None
    assert normal_range(a_ratio(), monthly_ratio([0], [10])) is None


def test_figures_that_say_why_they_are_missing_do_not_count() -> None:
    rows = (*monthly([5]), a_row(month(Month(2008, 6)), missing="awaited"))
    assert normal_range(an_indicator(), rows) is None


def test_a_rolling_year_goes_by_its_changes() -> None:
    """Thirteen totals rise by 10 and fall by 10: mean change 0, range 20."""
    totals = [1000, 1010] * 6 + [1000]
    rows = [
        a_row(rolling_12(Month(2008, 1).plus(at)), total)
        for at, total in enumerate(totals)
    ]
    found = normal_range(an_indicator(basis=Basis.ROLLING_12), rows)
    assert found is not None
    assert found.made_by == "changes"
    assert found.low == pytest.approx(1000 - 2.66 * 20)
    assert found.high == pytest.approx(1000 + 2.66 * 20)
    assert normal_range(an_indicator(), rows[:-1]) is None, "eleven changes are few"


def test_a_stock_with_few_figures_has_no_range() -> None:
    stock = an_indicator(aggregation=Aggregation.SNAPSHOT, basis=Basis.SNAPSHOT)
    rows = [
        a_row(snapshot(Month(2008, 4).plus(at).last), value)
        for at, value in enumerate((100, 120, 141))
    ]
    assert normal_range(stock, rows) is None


def test_a_share_above_one_was_never_counted_right() -> None:
    assert normal_range(a_ratio(), monthly_ratio([20, 3], [10, 10])) is None


def test_a_denominator_of_nothing_makes_no_range() -> None:
    rows = monthly_ratio([0, 0, 0], [0, 0, 0])
    assert normal_range(a_ratio(), rows) is None
    empty = a_row(JULY, numerator=0, denominator=0, markers=frozenset({Marker.LOW}))
    assert is_surprise(a_ratio(), monthly_ratio(REPEATS, CASES), empty) is None
