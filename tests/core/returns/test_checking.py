"""Errors, queries and notes about a return, by the field's own examples."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest
from scipy import stats

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.holdings import Series
from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.vocabulary import Aggregation, Marker, Missing
from saferplan.core.partnership.structure import Partnership
from saferplan.core.periods import (
    Basis,
    Month,
    month,
    rolling_12,
    snapshot,
    year_to_date,
)
from saferplan.core.returns.asking import template
from saferplan.core.returns.checking import Checked, check
from saferplan.core.returns.messages import Message, Tier
from saferplan.core.returns.typed import TypedLine, TypedReturn
from tests.builders import a_ratio, a_row, an_indicator, monthly, monthly_ratio
from tests.documents.returns.filled import TODAY

ANYTOWN = Partnership(slug="anytown", name="Safer Anytown", area="Anytown")
DECEMBER = Month(2008, 12)
CASES = an_indicator(
    code="CASES", owner="group", numerator="Cases heard in the month", unit="cases"
)
REPEATS = a_ratio(
    code="REPEATS", owner="group", denominator="Cases heard in the same months"
)
# The conference of April to November 2008.
HEARD = (15, 14, 14, 16, 14, 14, 18, 29)
AGAIN = (0, 0, 3, 14, 6, 5, 2, 10)


def _check(
    held: Mapping[Indicator, Sequence[Observation]],
    *lines: TypedLine,
    when: Month = DECEMBER,
    today: date = TODAY,
    sheet: str = "",
) -> Checked:
    series = {
        indicator.code: Series(indicator=indicator, observations=tuple(rows))
        for indicator, rows in held.items()
    }
    made = template(
        partnership=ANYTOWN, holder="group", month=when, series=list(series.values())
    )
    typed = TypedReturn(lines=lines, sheet=sheet)
    return check(made, typed, series=series, known_on=today)


def _count(typed: str, **more: str) -> Checked:
    """One count typed, with nothing known before."""
    return _check({CASES: ()}, TypedLine(code="CASES", value=typed, **more))


def _share(part: str, whole: str, **more: str) -> Checked:
    return _check(
        {REPEATS: ()},
        TypedLine(code="REPEATS", numerator=part, denominator=whole, **more),
    )


def _rules(messages: Sequence[Message]) -> list[str]:
    return [message.rule for message in messages]


# ------------------------------------------------------------ what is kept
def test_a_count_becomes_an_observation_that_nobody_has_signed_off() -> None:
    checked = _count(" 1,234 ", remark=" two meetings ")
    row = checked.lines[0].observation
    assert row == Observation(
        period=month(DECEMBER),
        known_on=TODAY,
        value=1234,
        markers=frozenset({Marker.NOT_SIGNED_OFF}),
        reason="two meetings",
    )
    assert not checked.errors
    assert not checked.queries


def test_a_quotient_keeps_both_its_counts() -> None:
    row = _share("7", "24").lines[0].observation
    assert row is not None
    assert (row.numerator, row.denominator, row.value) == (7, 24, None)


def test_none_of_none_is_no_error() -> None:
    checked = _share("0", "0")
    assert not checked.errors
    assert checked.lines[0].observation is not None


def test_a_reason_becomes_a_missing_observation() -> None:
    row = _count("", missing="n/a", remark="system down").lines[0].observation
    assert row is not None
    assert row.missing is Missing.NOT_AVAILABLE
    assert row.reason == "system down"


def test_a_provisional_figure_is_marked() -> None:
    for checked in (_count("12 [p]"), _count("12", remark="Provisional until June")):
        row = checked.lines[0].observation
        assert row is not None
        assert Marker.PROVISIONAL in row.markers
        assert _rules(checked.notes) == ["provisional"]


def test_nothing_typed_is_no_observation_and_no_error() -> None:
    checked = _check({CASES: (), REPEATS: ()}, TypedLine(code="CASES"))
    assert [line.observation for line in checked.lines] == [None, None]
    assert not checked.errors
    assert _rules(checked.notes) == ["nothing_given", "nothing_given"]


def test_a_line_that_is_held_already_may_be_left_empty() -> None:
    checked = _check({CASES: [a_row(month(DECEMBER), 24)]})
    assert checked.messages == ()


# ------------------------------------------------------------ errors
@pytest.mark.parametrize(
    ("checked", "rule", "field"),
    [
        (_count("see description"), "not_a_number", "value"),
        (_count("12.5"), "not_whole", "value"),
        (_count("12%"), "percentage", "value"),
        (_count("1e400"), "not_measurable", "value"),
        (_count("9" * 20), "not_measurable", "value"),
        (_count("12", missing="to follow"), "value_and_missing", "missing"),
        (_count("", missing="no idea"), "unknown_missing", "missing"),
        (_count("12", remark="x" * 1001), "remark_too_long", "remark"),
        (_count("12", remark="a\u202eb"), "remark_unreadable", "remark"),
        (_share("20", "16"), "numerator_over_denominator", "numerator"),
        (_share("28.6%", "16"), "percentage", "numerator"),
        (_share("4.5", "16"), "not_whole", "numerator"),
        (_share("4", ""), "half_a_quotient", "denominator"),
        (_share("", "16"), "half_a_quotient", "numerator"),
        (_share("-4", "-2"), "negative_denominator", "denominator"),
        (
            _check({REPEATS: ()}, TypedLine(code="REPEATS", value="12")),
            "value_for_quotient",
            "value",
        ),
        (
            _check({CASES: ()}, TypedLine(code="CASES", numerator="1")),
            "quotient_for_value",
            "numerator",
        ),
    ],
)
def test_errors_leave_the_line_without_an_observation(
    checked: Checked, rule: str, field: str
) -> None:
    assert [(m.rule, m.field) for m in checked.errors] == [(rule, field)]
    assert checked.lines[0].observation is None


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("#REF!", "“#REF!” is what a formula says that went wrong."),
        ("=A1+1", "“=A1+1” is a formula that was saved without its result."),
        ("2008-12-01", "“2008-12-01” is a date."),
        ("soon", "“soon” is not a number."),
    ],
)
def test_what_stands_instead_of_a_number_is_named(typed: str, found: str) -> None:
    assert _count(typed).errors[0].found == found


def test_a_rate_of_nobody_is_an_error() -> None:
    rate = a_ratio(
        code="RATE", owner="group", aggregation=Aggregation.RATE, multiplier=1000
    )
    line = TypedLine(code="RATE", numerator="3", denominator="0")
    assert _rules(_check({rate: ()}, line).errors) == ["nothing_to_divide_by"]


def test_a_percentage_belongs_where_percentages_are_asked_for() -> None:
    survey = an_indicator(
        code="SURVEY", owner="group", aggregation=Aggregation.PUBLISHED_RATE, unit="%"
    )
    checked = _check({survey: ()}, TypedLine(code="SURVEY", value="28.6%"))
    assert not checked.errors
    assert checked.lines[0].observation is not None
    assert checked.lines[0].observation.value == 28.6


def test_a_share_of_more_than_all_is_an_error() -> None:
    survey = an_indicator(
        code="SURVEY", owner="group", aggregation=Aggregation.PUBLISHED_RATE, unit="%"
    )
    for typed, rules in (("100", []), ("286%", ["over_hundred"])):
        checked = _check({survey: ()}, TypedLine(code="SURVEY", value=typed))
        assert _rules(checked.errors) == rules


@pytest.mark.parametrize(
    ("remark", "rules"),
    [
        ("one family at PE1 1AA", ["personal"]),
        ("ask jo@example.org", ["personal"]),
        ("mostly in PE1", []),
        ("said by Dr Green, the chair", []),
    ],
)
def test_a_remark_that_points_at_a_person_is_an_error(
    remark: str, rules: list[str]
) -> None:
    assert _rules(_count("12", remark=remark).errors) == rules


def test_more_repeats_than_cases_is_an_error() -> None:
    """Sixteen cases cannot have had twenty repeats, whatever the denominator says."""
    checked = _check(
        {CASES: (), REPEATS: ()},
        TypedLine(code="CASES", value="16"),
        TypedLine(code="REPEATS", numerator="20", denominator="24"),
    )
    assert _rules(checked.errors) == ["over_whole"]
    assert "16" in checked.errors[0].found
    assert checked.lines[1].observation is None


def test_more_repeats_than_the_cases_held_before_is_an_error() -> None:
    checked = _check(
        {CASES: [a_row(month(DECEMBER), 16)], REPEATS: ()},
        TypedLine(code="REPEATS", numerator="20", denominator="24"),
    )
    assert _rules(checked.errors) == ["over_whole"]


def test_another_denominator_than_the_cases_is_asked_about() -> None:
    """October 2008: 30 of 114 were divided by the target beside the 105 cases."""
    checked = _check(
        {CASES: (), REPEATS: ()},
        TypedLine(code="CASES", value="105"),
        TypedLine(code="REPEATS", numerator="30", denominator="114"),
    )
    assert _rules(checked.queries) == ["other_denominator"]
    assert "114" in checked.queries[0].found
    assert "105" in checked.queries[0].found


def test_cases_in_error_say_nothing_about_repeats() -> None:
    checked = _check(
        {CASES: [a_row(month(DECEMBER), 16)], REPEATS: ()},
        TypedLine(code="CASES", value="sixteen"),
        TypedLine(code="REPEATS", numerator="20", denominator="24"),
    )
    assert _rules(checked.errors) == ["not_a_number"]


@pytest.mark.parametrize(("last", "rules"), [("-12", ["year_below_zero"]), ("-11", [])])
def test_a_whole_year_below_zero_is_an_error(last: str, rules: list[str]) -> None:
    """Eleven months of one each; in March more were cancelled than there were."""
    rows, march = monthly([1] * 11), Month(2009, 3)
    typed = TypedLine(code="CASES", value=last)
    checked = _check({CASES: rows}, typed, when=march, today=march.last)
    assert _rules(checked.errors) == rules
    part = _check({CASES: rows[1:]}, typed, when=march, today=march.last)
    assert part.errors == (), "nobody knows the sum of eleven months"


def test_lines_that_do_not_belong_are_errors() -> None:
    checked = _check(
        {CASES: ()},
        TypedLine(code="cases", value="1"),
        TypedLine(code="CASES", value="2"),
        TypedLine(code="OTHER", value="3"),
        TypedLine(code="", value="4"),
        TypedLine(code="", remark=" "),
        TypedLine(code="EMPTY-AND-UNKNOWN"),
    )
    assert _rules(checked.errors) == ["twice", "unknown_code", "no_code"]


def test_the_code_matters_and_its_capitals_do_not() -> None:
    checked = _check({CASES: ()}, TypedLine(code=" cases ", value="1"))
    assert checked.lines[0].observation is not None


# ------------------------------------------------------------ queries
def test_july_2008_is_asked_about() -> None:
    """Fourteen of sixteen after none, none and three; the chance is under 1%."""
    july = Month(2008, 7)
    first = july.plus(-3)
    assert stats.fisher_exact([[14, 2], [3, 40]]).pvalue < 0.01
    checked = _check(
        {
            CASES: monthly(HEARD[:3], first),
            REPEATS: monthly_ratio(AGAIN[:3], HEARD[:3], first),
        },
        TypedLine(code="CASES", value="16"),
        TypedLine(code="REPEATS", numerator="14", denominator="16"),
        when=july,
    )
    assert [(m.code, m.rule) for m in checked.queries] == [("REPEATS", "short_series")]
    assert "14 of 16 (87.5%)" in checked.queries[0].found
    assert checked.lines[1].observation is not None, "a query blocks nothing"


def test_usual_figures_are_asked_nothing() -> None:
    first = Month(2008, 4)
    checked = _check(
        {CASES: monthly(HEARD, first), REPEATS: monthly_ratio(AGAIN, HEARD, first)},
        TypedLine(code="CASES", value="24"),
        TypedLine(code="REPEATS", numerator="7", denominator="24"),
    )
    assert checked.messages == ()


@pytest.mark.parametrize(
    ("count", "asked"), [("28", True), ("29", False), ("54", True)]
)
def test_a_count_outside_its_limits_is_asked_about(count: str, asked: bool) -> None:
    """The published vector: limits 28.8421 and 53.9912; 45 before, so no jump."""
    counts = [42, 38, 45, 40, 44, 39, 41, 46, 37, 43, 40, 42]
    checked = _check(
        {CASES: monthly(counts, Month(2007, 12))}, TypedLine(code="CASES", value=count)
    )
    assert _rules(checked.queries) == (["outside_limits"] if asked else [])


def test_a_step_larger_than_steps_ever_are_is_asked_about() -> None:
    """Mean range 2, its limit 6.534; 25 and 16 are both within 20 ± 5.32."""
    counts = [20, 22] * 8 + [24]
    rows = monthly(counts, Month(2007, 7))
    near = _check({CASES: rows}, TypedLine(code="CASES", value="22"))
    far = _check({CASES: rows}, TypedLine(code="CASES", value="17"))
    assert _rules(near.queries) == []
    assert _rules(far.queries) == ["jump"]


def test_a_jump_from_the_only_figure_before_is_asked_about() -> None:
    rows = [a_row(rolling_12(Month(2008, 11)), 5109)]
    rolling = replace(CASES, basis=Basis.ROLLING_12)
    slip = _check({rolling: rows}, TypedLine(code="CASES", value="510"))
    usual = _check({rolling: rows}, TypedLine(code="CASES", value="5,050"))
    assert _rules(slip.queries) == ["jump"]
    assert "5,109" in slip.queries[0].found
    assert usual.queries == ()


def test_fewer_than_none_is_asked_about_and_kept() -> None:
    checked = _count("-2")
    assert _rules(checked.queries) == ["negative"]
    assert checked.lines[0].observation is not None
    assert checked.lines[0].observation.value == -2


def test_a_year_to_date_that_falls_is_asked_about() -> None:
    rows = [a_row(year_to_date(Month(2008, 11)), 134)]
    fallen = _check({CASES: rows}, TypedLine(code="CASES", value="130"))
    risen = _check({CASES: rows}, TypedLine(code="CASES", value="140"))
    assert _rules(fallen.queries) == ["falling_cumulative"]
    assert risen.queries == ()


def test_a_new_year_to_date_starts_again() -> None:
    rows = [a_row(year_to_date(Month(2009, 3)), 244)]
    april = TypedLine(code="CASES", value="230")
    checked = _check({CASES: rows}, april, when=Month(2009, 4))
    assert checked.queries == ()


def test_another_figure_than_was_signed_off_is_asked_about() -> None:
    checked = _check(
        {CASES: [a_row(month(DECEMBER), 24)]}, TypedLine(code="CASES", value="26")
    )
    assert _rules(checked.queries) == ["changed"]
    assert checked.queries[0].found == "It was 24 before, and is 26 now."


def test_another_figure_than_was_sent_and_not_signed_off_is_only_noted() -> None:
    draft = a_row(month(DECEMBER), 24, markers=frozenset({Marker.NOT_SIGNED_OFF}))
    checked = _check({CASES: [draft]}, TypedLine(code="CASES", value="26"))
    assert checked.queries == ()
    assert _rules(checked.notes) == ["changed"]


def test_a_figure_that_was_awaited_is_no_change() -> None:
    awaited = a_row(month(DECEMBER), missing=Missing.AWAITED)
    assert (
        _check({CASES: [awaited]}, TypedLine(code="CASES", value="26")).messages == ()
    )


# ------------------------------------------------------------ notes
def test_what_is_to_follow_is_noted() -> None:
    assert _rules(_count("", missing="to follow").notes) == ["to_follow"]


def test_the_same_figure_as_last_month_is_noted() -> None:
    rows = monthly([14], Month(2008, 11))
    same = _check({CASES: rows}, TypedLine(code="CASES", value="14"))
    assert _rules(same.notes) == ["unchanged"]
    none = _check(
        {CASES: monthly([0], Month(2008, 11))}, TypedLine(code="CASES", value="0")
    )
    assert none.notes == ()


def test_a_remark_without_a_figure_is_noted() -> None:
    assert _rules(_count("", remark="soon").notes) == ["remark_alone"]


# ------------------------------------------------------------ answers and places
def test_an_answer_counts_for_one_figure_only() -> None:
    checked = _count("-2")
    key = checked.queries[0].key
    assert checked.unanswered({}) == checked.queries
    assert checked.unanswered({key: " "}) == checked.queries
    assert checked.unanswered({key: "two were cancelled"}) == ()
    assert _count("-3").unanswered({key: "two were cancelled"}) != ()


def test_the_weightiest_message_of_a_cell_is_found() -> None:
    checked = _count("-2 [p]")
    assert _rules(checked.messages) == ["negative", "provisional"]
    found = checked.message_for("CASES", "value")
    assert found is not None
    assert found.tier is Tier.QUERY
    assert checked.message_for("CASES", "remark") is None


def test_messages_name_the_sheet_and_the_cell() -> None:
    cells = {"code": "A3", "value": "F3", "missing": "G3"}
    line = TypedLine(code="CASES", value="soon", cells=cells)
    checked = _check({CASES: ()}, line, sheet="Return")
    assert checked.errors[0].where == "sheet Return, cell F3"
    assert checked.errors[0].sentence.startswith(
        "sheet Return, cell F3: “soon” is not a number."
    )


# ------------------------------------------------------------ plain words
def _every_message() -> list[Message]:
    """One of each kind that the tests above bring about, and some more."""
    july, first = Month(2008, 7), Month(2008, 4)
    stock = an_indicator(
        code="STOCK", owner="group", aggregation=Aggregation.SNAPSHOT,
        basis=Basis.SNAPSHOT,
    )  # fmt: skip
    runs = [
        _count("see description"), _count("12,5"), _count("#REF!"), _count("=A1"),
        _count("2008-12-01"), _count("12.5"), _count("12%"), _count("1e400"),
        _count("12", missing="to follow"), _count("", missing="no idea"),
        _count("12", remark="x" * 1001), _count("12", remark="a\u202eb"),
        _count("12", remark="jo@example.org"),
        _share("20", "16"), _share("28.6%", "16"), _share("4", ""),
        _share("-4", "-2"), _count("-2 [p]"), _count("", missing="to follow"),
        _count("", remark="soon"), _count(""),
        _check({REPEATS: ()}, TypedLine(code="REPEATS", value="12")),
        _check({CASES: ()}, TypedLine(code="CASES", numerator="1")),
        _check(
            {CASES: (), REPEATS: ()}, TypedLine(code="CASES", value="16"),
            TypedLine(code="REPEATS", numerator="20", denominator="24"),
        ),
        _check(
            {CASES: (), REPEATS: ()}, TypedLine(code="CASES", value="105"),
            TypedLine(code="REPEATS", numerator="30", denominator="114"),
        ),
        _check(
            {CASES: ()}, TypedLine(code="CASES", value="1"),
            TypedLine(code="CASES", value="2"), TypedLine(code="OTHER", value="3"),
            TypedLine(code="", value="4"),
        ),
        _check(
            {REPEATS: monthly_ratio(AGAIN[:3], HEARD[:3], first)},
            TypedLine(code="REPEATS", numerator="14", denominator="16"), when=july,
        ),
        _check(
            {CASES: [a_row(year_to_date(Month(2008, 11)), 134)]},
            TypedLine(code="CASES", value="130"),
        ),
        _check(
            {stock: [a_row(snapshot(Month(2008, 11).last), 141)]},
            TypedLine(code="STOCK", value="14"),
        ),
        _check(
            {CASES: [a_row(month(DECEMBER), 24), *monthly([26], Month(2008, 11))]},
            TypedLine(code="CASES", value="26"),
        ),
    ]  # fmt: skip
    return [message for run in runs for message in run.messages]


def _grade(text: str) -> float:
    """Flesch and Kincaid's school grade, syllables counted by groups of vowels."""
    sentences = [s for s in re.split(r"[.:;?!] ?", text) if re.search("[a-z]", s)]
    words = re.findall(r"[A-Za-z]+", text)
    syllables = sum(max(1, len(re.findall("[aeiouy]+", w.lower()))) for w in words)
    return (
        0.39 * len(words) / max(1, len(sentences))
        + 11.8 * syllables / len(words)
        - 15.59
    )


