"""Is the latest month unlike the earlier ones, where a chart would be too early?"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from saferplan.core.indicators.statistics.exact_tests import fisher_exact
from saferplan.core.indicators.statistics.process_control import Variation
from saferplan.core.indicators.statistics.two_counts import compare_counts

Side = Literal["high", "low", "level"]

# Asked of every indicator every month, one in twenty would cry wolf in each pack;
# three sigma would leave a short series nothing to say. One in a hundred is also
# where the wording becomes "very unlikely to be chance alone".
SPECIAL_P = 0.01
# With one earlier month it would be a comparison of two months, and is told so.
FEWEST_EARLIER = 2


@dataclass(frozen=True, slots=True)
class ShortSeriesTest:
    """The latest point against the earlier ones: two-sided probability and side.

    >>> ShortSeriesTest(0.004, "high").special
    True
    """

    p_value: float
    side: Side

    def __post_init__(self) -> None:
        """Refuse a probability that is none."""
        if not 0 <= self.p_value <= 1:
            raise ValueError(f"A probability lies from 0 to 1; got {self.p_value}.")

    @property
    def special(self) -> bool:
        """Whether chance alone is very unlikely to have done it."""
        return self.p_value < SPECIAL_P


def short_series_test(
    counts: Sequence[int | None], exposures: Sequence[float | None] | None = None
) -> ShortSeriesTest | None:
    """Is the latest count unlike the earlier ones? Exact.

    Counts, with exposures (days, people) where they are unequal; None where
    missing. With fewer than two earlier counts, or a net count below zero or not
    whole, no exact test is to be had: None.

    Raises:
        ValueError: when the lengths differ or an exposure is not above zero.

    Source: the conditional test of two counts, Przyborowski & Wilenski 1940.

    >>> short_series_test([3, 5, 2, 4, 6, 3, 1, 4, 5, 2, 15]).special
    True
    >>> short_series_test([3, 5]) is None
    True
    """
    held = _held(counts, [1.0] * len(counts) if exposures is None else exposures)
    if len(held) <= FEWEST_EARLIER or not all(_is_count(x) for x, _ in held):
        return None
    *earlier, (latest, exposure) = held
    before, span = int(sum(x for x, _ in earlier)), math.fsum(t for _, t in earlier)
    result = compare_counts(int(latest), exposure, before, span)
    return ShortSeriesTest(
        result.p_value, _side_of(int(latest) * span, before * exposure)
    )


def short_ratio_test(
    parts: Sequence[int | None], wholes: Sequence[int | None]
) -> ShortSeriesTest | None:
    """Is the latest share unlike that of the earlier ones together? Exact.

    Parts of wholes, None where missing; a month with nothing in it has no share
    and is left out. With fewer than two earlier months: None.

    Raises:
        ValueError: when the lengths differ or a part is none of its whole.

    Source: Fisher 1935.

    >>> test = short_ratio_test([3, 2, 4, 3, 9], [30, 28, 31, 30, 20])
    >>> test.side, test.special
    ('high', True)
    """
    held = [(x, n) for x, n in _held(parts, wholes) if n]
    if len(held) <= FEWEST_EARLIER:
        return None
    *earlier, (part, whole) = held
    before, of_before = sum(x for x, _ in earlier), sum(n for _, n in earlier)
    return ShortSeriesTest(
        fisher_exact(int(part), int(whole), int(before), int(of_before)),
        _side_of(part * of_before, before * whole),
    )


def short_variation(test: ShortSeriesTest, polarity_sign: int) -> Variation:
    """Is the latest point chance, a change for the better, or for the worse?

    `polarity_sign` is +1 where higher is better, -1 where lower is, 0 where
    neither is.

    Source: the wording of Making Data Count (NHS England).

    >>> short_variation(ShortSeriesTest(0.004, "high"), -1)
    'concern'
    """
    if not test.special:
        return "common_cause"
    if polarity_sign == 0:
        return "neutral_high" if test.side == "high" else "neutral_low"
    upwards = 1 if test.side == "high" else -1
    return "improvement" if upwards == polarity_sign else "concern"


def _held(
    numbers: Sequence[int | None], others: Sequence[float | None]
) -> list[tuple[int, float]]:
    if len(numbers) != len(others):
        raise ValueError("Every count needs its exposure or whole.")
    return [
        (x, n)
        for x, n in zip(numbers, others, strict=True)
        if x is not None and n is not None
    ]


def _is_count(number: float) -> bool:
    return number >= 0 and number == int(number)


def _side_of(latest: float, expected: float) -> Side:
    if latest == expected:
        return "level"
    return "high" if latest > expected else "low"
