"""Two made-up partnerships: one of everything, and a small one beside it."""

from __future__ import annotations

from datetime import date

from saferplan.core.indicators.holdings import Holdings, Series
from saferplan.core.indicators.targets import Baseline
from saferplan.core.indicators.vocabulary import (
    Marker,
    Missing,
    ProfileKind,
    TargetStatus,
)
from saferplan.core.partnership.structure import (
    Body,
    BodyType,
    Membership,
    Organisation,
    Partnership,
    StatutoryRole,
)
from saferplan.core.periods import Basis, Month, Period, calendar_year, month
from saferplan.core.plan.priorities import LinkedPlan, Plan, Priority, Theme
from tests.builders import a_ratio, a_row, a_target, an_indicator, monthly

ANYTOWN, OTHERTOWN = "anytown", "othertown"
BURGLARY, REPEATS, DEATHS = "BURGLARY", "REPEATS", "DEATHS"
DECEMBER = Month(2008, 12)
AS_AT = DECEMBER.last


def a_partnership() -> Partnership:
    """Three organisations and four bodies, with seats that came and went."""
    return Partnership(
        slug=ANYTOWN,
        name="Safer Anytown Partnership",
        area="Anytown",
        area_code="E06000099",
        population=163_300,
        statutory_frame=("Crime and Disorder Act 1998", "Police Reform Act 2002"),
        organisations=(
            Organisation(
                slug="anytown-council",
                name="Anytown Council",
                role=StatutoryRole.RESPONSIBLE_AUTHORITY,
                legal_basis="section 5",
                valid_from=date(1998, 8, 1),
            ),
            Organisation(
                slug="police",
                name="County Constabulary",
                role=StatutoryRole.RESPONSIBLE_AUTHORITY,
            ),
            Organisation(
                slug="shops",
                name="Shopkeepers’ Association",
                role=StatutoryRole.OTHER,
                valid_from=date(2007, 1, 1),
                valid_to=date(2009, 1, 1),
            ),
        ),
        bodies=(
            Body(
                slug="board",
                type=BodyType.PARTNERSHIP_BOARD,
                local_name="Safer Anytown Board",
                duties=("sets the priorities", "answers for the plan"),
            ),
            Body(
                slug="delivery-board",
                type=BodyType.DELIVERY_BOARD,
                local_name="Getting It Done",
                parent="board",
                meets="monthly",
            ),
            Body(
                slug="burglary-group",
                type=BodyType.TASK_AND_FINISH_GROUP,
                local_name="Burglary Group",
                parent="delivery-board",
                lead_organisation="police",
                focus_areas=("sheds", "student lets"),
            ),
            Body(
                slug="abuse-group",
                type=BodyType.TASK_AND_FINISH_GROUP,
                local_name="Domestic Abuse Group",
                parent="delivery-board",
                lead_organisation="anytown-council",
            ),
        ),
        memberships=(
            Membership(organisation="police", body="board", capacity="chair"),
            Membership(organisation="shops", body="delivery-board"),
        ),
        vision="Fewer victims.",
    )


def a_plan() -> Plan:
    """Two priorities, a theme and a linked plan."""
    return Plan(
        title="Community Safety Plan",
        starts=date(2008, 4, 1),
        ends=date(2011, 3, 31),
        edition="2008 to 2011",
        priorities=(
            Priority(slug="burglary", name="Burglary", group="burglary-group"),
            Priority(slug="abuse", name="Domestic abuse", focus_areas=("repeats",)),
        ),
        themes=(Theme(slug="alcohol", name="Alcohol"),),
        linked_plans=(LinkedPlan(name="Policing plan", owner="police", level="force"),),
    )


def burglaries() -> Series:
    """Months of a count, with a correction of June and a target for the year."""
    june = a_row(
        month(Month(2008, 6)),
        31,
        known_on=date(2009, 4, 2),
        reason="late crime reports",
    )
    forecast = a_row(month(Month(2008, 12)), 40, markers=frozenset({Marker.FORECAST}))
    return Series(
        indicator=an_indicator(
            code=BURGLARY,
            title="Burglary of homes",
            owner="burglary-group",
            priority="burglary",
            groups=("burglary-group", "delivery-board"),
            caveats=("counts attempts",),
        ),
        observations=(
            *monthly([30, 28, 29, 35, 31, 30, 33, 36, 34]),
            june,
            forecast,
        ),
        targets=(a_target(360, profile=ProfileKind.STRAIGHT, decided_by="board"),),
        baselines=(
            Baseline(
                period=Period.parse(Basis.FINANCIAL_YEAR, "2007/08"),
                value=400,
                known_on=date(2008, 5, 1),
            ),
        ),
    )


def repeats() -> Series:
    """Months of a share, one of them not returned."""
    rows = [
        a_row(month(Month(2008, at)), numerator=part, denominator=whole)
        for at, part, whole in ((4, 2, 10), (5, 5, 16), (6, 4, 13))
    ]
    awaited = a_row(month(Month(2008, 7)), missing=Missing.AWAITED)
    return Series(
        indicator=a_ratio(
            code=REPEATS,
            title="Repeat cases",
            owner="abuse-group",
            priority="abuse",
            sensitive=True,
        ),
        observations=(*rows, awaited),
        targets=(
            a_target(28),
            a_target(None, 2009, status=TargetStatus.TO_BE_SET),
        ),
    )


def deaths() -> Series:
    """A calendar year, with seasonal weights; it belongs to no priority."""
    return Series(
        indicator=an_indicator(
            code=DEATHS,
            title="Killed on the roads",
            basis=Basis.CALENDAR_YEAR,
            year_starts=1,
            frequency="year",
            owner="police",
        ),
        observations=(a_row(calendar_year(2008), 12, source="road casualties"),),
        targets=(
            a_target(
                11, profile=ProfileKind.SEASONAL, weights=(1,) * 11 + (2,), start=15
            ),
        ),
    )


def anytown(*series: Series) -> Holdings:
    """The partnership with three indicators, or with these."""
    return Holdings(
        partnership=a_partnership(),
        plan=a_plan(),
        series=series or (burglaries(), repeats(), deaths()),
    )


def othertown() -> Holdings:
    """A small partnership with one indicator of the same code."""
    return Holdings(
        partnership=Partnership(
            slug=OTHERTOWN, name="Othertown Together", area="Othertown"
        ),
        series=(
            Series(
                indicator=an_indicator(code=BURGLARY),
                observations=monthly([900, 901]),
            ),
        ),
    )
