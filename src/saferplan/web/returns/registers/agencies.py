"""One partner agency: what it sends, how it arrives, and a polite letter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from saferplan.core.returns.health import Health
from saferplan.core.returns.workflow import State as ReturnState
from saferplan.core.rounding import half_up_int
from saferplan.core.wording import listed, plural
from saferplan.documents.letters_out.chaser import Awaited, chaser
from saferplan.documents.status import Status
from saferplan.usecases.returns.register import AgencyView, DataSet
from saferplan.web.returns.registers.data_sets import (
    next_due,
    state_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencySet:
    """One of its data sets."""

    slug: str
    name: str
    due: str
    state: Status
    on_time: str
    missing: str


@dataclass(frozen=True, slots=True)
class AgencyReturn:
    """One of its monthly returns."""

    month: str
    state: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyPage:
    """Everything about how an agency's data arrive."""

    slug: str
    name: str
    sentence: str
    effect: str
    on_time: str
    on_time_note: str
    missing: str
    missing_note: str
    corrected: str
    corrected_note: str
    data_sets: tuple[AgencySet, ...]
    returns: tuple[AgencyReturn, ...]
    depending: tuple[tuple[str, str], ...]
    chaser: str


def agency_page(view: AgencyView, today: date) -> AgencyPage:
    """The agency's page: health first, then what stands behind it."""
    health = view.health
    late_months = [m.label for m in view.missing_months]
    return AgencyPage(
        slug=view.organisation.slug,
        name=view.organisation.name,
        sentence=_sentence(view),
        effect=health.effect if health.due or health.after_sign_off else "",
        on_time=percent(health.on_time_percent),
        on_time_note=_on_time_note(health),
        missing=str(sum(p.months for p in health.overdue) + len(late_months)),
        missing_note=listed([*(p.label for p in health.overdue), *late_months])
        or "nothing is missing",
        corrected=str(health.after_sign_off),
        corrected_note="returns changed after papers were issued",
        data_sets=tuple(_set(one, today) for one in view.data_sets),
        returns=tuple(
            AgencyReturn(
                one.month.label,
                one.standing.state.words.capitalize(),
                _return_note(one.standing.state, one.standing.is_amended),
            )
            for one in view.returns
        ),
        depending=tuple((i.code, i.shown_name) for i in view.depending),
        chaser=chaser(
            partnership=view.partnership.name,
            agency=view.organisation.name,
            awaited=_awaited(view),
            depending=[i.shown_name for i in view.depending],
        ),
    )


def _awaited(view: AgencyView) -> tuple[Awaited, ...]:
    return tuple(
        Awaited(name=one.feed.name, period=s.period.label, due=s.due)
        for one in view.data_sets
        for s in one.supplies
        if s.period in one.health.overdue
    )


def _sentence(view: AgencyView) -> str:
    if not view.data_sets:
        return "No data set of this agency is on the register."
    overdue = view.health.overdue
    if overdue:
        return (
            f"{plural(len(view.data_sets), 'data set')}; "
            f"{plural(len(overdue), 'delivery', 'deliveries')} overdue."
        )
    return f"{plural(len(view.data_sets), 'data set')}; nothing is overdue."


def percent(share: float | None) -> str:
    """A share as it is shown; a dash where there is nothing to share."""
    return "–" if share is None else f"{half_up_int(share)}%"


def _on_time_note(health: Health) -> str:
    if not health.due:
        return "nothing was due yet"
    return f"{health.on_time} of {health.due} that fell due"


def _set(one: DataSet, today: date) -> AgencySet:
    return AgencySet(
        slug=one.feed.slug,
        name=one.feed.name,
        due=next_due(one, today),
        state=state_of(one, today),
        on_time=percent(one.health.on_time_percent),
        missing=listed(one.health.missing_fields),
    )


def _return_note(state: ReturnState, is_amended: bool) -> str:
    if is_amended:
        return "amended after the papers were issued"
    return "nothing was sent" if state is ReturnState.NOT_STARTED else ""
