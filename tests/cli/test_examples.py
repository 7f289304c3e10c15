"""Every example that help gives of boards and action plans can be typed as it is.

They are played in one demonstration, in an order in which each has what it needs.
"""

from __future__ import annotations

import pytest

from tests.cli.test_help import COMMANDS, examples_of
from tests.plugins.commands import CommandLine

ROOMS = (
    "actions blockages challenges commentary meetings money pack successes targets "
    "terms variances"
).split()
MADE_ELSEWHERE = ["pack make", "pack compare"]
"""Papers in all formats take too long here; other tests type these."""
IN_ORDER = [
    *("actions add", "actions move", "actions risk log", "actions risk close"),
    *("actions list", "actions show", "commentary write", "commentary check"),
    *("commentary show", "successes list", "successes take-up"),
    *("meetings add", "meetings list", "meetings move", "meetings held"),
    *("variances request", "variances withdraw", "variances list"),
    *("variances decide", "blockages raise", "blockages list", "blockages answer"),
    *("blockages close", "challenges ask", "challenges list", "challenges show"),
    *("challenges suggest", "challenges answer", "challenges follow-up"),
    *("targets propose", "targets list", "targets withdraw", "targets decide"),
    *("money line add", "money line change", "money allocate", "money spend"),
    *("money list", "money show", "meetings agenda", "meetings minute"),
    *("meetings attendance", "meetings interest", "meetings give"),
    *("meetings arising", "meetings done", "meetings show", "meetings minutes"),
    *("terms keep", "terms list", "terms show"),
    *("pack list", "pack verify", "pack restated"),
]
HERE = ("--partnership", "peterborough")
DECEMBER = ("--month", "2008-12", *HERE)
REQUEST = (
    *("variances", "request", "--drop", "--change", "x", "--why", "x", *DECEMBER),
    *("--as", "theme-lead"),
)
PROPOSE = (
    *("targets", "propose", "--for", "2009/10", "--why", "x"),
    *("--as", "theme-lead"),
)
FIRST: dict[str, list[tuple[object, ...]]] = {
    "successes take-up": [
        ("commentary", "write", "violent-crime", "--success", "x", *DECEMBER)
    ],
    "variances withdraw": [(*REQUEST, "DA-1"), (*REQUEST, "DA-2", "--milestone", "1")],
    "targets withdraw": [(*PROPOSE, "MARAC-CASES", "--value", "260")],
    # After the day from which the target is known that holds now.
    "targets decide": [
        ("meetings", "move", "4", "2009-04-16", *HERE),
        ("meetings", "held", "4", *HERE),
    ],
    "pack list": [
        (
            *("pack", "delivery-board", "--formats", "html", "--out", "papers"),
            *("--issue", *DECEMBER),
        )
    ],
}
"""What must be there for the examples of a command, if none before them makes it."""


def test_every_command_of_these_rooms_is_played() -> None:
    there = [c for c in COMMANDS if c.split()[0] in ROOMS]

    assert sorted([*IN_ORDER, *MADE_ELSEWHERE]) == sorted(there)


@pytest.mark.slow
def test_examples_of_boards_and_action_plans_can_be_run(demo: CommandLine) -> None:
    (demo.folder / "terms.txt").write_text("We meet monthly.", encoding="utf-8")
    typed = [
        words
        for command in IN_ORDER
        for words in (
            *FIRST.get(command, []),
            *(example[1:] for example in examples_of(command)),
        )
    ]
    ended = demo.each(typed)

    failed = [
        (" ".join(map(str, words)), one.err)
        for words, one in zip(typed, ended, strict=True)
        if one.code
    ]
    assert failed == []
