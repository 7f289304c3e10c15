"""How far a number has moved, and how far it still has to go.

A missing number (None) makes a missing answer, never a zero.
"""

from typing import Literal

RequiredVerb = Literal["reduction", "increase", "no change"]
PolaritySign = Literal[-1, 0, 1]

# Under ten, one event more or less moves the percentage by over ten: 2 to 3 is
# "+50 %". Counts are shown instead.
SMALLEST_BASE_FOR_PERCENT = 10


def percentage_change(old: float | None, new: float | None) -> float | None:
    """By what percentage did a number change from old to new?

    In percent, a fall negative. From zero, or from a net count below zero, there
    is no percentage: None, and the absolute change is shown.

    Source: by definition, 100 (new - old) / old.

    >>> round(percentage_change(5109, 4574), 4)
    -10.4717
    >>> percentage_change(0, 3) is None
    True
    """
    if old is None or new is None or old <= 0:
        return None
    return 100 * (new - old) / old


def percentage_is_fair(base: float | None) -> bool:
    """Is the base large enough for a percentage change to be shown?

    A missing base is not.

    Source: usual practice in published crime statistics: counts under 10 are
    shown as counts.

    >>> percentage_is_fair(2), percentage_is_fair(96)
    (False, True)
    """
    return base is not None and base >= SMALLEST_BASE_FOR_PERCENT


def points_change(old: float | None, new: float | None) -> float | None:
    """By how many percentage points did a percentage change?

    Both in percent. The answer is in points and is never called a percentage.

    Source: by definition, new - old.

    >>> round(points_change(28.235, 12.245), 2)
    -15.99
    """
    return None if old is None or new is None else new - old


def percentage(part: float | None, whole: float | None) -> float | None:
    """What percentage of the whole is the part?

    Of nothing there is no percentage: None, not 0 ("no visits", not "none sold").

    Raises:
        ValueError: when either is below zero or the part exceeds the whole.

    Source: by definition, 100 part / whole, of sums and never of percentages.

    >>> round(percentage(40, 134), 3)
    29.851
    >>> percentage(0, 0) is None
    True
    """
    if part is None or whole is None:
        return None
    if not 0 <= part <= whole:
        raise ValueError(f"A part lies between 0 and its whole; got {part} of {whole}.")
    return 100 * part / whole if whole else None


def required_change(position: float | None, target: float | None) -> float | None:
    """By what percentage must the position change to reach the target?

    In percent; the sign gives the word (`required_verb`). From a position of zero
    there is no percentage: None.

    Source: by definition, 100 (target - position) / position.

    >>> round(required_change(744, 809), 4)
    8.7366
    """
    return percentage_change(position, target)


def required_verb(change: float | None) -> RequiredVerb | None:
    """Which word does a required change take?

    The word comes from the sign alone, so that it cannot contradict the figure.
    Whether the target is already bettered is another question: ask
    `adverse_percent`, which knows the polarity.

    Source: by definition.

    >>> required_verb(8.7366), required_verb(-6.11), required_verb(None)
    ('increase', 'reduction', None)
    """
    if change is None:
        return None
    if change == 0:
        return "no change"
    return "increase" if change > 0 else "reduction"


def adverse_percent(
    actual: float | None, target: float | None, polarity_sign: int
) -> float | None:
    """How far behind its target is the actual, in percent of the target?

    Positive is behind (adverse), negative ahead. `polarity_sign` is +1 where
    higher is better, -1 where lower is better, 0 where neither is (None). Against
    a target of zero there is no percentage: None.

    Raises:
        ValueError: when the polarity sign is not -1, 0 or 1.

    Source: by definition, 100 s (T - A) / |T|.

    >>> round(adverse_percent(5109, 4773, -1), 2)
    7.04
    >>> round(adverse_percent(134, 130, +1), 2)
    -3.08
    """
    behind = adverse_amount(actual, target, polarity_sign)
    if behind is None or not target:
        return None
    return 100 * behind / abs(target)


def adverse_amount(
    actual: float | None, target: float | None, polarity_sign: int
) -> float | None:
    """How far behind its target is the actual, in the units of both?

    Points for percentages, events for counts; positive is behind. This is what is
    shown for a target of zero.

    Raises:
        ValueError: when the polarity sign is not -1, 0 or 1.

    Source: by definition, s (T - A).

    >>> adverse_amount(3, 0, -1)
    3
    """
    if polarity_sign not in (-1, 0, 1):
        raise ValueError(f"A polarity sign is -1, 0 or 1; got {polarity_sign}.")
    if actual is None or target is None or polarity_sign == 0:
        return None
    return polarity_sign * (target - actual)


def per_day(count: float, days: int) -> float:
    """How many a day is that, over this many days?

    Raises:
        ValueError: when there are no days.

    Source: by definition.

    >>> round(per_day(548, 365), 4)
    1.5014
    """
    if days <= 0:
        raise ValueError(f"A period has at least one day; got {days}.")
    return count / days


def annualised(count: float, days: int, year_days: int = 365) -> float:
    """How many would that be in a year, so that unequal periods compare?

    Raises:
        ValueError: when there are no days.

    Source: by definition, count / days x 365.

    >>> round(annualised(549, 366), 1)
    547.5
    """
    return per_day(count, days) * year_days
