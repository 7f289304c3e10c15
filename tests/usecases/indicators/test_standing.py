"""Where a partnership stands: cut in two times, kept, and never mixed."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from saferplan.core.indicators.holdings import Series
from saferplan.core.indicators.observation import as_known
from saferplan.core.indicators.position import position
from saferplan.core.indicators.targets import targets_as_known
from saferplan.core.indicators.trace import trace_code
from saferplan.core.indicators.vocabulary import DataState
from saferplan.core.periods import Month, month
from saferplan.usecases.actor import OPERATOR
from saferplan.usecases.errors import NotFound
from saferplan.usecases.indicators import queries
from saferplan.usecases.indicators.as_known import definition_at
from saferplan.usecases.indicators.record_observation import record_observation
from saferplan.usecases.indicators.standings import Standing
from saferplan.usecases.partnership.load_partnership import load_partnership
from saferplan.usecases.recent import forget_everything
from tests.builders import an_indicator, monthly
from tests.cast import the_cast
from tests.factories.holdings import (
    ANYTOWN,
    AS_AT,
    BURGLARY,
    DEATHS,
    OTHERTOWN,
    REPEATS,
    anytown,
    burglaries,
    deaths,
    othertown,
    repeats,
)

pytestmark = pytest.mark.django_db


def standing(slug: str = ANYTOWN, as_at: date = AS_AT, **cut: object) -> Standing:
    return queries.standing(
        actor=OPERATOR,
        partnership=slug,
        as_at=as_at,
        **cut,  # type: ignore[arg-type]
    )


def value(found: Standing, code: str = BURGLARY) -> float | None:
    line = found.line(code)
    return line.position.figure.value if line else None


def correct(when: Month, value: float, known_on: date) -> None:
    record_observation(
        by=OPERATOR,
        partnership=ANYTOWN,
        code=BURGLARY,
        period=month(when),
        value=value,
        known_on=known_on,
        reason="recount",
    )


def test_standing_is_what_core_makes_of_the_rows() -> None:
    the_cast()
    found = standing()
    assert [line.code for line in found.lines] == [BURGLARY, REPEATS, DEATHS]
    for line in found.lines:
        series = queries.ledger(actor=OPERATOR, partnership=ANYTOWN, code=line.code)
        assert line.position == position(
            series.indicator,
            as_known(series.observations),
            targets_as_known(series.targets),
            AS_AT,
            baselines=series.baselines,
        )
        assert line.trace == trace_code(
            partnership=ANYTOWN, position=line.position, entry=found.entry
        )


def test_standing_prints_local_names() -> None:
    the_cast()
    burglary, _, roads = standing().lines
    assert (burglary.owner, burglary.group) == ("Burglary Group", "Burglary Group")
    assert (roads.owner, roads.group) == ("County Constabulary", "")
    assert [s.name for s in standing().sections] == [
        "Burglary",
        "Domestic abuse",
        "Other indicators",
    ]


# April to December: 30 28 29 35 31 30 33 36 34, June corrected on 2 April to 31.
@pytest.mark.parametrize(
    ("as_at", "known_on", "expected"),
    [
        (date(2008, 12, 31), None, 288),
        (date(2008, 12, 31), date(2009, 4, 2), 288),
        (date(2008, 12, 31), date(2009, 4, 1), 286),
        (date(2008, 6, 30), date(2009, 4, 1), 87),
        (date(2008, 6, 30), None, 89),
        (date(2008, 12, 31), date(2009, 3, 29), None),
    ],
)
def test_standing_is_cut_to_what_was_known(
    as_at: date, known_on: date | None, expected: float | None
) -> None:
    the_cast()
    assert value(standing(as_at=as_at, known_on=known_on)) == expected


def test_standing_is_cut_to_what_was_held() -> None:
    the_cast()
    then = standing()
    correct(Month(2008, 5), 128, date(2009, 4, 3))
    now = standing()
    assert (value(then), value(now)) == (288, 388)
    assert now.entry == then.entry + 1
    forget_everything()
    assert standing(entry=then.entry) == then


def test_back_loaded_rows_leave_what_was_shown_as_it_was() -> None:
    the_cast()
    then = standing(known_on=date(2009, 3, 30))
    old = anytown(
        Series(
            indicator=burglaries().indicator,
            observations=monthly([1] * 12, Month(2007, 4)),
        )
    )
    load_partnership(holdings=old, by=OPERATOR, source="history")
    assert standing(known_on=date(2009, 3, 30), entry=then.entry) == then
    assert standing(as_at=date(2008, 3, 31)).lines[0].position.figure.value == 12


def test_entry_before_the_first_is_not_found() -> None:
    the_cast()
    with pytest.raises(NotFound, match="at entry 0"):
        standing(entry=0)


def test_awaited_month_leaves_the_last_complete_one() -> None:
    the_cast()
    line = standing(as_at=date(2008, 7, 31)).line(REPEATS)
    assert line is not None
    assert line.position.data_state is DataState.AWAITED
    assert (line.position.figure.numerator, line.position.figure.denominator) == (
        11,
        39,
    )


def test_partnerships_with_the_same_codes_keep_their_figures() -> None:
    the_cast()
    assert value(standing(OTHERTOWN, date(2008, 5, 31))) == 1801
    assert value(standing(ANYTOWN, date(2008, 5, 31))) == 58
    correct(Month(2008, 5), 1, date(2009, 4, 3))
    assert value(standing(OTHERTOWN, date(2008, 5, 31))) == 1801
    assert standing(OTHERTOWN).entry == 2


def counted(case: object) -> int:
    with CaptureQueriesContext(connection) as queries_made:
        case()  # type: ignore[operator]
    return len(queries_made)


def test_number_of_queries_is_the_same_for_one_indicator_and_for_three() -> None:
    load_partnership(holdings=anytown(deaths()), by=OPERATOR, source="one")
    one = counted(standing)
    load_partnership(
        holdings=anytown(deaths(), burglaries(), repeats()), by=OPERATOR, source="three"
    )
    forget_everything()
    assert counted(standing) == one
    assert one <= 20


def test_standing_that_is_kept_asks_only_for_partnership_and_entry() -> None:
    the_cast()
    standing()
    assert counted(standing) == 2


def test_write_leaves_the_other_indicators_as_they_were_worked_out() -> None:
    the_cast()
    before = standing()
    correct(Month(2008, 5), 128, date(2009, 4, 3))
    after = standing()
    kept = [
        new.position is old.position
        for old, new in zip(before.lines, after.lines, strict=True)
    ]
    assert kept == [False, True, True]


def test_ledger_holds_superseded_rows_with_their_entries() -> None:
    the_cast()
    correct(Month(2008, 5), 128, date(2009, 4, 3))
    series = queries.ledger(actor=OPERATOR, partnership=ANYTOWN, code=BURGLARY)
    may = [
        (o.value, o.entry)
        for o in series.observations
        if o.period == month(Month(2008, 5))
    ]
    assert may == [(28, 1), (128, 3)]
    assert len({o.identity for o in series.observations}) == len(series.observations)
    early = queries.ledger(
        actor=OPERATOR, partnership=ANYTOWN, code=BURGLARY, known_on=date(2009, 3, 30)
    )
    assert {o.known_on for o in early.observations} == {date(2009, 3, 30)}
    then = queries.ledger(actor=OPERATOR, partnership=ANYTOWN, code=BURGLARY, entry=2)
    assert 128 not in {o.value for o in then.observations}


def test_ledger_of_an_indicator_that_is_not_there() -> None:
    the_cast()
    with pytest.raises(NotFound, match="no indicator NOTHING in anytown"):
        queries.ledger(actor=OPERATOR, partnership=ANYTOWN, code="NOTHING")


def test_latest_month_is_the_last_with_a_figure_that_is_no_forecast() -> None:
    the_cast()
    assert queries.latest_month(OPERATOR, ANYTOWN) == Month(2008, 12)
    assert queries.latest_month(OPERATOR, OTHERTOWN) == Month(2008, 5)


def test_definition_is_the_one_valid_at_the_date() -> None:
    old = an_indicator(valid_from=date(2007, 4, 1))
    new = an_indicator(version=2, title="Counted anew", valid_from=date(2008, 4, 1))
    assert definition_at([old, new], date(2008, 3, 31)) == old
    assert definition_at([old, new], date(2008, 4, 1)) == new
    assert definition_at([old, new], date(2000, 1, 1)) == old


def test_two_partnerships_never_share_a_line() -> None:
    load_partnership(holdings=othertown(), by=OPERATOR, source="x")
    assert [line.code for line in standing(OTHERTOWN).lines] == [BURGLARY]
    assert DEATHS not in {line.code for line in standing(OTHERTOWN).lines}
