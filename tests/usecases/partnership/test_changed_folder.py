"""A folder changed by hand: loaded, exported, loaded again, and never over a person."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from saferplan.core.indicators.holdings import Holdings
from saferplan.documents.folder import read_folder, write_folder
from saferplan.usecases.actor import OPERATOR
from saferplan.usecases.indicators.queries import ledger
from saferplan.usecases.indicators.record_observation import record_observation
from saferplan.usecases.partnership.difference import CHANGED_IN_FOLDER
from saferplan.usecases.partnership.export_partnership import export_partnership
from saferplan.usecases.partnership.load_partnership import load_partnership
from saferplan.usecases.partnership.make_demonstration import make_demonstration
from tests.factories.holdings import anytown, othertown

pytestmark = pytest.mark.django_db


def _changed(held: Holdings, by: float) -> Holdings:
    """The same holdings with the first count of the first series changed."""
    first, *others = held.series
    row, *rows = first.observations
    assert row.value is not None
    other = replace(row, value=row.value + by)
    return replace(held, series=(replace(first, observations=(other, *rows)), *others))


def test_changed_row_is_exported_beside_the_old_one_and_loads_again(
    tmp_path: Path,
) -> None:
    load_partnership(holdings=anytown(), by=OPERATOR, source="a test")
    load_partnership(holdings=_changed(anytown(), 7), by=OPERATOR, source="a test")
    write_folder(export_partnership(slug="anytown", by=OPERATOR), tmp_path / "a")
    first = read_folder(tmp_path / "a").series[0].observations
    same = [
        row for row in first if row.period == anytown().series[0].observations[0].period
    ]
    assert [row.reason for row in same] == ["", CHANGED_IN_FOLDER]
    again = load_partnership(
        holdings=read_folder(tmp_path / "a"), by=OPERATOR, source="a test"
    )
    assert sum(again.added.values()) == 0


def test_changed_row_loaded_twice_is_added_once() -> None:
    load_partnership(holdings=anytown(), by=OPERATOR, source="a test")
    changed = _changed(anytown(), 7)
    load_partnership(holdings=changed, by=OPERATOR, source="a test")
    again = load_partnership(holdings=changed, by=OPERATOR, source="a test")
    assert sum(again.added.values()) == 0


def test_change_taken_back_is_in_force_again() -> None:
    for held in (anytown(), _changed(anytown(), 7), anytown()):
        load_partnership(holdings=held, by=OPERATOR, source="a test")
    code = anytown().series[0].indicator.code
    rows = ledger(actor=OPERATOR, partnership="anytown", code=code).observations
    about = [r for r in rows if r.period == anytown().series[0].observations[0].period]
    first = anytown().series[0].observations[0].value
    assert first is not None
    assert [r.value for r in about] == [first, first + 7, first]


def test_demonstration_made_again_leaves_a_correction_of_the_same_day() -> None:
    make_demonstration(holdings=[anytown(), othertown()], by=OPERATOR)
    series = anytown().series[0]
    row = series.observations[0]
    record_observation(
        by=OPERATOR,
        partnership="anytown",
        code=series.indicator.code,
        period=row.period,
        value=999,
        known_on=row.known_on,
        reason="counted again",
    )
    make_demonstration(holdings=[anytown(), othertown()], by=OPERATOR)
    rows = ledger(
        actor=OPERATOR, partnership="anytown", code=series.indicator.code
    ).observations
    assert [r.value for r in rows if r.period == row.period][-1] == 999
