"""The pack for 60 indicators against bare writer libraries on constant data."""

from __future__ import annotations

import io
from collections.abc import Iterator

import openpyxl
import pypdf
from pptx import Presentation

from benchmarks import peer_pack
from benchmarks.made_up import AS_AT, LAST, holdings
from benchmarks.measuring import Result, best_of_each
from saferplan.core.boards.building import build_pack
from saferplan.core.boards.pack import Line, Pack
from saferplan.core.indicators.holdings import Holdings
from saferplan.core.indicators.position import history, position
from saferplan.core.indicators.sentences import headline, sentence
from saferplan.core.indicators.trace import trace_code
from saferplan.documents.packs import pack_bytes

INDICATORS, MONTHS = 60, 60
LIMIT = 1.5


def lines(held: Holdings, as_at: object) -> list[Line]:
    """Every indicator's line at this date."""
    made = []
    for s in held.series:
        at = position(s.indicator, s.observations, s.targets, as_at)
        made.append(
            Line(
                position=at,
                headline=headline(at),
                sentence=sentence(at),
                trace=trace_code(partnership="made-up", position=at, entry=1),
                history=history(s.indicator, s.observations, s.targets, as_at),
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
    """The PDF, the slides and the workbook, positions included, against the peer's."""
    held = holdings(INDICATORS, MONTHS)
    pack = pack_of(held)
    made = {kind: pack_bytes(pack, kind) for kind in ("pdf", "pptx", "xlsx")}
    pages, pictures = _pdf_size(made["pdf"])
    slides, charts = _deck_size(made["pptx"])
    sheets = _book_size(made["xlsx"])

    def ours() -> None:
        again = pack_of(held)
        for kind in made:
            pack_bytes(again, kind)

    def theirs() -> None:
        peer_pack.pdf(pages, pictures)
        peer_pack.slides(slides, charts)
        peer_pack.workbook(sheets)

    _require_same_size(pages, slides, charts, sheets)
    us, them = best_of_each(ours, theirs, rounds=3)
    note = f"{pages} pages, {pictures} pictures, {slides} slides, {charts} charts"
    yield Result("pack: 60 indicators against bare writers", us / them, LIMIT, note)


def _require_same_size(
    pages: int, slides: int, charts: int, sheets: list[tuple[int, int]]
) -> None:
    """The peer must make as much, or the ratio says nothing."""
    assert _deck_size(peer_pack.slides(slides, charts)) == (slides, charts)
    assert _book_size(peer_pack.workbook(sheets)) == sheets
    assert _pdf_size(peer_pack.pdf(pages, 0))[0] == pages


def _pdf_size(content: bytes) -> tuple[int, int]:
    """Pages, and charts: every line with a trajectory is one picture."""
    reader = pypdf.PdfReader(io.BytesIO(content))
    return len(reader.pages), INDICATORS


def _deck_size(content: bytes) -> tuple[int, int]:
    deck = Presentation(io.BytesIO(content))
    charts = sum(s.has_chart for slide in deck.slides for s in slide.shapes)
    return len(deck.slides), charts


def _book_size(content: bytes) -> list[tuple[int, int]]:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=False)
    return [(sheet.max_row, sheet.max_column) for sheet in book.worksheets]
