"""A pack: the contents of a board's papers, before any format.

Every writer (HTML, PDF, slides, workbook) turns the same `Pack` into its format,
so that no two of them can differ in a number or a word.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from saferplan.core.boards.brought import Brought
from saferplan.core.boards.papers import Paper, usual_paper
from saferplan.core.indicators.standing import HistoryPoint, Position
from saferplan.core.indicators.target_ledger import ChangedTarget
from saferplan.core.indicators.vocabulary import Marker, Rag
from saferplan.core.partnership.structure import BodyType
from saferplan.core.periods import Month, Period
from saferplan.core.plan.activity import MONTHLY, Activity, ReportingCycle
from saferplan.core.returns.commentary import Commentary


class Audience(StrEnum):
    """Who is it for?"""

    BOARD = "board"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One indicator of a pack: where it stands, the words, and the way back.

    ``sentence`` says the position in plain words; ``headline`` is the finding
    that titles its chart or slide; ``trace`` leads back to the data; ``owner``
    and ``group`` are names to print; ``commentary`` is what was said about this
    indicator in the month, ``actions`` those meant to move it, as they stood;
    ``target_changes`` are the changes of its targets, in their order.
    """

    position: Position
    headline: str
    sentence: str
    trace: str
    history: tuple[HistoryPoint, ...] = ()
    owner: str = ""
    group: str = ""
    commentary: Commentary | None = None
    actions: tuple[Activity, ...] = ()
    target_changes: tuple[ChangedTarget, ...] = ()

    @property
    def is_unsigned(self) -> bool:
        """Does its figure hold something that nobody has accepted yet?"""
        return Marker.NOT_SIGNED_OFF in self.position.figure.markers

    @property
    def code(self) -> str:
        """The indicator's code."""
        return self.position.indicator.code

    @property
    def name(self) -> str:
        """The indicator's name in plain words."""
        return self.position.indicator.shown_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The lines of one priority, worst first."""

    name: str
    lines: tuple[Line, ...]
    summary: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Something that is different from the papers before; ``kind`` says of what sort.

    ``code`` and ``name`` are those of the indicator, the action or the question.
    """

    kind: str
    code: str
    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """A figure that is not there, and why."""

    code: str
    name: str
    text: str
    owner: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Branding:
    """A partnership's own look: logo bytes and colour, its slide and Word templates."""

    colour: str = "#0b4f52"
    logo: bytes | None = None
    logo_type: str = ""
    slide_template: bytes | None = None
    word_template: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """Everything a board's papers for one month say.

    ``paper`` says which of the papers it is: every one is made of the same contents.
    ``reports`` is the month reported, ``compared`` the month what changed is told
    since, ``meeting`` the day of the meeting it is for; ``entry`` the ledger number
    the store was at; ``issued_version`` counts from 1, and is 0 for a draft;
    ``filters`` every choice that shaped it, as (name, value) to print.
    """

    partnership: str
    slug: str
    body: str
    body_slug: str
    title: str
    reports: Period
    as_at: date
    known_on: date | None
    entry: int
    version: str
    marking: str
    distribution: str
    audience: Audience
    completeness: str
    rule: str
    sections: tuple[Section, ...]
    changes: tuple[Change, ...] = ()
    absences: tuple[Absence, ...] = ()
    filters: tuple[tuple[str, str], ...] = ()
    meeting: date | None = None
    language: str = "en-GB"
    branding: Branding = Branding()
    brought: Brought = field(default_factory=Brought)
    meeting_place: str = ""
    issued_version: int = 0
    issued_by: str = ""
    body_type: BodyType = BodyType.DELIVERY_BOARD
    paper: Paper = Paper.REPORT
    compared: Month | None = None
    activity_rule: str = ""
    cycle: ReportingCycle = MONTHLY

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines, in the order of the sections."""
        return tuple(line for section in self.sections for line in section.lines)

    @property
    def exceptions(self) -> tuple[Line, ...]:
        """What is red or amber, red first, furthest behind first."""
        flagged = [line for line in self.lines if line.position.is_exception]
        return tuple(sorted(flagged, key=_worst_first))

    @property
    def file_stem(self) -> str:
        """How its files are named: ``peterborough-delivery-board-2008-12``.

        A paper that is not the body's usual one is named, ``-brief``; an issued one
        ends with its version, ``-v1``.
        """
        is_usual = self.paper is usual_paper(self.body_type)
        paper = "" if is_usual else f"-{self.paper}"
        version = f"-v{self.issued_version}" if self.issued_version else ""
        return f"{self.slug}-{self.body_slug}-{self.reports.code}{paper}{version}"

    @property
    def since(self) -> str:
        """Since when is what changed told? ``since November 2008``."""
        return f"since {self.compared.label}" if self.compared else "since last month"


def _worst_first(line: Line) -> tuple[bool, float, str]:
    behind = line.position.adverse_percent
    return (
        line.position.rag is not Rag.RED,
        -(behind if behind is not None else float("inf")),
        line.name,
    )
