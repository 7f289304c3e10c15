"""What is asked of whom, and for which period."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from saferplan.core.indicators.holdings import Series
from saferplan.core.indicators.vocabulary import Aggregation, Missing
from saferplan.core.partnership.structure import (
    Body,
    BodyType,
    Organisation,
    Partnership,
    StatutoryRole,
)
from saferplan.core.periods import Basis, Month, month, quarter
from saferplan.core.returns.asking import (
    Holder,
    holders,
    line_period,
    reporter,
    template,
)
from saferplan.core.returns.lines import Kind
from tests.builders import a_ratio, a_row, an_indicator, monthly, monthly_ratio
from tests.documents.returns.filled import domestic_abuse

DECEMBER = Month(2008, 12)


def _partnership() -> Partnership:
    return Partnership(
        slug="anytown",
        name="Safer Anytown",
        area="Anytown",
        organisations=(
            Organisation(
                slug="police",
                name="The police",
                role=StatutoryRole.RESPONSIBLE_AUTHORITY,
            ),
            Organisation(slug="college", name="The college", role=StatutoryRole.OTHER),
        ),
        bodies=(
            Body(slug="board", type=BodyType.PARTNERSHIP_BOARD, local_name="Board"),
            Body(
                slug="burglary",
                type=BodyType.TASK_AND_FINISH_GROUP,
                local_name="Burglary group",
            ),
            Body(
                slug="quiet",
                type=BodyType.TASK_AND_FINISH_GROUP,
                local_name="Quiet group",
            ),
        ),
    )


def _series(*rows: object, **changes: object) -> Series:
    return Series(indicator=an_indicator(**changes), observations=tuple(rows))  # type: ignore[arg-type] # rows of tests


def test_the_reporter_is_the_owner_or_else_the_first_group() -> None:
    assert reporter(an_indicator(owner="police", groups=("burglary",))) == "police"
    assert reporter(an_indicator(groups=("burglary", "quiet"))) == "burglary"
    assert reporter(an_indicator()) == ""


def test_holders_are_who_reports_and_every_group() -> None:
    series = [
        _series(code="A", owner="police"),
        _series(code="B", owner="board"),
        _series(code="C", owner="nobody-listed"),
        _series(code="D"),
    ]
    assert holders(_partnership(), series) == (
        Holder(slug="board", name="Board"),
        Holder(slug="burglary", name="Burglary group"),
        Holder(slug="quiet", name="Quiet group"),
        Holder(slug="police", name="The police", is_agency=True),
        Holder(slug="nobody-listed", name="nobody-listed"),
    )


@pytest.mark.parametrize(
    ("lag", "asked"),
    [
        (0, "2008-12"),
        (15, "2008-12"),
        (16, "2008-11"),
        (43, "2008-11"),
        (44, "2008-10"),
    ],
)
def test_a_lag_moves_the_month_back(lag: int, asked: str) -> None:
    """28 days of February are the least a month has: 43 - 15 of them fit."""
    period = line_period(_series(lag_days=lag), DECEMBER)
    assert period is not None
    assert period.code == asked


@pytest.mark.parametrize("lag", [0, 14, 21, 30, 45, 60, 100, 210, 400])
@pytest.mark.parametrize("frequency", ["month", "quarter", "year"])
def test_every_period_is_asked_for_once_and_never_too_early(
    lag: int, frequency: str
) -> None:
    series = _series(lag_days=lag, frequency=frequency, basis=Basis.FINANCIAL_YEAR)
    months = [Month(2007, 1).plus(at) for at in range(60)]
    asked = [(m, p) for m in months if (p := line_period(series, m)) is not None]
    ends = [period.last_month.ordinal for _, period in asked]
    step = {"month": 1, "quarter": 3, "year": 12}[frequency]
    assert ends == list(range(ends[0], ends[-1] + 1, step))
    for each, period in asked:
        assert period.end + timedelta(days=lag) <= each.last + timedelta(days=15)


@pytest.mark.parametrize("frequency", ["two_years", "irregular"])
def test_what_has_no_calendar_is_never_asked_for(frequency: str) -> None:
    series = _series(frequency=frequency)
    assert not any(line_period(series, DECEMBER.plus(at)) for at in range(24))


def test_the_basis_is_the_one_figures_come_in_on() -> None:
    held = _series(a_row(quarter(2008, 2), 23), frequency="month")
    assert line_period(held, DECEMBER) == quarter(2008, 3)
    assert line_period(held, Month(2008, 11)) is None


def test_what_cannot_be_collected_yet_is_not_asked_for() -> None:
    assert line_period(_series(not_collectable_because="no system"), DECEMBER) is None
    later = _series(collectable_from=date(2009, 1, 1))
    assert line_period(later, DECEMBER) is None
    assert line_period(later, Month(2009, 1)) == month(Month(2009, 1))


def test_a_template_of_counts_and_quotients() -> None:
    """The conference of December 2008, as the plan leaves it."""
    made = domestic_abuse()
    assert [line.code for line in made.lines] == [
        "NI32",
        "MARAC-CASES",
        "MARAC-REPEATS",
        "DA-REPORTS",
    ]
    cases, repeats = made.lines[1], made.lines[2]
    assert (cases.kind, repeats.kind) == (Kind.COUNT, Kind.QUOTIENT)
    assert cases.last is not None
    assert cases.last.value == 29
    assert cases.held is not None
    assert cases.held.missing is Missing.AWAITED
    assert made.stamp.holder == "domestic-abuse"
    assert made.holder_name == "Domestic Abuse Task and Finish Group"


def test_repeats_are_a_part_of_the_cases_that_are_counted_in_the_same_words() -> None:
    """“Cases heard in the same months” are “Cases heard in the month”."""
    lines = {line.code: line.not_above for line in domestic_abuse().lines}
    assert lines == {
        "NI32": "",  # all cases heard too, but in a quarter
        "MARAC-CASES": "",
        "MARAC-REPEATS": "MARAC-CASES",
        "DA-REPORTS": "",
    }


def test_a_part_is_known_by_the_code_of_its_whole() -> None:
    series = [
        Series(indicator=an_indicator(code="VISITS", owner="police")),
        Series(
            indicator=a_ratio(
                code="SALES", owner="police", denominator="The visits of VISITS"
            )
        ),
        Series(
            indicator=a_ratio(
                code="OTHERS", owner="police", denominator="Those of VISITS-TO-SHOPS"
            )
        ),
    ]
    made = template(
        partnership=_partnership(), holder="police", month=DECEMBER, series=series
    )
    assert [line.not_above for line in made.lines] == ["", "VISITS", ""]


def test_the_normal_range_is_made_from_earlier_figures_alone() -> None:
    """Limits 28.84 and 53.99, in whole crimes; the month itself does not count."""
    counts = [42, 38, 45, 40, 44, 39, 41, 46, 37, 43, 40, 42, 9_999]
    series = Series(
        indicator=an_indicator(owner="police"),
        observations=monthly(counts, first=Month(2007, 12)),
    )
    line = template(
        partnership=_partnership(), holder="police", month=DECEMBER, series=[series]
    ).lines[0]
    assert (line.low, line.high) == (29, 53)
    assert line.held is not None
    assert line.held.value == 9_999


def test_a_range_is_not_shown_below_zero() -> None:
    series = Series(
        indicator=an_indicator(owner="police"),
        observations=monthly([0, 30] * 7, first=Month(2007, 10)),
    )
    line = template(
        partnership=_partnership(), holder="police", month=DECEMBER, series=[series]
    ).lines[0]
    assert line.low == 0
    assert line.high is not None
    assert line.high > 30


def test_fractions_held_before_make_a_number_of_a_count() -> None:
    whole = Series(
        indicator=an_indicator(code="A", owner="police"), observations=monthly([3.0])
    )
    costs = Series(
        indicator=an_indicator(code="B", owner="police"), observations=monthly([3.5])
    )
    shares = Series(
        indicator=a_ratio(code="C", owner="police"),
        observations=monthly_ratio([1], [2]),
    )
    survey = Series(
        indicator=an_indicator(
            code="D", owner="police", unit="%", aggregation=Aggregation.PUBLISHED_RATE
        )
    )
    made = template(
        partnership=_partnership(),
        holder="police",
        month=DECEMBER,
        series=[whole, costs, shares, survey],
    )
    assert [line.kind for line in made.lines] == [
        Kind.COUNT,
        Kind.NUMBER,
        Kind.QUOTIENT,
        Kind.NUMBER,
    ]


def test_a_group_without_figures_has_a_template_all_the_same() -> None:
    made = template(
        partnership=_partnership(), holder="quiet", month=DECEMBER, series=[]
    )
    assert made.lines == ()
    assert made.holder_name == "Quiet group"
