"""The library of indicator definitions that comes with saferplan."""

from __future__ import annotations

import csv
from importlib.resources import files
from importlib.resources.abc import Traversable

from saferplan.core.indicators.definition import Indicator
from saferplan.documents.folder.layout import YamlFile
from saferplan.documents.folder.problems import FolderProblems, Problem
from saferplan.documents.folder.yaml_entries import read_yaml

TODAY = "today"
NATIONAL_2008 = "national-indicator-set-2008"
SETS = (TODAY, NATIONAL_2008)


def library(name: str = TODAY) -> tuple[Indicator, ...]:
    """Every definition of a set, by file name.

    Raises:
        FolderProblems: a definition is wrong (a mistake in saferplan itself).
        ValueError: there is no such set.
    """
    if name not in SETS:
        raise ValueError(f"There is no set {name!r}; there are {', '.join(SETS)}.")
    folder = files("saferplan") / "definitions" / name
    sources = sorted(
        (f for f in folder.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name
    )
    return tuple(_read(source) for source in sources)


def subjects() -> dict[str, str]:
    """What is each definition about, in words; in the order of a list of subjects.

    >>> subjects()["today/shop-theft"]
    'Theft'
    """
    source = files("saferplan") / "definitions" / "subjects.csv"
    rows = csv.DictReader(source.read_text(encoding="utf-8").splitlines())
    return {row["definition"]: row["subject"] for row in rows}


def _read(source: Traversable) -> Indicator:
    problems: list[Problem] = []
    file = YamlFile(source.name, Indicator, many=False)
    entries = read_yaml(file, source.read_text(encoding="utf-8"), problems)
    if problems or not entries or not isinstance(entries[0].value, Indicator):
        raise FolderProblems(problems)
    return entries[0].value
