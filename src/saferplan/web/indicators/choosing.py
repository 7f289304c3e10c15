"""The choices over the dashboard: what to show, as at when, as known when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from saferplan.core.boards.pack import Line
from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.vocabulary import Rag
from saferplan.core.partnership.structure import Partnership
from saferplan.core.periods import Month, day_label
from saferplan.core.plan.priorities import Plan
from saferplan.web.forms import Option, Problem, options, read_day

NO_STATUS = "none"
STATUSES = (
    *((rag.value, rag.value.capitalize()) for rag in (Rag.RED, Rag.AMBER, Rag.GREEN)),
    (NO_STATUS, "Without a status"),
)
MONTHS_OFFERED = 24
FILTERS = ("priority", "group", "organisation", "rag")
DATES = ("as_at", "known_on")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What somebody asked to see; ``typed`` is what they sent, word for word."""

    as_at: date
    known_on: date | None = None
    priority: str = ""
    group: str = ""
    organisation: str = ""
    rag: str = ""
    typed: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def is_filtered(self) -> bool:
        """Is anything left out?"""
        return any((self.priority, self.group, self.organisation, self.rag))

    @property
    def dates_query(self) -> str:
        """The dates as the end of an address, so that they are kept on the way."""
        kept = [(name, text) for name, text in self.typed if name in DATES]
        return f"?{urlencode(kept)}" if kept else ""

    def keep(self, lines: Iterable[Line], frame: Partnership) -> tuple[Line, ...]:
        """The lines that were asked for."""
        return tuple(line for line in lines if self._wants(line, frame))

    def _wants(self, line: Line, frame: Partnership) -> bool:
        indicator, rag = line.position.indicator, line.position.rag
        return (
            self.priority in ("", indicator.priority)
            and (not self.group or self.group in bodies_of(indicator))
            and self.organisation in ("", organisation_of(indicator, frame))
            and self.rag in ("", rag.value if rag else NO_STATUS)
        )


def bodies_of(indicator: Indicator) -> tuple[str, ...]:
    """The bodies that work on it, and the one that owns it."""
    return (*indicator.groups, indicator.owner)


def organisation_of(indicator: Indicator, frame: Partnership) -> str:
    """The organisation that owns it, or that leads the body that does."""
    body = frame.body(indicator.owner)
    return body.lead_organisation if body else indicator.owner


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What there is to choose from: (value, words) for each filter."""

    priority: tuple[tuple[str, str], ...] = ()
    group: tuple[tuple[str, str], ...] = ()
    organisation: tuple[tuple[str, str], ...] = ()
    rag: tuple[tuple[str, str], ...] = STATUSES


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """The form over the dashboard, ready to be shown."""

    priority: tuple[Option, ...]
    group: tuple[Option, ...]
    organisation: tuple[Option, ...]
    rag: tuple[Option, ...]
    as_at: tuple[Option, ...]
    known_on: str
    chosen: tuple[str, ...]
    problems: tuple[Problem, ...]


def offer(partnership: Partnership, plan: Plan | None, lines: Sequence[Line]) -> Offer:
    """Only what some indicator has: a filter never leads to nothing by itself."""
    used = [line.position.indicator for line in lines]
    groups = {slug for one in used for slug in bodies_of(one)}
    owners = {organisation_of(one, partnership) for one in used}
    priorities = {one.priority for one in used}
    return Offer(
        priority=tuple(
            (p.slug, p.name)
            for p in (plan.priorities if plan else ())
            if p.slug in priorities
        ),
        group=tuple(
            (b.slug, b.local_name) for b in partnership.bodies if b.slug in groups
        ),
        organisation=tuple(
            (o.slug, o.name) for o in partnership.organisations if o.slug in owners
        ),
    )


def read_dates(sent: Mapping[str, str], latest: date) -> Choice:
    """Which dates were asked for? The latest month with a figure, if none."""
    problems: list[Problem] = []
    typed = tuple((n, sent[n].strip()) for n in (*FILTERS, *DATES) if sent.get(n))
    as_at = _day(sent, "as_at", problems) or latest
    known_on = _day(sent, "known_on", problems)
    return Choice(as_at=as_at, known_on=known_on, typed=typed, problems=tuple(problems))


def with_filters(choice: Choice, sent: Mapping[str, str], offered: Offer) -> Choice:
    """The choice with its filters; a filter nobody offered is said to be so."""
    problems = list(choice.problems)
    kept = {}
    for name in FILTERS:
        wanted = sent.get(name, "").strip()
        known = dict(getattr(offered, name))
        kept[name] = wanted if wanted in known else ""
        if wanted and wanted not in known:
            text = f"There is no {_NAMES[name].lower()} “{wanted}” here; choose one."
            problems.append(Problem(name, text))
    return Choice(
        as_at=choice.as_at,
        known_on=choice.known_on,
        typed=choice.typed,
        problems=tuple(problems),
        **kept,
    )


def filters(choice: Choice, offered: Offer, latest: date) -> Filters:
    """The form with what was chosen standing in it."""
    typed = dict(choice.typed)
    return Filters(
        priority=options(offered.priority, choice.priority, "All priorities"),
        group=options(offered.group, choice.group, "All groups"),
        organisation=options(
            offered.organisation, choice.organisation, "All organisations"
        ),
        rag=options(offered.rag, choice.rag, "Any status"),
        as_at=options(_months(latest, choice.as_at), choice.as_at.isoformat()),
        known_on=typed.get("known_on", ""),
        chosen=_chosen(choice, offered),
        problems=choice.problems,
    )


_NAMES = {
    "priority": "Priority",
    "group": "Group",
    "organisation": "Organisation",
    "rag": "Status",
}


def _chosen(choice: Choice, offered: Offer) -> tuple[str, ...]:
    """Every filter in words, for the heading and the print."""
    told = [
        f"{name}: {dict(getattr(offered, key))[getattr(choice, key)]}"
        for key, name in _NAMES.items()
        if getattr(choice, key)
    ]
    if choice.known_on:
        told.append(f"As it was known on {day_label(choice.known_on)}")
    return tuple(told)


def _months(latest: date, chosen: date) -> tuple[tuple[str, str], ...]:
    newest = Month.of(latest)
    days = {newest.plus(-back).last for back in range(MONTHS_OFFERED)} | {chosen}
    return tuple((d.isoformat(), day_label(d)) for d in sorted(days, reverse=True))


def _day(sent: Mapping[str, str], name: str, problems: list[Problem]) -> date | None:
    text = sent.get(name, "").strip()
    if not text:
        return None
    try:
        return read_day(text)
    except ValueError as error:
        problems.append(Problem(name, str(error)))
        return None
