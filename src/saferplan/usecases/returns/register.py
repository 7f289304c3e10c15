"""The register of data sets: what is held, from whom, and how it arrives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from saferplan.core.indicators.definition import Indicator
from saferplan.core.partnership.roles import Role
from saferplan.core.partnership.structure import Organisation, Partnership
from saferplan.core.periods import Month
from saferplan.core.returns.feeds import Delivery, Feed
from saferplan.core.returns.health import Health, Supply, health_of, supplies
from saferplan.core.returns.workflow import Standing, standing_of
from saferplan.store import feeds, models, reading, returns
from saferplan.usecases.access import the_entry, the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import NotFound, NotPermitted
from saferplan.usecases.partnership.frames import frame_of
from saferplan.usecases.permissions import Doing, may, require
from saferplan.usecases.returns.record_delivery import may_deliver, own_agencies


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSet:
    """One data set of the register, and how it arrives.

    ``indicators`` are the definitions made from it; ``deliveries`` are in the order
    they were recorded.
    """

    feed: Feed
    agency: str
    supplies: tuple[Supply, ...]
    health: Health
    deliveries: tuple[Delivery, ...]
    indicators: tuple[Indicator, ...]
    may_deliver: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """The data sets an actor may see; ``sees_all`` unless it is an agency's own."""

    partnership: Partnership
    data_sets: tuple[DataSet, ...]
    may_keep: bool
    sees_all: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """What was said about a data set once, and by whom it was said."""

    entry: int
    at: datetime
    account: str
    what: str
    feed: Feed


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthOfReturns:
    """An agency's return of one month, and how far it has come."""

    month: Month
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyView:
    """One partner agency: what it sends, how it arrives, what depends on it."""

    partnership: Partnership
    organisation: Organisation
    data_sets: tuple[DataSet, ...]
    health: Health
    returns: tuple[MonthOfReturns, ...]
    owned: tuple[Indicator, ...]

    @property
    def depending(self) -> tuple[Indicator, ...]:
        """Indicators that need what it sends: made from its data sets, or its own."""
        made = [i for one in self.data_sets for i in one.indicators]
        return tuple({i.code: i for i in (*made, *self.owned)}.values())

    @property
    def missing_months(self) -> tuple[Month, ...]:
        """Months between its first return and its last of which there is none."""
        return tuple(one.month for one in self.returns if not one.standing.last)


def register(actor: Actor, partnership: str, *, today: date | None = None) -> Register:
    """Which data sets are held, and how do they arrive?

    An agency sees its own alone.

    Raises:
        NotFound, NotPermitted: the actor may not.
    """
    row = the_partnership(actor, partnership)
    own = own_agencies(actor, partnership)
    sees_all = may(actor, Doing.READ_REGISTER, partnership)
    if not own:
        require(actor, Doing.READ_REGISTER, partnership)
    reader = _Reader(row, actor, today or timezone.localdate())
    return Register(
        partnership=reader.frame,
        data_sets=reader.data_sets(None if sees_all else own),
        may_keep=may(actor, Doing.KEEP_REGISTER, partnership),
        sees_all=sees_all,
    )


def data_set(
    actor: Actor, partnership: str, slug: str, *, today: date | None = None
) -> tuple[DataSet, Register]:
    """One data set, with the register it stands in.

    Raises:
        NotFound, NotPermitted: the actor may not, or has no such data set.
    """
    whole = register(actor, partnership, today=today)
    found = next((one for one in whole.data_sets if one.feed.slug == slug), None)
    if found is None:
        raise NotFound(f"There is no data set called {slug} in {partnership}.")
    return found, whole


def described(actor: Actor, partnership: str, slug: str) -> tuple[Described, ...]:
    """What was said about a data set, each time it was, the latest first?

    Raises:
        NotFound, NotPermitted: the actor may not, or has no such data set.
    """
    data_set(actor, partnership, slug)
    row = the_partnership(actor, partnership)
    rows = reading.rows_of(models.FeedVersion, row, None).filter(slug=slug)
    return tuple(
        Described(
            entry=held.entry.number,
            at=held.entry.at,
            account=held.entry.account,
            what=held.entry.what,
            feed=feeds.feed_of(held),
        )
        for held in rows.select_related("entry").reverse()
    )


