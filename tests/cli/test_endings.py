"""How commands end: bad input is 2, a failure 1; one plain line a problem on stderr."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.plugins.commands import CommandLine, Ended

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
        "--formats takes html, pdf, pptx, xlsx, not 'pdf,doc'.",
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
