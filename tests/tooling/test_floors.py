"""The floors' contract is kept by the code, and is broken by what it forbids."""

from __future__ import annotations

import os
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from tools.places import ROOT, VENV

PYPROJECT = ROOT / "pyproject.toml"
DELIVERY = ("web", "api", "cli")

# The least house in which the contract can be read: one file a room.
ROOMS = (
    *("web", "api", "cli", "usecases", "documents", "store", "charts", "core"),
    *("core.boards", "core.indicators", "core.plan", "core.partnership"),
    *("core.returns", "usecases.returns", "usecases.boards"),
)

FORBIDDEN = [
    ("core.positions", "import django", "know no framework"),
    ("charts.trajectory", "import psycopg", "know no framework"),
    ("core.positions", "import yaml", "Core needs numpy"),
    ("core.positions", "import saferplan.store", "Floors"),
    ("charts.trajectory", "import saferplan.documents", "Floors"),
    ("documents.pdf", "import saferplan.store", "Floors"),
    ("web.views", "import saferplan.store", "Delivery asks use-cases"),
    ("web.views", "import saferplan.cli", "Floors"),
    ("core.returns.feeds", "import saferplan.core.boards", "Core: the corridor"),
    ("core.partnership.body", "import saferplan.core.plan", "Core: the corridor"),
    ("core.rounding", "import saferplan.core.plan", "Core: the corridor"),
    ("usecases.returns.accept", "import saferplan.usecases.boards", "Use-cases: the"),
    ("loft.things", "", "Floors"),
    ("core.stray", "", "Core: the corridor"),
]


def lint_imports(folder: Path) -> tuple[int, str]:
    """Run import-linter over a house; return its exit code and what it printed."""
    finished = subprocess.run(
        [VENV / "bin" / "lint-imports", "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder / "src"), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    return finished.returncode, finished.stdout


def write_module(folder: Path, name: str, source: str) -> None:
    """Write a module of saferplan with the packages it stands in."""
    *packages, module = name.split(".")
    place = folder / "src" / "saferplan"
    for package in packages:
        place = place / package
        place.mkdir(parents=True, exist_ok=True)
        (place / "__init__.py").touch()
    (place / f"{module}.py").write_text(f"{source}\n", encoding="utf-8")


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Return a house with one empty file a room and our contract."""
    shutil.copyfile(PYPROJECT, tmp_path / "pyproject.toml")
    for room in ROOMS:
        write_module(tmp_path, f"{room}.__init__", "")
    (tmp_path / "src" / "saferplan" / "__init__.py").touch()
    return tmp_path


def test_floors_are_kept() -> None:
    code, printed = lint_imports(ROOT)

    assert code == 0, printed


def test_an_empty_house_keeps_the_contract(house: Path) -> None:
    code, printed = lint_imports(house)

    assert code == 0, printed


@pytest.mark.parametrize(("module", "source", "contract"), FORBIDDEN)
def test_contract_is_broken_by_what_it_forbids(
    house: Path, module: str, source: str, contract: str
) -> None:
    write_module(house, module, source)

    code, printed = lint_imports(house)

    broken = [line for line in printed.splitlines() if line.endswith("BROKEN")]
    assert code == 1, printed
    assert any(contract in line for line in broken), printed


def test_a_circle_between_floors_is_refused(house: Path) -> None:
    write_module(house, "usecases.boards.pack", "import saferplan.store")
    write_module(house, "store.models", "import saferplan.usecases")

    code, printed = lint_imports(house)

    assert code == 1
    assert any(
        line.startswith("No circles") and line.endswith("BROKEN")
        for line in printed.splitlines()
    ), printed


def test_every_delivery_floor_asks_use_cases() -> None:
    contracts = tomllib.loads(PYPROJECT.read_text())["tool"]["importlinter"][
        "contracts"
    ]
    delivery = next(c for c in contracts if c["name"].startswith("Delivery"))
    source = ROOT / "src" / "saferplan"
    standing = [floor for floor in DELIVERY if (source / floor).exists()]

    assert delivery["source_modules"] == [f"saferplan.{floor}" for floor in standing]
