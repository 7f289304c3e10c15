"""The plan's own figures, as `saferplan positions` shows them.

The expected values are those that were worked out by hand from the plan's tables
before there was any code.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.plugins.commands import CommandLine

PETERBOROUGH = ("--partnership", "peterborough")
NOTHING: dict[str, Any] = {
    "value": None,
    "target": None,
    "adverse_percent": None,
    "rag": None,
}

AT_YEAR_END: dict[str, dict[str, Any]] = {
    "NI16": {"value": 5109, "target": 4773, "adverse_percent": 7.04, "rag": "red"},
    "NI33": {"value": 769, "target": 781, "adverse_percent": -1.54, "rag": "green"},
    "NI20": {"value": 1568, "target": 1652, "adverse_percent": -5.08, "rag": "green"},
    "NI40": {
        "value": 744,
        "target": 765,
        "adverse_percent": 2.75,
        "rag": "amber",
        "end_target": 809,
        "required_change_percent": 8.74,
        "required_change_verb": "increase",
    },
    "NI47": {"value": 101, "target": 103, "rag": None, "data_state": "forecast_only"},
    "MARAC-CASES": {
        "basis": "year_to_date",
        "period": "2008-04..2008-11",
        "value": 134,
        "target": 130,
        "adverse_percent": -3.08,
        "rag": "green",
        "data_state": "awaited",
        "months_held": 8,
        "months_expected": 9,
    },
    "MARAC-REPEATS": {
        "value": 29.85,
        "numerator": 40,
        "denominator": 134,
        "target": 28,
        "adverse_percent": 6.61,
        "adverse_points": 1.85,
        "rag": "red",
    },
    "OUTREACH": {
        "basis": "year_to_date",
        "value": 56,
        "target": 50,
        "rag": "green",
    },
    "STREET-LEADERS": {"basis": "snapshot", "value": 146, "rag": None},
    "NI17": {**NOTHING, "data_state": "survey_pending"},
    "NI21": {**NOTHING, "data_state": "survey_pending"},
    "NI26": {**NOTHING, "data_state": "not_collectable"},
    "NI111": {**NOTHING, "data_state": "no_target"},
}

AT_OCTOBER_END: dict[str, dict[str, Any]] = {
    "MARAC-REPEATS": {
        "period": "2008-04..2008-10",
        "value": 28.57,
        "numerator": 30,
        "denominator": 105,
        "target": 28,
        "adverse_percent": 2.04,
        "rag": "amber",
    },
    "STREET-LEADERS": {"basis": "snapshot", "value": 118, "rag": None},
}

KEYS = set(
    """indicator title basis period value numerator denominator unit polarity target
    target_period end_target end_target_period baseline required_change_percent
    required_change_verb adverse_percent rag rag_reason run_rate forecasts variation
    assurance data_state months_held months_expected remarks trace""".split()
)
FORECAST_KEYS = set("method assumption value low high chance_of_meeting".split())
VOCABULARY = {
    "basis": set(
        """month quarter year_to_date financial_year calendar_year rolling_12 snapshot
        survey_wave cohort window""".split()
    ),
    "polarity": {"lower", "higher", "band", "neutral", "context"},
    "rag": {"green", "amber", "red", None},
    "data_state": set(
        """complete awaited incomplete missing not_due no_target baseline_year
        forecast_only not_collectable survey_pending suppressed""".split()
    ),
}


def rounded(value: Any) -> Any:
    """Return a number to two places, as the table writes it; anything else as it is."""
    return round(value, 2) if isinstance(value, float) else value


def found(
    positions: dict[str, dict[str, Any]], expected: dict[str, dict[str, Any]]
) -> dict[str, dict[str, Any]]:
    """Return what the table speaks of, and nothing else."""
    return {
        code: {key: rounded(positions[code][key]) for key in row}
        for code, row in expected.items()
    }


@pytest.mark.parametrize(
    ("as_at", "expected"),
    [("2008-12-31", AT_YEAR_END), ("2008-10-31", AT_OCTOBER_END)],
)
def test_positions_are_those_of_the_plan(
    demo: CommandLine, as_at: str, expected: dict[str, dict[str, Any]]
) -> None:
    positions = demo.positions(*PETERBOROUGH, "--as-at", as_at)

    assert found(positions, expected) == expected


@pytest.fixture(scope="module")
def at_year_end(shown: CommandLine) -> dict[str, dict[str, Any]]:
    return shown.positions(*PETERBOROUGH, "--as-at", "2008-12-31")


def test_positions_have_every_indicator_of_the_plan(
    at_year_end: dict[str, dict[str, Any]],
) -> None:
    national = {f"NI{n}" for n in (16, 17, 20, 21, 26, 30, 32, 33, 40, 47, 48, 111)}

    assert national - set(at_year_end) == set()


def test_positions_have_at_least_the_keys_of_the_contract(
    at_year_end: dict[str, dict[str, Any]],
) -> None:
    lacking = {
        code: KEYS - set(one)
        for code, one in at_year_end.items()
        if not set(one) >= KEYS
    }

    assert lacking == {}


def test_forecasts_have_at_least_the_keys_of_the_contract(
    at_year_end: dict[str, dict[str, Any]],
) -> None:
    forecasts = [ahead for one in at_year_end.values() for ahead in one["forecasts"]]

    assert forecasts != []
    assert [ahead for ahead in forecasts if not set(ahead) >= FORECAST_KEYS] == []


@pytest.mark.parametrize("key", VOCABULARY)
def test_positions_keep_to_the_vocabulary(
    at_year_end: dict[str, dict[str, Any]], key: str
) -> None:
    used = {one[key] for one in at_year_end.values()}

    assert used - VOCABULARY[key] == set()


def test_every_position_says_why_it_has_its_colour_or_none(
    at_year_end: dict[str, dict[str, Any]],
) -> None:
    assert [code for code, one in at_year_end.items() if not one["rag_reason"]] == []


def test_marac_cases_show_the_linear_and_the_profile_forecast(
    at_year_end: dict[str, dict[str, Any]],
) -> None:
    forecasts = at_year_end["MARAC-CASES"]["forecasts"]
    by_method = {ahead["method"]: round(ahead["value"], 1) for ahead in forecasts}

    assert (by_method["linear"], by_method["profile"]) == (201, 251.5)


def test_stated_forecast_has_a_status_and_the_position_none(
    at_year_end: dict[str, dict[str, Any]],
) -> None:
    killed = at_year_end["NI47"]

    assert killed["rag"] is None
    assert [(f["method"], f["status"]) for f in killed["forecasts"]] == [
        ("stated", "green")
    ]


def test_outreach_remarks_that_the_latest_quarter_alone_is_behind(
    at_year_end: dict[str, dict[str, Any]],
) -> None:
    assert [r for r in at_year_end["OUTREACH"]["remarks"] if "20 of 25" in r] == [
        "Year to date is ahead, but the latest quarter is behind: 20 of 25."
    ]


def test_position_without_a_profile_says_it_is_held_against_the_year_end(
    at_year_end: dict[str, dict[str, Any]],
) -> None:
    assert "Held against the year-end target" in at_year_end["NI16"]["rag_reason"]


def test_nothing_was_known_the_day_before_the_plan_went_to_cabinet(
    shown: CommandLine,
) -> None:
    words = (*PETERBOROUGH, "--as-at", "2008-12-31", "--known-on", "2009-03-29")
    positions = shown.positions(*words)

    assert {one["value"] for one in positions.values()} == {None}
    assert {one["target"] for one in positions.values()} == {None}
    assert {one["rag"] for one in positions.values()} == {None}


def test_everything_was_known_the_day_the_plan_went_to_cabinet(
    shown: CommandLine, at_year_end: dict[str, dict[str, Any]]
) -> None:
    words = (*PETERBOROUGH, "--as-at", "2008-12-31", "--known-on", "2009-03-30")

    assert found(shown.positions(*words), AT_YEAR_END) == AT_YEAR_END
