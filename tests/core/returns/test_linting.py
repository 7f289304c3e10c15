"""What the linter asks back: who speaks of what, its quotes, what was said before."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saferplan.core.returns.commentary import Commentary
from saferplan.core.returns.linting import BOXES, Rule, lint
from tests.core.returns.commentary_cast import (
    CAST,
    LAST,
    NEXT,
    WHY,
    bare,
    rules,
    watching,
    words,
)

LONG = (
    "Sheds were left open over the holidays and thieves came back to the same streets "
    "in Paston and Dogsthorpe, where 12 homes were entered through the garden"
)


# ------------------------------------------------------- cause, action, date together
@pytest.mark.parametrize(
    ("about", "said", "expected"),
    [
        # Nothing said: a date is asked for once there is an action.
        ("burglary", {}, "no_cause no_action"),
        ("treatment", {}, "no_cause no_action"),
        ("fires", {}, ""),
        ("perceptions", {}, ""),
        ("leaders", {}, ""),
        ("burglary", {"": bare(why=WHY)}, "no_action"),
        ("burglary", {"": bare(next=NEXT)}, "no_cause no_date"),
        ("burglary", {"": bare(why=WHY, done="Forty visits in December")}, ""),
        ("burglary", {"": bare(why=WHY, done="Forty visits")}, "no_date"),
        # An indicator's own words count for it alone, those of the month for all.
        ("burglary repeats", {"NI16": words()}, "no_cause no_action"),
        ("burglary repeats", {"": words()}, ""),
        (
            "burglary repeats",
            {"": bare(next=NEXT), "NI16": words()},
            "no_cause no_date",
        ),
        # Something is bright, and nothing is said of what is behind.
        (
            "burglary",
            {"": bare(success="Three arrests")},
            "no_cause no_action only_good_news",
        ),
        (
            "burglary",
            {"": bare(done="Three excellent operations")},
            "no_cause no_date only_good_news",
        ),
        ("fires", {"": bare(success="Three bins saved")}, ""),
        # A cause in another language is a cause.
        (
            "burglary",
            {"": words(why="Cafodd siediau eu gadael ar agor", success="Tri arestiad")},
            "",
        ),
        ("burglary", {"": words(why="Szopy były otwarte", success="Trzy")}, ""),
        ("burglary", {"": words(why="شیڈ کھلے رہ گئے", success="تین")}, ""),
        # Words about an indicator that this holder does not answer for.
        ("fires", {"NI16": bare(why="We are not on track")}, ""),
        ("burglary", {"": words(), "NI33": bare(why="We are on track")}, ""),
    ],
)
def test_lint_counts_who_speaks_of_what(
    about: str, said: dict[str, Commentary], expected: str
) -> None:
    assert rules(lint(said, watching(*about.split()))) == frozenset(expected.split())


def test_remark_names_three_and_counts_the_rest() -> None:
    behind = ["burglary", "shops", "treatment", "repeats", "reoffending"]
    cause, action = lint({}, watching(*behind))
    assert cause.text == (
        "Burglary and car crime (red), Shoplifting (red), Drug users in effective "
        "treatment (amber) and 2 more are behind: say what is behind it."
    )
    assert (cause.box, action.box, cause.indicator) == ("why", "next", "")


def test_remark_about_one_says_its_code_and_one_verb() -> None:
    (cause, _) = lint({}, watching("burglary", "fires"))
    assert (cause.indicator, cause.text) == (
        "NI16",
        "Burglary and car crime (red) is behind: say what is behind it.",
    )


# ------------------------------------------------------------------ what is quoted
@pytest.mark.parametrize(
    ("about", "code", "text", "quote", "told"),
    [
        (
            "reoffending",
            "NI30",
            "We remain on track with a Q2 reduction against baseline of 32%",
            "on track",
            "You write “on track”; Reoffending by prolific offenders is red, 41.3% "
            "behind. Is that what you mean?",
        ),
        (
            "treatment",
            "NI40",
            "A reduction of 8.7% is required from the position as at August 2008",
            "reduction",
            "You write “reduction”; to reach its target of 809 Drug users in effective "
            "treatment must rise.",
        ),
        (
            "burglary",
            "NI16",
            "Burglary is down",
            "is down",
            "You write “is down”; Burglary and car crime rose from 5,050 (12 months to "
            "November 2008) to 5,109. Is that what you mean?",
        ),
        (
            "reoffending",
            "NI30",
            "Offending fell",
            "fell",
            "You write “fell”; Reoffending by prolific offenders rose from 96 (the "
            "baseline, July to September 2007) to 106. Is that what you mean?",
        ),
        (
            "fires",
            "NI33",
            "We are not on track",
            "not on track",
            "You write “not on track”; Deliberate fires is green, 1.5% ahead. Is that "
            "what you mean?",
        ),
    ],
)
def test_contradiction_quotes_the_words_and_tells_the_figure(
    about: str, code: str, text: str, quote: str, told: str
) -> None:
    found = lint({code: words(done=text)}, watching(about))
    assert [(one.quote, one.text) for one in found if one.quote == quote] == [
        (quote, told)
    ]
    assert {(one.rule, one.box, one.indicator) for one in found} == {
        (Rule.CONTRADICTS, "done", code)
    }


@pytest.mark.parametrize(
    ("code", "text", "blamed"),
    [
        # In words about burglary another indicator may be spoken of.
        ("NI16", "Deliberate fires (NI33) fell by a fifth", []),
        ("NI16", "NI33 is on target", []),
        ("NI16", "We are on target", ["NI16"]),
        ("NI33", "NI 16 is on target", ["NI16"]),
        ("", "Deliberate fires rose", ["NI33"]),
        ("", "Fires are up, burglary is down", ["NI16", "NI33"]),
        ("", "We are on track", ["NI16"]),
        ("", "Deliberate fires fell, and are not on track", ["NI33"]),
    ],
)
def test_contradiction_is_about_the_indicator_that_is_meant(
    code: str, text: str, blamed: list[str]
) -> None:
    said = {"": words(), code: words(done=text)}
    found = lint(said, watching("burglary", "fires"))
    assert sorted(one.indicator for one in found) == blamed


# ------------------------------------------------------------------- said before
@pytest.mark.parametrize(
    ("about", "now", "before", "expected"),
    [
        ("burglary", {"why": LONG}, {"why": LONG}, "repeated"),
        ("burglary", {"why": LONG.upper()}, {"why": LONG}, "repeated"),
        ("burglary", {"why": f"{LONG} again"}, {"why": LONG}, "repeated"),
        # Only the month's name is new.
        (
            "burglary",
            {"why": f"{LONG} in December"},
            {"why": f"{LONG} in November"},
            "repeated",
        ),
        # Rightly repeated: the figure in it is new.
        ("burglary", {"why": LONG.replace("12", "19")}, {"why": LONG}, ""),
        # A whole new sentence.
        (
            "burglary",
            {
                "why": f"{LONG}. Two families moved back to Eastgate and five of the "
                "homes belong to one landlord who has not mended the doors"
            },
            {"why": LONG},
            "",
        ),
        # Too short to be called the same.
        ("burglary", {"done": "More patrols"}, {"done": "More patrols"}, ""),
        # What was to come next is now what was done.
        ("burglary", {"done": LONG}, {"next": LONG}, ""),
        # A request stands until the board answers it.
        ("burglary", {"ask": LONG}, {"ask": LONG}, ""),
        # No new figure: what was said of the old one is still right.
        ("reoffending", {"why": LONG}, {"why": LONG}, ""),
        ("perceptions", {"why": LONG}, {"why": LONG}, ""),
        # Nothing behind, and the figure is the same again.
        ("graffiti", {"why": LONG}, {"why": LONG}, ""),
        # Nothing behind, but a new figure.
        ("fires", {"why": LONG}, {"why": LONG}, "repeated"),
        ("leaders", {"why": LONG}, {"why": LONG}, "repeated"),
        # In any script.
        (
            "burglary",
            {"why": "چوری بڑھ گئی کیونکہ شیڈ کھلے رہ گئے تھے"},
            {"why": "چوری بڑھ گئی کیونکہ شیڈ کھلے رہ گئے تھے"},
            "repeated",
        ),
    ],
)
def test_lint_asks_what_is_new_where_last_months_text_stands(
    about: str, now: dict[str, str], before: dict[str, str], expected: str
) -> None:
    last = bare(LAST, **before)
    found = lint(
        {"": words(**({"next": "Locks in March"} | now))}, watching(about), {"": last}
    )
    assert rules(found) == frozenset(expected.split())


def test_repeated_words_are_told_once_with_the_boxes() -> None:
    same = {"why": LONG, "done": LONG, "next": f"{LONG} by March"}
    (found,) = lint(
        {"NI16": bare(**same)}, watching("burglary"), {"NI16": bare(LAST, **same)}
    )
    assert (found.box, found.indicator, found.text) == (
        "why",
        "NI16",
        "Nearly the same as for November 2008: why the figures are as they are, what "
        "was done and what is done next. What is new?",
    )


# ------------------------------------------------------------------ whatever is typed
@given(st.text(max_size=300), st.sampled_from(BOXES), st.sampled_from(sorted(CAST)))
def test_lint_never_stops_anybody_and_quotes_what_was_written(
    text: str, box: str, about: str
) -> None:
    found = lint({"": words(**{box: text})}, watching(about))
    assert all(one.quote in text for one in found)
    assert all(count == 1 for count in Counter(found).values())


_WORDS = (
    "we are not on track target burglary fell rose no reduction increase is required "
    "but by to the fires NI16 12% December may ."
).split()


@given(st.lists(st.sampled_from(_WORDS), max_size=25).map(" ".join))
def test_lint_says_nothing_about_words_of_an_indicator_without_a_figure(
    text: str,
) -> None:
    assert lint({"": words(why=text + " x")}, watching("perceptions")) == ()
