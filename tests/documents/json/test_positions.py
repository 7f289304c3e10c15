"""A position on the wire: the keys others rely on, typed, never NaN."""

import json

import pytest

from saferplan.core.boards.pack import Line
from saferplan.documents.json.positions import number, position_object
from tests.documents.made_pack import made_pack

AGREED = (
    "indicator title basis period value numerator denominator unit polarity target "
    "target_period end_target end_target_period baseline required_change_percent "
    "required_change_verb adverse_percent rag rag_reason run_rate forecasts variation "
    "assurance data_state months_held months_expected remarks trace"
).split()


@pytest.fixture(scope="module")
def lines() -> dict[str, Line]:
    return {line.code: line for line in made_pack().lines}


def wire(lines: dict[str, Line], code: str) -> dict[str, object]:
    return position_object(lines[code].position, lines[code].trace)


def test_keys_come_in_the_agreed_order_for_every_indicator(lines):
    for code in lines:
        assert list(wire(lines, code))[: len(AGREED)] == AGREED


def test_every_object_is_strict_json(lines):
    for code in lines:
        sent = json.dumps(wire(lines, code), allow_nan=False)
        assert json.loads(sent) == wire(lines, code)


def test_count_behind_its_target(lines):
    found = wire(lines, "S1")
    assert found["value"] == 5109
    assert isinstance(found["value"], int)
    assert found["target"] == 4773
    assert found["target_period"] == "2008/09"
    assert found["basis"] == "rolling_12"
    assert found["period"] == "2008-01..2008-12"
    assert found["adverse_percent"] == pytest.approx(100 * 336 / 4773, rel=1e-11)
    assert found["rag"] == "red"
    assert found["adverse_points"] is None
    assert found["forecasts"] == []
    assert found["run_rate"] is None


def test_ratio_keeps_its_counts_and_says_points(lines):
    found = wire(lines, "RATIO1")
    assert (found["numerator"], found["denominator"]) == (40, 134)
    assert found["value"] == pytest.approx(4000 / 134, rel=1e-11)
    assert found["adverse_percent"] == pytest.approx(
        100 * (4000 / 134 - 28) / 28, rel=1e-11
    )
    assert found["adverse_points"] == pytest.approx(4000 / 134 - 28, rel=1e-11)
    assert found["required_change_verb"] == "reduction"
    assert found["unit"] == "%"


def test_year_to_date_says_what_each_month_must_bring(lines):
    found = wire(lines, "YTD1")
    assert found["data_state"] == "awaited"
    assert (found["months_held"], found["months_expected"]) == (8, 9)
    assert found["run_rate"] == (244 - 134) / 4
    assert found["run_rate_average"] == 134 / 8
    assert found["run_rate_per"] == "month"
    by_method = {ahead["method"]: ahead for ahead in found["forecasts"]}
    assert by_method["linear"]["value"] == 201
    assert by_method["profile"]["value"] == pytest.approx(244 * 134 / 130, rel=1e-11)
    assert found["remarks"][0] == "December 2008 awaited."


def test_forecast_is_never_a_status(lines):
    found = wire(lines, "F1")
    assert found["rag"] is None
    assert found["data_state"] == "forecast_only"
    assert (found["value"], found["target"]) == (101, 103)
    assert found["forecasts"][0]["status"] == "green"
    assert found["markers"] == ["forecast"]


def test_nothing_held_is_null_not_zero(lines):
    found = wire(lines, "SURVEY1")
    empty = (
        "value",
        "numerator",
        "denominator",
        "target",
        "rag",
        "period",
        "variation",
    )
    assert [found[key] for key in empty] == [None] * len(empty)
    assert found["data_state"] == "survey_pending"


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        (None, None),
        (float("nan"), None),
        (float("inf"), None),
        (201.0, 201),
        (-3.0, -3),
        (0.1 + 0.2, 0.3),
        (29.850746268656717, 29.8507462687),
        (0, 0),
    ],
)
def test_numbers_lose_only_the_noise(given, sent):
    assert number(given) == sent
    assert type(number(given)) is type(sent)
