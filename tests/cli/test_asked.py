"""What groups ask of a board on the command line: variances, blockages, targets."""

from __future__ import annotations

from tests.plugins.commands import CommandLine, Ended

HERE = ("--partnership", "peterborough")
DECEMBER = ("--month", "2008-12", *HERE)
LEAD, CHAIR, MANAGER = ("--as", "theme-lead"), ("--as", "chair"), ("--as", "manager")
REQUEST = ("variances", "request", *DECEMBER, "--why", "Two agencies were away")


def ok(ended: Ended) -> str:
    """Return what a command printed that did what was asked."""
    assert (ended.code, ended.err) == (0, ""), ended
    return ended.out


def told(ended: Ended) -> str:
    """Return the sentence of something that was not taken."""
    assert (ended.code, ended.out) == (2, ""), ended
    return ended.err


def test_a_variance_moves_the_plan_when_it_is_approved(demo: CommandLine) -> None:
    due, scope, gone, listed, yes, no, decided, plan, still = demo.each(
        [
            (
                *(*REQUEST, "DA-2", "--milestone", "2", "--due", "2009-02-27"),
                *("--change", "Settle it a month later", *LEAD),
            ),
            (
                *(*REQUEST, "DA-1", "--scope", "Only the city centre"),
                *("--change", "Begin small", *LEAD),
            ),
            (*REQUEST, "DA-2", "--drop", "--change", "Give it up", *LEAD),
            ("variances", "list", "--open", *HERE),
            ("variances", "decide", "1", "Approved", *HERE, *CHAIR),
            ("variances", "decide", "2", "refused", "--why", "All", *HERE, *CHAIR),
            ("variances", "list", "--format", "json", *HERE),
            ("actions", "show", "DA-2", "--format", "json", *HERE),
            ("variances", "list", "--open", "--format", "json", *HERE),
        ]
    )
    assert ok(due) == (
        "Variance 1 is asked for: DA-2, milestone 2, due on 27 February 2009 "
        "(was 30 January 2009).\n"
    )
    assert ok(scope) == (
        "Variance 2 is asked for: DA-1, scope: Only the city centre.\n"
    )
    assert ok(gone) == "Variance 3 is asked for: DA-2, to be given up.\n"
    rows = [line.split() for line in ok(listed).splitlines()[2:]]
    assert [row[:3] for row in rows] == [
        ["1", "domestic-abuse", "DA-2"],
        ["2", "domestic-abuse", "DA-1"],
        ["3", "domestic-abuse", "DA-2"],
    ]
    assert rows[0][3:6] == ["2", "2009-01-30", "2009-02-27"]
    assert ok(yes).startswith("Variance 1 is approved: DA-2, milestone 2")
    assert ok(no).startswith("Variance 2 is refused: DA-1")
    said = [(v["number"], v["decision"], v["remark"]) for v in decided.json]
    assert said == [
        (1, "approved", None),
        (2, "refused", "All"),
        (3, "requested", None),
    ]
    first = decided.json[0]
    assert (first["body"], first["decided_by"]) == ("delivery-board", "chair")
    assert (first["due"], first["new_due"]) == ("2009-01-30", "2009-02-27")
    (action,) = plan.json
    assert [step["due"] for step in action["steps"]] == ["2008-11-28", "2009-02-27"]
    assert [one["number"] for one in still.json] == [3]


def test_a_manager_writes_down_what_a_meeting_decided(demo: CommandLine) -> None:
    ask = (*REQUEST, "DA-2", "--milestone", "2", "--due", "2009-02-27")
    _, early, held, decided, twice, gone, back = demo.each(
        [
            (*ask, "--change", "Later", *LEAD),
            ("variances", "decide", "1", "approved", "--meeting", "1", *MANAGER),
            ("meetings", "held", "1", *MANAGER),
            ("variances", "decide", "1", "approved", "--meeting", "1", *MANAGER),
            ("variances", "decide", "1", "refused", "--why", "no", *CHAIR),
            (*REQUEST, "DA-1", "--drop", "--change", "Give it up", *LEAD),
            ("variances", "withdraw", "2", *LEAD),
        ]
    )
    assert "was not held yet" in told(early)
    # The demonstration's first meeting of the Delivery Board.
    assert ok(held) == (
        "Meeting 1: delivery-board on 2009-01-15, reports 2008-11. It was held.\n"
    )
    assert ok(decided).startswith("Variance 1 is approved")
    assert told(twice).startswith("Variance 1 was approved by manager on 15 January")
    ok(gone)
    assert ok(back) == "Variance 2 is withdrawn.\n"


def test_what_a_variance_needs_is_said(demo: CommandLine) -> None:
    change = ("--change", "x")
    refused: list[tuple[tuple[object, ...], str]] = [
        (
            (*REQUEST, "DA-2", "--due", "2009-02-27", "--drop", *change, *LEAD),
            "What is given up gets no new date and no new scope.\n",
        ),
        (
            (*REQUEST, "VC-1", "--drop", *change, *LEAD),
            "The account theme-lead may not fill in the returns of violent-crime in "
            "peterborough.\n",
        ),
        (
            (*REQUEST, "DA-2", "--for", "violent-crime", "--drop", *change),
            "domestic-abuse answers for DA-2; only that group asks to change it.\n",
        ),
        (
            ("variances", "decide", "8", "approved", *HERE, *CHAIR),
            "There is no variance 8 in peterborough.\n",
        ),
        (
            ("variances", "withdraw", "8", *HERE, *LEAD),
            "There is no variance 8 in peterborough.\n",
        ),
    ]
    ended = demo.each(words for words, _ in refused)

    assert ended == [Ended(code=2, out="", err=text) for _, text in refused]


