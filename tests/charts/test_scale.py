from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saferplan.charts.scale import LinearScale, axis_ticks, nice_step, nice_ticks

numbers = st.floats(-1e7, 1e7, allow_nan=False).map(lambda n: round(n, 3))


@given(numbers, st.floats(0.01, 1e6), st.integers(2, 8))
def test_ticks_hold_the_values_evenly_and_few(low, span, most):
    ticks = nice_ticks(low, low + span, most=most)

    steps = [b - a for a, b in pairwise(ticks)]
    slack = 1e-6 * max(steps)
    assert ticks[0] <= low + slack
    assert ticks[-1] >= low + span - slack
    assert len(ticks) <= most + 2
    assert max(steps) == pytest.approx(min(steps), rel=1e-6)


@given(st.floats(1e-4, 1e9), st.integers(1, 10))
def test_step_is_one_two_or_five_times_a_power_of_ten(span, most):
    step = nice_step(span, most)

    leading = step / 10 ** math.floor(math.log10(step) + 1e-9)
    assert any(leading == pytest.approx(digit) for digit in (1, 2, 5))


@given(st.lists(numbers, max_size=30))
def test_axis_of_counts_holds_nought_and_every_value(values):
    ticks = axis_ticks(values, zero_based=True, most=5, decimals=0)

    assert 0.0 in ticks
    assert ticks[0] <= min(values, default=0)
    assert ticks[-1] >= max(values, default=0)
    assert all(tick == int(tick) for tick in ticks)


def test_axis_not_from_nought_does_not_sink_below_nought():
    assert axis_ticks([1, 90], zero_based=False, most=5, decimals=0)[0] == 0


def test_axis_of_like_values_still_has_an_extent():
    assert axis_ticks([0, 0], zero_based=True, most=5, decimals=0) == (0, 1)
    assert len(axis_ticks([7, 7], zero_based=False, most=5, decimals=1)) >= 2


def test_scale_without_extent_is_refused():
    with pytest.raises(ValueError, match="rise"):
        LinearScale(3, 3, 0, 1)
