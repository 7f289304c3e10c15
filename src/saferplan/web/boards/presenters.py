"""The boards as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from saferplan.core.boards.issued import IssuedPack
from saferplan.core.boards.pack import Pack
from saferplan.core.partnership.structure import Body, BodyType, Partnership
from saferplan.core.periods import Month, day_label
from saferplan.documents.html.pack import body, style
from saferplan.web.forms import Option, options

KINDS = (
    ("pdf", "PDF"),
    ("pptx", "PowerPoint"),
    ("xlsx", "Excel"),
    ("html", "Web page"),
)
WITH_PAPERS = (BodyType.DELIVERY_BOARD, BodyType.PARTNERSHIP_BOARD)
MONTHS_OFFERED = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """One board, what it does, and the months whose papers can be made."""

    slug: str
    name: str
    purpose: str
    meets: str
    month: str
    month_words: str
    months: tuple[Option, ...]
    kinds: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class BoardsPage:
    """What the page of boards shows."""

    boards: tuple[Board, ...]


def boards_page(frame: Partnership, newest: Month) -> BoardsPage:
    """The boards that get papers, the Delivery Board first."""
    bodies = [b for kind in WITH_PAPERS for b in frame.bodies_of(kind)]
    return BoardsPage(tuple(_board(held, newest) for held in bodies))


@dataclass(frozen=True, slots=True, kw_only=True)
class PackPage:
    """The papers inside the frame of the site."""

    title: str
    body: str
    month: str
    month_words: str
    style: Markup
    papers: Markup
    kinds: tuple[tuple[str, str], ...]
    version: int = 0
    issued: tuple[tuple[int, str], ...] = ()
    may_issue: bool = False
    why_not: str = ""


def pack_page(
    pack: Pack, issued: Sequence[IssuedPack], may_issue: bool, why_not: str
) -> PackPage:
    """The papers as they stand now, and the versions that were issued of them."""
    told = tuple((one.version, _issued_words(one)) for one in issued)
    return replace(issued_page(pack), issued=told, may_issue=may_issue, why_not=why_not)


def _issued_words(one: IssuedPack) -> str:
    on = f" on {day_label(one.issued_on)}" if one.issued_on else ""
    return f"Version {one.version}, issued{on} by {one.issued_by}"


def issued_page(pack: Pack) -> PackPage:
    """The papers as their own writer words and styles them."""
    return PackPage(
        title=f"{pack.title}, {pack.reports.label}",
        month_words=pack.reports.label,
        version=pack.issued_version,
        body=pack.body_slug,
        month=pack.reports.code,
        style=Markup(style(pack.branding)),  # noqa: S704 - our own sheet
        papers=Markup(body(pack)),  # noqa: S704 - its writer escapes
        kinds=KINDS,
    )


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
    )
