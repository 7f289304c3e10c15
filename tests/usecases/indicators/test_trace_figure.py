"""From a printed figure back to the file, the person and the day."""

from __future__ import annotations

from datetime import date

import pytest

from saferplan.core.indicators.trace import check_characters
from saferplan.core.indicators.traced import TraceVerdict
from saferplan.core.periods import Month, month
from saferplan.usecases.actor import OPERATOR, operator_for
from saferplan.usecases.errors import NotFound, Refused
from saferplan.usecases.indicators import queries
from saferplan.usecases.indicators.record_observation import record_observation
from saferplan.usecases.indicators.trace_figure import trace_figure
from saferplan.usecases.partnership.load_partnership import load_partnership
from tests.factories.holdings import ANYTOWN, AS_AT, BURGLARY, REPEATS, anytown

pytestmark = pytest.mark.django_db


def load() -> None:
    load_partnership(
        holdings=anytown(),
        by=operator_for("ann"),
        source="folder anytown",
        lines={BURGLARY: range(2, 13), REPEATS: range(13, 17)},
    )


def code_of(indicator: str, as_at: date = AS_AT) -> str:
    found = queries.standing(actor=OPERATOR, partnership=ANYTOWN, as_at=as_at)
    line = found.line(indicator)
    assert line is not None
    return line.trace


def correct_may() -> None:
    record_observation(
        by=OPERATOR,
        partnership=ANYTOWN,
        code=BURGLARY,
        period=month(Month(2008, 5)),
        value=128,
        known_on=date(2009, 4, 3),
        reason="recount",
    )


def test_trace_names_file_line_and_person() -> None:
    load()
    found = trace_figure(actor=OPERATOR, code=code_of(REPEATS))
    assert (found.value, found.numerator, found.denominator) == (
        pytest.approx(100 * 11 / 39),
        11,
        39,
    )
    assert found.formula == "11 ÷ 39 × 100 = 28.2%, from 3 observations."
    assert [(s.line, s.place) for s in found.sources] == [
        (13, "folder anytown, observations.csv, line 13"),
        (14, "folder anytown, observations.csv, line 14"),
        (15, "folder anytown, observations.csv, line 15"),
    ]
    assert {(s.entered_by, s.on_behalf_of, s.entry) for s in found.sources} == {
        ("operator", "ann", 1)
    }
    assert (found.verdict, found.is_reproduced) == (TraceVerdict.AS_SHOWN, True)
    assert found.told[-1] == "As shown: worked out again today, it is the same."


def test_trace_of_a_sum_writes_it_out() -> None:
    load()
    found = trace_figure(actor=OPERATOR, code=code_of(BURGLARY, date(2008, 6, 30)))
    assert found.formula == "30 + 28 + 31 = 89, from 3 observations."


def test_trace_says_what_has_changed_since() -> None:
    load()
    code = code_of(BURGLARY)
    correct_may()
    found = trace_figure(actor=OPERATOR, code=code)
    assert (found.verdict, found.is_reproduced) == (TraceVerdict.CHANGED_SINCE, True)
    assert (found.value, found.value_now) == (288, 388)
    (restated,) = found.restatements
    assert restated.before is not None
    assert (restated.before.value, restated.after.observation.value) == (28, 128)
    assert "it is 388" in " ".join(found.told)


def test_trace_of_figures_a_correction_did_not_touch_stands() -> None:
    load()
    code = code_of(BURGLARY, date(2008, 4, 30))
    correct_may()
    found = trace_figure(actor=OPERATOR, code=code)
    assert (found.verdict, found.restatements) == (TraceVerdict.AS_SHOWN, ())


def test_trace_is_read_in_capitals_and_with_spaces_around() -> None:
    load()
    code = code_of(BURGLARY)
    assert trace_figure(actor=OPERATOR, code=f" {code.upper()} ").code == code


def test_trace_with_a_slip_is_refused() -> None:
    load()
    code = code_of(BURGLARY)
    with pytest.raises(Refused, match="slip"):
        trace_figure(actor=OPERATOR, code=code.replace("2008", "2009", 1))


def test_trace_that_is_none_is_refused() -> None:
    with pytest.raises(Refused, match="not a trace code"):
        trace_figure(actor=OPERATOR, code="hello")


@pytest.mark.parametrize("part", [0, 1])
def test_trace_of_what_is_not_here_is_not_found(part: int) -> None:
    load()
    parts = code_of(BURGLARY)[:-2].split(".")
    parts[part] = "nothing"
    body = ".".join(parts)
    with pytest.raises(NotFound):
        trace_figure(actor=OPERATOR, code=body + check_characters(body))


def test_trace_of_a_figure_made_from_other_data_says_so() -> None:
    load()
    parts = code_of(BURGLARY)[:-2].split(".")
    parts[-1] = "0000"
    body = ".".join(parts)
    found = trace_figure(actor=OPERATOR, code=body + check_characters(body))
    assert (found.verdict, found.is_reproduced) == (TraceVerdict.CHANGED_SINCE, False)
    assert found.told[-1].startswith("Changed since: the data held here do not give")


def test_trace_of_no_figure_says_why() -> None:
    load()
    found = trace_figure(actor=OPERATOR, code=code_of(REPEATS, date(2008, 3, 31)))
    assert found.value is None
    assert found.formula.startswith("There is no figure: ")
