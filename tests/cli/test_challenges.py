"""Challenge and commentary on the command line: what is asked, said and answered."""

from __future__ import annotations

from tests.plugins.commands import CommandLine, Ended

HERE = ("--partnership", "peterborough")
DECEMBER = ("--month", "2008-12", *HERE)
LEAD, CHAIR = ("--as", "theme-lead"), ("--as", "chair")
QUESTION = (
    "The plan says this crime fell in the year to August, and the figure stands above "
    "its March target. Which of the five offences drives it, and since when?"
)
WRITE = ("commentary", "write", "domestic-abuse", *DECEMBER)


def ok(ended: Ended) -> str:
    """Return what a command printed that did what was asked."""
    assert (ended.code, ended.err) == (0, ""), ended
    return ended.out


def told(ended: Ended) -> str:
    """Return the sentence of something that was not taken."""
    assert (ended.code, ended.out) == (2, ""), ended
    return ended.err


def test_the_question_of_the_demonstration_is_shown(shown: CommandLine) -> None:
    listed, one, as_json, of_agency = shown.each(
        [
            ("challenges", "list", "--open", *HERE),
            ("challenges", "show", "1", *HERE),
            ("challenges", "show", "1", "--format", "json", *HERE),
            ("challenges", "show", "1", *HERE, "--as", "agency"),
        ]
    )
    (row,) = ok(listed).splitlines()[2:]
    assert row.split()[:4] == [
        "1",
        "unanswered",
        "delivery-board",
        "serious-acquisitive-crime",
    ]
    assert ok(one).splitlines()[:3] == [
        QUESTION,
        "State: unanswered",
        "Asked: 2008-12-18 by Delivery Board",
    ]
    (whole,) = as_json.json
    assert (whole["question"], whole["indicator"]) == (QUESTION, "NI16")
    assert (whole["asked_on"], whole["month"], whole["answer"]) == (
        "2008-12-18",
        "2008-11",
        None,
    )
    assert told(of_agency) == "There is no question 1 in peterborough.\n"


def test_suggested_questions_name_what_stands_in_the_papers(
    shown: CommandLine,
) -> None:
    asked = ("challenges", "suggest", "marac-repeats", "--body", "delivery-board")
    found, none = shown.each(
        [(*asked, *DECEMBER), (*asked[:2], "NI99", *asked[3:], *DECEMBER)]
    )

    sentence, *questions = ok(found).splitlines()
    # 40 repeats in 134 cases, against 28%: the plan's own figures to November.
    assert "29.9% (40 of 134) against a target of 28.0%" in sentence
    assert [line[:3] for line in questions] == ["1. ", "2. ", "3. "]
    assert any("DA-2" in line for line in questions)
    assert any("December 2008 is awaited" in line for line in questions)
    assert told(none).startswith("There is no indicator NI99 in the papers of")


def test_a_question_is_asked_answered_and_followed_up(demo: CommandLine) -> None:
    ask = ("challenges", "ask", "--body", "delivery-board", *DECEMBER, *CHAIR)
    asked, noted, early, answered, followed, again, shown = demo.each(
        [
            (
                *(*ask, "Why did repeats rise?", "--of", "domestic-abuse"),
                *("--indicator", "MARAC-REPEATS", "--meeting", "1"),
                *("--asked-on", "2009-01-15", "--due", "2009-02-05"),
            ),
            (*ask, "Well done", "--of", "domestic-abuse", "--comment"),
            ("challenges", "follow-up", "2", *LEAD),
            (
                *("challenges", "answer", "2", "Three families came back", *LEAD),
                *("--evidence", "The list", "--follow-up", "A plan for each"),
                *("--by-when", "2009-02-27"),
            ),
            ("challenges", "follow-up", "2", "--on", "2009-02-20", *LEAD),
            ("challenges", "follow-up", "2", *LEAD),
            ("challenges", "show", "2", "--format", "json", *HERE),
        ]
    )
    assert ok(asked) == "Question 2 is asked of domestic-abuse for delivery-board.\n"
    assert ok(noted) == "Comment 3 is asked of domestic-abuse for delivery-board.\n"
    assert told(early) == "Nothing was to follow question 2.\n"
    assert ok(answered) == "Question 2: follow-up to do.\n"
    assert ok(followed) == "Question 2: A plan for each is done.\n"
    assert told(again) == "It was done on 20 February 2009 already.\n"
    (one,) = shown.json
    assert (one["state"], one["answer"], one["evidence"]) == (
        "answered",
        "Three families came back",
        "The list",
    )
    assert (one["due"], one["meeting"], one["followed_up_on"]) == (
        "2009-02-05",
        1,
        "2009-02-20",
    )
    assert one["answered_by"] == "theme-lead"


