"""Rounding the way people expect to see it: half away from zero, everywhere."""

from decimal import ROUND_HALF_UP, Context, Decimal

_WIDE = Context(prec=400)
"""Digits enough for any number Python keeps; the usual 28 end at 1e28."""


def half_up(value: float, digits: int = 0) -> float:
    """What does this number look like, rounded for display?

    Halves go away from zero (Python's own ``round`` sends them to the even
    neighbour, which turns a printed 32.5 into 32). The decimal digits that a
    person sees are what is rounded, not the binary fraction behind them.

    Args:
        value: any finite number, in any unit.
        digits: decimal places to keep; negative rounds to tens, hundreds, ...

    Raises:
        ValueError: the value is not finite.

    Source: methods, display rule (half away from zero).

    >>> half_up(32.5), half_up(-2.5), half_up(97.5)
    (33.0, -3.0, 98.0)
    >>> half_up(29.8507, 1), half_up(2.675, 2)
    (29.9, 2.68)
    """
    value = float(value)
    if digits >= 0 and value.is_integer():
        return value
    exact = Decimal(repr(value))
    if not exact.is_finite():
        raise ValueError(f"Only a finite number can be rounded, not {value!r}.")
    step = Decimal(1).scaleb(-digits)
    return float(exact.quantize(step, rounding=ROUND_HALF_UP, context=_WIDE))


def half_up_int(value: float) -> int:
    """Which whole number is nearest, halves away from zero?

    >>> half_up_int(48.75), half_up_int(16.25), half_up_int(-0.5)
    (49, 16, -1)
    """
    return int(half_up(value))
