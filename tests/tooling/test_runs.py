"""Whole runs of pytest in a folder of their own, with our plugins in them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools.places import ROOT

CONFTEST = 'pytest_plugins = ["tests.plugins.skips", "tests.plugins.selection"]\n'

SKIPPING = """\
import pytest


def test_that_runs():
    pass


@pytest.mark.skip(reason="the moon is wrong")
def test_that_is_skipped():
    pass
"""

SKIPPED_FILE = """\
import pytest

pytest.skip("no printer here", allow_module_level=True)
"""

EXPECTED_FAILURE = """\
import pytest


@pytest.mark.xfail(reason="not built", strict=True)
def test_that_fails():
    raise AssertionError
"""

CHOICE = """\
import pytest


@pytest.fixture
def db():
    pass


def test_plain():
    pass


def test_with_database(db):
    pass


@pytest.mark.django_db
def test_marked():
    pass


@pytest.mark.torture
def test_endless():
    pass
"""

INI = """\
[pytest]
pythonpath = .
addopts = --import-mode=importlib -p no:django -p no:randomly
markers =
    django_db
    torture
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project of one folder of tests, with an empty list of skips."""
    tests = tmp_path / "tests"
    (tests / "plugins").mkdir(parents=True)
    (tests / "__init__.py").touch()
    (tests / "plugins" / "__init__.py").touch()
    (tests / "conftest.py").write_text(CONFTEST)
    (tests / "allowed_skips.txt").touch()
    (tmp_path / "pytest.ini").write_text(INI)
    for plugin in ("skips.py", "selection.py"):
        shutil.copyfile(ROOT / "tests/plugins" / plugin, tests / "plugins" / plugin)
    return tmp_path


def pytest_in(project: Path, *options: str) -> tuple[int, str]:
    """Run pytest in a project; return its exit code and what it printed."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTEST", "COV"))
    }
    finished = subprocess.run(
        [sys.executable, "-m", "pytest", *options],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return finished.returncode, finished.stdout + finished.stderr


@pytest.mark.parametrize("processes", ["-n0", "-n2"])
def test_unlisted_skip_fails_the_run(project: Path, processes: str) -> None:
    (project / "tests/test_it.py").write_text(SKIPPING)

    code, printed = pytest_in(project, processes)

    assert code == 1, printed
    test = "tests/test_it.py::test_that_is_skipped"
    assert f"Skipped: 1: {test} (the moon is wrong)." in printed
    assert f"Not on the list in tests/allowed_skips.txt: {test}" in printed


def test_listed_skip_passes_and_is_told(project: Path) -> None:
    (project / "tests/test_it.py").write_text(SKIPPING)
    (project / "tests/allowed_skips.txt").write_text(
        "# a comment\n\ntests/test_it.py::test_that_is* | the moon changes\n"
    )

    code, printed = pytest_in(project)

    assert code == 0, printed
    assert "Skipped: 1: tests/test_it.py::test_that_is_skipped" in printed


@pytest.mark.parametrize("processes", ["-n0", "-n2"])
def test_unlisted_skip_of_a_file_fails_the_run(project: Path, processes: str) -> None:
    (project / "tests/test_file.py").write_text(SKIPPED_FILE)
    (project / "tests/test_it.py").write_text("def test_it():\n    pass\n")

    code, printed = pytest_in(project, processes)

    assert code == 1, printed
    assert "Skipped: 1: tests/test_file.py (no printer here)." in printed


def test_unlisted_expected_failure_fails_the_run(project: Path) -> None:
    (project / "tests/test_it.py").write_text(EXPECTED_FAILURE)

    code, printed = pytest_in(project)

    assert code == 1, printed
    assert "test_that_fails (expected to fail: not built)" in printed


def test_run_without_skips_says_so(project: Path) -> None:
    (project / "tests/test_it.py").write_text("def test_it():\n    pass\n")

    code, printed = pytest_in(project)

    assert code == 0, printed
    assert "Skipped: nothing." in printed


def test_listed_skip_without_a_reason_stops_the_run(project: Path) -> None:
    (project / "tests/test_it.py").write_text(SKIPPING)
    (project / "tests/allowed_skips.txt").write_text("tests/test_it.py::*\n")

    code, printed = pytest_in(project)

    assert code != 0
    assert "allowed_skips.txt, line 1: no reason" in printed


@pytest.mark.parametrize(
    ("options", "chosen"),
    [
        ((), ["test_plain", "test_with_database", "test_marked"]),
        (("--database-only",), ["test_with_database", "test_marked"]),
        (
            ("--torture",),
            ["test_plain", "test_with_database", "test_marked", "test_endless"],
        ),
    ],
)
def test_options_choose_the_tests(
    project: Path, options: tuple[str, ...], chosen: list[str]
) -> None:
    (project / "tests/test_it.py").write_text(CHOICE)

    _, printed = pytest_in(project, "--collect-only", "-q", *options)

    names = [line.split("::")[1] for line in printed.splitlines() if "::" in line]
    assert names == chosen
