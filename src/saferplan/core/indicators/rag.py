"""Red, amber or green: one rule, printed wherever its colours are."""

from __future__ import annotations

from dataclasses import dataclass

from saferplan.core.indicators.measurable import require_measurable
from saferplan.core.indicators.vocabulary import Polarity, Rag, ToleranceKind
from saferplan.core.wording import figure

SMALL_TARGET = 20
"""Below this a count jumps by chance alone by more than any tolerance in use."""
Z_80 = 1.2815515655446004
"""Normal quantile of a two-sided 80 % interval."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RagRule:
    """How far behind its target may a figure be before it is red?

    Green: at the target or better. Amber: behind by no more than the tolerance,
    or, for counts under a target of 20, behind by no more than chance (the 80 %
    Poisson interval of the count reaches the target). Red: further behind. A
    target of zero is missed by anything above it, and that is red.
    """

    tolerance: float = 5.0
    kind: ToleranceKind = ToleranceKind.PERCENT
    small_numbers: bool = True

    def __post_init__(self) -> None:
        if self.tolerance < 0:
            raise ValueError("A tolerance cannot be negative.")
        require_measurable("The tolerance", self.tolerance)

    @property
    def text(self) -> str:
        """The rule as it is printed beside the colours.

        >>> RagRule().text.split(".")[0]
        'Green: at or better than the target'
        """
        unit = {
            ToleranceKind.PERCENT: "% of the target",
            ToleranceKind.POINTS: " percentage points",
            ToleranceKind.COUNT: "",
        }[self.kind]
        allowed = f"{self.tolerance:g}{unit}"
        small = (
            f" Counts with a target under {SMALL_TARGET} are amber while chance "
            "alone could explain the gap."
            if self.small_numbers
            else ""
        )
        return (
            f"Green: at or better than the target. Amber: behind by {allowed} or less. "
            f"Red: behind by more than {allowed}.{small}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RagVerdict:
    """The colour, how far behind (negative: ahead), and why, in words.

    ``adverse_percent`` is in per cent of the target (None when the target is 0);
    ``gap`` is in the figure's own unit, positive when behind.
    """

    rag: Rag | None
    adverse_percent: float | None
    gap: float
    reason: str


def rag(
    actual: float,
    target: float,
    polarity: Polarity,
    rule: RagRule,
    *,
    upper: float | None = None,
    digits: int = 0,
    unit: str = "",
    is_count: bool = True,
) -> RagVerdict:
    """Which colour is this figure against this target, and why?

    Polarity ``context`` and ``neutral`` have no colour. In a band (``target`` to
    ``upper``) every figure inside is green and the gap is to the nearer bound.

    Raises:
        ValueError: polarity ``band`` without an upper bound.

    >>> verdict = rag(744, 765, Polarity.HIGHER, RagRule())
    >>> verdict.rag, round(verdict.adverse_percent, 2)
    (<Rag.AMBER: 'amber'>, 2.75)
    """
    if polarity in (Polarity.CONTEXT, Polarity.NEUTRAL):
        return RagVerdict(
            rag=None,
            adverse_percent=None,
            gap=0.0,
            reason=f"No colour: {polarity.words}.",
        )
    bound, gap = _gap(actual, target, polarity, upper)
    adverse = 100 * gap / abs(bound) if bound else None
    colour, why = _colour(actual, bound, gap, adverse, rule, is_count=is_count)
    told = _distance(gap, adverse, digits, unit, points=unit == "%")
    reason = (
        f"{figure(actual, digits, unit)} against {figure(bound, digits, unit)}: "
        f"{told}. {why}"
    )
    return RagVerdict(rag=colour, adverse_percent=adverse, gap=gap, reason=reason)


def colour(
    actual: float,
    target: float,
    polarity: Polarity,
    rule: RagRule,
    *,
    upper: float | None = None,
    is_count: bool = True,
) -> Rag | None:
    """Which colour would this figure have? `rag` without the words.

    >>> colour(101, 103, Polarity.LOWER, RagRule())
    <Rag.GREEN: 'green'>
    """
    if polarity in (Polarity.CONTEXT, Polarity.NEUTRAL):
        return None
    bound, gap = _gap(actual, target, polarity, upper)
    adverse = 100 * gap / abs(bound) if bound else None
    return _colour(actual, bound, gap, adverse, rule, is_count=is_count)[0]


def _gap(
    actual: float, target: float, polarity: Polarity, upper: float | None
) -> tuple[float, float]:
    """The bound that matters and how far the figure is on its wrong side."""
    if polarity is not Polarity.BAND:
        return target, polarity.sign * (target - actual)
    if upper is None:
        raise ValueError("A band needs an upper bound.")
    below, above = target - actual, actual - upper
    return (target, below) if below >= above else (upper, above)


def _colour(
    actual: float,
    target: float,
    gap: float,
    adverse: float | None,
    rule: RagRule,
    *,
    is_count: bool,
) -> tuple[Rag, str]:
    if gap <= 0:
        return Rag.GREEN, "Green: at or better than the target."
    distance = {
        ToleranceKind.PERCENT: adverse,
        ToleranceKind.POINTS: gap,
        ToleranceKind.COUNT: gap,
    }[rule.kind]
    if distance is None:
        return Rag.RED, "Red: the target is zero, and anything above it misses."
    if distance <= rule.tolerance:
        return Rag.AMBER, f"Amber: within the tolerance of {_tolerance(rule)}."
    if rule.small_numbers and is_count and target < SMALL_TARGET:
        low, high = _eighty_percent(actual)
        if low <= target <= high:
            return Rag.AMBER, (
                "Amber: beyond the tolerance, but numbers this small could be "
                "this far behind by chance."
            )
    return Rag.RED, f"Red: beyond the tolerance of {_tolerance(rule)}."


def _tolerance(rule: RagRule) -> str:
    unit = {"percent": "%", "points": " percentage points", "count": ""}
    return f"{rule.tolerance:g}{unit[rule.kind.value]}"


def _distance(
    gap: float, adverse: float | None, digits: int, unit: str, *, points: bool
) -> str:
    if gap == 0:
        return "exactly on target"
    word = "behind" if gap > 0 else "ahead"
    if points:
        size = f"{figure(abs(gap), 2)} percentage points"
        return f"{size} {word}"
    if adverse is None:
        return f"{figure(abs(gap), digits, unit)} {word}"
    return f"{figure(abs(adverse), 1)}% {word}"


def _eighty_percent(count: float) -> tuple[float, float]:
    """The exact 80 % Poisson interval of a count (Garwood 1936)."""
    # scipy.special takes 1.7 s of CPU to import and most figures never need it.
    from scipy.special import gammaincinv  # noqa: PLC0415

    if count < 0:
        return (count, count)
    low = 0.0 if count == 0 else float(gammaincinv(count, 0.1))
    return low, float(gammaincinv(count + 1, 0.9))
