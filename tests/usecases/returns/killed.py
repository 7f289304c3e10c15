"""Acts of a month that are killed, and what the store holds before and after."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from saferplan.core.periods import Month
from tests.plugins.commands import CommandLine

HOLDER = "domestic-abuse"
SCRIPT = Path(__file__).with_name("killing.py")
COUNTS = """
import json, os, sys
import django
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "saferplan.config.settings")
django.setup()
from django.db import connection
from saferplan.store import models
tables = "LedgerEntry ObservationRow ReturnEventRow SignOffRow ReturnRow "
tables += "IssuedPackRow IssuedFileRow"
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


@dataclass
class Acting:
    """The process that forks a child for each act, and the pipes to it."""

    process: subprocess.Popen[str]
    go: int
    waiting: int
    said: int
    took: float = 0.0
    lasted: dict[str, float] = field(default_factory=dict)

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

    def run(
        self, what: str, month: Month, kill_after: float | None, *, since: str = ""
    ) -> str:
        """One act, killed after so many seconds (None: not at all); what was said.

        The seconds count from the go, or from the first sign ``since``.
        """
        pid = self.start(what, month)
        assert os.read(self.said, 1) == b"R"
        began = time.perf_counter()
        os.write(self.go, b"g")
        seen = self._wait(since, began)
        if kill_after is not None:
            time.sleep(kill_after)
            with suppress(ProcessLookupError):  # it had ended by itself
                os.kill(pid, signal.SIGKILL)
        ended = json.loads(self._read())
        self.took = time.perf_counter() - began
        if kill_after is None:
            assert ended["status"] == 0
        self._take_back()
        return seen + self.signs()

    def _wait(self, since: str, began: float) -> str:
        """Read signs until this one has come; ``lasted`` is when each of them did."""
        seen = ""
        self.lasted = {}
        while since and since not in seen:
            sign = os.read(self.said, 1).decode()
            self.lasted.setdefault(sign, time.perf_counter() - began)
            seen += sign
        return seen

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


def placed(said: str) -> str:
    """Where did the kill fall, by what the child had said?"""
    if "E" in said:
        return "after the transaction"
    return "inside the transaction" if "B" in said else "before the transaction"


def checked(
    now: dict[str, Any], before: dict[str, Any], adds: Mapping[str, int]
) -> tuple[dict[str, Any], str]:
    """The store is as before or as after the whole act; nothing in between."""
    assert now.pop("in a row")
    before = {k: v for k, v in before.items() if k != "in a row"}
    after = {k: v + adds.get(k, 0) for k, v in before.items()}
    assert now in (before, after), f"{before} became {now}"
    return now, "as before" if now == before else "as after"
