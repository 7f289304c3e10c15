"""A pack with one indicator of every shape a writer can meet.

All figures are made up for the tests; Anytown does not exist.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from saferplan.core.boards.building import build_pack
from saferplan.core.boards.pack import Branding, Line, Pack
from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.position import history, position
from saferplan.core.indicators.sentences import headline, sentence
from saferplan.core.indicators.targets import Target
from saferplan.core.indicators.trace import trace_code
from saferplan.core.indicators.vocabulary import (
    Aggregation,
    Marker,
    Missing,
    Polarity,
    ProfileKind,
    TargetStatus,
)
from saferplan.core.partnership.structure import Body, BodyType, Partnership
from saferplan.core.periods import (
    Basis,
    Month,
    financial_year,
    month,
    quarter,
    rolling_12,
    snapshot,
)
from saferplan.core.plan.priorities import Plan, Priority

KNOWN = date(2008, 3, 31)
AS_AT = date(2008, 12, 31)
BEFORE = date(2008, 11, 30)
Held = tuple[Indicator, Sequence[Observation], Sequence[Target]]


def _indicator(code: str, title: str, **given: object) -> Indicator:
    told: dict[str, object] = {
        "aggregation": Aggregation.SUM,
        "basis": Basis.ROLLING_12,
        "polarity": Polarity.LOWER,
        "unit": "crimes",
        "plain_title": "",
        "priority": "crime",
    }
    return Indicator(code=code, title=title, **{**told, **given})  # type: ignore[arg-type]


def _monthly(
    first: Month, values: Sequence[float | None], **given: object
) -> list[Observation]:
    """Observations month by month; None leaves the month out."""
    return [
        Observation(period=month(first.plus(i)), value=v, known_on=KNOWN, **given)  # type: ignore[arg-type]
        for i, v in enumerate(values)
        if v is not None
    ]


def _goal(value: float, year: int = 2008, **given: object) -> Target:
    return Target(
        period=financial_year(year),
        value=value,
        known_on=KNOWN,
        **given,  # type: ignore[arg-type]
    )


def _single() -> Held:
    row = Observation(period=rolling_12(Month(2008, 12)), value=5109, known_on=KNOWN)
    one = _indicator("S1", "Serious crime", plain_title="Burglary & <car> crime")
    return one, [row], [_goal(4773)]


def _cumulative() -> Held:
    one = _indicator(
        "YTD1",
        "Cases heard",
        basis=Basis.YEAR_TO_DATE,
        polarity=Polarity.HIGHER,
        unit="cases",
        priority="abuse",
        counts="Cases heard in the month.",
        caveats=("Cases, not people.",),
    )
    rows = _monthly(Month(2008, 4), [15, 14, 14, 16, 14, 14, 18, 29])
    weights = (1.0,) * 9 + (2.0,) * 3
    return one, rows, [_goal(244, profile=ProfileKind.WEIGHTED, weights=weights)]


def _ratio() -> Held:
    one = _indicator(
        "RATIO1",
        "Repeat cases",
        aggregation=Aggregation.RATIO,
        basis=Basis.YEAR_TO_DATE,
        unit="%",
        multiplier=100,
        digits=1,
        priority="abuse",
    )
    pairs = [(0, 15), (0, 14), (3, 14), (14, 16), (6, 14), (5, 14), (2, 18), (10, 29)]
    rows = [
        Observation(
            period=month(Month(2008, 4).plus(i)),
            numerator=part,
            denominator=whole,
            known_on=KNOWN,
        )
        for i, (part, whole) in enumerate(pairs)
    ]
    return one, rows, [_goal(28)]


def _two_years() -> Held:
    """A year to date that starts again in April, provisional at the end."""
    one = _indicator(
        "YTD2", "Fires", basis=Basis.YEAR_TO_DATE, unit="fires", priority="fire"
    )
    rows = _monthly(Month(2007, 4), [30 + (i * 5) % 11 for i in range(20)])
    late = _monthly(Month(2008, 12), [41], markers=frozenset({Marker.PROVISIONAL}))
    return one, [*rows, *late], [_goal(430, 2007), _goal(410)]


def _long() -> Held:
    one = _indicator("LONG1", "Violence with injury", unit="offences")
    rows = _monthly(Month(2005, 1), [80 + (i * 7) % 23 for i in range(48)])
    return one, rows, [_goal(1050)]


def _quarters() -> Held:
    """Few parts, one of them missing."""
    one = _indicator(
        "Q1",
        "Outreach contacts",
        basis=Basis.QUARTER,
        frequency="quarter",
        polarity=Polarity.HIGHER,
        unit="contacts",
        priority="drugs",
    )
    rows = [
        Observation(period=quarter(year, n), value=value, known_on=KNOWN)
        for year, n, value in ((2007, 4, 22), (2008, 1, 18), (2008, 3, 20))
    ]
    targets = [
        Target(period=quarter(year, n), value=25, known_on=KNOWN)
        for year, n in ((2007, 4), (2008, 1), (2008, 2), (2008, 3))
    ]
    return one, rows, targets


def _context() -> Held:
    one = _indicator(
        "STOCK1",
        "Street leaders",
        aggregation=Aggregation.SNAPSHOT,
        basis=Basis.SNAPSHOT,
        polarity=Polarity.CONTEXT,
        frequency="irregular",
        unit="people",
        priority="asb",
    )
    row = Observation(period=snapshot(date(2008, 12, 31)), value=146, known_on=KNOWN)
    return one, [row], []


def _survey() -> Held:
    one = _indicator(
        "SURVEY1",
        "=Perceptions of drunk and rowdy behaviour",
        aggregation=Aggregation.SURVEY,
        basis=Basis.SURVEY_WAVE,
        unit="%",
        frequency="two_years",
        priority="asb",
    )
    return one, [], []


def _forecast_only() -> Held:
    one = _indicator(
        "F1",
        "People killed or seriously injured on the roads",
        basis=Basis.FINANCIAL_YEAR,
        frequency="year",
        unit="people",
        priority="roads",
    )
    row = Observation(
        period=financial_year(2008),
        value=101,
        known_on=KNOWN,
        markers=frozenset({Marker.FORECAST}),
    )
    return one, [row], [_goal(103)]


def _withheld() -> Held:
    one = _indicator(
        "C1",
        "Hate crime",
        basis=Basis.FINANCIAL_YEAR,
        frequency="year",
        priority="hate",
    )
    row = Observation(
        period=financial_year(2007), missing=Missing.SUPPRESSED, known_on=KNOWN
    )
    target = Target(
        period=financial_year(2008), status=TargetStatus.TO_BE_SET, known_on=KNOWN
    )
    return one, [row], [target]


def _wordy() -> Held:
    """Names as long as committees make them."""
    title = (
        "Percentage of people who agree that the police and other local public "
        "services seek people's views about anti-social behaviour and crime issues "
        "in their local area and then act on what they are told"
    )
    one = _indicator("LONG-CODE-OF-AN-INDICATOR", title, unit="offences recorded")
    rows = _monthly(Month(2007, 12), [104, 99, None, *[101] * 11])
    return one, rows, [_goal(1000)]


def _extra(number: int) -> Held:
    one = _indicator(f"X{number:02d}", f"Made-up indicator {number}", unit="offences")
    values = [80 + (k * 7 + number * 3) % 23 + k // 6 for k in range(36)]
    goal = _goal(1000 + 20 * number)
    return one, _monthly(Month(2006, 1), values), [goal]


SHAPES = (
    _single,
    _cumulative,
    _ratio,
    _two_years,
    _long,
    _quarters,
    _context,
    _survey,
    _forecast_only,
    _withheld,
    _wordy,
)
PRIORITIES = (
    ("crime", "Serious acquisitive crime"),
    ("abuse", "Domestic abuse"),
    ("fire", "Arson"),
    ("drugs", "Drugs"),
    ("roads", "Safer roads"),
    ("hate", "Hate crime"),
    ("asb", "Anti-social behaviour"),
)


def _line(held: Held, as_at: date) -> Line:
    indicator, rows, targets = held
    found = position(indicator, rows, targets, as_at)
    return Line(
        position=found,
        headline=headline(found),
        sentence=sentence(found),
        trace=trace_code(partnership="anytown", position=found, entry=7),
        history=history(indicator, rows, targets, as_at),
        owner="Anytown Council",
        group="Group A",
    )


def made_pack(extra: int = 0, *, branding: Branding | None = None) -> Pack:
    """The pack for December 2008, with so many more monthly indicators."""
    held = [shape() for shape in SHAPES] + [_extra(n) for n in range(extra)]
    plan = Plan(
        title="Plan",
        starts=date(2008, 4, 1),
        ends=date(2011, 3, 31),
        priorities=tuple(Priority(slug=s, name=name) for s, name in PRIORITIES),
    )
    board = Body(
        slug="delivery-board", type=BodyType.DELIVERY_BOARD, local_name="Delivery Board"
    )
    return build_pack(
        partnership=Partnership(
            slug="anytown",
            name="Safer Anytown Partnership",
            area="Anytown",
            bodies=(board,),
        ),
        plan=plan,
        body=board,
        reported=Month(2008, 12),
        lines=[_line(one, AS_AT) for one in held],
        before=[_line(one, BEFORE) for one in held],
        entry=7,
        branding=branding,
    )


def quiet_pack() -> Pack:
    """A pack in which all is well and nothing has changed or is missing."""
    pack = made_pack()
    section = next(s for s in pack.sections if s.name == "Domestic abuse")
    green = tuple(line for line in section.lines if line.position.rag == "green")
    kept = replace(section, lines=green, summary="1 green")
    return replace(pack, sections=(kept,), changes=(), absences=())
