"""Has the process changed, or is this month only noise? The XmR chart."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from saferplan.core.indicators.statistics.control_chart import (
    ALL_RULES,
    FEWEST_POINTS,
    ChartKind,
    ControlChart,
    Limits,
    Rule,
    RuleSettings,
    segment_slices,
)
from saferplan.core.indicators.statistics.special_causes import special_causes

Variation = Literal[
    "common_cause", "improvement", "concern", "neutral_high", "neutral_low"
]
Assurance = Literal["consistently_passing", "consistently_failing", "hit_or_miss"]
Material = Literal["count", "rate", "proportion", "measure", "gap"]
ChartChoice = Literal["short_series", "xmr", "c", "u", "p", "laney_u", "laney_p", "t"]

# A mean moving range is on average 1.128 standard deviations (d2 for pairs); the
# published factors are rounded, and are kept so that charts agree to the digit.
SIGMA_PER_RANGE = 1.128
LIMIT_FACTOR = 2.66
WARNING_FACTOR = LIMIT_FACTOR * 2 / 3
RANGE_LIMIT_FACTOR = 3.267

# Under one a month a chart of counts is nearly all zeros; from one to seven the
# Poisson is too lopsided for a symmetrical limit.
RARE_MEAN = 1.0
SMALL_MEAN = 7.0
# Variance over mean: beyond it the months spread visibly more than Poisson.
OVERDISPERSED_PHI = 1.5

# One point has no spread.
FEWEST_FOR_SPREAD = 2

# The limits of a stretch: its points and places in, one entry a point out.
LimitsOf = Callable[[slice], Sequence[Limits | None]]


@dataclass(frozen=True, slots=True)
class MovingRange:
    """The mean and mean moving range of a stretch.

    >>> moving_range([1, 3, 2]).mean_range
    1.5
    """

    mean: float
    mean_range: float

    @property
    def limits(self) -> Limits:
        """The XmR lines; all on the mean where nothing ever varied."""
        reach, warn = LIMIT_FACTOR * self.mean_range, WARNING_FACTOR * self.mean_range
        mean = self.mean
        return Limits(mean, mean - reach, mean + reach, mean - warn, mean + warn)


def moving_range(
    points: Sequence[float | None], screen: bool = False
) -> MovingRange | None:
    """How much does the series change from one point to the next?

    A missing point makes no range, on either side. With `screen`, ranges at or
    above 3.267 times their mean are dropped once and the mean range taken again.
    With no range at all: None.

    Source: Wheeler & Chambers 1992; the screening as in NHSRplotthedots.

    >>> moving_range([5, None, 7]) is None
    True
    """
    held = [x for x in points if x is not None]
    ranges = [
        abs(late - early)
        for early, late in pairwise(points)
        if early is not None and late is not None
    ]
    if not ranges:
        return None
    mean_range = math.fsum(ranges) / len(ranges)
    if screen and mean_range > 0:
        # The smallest range is below the mean, so that some always stay.
        kept = [each for each in ranges if each < RANGE_LIMIT_FACTOR * mean_range]
        mean_range = math.fsum(kept) / len(kept)
    # Equal points have exactly their own mean; a rounded sum would flag them all.
    mean = held[0] if min(held) == max(held) else math.fsum(held) / len(held)
    return MovingRange(mean, mean_range)


def xmr(
    points: Sequence[float | None],
    *,
    baseline: int | None = None,
    screen: bool = False,
    rebase_at: Sequence[int] = (),
    rules: RuleSettings = ALL_RULES,
) -> ControlChart | None:
    """Which months of this series are more than noise?

    Any measure, one point a period, None where missing. `baseline` freezes the
    limits on the first so many points of each segment; `rebase_at` starts new
    segments; `screen` leaves outlying moving ranges out of the limits. Limits below
    zero are kept, for the rules: a chart may clip what it draws. A rolling
    twelve-month total does not belong here: its overlap makes runs out of nothing.
    Where no segment has a moving range: None.

    Raises:
        ValueError: when the baseline is under two points or a new level lies
            outside the series.

    Source: Wheeler & Chambers 1992; rules of Making Data Count (NHS England).

    >>> chart = xmr([1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1])
    >>> round(chart.lower, 4), round(chart.upper, 4), chart.places_of("outside_limits")
    (-3.0626, 6.9515, (4,))
    """

    def limits_of(stretch: slice) -> Sequence[Limits | None]:
        own = points[stretch]
        found = moving_range(own[: baseline_of(baseline, len(own))], screen)
        return [None if found is None else found.limits] * len(own)

    return build_chart("xmr", points, limits_of, rebase_at, rules)


def baseline_of(baseline: int | None, length: int) -> int:
    """How many points of a segment set its limits?

    All of them unless a baseline is frozen.

    Raises:
        ValueError: when the baseline is under two points.

    Source: by definition.

    >>> baseline_of(None, 24), baseline_of(12, 24)
    (24, 12)
    """
    if baseline is None:
        return length
    if baseline < FEWEST_FOR_SPREAD:
        raise ValueError(f"A baseline is of two points or more; got {baseline}.")
    return min(baseline, length)


def build_chart(
    kind: ChartKind,
    points: Sequence[float | None],
    limits_of: LimitsOf,
    rebase_at: Sequence[int],
    rules: RuleSettings,
) -> ControlChart | None:
    """Which chart do these points make, segment by segment?

    `limits_of` gives the limits of a stretch. Rules start afresh in each segment.
    Where no point can be judged: None.

    Raises:
        ValueError: when a new level lies outside the series.

    Source: by definition.

    >>> lines = Limits(5, 2, 8, 3, 7)
    >>> chart = build_chart("c", [9, 4], lambda stretch: [lines] * 2, (), ALL_RULES)
    >>> chart.flags
    (('outside_limits',), ())
    """
    stretches = segment_slices(len(points), rebase_at)
    limits: list[Limits | None] = []
    flags: list[tuple[Rule, ...]] = []
    for stretch in stretches:
        own = limits_of(stretch)
        limits.extend(own)
        flags.extend(special_causes(points[stretch], own, rules))
    chart = ControlChart(
        kind=kind,
        points=tuple(points),
        limits=tuple(limits),
        flags=tuple(flags),
        segments=tuple(stretch.start for stretch in stretches),
    )
    return None if chart.latest is None else chart


def variation_icon(chart: ControlChart, polarity_sign: int) -> Variation | None:
    """Is the latest point chance, a change for the better, or for the worse?

    `polarity_sign` is +1 where higher is better, -1 where lower is, 0 where
    neither is. The verdict goes by the side of the centre the point is on; a
    flagged point exactly on it counts as a concern, or as low where neither
    direction is better. No point: None.

    Source: Making Data Count (NHS England), as coded in NHSRplotthedots.

    >>> chart = xmr([10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 30])
    >>> variation_icon(chart, -1), variation_icon(chart, 1)
    ('concern', 'improvement')
    """
    point, centre = chart.latest_point, chart.centre
    if point is None or centre is None:
        return None
    if not chart.latest_flags:
        return "common_cause"
    if polarity_sign == 0:
        return "neutral_high" if point > centre else "neutral_low"
    return "improvement" if polarity_sign * (point - centre) > 0 else "concern"


def assurance(
    chart: ControlChart, target: float | None, polarity_sign: int
) -> Assurance | None:
    """Will this process meet its target by itself, miss it, or either by chance?

    A target on or between the limits is hit or miss, however often it was met.
    Without target or polarity: None.

    Source: Making Data Count (NHS England), as coded in NHSRplotthedots.

    >>> chart = xmr([10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 11])
    >>> assurance(chart, 20, -1), assurance(chart, 20, 1), assurance(chart, 11, 1)
    ('consistently_passing', 'consistently_failing', 'hit_or_miss')
    """
    lines = chart.latest_limits
    if lines is None or target is None or polarity_sign == 0:
        return None
    if lines.lower <= target <= lines.upper:
        return "hit_or_miss"
    above = target > lines.upper
    passing = above if polarity_sign < 0 else not above
    return "consistently_passing" if passing else "consistently_failing"


def choose_chart(
    material: Material, mean: float, points: int, phi: float = 1.0
) -> ChartChoice:
    """Which chart suits this series?

    `mean` is the mean count a month (of events, for rates and proportions too) and
    `phi` their variance over what chance would have. Under twelve points, a test
    of the latest against the earlier instead. Below one a month, chart the days
    between events. Counts from one to seven have an exact c chart, above it an XmR
    chart, which needs no assumption about phi. Rates and proportions have u and p
    charts, Laney's where they spread more than chance.

    Source: rule of thumb after Provost & Murray 2011 and Laney 2002.

    >>> choose_chart("count", 0.4, 24), choose_chart("count", 3.5, 24)
    ('t', 'c')
    >>> choose_chart("count", 40, 24), choose_chart("proportion", 5, 24, 2.0)
    ('xmr', 'laney_p')
    """
    if points < FEWEST_POINTS:
        return "short_series"
    if material == "gap" or (material == "count" and mean < RARE_MEAN):
        return "t"
    if material == "rate":
        return "laney_u" if phi > OVERDISPERSED_PHI else "u"
    if material == "proportion":
        return "laney_p" if phi > OVERDISPERSED_PHI else "p"
    return "c" if material == "count" and mean <= SMALL_MEAN else "xmr"