def test_who_may_not_ask_or_answer_is_told(demo: CommandLine) -> None:
    ask = ("challenges", "ask", "Why?", *DECEMBER)
    self_asked, other, nobody, answer = demo.each(
        [
            (*ask, "--body", "delivery-board", "--of", "delivery-board", *CHAIR),
            (*ask, "--body", "partnership-board", "--of", "delivery-board", *CHAIR),
            (*ask, "--body", "delivery-board", "--of", "nobody", *CHAIR),
            ("challenges", "answer", "1", "We know", *HERE, *LEAD),
        ]
    )
    assert "asks those who answer to it, not itself" in told(self_asked)
    assert "does not sit on partnership-board" in told(other)
    assert told(nobody) == (
        "There is no group or agency called nobody in peterborough.\n"
    )
    assert "does not answer for serious-acquisitive-crime" in told(answer)


def test_what_is_left_out_of_a_commentary_stays(demo: CommandLine) -> None:
    first, second, shown, emptied, words = demo.each(
        [
            (*WRITE, "--why", "Three families came back", "--ask", "A post", *LEAD),
            (*WRITE, "--next", "A plan for each", "--by-when", "2009-02-27", *LEAD),
            ("commentary", "show", "--format", "json", *DECEMBER),
            (*WRITE, "--ask", "", "--by-when", "", *LEAD),
            ("commentary", "show", "domestic-abuse", *DECEMBER),
        ]
    )
    for one in (first, second, emptied):
        assert ok(one).startswith(
            "The commentary of domestic-abuse for 2008-12 is kept.\n"
        )
    (said,) = shown.json
    assert (said["holder"], said["month"], said["indicator"]) == (
        "domestic-abuse",
        "2008-12",
        None,
    )
    assert said["words"] | {"post": ""} == {
        "why": "Three families came back",
        "done": None,
        "next": "A plan for each",
        "by_when": "2009-02-27",
        "ask": "A post",
        "success": None,
        "post": "",
    }
    lines = ok(words).splitlines()
    assert lines[0] == "Domestic Abuse Task and Finish Group (domestic-abuse)"
    assert "  Why: Three families came back" in lines
    assert [line for line in lines if "A post" in line or "2009" in line] == []


def test_remarks_stop_nobody(demo: CommandLine) -> None:
    check = ("commentary", "check", "domestic-abuse", *DECEMBER)
    # MARAC-REPEATS is red, and nothing is said of it yet.
    about = ("--indicator", "MARAC-REPEATS", *LEAD)
    before, undated, written, after, unknown, not_theirs = demo.each(
        [
            (*check, *LEAD),
            (
                *(*WRITE, *about, "--next", "A plan for each"),
                *("--why", "Three families came back to the conference"),
            ),
            (*WRITE, *about, "--by-when", "2009-02-27"),
            (*check, *LEAD),
            ("commentary", "check", "nobody", *DECEMBER),
            ("commentary", "write", "violent-crime", *DECEMBER, "--why", "x", *LEAD),
        ]
    )
    heading, *remarks = ok(before).splitlines()
    assert heading == "2 remarks, which stop nobody:"
    assert [line.split("]")[0] for line in remarks] == [
        "  [MARAC-REPEATS/why",
        "  [MARAC-REPEATS/next",
    ]
    _, heading, remark = ok(undated).splitlines()
    assert heading == "1 remark, which stops nobody:"
    assert remark.startswith("  [MARAC-REPEATS/by-when] ")
    assert ok(written).splitlines() == [
        "The commentary of domestic-abuse for 2008-12, MARAC-REPEATS is kept.",
        "Nothing to remark upon.",
    ]
    assert ok(after) == "Nothing to remark upon.\n"
    assert told(unknown) == (
        "There is no group or agency called nobody in peterborough.\n"
    )
    assert "may not fill in the returns of violent-crime" in told(not_theirs)


def test_a_success_is_shared_and_taken_up(demo: CommandLine) -> None:
    take = ("successes", "take-up", "violent-crime", "--for", "domestic-abuse")
    early, wrote, taken, listed, table = demo.each(
        [
            (*take, *DECEMBER, *LEAD),
            (
                *("commentary", "write", "violent-crime", *DECEMBER),
                *("--success", "Licensees trained each other"),
            ),
            (*take, *DECEMBER, "--words", "We try it with GPs", *LEAD),
            ("successes", "list", "--format", "json", *DECEMBER),
            ("successes", "list", *DECEMBER),
        ]
    )
    assert told(early) == "violent-crime shared no success about December 2008.\n"
    ok(wrote)
    assert ok(taken) == (
        "domestic-abuse takes up the success of violent-crime, 2008-12.\n"
    )
    (one,) = listed.json
    assert (one["holder"], one["text"]) == (
        "violent-crime",
        "Licensees trained each other",
    )
    assert one["taken_up"] == ["Domestic Abuse Task and Finish Group"]
    assert "Licensees trained each other" in ok(table).splitlines()[2]
