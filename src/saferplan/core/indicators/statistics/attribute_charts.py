"""Control charts of counts, rates and proportions, and of those that cluster."""

import math
from collections.abc import Sequence
from functools import lru_cache

from saferplan.core.indicators.statistics.control_chart import (
    ALL_RULES,
    ChartKind,
    ControlChart,
    Limits,
    RuleSettings,
)
from saferplan.core.indicators.statistics.distributions import poisson_quantile
from saferplan.core.indicators.statistics.process_control import (
    SIGMA_PER_RANGE,
    SMALL_MEAN,
    LimitsOf,
    baseline_of,
    build_chart,
    moving_range,
)

# The tails that three and two standard deviations leave on either side.
THREE_SIGMA_TAIL = 0.00135
TWO_SIGMA_TAIL = 0.02275


def c_chart(
    counts: Sequence[float | None],
    *,
    baseline: int | None = None,
    rebase_at: Sequence[int] = (),
    rules: RuleSettings = ALL_RULES,
    exact_below: float = SMALL_MEAN,
) -> ControlChart | None:
    """Which months have more or fewer events than chance would have?

    Counts over equal exposures, None where missing. With a mean below
    `exact_below` the limits are exact Poisson quantiles, else three standard
    deviations; 0 for `exact_below` always takes the latter. With no count: None.

    Raises:
        ValueError: when a count is below zero (chart net counts with `xmr`).

    Source: Shewhart 1931; Montgomery, Statistical Quality Control, 7.3.

    >>> counts = [3, 5, 2, 4, 6, 3, 1, 4, 5, 2, 3, 10]
    >>> round(c_chart(counts, baseline=11, exact_below=0).upper, 4)
    9.0305
    """
    _refuse_negative(counts)

    def limits_of(stretch: slice) -> Sequence[Limits | None]:
        own = counts[stretch]
        held = [x for x in own[: baseline_of(baseline, len(own))] if x is not None]
        if not held:
            return [None] * len(own)
        mean = math.fsum(held) / len(held)
        lines = _exact_lines(mean) if mean < exact_below else _count_lines(mean)
        return [lines] * len(own)

    return build_chart("c", counts, limits_of, rebase_at, rules)


@lru_cache(maxsize=1024)
def _exact_lines(mean: float) -> Limits:
    lower, warn_lower, warn_upper, upper = (
        poisson_quantile(p, mean)
        for p in (
            THREE_SIGMA_TAIL,
            TWO_SIGMA_TAIL,
            1 - TWO_SIGMA_TAIL,
            1 - THREE_SIGMA_TAIL,
        )
    )
    # Where next to nothing is expected even the upper quantile is zero.
    return Limits(mean, lower, max(mean, upper), warn_lower, max(mean, warn_upper))


def _count_lines(mean: float) -> Limits:
    return _lines(mean, math.sqrt(mean), math.inf)


def _lines(centre: float, sigma: float, most: float) -> Limits:
    """Three and two sigma about a centre, within what is possible."""
    return Limits(
        centre,
        max(0.0, centre - 3 * sigma),
        min(most, centre + 3 * sigma),
        max(0.0, centre - 2 * sigma),
        min(most, centre + 2 * sigma),
    )


def u_chart(
    counts: Sequence[float | None],
    exposures: Sequence[float | None],
    *,
    baseline: int | None = None,
    rebase_at: Sequence[int] = (),
    rules: RuleSettings = ALL_RULES,
) -> ControlChart | None:
    """Which months have a higher or lower rate than chance would have?

    Events over exposures (thousands of people), one of each a month, None where
    missing; a month without exposure is missing too. The points are the rates.
    With no rate: None.

    Raises:
        ValueError: when the lengths differ or a number is below zero.

    Source: Shewhart 1931; Montgomery, Statistical Quality Control, 7.3.

    >>> chart = u_chart([12, 15, 9, 20], [10, 12, 8, 10])
    >>> round(chart.centre, 4), round(chart.lower, 4), round(chart.upper, 4)
    (1.4, 0.2775, 2.5225)
    """
    return _rate_chart("u", counts, exposures, baseline, rebase_at, rules)


def p_chart(
    parts: Sequence[float | None],
    wholes: Sequence[float | None],
    *,
    baseline: int | None = None,
    rebase_at: Sequence[int] = (),
    rules: RuleSettings = ALL_RULES,
) -> ControlChart | None:
    """Which months have a larger or smaller share than chance would have?

    Parts of wholes (repeats of cases), one of each a month, None where missing; a
    month with nothing in it is missing too. The points are shares from 0 to 1.
    With no share: None.

    Raises:
        ValueError: when the lengths differ, a number is below zero, or a part
            exceeds its whole.

    Source: Shewhart 1931; Montgomery, Statistical Quality Control, 7.2.

    >>> chart = p_chart([0, 0, 3, 14, 6, 5, 2, 10], [15, 14, 14, 16, 14, 14, 18, 29])
    >>> round(chart.centre, 6), chart.places_of("outside_limits")
    (0.298507, (3,))
    """
    return _rate_chart("p", parts, wholes, baseline, rebase_at, rules)


