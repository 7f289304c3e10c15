"""The core's bans bite: the clock, the disk, chance and printing are refused there."""

from __future__ import annotations

import subprocess

import pytest

from tools.places import ROOT, VENV

REFUSED = [
    ("import datetime\n\ndatetime.date.today()\n", "TID251"),
    ("from datetime import date\n\ndate.today()\n", "TID251"),
    ("from datetime import UTC, datetime\n\ndatetime.now(UTC)\n", "TID251"),
    ("import time\n", "TID251"),
    ("from time import monotonic\n", "TID251"),
    ("import os\n", "TID251"),
    ("import os.path\n", "TID251"),
    ("import io\n", "TID251"),
    ("from pathlib import Path\n", "TID251"),
    ("from importlib.resources import files\n", "TID251"),
    ("import logging\n", "TID251"),
    ("import random\n", "TID251"),
    ("import numpy as np\n\nnp.random.default_rng(1)\n", "TID251"),
    ("from numpy.random import default_rng\n", "TID251"),
    ("import numpy as np\n\nnp.random.normal()\n", "NPY002"),
    ("from scipy import stats\n", "TID251"),
    ('open("figures.csv")\n', "PTH123"),
    ('print("done")\n', "T201"),
]

ALLOWED = """\
import datetime

import numpy as np

YEAR_END = datetime.date(2009, 3, 31)


def drawn(generator: np.random.Generator) -> float:
    return generator.normal()
"""


def rules_broken(source: str, place: str) -> set[str]:
    """Return the codes of the rules that ruff finds broken by a file at a place."""
    ruff = [VENV / "bin" / "ruff", "check", "--no-cache", "--output-format=concise"]
    found = subprocess.run(
        [*ruff, "--stdin-filename", ROOT / place, "-"],
        input=source,
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    lines = [line for line in found.stdout.splitlines() if line.startswith(place)]
    return {line.split()[1] for line in lines}


@pytest.mark.parametrize(("source", "rule"), REFUSED)
def test_core_ban_bites(source: str, rule: str) -> None:
    assert rule in rules_broken(source, "src/saferplan/core/indicators/bad.py")


def test_core_takes_dates_and_generators_as_arguments() -> None:
    broken = rules_broken(ALLOWED, "src/saferplan/core/good.py")

    assert broken <= {"D100", "D103"}


def test_clock_is_not_banned_above_the_core() -> None:
    broken = rules_broken("import time\n\ntime.monotonic()\n", "src/saferplan/web/x.py")

    assert broken == set()
