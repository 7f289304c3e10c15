"""A made-up partnership of any size, as core values; the same for the same size."""

from __future__ import annotations

from datetime import date

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.holdings import Holdings, Series
from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.targets import Target
from saferplan.core.indicators.vocabulary import Aggregation, Polarity
from saferplan.core.partnership.structure import Body, BodyType, Partnership
from saferplan.core.periods import Basis, Month, financial_year, month
from saferplan.core.plan.priorities import Plan, Priority

LAST = Month(2008, 12)
AS_AT = LAST.last
KNOWN = date(2009, 3, 30)
PRIORITIES = tuple(
    Priority(slug=f"priority-{n}", name=f"Priority {n}") for n in range(1, 7)
)


def series(number: int, months: int) -> Series:
    """One indicator with a wavering monthly count and two targets."""
    first = LAST.plus(1 - months)
    counts = (
        80 + (at * 7 + number * 3) % 23 + (number % 5) * at // 9 for at in range(months)
    )
    return Series(
        indicator=Indicator(
            code=f"X{number:04d}",
            title=f"Made-up offence number {number}",
            plain_title=f"Made-up offence {number}",
            aggregation=Aggregation.SUM,
            basis=Basis.ROLLING_12 if number % 2 else Basis.YEAR_TO_DATE,
            polarity=Polarity.LOWER if number % 3 else Polarity.HIGHER,
            unit="offences",
            priority=PRIORITIES[number % len(PRIORITIES)].slug,
            counts="Offences of a kind that nobody has committed.",
        ),
        observations=tuple(
            Observation(period=month(first.plus(at)), value=count, known_on=KNOWN)
            for at, count in enumerate(counts)
        ),
        targets=tuple(
            Target(
                period=financial_year(year), value=1000 + number % 90, known_on=KNOWN
            )
            for year in (2008, 2009)
        ),
    )


def holdings(indicators: int, months: int) -> Holdings:
    """A whole partnership with so many indicators over so many months."""
    return Holdings(
        partnership=Partnership(
            slug="made-up",
            name="Safer Made-up Partnership",
            area="Made-up",
            bodies=(
                Body(
                    slug="delivery-board",
                    type=BodyType.DELIVERY_BOARD,
                    local_name="Delivery Board",
                ),
            ),
        ),
        plan=Plan(
            title="Plan",
            starts=date(2008, 4, 1),
            ends=date(2011, 3, 31),
            priorities=PRIORITIES,
        ),
        series=tuple(series(number, months) for number in range(indicators)),
    )
