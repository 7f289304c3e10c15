"""Where the year will end if it goes on as it began, and how sure that is.

Each forecast takes the months of the year so far, None where one is missing, and
weights that say which share of a year each month usually brings. A missing month
is treated as one still to come: its share is expected, not assumed to be zero.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from saferplan.core.indicators.statistics.distributions import (
    negative_binomial_at_least,
    negative_binomial_at_most,
    negative_binomial_quantile,
    normal_cdf,
    normal_quantile,
    poisson_at_least,
    poisson_at_most,
    poisson_quantile,
    t_cdf,
    t_quantile,
    tail,
)
from saferplan.core.indicators.statistics.year_so_far import (
    STRAIGHT_YEAR,
    Goal,
    YearSoFar,
    phi_of,
    year_so_far,
)

ChanceWords = Literal["likely to meet", "could go either way", "unlikely to meet"]

# Above 1.2 the months spread visibly more than chance would have them; from six
# months on, their spread is known well enough to be used.
CLUSTERED_PHI = 1.2
MONTHS_TO_KNOW_SPREAD = 6

LIKELY, UNLIKELY = 0.80, 0.20


@dataclass(frozen=True, slots=True)
class ForecastNumbers:
    """The expected total of the year, its interval, the chance of the target.

    `low`, `high` and the chance are None where they cannot be had: net counts
    below zero, no target, no polarity.

    >>> ForecastNumbers(201.0, 183, 222, 0.00008).value
    201.0
    """

    value: float
    low: float | None
    high: float | None
    chance_of_meeting: float | None

    def __post_init__(self) -> None:
        """Refuse an interval the wrong way round and a chance that is none."""
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"A forecast runs upwards; got {self.low} to {self.high}.")
        chance = self.chance_of_meeting
        if chance is not None and not 0 <= chance <= 1:
            raise ValueError(f"A chance lies from 0 to 1; got {chance}.")


def linear(
    months: Sequence[float | None],
    *,
    target: float | None = None,
    polarity_sign: int = 0,
    level: float = 0.95,
) -> ForecastNumbers | None:
    """Where does the year end if every month brings the same?

    The value is the total times 12 over the months seen; interval and chance are
    of the gamma-Poisson forecast under the same assumption. Under three months:
    None.

    Raises:
        ValueError: when there are more than twelve months.

    Source: proportional scaling; Jeffreys' prior for the interval.

    >>> cases = [15, 14, 14, 16, 14, 14, 18, 29]
    >>> linear(cases, target=244, polarity_sign=1).value
    201.0
    """
    return profile(
        months, STRAIGHT_YEAR, target=target, polarity_sign=polarity_sign, level=level
    )


def profile(
    months: Sequence[float | None],
    weights: Sequence[float],
    *,
    target: float | None = None,
    polarity_sign: int = 0,
    level: float = 0.95,
) -> ForecastNumbers | None:
    """Where does the year end if the rest keeps the profile's proportions?

    `weights` are any numbers in the proportions of the twelve months: last year's
    counts, a seasonal shape, the steps of the target's profile. Interval and
    chance are of the gamma-Poisson forecast under the same weights. Under three
    months, or where the profile expects nothing of those seen: None.

    Raises:
        ValueError: when there are more months than weights or a weight is below
            zero.

    Source: proportional scaling; Jeffreys' prior for the interval.

    >>> cases = [15, 14, 14, 16, 14, 14, 18, 29]
    >>> steps = [16, 17, 16, 16, 16, 17, 16, 16, 16, 33, 32, 33]
    >>> forecast = profile(cases, steps, target=244, polarity_sign=1)
    >>> round(forecast.value, 1), forecast.low, forecast.high
    (251.5, 224.0, 282.0)
    """
    year, goal = year_so_far(months, weights), Goal(target, polarity_sign, level)
    return None if year is None else _gamma_poisson(year, year.scaled_up, goal)


def gamma_poisson(
    months: Sequence[float | None],
    weights: Sequence[float] = STRAIGHT_YEAR,
    *,
    target: float | None = None,
    polarity_sign: int = 0,
    level: float = 0.95,
) -> ForecastNumbers | None:
    """Where does the year end, allowing for not knowing the underlying rate?

    As `profile`, with the mean of the same predictive distribution as its value.
    It holds even where nothing has happened yet.

    Raises:
        ValueError: when there are more months than weights or a weight is below
            zero.

    Source: the negative binomial predictive of a Poisson rate with Jeffreys'
    prior; Gelman et al., Bayesian Data Analysis, 2.6.

    >>> forecast = gamma_poisson([15, 14, 14, 16, 14, 14, 18, 29])
    >>> forecast.value, forecast.low, forecast.high
    (201.25, 183.0, 222.0)
    """
    year, goal = year_so_far(months, weights), Goal(target, polarity_sign, level)
    if year is None:
        return None
    rest = (year.total + 0.5) * year.share_unseen / year.share_seen
    return _gamma_poisson(year, year.total + rest, goal)


def quasi_poisson(
    months: Sequence[float | None],
    weights: Sequence[float] = STRAIGHT_YEAR,
    *,
    target: float | None = None,
    polarity_sign: int = 0,
    level: float = 0.95,
    phi: float | None = None,
) -> ForecastNumbers | None:
    """Where does the year end, allowing for months that spread more than chance?

    The value is that of `profile`. `phi` is estimated from the months seen, and
    the interval is then Student's; a phi known from elsewhere may be given, and
    the interval is then normal. The low end never falls below what has happened.
    Under three months, or where nothing has happened yet: None.

    Raises:
        ValueError: when there are more months than weights or a weight is below
            zero.

    Source: quasi-likelihood, McCullagh & Nelder 1989; chance with continuity
    correction.

    >>> forecast = quasi_poisson([15, 14, 14, 16, 14, 14, 18, 29])
    >>> round(forecast.low, 1), round(forecast.high, 1)
    (171.2, 230.8)
    """
    year, goal = year_so_far(months, weights), Goal(target, polarity_sign, level)
    if year is None or year.total <= 0:
        return None
    if year.holds_a_negative:
        return ForecastNumbers(year.scaled_up, None, None, None)
    if not year.share_unseen:
        return _finished(year.total, goal)
    freedom = len(year.months) - 1 if phi is None else None
    rest = year.scaled_up - year.total
    phi = phi_of(year) if phi is None else max(1.0, phi)
    error = math.sqrt(phi * (rest + rest * rest / year.total))
    return _around(year.total, rest, error, freedom, goal)


def poisson_plug_in(
    months: Sequence[float | None],
    weights: Sequence[float] = STRAIGHT_YEAR,
    *,
    target: float | None = None,
    polarity_sign: int = 0,
    level: float = 0.95,
) -> ForecastNumbers | None:
    """Where does the year end, if the rate seen so far were exactly the true one?

    Too narrow, for it forgets that the rate is itself uncertain; it stands beside
    the others to show how much that matters. Under three months: None.

    Raises:
        ValueError: when there are more months than weights or a weight is below
            zero.

    Source: the Poisson distribution at its estimated mean.

    >>> forecast = poisson_plug_in([15, 14, 14, 16, 14, 14, 18, 29])
    >>> forecast.low, forecast.high
    (185.0, 217.0)
    """
    year, goal = year_so_far(months, weights), Goal(target, polarity_sign, level)
    if year is None:
        return None
    if year.holds_a_negative:
        return ForecastNumbers(year.scaled_up, None, None, None)
    rest, each_side = year.scaled_up - year.total, tail(level)
    return ForecastNumbers(
        year.scaled_up,
        year.total + poisson_quantile(each_side, rest),
        year.total + poisson_quantile(1 - each_side, rest),
        _poisson_chance(year.total, rest, goal),
    )


def quasi_poisson_suits(phi: float, months_seen: int) -> bool:
    """Is the quasi-Poisson forecast the better one to show?

    Where months cluster, or enough of them show how they spread.

    Source: house rule.

    >>> quasi_poisson_suits(1.58, 4), quasi_poisson_suits(1.0, 4)
    (True, False)
    """
    return phi > CLUSTERED_PHI or months_seen >= MONTHS_TO_KNOW_SPREAD


def chance_words(chance: float) -> ChanceWords:
    """In which words is the chance of meeting a target told?

    From 0.80 likely, under 0.20 unlikely.

    Source: house wording.

    >>> chance_words(0.7078)
    'could go either way'
    """
    if chance >= LIKELY:
        return "likely to meet"
    return "unlikely to meet" if chance < UNLIKELY else "could go either way"


def _gamma_poisson(year: YearSoFar, value: float, goal: Goal) -> ForecastNumbers:
    if year.holds_a_negative:
        return ForecastNumbers(value, None, None, None)
    if not year.share_unseen:
        return _finished(year.total, goal)
    size = year.total + 0.5
    share = year.share_seen / (year.share_seen + year.share_unseen)
    each_side = tail(goal.level)
    return ForecastNumbers(
        value,
        year.total + negative_binomial_quantile(each_side, size, share),
        year.total + negative_binomial_quantile(1 - each_side, size, share),
        _gamma_poisson_chance(year.total, size, share, goal),
    )


def _finished(total: float, goal: Goal) -> ForecastNumbers:
    """Every month is in: nothing is left to chance."""
    met = goal.met_by(total)
    return ForecastNumbers(total, total, total, None if met is None else float(met))


def _gamma_poisson_chance(
    total: float, size: float, share: float, goal: Goal
) -> float | None:
    if goal.target is None or not goal.sign:
        return None
    left = goal.target - total
    if goal.sign > 0:
        return negative_binomial_at_least(math.ceil(left), size, share)
    return negative_binomial_at_most(math.floor(left), size, share)


def _poisson_chance(total: float, rest: float, goal: Goal) -> float | None:
    if goal.target is None or not goal.sign:
        return None
    left = goal.target - total
    if goal.sign > 0:
        return poisson_at_least(math.ceil(left), rest)
    return poisson_at_most(math.floor(left), rest)


def _around(
    total: float, rest: float, error: float, freedom: int | None, goal: Goal
) -> ForecastNumbers:
    """A symmetric forecast; Student's where there are degrees of freedom."""
    side = 1 - tail(goal.level)
    reach = normal_quantile(side) if freedom is None else t_quantile(side, freedom)
    value = total + rest
    return ForecastNumbers(
        value,
        max(total, value - reach * error),
        value + reach * error,
        _symmetric_chance(total, rest, error, freedom, goal),
    )


def _symmetric_chance(
    total: float, rest: float, error: float, freedom: int | None, goal: Goal
) -> float | None:
    if goal.target is None or not goal.sign:
        return None
    left = goal.target - total
    if left < 0 or (left == 0 and goal.sign > 0):  # passed: no chance is involved
        return float(goal.sign > 0)
    # Half a unit towards the target: whole events under a smooth curve.
    score = (0.5 - goal.sign * (left - rest)) / error
    return normal_cdf(score) if freedom is None else t_cdf(score, freedom)
