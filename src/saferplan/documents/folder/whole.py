"""A partnership folder with all that goes with it: lines of its rows, branding."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from saferplan.core.boards.pack import Branding
from saferplan.core.indicators.holdings import Holdings
from saferplan.documents.folder.branding import read_branding
from saferplan.documents.folder.csv_rows import read_csv
from saferplan.documents.folder.layout import OBSERVATIONS
from saferplan.documents.folder.opening import open_texts
from saferplan.documents.folder.problems import Problem
from saferplan.documents.folder.reading import read_folder


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeFolder:
    """What a folder holds, where its observations stand, and its look.

    ``lines`` has, by indicator, the line of observations.csv of each of its
    observations, in their order.
    """

    holdings: Holdings
    lines: dict[str, tuple[int, ...]]
    branding: Branding | None


def read_whole(path: Path) -> WholeFolder:
    """Read a folder with the lines of its observations and its branding.

    Raises:
        FolderProblems: anything is wrong; it holds every problem found.
    """
    holdings = read_folder(path)
    return WholeFolder(
        holdings=holdings, lines=observation_lines(path), branding=read_branding(path)
    )


def observation_lines(path: Path) -> dict[str, tuple[int, ...]]:
    """On which lines of observations.csv do an indicator's observations stand?"""
    problems: list[Problem] = []
    text = open_texts(Path(path), problems).get(OBSERVATIONS.name)
    found: defaultdict[str, list[int]] = defaultdict(list)
    for entry in read_csv(OBSERVATIONS, text or "", problems) or []:
        found[entry.fields["indicator"]].append(entry.spot.line)
    return {code: tuple(lines) for code, lines in found.items()}
