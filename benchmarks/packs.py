"""The pack for 60 indicators against bare writer libraries on constant data."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date

from benchmarks import peer_pack
from benchmarks.made_up import AS_AT, LAST, holdings
from benchmarks.measuring import Result, cpu_seconds
from benchmarks.pack_sizes import book_size, deck_size, pdf_size
from saferplan.core.boards.building import build_pack
from saferplan.core.boards.pack import Line, Pack
from saferplan.core.indicators.holdings import Holdings
from saferplan.core.indicators.position import history, position
from saferplan.core.indicators.sentences import headline, sentence
from saferplan.core.indicators.trace import trace_code
from saferplan.documents.packs import pack_bytes

INDICATORS, MONTHS = 60, 60
LIMIT = 1.5
ROUNDS = 3
KINDS = ("pdf", "pptx", "xlsx")
ALIKE = 0.1
"""Letters are counted as a reader sees them; the peer's may differ by a tenth."""


def lines(held: Holdings, as_at: date) -> list[Line]:
    """Every indicator's line at this date."""
    made = []
    for s in held.series:
        held_of = (s.indicator, s.observations, s.targets, as_at)
        at = position(*held_of)
        made.append(
            Line(
                position=at,
                headline=headline(at),
                sentence=sentence(at),
                trace=trace_code(partnership="made-up", position=at, entry=1),
                history=history(*held_of),
            )
        )
    return made


def pack_of(held: Holdings) -> Pack:
    """The Delivery Board's pack, positions worked out afresh."""
    return build_pack(
        partnership=held.partnership,
        plan=held.plan,
        body=held.partnership.bodies[0],
        reported=LAST,
        lines=lines(held, AS_AT),
        before=lines(held, LAST.plus(-1).last),
        entry=1,
    )


def run() -> Iterator[Result]:
    """The PDF, the slides and the workbook, positions included, against the peer's.

    Each side is measured in a process of its own, after a small pack has loaded
    the libraries: typst remembers what it has set before, and in one process the
    second round of either would cost next to nothing.
    """
    made = {k: pack_bytes(pack_of(holdings(INDICATORS, MONTHS)), k) for k in KINDS}
    pdf, deck = pdf_size(made["pdf"]), deck_size(made["pptx"])
    sheets = book_size(made["xlsx"])
    _require_same_size(pdf, deck, sheets)
    size = json.dumps([asdict(pdf), asdict(deck), [asdict(s) for s in sheets]])
    pairs = [(_alone("ours", size), _alone("theirs", size)) for _ in range(ROUNDS)]
    us, them = min(a for a, _ in pairs), min(b for _, b in pairs)
    note = f"{pdf.pages} pages, {deck.slides} slides, {deck.charts} charts"
    yield Result("pack: 60 indicators against bare writers", us / them, LIMIT, note)


def _alone(side: str, size: str) -> float:
    """CPU seconds of one side, in a fresh process."""
    asked = [sys.executable, "-m", "benchmarks.packs", side, size]
    done = subprocess.run(asked, check=True, capture_output=True, text=True)
    return float(done.stdout)


def _ours(indicators: int) -> None:
    pack = pack_of(holdings(indicators, MONTHS))
    for kind in KINDS:
        pack_bytes(pack, kind)


def _theirs(
    pdf: peer_pack.PdfSize, deck: peer_pack.DeckSize, sheets: list[peer_pack.SheetSize]
) -> None:
    peer_pack.pdf(pdf)
    peer_pack.slides(deck)
    peer_pack.workbook(sheets)


_FEW = (
    peer_pack.PdfSize(
        pages=1,
        pictures=1,
        tables=1,
        cells=4,
        heads=2,
        headings=1,
        links=1,
        letters=99,
    ),
    peer_pack.DeckSize(
        slides=1, charts=1, texts=2, runs=2, tables=1, cells=1, noted=1, notes=2
    ),
    [peer_pack.SheetSize(rows=3, columns=2, words=4, different=4, tall=3)],
)
"""A small pack of the peer's, which loads the libraries as ours does."""


def _measure_side(side: str, size: str) -> float:
    pdf, deck, sheets = json.loads(size)
    if side == "ours":
        _ours(2)
        return cpu_seconds(lambda: _ours(INDICATORS))
    _theirs(*_FEW)
    wanted = peer_pack.PdfSize(**pdf), peer_pack.DeckSize(**deck)
    held = [peer_pack.SheetSize(**sheet) for sheet in sheets]
    return cpu_seconds(lambda: _theirs(*wanted, held))


def _require_same_size(
    pdf: peer_pack.PdfSize, deck: peer_pack.DeckSize, sheets: list[peer_pack.SheetSize]
) -> None:
    """The peer must make as much and no more, or the ratio says nothing."""
    assert book_size(peer_pack.workbook(sheets)) == sheets
    assert deck_size(peer_pack.slides(deck)) == deck
    peer = pdf_size(peer_pack.pdf(pdf))
    assert replace(peer, letters=pdf.letters) == pdf, (peer, pdf)
    assert abs(peer.letters / pdf.letters - 1) < ALIKE, (peer, pdf)


if __name__ == "__main__":
    print(_measure_side(*sys.argv[1:]))
