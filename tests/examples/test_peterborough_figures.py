"""Is every figure of the Peterborough plan in the example, and no other?

The tables below were typed from the plan a second time, not from the folder. Each
keeps the plan's own layout, so that it can be laid beside the printed page; what
the plan prints as a sum or a share is worked out again here by plain arithmetic.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

import saferplan
from saferplan.core.indicators.holdings import Holdings, Series
from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.targets import Baseline, Target, cumulative_target_for
from saferplan.core.indicators.vocabulary import (
    Aggregation,
    Marker,
    Missing,
    Polarity,
    TargetStatus,
)
from saferplan.core.periods import Basis, Month, Period, year_to_date
from saferplan.core.rounding import half_up
from saferplan.documents.folder import read_folder, write_folder

FOLDER = Path(saferplan.__file__).parent / "examples" / "peterborough-2009"

# Section 7: code, basis, period, position, first and last target with their years.
POSITIONS_AND_TARGETS = """
NI16 rolling_12    2008-01..2008-12 5109 financial_year 2008/09 4773 2009/10 4574
NI40 rolling_12    2007-09..2008-08  744 financial_year 2008/09  765 2009/10  809
NI33 rolling_12    2008-01..2008-12  769 financial_year 2008/09  781 2009/10  722
NI20 rolling_12    2008-01..2008-12 1568 financial_year 2008/09 1652 2009/10 1595
NI47 calendar_year 2008              101 calendar_year  2008     103 2009      99
"""

# Section 4.5.1: month, cases, running total, running target, repeats, running
# total, share printed. None: left blank.
MARAC = [
    ("2008-04", 15, 15, 16, 0, 0, "0"),
    ("2008-05", 14, 29, 33, 0, 0, "0"),
    ("2008-06", 14, 43, 49, 3, 3, "7.0"),
    ("2008-07", 16, 59, 65, 14, 17, "28.8"),
    ("2008-08", 14, 73, 81, 6, 23, "31.5"),
    ("2008-09", 14, 87, 98, 5, 28, "32.2"),
    ("2008-10", 18, 105, 114, 2, 30, "26.3"),
    ("2008-11", 29, 134, 130, 10, 40, "30.8"),
    ("2008-12", None, None, 146, None, None, None),
    ("2009-01", None, None, 179, None, None, None),
    ("2009-02", None, None, 211, None, None, None),
    ("2009-03", None, None, 244, None, None, None),
]
MISPRINTED = {"2008-10": 114, "2008-11": 130}
"""Months whose share was divided by the running target, which is this."""

# Section 4.3.1: first and last month, visits, sales, share printed.
TEST_PURCHASES = [
    ("2007-02", "2007-02", 7, 3, 43),
    ("2007-05", "2007-07", 71, 17, 24),
    ("2007-12", "2007-12", 7, 4, 57),
    ("2008-03", "2008-03", 9, 3, 33),
    ("2008-05", "2008-05", 20, 0, 0),
    ("2008-10", "2008-10", 8, 0, 0),
    ("2008-11", "2008-11", 12, 3, 25),
    ("2008-12", "2008-12", None, None, None),
]
TEST_PURCHASE_TOTALS = [("2007", 85, 24, 28), ("2008", 49, 6, 12)]

# Section 4.2.1: month, volunteers.
STREET_LEADERS = [
    ("2008-07", 11),
    ("2008-08", 40),
    ("2008-09", 58),
    ("2008-10", 118),
    ("2008-11", 141),
    ("2008-12", 146),
]

# Section 4.4.1: quarter, contacts, target, running total against target.
OUTREACH = [
    ("2008/09-Q1", 36, 25, 11),
    ("2008/09-Q2", 20, 25, 6),
    ("2008/09-Q3", None, 25, None),
    ("2008/09-Q4", None, 25, None),
]

# Section 4.1.1.
PPO_ROLLING_YEAR, PPO_SO_FAR, PPO_BASELINE_YEAR = 261, 106, 384
PPO_BASELINE_QUARTER, PPO_TARGET_QUARTER = 96, 75

# Section 5.1: first and last month, offences.
SHOPLIFTING = [("2006-09", "2007-08", 1407), ("2007-09", "2008-08", 1632)]

NOT_IN_THE_TEXT = (
    "NI111 NI17 GRAFFITI FLY-TIPPING NI32 DA-REPORTS NI26 BROUGHT-TO-JUSTICE NI48 NI21"
).split()
"""Shown in a picture the text has lost, or not measured yet."""

TO_BE_SET = [
    ("NI16", "2010/11", -12.0),
    ("NI30", "2009/10", -20.0),
    ("NI111", "2008/09", None),
    ("NI111", "2009/10", None),
    ("NI17", "2009/10", None),
    ("NI17", "2010/11", None),
    ("NI32", "2009/10", None),
    ("MARAC-REPEATS", "2009/10", None),
    ("NI21", "2009/10", None),
    ("NI21", "2010/11", None),
]


@cache
def holdings() -> Holdings:
    return read_folder(FOLDER)


def series(code: str) -> Series:
    found = holdings().of(code)
    assert found is not None, code
    return found


def row(code: str, basis: str, period: str) -> Observation:
    wanted = Period.parse(basis, period)
    (only,) = (o for o in series(code).observations if o.period == wanted)
    return only


def target(code: str, basis: str, period: str) -> Target:
    wanted = Period.parse(basis, period)
    (only,) = (t for t in series(code).targets if t.period == wanted)
    return only


@pytest.mark.parametrize(
    "line", POSITIONS_AND_TARGETS.strip().splitlines(), ids=lambda line: line.split()[0]
)
def test_position_and_targets_of_section_7(line: str) -> None:
    code, basis, period, position, years, *pairs = line.split()
    assert row(code, basis, period).value == float(position)
    for year, value in zip(pairs[::2], pairs[1::2], strict=True):
        assert target(code, years, year).value == float(value)


def test_forecast_is_marked_and_nothing_else_is() -> None:
    marked = {
        (s.indicator.code, o.period.code, marker)
        for s in holdings().series
        for o in s.observations
        for marker in o.markers
    }
    assert marked == {("NI47", "2008", Marker.FORECAST)}


@pytest.mark.parametrize("line", MARAC, ids=lambda line: line[0])
def test_risk_conference_month(
    line: tuple[str, int | None, int | None, int, int | None, int | None, str | None],
) -> None:
    month, cases, cases_so_far, target_so_far, repeats, repeats_so_far, share = line
    held = {o.period.code: o for o in series("MARAC-CASES").observations}
    ratios = {o.period.code: o for o in series("MARAC-REPEATS").observations}
    so_far = [m for m in (entry[0] for entry in MARAC) if m <= month]
    goal = cumulative_target_for(
        series("MARAC-CASES").targets,
        year_to_date(Month.parse(month)),
        whole_numbers=True,
    )
    assert goal is not None
    assert goal.value == target_so_far
    if cases is None:
        assert month not in held or held[month].is_missing
        assert month not in ratios or ratios[month].is_missing
        return
    assert (held[month].value, ratios[month].denominator) == (cases, cases)
    assert ratios[month].numerator == repeats
    total = sum(held[m].value or 0 for m in so_far)
    repeated = sum(ratios[m].numerator or 0 for m in so_far)
    assert (total, repeated) == (cases_so_far, repeats_so_far)
    divisor = MISPRINTED.get(month, total)
    assert half_up(100 * repeated / divisor, 1) == float(share or "nan")


def test_repeat_target_is_28_per_cent() -> None:
    assert target("MARAC-REPEATS", "financial_year", "2008/09").value == 28


@pytest.mark.parametrize("line", TEST_PURCHASES, ids=lambda line: line[0])
def test_test_purchase_operation(
    line: tuple[str, str, int | None, int | None, int | None],
) -> None:
    first, last, visits, sales, share = line
    held = row("TEST-PURCHASES", "window", f"{first}..{last}")
    assert (held.denominator, held.numerator) == (visits, sales)
    if visits is None or sales is None:
        assert held.missing is Missing.AWAITED
    else:
        assert half_up(100 * sales / visits) == share


@pytest.mark.parametrize(("year", "visits", "sales", "share"), TEST_PURCHASE_TOTALS)
def test_test_purchases_of_a_year(
    year: str, visits: int, sales: int, share: int
) -> None:
    rows = [
        o
        for o in series("TEST-PURCHASES").observations
        if o.period.code.startswith(year)
    ]
    assert sum(o.denominator or 0 for o in rows) == visits
    assert sum(o.numerator or 0 for o in rows) == sales
    assert half_up(100 * sales / visits) == share


def test_street_leaders_are_counted_at_month_ends() -> None:
    held = series("STREET-LEADERS")
    assert held.indicator.aggregation is Aggregation.SNAPSHOT
    assert [(o.period.start, o.value) for o in held.observations] == [
        (Month.parse(month).last, count) for month, count in STREET_LEADERS
    ]


def test_outreach_quarters_and_running_totals() -> None:
    held = {o.period.code: o for o in series("OUTREACH").observations}
    ahead = 0.0
    for quarter, contacts, goal, cumulative in OUTREACH:
        assert target("OUTREACH", "quarter", quarter).value == goal
        if contacts is None:
            assert quarter not in held or held[quarter].is_missing
            continue
        assert held[quarter].value == contacts
        ahead += contacts - goal
        assert ahead == cumulative
    assert sum(o.value or 0 for o in held.values()) == 56
    assert sum(t.value or 0 for t in series("OUTREACH").targets) == 100


def test_prolific_offenders_on_their_three_bases() -> None:
    held = series("NI30")
    assert {(o.period.basis, o.period.code): o.value for o in held.observations} == {
        (Basis.ROLLING_12, "2007-10..2008-09"): PPO_ROLLING_YEAR,
        (Basis.YEAR_TO_DATE, "2008-04..2008-09"): PPO_SO_FAR,
    }
    (baseline,) = held.baselines
    assert baseline.value == PPO_BASELINE_YEAR == 4 * PPO_BASELINE_QUARTER
    assert target("NI30", "quarter", "2008/09-Q2").value == PPO_TARGET_QUARTER
    assert target("NI30", "financial_year", "2008/09").value == 4 * PPO_TARGET_QUARTER
    fall = 100 * (PPO_BASELINE_QUARTER - PPO_TARGET_QUARTER) / PPO_BASELINE_QUARTER
    assert half_up(fall) == 22


@pytest.mark.parametrize(("first", "last", "offences"), SHOPLIFTING)
def test_shoplifting_year(first: str, last: str, offences: int) -> None:
    assert row("SHOPLIFTING", "rolling_12", f"{first}..{last}").value == offences


def test_no_figure_is_held_that_the_tables_above_do_not_have() -> None:
    numbers = {
        s.indicator.code: sum(not o.is_missing for o in s.observations)
        for s in holdings().series
    }
    assert numbers == {
        **dict.fromkeys(["NI16", "NI40", "NI33", "NI20", "NI47"], 1),
        **dict.fromkeys(["MARAC-CASES", "MARAC-REPEATS"], 8),
        **dict.fromkeys(NOT_IN_THE_TEXT, 0),
        "NI30": 2,
        "STREET-LEADERS": 6,
        "OUTREACH": 2,
        "TEST-PURCHASES": 7,
        "SHOPLIFTING": 2,
    }


def test_what_the_plan_leaves_blank_is_awaited() -> None:
    blank = {
        (s.indicator.code, o.period.code, o.missing)
        for s in holdings().series
        for o in s.observations
        if o.is_missing
    }
    assert blank == {
        ("MARAC-CASES", "2008-12", Missing.AWAITED),
        ("MARAC-REPEATS", "2008-12", Missing.AWAITED),
        ("TEST-PURCHASES", "2008-12..2008-12", Missing.AWAITED),
        ("OUTREACH", "2008/09-Q3", Missing.AWAITED),
    }


def test_targets_not_agreed_have_no_number() -> None:
    waiting = [
        (s.indicator.code, t.period.code, t.percent_of_change)
        for s in holdings().series
        for t in s.targets
        if t.status is TargetStatus.TO_BE_SET
    ]
    assert sorted(waiting, key=str) == sorted(TO_BE_SET, key=str)


def test_number_of_agreed_targets() -> None:
    agreed = [
        t
        for s in holdings().series
        for t in s.targets
        if t.status is TargetStatus.SET and t.value is not None
    ]
    # Five pairs in section 7; NI30 for a quarter and a year; the risk conference's
    # cases and repeats; four quarters of outreach.
    assert len(agreed) == 5 * 2 + 2 + 2 + 4


def test_every_row_says_when_it_was_known_and_where_it_stands() -> None:
    reported = date(2009, 3, 30)
    for s in holdings().series:
        rows: list[Observation | Target | Baseline] = [*s.observations]
        rows += [*s.targets, *s.baselines]
        for entry in rows:
            assert entry.known_on == reported
            assert "2009-10 refresh, section " in entry.source


def test_every_indicator_is_fully_defined() -> None:
    partnership, plan = holdings().partnership, holdings().plan
    assert plan is not None
    for s in holdings().series:
        i = s.indicator
        for text in (
            i.plain_title,
            i.counts,
            i.numerator,
            i.denominator,
            i.why_it_matters,
            i.source,
            i.unit,
            i.geography,
        ):
            assert text, i.code
        assert i.caveats, i.code
        assert partnership.body(i.owner) or partnership.organisation(i.owner), i.code
        assert plan.priority(i.priority), i.code
        assert i.groups, i.code
        assert all(partnership.body(group) for group in i.groups), i.code


def test_polarity_of_each_indicator() -> None:
    higher = {
        s.indicator.code
        for s in holdings().series
        if s.indicator.polarity is Polarity.HIGHER
    }
    assert higher == {
        "NI40",
        "NI21",
        "NI26",
        "MARAC-CASES",
        "DA-REPORTS",
        "STREET-LEADERS",
        "OUTREACH",
        "BROUGHT-TO-JUSTICE",
    }
    assert {s.indicator.polarity for s in holdings().series} == {
        Polarity.HIGHER,
        Polarity.LOWER,
    }


def test_files_are_exactly_as_the_writer_writes_them(tmp_path: Path) -> None:
    write_folder(holdings(), tmp_path / "again")
    again = {p.name: p.read_bytes() for p in (tmp_path / "again").iterdir()}
    assert again == {p.name: p.read_bytes() for p in FOLDER.iterdir()}
