"""Files that are broken or mean harm are refused in a sentence, or read."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.documents.workbooks.fuzzing import MOST_MEMORY
from tests.documents.workbooks.hostile import (
    chance_cases,
    good_xlsx,
    good_xlsx_by_another,
)

AT_LEAST = 300
LONGEST = 5.0
"""Seconds of processor time for the slowest file."""
MOST_GROWN = 200
"""MiB that reading them all may add to the memory of the process."""


def test_hostile_files_are_the_same_every_time() -> None:
    """A file that went wrong can be had again by its seed."""
    first = list(chance_cases(2, seed=1))
    good_xlsx_by_another.cache_clear()
    good_xlsx.cache_clear()
    assert first == list(chance_cases(2, seed=1))
    assert first != list(chance_cases(2, seed=2))


@pytest.mark.slow
def test_every_hostile_file_is_read_or_refused_within_bounds() -> None:
    """In a process of its own, whose memory is bounded and measured."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.documents.workbooks.fuzzing", "35"],
        capture_output=True,
        text=True,
        timeout=280,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    found = json.loads(run.stdout)
    assert found["files"] >= AT_LEAST
    assert found["read"] > 0, "some do no harm, and are read"
    assert found["slowest"] < LONGEST, found
    assert found["peak_mib"] * 1024 * 1024 < MOST_MEMORY
    assert found["peak_mib"] - found["peak_before_mib"] < MOST_GROWN, found
    assert "panicked" not in run.stderr
    assert "Traceback" not in run.stderr
