"""The library of data sets that comes with saferplan: what the law prescribes."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

from saferplan.core.returns.feeds import FeedDefinition
from saferplan.documents.folder.layout import YamlFile
from saferplan.documents.folder.problems import FolderProblems, Problem
from saferplan.documents.folder.yaml_entries import read_yaml

STATUTORY_2007 = "feeds-2007-1831"
"""The statutory data set: SI 2007/1831, Prescribed Information."""


def feed_library(name: str = STATUTORY_2007) -> tuple[FeedDefinition, ...]:
    """Every data set of a library, by file name.

    Raises:
        FolderProblems: a definition is wrong (a mistake in saferplan itself).
        ValueError: there is no such library.

    >>> len(feed_library())
    14
    """
    if name != STATUTORY_2007:
        raise ValueError(f"There is no library {name!r}; there is {STATUTORY_2007}.")
    folder = files("saferplan") / "definitions" / name
    sources = sorted(
        (f for f in folder.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name
    )
    return tuple(_read(source) for source in sources)


def feed_definition(library: str) -> FeedDefinition | None:
    """The entry of this path (``feeds-2007-1831/police-crimes``), or None."""
    return next((one for one in feed_library() if one.library == library), None)


def _read(source: Traversable) -> FeedDefinition:
    problems: list[Problem] = []
    file = YamlFile(source.name, FeedDefinition, many=False)
    entries = read_yaml(file, source.read_text(encoding="utf-8"), problems)
    if problems or not entries or not isinstance(entries[0].value, FeedDefinition):
        raise FolderProblems(problems)
    return entries[0].value
