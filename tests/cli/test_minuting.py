"""What happened at a meeting on the command line, and its minutes in Word."""

from __future__ import annotations

from docx import Document

from tests.plugins.commands import CommandLine, Ended

HERE = ("--partnership", "peterborough")
MANAGER = ("--as", "manager")
MINUTE = ("meetings", "minute", "1", *HERE, *MANAGER)
AGENDA = ("meetings", "agenda", "1", *HERE, *MANAGER)
CITY = "peterborough-city-council"


def ok(ended: Ended) -> str:
    """Return what a command printed that did what was asked."""
    assert (ended.code, ended.err) == (0, ""), ended
    return ended.out


def told(ended: Ended) -> str:
    """Return the sentence of something that was not taken."""
    assert (ended.code, ended.out) == (2, ""), ended
    return ended.err


def test_a_meeting_is_recorded_and_its_minutes_are_written(
    demo: CommandLine,
) -> None:
    minuted, there, interest, given, done, shown, whole, written = demo.each(
        [
            (
                *(*MINUTE, "--item", "4", "--notes", "Repeats were looked at"),
                *("--decision", "A plan for each family"),
            ),
            (
                *("meetings", "attendance", "1", "--present", CITY, *HERE),
                *("--also", "city-college:Head of welfare", *MANAGER),
            ),
            (
                *("meetings", "interest", "1", f"{CITY}:Head of service", *HERE),
                *("Sits on the trust", "--item", "4", "--done", "Left", *MANAGER),
            ),
            (
                *("meetings", "give", "1", "Send the list", "--to", "domestic-abuse"),
                *("--due", "2009-01-30", *HERE, *MANAGER),
            ),
            (
                *("meetings", "done", "1", "Sent to all", "--on", "2009-01-28"),
                *("--as", "theme-lead"),
            ),
            ("meetings", "show", "1", *HERE),
            ("meetings", "show", "1", "--format", "json", *HERE),
            ("meetings", "minutes", "1", "--out", demo.folder / "out", *HERE),
        ]
    )
    item = "Exceptions: what is red or amber"
    assert ok(minuted) == f"Meeting 1, item 4 ({item}) is minuted.\n"
    assert [line.split()[0] for line in ok(there).splitlines()[2:]] == [
        CITY,
        "city-college",
    ]
    ok(interest)
    assert ok(given) == (
        "Number 1 is given to domestic-abuse, by 2009-01-30: Send the list\n"
    )
    assert ok(done) == "Number 1 is done, 2009-01-28: Send the list\n"
    lines = [line.strip() for line in ok(shown).splitlines()]
    assert lines[0] == "Delivery Board, 15 January 2009 (planned)"
    at = lines.index(f"4. {item}")
    assert lines[at + 1 : at + 3] == [
        "Repeats were looked at",
        "Decided: A plan for each family",
    ]
    (one,) = whole.json
    assert one["agenda"][3]["decision"] == "A plan for each family"
    assert [(s["organisation"], s["presence"]) for s in one["attendance"]] == [
        (CITY, "present"),
        ("city-college", "present"),
    ]
    assert one["interests"][0] | {"words": ""} == {
        "organisation": CITY,
        "post": "Head of service",
        "item": 4,
        "words": "",
        "done": "Left",
    }
    (arose,) = one["arising"]
    assert (arose["due"], arose["done_on"]) == ("2009-01-30", "2009-01-28")
    path = demo.folder / "out" / "peterborough-delivery-board-2009-01-15-minutes.docx"
    assert ok(written) == f"Wrote {path}\n"
    document = Document(str(path))
    texts = [p.text for p in document.paragraphs]
    texts += [c.text for t in document.tables for r in t.rows for c in r.cells]
    for words in ("A plan for each family", "Repeats were looked at", "Send the list"):
        assert any(words in text for text in texts), words


