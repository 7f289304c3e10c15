"""The whole set of papers of a month against bare writer libraries on constant data.

A report for the delivery board, an overview for the body above it, a scrutiny report,
the chair's brief and a report for each of six groups, of 60 indicators and 120
actions; each as PDF, slides, workbook and Word document. The page is left out: it is
set by a template of our own, and there is no writer of pages to hold it against.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.measuring import KINDS, Result, cpu_seconds, seconds_by_kind
from benchmarks.pack_sizes import paper_size
from benchmarks.paper_set import paper_set
from benchmarks.sizes import PaperSize, as_json
from saferplan.core.boards.pack import Pack
from saferplan.core.boards.papers import Paper
from saferplan.documents.packs import pack_bytes

INDICATORS, MONTHS, ACTIONS = 60, 60, 120
LIMIT = 1.5
ROUNDS = 3
ALIKE = 0.1
"""The letters of the peer's papers may differ by a tenth; all else is the same."""
CONTENTS = "contents"
"""What the positions take and what is said of them, before any file is written."""
Spent = dict[str, float]


def run() -> Iterator[Result]:
    """Everything, positions included, against the peer; then format by format.

    Each side is measured in a process of its own, after a small paper has loaded
    the libraries: typst remembers what it has set, as we remember a chart that was
    drawn, and in one process the second round of either would cost less. The files of
    the first round are counted: the peer is told the sizes of ours, and what it makes
    must have them.
    """
    with tempfile.TemporaryDirectory() as name:
        ours, theirs = Path(name, "ours"), Path(name, "theirs")
        ours.mkdir()
        theirs.mkdir()
        us = [_ours(ours)]
        sizes = _sizes(ours)
        told = as_json(sizes)
        them = [_theirs(theirs, told)]
        _require_same_size(sizes, _sizes(theirs))
        for _ in range(ROUNDS - 1):
            us.append(_ours(ours))
            them.append(_theirs(theirs, told))
    yield from _results(us, them, _note(sizes))


def _results(us: list[Spent], them: list[Spent], note: str) -> Iterator[Result]:
    """The best round of each side; beside it, where the time goes."""
    whole = min(sum(round_.values()) for round_ in us)
    bare = min(sum(round_.values()) for round_ in them)
    yield Result(
        "papers: the whole set against bare writers", whole / bare, LIMIT, note
    )
    for kind in KINDS:
        took, took_bare = (min(r[kind] for r in side) for side in (us, them))
        seconds = f"{took:.2f} s against {took_bare:.2f} s"
        yield Result(f"papers: {kind} alone", took / took_bare, None, seconds)
    share = min(r[CONTENTS] for r in us) / whole
    yield Result("papers: positions and contents, share of ours", share, None)


def _note(sizes: Sequence[PaperSize]) -> str:
    pages = sum(one.pdf.pages for one in sizes)
    slides = sum(one.pptx.slides for one in sizes)
    charts = sum(one.pptx.charts for one in sizes)
    sheets = sum(len(one.xlsx) for one in sizes)
    return (
        f"{len(sizes)} papers: {pages} pages, {slides} slides, {charts} charts, "
        f"{sheets} sheets"
    )


def _ours(folder: Path) -> Spent:
    return _alone("benchmarks.packs", folder)


def _theirs(folder: Path, sizes: str) -> Spent:
    return _alone("benchmarks.peer", folder, sizes)


def _alone(module: str, folder: Path, told: str = "") -> Spent:
    """CPU seconds of one side by format, in a fresh process; it leaves its files."""
    asked = [sys.executable, "-m", module, str(folder)]
    done = subprocess.run(
        asked, check=True, stdout=subprocess.PIPE, text=True, input=told
    )
    spent: Spent = json.loads(done.stdout)
    return spent


def _sizes(folder: Path) -> list[PaperSize]:
    """How much the papers in this folder hold, in their order."""
    count = len(list(folder.glob(f"*.{KINDS[0]}")))
    return [paper_size(_files(folder, number)) for number in range(count)]


def _files(folder: Path, number: int) -> Mapping[str, bytes]:
    return {kind: (folder / f"{number}.{kind}").read_bytes() for kind in KINDS}


def _require_same_size(ours: Sequence[PaperSize], peers: Sequence[PaperSize]) -> None:
    """The peer must make as much and no more, or the ratio says nothing."""
    for us, them in zip(map(asdict, ours), map(asdict, peers), strict=True):
        for kind, name in _LETTERS:
            wanted, held = us[kind].pop(name), them[kind].pop(name)
            assert abs(held - wanted) <= ALIKE * wanted, (kind, name, held, wanted)
        for kind in KINDS:
            assert them[kind] == us[kind], (kind, them[kind], us[kind])


_LETTERS = (("pdf", "letters"), ("pdf", "in_cells"), ("docx", "letters"))


def _measure_ours(folder: str) -> Spent:
    """The whole set, after a small report has loaded what is needed.

    It is over other months, so that none of its charts is one of those measured.
    """
    for pack in paper_set(indicators=12, months=43, plan=12):
        for kind in KINDS if pack.paper is Paper.REPORT else ():
            pack_bytes(pack, kind)
    packs: list[Pack] = []
    whole = {"indicators": INDICATORS, "months": MONTHS, "plan": ACTIONS}
    contents = cpu_seconds(lambda: packs.extend(paper_set(**whole)))
    return {CONTENTS: contents} | seconds_by_kind(packs, pack_bytes, Path(folder))


if __name__ == "__main__":
    print(json.dumps(_measure_ours(sys.argv[1])))
