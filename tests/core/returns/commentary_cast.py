"""The indicators that the linter's tables speak of, each with its position beside it.

Every one stands as at December 2008. The name in the tables is the key of `CAST`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.position import history, position
from saferplan.core.indicators.targets import Baseline, Target
from saferplan.core.indicators.vocabulary import Aggregation, Polarity
from saferplan.core.periods import Basis, Month, quarter, rolling_12
from saferplan.core.returns.commentary import Commentary
from saferplan.core.returns.linting import Lint, Watched
from tests.builders import KNOWN, a_ratio, a_row, a_target, an_indicator, monthly_ratio

DECEMBER = date(2008, 12, 31)
THIS, LAST = Month(2008, 12), Month(2008, 11)
WHY, NEXT = "Sheds were left open over the holidays", "Fit 200 locks to sheds"
BY = date(2009, 3, 15)


def _rolling(
    code: str,
    name: str,
    figures: tuple[float, float],
    ends: tuple[float, float] | None,
    polarity: Polarity = Polarity.LOWER,
    title: str = "",
) -> Watched:
    """Twelve months to November and to December, and the targets of two years."""
    targets = (a_target(ends[0]), a_target(ends[1], 2009)) if ends else ()
    return _watched(
        an_indicator(
            code=code,
            title=title or name,
            plain_title=name,
            basis=Basis.ROLLING_12,
            polarity=polarity,
            unit="",
        ),
        [
            a_row(rolling_12(which), value)
            for which, value in zip((LAST, THIS), figures, strict=True)
        ],
        targets,
    )


def _watched(
    indicator: Indicator,
    rows: Sequence[Observation],
    targets: Sequence[Target],
    baselines: Sequence[Baseline] = (),
) -> Watched:
    at = DECEMBER
    return Watched(
        position(indicator, rows, targets, at, baselines=baselines),
        history(indicator, rows, targets, at, baselines=baselines),
    )


def _repeats() -> Watched:
    """28.6% to October, 29.9% to November, 31.2% to December; red against 28%."""
    return _watched(
        a_ratio(
            code="NI32",
            title="Repeat incidents of domestic violence",
            plain_title="Cases heard again within a year",
        ),
        monthly_ratio(
            [0, 0, 3, 14, 6, 5, 2, 10, 8], [15, 14, 14, 16, 14, 14, 18, 29, 20]
        ),
        [a_target(28)],
    )


def _reoffending() -> Watched:
    """The plan's NI 30: 106 against a quarter's target of 75 and baseline of 96."""
    of_quarter = quarter(2008, 2)
    return _watched(
        an_indicator(
            code="NI30",
            title="Reoffending by prolific offenders",
            basis=Basis.QUARTER,
            frequency="quarter",
        ),
        [a_row(of_quarter, 106)],
        [Target(period=of_quarter, value=75, known_on=KNOWN)],
        [Baseline(period=quarter(2007, 2), value=96, known_on=KNOWN)],
    )


def _perceptions() -> Watched:
    indicator = an_indicator(
        code="NI17",
        title="Perceptions of anti-social behaviour",
        aggregation=Aggregation.SURVEY,
        basis=Basis.SURVEY_WAVE,
        unit="%",
        frequency="two_years",
    )
    return _watched(indicator, [], [])


@cache
def watched(name: str) -> Watched:
    """The indicator of this name in the tables."""
    return CAST[name]()


CAST = {
    # Red: 7.0% behind, and it rose. It must fall to 4,574.
    "burglary": lambda: _rolling(
        "NI16",
        "Burglary and car crime",
        (5050, 5109),
        (4773, 4574),
        title="Serious acquisitive crime rate",
    ),
    # Red: 16% behind, though it fell.
    "shops": lambda: _rolling("SHOP", "Shoplifting", (1700, 1632), (1407, 1300)),
    # Amber: higher is better, 744 of 765, and it fell. It must rise to 809.
    "treatment": lambda: _rolling(
        "NI40",
        "Drug users in effective treatment",
        (760, 744),
        (765, 809),
        Polarity.HIGHER,
    ),
    # Green: 769 against 781, and it fell. It must fall to 722.
    "fires": lambda: _rolling("NI33", "Deliberate fires", (790, 769), (781, 722)),
    # Green: the same in both months.
    "graffiti": lambda: _rolling("GRAF", "Graffiti removed", (300, 300), (320, 310)),
    # Green: higher is better, and it rose.
    "cases": lambda: _rolling(
        "CASES", "High-risk cases heard", (131, 134), (130, 132), Polarity.HIGHER
    ),
    # No target: 141, then 146.
    "leaders": lambda: _rolling(
        "VOL", "Volunteer street leaders", (141, 146), None, Polarity.HIGHER
    ),
    # Red, a percentage, and it rose.
    "repeats": _repeats,
    # Red, by the quarter that ended in September; it rose on its baseline.
    "reoffending": _reoffending,
    # No figure at all.
    "perceptions": _perceptions,
}


def words(**boxes: str) -> Commentary:
    """A whole commentary but for these boxes; next says its own date."""
    said = {"why": WHY, "next": NEXT} | boxes
    return Commentary(
        holder="g", month=THIS, by_when=None if "next" in boxes else BY, **said
    )


def bare(month: Month = THIS, **boxes: str) -> Commentary:
    """Only these boxes."""
    return Commentary(holder="g", month=month, **boxes)


def watching(*names: str) -> list[Watched]:
    """These indicators."""
    return [watched(name) for name in names]


def rules(found: tuple[Lint, ...]) -> frozenset[str]:
    """The rules of these remarks."""
    return frozenset(one.rule.value for one in found)
