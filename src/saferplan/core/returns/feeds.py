"""The register of data sets: what is held, why, from whom, and for how long."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from saferplan.core.indicators.definition import FREQUENCIES
from saferplan.core.partnership.structure import require_order, require_slug
from saferplan.core.periods import (
    Month,
    Period,
    financial_year,
    month,
    quarter,
    year_start,
)

STATUTORY = "feeds-2007-1831/"
"""How the definitions of the statutory data set begin (SI 2007/1831)."""
STATUTORY_START = date(2007, 7, 1)
"""The first three-month information period of SI 2007/1831 begins here."""
TAKEN = frozenset({"add", "answer"})
"""Addresses beside the data sets' own."""
LONGEST_RETENTION = 1200
MOST_DUE_DAYS = 1000


class Publishable(StrEnum):
    """May figures made from it be published?"""

    YES = "yes"
    NO = "no"
    AFTER_OFFICIAL_RELEASE = "after_official_release"

    @property
    def words(self) -> str:
        """The answer as it is printed."""
        return self.value.replace("_", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One column of a data set: its name, what it holds, must it be there?"""

    name: str
    holds: str
    is_required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """One data set that an agency shares, as the register describes it.

    ``organisation`` sends it, ``owner`` is the post there that answers for it.
    ``legal_basis`` names the entry of the law or the agreement; ``agreement`` the
    sharing agreement, with the days it was signed and is looked at again.
    ``retention_months`` is how long it is kept (None: not said). ``frequency`` is
    one of an indicator's frequencies, ``due_days`` how many days after the end of
    the period it is due. ``indicators`` are the codes made from it.
    """

    slug: str
    name: str
    organisation: str
    owner: str
    legal_basis: str
    purpose: str = ""
    agreement: str = ""
    agreed_on: date | None = None
    review_on: date | None = None
    fields: tuple[Field, ...] = ()
    retention_months: int | None = None
    frequency: str = "quarter"
    due_days: int = 92
    publishable: Publishable = Publishable.NO
    is_personal: bool = False
    indicators: tuple[str, ...] = ()
    definition: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    note: str = ""

    def __post_init__(self) -> None:
        require_slug(self.slug, "data set")
        if self.slug in TAKEN:
            raise ValueError(
                f"{self.slug} is an address of saferplan's own; give the data set "
                "another short name."
            )
        require_order(self.name, self.valid_from, self.valid_to)
        require_order(f"The agreement of {self.name}", self.agreed_on, self.review_on)
        if self.frequency not in FREQUENCIES:
            raise ValueError(
                f"The data set {self.slug} comes every {', '.join(FREQUENCIES)}, "
                f"not {self.frequency!r}."
            )
        if not 0 <= self.due_days <= MOST_DUE_DAYS:
            raise ValueError(
                f"A data set is due 0 to {MOST_DUE_DAYS:,} days after the end of its "
                f"period, not {self.due_days}."
            )
        kept = self.retention_months
        if kept is not None and not 1 <= kept <= LONGEST_RETENTION:
            raise ValueError(
                f"A data set is kept 1 to {LONGEST_RETENTION:,} months, not {kept}."
            )
        if not (self.name and self.organisation and self.owner and self.legal_basis):
            raise ValueError(
                f"The data set {self.slug} needs a name, an agency, an owner (a post) "
                "and a legal basis."
            )

    @property
    def is_statutory(self) -> bool:
        """Is it an entry of the data set that SI 2007/1831 prescribes?"""
        return self.definition.startswith(STATUTORY)

    def held_on(self, day: date) -> bool:
        """Was it shared on that day?"""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedDefinition:
    """A data set as the law (or a library) describes it, whoever sends it.

    ``agency`` says in words who has to send it, ``records`` what one record is.
    ``caveats`` say what is not certain about the entry itself.
    """

    name: str
    agency: str
    legal_basis: str
    records: str
    purpose: str
    fields: tuple[Field, ...]
    frequency: str = "quarter"
    publishable: Publishable = Publishable.NO
    library: str
    caveats: tuple[str, ...] = ()


def feed_from(
    definition: FeedDefinition,
    *,
    slug: str,
    organisation: str,
    owner: str,
    valid_from: date | None = None,
) -> Feed:
    """The data set of this definition, as one agency sends it.

    What only the partnership can know (the agreement, how long it is kept, which
    indicators are made from it) is left open.
    """
    return Feed(
        slug=slug,
        name=definition.name,
        organisation=organisation,
        owner=owner,
        legal_basis=definition.legal_basis,
        purpose=definition.purpose,
        fields=definition.fields,
        frequency=definition.frequency,
        publishable=definition.publishable,
        definition=definition.library,
        valid_from=valid_from,
        note=" ".join(f"{caveat.rstrip('.')}." for caveat in definition.caveats),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A data set that came in for one period: when, how much, what is missing."""

    feed: str
    period: Period
    received_on: date
    records: int | None = None
    missing_fields: tuple[str, ...] = ()
    is_correction: bool = False
    note: str = ""
    entry: int = 0


def due_on(feed: Feed, period: Period) -> date:
    """By which day must the data set about this period have come in?

    A statutory data set: by the end of the three months after the period it is
    about. Any other: ``due_days`` after the period's last day. Known for every
    period, whether or not the data set is expected for it.

    Source: SI 2007/1831 (methods, section 1.3): the information about one
    three-month period is disclosed by the end of the period that follows.

    >>> police = Feed(slug="crimes", name="Crimes", organisation="police",
    ...     owner="Analyst", legal_basis="SI 2007/1831",
    ...     definition="feeds-2007-1831/police-crimes")
    >>> due_on(police, Period.parse("quarter", "2007/08-Q2"))
    datetime.date(2007, 12, 31)
    """
    if feed.is_statutory:
        return period.last_month.plus(period.months).last
    return period.end + timedelta(days=feed.due_days)


def expected_periods(feed: Feed, upto: date) -> tuple[Period, ...]:
    """About which periods should the data set have come, or still come?

    All whole periods from the day it is first shared to the day it ends that are
    over by ``upto`` (that day not counted). The first day is ``valid_from``, else
    that of the agreement, for a statutory data set not before 1 July 2007; where
    neither is said, nothing is expected. A frequency without a calendar
    (``irregular``, ``two_years``) expects nothing either.

    >>> fires = Feed(slug="fires", name="Fires", organisation="fire", owner="Officer",
    ...     legal_basis="agreement", frequency="month", valid_from=date(2008, 11, 15))
    >>> [period.code for period in expected_periods(fires, date(2009, 2, 1))]
    ['2008-12', '2009-01']
    """
    start = feed.valid_from or feed.agreed_on
    if start is None or feed.frequency not in _PERIODS:
        return ()
    if feed.is_statutory:
        start = max(start, STATUTORY_START)
    found: list[Period] = []
    period = period_at(feed, start)
    while period is not None and period.end < upto:
        if period.start >= start and feed.held_on(period.end):
            found.append(period)
        period = period_at(feed, period.end + timedelta(days=1))
    return tuple(found)


def period_at(feed: Feed, day: date) -> Period | None:
    """Which period of this data set holds this day? None where it has no calendar.

    >>> fires = Feed(slug="fires", name="Fires", organisation="fire", owner="Officer",
    ...     legal_basis="agreement")
    >>> period_at(fires, date(2009, 2, 1)).label
    'January to March 2009'
    """
    make = _PERIODS.get(feed.frequency)
    return make(Month.of(day)) if make else None


def next_expected(feed: Feed, today: date) -> Period | None:
    """Which period that is not over yet is expected next? None if none is.

    The one that holds today, if it is shared for the whole of it; else the first
    whole one after the day it begins.

    >>> fires = Feed(slug="fires", name="Fires", organisation="fire", owner="Officer",
    ...     legal_basis="agreement", frequency="month", valid_from=date(2009, 2, 10))
    >>> next_expected(fires, date(2009, 2, 12)).code
    '2009-03'
    """
    start = feed.valid_from or feed.agreed_on
    if start is None:
        return None
    period = period_at(feed, max(start, today))
    if period is not None and period.start < start:
        period = period_at(feed, period.end + timedelta(days=1))
    return period if period is not None and feed.held_on(period.end) else None


def _quarter_of(which: Month) -> Period:
    return quarter(year_start(which.first).year, which.quarter)


def _year_of(which: Month) -> Period:
    return financial_year(year_start(which.first).year)


_PERIODS: dict[str, Callable[[Month], Period]] = {
    "month": month,
    "quarter": _quarter_of,
    "year": _year_of,
}
