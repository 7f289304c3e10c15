"""How well do data sets arrive? The health of the supply, not the fault of anybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from saferplan.core.periods import Period
from saferplan.core.returns.feeds import Delivery, Feed, due_on, expected_periods
from saferplan.core.wording import listed, plural


class Arrival(StrEnum):
    """Did the data set about a period come, and by its day?"""

    ON_TIME = "on_time"
    LATE = "late"
    OVERDUE = "overdue"
    NOT_DUE = "not_due"

    @property
    def words(self) -> str:
        """The state as it is printed."""
        return {
            "on_time": "came on time",
            "late": "came late",
            "overdue": "has not come",
            "not_due": "not due yet",
        }[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Supply:
    """What came of one data set about one period.

    ``first`` is the delivery that arrived first, ``latest`` the one that counts now
    (a correction takes the place of what it corrects); both None where nothing
    came. ``days_late`` counts from the due day to the first delivery, or to today
    where nothing came; 0 when on time or not due. ``records_before`` is what the
    period before held.
    """

    period: Period
    due: date
    arrival: Arrival
    days_late: int = 0
    first: Delivery | None = None
    latest: Delivery | None = None
    corrections: int = 0
    records_before: int | None = None

    @property
    def records(self) -> int | None:
        """How many records came, by the delivery that counts now."""
        return self.latest.records if self.latest else None

    @property
    def records_change(self) -> int | None:
        """How many records more (or fewer) than the period before; None: unknown."""
        if self.records is None or self.records_before is None:
            return None
        return self.records - self.records_before


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """How one data set, or all of an agency's, arrives.

    ``due`` counts the periods whose day has passed or that came already;
    ``on_time`` those of them that came by their day, ``late`` those that came
    after it, ``overdue`` names those that have not come. ``worst_days_late`` is the
    longest lateness in days. ``complete`` of ``arrived`` deliveries lacked no field.
    ``corrections`` counts deliveries sent again to correct the one before, and
    ``after_sign_off`` the agency's returns amended after a pack was issued.
    """

    due: int = 0
    on_time: int = 0
    late: int = 0
    overdue: tuple[Period, ...] = ()
    worst_days_late: int = 0
    arrived: int = 0
    complete: int = 0
    missing_fields: tuple[str, ...] = ()
    corrections: int = 0
    after_sign_off: int = 0

    @property
    def on_time_percent(self) -> float | None:
        """Share of what was due that came by its day; None where nothing was due."""
        return 100 * self.on_time / self.due if self.due else None

    @property
    def complete_percent(self) -> float | None:
        """Share of what came that lacked no field; None where nothing came."""
        return 100 * self.complete / self.arrived if self.arrived else None

    @property
    def effect(self) -> str:
        """What this means for what is reported, in a sentence or three."""
        return " ".join(_effect(self)) or "Everything that was due came on time."


def supplies(
    feed: Feed, deliveries: Sequence[Delivery], today: date
) -> tuple[Supply, ...]:
    """What came of this data set about each period, the oldest first?

    Periods that nobody expected but that came all the same are there too.
    ``deliveries`` are those of this data set, in the order they were recorded.
    One that is due today is not overdue yet.
    """
    held: dict[Period, list[Delivery]] = {}
    for delivery in deliveries:
        held.setdefault(delivery.period, []).append(delivery)
    periods = sorted(
        {*expected_periods(feed, today), *held}, key=lambda p: (p.end, p.start)
    )
    found: list[Supply] = []
    for period in periods:
        before = found[-1].records if found else None
        due = due_on(feed, period)
        found.append(_supply(period, due, held.get(period, []), today, before))
    return tuple(found)


def _supply(
    period: Period,
    due: date,
    held: Sequence[Delivery],
    today: date,
    before: int | None,
) -> Supply:
    first = min(held, key=lambda d: d.received_on) if held else None
    days = max(((first.received_on if first else today) - due).days, 0)
    return Supply(
        period=period,
        due=due,
        arrival=_arrival(first, days),
        days_late=days,
        first=first,
        latest=held[-1] if held else None,
        corrections=sum(d.is_correction for d in held),
        records_before=before,
    )


def _arrival(first: Delivery | None, days: int) -> Arrival:
    if first is None:
        return Arrival.OVERDUE if days else Arrival.NOT_DUE
    return Arrival.LATE if days else Arrival.ON_TIME


def health_of(found: Sequence[Supply], *, after_sign_off: int = 0) -> Health:
    """How well did these arrive, taken together?

    Nothing due and nothing come: a health of noughts, whose shares are None.

    >>> health_of(()).on_time_percent is None
    True
    """
    arrivals = [one.arrival for one in found]
    latest = [one.latest for one in found if one.latest is not None]
    missing = [name for delivery in latest for name in delivery.missing_fields]
    return Health(
        due=len(arrivals) - arrivals.count(Arrival.NOT_DUE),
        on_time=arrivals.count(Arrival.ON_TIME),
        late=arrivals.count(Arrival.LATE),
        overdue=tuple(o.period for o in found if o.arrival is Arrival.OVERDUE),
        worst_days_late=max((one.days_late for one in found), default=0),
        arrived=len(latest),
        complete=sum(not delivery.missing_fields for delivery in latest),
        missing_fields=tuple(dict.fromkeys(missing)),
        corrections=sum(one.corrections for one in found),
        after_sign_off=after_sign_off,
    )


def _effect(health: Health) -> list[str]:
    told: list[str] = []
    if not health.due:
        return ["Nothing has been due yet."]
    if health.overdue:
        months = sum(period.months for period in health.overdue)
        told.append(
            f"{plural(months, 'month')} of figures cannot be shown: nothing came about "
            f"{listed([p.label for p in health.overdue])}."
        )
    if health.late:
        told.append(
            f"{plural(health.late, 'delivery', 'deliveries')} came after the day: "
            "papers made meanwhile show older figures."
        )
    if health.missing_fields:
        names = listed([f"“{name}”" for name in health.missing_fields])
        told.append(f"Without {names}, figures that need it are not complete.")
    if health.after_sign_off:
        told.append(
            f"{plural(health.after_sign_off, 'return')} changed after sign-off: papers "
            "that were issued before show another figure."
        )
    return told
