"""SIGKILL at any moment of submitting, accepting or locking: as before, or as after.

The moments are drawn over the measured run of each act; how many fell inside its
transaction is counted, and printed with -rP.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from saferplan.core.periods import Month
from tests.plugins.commands import CommandLine

TRIES = 100
INSIDE = 30
"""Of the moments, at least so many must fall inside the transaction."""
HOLDER = "domestic-abuse"
FIRST = Month(2009, 1)
MEASURED = 5
SCRIPT = Path(__file__).with_name("killing.py")
COUNTS = """
import json, os, sys
import django
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "saferplan.config.settings")
django.setup()
from django.db import connection
from saferplan.store import models
tables = "LedgerEntry ObservationRow ReturnEventRow SignOffRow IssuedPackRow ReturnRow"
print("ready", flush=True)
for line in sys.stdin:
    held = {name: getattr(models, name).objects.count() for name in tables.split()}
    of = models.LedgerEntry.objects.filter(partnership__slug="peterborough")
    numbers = sorted(of.values_list("number", flat=True))
    held["in a row"] = numbers == list(range(1, len(numbers) + 1))
    if connection.vendor == "sqlite" and line.strip() == "whole":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            held["whole"] = cursor.fetchone()[0]
    connection.close()
    print(json.dumps(held), flush=True)
"""
# What each act adds, when it is done: counted by hand from what an act is.
ADDS = {
    "submit": {
        "LedgerEntry": 1,
        "ObservationRow": 1,
        "ReturnEventRow": 1,
        "ReturnRow": 1,
    },
    "accept": {"LedgerEntry": 1, "SignOffRow": 1, "ReturnEventRow": 1},
    "issue": {"LedgerEntry": 1, "IssuedPackRow": 1, "ReturnEventRow": 1},
}


@dataclass
class Acting:
    """The process that forks a child for each act, and the pipes to it."""

    process: subprocess.Popen[str]
    go: int
    waiting: int
    said: int
    took: float = 0.0

    def start(self, what: str, month: Month) -> int:
        """Have a child ready to act; its process number."""
        order = {"what": what, "holder": HOLDER, "month": str(month)}
        return int(self._ask(json.dumps(order))["pid"])

    def signs(self) -> str:
        """What the child has said by now."""
        found = b""
        while select.select([self.said], [], [], 0)[0]:
            found += os.read(self.said, 100)
        return found.decode()

    def run(self, what: str, month: Month, kill_after: float | None) -> str:
        """One act, killed after so many seconds (None: not at all); what was said."""
        pid = self.start(what, month)
        assert os.read(self.said, 1) == b"R"
        began = time.perf_counter()
        os.write(self.go, b"g")
        if kill_after is not None:
            time.sleep(kill_after)
            with suppress(ProcessLookupError):  # it had ended by itself
                os.kill(pid, signal.SIGKILL)
        ended = json.loads(self._read())
        self.took = time.perf_counter() - began
        if kill_after is None:
            assert ended["status"] == 0
        self._take_back()
        return self.signs()

    def _take_back(self) -> None:
        """The go of a child that was killed before it took it is not the next one's."""
        while select.select([self.waiting], [], [], 0)[0]:
            os.read(self.waiting, 1)

    def _ask(self, line: str) -> Any:
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return json.loads(self._read())

    def _read(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline()


@contextmanager
def acting(command: CommandLine) -> Iterator[Acting]:
    """Start the process that acts."""
    go_out, go_in = os.pipe()
    said_out, said_in = os.pipe()
    process = subprocess.Popen(
        [sys.executable, str(SCRIPT), str(go_out), str(said_in)],
        cwd=command.folder,
        env=command.environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        pass_fds=(go_out, said_in),
    )
    os.close(said_in)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    try:
        yield Acting(process=process, go=go_in, waiting=go_out, said=said_out)
    finally:
        process.kill()
        process.wait()
        for end in (go_out, go_in, said_out):
            os.close(end)
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                stream.close()


@contextmanager
def counting(command: CommandLine) -> Iterator[Any]:
    """Ask another process what the store holds."""
    process = subprocess.Popen(
        [sys.executable, "-c", COUNTS],
        cwd=command.folder,
        env=command.environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdin is not None
    assert process.stdout.readline() == "ready\n"

    def count(how: str = "") -> dict[str, Any]:
        assert process.stdout is not None
        assert process.stdin is not None
        process.stdin.write(how + "\n")
        process.stdin.flush()
        found: dict[str, Any] = json.loads(process.stdout.readline())
        return found

    try:
        yield count
    finally:
        process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()


@pytest.mark.slow
def test_a_kill_leaves_the_store_as_before_or_as_after(demo: CommandLine) -> None:
    chance = random.Random(20090330)  # noqa: S311 - repeatable moments, no secret
    where: Counter[str] = Counter()
    with acting(demo) as act, counting(demo) as count:
        times, month = measured(act)
        held = count()
        for at in range(TRIES):
            what = ("submit", "accept", "issue")[at % 3]
            if what == "submit":
                month = month.plus(1)
            # The machine is shared: how long an act takes is what it took of late.
            moment = chance.uniform(0, median(times[what][-MEASURED:]))
            said = act.run(what, month, moment)
            held, became = checked(count(), held, what)
            where[f"{what}: {placed(said)}, {became}"] += 1
            if became == "as before":  # do it in peace, for the next act to build on
                act.run(what, month, None)
                times[what].append(act.took)
                held, became = checked(count(), held, what)
                assert became == "as after"
        assert count("whole").get("whole", "ok") == "ok"
    for line, times in sorted(where.items()):
        print(f"{times:3} {line}")
    inside = sum(n for line, n in where.items() if "inside" in line)
    print(f"{inside} of {TRIES} fell inside the transaction")
    assert inside >= INSIDE


def measured(act: Acting) -> tuple[dict[str, list[float]], Month]:
    """How long each act takes, and the last month used up by measuring."""
    month = FIRST
    times: dict[str, list[float]] = {what: [] for what in ADDS}
    for _ in range(MEASURED):
        month = month.plus(1)
        for what, took in times.items():
            act.run(what, month, None)
            took.append(act.took)
    return times, month


def placed(said: str) -> str:
    """Where did the kill fall, by what the child had said?"""
    if "E" in said:
        return "after the transaction"
    return "inside the transaction" if "B" in said else "before the transaction"


def checked(
    now: dict[str, Any], before: dict[str, Any], what: str
) -> tuple[dict[str, Any], str]:
    """The store is as before or as after the whole act; nothing in between."""
    assert now.pop("in a row")
    before = {k: v for k, v in before.items() if k != "in a row"}
    after = {k: v + ADDS[what].get(k, 0) for k, v in before.items()}
    assert now in (before, after), f"{what}: {before} became {now}"
    return now, "as before" if now == before else "as after"
