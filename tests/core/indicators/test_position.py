"""Where an indicator stands: the figures of a partnership plan of 2009, and the laws.

The expected numbers are the published plan's, recomputed by hand with exact
fractions, or follow from the definition of the quantity.
"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saferplan.core.indicators.observation import as_known
from saferplan.core.indicators.position import history, position
from saferplan.core.indicators.sentences import headline, sentence
from saferplan.core.indicators.targets import Baseline
from saferplan.core.indicators.vocabulary import (
    Aggregation,
    DataState,
    Direction,
    Marker,
    Missing,
    Polarity,
    ProfileKind,
    Rag,
    TargetStatus,
    Variation,
)
from saferplan.core.periods import (
    Basis,
    Month,
    Period,
    calendar_year,
    financial_year,
    month,
    quarter,
    rolling_12,
    snapshot,
    span,
)
from tests.builders import (
    KNOWN,
    a_ratio,
    a_row,
    a_target,
    an_indicator,
    monthly,
    monthly_ratio,
    quarterly,
)

DECEMBER = date(2008, 12, 31)
MAY = date(2008, 5, 31)
CASES = [15, 14, 14, 16, 14, 14, 18, 29]
REPEATS = [0, 0, 3, 14, 6, 5, 2, 10]
BENT = {"profile": ProfileKind.WEIGHTED, "weights": (1.0,) * 9 + (2.0,) * 3}
PATH = {"profile": ProfileKind.TRAJECTORY}

ROLLING = pytest.mark.parametrize(
    ("code", "actual", "target", "polarity", "adverse", "rag"),
    [
        ("NI16", 5109, 4773, Polarity.LOWER, 7.04, Rag.RED),
        ("NI33", 769, 781, Polarity.LOWER, -1.54, Rag.GREEN),
        ("NI20", 1568, 1652, Polarity.LOWER, -5.08, Rag.GREEN),
        ("NI40", 744, 765, Polarity.HIGHER, 2.75, Rag.AMBER),
        ("PPO", 261, 300, Polarity.LOWER, -13.0, Rag.GREEN),
    ],
)


@ROLLING
def test_rag_of_rolling_years_follows_the_printed_rule(
    code: str, actual: int, target: int, polarity: Polarity, adverse: float, rag: Rag
) -> None:
    found = position(
        an_indicator(code=code, basis=Basis.ROLLING_12, polarity=polarity),
        [a_row(rolling_12(Month(2008, 12)), actual)],
        [a_target(target, **PATH)],
        DECEMBER,
    )
    assert (found.rag, round(found.adverse_percent or 0, 2)) == (rag, adverse)
    assert found.data_state is DataState.COMPLETE


def test_rolling_year_without_a_stated_start_is_held_against_the_year_end() -> None:
    found = position(
        an_indicator(basis=Basis.ROLLING_12),
        [a_row(rolling_12(Month(2008, 12)), 5109)],
        [a_target(4773, **PATH), a_target(4574, 2009, **PATH)],
        DECEMBER,
    )
    assert found.target is not None
    assert found.target.period == financial_year(2008)
    assert "no starting level is stated" in found.rag_reason


def test_rolling_year_between_two_year_ends_is_held_against_the_path() -> None:
    found = position(
        an_indicator(basis=Basis.ROLLING_12),
        [a_row(rolling_12(Month(2009, 6)), 4700)],
        [a_target(4773, **PATH), a_target(4574, 2009, **PATH)],
        date(2009, 6, 30),
    )
    assert found.target is not None
    # Three of the twelve months from 4773 to 4574.
    assert found.target.value == pytest.approx(4773 - 199 * 3 / 12)


@pytest.mark.parametrize(
    ("actual", "end", "polarity", "percent", "verb"),
    [
        (5109, 4574, Polarity.LOWER, -10.4717, "reduction"),
        (744, 809, Polarity.HIGHER, 8.7366, "increase"),
        (769, 722, Polarity.LOWER, -6.1118, "reduction"),
        (1568, 1595, Polarity.LOWER, 1.7219, "already met"),
    ],
)
def test_required_change_takes_its_verb_from_the_sign(
    actual: int, end: int, polarity: Polarity, percent: float, verb: str
) -> None:
    found = position(
        an_indicator(basis=Basis.ROLLING_12, polarity=polarity),
        [a_row(rolling_12(Month(2008, 12)), actual)],
        [a_target(end, 2009, **PATH)],
        DECEMBER,
    )
    assert found.required_change is not None
    assert found.required_change.percent == pytest.approx(percent, abs=1e-4)
    assert found.required_change.verb == verb


def test_year_to_date_with_trailing_months_awaited_stands_at_the_last_held() -> None:
    found = position(
        an_indicator(polarity=Polarity.HIGHER),
        monthly(CASES),
        [a_target(244, **BENT)],
        DECEMBER,
    )
    assert (found.figure.value, found.rag) == (134, Rag.GREEN)
    assert found.target is not None
    assert found.target.value == 130
    assert found.data_state is DataState.AWAITED
    assert found.figure.awaited == (month(Month(2008, 12)),)
    assert (found.figure.months_held, found.figure.months_expected) == (8, 9)
    assert found.remarks[0] == "December 2008 awaited."


def test_forecasts_keep_each_its_own_value_and_chance() -> None:
    found = position(
        an_indicator(polarity=Polarity.HIGHER),
        monthly(CASES),
        [a_target(244, **BENT)],
        DECEMBER,
    )
    by_method = {f.method: f for f in found.forecasts}
    assert by_method["linear"].value == 201
    assert by_method["linear"].chance_of_meeting == pytest.approx(8.159712e-5, abs=1e-9)
    profile = by_method["profile"]
    assert profile.value == pytest.approx(251.5077, abs=1e-4)
    assert (profile.low, profile.high) == (224, 282)
    assert profile.chance_of_meeting == pytest.approx(0.707769, abs=1e-6)
    assert by_method["quasi_poisson"].low == pytest.approx(171.2, abs=0.05)
    assert (by_method["linear"].status, profile.status) == (Rag.RED, Rag.GREEN)


def test_run_rate_is_what_the_months_left_must_bring() -> None:
    found = position(
        an_indicator(polarity=Polarity.HIGHER),
        monthly(CASES),
        [a_target(244, **BENT)],
        DECEMBER,
    )
    assert found.run_rate is not None
    assert (found.run_rate.needed, found.run_rate.average) == (27.5, 16.75)
    assert (found.run_rate.best, found.run_rate.parts_left) == (29, 4)


def test_target_that_bends_inside_the_year_is_remarked_upon() -> None:
    found = position(
        an_indicator(polarity=Polarity.HIGHER),
        monthly(CASES),
        [a_target(244, **BENT)],
        DECEMBER,
    )
    assert (
        "The target bends in January 2009: from about 16 a month to about 33."
        in found.remarks
    )


@pytest.mark.parametrize(
    ("as_at", "value", "adverse", "points", "rag"),
    [
        (date(2008, 10, 31), 100 * 30 / 105, 2.0408, 0.5714, Rag.AMBER),
        (DECEMBER, 100 * 40 / 134, 6.6098, 1.8507, Rag.RED),
    ],
)
def test_ratio_is_the_sum_of_numerators_over_the_sum_of_denominators(
    as_at: date, value: float, adverse: float, points: float, rag: Rag
) -> None:
    found = position(a_ratio(), monthly_ratio(REPEATS, CASES), [a_target(28)], as_at)
    assert found.figure.value == pytest.approx(value)
    assert found.adverse_percent == pytest.approx(adverse, abs=1e-4)
    assert found.verdict is not None
    assert found.verdict.gap == pytest.approx(points, abs=1e-4)
    assert found.rag is rag


def test_ratio_red_by_rule_says_that_its_target_lies_within_chance() -> None:
    found = position(a_ratio(), monthly_ratio(REPEATS, CASES), [a_target(28)], DECEMBER)
    # Wilson interval of 40/134, printed in the methods as 22.75 to 38.07.
    assert (
        "The target 28% lies within the 95% range of this figure (22.8% to 38.1%): "
        "the gap could be chance." in found.remarks
    )


def test_cumulative_ahead_with_the_latest_quarter_behind_is_remarked_upon() -> None:
    found = position(
        an_indicator(polarity=Polarity.HIGHER, frequency="quarter"),
        quarterly([36, 20]),
        [a_target(25, period=quarter(2008, number)) for number in (1, 2, 3, 4)],
        DECEMBER,
    )
    assert (found.figure.value, found.rag) == (56, Rag.GREEN)
    assert found.target is not None
    assert found.target.value == 50
    assert found.adverse_percent == -12
    assert (
        "Year to date is ahead, but the latest quarter is behind: 20 of 25."
        in found.remarks
    )
    assert found.end_target is not None
    assert found.end_target.value == 100


def test_snapshot_is_the_latest_stock_and_never_a_sum() -> None:
    stock = [11, 40, 58, 118, 141, 146]
    rows = [
        a_row(snapshot(Month(2008, 7).plus(at).last), value)
        for at, value in enumerate(stock)
    ]
    found = position(
        an_indicator(
            aggregation=Aggregation.SNAPSHOT,
            basis=Basis.SNAPSHOT,
            polarity=Polarity.HIGHER,
        ),
        rows,
        [],
        DECEMBER,
    )
    assert found.figure.value == 146
    assert found.data_state is DataState.NO_TARGET


def test_forecast_alone_is_shown_and_has_no_status_of_its_own() -> None:
    found = position(
        an_indicator(basis=Basis.CALENDAR_YEAR, year_starts=1, frequency="year"),
        [a_row(calendar_year(2008), 101, markers=frozenset({Marker.FORECAST}))],
        [
            a_target(103, period=calendar_year(2008)),
            a_target(99, period=calendar_year(2009)),
        ],
        DECEMBER,
    )
    assert (found.figure.value, found.rag) == (101, None)
    assert found.data_state is DataState.FORECAST_ONLY
    assert found.target is not None
    assert found.target.value == 103
    assert [(f.method, f.value, f.status) for f in found.forecasts] == [
        ("stated", 101, Rag.GREEN)
    ]
    assert found.required_change is not None
    assert found.required_change.percent == pytest.approx(-1.9802, abs=1e-4)


def test_structural_lag_makes_later_periods_not_due_instead_of_awaited() -> None:
    lagging = an_indicator(
        basis=Basis.ROLLING_12, polarity=Polarity.HIGHER, lag_days=210
    )
    rows = [a_row(rolling_12(Month(2008, 8)), 744)]
    found = position(lagging, rows, [a_target(765, **PATH)], DECEMBER)
    assert found.data_state is DataState.COMPLETE
    prompt = an_indicator(basis=Basis.ROLLING_12, polarity=Polarity.HIGHER)
    late = position(prompt, rows, [a_target(765, **PATH)], DECEMBER)
    assert late.data_state is DataState.AWAITED
    assert [p.label for p in late.figure.awaited] == [
        "September 2008",
        "October 2008",
        "November 2008",
        "December 2008",
    ]


def test_gap_inside_the_year_is_incomplete_and_has_no_colour() -> None:
    found = position(
        an_indicator(), monthly([10, None, 12, 11]), [a_target(200)], date(2008, 7, 31)
    )
    assert (found.data_state, found.rag) == (DataState.INCOMPLETE, None)
    assert (found.figure.months_held, found.figure.months_expected) == (3, 4)
    assert found.figure.gaps == (month(Month(2008, 5)),)


def test_rolling_year_with_a_missing_month_has_no_value() -> None:
    values = [30, 28, 35, 33, None, 31, 29, 34, 32, 30, 27, 31]
    found = position(
        an_indicator(basis=Basis.ROLLING_12),
        monthly(values),
        [a_target(400)],
        date(2009, 3, 31),
    )
    assert found.figure.value is None
    assert (found.figure.months_held, found.figure.months_expected) == (11, 12)
    assert found.data_state is DataState.INCOMPLETE


def test_rolling_year_slides_over_months() -> None:
    values = [30, 28, 35, 33, 36, 31, 29, 34, 32, 30, 27, 31, 26, 25, 33]
    points = history(
        an_indicator(basis=Basis.ROLLING_12), monthly(values), [], date(2009, 6, 30)
    )
    assert [p.value for p in points if p.value is not None] == [376, 372, 369, 367]


def test_suppressed_month_suppresses_the_sum() -> None:
    rows = [
        *monthly([10, 11]),
        a_row(month(Month(2008, 6)), missing=Missing.SUPPRESSED),
    ]
    found = position(an_indicator(), rows, [], date(2008, 6, 30))
    assert (found.figure.value, found.data_state) == (None, DataState.SUPPRESSED)


def test_series_of_suppressed_months_alone_is_withheld_not_missing() -> None:
    rows = [a_row(month(Month(2008, 5)), missing=Missing.SUPPRESSED)]
    found = position(an_indicator(), rows, [a_target(9)], date(2008, 6, 30))
    assert (found.figure.value, found.data_state) == (None, DataState.SUPPRESSED)
    assert sentence(found) == "Withheld to protect people."


def test_context_indicator_has_a_figure_and_no_verdict() -> None:
    found = position(
        an_indicator(polarity=Polarity.CONTEXT), monthly([5, 6]), [a_target(9)], MAY
    )
    assert (found.rag, found.verdict, found.data_state) == (
        None,
        None,
        DataState.COMPLETE,
    )
    assert headline(found) == "Crimes of a kind: 11"
    assert found.rag_reason == "No colour: for context: no direction is better."


def test_uneven_windows_are_pooled_and_the_blank_one_is_awaited() -> None:
    visits = [("03", 9, 3), ("05", 20, 0), ("10", 8, 0), ("11", 12, 3)]
    rows = [
        a_row(
            Period.parse("window", f"2008-{m}..2008-{m}"), numerator=sold, denominator=n
        )
        for m, n, sold in visits
    ]
    rows.append(
        a_row(Period.parse("window", "2008-12..2008-12"), missing=Missing.AWAITED)
    )
    found = position(a_ratio(year_starts=1, frequency="irregular"), rows, [], DECEMBER)
    assert (found.figure.numerator, found.figure.denominator) == (6, 49)
    assert found.figure.period == span(
        Basis.YEAR_TO_DATE, Month(2008, 1), Month(2008, 11)
    )
    assert found.figure.months_held == 4
    assert found.figure.awaited[0].label == "December 2008"


@pytest.mark.parametrize(
    ("changes", "targets", "state"),
    [
        (
            {"aggregation": Aggregation.SURVEY, "basis": Basis.SURVEY_WAVE},
            [],
            DataState.SURVEY_PENDING,
        ),
        (
            {"not_collectable_because": "no centre is open yet"},
            [],
            DataState.NOT_COLLECTABLE,
        ),
        ({"collectable_from": date(2009, 7, 1)}, [], DataState.NOT_COLLECTABLE),
        ({}, [a_target(None, status=TargetStatus.TO_BE_SET)], DataState.NO_TARGET),
        ({}, [], DataState.MISSING),
    ],
)
def test_indicator_without_figures_says_why(
    changes: dict[str, object], targets: list[object], state: DataState
) -> None:
    found = position(an_indicator(**changes), [], targets, DECEMBER)
    assert (found.data_state, found.rag, found.figure.value) == (state, None, None)


def test_target_as_a_change_on_a_baseline_waits_for_the_baseline() -> None:
    year = financial_year(2008)
    fifth = a_target(None, percent_of_change=-20)
    rows = monthly([10] * 9)
    waiting = position(an_indicator(), rows, [fifth], DECEMBER)
    assert waiting.data_state is DataState.BASELINE_YEAR
    base = Baseline(period=financial_year(2007), value=150, known_on=KNOWN)
    known = position(an_indicator(), rows, [fifth], DECEMBER, baselines=[base])
    assert known.target is not None
    assert known.target.value == 120 * 9 / 12
    assert known.end_target is not None
    assert (known.end_target.value, known.end_target.period) == (120, year)


def test_short_series_is_tested_against_its_earlier_months() -> None:
    found = position(
        an_indicator(polarity=Polarity.HIGHER), monthly(CASES), [], DECEMBER
    )
    assert found.signal is not None
    assert (found.signal.chart, found.signal.variation) == (
        "short_series",
        Variation.IMPROVEMENT,
    )
    assert found.signal.assurance is None


def test_direction_compares_years_and_is_silent_within_chance() -> None:
    shop = an_indicator(basis=Basis.ROLLING_12, frequency="year")
    rows = [
        a_row(rolling_12(Month(2007, 8)), 1407),
        a_row(rolling_12(Month(2008, 8)), 1632),
    ]
    assert position(shop, rows, [], DECEMBER).direction is Direction.WORSENING
    close = [
        a_row(rolling_12(Month(2007, 8)), 103),
        a_row(rolling_12(Month(2008, 8)), 101),
    ]
    assert position(shop, close, [], DECEMBER).direction is Direction.NO_CLEAR_CHANGE


def test_published_rate_is_shown_and_never_summed() -> None:
    rate = an_indicator(
        aggregation=Aggregation.PUBLISHED_RATE, basis=Basis.FINANCIAL_YEAR
    )
    rows = [a_row(financial_year(2006), 12.5), a_row(financial_year(2007), 11.9)]
    found = position(rate, rows, [], DECEMBER)
    assert found.figure.value == 11.9


def test_year_to_date_never_has_a_required_change_to_a_whole_year() -> None:
    found = position(an_indicator(), monthly([10] * 9), [a_target(100)], DECEMBER)
    assert found.required_change is None
    assert found.run_rate is not None


def test_headline_says_behind_or_ahead_and_never_a_sign() -> None:
    found = position(
        an_indicator(basis=Basis.ROLLING_12),
        [a_row(rolling_12(Month(2008, 12)), 5109)],
        [a_target(4773)],
        DECEMBER,
    )
    assert headline(found) == "Crimes of a kind: 7.0% behind target"


counts = st.lists(st.integers(0, 200), min_size=1, max_size=24)


@given(counts, st.integers(1, 3000))
def test_flipping_polarity_flips_ahead_and_behind(
    values: list[int], target: int
) -> None:
    """Whatever the figures, what is ahead one way is behind the other way."""
    as_at = Month(2008, 4).plus(len(values) - 1).last
    both = [
        position(
            an_indicator(polarity=polarity), monthly(values), [a_target(target)], as_at
        )
        for polarity in (Polarity.LOWER, Polarity.HIGHER)
    ]
    gaps = [p.verdict.gap for p in both if p.verdict]
    assert len(gaps) in (0, 2)
    if gaps:
        assert gaps[0] == -gaps[1]


@given(counts)
def test_totals_survive_grouping_into_quarters(values: list[int]) -> None:
    """Twelve months and their four quarters make the same rolling year."""
    year = (values * 12)[:12]
    quarters = [sum(year[at : at + 3]) for at in range(0, 12, 3)]
    indicator = an_indicator(basis=Basis.ROLLING_12)
    by_month = position(indicator, monthly(year), [], date(2009, 3, 31))
    by_quarter = position(indicator, quarterly(quarters), [], date(2009, 3, 31))
    assert by_month.figure.value == by_quarter.figure.value == sum(year)


@given(st.integers(1, 100), st.integers(100, 500), st.sampled_from([1, 10, 100, 1000]))
def test_rates_scale_with_the_multiplier(part: int, whole: int, k: int) -> None:
    rows = [a_row(month(Month(2008, 4)), numerator=part, denominator=whole)]
    plain = position(a_ratio(multiplier=1), rows, [], date(2008, 4, 30))
    scaled = position(a_ratio(multiplier=k), rows, [], date(2008, 4, 30))
    assert plain.figure.value is not None
    assert scaled.figure.value == pytest.approx(k * plain.figure.value)


@given(
    st.lists(
        st.tuples(st.integers(0, 11), st.integers(0, 90), st.integers(0, 400)),
        min_size=1,
        max_size=40,
    ),
    st.integers(0, 400),
)
def test_position_known_on_a_day_never_depends_on_later_rows(
    said: list[tuple[int, int, int]], day: int
) -> None:
    """Adding rows known later changes nothing that was known before."""
    start = date(2008, 4, 1).toordinal()
    rows = [
        a_row(
            month(Month(2008, 4).plus(at)),
            value,
            known_on=date.fromordinal(start + when),
            entry=number,
        )
        for number, (at, value, when) in enumerate(said)
    ]
    then = date.fromordinal(start + day)
    early = [row for row in rows if row.known_on <= then]
    indicator = an_indicator()
    assert position(
        indicator, as_known(rows, known_on=then), [], date(2009, 3, 31)
    ) == position(indicator, as_known(early), [], date(2009, 3, 31))
