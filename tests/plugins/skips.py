"""A skip must be on the committed list, and every run says in one line what it skipped.

A test that quietly stops running is worse than one that fails. tests/allowed_skips.txt
names the tests that may be skipped; any other skip, or expected failure, fails the run.
"""

from __future__ import annotations

import fnmatch
import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ALLOWED_SKIPS = Path(__file__).parent.parent / "allowed_skips.txt"


@dataclass(frozen=True, slots=True)
class AllowedSkip:
    """A pattern of test ids that may be skipped, and why."""

    pattern: str
    reason: str

    def allows(self, test: str) -> bool:
        """Return whether this entry is about a test."""
        return fnmatch.fnmatchcase(test, re.sub(r"\[", "[[]", self.pattern))


def parse_allowed_skips(text: str) -> tuple[AllowedSkip, ...]:
    """Read the list: `id | reason` a line; raise ValueError where a reason is missing.

    >>> parse_allowed_skips("tests/a.py::test_b | no printer")
    (AllowedSkip(pattern='tests/a.py::test_b', reason='no printer'),)
    """
    entries = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        pattern, _, reason = (part.strip() for part in line.partition("|"))
        if not reason:
            raise ValueError(f"allowed_skips.txt, line {number}: no reason after `|`")
        entries.append(AllowedSkip(pattern, reason))
    return tuple(entries)


@dataclass(slots=True)
class SkipLedger:
    """The skips of one run, by test id, with the reason each gave."""

    allowed: tuple[AllowedSkip, ...]
    skipped: dict[str, str] = field(default_factory=dict)

    def record(self, report: pytest.TestReport | pytest.CollectReport) -> None:
        """Note a report if it is a skip."""
        if report.skipped:
            self.skipped[report.nodeid] = reason_of(report)

    def unlisted(self) -> list[str]:
        """Return the ids of the skips that no entry allows, in order."""
        return sorted(
            test
            for test in self.skipped
            if not any(entry.allows(test) for entry in self.allowed)
        )

    def summary(self) -> str:
        """Return the line that says what was skipped and why."""
        if not self.skipped:
            return "Skipped: nothing."
        told = "; ".join(
            f"{test} ({why})" for test, why in sorted(self.skipped.items())
        )
        return f"Skipped: {len(self.skipped)}: {told}."


def reason_of(report: pytest.TestReport | pytest.CollectReport) -> str:
    """Return the reason a skipped or expectedly failing test gave."""
    expected_failure = getattr(report, "wasxfail", None)
    if expected_failure is not None:
        return f"expected to fail: {expected_failure}"
    if isinstance(report.longrepr, tuple):
        return report.longrepr[2].removeprefix("Skipped: ")
    return str(report.longrepr)


LEDGER = pytest.StashKey[SkipLedger]()


def pytest_configure(config: pytest.Config) -> None:
    """Open the ledger of this run."""
    text = ALLOWED_SKIPS.read_text(encoding="utf-8")
    ledger = SkipLedger(parse_allowed_skips(text))
    config.stash[LEDGER] = ledger
    config.pluginmanager.register(SkipRecorder(ledger), "saferplan-skips")


class SkipRecorder:
    """Hears of every report; with xdist, in the process that gathers them."""

    def __init__(self, ledger: SkipLedger) -> None:
        self.ledger = ledger

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note the skip of a test."""
        self.ledger.record(report)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note the skip of a whole file."""
        self.ledger.record(report)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Fail a run that was otherwise well if it skipped what it may not."""
        is_worker = hasattr(session.config, "workerinput")
        if not is_worker and session.exitstatus == 0 and self.ledger.unlisted():
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(
        self, terminalreporter: pytest.TerminalReporter
    ) -> None:
        """Say what was skipped, and what may not be."""
        terminalreporter.write_line(self.ledger.summary())
        for test in self.ledger.unlisted():
            terminalreporter.write_line(
                f"Not on the list in tests/allowed_skips.txt: {test}", red=True
            )
