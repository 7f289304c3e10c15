"""Data sets as plain data: the list, and one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from saferplan.core.periods import day_label
from saferplan.core.returns.feeds import due_on, next_expected
from saferplan.core.returns.health import Arrival, Supply
from saferplan.core.wording import figure, listed, plural, signed
from saferplan.documents.status import Status
from saferplan.usecases.returns.register import DataSet, Described, Register
from saferplan.web.returns.registers.facts import PUBLISHING, Fact, facts, field_rows

ON_TIME = Status("●", "On time", "green")
NOT_DUE = Status("–", "Not due yet", "quiet")
NEVER = Status("?", "Never came", "missing")
ENDED = Status("–", "Ended", "quiet")
UNKNOWN = Status("–", "Not expected", "quiet")
_ARRIVALS = {
    Arrival.ON_TIME: ON_TIME,
    Arrival.LATE: Status("▲", "Late", "amber"),
    Arrival.OVERDUE: Status("?", "Has not come", "missing"),
    Arrival.NOT_DUE: NOT_DUE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One data set in the list; ``agency_slug`` is empty where it leads nowhere."""

    slug: str
    name: str
    agency: str
    agency_slug: str
    owner: str
    basis: str
    due: str
    state: Status
    publishable: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSetsPage:
    """The register as a list."""

    sentence: str
    rows: tuple[Row, ...]
    may_keep: bool
    sees_all: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplyRow:
    """What came about one period."""

    period: str
    due: str
    state: Status
    came: str
    records: str
    change: str
    missing: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What was done to the entry of the register, when and by whom."""

    day: str
    account: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSetPage:
    """Everything about one data set."""

    slug: str
    name: str
    agency: str
    agency_slug: str
    sentence: str
    effect: str
    facts: tuple[Fact, ...]
    fields: tuple[tuple[str, str, str], ...]
    indicators: tuple[tuple[str, str], ...]
    supplies: tuple[SupplyRow, ...]
    versions: tuple[Version, ...]
    may_keep: bool
    may_deliver: bool
    is_ended: bool
    just_done: str = ""


def data_sets_page(
    register: Register, today: date, may_open: Callable[[str], bool]
) -> DataSetsPage:
    """The list, what needs attention first.

    ``may_open`` says whose own page the reader may open, by the agency's short name.
    """
    rows = [_row(one, today, may_open) for one in register.data_sets]
    rows.sort(key=lambda row: (_WEIGHT.get(row.state.kind, 3), row.name.casefold()))
    return DataSetsPage(
        sentence=_sentence(register, today),
        rows=tuple(rows),
        may_keep=register.may_keep,
        sees_all=register.sees_all,
    )


_WEIGHT = {"missing": 0, "amber": 1, "green": 2}


def _sentence(register: Register, today: date) -> str:
    now = [one for one in register.data_sets if one.feed.held_on(today)]
    if not now:
        return "No data set is on the register yet."
    agencies = {one.feed.organisation for one in now}
    late = sum(bool(one.health.overdue) for one in now)
    told = "all that was due has come"
    if late:
        told = plural(late, "is overdue", "are overdue")
    verb = "is" if len(now) == 1 else "are"
    return (
        f"{plural(len(now), 'data set')} {verb} shared by "
        f"{plural(len(agencies), 'agency', 'agencies')}; {told}."
    )


def state_of(one: DataSet, today: date) -> Status:
    """How does this data set arrive, in a word?"""
    if one.feed.valid_to is not None and one.feed.valid_to < today:
        return ENDED
    overdue = len(one.health.overdue)
    if overdue:
        return Status("?", f"{overdue} overdue", "missing") if one.deliveries else NEVER
    came = [s for s in one.supplies if s.arrival is not Arrival.NOT_DUE]
    if came:
        return _ARRIVALS[came[-1].arrival]
    return NOT_DUE if one.supplies or one.feed.valid_from else UNKNOWN


def next_due(one: DataSet, today: date) -> str:
    """By which day is, or was, the first one due that has not come?"""
    waiting = [s.due for s in one.supplies if s.first is None]
    if waiting:
        return day_label(waiting[0])
    period = next_expected(one.feed, today)
    return day_label(due_on(one.feed, period)) if period else "–"


def _row(one: DataSet, today: date, may_open: Callable[[str], bool]) -> Row:
    return Row(
        slug=one.feed.slug,
        name=one.feed.name,
        agency=one.agency,
        agency_slug=one.feed.organisation if may_open(one.feed.organisation) else "",
        owner=one.feed.owner,
        basis=one.feed.legal_basis,
        due=next_due(one, today),
        state=state_of(one, today),
        publishable=PUBLISHING[one.feed.publishable.value],
    )


def data_set_page(
    one: DataSet,
    *,
    versions: Sequence[Described],
    today: date,
    may_keep: bool,
    may_open_agency: bool,
    just_done: str = "",
) -> DataSetPage:
    """One data set: how it arrives, what it is, what came, what was changed."""
    feed = one.feed
    is_ended = feed.valid_to is not None and feed.valid_to < today
    return DataSetPage(
        slug=feed.slug,
        name=feed.name,
        agency=one.agency,
        agency_slug=feed.organisation if may_open_agency else "",
        sentence=_told(one, today, is_ended=is_ended),
        effect=one.health.effect if one.health.due else "",
        facts=facts(feed),
        fields=field_rows(feed),
        indicators=tuple((i.code, i.shown_name) for i in one.indicators),
        supplies=tuple(supply_row(s) for s in reversed(one.supplies)),
        versions=tuple(_version(v) for v in versions),
        may_keep=may_keep,
        may_deliver=one.may_deliver,
        is_ended=is_ended,
        just_done=just_done,
    )


def _told(one: DataSet, today: date, *, is_ended: bool) -> str:
    """How it arrives; while nothing was due, when the first is."""
    due = "–" if is_ended or one.health.due else next_due(one, today)
    told = health_sentence(one)
    return told if due == "–" else f"{told} The first is due by {due}."


def health_sentence(one: DataSet) -> str:
    """How it arrives, in a sentence."""
    health = one.health
    if not health.due:
        return "Nothing has been due yet."
    return (
        f"{health.on_time} of {plural(health.due, 'delivery', 'deliveries')} that "
        f"{'was' if health.due == 1 else 'were'} due came on time."
    )


def supply_row(one: Supply) -> SupplyRow:
    """What came about one period, in words."""
    change = one.records_change
    return SupplyRow(
        period=one.period.label,
        due=day_label(one.due),
        state=_ARRIVALS[one.arrival],
        came=_came(one),
        records=figure(one.records),
        change="" if change is None else f"{signed(change, 0, '')} on the one before",
        missing=listed(one.latest.missing_fields) if one.latest else "",
        note=one.latest.note if one.latest else "",
    )


def _came(one: Supply) -> str:
    if one.first is None:
        late = plural(one.days_late, "day")
        return f"Not yet, {late} overdue" if one.days_late else "–"
    told = day_label(one.first.received_on)
    if one.days_late:
        told += f", {plural(one.days_late, 'day')} late"
    if one.corrections and one.latest:
        told += f"; corrected {day_label(one.latest.received_on)}"
    return told


_DONE = {
    "register_feed": "Put on the register",
    "change_feed": "Described anew",
    "end_feed": "Ended",
}


def _version(one: Described) -> Version:
    return Version(
        day=day_label(one.at.date()),
        account=one.account,
        what=_DONE.get(one.what, "Put on the register"),
    )
