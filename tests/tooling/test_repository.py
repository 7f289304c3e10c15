"""The repository holds no machine's paths, no registry's name, and says one version."""

from __future__ import annotations

import os
import re
import tomllib

import pytest

import saferplan
from tools.check_links import project_files
from tools.places import ROOT

# Put together here, so that this file does not hold what it looks for.
MACHINE_PATHS = re.compile(
    "|".join(
        (
            r"(?<![\w.-])/" + r"work/",
            r"(?<![\w.-])/" + r"root/",
            r"(?<![\w.-])/" + r"home/[a-z]+/",
            r"(?<![\w.-])/" + r"Users/[A-Za-z]+/",
            r"\.\./" + r"shared\b",
        )
    )
)
REGISTRIES = re.compile(
    "|".join(
        (
            r"\bpypi\." + r"org\b",
            r"\bpythonhosted\." + r"org\b",
            r"\bregistry\.npm" + r"js\b",
            r"\bregistry\.yarn" + r"pkg\b",
            r"--(extra-)?index" + r"-url\b",
            r"--find" + r"-links\b",
        )
    )
)
LOCKS = ("requirements.txt", "requirements-dev.txt", "package-lock.json")


def lines_that_match(pattern: re.Pattern[str]) -> list[str]:
    """Return `file:line: text` for each line of the project that a pattern is in."""
    found = []
    for path in project_files(ROOT):
        text = path.read_bytes().decode("utf-8", errors="ignore")
        found += [
            f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
            for number, line in enumerate(text.splitlines(), start=1)
            if pattern.search(line)
        ]
    return found


def test_no_path_of_a_machine_is_in_the_project() -> None:
    assert lines_that_match(MACHINE_PATHS) == []


def test_no_registry_is_named_in_the_project() -> None:
    assert lines_that_match(REGISTRIES) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_says_no_address_to_fetch_from(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    # What npm copies from a package about who to thank is not an address to fetch.
    addresses = [
        line
        for line in text.splitlines()
        if "://" in line and not re.match(r'\s*"url": "https://', line)
    ]

    assert addresses == []


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_every_locked_requirement_has_hashes(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    pins = re.findall(r"^[A-Za-z0-9].*?(?=^[A-Za-z0-9]|\Z)", text, re.DOTALL | re.M)

    assert pins != []
    assert [pin for pin in pins if "--hash=sha256:" not in pin] == []


def test_development_lock_holds_the_runtime_lock() -> None:
    def pins(lock: str) -> set[str]:
        text = (ROOT / lock).read_text(encoding="utf-8")
        return set(re.findall(r"^[A-Za-z0-9._-]+==\S+", text, re.MULTILINE))

    assert pins("requirements.txt") - pins("requirements-dev.txt") == set()


def test_version_is_the_same_in_package_and_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]

    assert saferplan.__version__ == project["version"]


def test_continuous_integration_can_be_started() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_the_other_lock_of_uv_is_not_kept() -> None:
    assert [path.name for path in project_files(ROOT, "uv.lock")] == []
