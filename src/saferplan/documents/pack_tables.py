"""The rows of a pack's tables, plain and typed, before any format.

Slides, workbook, PDF and HTML all take their rows and words from here, so that a
figure stands the same in each of them. A number stays a number (`Shown`) and
says how it is to be written.
"""

from __future__ import annotations

from dataclasses import dataclass

from saferplan.core.boards.pack import Line, Pack, Section
from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.sentences import distance_words, value_words
from saferplan.core.indicators.standing import Position
from saferplan.core.indicators.vocabulary import DataState, Missing
from saferplan.core.periods import Basis, Period, day_label
from saferplan.core.plan.activity import rags_words
from saferplan.core.wording import figure
from saferplan.documents.activity import activity_tag
from saferplan.documents.status import Status, status_of

NOT_AVAILABLE = Missing.NOT_AVAILABLE.shorthand
NOT_APPLICABLE = Missing.NOT_APPLICABLE.shorthand
WITHHELD = Missing.SUPPRESSED.shorthand


@dataclass(frozen=True, slots=True)
class Shown:
    """A number, and how it is written: decimal places, and ``%`` or nothing."""

    value: float
    digits: int = 0
    unit: str = ""

    @property
    def text(self) -> str:
        """As it stands in a sentence or a table."""
        return figure(self.value, self.digits, self.unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class DashboardRow:
    """One indicator in the table of its priority, ready to print.

    ``value`` and ``target`` are numbers or None; beside each stands its text and
    what it is about. ``activity`` says how the actions stand that are meant to move
    it, None where there are none. ``outlook`` is never a status.
    """

    line: Line
    section: str
    status: Status
    value: Shown | None
    value_text: str
    basis: str
    target: Shown | None
    target_text: str
    target_for: str
    distance: str
    variation: str
    outlook: str
    direction: str
    polarity: str
    remark: str
    activity: Status | None = None
    activity_note: str = ""


def dashboard_rows(pack: Pack) -> tuple[DashboardRow, ...]:
    """Which row has each indicator, by priority, in the order of the pack?"""
    return tuple(
        dashboard_row(line, section)
        for section in pack.sections
        for line in section.lines
    )


def dashboard_row(line: Line, section: Section) -> DashboardRow:
    """What does the dashboard say about this indicator?"""
    standing = line.position
    found, target = standing.figure, standing.target
    return DashboardRow(
        line=line,
        section=section.name,
        status=status_of(standing),
        value=shown(standing.indicator, found.value),
        value_text=value_text(standing),
        basis=found.period.label if found.period else "",
        target=shown(standing.indicator, target.value if target else None),
        target_text=target_text(standing),
        target_for=target.period.label if target else "",
        distance=distance_words(standing),
        variation=variation_words(standing),
        outlook=outlook_words(standing),
        direction=standing.direction.words if standing.direction else "",
        polarity=standing.indicator.polarity.words,
        remark=standing.remarks[0] if standing.remarks else "",
        activity=activity_tag(line.actions),
        activity_note=activity_note(line),
    )


def activity_note(line: Line) -> str:
    """The colours of the actions meant to move it, where there are several."""
    return rags_words(line.actions) if len(line.actions) > 1 else ""


def shown(indicator: Indicator, value: float | None) -> Shown | None:
    """This value in the indicator's own rounding and unit; None stays None."""
    if value is None:
        return None
    return Shown(value, indicator.digits, "%" if indicator.is_percentage else "")


def value_text(standing: Position) -> str:
    """The latest figure in a table: ``29.9%``, or the mark of why there is none."""
    if standing.figure.value is None:
        return shorthand_for(standing)
    return value_words(standing, standing.figure.value)


def target_text(standing: Position) -> str:
    """The target now in a table: ``28.0%``, ``10 to 12``, or a dash."""
    target = standing.target
    if target is None:
        return "–"
    words = value_words(standing, target.value)
    if target.upper is None:
        return words
    return f"{words} to {value_words(standing, target.upper)}"


def shorthand_for(standing: Position) -> str:
    """Which mark stands where the figure should be?"""
    if standing.data_state is DataState.SUPPRESSED:
        return WITHHELD
    if standing.data_state in (DataState.NOT_DUE, DataState.NOT_COLLECTABLE):
        return NOT_APPLICABLE
    return NOT_AVAILABLE


def variation_words(standing: Position) -> str:
    """Is the latest figure news? Empty when too little is known to say."""
    return standing.signal.variation.words if standing.signal else ""


def outlook_words(standing: Position) -> str:
    """Where will it end, and how likely is the target? Empty when unknown.

    A figure, its range and the chance in words; the caller adds no colour.
    """
    ahead = standing.outlook
    if ahead is None:
        return ""
    words = f"about {value_words(standing, ahead.value)}"
    if ahead.method == "stated":
        return f"{value_words(standing, ahead.value)}, as stated"
    if ahead.low is not None and ahead.high is not None:
        low, high = figure(ahead.low), figure(ahead.high)
        words += f" ({low} to {high})"
    return f"{words}: {ahead.outlook}" if ahead.outlook else words


def short_label(period: Period) -> str:
    """How is this period written under an axis, where the basis is said elsewhere?

    >>> short_label(Period.parse("rolling_12", "2008-01..2008-12"))
    'Dec 2008'
    >>> short_label(Period.parse("financial_year", "2008/09"))
    '2008/09'
    """
    if period.basis in (Basis.MONTH, Basis.ROLLING_12, Basis.YEAR_TO_DATE):
        return _short_month(period)
    if period.basis in (Basis.FINANCIAL_YEAR, Basis.CALENDAR_YEAR):
        return period.code
    if period.basis is Basis.SNAPSHOT:
        return f"{period.end.day} {_short_month(period)}"
    if period.first_month == period.last_month:
        return _short_month(period)
    return f"{_months_and_year(period)}"


def _short_month(period: Period) -> str:
    name, year = period.last_month.label.split()
    return f"{name[:3]} {year}"


def _months_and_year(period: Period) -> str:
    first, first_year = period.first_month.label.split()
    last, last_year = period.last_month.label.split()
    start = first[:3] if first_year == last_year else f"{first[:3]} {first_year}"
    return f"{start} to {last[:3]} {last_year}"


def basis_words(indicator: Indicator) -> str:
    """What does each figure of the series cover, in words?

    >>> from saferplan.core.indicators.vocabulary import Aggregation, Polarity
    >>> basis_words(Indicator(code="X", title="X", plain_title="", unit="",
    ...     aggregation=Aggregation.SUM, basis=Basis.ROLLING_12,
    ...     polarity=Polarity.LOWER))
    '12 months to each month'
    """
    year = "April" if indicator.year_starts != 1 else "January"
    return {
        Basis.MONTH: "each month",
        Basis.QUARTER: "each quarter",
        Basis.YEAR_TO_DATE: f"{year} to each month",
        Basis.FINANCIAL_YEAR: "each financial year",
        Basis.CALENDAR_YEAR: "each calendar year",
        Basis.ROLLING_12: "12 months to each month",
        Basis.SNAPSHOT: "the level on each day",
        Basis.SURVEY_WAVE: "each wave of the survey",
        Basis.COHORT: "each cohort",
        Basis.WINDOW: "each period of collection",
    }[indicator.basis]


def subtitle(indicator: Indicator) -> str:
    """What is drawn: its unit, basis, and which direction is better."""
    unit = {"%": "per cent", "": ""}.get(indicator.unit, indicator.unit)
    parts = (indicator.code, unit, basis_words(indicator), indicator.polarity.words)
    return " · ".join(part for part in parts if part)


def meeting_words(pack: Pack) -> str:
    """For which meeting is it? Empty where none is arranged."""
    return f"for the meeting on {day_label(pack.meeting)}" if pack.meeting else ""


def reports_words(pack: Pack) -> str:
    """What it reports, and for when: ``December 2008, for the meeting on …``."""
    return ", ".join(filter(None, [pack.reports.label, meeting_words(pack)]))


def cover_rows(pack: Pack) -> tuple[tuple[str, str], ...]:
    """Everything that says what this pack is, each thing once."""
    said = {
        "Partnership": pack.partnership,
        "Body": pack.body,
        "Paper": pack.paper.words.capitalize(),
        "Reports": pack.reports.label,
        "As at": day_label(pack.as_at),
        "Known on": day_label(pack.known_on) if pack.known_on else "all that is known",
        "Ledger entry": str(pack.entry),
        "Version": pack.version,
        "Issued by": pack.issued_by or "not issued yet",
        "Marking": pack.marking,
        "Distribution": pack.distribution,
        "Audience": pack.audience.value,
    }
    if pack.meeting:
        place = f", {pack.meeting_place}" if pack.meeting_place else ""
        said["For meeting"] = f"{day_label(pack.meeting)}{place}"
    said["Completeness"] = pack.completeness
    filters = {name: value for name, value in pack.filters if name not in said}
    return tuple({**said, **filters}.items())
