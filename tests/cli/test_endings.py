"""How commands end: bad input is 2, a failure 1; one plain line a problem on stderr."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.plugins.commands import CommandLine, Ended

# What is printed is the same on both databases.
pytestmark = pytest.mark.once

PETERBOROUGH = ("--partnership", "peterborough")
PACK = ("pack", "delivery-board", *PETERBOROUGH)
BAD_INPUT = [
    (("positions", "--partnership", "nowhere"), "There is no partnership called"),
    (("positions",), "Say which partnership: --partnership anytown or peterborough."),
    ((*PETERBOROUGH, "positions"), "No such option: --partnership"),
    (("position",), "No such command 'position'."),
    (("positions", "--as-at", "yesterday"), "--as-at: A date is written like 2008-12"),
    (("positions", "--as-at", "2008-02-30"), "--as-at: "),
    (("positions", "--known-on", "31/12/2008"), "--known-on: A date is written like"),
    (("positions", "--format", "yaml"), "'yaml' is not one of 'table', 'json', 'csv'"),
    (("positions", "--as", "nobody"), "There is no account called nobody here; check"),
    (("indicator", "NI99", *PETERBOROUGH), "There is no indicator NI99 in peterboroug"),
    (("indicator",), "Missing argument 'code'."),
    (("trace", "hello"), "'hello' is not a trace code; copy it whole."),
    ((*PACK, "--month", "2008-13", "--out", "x"), "--month: There is no month 13"),
    ((*PACK, "--out", "x"), "Missing option '--month'."),
    (
        (*PACK, "--month", "2008-12", "--out", "x", "--audience", "public"),
        "A pack for the public cannot be made yet",
    ),
    (
        (*PACK, "--month", "2008-12", "--out", "x", "--audience", "friends"),
        "--audience is board or public, not 'friends'.",
    ),
    (
        (*PACK, "--month", "2008-12", "--out", "x", "--formats", "pdf,doc"),
        "--formats takes html, pdf, pptx, xlsx, docx, not 'pdf,doc'.",
    ),
    (
        (*PACK, "--month", "2008-12", "--out", "x", "--paper", "essay"),
        "--paper is report, overview, group, scrutiny or brief, not 'essay'.",
    ),
    (
        (*PACK, "--month", "2008-12", "--out", "x", "--paper", "group"),
        "Delivery Board is not given the paper “group”; it has report, overview,",
    ),
    (
        (*PACK, "--month", "2008-12", "--out", "x", "--meeting", "1"),
        "--meeting says for which meeting it is issued; add --issue.",
    ),
    (
        (*PACK, "--month", "2008-12", "--out", "x", "--version", "0"),
        "Invalid value for '--version': a number from 1 on is wanted, not '0'.",
    ),
    (
        (
            *(*PACK, "--month", "2008-12", "--out", "x"),
            *("--issue", "--audience", "public"),
        ),
        "Papers are issued for the board; leave --audience out.",
    ),
    (("pack", "list", "tea", *PETERBOROUGH), "There is no group or agency called tea"),
    (("pack", "verify", *PETERBOROUGH), "No such pack was issued in peterborough."),
    (
        ("pack", "restated", "delivery-board", "--month", "2008-12", *PETERBOROUGH),
        "No version 1 of the papers of delivery-board about December 2008 was issued.",
    ),
    (("pack", "compare", "nowhere.pptx"), "nowhere.pptx: it cannot be read (No such"),
    (("pack", "compare", "secret-key"), "The file is plain text"),
    (("actions", "list", "--state", "soon"), "--state is late, due, undated, done or"),
    (("actions", "list", "--colour", "pink"), "--colour is red, amber, green, grey or"),
    (("actions", "list", "--on", "soon"), "--on: A date is written like 2008-12-31"),
    (
        ("actions", "list", "--group", "tea", *PETERBOROUGH),
        "There is no group or agency called tea in peterborough.",
    ),
    (
        (
            *("actions", "add", "A-1", "--group", "g", "--title", "x"),
            *("--milestone", "Train staff by 2009-3-31"),
        ),
        "--milestone: A date is written like 2008-12-31, not '2009-3-31'.",
    ),
    (
        (
            *("actions", "add", "A-1", "--group", "g", "--title", "x"),
            *("--milestone", " "),
        ),
        "--milestone: A milestone needs a number from 1 on and a title.",
    ),
    (
        ("actions", "add", "A 1", "--group", "g", "--title", "x"),
        "An action's code is letters, digits, dots and hyphens, 40 at most (DA-1.2)",
    ),
    (
        ("actions", "move", "DA-1", "nearly"),
        "STATE is not-started, under-way, done or dropped, not 'nearly'.",
    ),
    (
        ("actions", "move", "DA-1", "done", "--remark", "x"),
        "A remark stands with a milestone: say which, --milestone N.",
    ),
    (
        ("actions", "risk", "log", "DA-1", "--what", "x", "--impact", "huge"),
        "--impact is low, medium or high, not 'huge'.",
    ),
    (("actions", "risk", "log", "DA-1"), "Say what may go wrong: --what."),
    (("variances", "decide", "1", "perhaps"), "DECISION is approved or refused, not"),
    (("variances", "withdraw", "one"), "a number from 1 on is wanted, not 'one'."),
    (
        ("blockages", "raise", "x", "--month", "2008-12"),
        "Say whose it is: --for GROUP, or --action CODE.",
    ),
    (
        ("blockages", "answer", "9", "x", *PETERBOROUGH),
        "There is no blockage 9 in peterborough.",
    ),
    (
        (
            *("challenges", "ask", "Why?", "--body", "delivery-board", *PETERBOROUGH),
            *("--of", "domestic-abuse", "--month", "December"),
        ),
        "--month: A month is written like 2008-12, not 'December'.",
    ),
    (
        ("commentary", "show", "tea", "--month", "2008-12", *PETERBOROUGH),
        "There is no group or agency called tea in peterborough.",
    ),
    (
        (
            *("commentary", "write", "domestic-abuse", *PETERBOROUGH),
            *("--month", "2008-12", "--why", "w" * 4001),
        ),
        "A box holds 4,000 letters at most; shorten “why”.",
    ),
    (
        ("targets", "propose", "NI16", "--for", "soon", "--value", "1", "--why", "x"),
        "--for: A period is written like one of 2009/10, 2009, 2009/10-Q1, 2009-04,",
    ),
    (
        ("targets", "propose", "NI16", "--for", "2009/10", "--why", "x"),
        "Give --value, or --percent for a change on the baseline.",
    ),
    (
        (
            *("targets", "propose", "NI16", "--for", "2009/10", "--why", "x"),
            *("--value", "nan", *PETERBOROUGH),
        ),
        "nan is not a number that can be counted or measured",
    ),
    (
        (
            *("targets", "propose", "NI16", "--for", "2009/10", "--why", "x"),
            *("--value", "1", "--weights", "1 2 3"),
        ),
        "--weights: Give twelve numbers, April first, not '1 2 3'.",
    ),
    (
        ("targets", "decide", "9", "approved", *PETERBOROUGH),
        "There is no proposal 9 in peterborough.",
    ),
    (
        ("money", "spend", "CSF-1", "DA-1", "--month", "2008-12", "--amount", "1.5"),
        "--amount: “1.5” is not an amount; write pounds like 4,000 or 4,000.50.",
    ),
    (
        ("money", "allocate", "X-1", "DA-1", "--amount", "1", *PETERBOROUGH),
        "There is no funding line X-1 in peterborough.",
    ),
    (("terms", "keep", "nowhere.txt", "--title", "x"), "nowhere.txt: it cannot be rea"),
    (("terms", "keep", "secret-key"), "Say what it is called: --title."),
    (
        ("terms", "keep", "secret-key", "--title", "x", "--kind", "poem"),
        "--kind is terms-of-reference or constitution, not 'poem'.",
    ),
    (
        ("terms", "show", "9", *PETERBOROUGH),
        "There is no text 9 in peterborough.",
    ),
    (
        ("meetings", "held", "70", *PETERBOROUGH),
        "There is no meeting 70 in peterborough.",
    ),
    (
        ("meetings", "minutes", "1", "--out", "secret-key", *PETERBOROUGH),
        "secret-key is a file; name a folder.",
    ),
    (
        ("meetings", "arising", "--body", "tea", *PETERBOROUGH),
        "There is no group or agency called tea in peterborough.",
    ),
    (
        ("successes", "list", "--month", "2008-00", *PETERBOROUGH),
        "--month: There is no month 0 of 2008",
    ),
    (
        ("pack", "tea", *PETERBOROUGH, "--month", "2008-12", "--out", "x"),
        "There is no body called tea in peterborough.",
    ),
    ((*PACK, "--month", "2008-12", "--out", "secret-key"), "secret-key is a file; nam"),
    (("export", "secret-key", *PETERBOROUGH), "secret-key is a file; name a folder."),
    (("load", "nowhere"), "expected a partnership folder; give the folder that holds"),
    (("load", "secret-key"), "found a file, expected a partnership folder"),
    (("new", "!!", "x"), "No short name can be made from '!!'; use some letters"),
    (("new", "Safer Anytown Partnership", "."), "is not an empty folder; name one"),
    (("new", "Safer Anytown Partnership", "secret-key/x"), "is a file; name a folder."),
    (("serve", "--port", "99999"), "Invalid value for '--port'"),
]


def assert_plain(ended: Ended) -> None:
    """Check that what went wrong is told in whole sentences, and on stderr alone."""
    assert ended.out == ""
    assert "Traceback" not in ended.err
    assert ended.err.endswith("\n")


@pytest.fixture(scope="module")
def ended(shown: CommandLine) -> dict[tuple[str, ...], Ended]:
    """Return how each of the commands with bad input ended."""
    commands = [words for words, _ in BAD_INPUT]
    before = sorted(path.name for path in shown.home.iterdir())
    found = dict(zip(commands, shown.each(commands), strict=True))
    assert sorted(path.name for path in shown.home.iterdir()) == before
    return found


@pytest.mark.parametrize(
    ("words", "told"), BAD_INPUT, ids=lambda value: str(value)[:40]
)
def test_bad_input_ends_with_2_and_says_what_to_do(
    ended: dict[tuple[str, ...], Ended], words: tuple[str, ...], told: str
) -> None:
    assert ended[words].code == 2
    assert told in ended[words].err
    assert_plain(ended[words])


@pytest.mark.parametrize(
    "words", [("positions", "--as", "nobody"), ("load", "nowhere")]
)
def test_error_is_one_line_on_a_narrow_terminal(
    shown: CommandLine, words: tuple[str, ...]
) -> None:
    ended = shown(*words, COLUMNS="30")

    assert len(ended.err.splitlines()) == 1


def test_words_that_are_no_text_are_refused(shown: CommandLine) -> None:
    ended = subprocess.run(
        [
            *(sys.executable, "-m", "saferplan", "blockages", "raise", b"a\xff"),
            *("--for", "domestic-abuse", "--month", "2008-12", *PETERBOROUGH),
        ],
        env=shown.environment(),
        capture_output=True,
        check=False,
    )

    assert (ended.returncode, ended.stdout) == (2, b"")
    assert ended.stderr == (
        b"A word holds bytes that are no text; type it again as UTF-8.\n"
    )


def test_no_words_at_all_ask_for_some_and_show_the_help(shown: CommandLine) -> None:
    ended = shown()

    assert ended.code == 2
    assert "Commands:" in ended.err + ended.out


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        (
            {"DATABASE_URL": "mysql://x"},
            "DATABASE_URL must be written like postgres://",
        ),
        ({"SAFERPLAN_HOME": "secret-key"}, "SAFERPLAN_HOME names"),
        ({"PORT": "eighty"}, "Invalid value for '--port' (env var: 'PORT')"),
    ],
    ids=["database", "home", "port"],
)
def test_bad_setting_ends_with_2_and_says_what_to_do(
    shown: CommandLine, settings: dict[str, str], told: str
) -> None:
    ended = shown("serve", **settings)

    assert (ended.code, told in ended.err) == (2, True), ended.err
    assert_plain(ended)


def test_database_that_cannot_be_reached_is_a_failure_told_plainly(
    shown: CommandLine,
) -> None:
    address = "postgres://nobody:nothing@127.0.0.1:1/none"
    ended = shown("positions", DATABASE_URL=address)

    assert ended.code == 1
    assert ended.err.splitlines()[0].startswith("saferplan failed: OperationalError: ")
    assert "SAFERPLAN_DEBUG=1" in ended.err
    assert_plain(ended)


def test_failure_shows_its_inside_when_asked(shown: CommandLine) -> None:
    address = "postgres://nobody:nothing@127.0.0.1:1/none"
    ended = shown("positions", DATABASE_URL=address, SAFERPLAN_DEBUG="1")

    assert ended.code == 1
    assert "Traceback" in ended.err


def test_reader_of_a_pipe_may_stop_early(shown: CommandLine) -> None:
    words = [sys.executable, "-m", "saferplan", "positions", "--format", "json"]
    with subprocess.Popen(
        [*words, *PETERBOROUGH],
        env=shown.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as writing:
        assert writing.stdout is not None
        assert writing.stderr is not None
        writing.stdout.close()
        told = writing.stderr.read()

    assert told == b""


def test_empty_store_says_how_to_fill_it(empty: CommandLine) -> None:
    ended = empty("positions")

    assert ended.code == 2
    assert ended.err.splitlines()[-1] == (
        "There is no partnership here yet: load one with `saferplan load DIR`, "
        "or see the examples with `saferplan demo`."
    )
