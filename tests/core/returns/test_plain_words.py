"""Reading plain English: directions, claims, dates, subjects, and what is nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saferplan.core.periods import MONTH_NAMES
from saferplan.core.returns.plain_dates import has_date
from saferplan.core.returns.plain_subjects import distinctive, is_about, mentions, stems
from saferplan.core.returns.plain_tone import is_praise, same_again, tells_trouble
from saferplan.core.returns.plain_words import (
    claims,
    clauses_of,
    falls,
    improves,
    needed,
    rises,
    says_something,
    sentences_of,
    worsens,
)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", ".", "...", "-", "–", "?", "n/a", "N/A.", "NA", "nil", "None.", "TBC",
        "tba", "tbd", "To be confirmed", "to follow", "See above", "as above.",
        "As before", "no change", "No changes", "no update this month", "No issues",
        "Nothing to report", "nothing further to add", "ongoing", "Ongoing.",
        "See attached report", "as previously reported", "Same as last month",
        "not applicable",
    ],
)  # fmt: skip
def test_nothing_is_said_by_a_sign_that_nothing_was_written(text: str) -> None:
    assert not says_something(text)


@pytest.mark.parametrize(
    "text",
    [
        "0", "No", "Seasonal", "None of the sheds was locked", "No change in staffing",
        "See above: the doors", "Ongoing series in Paston", "Nil returns from shops",
        "Nothing was locked", "Dim tystiolaeth", "کچھ نہیں",
    ],
)  # fmt: skip
def test_something_is_said_by_any_words_of_its_own(text: str) -> None:
    assert says_something(text)


@pytest.mark.parametrize("name", MONTH_NAMES)
@pytest.mark.parametrize("form", ["by {}", "In {} we fit locks", "15 {}", "by 2nd {}"])
def test_every_month_is_a_date(name: str, form: str) -> None:
    assert has_date(form.format(name))
    assert has_date(form.format(name[:3]))


@pytest.mark.parametrize(
    "text",
    [
        "by march", "in may", "2 may", "15/3/2009", "15.03.09", "15-03-2009",
        "2009-03-15", "by 15/3", "on the 3rd", "in 2009", "by summer 2009", "2009/10",
        "Q3", "quarter 2", "the fourth quarter", "next week", "this month",
        "next financial year", "within two weeks", "within the next 10 working days",
        "over the coming months", "end of the year", "by year-end", "month end",
        "in the new year", "tomorrow", "before Christmas", "every Tuesday",
        "Erbyn Ebrill", "ym mis Mai", "ends in spring",
    ],
)  # fmt: skip
def test_times_are_dates(text: str) -> None:
    assert has_date(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "soon", "We may march", "it might", "as and when", "2000 leaflets", "12.5%",
        "1/2 of homes", "3-4 officers", "1999 sheds", "second homes", "01733 747474",
        "in due course", "a marching band", "decent homes", "Marian", "Junction 12",
        "one of the 15 homes", "at the end of the street", "Q5",
    ],
)  # fmt: skip
def test_words_and_numbers_are_not_dates(text: str) -> None:
    assert not has_date(text)


@pytest.mark.parametrize(
    ("clause", "down", "up"),
    [
        ("Burglary fell", "fell", ""),
        ("It is falling", "falling", ""),
        ("Falling numbers are what we want", "", ""),
        ("It continues to rise", "", "rise"),
        ("It is expected to rise", "", ""),
        ("It will fall", "", ""),
        ("It has not fallen", "", ""),
        ("It never rose", "", ""),
        ("The fall was small", "fall", ""),
        ("Drop-in sessions", "", ""),
        ("It is down to 40", "is down", ""),
        ("It is down to open sheds", "", ""),
        ("Figures are up to date", "", ""),
        ("The site is up and running", "", ""),
        ("Our target was a fall", "", ""),
        ("A fall against our target", "fall", ""),
        ("It hasn’t dropped", "", ""),
        ("It fell and rose", "fell", "rose"),
    ],
)
def test_directions_are_read_with_what_turns_them_round(
    clause: str, down: str, up: str
) -> None:
    assert (falls(clause), rises(clause)) == (down, up)


@pytest.mark.parametrize(
    ("clause", "better", "worse"),
    [
        ("It improved", "improved", ""),
        ("It is getting worse", "", "getting worse"),
        ("It has not improved", "", ""),
        ("It deteriorated", "", "deteriorated"),
    ],
)
def test_better_and_worse_are_read(clause: str, better: str, worse: str) -> None:
    assert (improves(clause), worsens(clause)) == (better, worse)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("A reduction of 8.7% is required", ("reduction", "")),
        ("It must rise by a tenth", ("", "rise")),
        ("It fell", ("", "")),
        ("No reduction is required", ("", "")),
    ],
)
def test_needs_are_read(sentence: str, found: tuple[str, str]) -> None:
    assert needed(sentence) == found


GOOD = (
    "on track",
    "on target",
    "ahead of target",
    "performing well",
    "better than target",
)
BAD = ("off track", "behind schedule", "worse than target", "underperforming")
NOT_NOW = ("not", "never", "no longer", "nowhere near", "hardly")
NOT_YET = ("hoping to be", "expected to be", "going to be", "if", "aiming to be")


@pytest.mark.parametrize("phrase", GOOD)
def test_good_claims_are_read(phrase: str) -> None:
    assert claims(f"We are {phrase}") == (phrase, "")


@pytest.mark.parametrize("phrase", BAD)
def test_bad_claims_are_read(phrase: str) -> None:
    assert claims(f"We are {phrase}") == ("", phrase)


@given(st.sampled_from(GOOD), st.sampled_from(NOT_NOW))
def test_good_claim_that_is_denied_is_a_bad_one(phrase: str, denial: str) -> None:
    good, bad = claims(f"We are {denial} {phrase}")
    assert good == ""
    assert bad.endswith(phrase)


@given(st.sampled_from([*GOOD, *BAD]), st.sampled_from(NOT_YET))
def test_claim_about_what_is_to_come_is_none(phrase: str, hope: str) -> None:
    assert claims(f"We are {hope} {phrase}") == ("", "")


@pytest.mark.parametrize(
    ("clause", "more_is_better", "found"),
    [
        ("We are above target", True, ("above target", "")),
        ("We are above target", False, ("", "")),
        ("We are below target", True, ("", "below target")),
        ("We are below target", False, ("", "")),
        ("We exceeded the target", True, ("exceeded the target", "")),
        ("We exceeded the target", False, ("", "")),
        ("One is on track and one is behind target", False, ("", "")),
        ("Are we on track?", False, ("", "")),
        ("We met the target in May", False, ("", "")),
        ("Target hardening began on target hardening day", False, ("", "")),
    ],
)
def test_claims_depend_on_what_is_better(
    clause: str, more_is_better: bool, found: tuple[str, str]
) -> None:
    assert claims(clause, more_is_better=more_is_better) == found


@pytest.mark.parametrize(
    ("clause", "own", "about"),
    [
        ("The number of burglaries", "Burglary of homes", True),
        ("Home burglaries in December", "Burglary of homes", True),
        ("The number of burglaries in Paston", "Burglary of homes", False),
        ("Staff numbers", "Burglary of homes", False),
        ("It", "Burglary of homes", True),
        ("", "", True),
        ("Numbers", "", True),
        ("Officers", "", False),
        ("Officer’s sickness slightly", "Sickness of officers", True),
    ],
)
def test_clause_is_about_an_indicator_only_if_every_word_is(
    clause: str, own: str, about: bool
) -> None:
    assert is_about(clause, stems(own)) is about


def test_distinctive_words_leave_out_those_of_every_report() -> None:
    assert distinctive("Number of deliberate fires") == {"deliberate", "fire"}


@pytest.mark.parametrize(
    ("text", "code", "found"),
    [
        ("NI16 fell", "NI16", True),
        ("ni 16 fell", "NI16", True),
        ("NI-16 fell", "NI16", True),
        ("NI 161 fell", "NI16", False),
        ("ANI16", "NI16", False),
        ("fewer cases", "CASES", False),
        ("CASES: fewer", "CASES", True),
        ("(a) sheds", "A", False),
        ("DA (new) fell", "DA (new)", True),
        ("DA X1 fell", "DA.X1", False),
    ],
)
def test_indicators_are_named_by_their_code(text: str, code: str, found: bool) -> None:
    assert mentions(text, code, "Some other name") is found


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("A. B! C? D; E", 5),
        ("One line\nTwo lines", 2),
        ("It was 5.4% of 1,234", 1),
        ("", 0),
        (" \n ", 0),
    ],
)
def test_texts_fall_into_sentences(text: str, parts: int) -> None:
    assert len(sentences_of(text)) == parts


@given(st.text(max_size=200))
def test_no_word_is_lost_in_sentences_and_clauses(text: str) -> None:
    clauses = [c for s in sentences_of(text) for c in clauses_of(s)]
    kept = "".join(char for char in "".join(clauses) if char.isalnum())
    assert kept == "".join(char for char in text if char.isalnum())


OLD = "Sheds were left open over the holidays and cars were not locked at night"


@pytest.mark.parametrize(
    ("now", "same"),
    [
        (OLD, True),
        (OLD.upper(), True),
        (OLD + "!", True),
        (OLD.replace("holidays", "Christmas holidays"), True),
        (OLD.replace("holidays", "long Christmas holidays"), False),
        (OLD.replace("night", "night in Paston and in Bretton"), False),
        (OLD + " in 12 homes", False),
        ("Cars were not locked at night", False),
        ("", False),
        ("More patrols", False),
    ],
)
def test_same_again_means_the_same_words_and_numbers(now: str, same: bool) -> None:
    assert same_again(now, OLD) is same
    assert same_again(OLD, now) is same


@pytest.mark.parametrize(
    ("text", "praise", "trouble"),
    [
        ("Excellent partnership work", True, False),
        ("A record number of burglaries", False, False),
        ("Well-known offenders came back", False, False),
        ("The best result, but burglary rose", True, True),
        ("Two posts are vacant", False, True),
    ],
)
def test_tone_is_read(text: str, praise: bool, trouble: bool) -> None:
    assert (is_praise(text), tells_trouble(text)) == (praise, trouble)
