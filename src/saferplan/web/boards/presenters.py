"""The boards as plain data: what waits for them, and the papers of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from saferplan.core.boards.issued import IssuedPack
from saferplan.core.boards.pack import Pack
from saferplan.core.boards.papers import Paper, papers_of, usual_paper
from saferplan.core.partnership.structure import Body, BodyType, Partnership
from saferplan.core.periods import Month, day_label
from saferplan.documents.html.pack import body, style
from saferplan.web.forms import Option, options

KINDS = (
    ("pdf", "PDF"),
    ("docx", "Word"),
    ("pptx", "PowerPoint"),
    ("xlsx", "Excel"),
    ("html", "Web page"),
)
WITH_PAPERS = (BodyType.DELIVERY_BOARD, BodyType.PARTNERSHIP_BOARD)
NOT_GIVEN = (*WITH_PAPERS, BodyType.OUTSIDE_BODY, BodyType.TEAM)
"""Bodies that are not listed with the groups: boards, and who is given no papers."""
MONTHS_OFFERED = 24


@dataclass(frozen=True, slots=True)
class OfferedPaper:
    """One paper of a body: its address word, its name, and what it holds."""

    value: str
    name: str
    told: str
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """One board, what it does, its papers, and the months they can be made for."""

    slug: str
    name: str
    purpose: str
    meets: str
    month: str
    month_words: str
    months: tuple[Option, ...]
    kinds: tuple[tuple[str, str], ...]
    papers: tuple[OfferedPaper, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Another page of the boards; ``note`` says how much waits there, if any does."""

    text: str
    href: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardsPage:
    """What the page of boards shows."""

    boards: tuple[Board, ...]
    groups: tuple[Board, ...] = ()
    waiting: tuple[Waiting, ...] = ()


def boards_page(
    frame: Partnership, newest: Month, waiting: Sequence[Waiting] = ()
) -> BoardsPage:
    """The boards that get papers, the Delivery Board first; then the groups."""
    bodies = [b for kind in WITH_PAPERS for b in frame.bodies_of(kind)]
    groups = [b for b in frame.bodies if b.type not in NOT_GIVEN]
    return BoardsPage(
        boards=tuple(_board(held, newest) for held in bodies),
        groups=tuple(_board(held, newest) for held in groups),
        waiting=tuple(waiting),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PackPage:
    """The papers inside the frame of the site.

    ``paper`` is the word of the paper in the address, empty for the usual one.
    """

    title: str
    body: str
    month: str
    month_words: str
    style: Markup
    shown: Markup
    kinds: tuple[tuple[str, str], ...]
    paper: str
    paper_words: str
    papers: tuple[OfferedPaper, ...] = ()
    version: int = 0
    issued: tuple[tuple[int, str], ...] = ()
    may_issue: bool = False
    why_not: str = ""


def pack_page(
    pack: Pack, issued: Sequence[IssuedPack], may_issue: bool, why_not: str
) -> PackPage:
    """The papers as they stand now, and the versions that were issued of them."""
    told = tuple((one.version, issued_words(one)) for one in issued)
    return replace(
        issued_page(pack),
        papers=tuple(_offered(papers_of(pack.body_type), pack.paper)),
        issued=told,
        may_issue=may_issue,
        why_not=why_not,
    )


def issued_words(one: IssuedPack) -> str:
    """``Version 2 (overview), issued on 20 January 2009 by manager``."""
    on = f" on {day_label(one.issued_on)}" if one.issued_on else ""
    return f"Version {one.version} ({one.paper.words}), issued{on} by {one.issued_by}"


def issued_page(pack: Pack) -> PackPage:
    """The papers as their own writer words and styles them."""
    is_usual = pack.paper is usual_paper(pack.body_type)
    return PackPage(
        title=f"{pack.title}, {pack.reports.label}",
        month_words=pack.reports.label,
        version=pack.issued_version,
        body=pack.body_slug,
        month=pack.reports.code,
        style=Markup(style(pack.branding)),  # noqa: S704 - our own sheet
        shown=Markup(body(pack)),  # noqa: S704 - its writer escapes
        kinds=KINDS,
        paper="" if is_usual else pack.paper.value,
        paper_words=pack.paper.words,
    )


def _offered(
    found: Iterable[Paper], chosen: Paper | None = None
) -> Iterator[OfferedPaper]:
    for paper in found:
        name = f"{paper.words[:1].upper()}{paper.words[1:]}"
        yield OfferedPaper(paper.value, name, paper.told, paper is chosen)


def _board(held: Body, newest: Month) -> Board:
    months = [newest.plus(-back) for back in range(MONTHS_OFFERED)]
    return Board(
        slug=held.slug,
        name=held.local_name,
        purpose=held.purpose,
        meets=held.meets,
        month=str(newest),
        month_words=newest.label,
        months=options([(str(m), m.label) for m in months], str(newest)),
        kinds=KINDS,
        papers=tuple(_offered(papers_of(held.type))),
    )
