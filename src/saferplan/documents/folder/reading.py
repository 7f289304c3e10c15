"""Reading a partnership folder whole: a value, or everything that is wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from saferplan.core.indicators.holdings import Holdings, Series
from saferplan.documents.folder.csv_rows import read_csv
from saferplan.documents.folder.entries import Entry
from saferplan.documents.folder.layout import (
    BASELINES,
    BODIES,
    FILES,
    INDICATORS,
    MEMBERSHIPS,
    NAMES,
    OBSERVATIONS,
    ORGANISATIONS,
    PARTNERSHIP,
    PLAN,
    TARGETS,
    CsvFile,
    YamlFile,
)
from saferplan.documents.folder.opening import open_texts
from saferplan.documents.folder.problems import (
    FolderProblems,
    Problem,
    Spot,
    without_echoes,
)
from saferplan.documents.folder.references import Entries, reference_problems
from saferplan.documents.folder.row_laws import row_problems
from saferplan.documents.folder.yaml_entries import read_yaml


def read_folder(path: Path) -> Holdings:
    """What does this partnership folder hold?

    Rows stay in the order of the file within each indicator; rows of different
    indicators may be mixed. Files other than partnership.yaml may be absent and
    then hold nothing; a file whose name looks like a slip for one of them is a
    problem, not passed over.

    Raises:
        FolderProblems: anything is wrong; it holds every problem found.
    """
    problems: list[Problem] = []
    texts = open_texts(Path(path), problems)
    entries = {
        file.name: _entries(file, texts[file.name], problems)
        for file in FILES
        if file.name in texts
    }
    problems.extend(reference_problems(entries))
    problems.extend(row_problems(entries))
    if problems:
        raise FolderProblems(sorted(without_echoes(problems), key=_place))
    try:
        return _holdings(entries)
    except ValueError as error:  # a law of core that has no sentence here yet
        raise FolderProblems([_refused(error)]) from error


def _refused(error: ValueError) -> Problem:
    mend = str(error).rstrip(".")
    return Spot(PARTNERSHIP.name).problem(
        "files that contradict each other", "files that hold together", mend
    )


def _entries(
    file: YamlFile | CsvFile, text: str | None, problems: list[Problem]
) -> list[Entry] | None:
    if text is None:
        return None
    if isinstance(file, CsvFile):
        return read_csv(file, text, problems)
    return read_yaml(file, text, problems)


def _place(problem: Problem) -> tuple[int, str, int]:
    """In the order of the files of a folder, then down each file."""
    known = problem.file in NAMES
    return (NAMES.index(problem.file) if known else -1, problem.file, problem.line)


def _values(entries: Entries, file: YamlFile) -> tuple[Any, ...]:
    return tuple(entry.value for entry in entries.get(file.name) or [])


def _holdings(entries: Entries) -> Holdings:
    (partnership,) = _values(entries, PARTNERSHIP)
    return Holdings(
        partnership=replace(
            partnership,
            organisations=_values(entries, ORGANISATIONS),
            bodies=_values(entries, BODIES),
            memberships=_values(entries, MEMBERSHIPS),
        ),
        plan=next(iter(_values(entries, PLAN)), None),
        series=_series(entries),
    )


def _series(entries: Entries) -> tuple[Series, ...]:
    observations, targets, baselines = (
        _by_indicator(entries.get(file.name) or [])
        for file in (OBSERVATIONS, TARGETS, BASELINES)
    )
    return tuple(
        Series(
            indicator=indicator,
            observations=tuple(observations[indicator.code]),
            targets=tuple(targets[indicator.code]),
            baselines=tuple(baselines[indicator.code]),
        )
        for indicator in _values(entries, INDICATORS)
    )


def _by_indicator(rows: Iterable[Entry]) -> defaultdict[str, list[Any]]:
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for entry in rows:
        found[entry.fields["indicator"]].append(entry.value)
    return found
