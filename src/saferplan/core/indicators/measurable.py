"""How large and how small may a number of the field be?

Everything that is worked out from numbers within these bounds (sums of years,
shares, distances in per cent, intervals) is finite, so that no page ever shows a
figure that is none. Larger whole numbers could not be told apart as Python keeps
them; smaller fractions are a slip of the decimal point.
"""

from __future__ import annotations

LARGEST = 1e15
SMALLEST = 1e-9


def is_measurable(number: float) -> bool:
    """Is it nought, or between a thousand-millionth and a thousand million million?

    >>> is_measurable(5109), is_measurable(0), is_measurable(-0.25)
    (True, True, True)
    >>> is_measurable(1e308), is_measurable(1e-308), is_measurable(float("nan"))
    (False, False, False)
    """
    return number == 0 or SMALLEST <= abs(number) <= LARGEST


def require_measurable(what: str, *numbers: float | None) -> None:
    """Raise unless each of these is a number of the field, or not there.

    Raises:
        ValueError: one is not finite, too large or too near nought; the sentence
            starts with ``what``.

    >>> require_measurable("The figure", 12, None)
    """
    for number in numbers:
        if number is not None and not is_measurable(number):
            raise ValueError(
                f"{what}: {number:g} is not a number that can be counted or measured; "
                f"it must be 0, or from {SMALLEST:g} to {LARGEST:g} in size."
            )
