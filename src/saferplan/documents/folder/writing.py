"""Writing a partnership folder: one order, one spelling, all files or none."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from saferplan.core.indicators.holdings import Holdings, Series
from saferplan.core.periods import Basis
from saferplan.documents.folder.csv_text import table_text
from saferplan.documents.folder.layout import (
    BASELINES,
    BODIES,
    INDICATORS,
    MEMBERSHIPS,
    NAMES,
    OBSERVATIONS,
    ORGANISATIONS,
    PARTNERSHIP,
    PLAN,
    TARGETS,
)
from saferplan.documents.folder.reading import read_folder
from saferplan.documents.folder.yaml_text import list_text, mapping_text

BASIS_ORDER = {basis: place for place, basis in enumerate(Basis)}


def write_folder(holdings: Holdings, path: Path) -> None:
    """Write these holdings as a partnership folder, whole or not at all.

    The files are made in a new folder beside ``path`` and read back before any
    of them takes its place, so that what is written can always be read. Other
    files in ``path`` (branding, notes) are left alone. The store's ``entry`` and
    ``identity`` of a row are not written.

    Raises:
        FolderProblems: the holdings cannot stand in a folder (a name that does
            not exist, a second row for a period without a reason, ...).
        ValueError: they would read back as something else.
        OSError: the folder cannot be written.
    """
    path = Path(path)
    ordered = in_folder_order(holdings)
    path.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".saferplan-", dir=path.parent) as beside:
        fresh = Path(beside) / path.name
        fresh.mkdir()
        for name, text in folder_texts(ordered).items():
            _write(fresh / name, text)
        if read_folder(fresh) != ordered:
            raise ValueError(
                "These holdings would not read back as they are; nothing is written."
            )
        _put_in_place(fresh, path)


def folder_texts(holdings: Holdings) -> dict[str, str]:
    """File name to text, for holdings in folder order."""
    partnership = holdings.partnership
    texts = {
        PARTNERSHIP.name: mapping_text(partnership, PARTNERSHIP.fields),
        ORGANISATIONS.name: list_text(partnership.organisations, ORGANISATIONS.kind),
        BODIES.name: list_text(partnership.bodies, BODIES.kind),
        MEMBERSHIPS.name: list_text(partnership.memberships, MEMBERSHIPS.kind),
        INDICATORS.name: list_text(
            (s.indicator for s in holdings.series), INDICATORS.kind
        ),
        OBSERVATIONS.name: table_text(OBSERVATIONS, _rows(holdings, "observations")),
        TARGETS.name: table_text(TARGETS, _rows(holdings, "targets")),
        BASELINES.name: table_text(BASELINES, _rows(holdings, "baselines")),
    }
    if holdings.plan is not None:
        texts[PLAN.name] = mapping_text(holdings.plan, PLAN.fields)
    return texts


def in_folder_order(holdings: Holdings) -> Holdings:
    """The same holdings as a folder holds them: rows in order, no ledger numbers.

    Rows of one indicator stand by basis, start and end of their period, then by
    the day they were known and the order they were entered in.
    """
    return replace(holdings, series=tuple(_ordered(s) for s in holdings.series))


def _ordered(series: Series) -> Series:
    return replace(
        series,
        observations=_sorted(series.observations),
        targets=_sorted(series.targets),
        baselines=_sorted(series.baselines),
    )


def _sorted(rows: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(
        replace(row, entry=0, identity="") if row.entry or row.identity else row
        for row in sorted(rows, key=_place)
    )


def _place(row: Any) -> tuple[Any, ...]:
    period = row.period
    basis = BASIS_ORDER[period.basis]
    return (basis, period.start, period.end, row.known_on, row.entry)


def _rows(holdings: Holdings, kind: str) -> Iterable[tuple[str, Any]]:
    return (
        (series.indicator.code, row)
        for series in holdings.series
        for row in getattr(series, kind)
    )


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())  # a crash must not leave a file half there


def _put_in_place(fresh: Path, path: Path) -> None:
    if not path.exists():
        fresh.rename(path)
        return
    for name in NAMES:
        if (fresh / name).exists():
            (fresh / name).replace(path / name)
        else:
            (path / name).unlink(missing_ok=True)
