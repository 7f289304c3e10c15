"""Reads hostile files one after the other, within bounds of memory and of time.

``python -m tests.documents.workbooks.fuzzing [EACH [SEED]]``: EACH files of every
kind that chance makes (0: without end), after the fixed ones. It prints a table by
kind, the slowest file and the memory used, and stops with 1 at the first file that
is neither read nor refused in plain sentences; that file is kept, and named.
"""

from __future__ import annotations

import json
import re
import resource
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from saferplan.core.returns.checking import check
from saferplan.documents.returns import read_return
from saferplan.documents.workbooks import Unreadable
from tests.documents.returns.filled import TODAY, domestic_abuse, series_by_code
from tests.documents.workbooks.hostile import Case, cases, chance_cases

MOST_MEMORY = 1_536 * 1024 * 1024
"""Bytes of address space in all; whatever asks for more fails at once."""
LONGEST_SENTENCE = 400


@dataclass
class Found:
    """What became of the files so far."""

    read: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    slowest_kind: str = ""
    wrong: list[str] = field(default_factory=list)

    @property
    def files(self) -> int:
        """How many there were."""
        return self.read.total() + self.refused.total()


def try_all(files: Iterable[Case]) -> Found:
    """Read and check each; stop at the first that goes wrong."""
    found = Found()
    for case in files:
        started = time.process_time()
        problem = _try_one(case, found)
        took = time.process_time() - started
        if took > found.slowest:
            found.slowest, found.slowest_kind = took, case.kind
        if problem:
            found.wrong.append(f"{case.kind}: {problem}\nkept as {_kept(case)}")
            break
    return found


def _try_one(case: Case, found: Found) -> str:
    """Read and check one file; what was wrong with that, if anything."""
    try:
        typed = read_return(case.content, case.name)
        check(domestic_abuse(), typed, series=series_by_code(), known_on=TODAY)
    except Unreadable as refusal:
        found.refused[case.kind] += 1
        if case.must_refuse is False:
            return f"it should be read, and was refused: {refusal}"
        return _problem_with(refusal.sentences)
    except BaseException:
        return traceback.format_exc()
    found.read[case.kind] += 1
    return "it should be refused, and was read" if case.must_refuse else ""


def _problem_with(sentences: Iterable[str]) -> str:
    """Are they sentences that a person can act on?"""
    said = " ".join(sentences)
    plain = said.isprintable() and not any(
        word in said for word in ("Traceback", "Error(", "Exception", " object at ")
    )
    if not said or len(said) > LONGEST_SENTENCE or said[-1] not in ".)”" or not plain:
        return f"this is no plain sentence: {said!r}"
    return ""


def _kept(case: Case) -> str:
    ending = Path(case.name).suffix or ".bin"
    with tempfile.NamedTemporaryFile(suffix=ending, delete=False) as file:
        file.write(case.content)
    return file.name


def table(found: Found) -> str:
    """How many were read and refused, by kind."""
    kinds = sorted({*found.read, *found.refused})
    lines = [f"{'kind':32}{'read':>8}{'refused':>9}"]
    lines += [f"{k:32}{found.read[k]:>8}{found.refused[k]:>9}" for k in kinds]
    lines.append(f"{'all':32}{found.read.total():>8}{found.refused.total():>9}")
    return "\n".join(lines)


def _endless(seed: int) -> Iterator[Case]:
    yield from cases(0)
    for at in count():
        yield from chance_cases(1, seed + at)


def _peak() -> float:
    """The most memory this process has held, in MiB.

    Linux says it of this program alone; what `getrusage` says there begins with what
    the process held that started it, which may be a test run's.
    """
    status = Path("/proc/self/status")
    if status.is_file():
        found = re.search(r"^VmHWM:\s+(\d+) kB$", status.read_text(), re.MULTILINE)
        if found:
            return int(found[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """Try so many files, and say what became of them."""
    each = int(sys.argv[1]) if len(sys.argv) > 1 else 35
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 20090330
    check(
        domestic_abuse(), read_return(*_warm()), series=series_by_code(), known_on=TODAY
    )
    before = _peak()
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    found = try_all(cases(each, seed) if each else _endless(seed))
    numbers = {
        "files": found.files,
        "read": found.read.total(),
        "refused": found.refused.total(),
        "slowest": round(found.slowest, 2),
        "slowest_kind": found.slowest_kind,
        "peak_before_mib": round(before),
        "peak_mib": round(_peak()),
        "wrong": found.wrong,
    }
    print(table(found), file=sys.stderr)
    print(json.dumps(numbers))
    return 1 if found.wrong else 0


def _warm() -> tuple[bytes, str]:
    from tests.documents.workbooks.hostile import good_xlsx  # noqa: PLC0415 - once

    return good_xlsx(), "return.xlsx"


if __name__ == "__main__":
    sys.exit(main())