def test_a_blockage_turns_its_action_red_until_it_is_closed(demo: CommandLine) -> None:
    colour = ("actions", "show", "VC-1", "--on", "2008-12-31", "--format", "json")
    raised, red, answered, not_theirs, listed, closed, again, grey = demo.each(
        [
            (
                *("blockages", "raise", "No officer until March", *DECEMBER),
                *("--action", "VC-1", "--would-help", "A loan", *MANAGER),
            ),
            (*colour, *HERE),
            (
                *("blockages", "answer", "1", "The Board asks the force", *HERE),
                *("--support", "One day a week", "--as", "board"),
            ),
            ("blockages", "close", "1", "Lent", *HERE, *LEAD),
            ("blockages", "list", "--format", "json", *HERE),
            (
                *("blockages", "close", "1", "The force lends one", *HERE),
                *("--on", "2009-01-12", *MANAGER),
            ),
            ("blockages", "close", "1", "Twice", *HERE),
            (*colour, *HERE),
        ]
    )
    assert ok(raised) == (
        "Blockage 1 is raised for violent-crime. VC-1 is red until it is closed.\n"
    )
    assert red.json[0]["rag"] == "red"
    assert red.json[0]["reason"] == "Blocked: No officer until March."
    assert ok(answered) == "Blockage 1 is answered.\n"
    assert "may not fill in the returns of violent-crime" in told(not_theirs)
    (one,) = listed.json
    assert (one["state"], one["holder"], one["month"]) == (
        "answered",
        "violent-crime",
        "2008-12",
    )
    assert (one["would_help"], one["answer"], one["support"]) == (
        "A loan",
        "The Board asks the force",
        "One day a week",
    )
    assert ok(closed) == "Blockage 1: closed, 12 January 2009.\n"
    assert told(again) == "Blockage 1 was resolved on 12 January 2009 already.\n"
    assert grey.json[0]["rag"] == "grey"


def test_a_target_waits_for_the_board_that_sets_targets(demo: CommandLine) -> None:
    propose = ("targets", "propose", "MARAC-REPEATS", "--for", "2009/10")
    made, twice, not_theirs, wrong, _, _, decided, listed, open_ones = demo.each(
        [
            (*propose, "--value", "26", "--why", "A plan for each family", *LEAD),
            (*propose, "--value", "25", "--why", "More", *LEAD),
            ("targets", "decide", "1", "approved", *HERE, *CHAIR),
            ("targets", "decide", "1", "approved", "--meeting", "1", *MANAGER),
            # After the day from which the target is known that holds now.
            ("meetings", "move", "4", "2009-04-16", *MANAGER),
            ("meetings", "held", "4", *MANAGER),
            ("targets", "decide", "1", "approved", "--meeting", "4", *MANAGER),
            ("targets", "list", "--format", "json", *HERE),
            ("targets", "list", "--open", *HERE),
        ]
    )
    assert ok(made) == (
        "Target 1 is proposed: MARAC-REPEATS for April 2009 to March 2010. It waits "
        "for the board.\n"
    )
    assert told(twice).startswith("Proposal 1 is about April 2009 to March 2010")
    # The chair's is the Delivery Board; the Partnership Board sets targets.
    assert "does not chair a body that this answers to" in told(not_theirs)
    assert "is of Delivery Board, which does not decide this" in told(wrong)
    assert ok(decided).startswith("Target 1 is approved: MARAC-REPEATS")
    (one,) = listed.json
    assert (one["period"], one["proposed"], one["decision"], one["meeting"]) == (
        "2009/10",
        "26.0%",
        "approved",
        4,
    )
    assert ok(open_ones) == "No target is proposed.\n"


def test_a_proposal_is_withdrawn_and_profiles_are_read(demo: CommandLine) -> None:
    propose = ("targets", "propose", "MARAC-CASES", "--why", "x")
    shares = "1 1 1 1 1 1 1 1 1 2 2 2"
    weighted, percent, gone, listed, no_weights = demo.each(
        [
            (
                *propose,
                "--for",
                "2009/10",
                "--value",
                "260",
                "--weights",
                shares,
                *LEAD,
            ),
            (*propose, "--for", "2010/11", "--percent", "-10", *LEAD),
            ("targets", "withdraw", "1", *LEAD),
            ("targets", "list", "--format", "json", *HERE),
            (
                *(*propose, "--for", "2011/12", "--value", "1"),
                *("--profile", "weighted", *HERE),
            ),
        ]
    )
    ok(weighted)
    ok(percent)
    assert ok(gone) == "Target 1 is withdrawn.\n"
    assert [(one["decision"], one["profile"]) for one in listed.json] == [
        ("withdrawn", "weighted"),
        ("requested", "none"),
    ]
    assert told(no_weights) == "A weighted profile needs 12 weights, not 0.\n"