def may_see_agency(actor: Actor, partnership: str, organisation: str) -> bool:
    """May this actor open the page of this agency? Itself and the manager alone."""
    if actor.is_operator:
        return True
    return organisation in own_agencies(actor, partnership) or any(
        grant.role is Role.MANAGER for grant in actor.grants_in(partnership)
    )


def agency(
    actor: Actor, partnership: str, organisation: str, *, today: date | None = None
) -> AgencyView:
    """What does this agency send, how does it arrive, and what depends on it?

    Raises:
        NotFound: there is no such agency, or no such partnership for the actor.
        NotPermitted: the actor is neither of that agency nor the manager.
    """
    row = the_partnership(actor, partnership)
    if not may_see_agency(actor, partnership, organisation):
        raise NotPermitted(
            f"The account {actor.account} may not see the page of this agency; it is "
            "for the agency itself and the partnership’s manager."
        )
    reader = _Reader(row, actor, today or timezone.localdate())
    found = reader.frame.organisation(organisation)
    if found is None:
        raise NotFound(f"There is no agency called {organisation} in {partnership}.")
    sets = reader.data_sets(frozenset({organisation}))
    return AgencyView(
        partnership=reader.frame,
        organisation=found,
        data_sets=sets,
        health=health_of(
            [supply for one in sets for supply in one.supplies],
            after_sign_off=reader.amended.get(organisation, 0),
        ),
        returns=_returns(row, organisation),
        owned=tuple(i for i in reader.indicators if i.owner == organisation),
    )


class _Reader:
    """What is held about the register, read once for all that is asked of it."""

    def __init__(self, row: models.PartnershipRow, actor: Actor, today: date) -> None:
        frame = frame_of(row, the_entry(row, None))
        self.frame = frame.partnership
        self.indicators = [v[-1] for v in frame.definitions.values()]
        self.feeds = feeds.feeds_of(row)
        self.deliveries = feeds.deliveries_of(row)
        self.amended = feeds.amendments_of(row)
        self.actor = actor
        self.today = today

    def data_sets(self, of: frozenset[str] | None) -> tuple[DataSet, ...]:
        """Those of these agencies (None: of all)."""
        wanted = [f for f in self.feeds if of is None or f.organisation in of]
        return tuple(self._data_set(feed) for feed in wanted)

    def _data_set(self, feed: Feed) -> DataSet:
        found = self.deliveries.get(feed.slug, ())
        came = supplies(feed, found, self.today)
        return DataSet(
            feed=feed,
            agency=self._name(feed.organisation),
            supplies=came,
            health=health_of(
                came, after_sign_off=self.amended.get(feed.organisation, 0)
            ),
            deliveries=found,
            indicators=tuple(i for i in self.indicators if i.code in feed.indicators),
            may_deliver=may_deliver(self.actor, self.frame.slug, feed.organisation),
        )

    def _name(self, slug: str) -> str:
        found = self.frame.organisation(slug)
        return found.name if found else slug


def _returns(
    row: models.PartnershipRow, organisation: str
) -> tuple[MonthOfReturns, ...]:
    """Its returns from its first month to its last, the latest first."""
    rows = returns.events_of(row, holder=organisation)
    months = [Month.of(first) for _, first in rows]
    standings = {
        Month.of(first): standing_of([returns.event_of(event) for event in events])
        for (_, first), events in rows.items()
    }
    return tuple(
        MonthOfReturns(month=month, standing=standings.get(month) or standing_of(()))
        for month in reversed(_span(months))
    )


def _span(months: Sequence[Month]) -> list[Month]:
    """Every month from the first of these to the last."""
    if not months:
        return []
    first = min(months)
    return [first.plus(n) for n in range(max(months).ordinal - first.ordinal + 1)]
