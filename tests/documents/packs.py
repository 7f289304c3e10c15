"""Packs for the tests of writers: plain values through the whole of the core."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from saferplan.core.boards.building import build_pack
from saferplan.core.boards.pack import Line, Pack
from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.position import history, position
from saferplan.core.indicators.sentences import headline, sentence
from saferplan.core.indicators.targets import Target
from saferplan.core.indicators.trace import trace_code
from saferplan.core.indicators.vocabulary import Aggregation, Polarity, ProfileKind
from saferplan.core.partnership.structure import Body, BodyType, Partnership
from saferplan.core.periods import Basis, Month, rolling_12
from saferplan.core.plan.priorities import Plan, Priority
from tests.builders import (
    a_ratio,
    a_row,
    a_target,
    an_indicator,
    monthly,
    monthly_ratio,
)

DECEMBER, NOVEMBER = date(2008, 12, 31), date(2008, 11, 30)
HOSTILE_NAMES = (
    "Quotes \" and ' and `ticks`",
    '#panic("no") $x^2$ *bold* _it_ <label> @ref // [x] {y} \\ ~ = heading',
    "<script>alert(1)</script> & </style> </title> --> ]]>",
    "word" * 75,
    "many words " * 40,
    "\u0628\u0644\u0627\u063a\u0627\u062a \u0627\u0644\u0633\u0631\u0642\u0629",
    "\u202egnp.evil\u202c",
    "{{ 7 * 7 }} {% raw %} ${jndi}",
)
"""Names that break a careless writer; each must come out as it went in."""

Item = tuple[Indicator, Sequence[Observation], Sequence[Target]]


def a_line(item: Item, as_at: date) -> Line:
    """One line of a pack from plain values."""
    indicator, rows, targets = item
    at = position(indicator, rows, targets, as_at)
    return Line(
        position=at,
        headline=headline(at),
        sentence=sentence(at),
        trace=trace_code(partnership="anytown", position=at, entry=1),
        history=history(indicator, rows, targets, as_at),
        owner="Anytown Council",
        group="Domestic Abuse Group",
    )


def a_pack(items: Sequence[Item], **more: Any) -> Pack:
    """The Delivery Board's pack for December 2008 about these indicators."""
    priorities = ("Serious acquisitive crime", "Domestic abuse")
    plan = Plan(
        title="Plan",
        starts=date(2008, 4, 1),
        ends=date(2011, 3, 31),
        priorities=tuple(
            Priority(slug=name.lower().replace(" ", "-"), name=name)
            for name in priorities
        ),
    )
    board = Body(
        slug="delivery-board",
        type=BodyType.DELIVERY_BOARD,
        local_name="Delivery Board",
    )
    settings: dict[str, Any] = {
        "partnership": Partnership(
            slug="anytown",
            name="Safer Anytown Partnership",
            area="Anytown",
            bodies=(board,),
        ),
        "plan": plan,
        "body": board,
        "reported": Month(2008, 12),
        "lines": [a_line(item, DECEMBER) for item in items],
        "before": [a_line(item, NOVEMBER) for item in items],
        "entry": 1,
    }
    return build_pack(**(settings | more))


def burglary() -> Item:
    """Red: one rolling total against a trajectory."""
    indicator = an_indicator(
        code="NI16",
        title="Serious acquisitive crime rate",
        plain_title="Burglary, robbery and car crime",
        basis=Basis.ROLLING_12,
        priority="serious-acquisitive-crime",
    )
    rows = [a_row(rolling_12(Month(2008, 12)), 5109)]
    return (
        indicator,
        rows,
        [
            a_target(4773, profile=ProfileKind.TRAJECTORY),
            a_target(4574, 2009, profile=ProfileKind.TRAJECTORY),
        ],
    )


def repeats() -> Item:
    """Red: a percentage, its December return awaited."""
    indicator = a_ratio(
        code="REPEATS",
        title="Cases heard again within a year",
        priority="domestic-abuse",
    )
    rows = monthly_ratio([0, 0, 3, 14, 6, 5, 2, 10], [15, 14, 14, 16, 14, 14, 18, 29])
    return indicator, rows, [a_target(28)]


def cases() -> Item:
    """Green, with forecasts that disagree."""
    indicator = an_indicator(
        code="CASES",
        title="High-risk cases heard",
        polarity=Polarity.HIGHER,
        unit="cases",
        priority="domestic-abuse",
        caveats=("Cases, not people.",),
    )
    weights = (1,) * 9 + (2,) * 3
    target = a_target(244, profile=ProfileKind.WEIGHTED, weights=weights)
    return indicator, monthly([15, 14, 14, 16, 14, 14, 18, 29]), [target]


def perceptions() -> Item:
    """No figure: a survey whose results are awaited."""
    indicator = an_indicator(
        code="NI17",
        title="Perceptions of anti-social behaviour",
        aggregation=Aggregation.SURVEY,
        basis=Basis.SURVEY_WAVE,
        unit="%",
        frequency="two_years",
    )
    return indicator, (), ()


def made_up(number: int, title: str = "", months: int = 36) -> Item:
    """A series of three years; the first of them are red, the later ones green."""
    indicator = an_indicator(
        code=f"M{number:03d}",
        title=title or f"Made-up indicator {number}",
        basis=Basis.ROLLING_12,
        priority="serious-acquisitive-crime",
    )
    start = Month(2008, 12).plus(1 - months)
    values = [80 + (k * 7 + number * 3) % 23 + k // 6 for k in range(months)]
    return indicator, monthly(values, start), [a_target(1000 + 20 * number)]


def usual_pack(**more: Any) -> Pack:
    """One of each kind: red, amber or green, awaited, without a figure."""
    items = [burglary(), repeats(), cases(), perceptions(), made_up(7)]
    return a_pack(items, **more)


def large_pack(count: int) -> Pack:
    """A pack of so many indicators of three years."""
    return a_pack([made_up(number) for number in range(count)])


def hostile_pack() -> Pack:
    """Names, remarks and owners that would break a careless writer."""
    items = [made_up(n, name) for n, name in enumerate(HOSTILE_NAMES)]
    pack = a_pack(items, version="#1 \\ <b>", marking="OFFICIAL & $ENSITIVE")
    return replace(pack, partnership='Safer <Any> & #Town $ \\ "Partnership"')