def test_every_message_can_be_read_by_a_twelve_year_old() -> None:
    """Grade 8 on the whole, and none above 11."""
    grades = {
        message.rule: _grade(" ".join((m.found, m.expected, m.mend)).strip())
        for message in _every_message()
        for m in (message,)
    }
    assert len(grades) >= 28, sorted(grades)
    assert sum(grades.values()) / len(grades) < 7.5, grades
    assert max(grades.values()) < 11, max(grades.items(), key=lambda pair: pair[1])


def test_every_error_and_query_says_found_expected_and_mend() -> None:
    for message in _every_message():
        said = (message.found, message.expected, message.mend)
        if message.tier is not Tier.NOTE:
            assert all(said), message
        assert all(part.endswith((".", ".”")) for part in said if part), message


@pytest.mark.parametrize(("day", "rules"), [(30, ["not_ended"]), (31, [])])
def test_a_figure_is_taken_from_the_last_day_of_its_month_on(
    day: int, rules: list[str]
) -> None:
    typed = TypedLine(code="CASES", value="16")
    checked = _check({CASES: ()}, typed, today=date(2008, 12, day))
    assert _rules(checked.errors) == rules
    follows = TypedLine(code="CASES", missing="to follow")
    assert not _check({CASES: ()}, follows, today=date(2008, 12, 1)).errors
