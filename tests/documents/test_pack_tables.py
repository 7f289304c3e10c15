"""The rows that every format of a pack prints."""

import pytest

from saferplan.core.periods import Period
from saferplan.documents.pack_tables import (
    Shown,
    cover_rows,
    dashboard_rows,
    short_label,
    subtitle,
)
from tests.documents.made_pack import made_pack


@pytest.fixture(scope="module")
def rows():
    return {row.line.code: row for row in dashboard_rows(made_pack())}


def test_every_line_has_one_row_in_the_order_of_the_pack():
    pack = made_pack(3)
    assert [row.line for row in dashboard_rows(pack)] == list(pack.lines)


def test_row_of_a_count(rows):
    row = rows["S1"]
    assert row.section == "Serious acquisitive crime"
    assert (row.status.shape, row.status.word) == ("■", "Red")
    assert row.value == Shown(5109, 0, "")
    assert (row.value_text, row.basis) == ("5,109", "12 months to December 2008")
    assert (row.target_text, row.target_for) == ("4,773", "April 2008 to March 2009")
    assert row.distance == "7.0% behind"
    assert row.polarity == "lower is better"


def test_row_of_a_percentage(rows):
    row = rows["RATIO1"]
    assert row.value_text == "29.9%"
    assert row.value is not None
    assert row.value.value == pytest.approx(4000 / 134)
    assert row.target_text == "28.0%"
    assert row.distance == "1.9 points behind"


@pytest.mark.parametrize(
    ("code", "mark", "word"),
    [
        ("SURVEY1", "[x]", "Survey awaited"),
        ("C1", "[c]", "Withheld"),
        ("LONG-CODE-OF-AN-INDICATOR", "[x]", "Incomplete"),
    ],
)
def test_mark_stands_where_there_is_no_figure(rows, code, mark, word):
    assert rows[code].value is None
    assert rows[code].value_text == mark
    assert rows[code].status.word == word


def test_outlook_says_range_and_chance_but_no_colour(rows):
    words = rows["YTD1"].outlook
    assert words == "about 252 (224 to 282): could go either way"


def test_cover_says_each_thing_once():
    pack = made_pack()
    names = [name for name, _ in cover_rows(pack)]
    assert len(names) == len(set(names))
    said = dict(cover_rows(pack))
    assert said["As at"] == "31 December 2008"
    assert said["Known on"] == "all that is known"
    assert said["Ledger entry"] == "7"
    assert said["Marking"] == "OFFICIAL"
    assert said["Completeness"] == pack.completeness
    assert {name for name, _ in pack.filters} <= set(names)


@pytest.mark.parametrize(
    ("basis", "code", "label"),
    [
        ("month", "2008-11", "Nov 2008"),
        ("year_to_date", "2008-04..2008-11", "Nov 2008"),
        ("quarter", "2008/09-Q4", "Jan to Mar 2009"),
        ("calendar_year", "2008", "2008"),
        ("financial_year", "2008/09", "2008/09"),
        ("snapshot", "2008-12-05", "5 Dec 2008"),
        ("window", "2008-05..2008-06", "May to Jun 2008"),
        ("window", "2008-11..2009-01", "Nov 2008 to Jan 2009"),
    ],
)
def test_short_labels(basis, code, label):
    assert short_label(Period.parse(basis, code)) == label


def test_subtitle_states_basis_and_polarity(rows):
    indicator = rows["RATIO1"].line.position.indicator
    assert subtitle(indicator) == (
        "RATIO1 · per cent · April to each month · lower is better"
    )
