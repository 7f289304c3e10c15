from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize

from saferplan.charts.placing import Box, place_beside, spread


@given(
    st.lists(st.tuples(st.floats(0, 300), st.sampled_from([18.0, 36.0])), max_size=7)
)
def test_spread_labels_never_overlap_and_stay_between(items):
    wanted = [place for place, _ in items]
    heights = [height for _, height in items]

    middles = spread(wanted, heights, top=0, bottom=300)

    edges = sorted(
        (m - h / 2, m + h / 2) for m, h in zip(middles, heights, strict=True)
    )
    assert all(a[1] <= b[0] + 1e-6 for a, b in pairwise(edges))
    assert all(top >= -1e-6 and bottom <= 300 + 1e-6 for top, bottom in edges)


@pytest.mark.parametrize(
    "wanted", [[100, 104, 109, 180], [50, 50, 50], [120, 60, 118, 62]]
)
def test_spread_moves_labels_as_little_as_a_numeric_search_finds(wanted):
    heights = [20.0] * len(wanted)
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    apart = [
        {"type": "ineq", "fun": lambda m, a=a, b=b: m[b] - m[a] - 20}
        for a, b in pairwise(order)
    ]

    found = minimize(
        lambda m: sum((a - b) ** 2 for a, b in zip(m, wanted, strict=True)),
        [20.0 * order.index(i) for i in range(len(wanted))],
        constraints=apart,
    )

    middles = spread(wanted, heights, top=0, bottom=1000)
    assert middles == pytest.approx(list(found.x), abs=0.05)


def test_label_beside_a_point_avoids_lines_and_other_labels():
    bounds, point = Box(0, 0, 200, 100), (100.0, 50.0)
    lines = [((0.0, 50.0), (200.0, 50.0)), ((100.0, 0.0), (100.0, 100.0))]
    taken = [Box(0, 0, 95, 45)]

    box = place_beside((40, 16), point, bounds=bounds, lines=lines, taken=taken)

    assert box.within(bounds)
    assert not box.overlaps(taken[0])
    assert not any(box.crossed_by(line) for line in lines)


def test_line_that_passes_the_corner_does_not_cross_the_box():
    assert not Box(0, 0, 10, 10).crossed_by(((8, -5), (20, 8)))
    assert Box(0, 0, 10, 10).crossed_by(((5, -5), (12, 8)))