def test_an_agenda_keeps_what_was_minuted(demo: CommandLine) -> None:
    usual, _, lost, kept, notes, same = demo.each(
        [
            AGENDA,
            (*MINUTE, "--item", "4", "--notes", "Looked at"),
            (*AGENDA, "--item", "Welcome"),
            (
                *(*AGENDA, "--item", "Welcome | Chair | Minutes"),
                *("--item", "Exceptions: what is red or amber"),
            ),
            ("meetings", "show", "1", "--format", "json", *HERE),
            AGENDA,
        ]
    )
    assert ok(usual).splitlines()[3] == "4. Exceptions: what is red or amber"
    assert told(lost) == (
        "“Exceptions: what is red or amber” is minuted; give it with its title.\n"
    )
    two = ["1. Welcome (Chair; Minutes)", "2. Exceptions: what is red or amber"]
    assert ok(kept).splitlines() == ok(same).splitlines() == two
    assert [i["notes"] for i in notes.json[0]["agenda"]] == [None, "Looked at"]


def test_who_was_there_is_said_by_seat(demo: CommandLine) -> None:
    attendance = ("meetings", "attendance", "1", *HERE, *MANAGER)
    deputy, absent, badly, nobody = demo.each(
        [
            (*attendance, "--deputy", f"{CITY}=Head of service"),
            (*attendance, "--apologies", f"{CITY}:Head of Neighbourhoods"),
            (*attendance, "--deputy", CITY),
            (*attendance, "--present", "city-college"),
        ]
    )
    assert (
        ok(deputy).splitlines()[2].endswith("represented by a deputy  Head of service")
    )
    assert ok(absent).splitlines()[2].endswith("apologies")
    assert told(badly) == (f"--deputy is written ORG[:POST]=POST, not '{CITY}'.\n")
    assert told(nobody) == (
        "city-college has no seat there; --also says who else was.\n"
    )


def test_what_meetings_gave_is_listed_until_it_is_done(demo: CommandLine) -> None:
    give = ("meetings", "give", "1", "Send it", "--to", "violent-crime", *HERE)
    _, early, late, not_theirs, open_ones, other = demo.each(
        [
            (*give, "--due", "2009-01-30", *MANAGER),
            (*give, "--due", "2009-01-01", *MANAGER),
            ("meetings", "arising", *HERE),
            ("meetings", "done", "1", "Sent", *HERE, "--as", "theme-lead"),
            ("meetings", "arising", "--open", "--format", "json", *HERE),
            ("meetings", "arising", "--body", "partnership-board", *HERE),
        ]
    )
    assert told(early) == "The meeting is on 15 January 2009; give a day after it.\n"
    (row,) = ok(late).splitlines()[2:]
    assert row.split()[:5] == ["1", "1", "violent-crime", "2009-01-30", "late"]
    assert "does not answer for violent-crime" in told(not_theirs)
    (one,) = open_ones.json
    assert (one["what"], one["holder"], one["is_late"], one["done_on"]) == (
        "Send it",
        "violent-crime",
        True,
        None,
    )
    assert ok(other) == "Meetings gave nothing to do.\n"


def test_what_cannot_be_recorded_is_said(demo: CommandLine) -> None:
    refused: list[tuple[tuple[object, ...], str]] = [
        (
            (*MINUTE, "--item", "40", "--notes", "x"),
            "There is no item 40: the agenda has 12 items.\n",
        ),
        (
            (*MINUTE, "--item", "4"),
            "Say which item (--item N), and --notes or --decision.\n",
        ),
        (
            ("meetings", "show", "70", *HERE),
            "There is no meeting 70 in peterborough.\n",
        ),
        (
            ("meetings", "interest", "1", "nobody", "x", *HERE),
            "There is no organisation called nobody in peterborough.\n",
        ),
        (
            ("meetings", "interest", "1", CITY, "x", "--item", "40", *HERE),
            "There is no item 40 on the agenda; interests are in an item, or in the "
            "meeting as a whole.\n",
        ),
    ]
    ended = demo.each(words for words, _ in refused)

    assert ended == [Ended(code=2, out="", err=text) for _, text in refused]