def laney_u(
    counts: Sequence[float | None],
    exposures: Sequence[float | None],
    *,
    baseline: int | None = None,
    rebase_at: Sequence[int] = (),
    rules: RuleSettings = ALL_RULES,
) -> ControlChart | None:
    """Which rates stand out, where rates spread more than chance would have?

    As `u_chart`, with limits widened (or narrowed) by the spread from month to
    month. For large exposures. With fewer than two rates in a row: None.

    Raises:
        ValueError: when the lengths differ or a number is below zero.

    Source: Laney 2002.

    >>> chart = laney_u([12, 15, 9, 20], [10, 12, 8, 10])
    >>> round((chart.upper - chart.centre) / (2.5225 - 1.4), 3)
    0.761
    """
    return _rate_chart("laney_u", counts, exposures, baseline, rebase_at, rules)


def laney_p(
    parts: Sequence[float | None],
    wholes: Sequence[float | None],
    *,
    baseline: int | None = None,
    rebase_at: Sequence[int] = (),
    rules: RuleSettings = ALL_RULES,
) -> ControlChart | None:
    """Which shares stand out, where shares spread more than chance would have?

    As `p_chart`, with limits widened (or narrowed) by the spread from month to
    month. With fewer than two shares in a row: None.

    Raises:
        ValueError: when the lengths differ, a number is below zero, or a part
            exceeds its whole.

    Source: Laney 2002.

    >>> laney_p([40, 70], [100, 100]).kind
    'laney_p'
    """
    return _rate_chart("laney_p", parts, wholes, baseline, rebase_at, rules)


def dispersion(
    counts: Sequence[float | None],
    exposures: Sequence[float | None] | None = None,
    *,
    proportion: bool = False,
) -> float | None:
    """How much more do the months spread than chance alone would have them?

    Without exposures, the variance over the mean; with them, the same of rates, or
    of shares where `proportion`. 1 is chance alone, and less counts as 1. With
    fewer than two months, or no event, or nothing else: None.

    Raises:
        ValueError: when the lengths differ or a number is below zero.

    Source: Pearson's chi-squared over its degrees of freedom.

    >>> round(dispersion([3, 5, 2, 14, 6]), 3)
    3.75
    """
    pairs = _pairs(counts, [1] * len(counts) if exposures is None else exposures)
    held = [pair for pair in pairs if pair is not None]
    events = math.fsum(x for x, _ in held)
    if len(held) <= 1 or not events:
        return None
    centre = events / math.fsum(n for _, n in held)
    per_unit = centre * (1 - centre) if proportion else centre
    if per_unit <= 0:
        return None
    spread = math.fsum((x - n * centre) ** 2 / (n * per_unit) for x, n in held)
    return max(1.0, spread / (len(held) - 1))


Pairs = Sequence[tuple[float, float] | None]


def _rate_chart(
    kind: ChartKind,
    counts: Sequence[float | None],
    exposures: Sequence[float | None],
    baseline: int | None,
    rebase_at: Sequence[int],
    rules: RuleSettings,
) -> ControlChart | None:
    pairs = _pairs(counts, exposures)
    if kind.endswith("p") and any(pair and pair[0] > pair[1] for pair in pairs):
        raise ValueError("A part cannot exceed its whole.")
    rates = [None if pair is None else pair[0] / pair[1] for pair in pairs]
    limits_of = _limits_of_rates(kind, pairs, baseline)
    return build_chart(kind, rates, limits_of, rebase_at, rules)


def _limits_of_rates(kind: ChartKind, pairs: Pairs, baseline: int | None) -> LimitsOf:
    most = 1.0 if kind.endswith("p") else math.inf

    def limits_of(stretch: slice) -> Sequence[Limits | None]:
        own = pairs[stretch]
        known = own[: baseline_of(baseline, len(own))]
        centre = _pooled(known)
        if centre is None:
            return [None] * len(own)
        # A share varies less near 0 and 1; a rate has no upper end.
        spread = math.sqrt(max(0.0, centre * (1 - centre) if most == 1 else centre))
        factor = _laney_factor(known, centre, spread) if "laney" in kind else 1.0
        if factor is None:
            return [None] * len(own)
        return [
            pair and _lines(centre, factor * spread / math.sqrt(pair[1]), most)
            for pair in own
        ]

    return limits_of


def _pooled(pairs: Pairs) -> float | None:
    held = [pair for pair in pairs if pair is not None]
    if not held:
        return None
    return math.fsum(x for x, _ in held) / math.fsum(n for _, n in held)


def _laney_factor(pairs: Pairs, centre: float, spread: float) -> float | None:
    """The standard deviation of the months in units of what chance would have."""
    if spread == 0:
        return 1.0
    scores = [
        pair and (pair[0] / pair[1] - centre) * math.sqrt(pair[1]) / spread
        for pair in pairs
    ]
    found = moving_range(scores)
    return None if found is None else found.mean_range / SIGMA_PER_RANGE


def _pairs(
    counts: Sequence[float | None], exposures: Sequence[float | None]
) -> list[tuple[float, float] | None]:
    if len(counts) != len(exposures):
        raise ValueError("Every count needs its exposure.")
    _refuse_negative(counts)
    _refuse_negative(exposures)
    return [
        None if x is None or not n else (x, n)
        for x, n in zip(counts, exposures, strict=True)
    ]


def _refuse_negative(numbers: Sequence[float | None]) -> None:
    if any(x is not None and not x >= 0 for x in numbers):
        raise ValueError("Counts and exposures are zero or more; chart others by xmr.")
