"""Holdings of every shape a folder can hold, for hypothesis to draw.

Everything is drawn from the annotations of core, but for what must fit together:
names that exist, periods on their basis, figures that suit their indicator.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from saferplan.core.indicators.definition import FREQUENCIES, Indicator
from saferplan.core.indicators.holdings import Holdings, Series
from saferplan.core.indicators.measurable import LARGEST, SMALLEST
from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.rag import RagRule
from saferplan.core.indicators.targets import Baseline, Target
from saferplan.core.indicators.vocabulary import (
    Aggregation,
    Marker,
    Missing,
    Polarity,
    ProfileKind,
    TargetStatus,
    ToleranceKind,
)
from saferplan.core.partnership.structure import (
    Body,
    BodyType,
    Membership,
    Organisation,
    Partnership,
    StatutoryRole,
)
from saferplan.core.periods import (
    Basis,
    Month,
    Period,
    calendar_year,
    financial_year,
    month,
    quarter,
    rolling_12,
    snapshot,
    span,
    year_to_date,
)
from saferplan.core.plan.priorities import LinkedPlan, Plan, Priority, Theme
from saferplan.core.wording import is_plain_text

SIGNS = """null ~ no 2009 2009-01-01 1e3 - #x ' " *a &a !a %a @a ` [] {} =1+1 , --- ...
<< | > ? : \\ … 😀""".split()
SPACED = ["- a", "a: b", " a ", "a\n", "a\n\nb", "a\n b", "\ta", "a,b", 'a "b" c', "\n"]
BREAKING = [
    "a\rb",
    "a\r\nb",
    "a\u2028b",
    "\x85",
    "\ufeffa",
    "word " * 40,
    "x" * 99,
]
AWKWARD = st.sampled_from([*SIGNS, *SPACED, *BREAKING])
TEXTS = AWKWARD | st.text(st.characters(exclude_categories=["Cs"]), max_size=30).filter(
    is_plain_text
)
FILLED = TEXTS.filter(bool)
SHORT = TEXTS.map(lambda text: text[:20])
SLUGS = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
CODES = st.from_regex(r"[A-Z]{1,3} [0-9]{1,3}", fullmatch=True)
DAYS = st.dates(date(1990, 1, 1), date(2035, 12, 31))
MONTHS = st.builds(Month, st.integers(1990, 2035), st.integers(1, 12))
YEARS = st.integers(1990, 2035)
POSITIVE = st.floats(SMALLEST, LARGEST)
FLOATS = st.just(0.0) | POSITIVE | st.floats(-LARGEST, -SMALLEST)
WHOLE = st.integers(-(10**9), 10**9).map(float)

_SPANS = (Basis.SURVEY_WAVE, Basis.COHORT, Basis.WINDOW)
PERIODS: dict[Basis, st.SearchStrategy[Period]] = {
    Basis.MONTH: MONTHS.map(month),
    Basis.QUARTER: st.builds(quarter, YEARS, st.integers(1, 4)),
    Basis.YEAR_TO_DATE: st.builds(year_to_date, MONTHS, st.sampled_from([1, 4])),
    Basis.FINANCIAL_YEAR: YEARS.map(financial_year),
    Basis.CALENDAR_YEAR: YEARS.map(calendar_year),
    Basis.ROLLING_12: MONTHS.map(rolling_12),
    Basis.SNAPSHOT: DAYS.map(snapshot),
    **{
        basis: st.builds(
            lambda first, more, basis=basis: span(basis, first, first.plus(more)),
            MONTHS,
            st.integers(0, 30),
        )
        for basis in _SPANS
    },
}
ANY_PERIOD = st.sampled_from(list(Basis)).flatmap(PERIODS.__getitem__)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """This, or None."""
    return st.none() | strategy


def several(strategy: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[Any]:
    """A tuple of a few."""
    return st.lists(strategy, max_size=most).map(tuple)


def one_of(names: list[str]) -> st.SearchStrategy[str]:
    """One of these names, or none."""
    return st.sampled_from(["", *names])


@st.composite
def _dates(draw: st.DrawFn) -> dict[str, date | None]:
    start, end = sorted(draw(st.tuples(DAYS, DAYS)))
    return {
        "valid_from": draw(st.sampled_from([None, start])),
        "valid_to": draw(st.sampled_from([None, end])),
    }


def _made(kind: type, **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Values of this dated kind."""
    return st.builds(
        lambda dates, fields: kind(**dates, **fields),
        _dates(),
        st.fixed_dictionaries(given),
    )


@st.composite
def partnerships(draw: st.DrawFn) -> Partnership:
    """A partnership whose bodies form a tree."""
    names = draw(st.lists(SLUGS, max_size=3, unique=True))
    bodies: list[Body] = []
    for slug in draw(st.lists(SLUGS, max_size=4, unique=True)):
        bodies.append(draw(_bodies(slug, [b.slug for b in bodies], names)))
    body_names = [b.slug for b in bodies]
    seats = _made(
        Membership,
        organisation=st.sampled_from(names or [""]),
        body=st.sampled_from(body_names or [""]),
        capacity=TEXTS,
        post=TEXTS,
    )
    return Partnership(
        slug=draw(SLUGS),
        name=draw(FILLED),
        area=draw(TEXTS),
        area_code=draw(SHORT),
        population=draw(maybe(st.integers(0, 10**9))),
        nation=draw(SHORT),
        language=draw(SHORT),
        statutory_frame=draw(several(TEXTS)),
        organisations=tuple(draw(_organisations(slug)) for slug in names),
        bodies=tuple(bodies),
        memberships=draw(several(seats)) if names and bodies else (),
        vision=draw(TEXTS),
        note=draw(TEXTS),
    )


def _organisations(slug: str) -> st.SearchStrategy[Organisation]:
    return _made(
        Organisation,
        slug=st.just(slug),
        name=TEXTS,
        role=st.sampled_from(StatutoryRole),
        legal_basis=TEXTS,
        represents=TEXTS,
        note=TEXTS,
    )


def _bodies(
    slug: str, above: list[str], organisations: list[str]
) -> st.SearchStrategy[Body]:
    return _made(
        Body,
        slug=st.just(slug),
        type=st.sampled_from(BodyType),
        local_name=FILLED,
        parent=one_of(above),
        purpose=TEXTS,
        duties=several(TEXTS),
        lead_post=TEXTS,
        lead_organisation=one_of(organisations),
        meets=TEXTS,
        focus_areas=several(TEXTS),
        is_shared=st.booleans(),
        note=TEXTS,
    )


@st.composite
def plans(draw: st.DrawFn, bodies: list[str]) -> Plan:
    """A plan whose priorities are led by these bodies."""
    slugs = draw(st.lists(SLUGS, max_size=4, unique=True))
    half = len(slugs) // 2
    starts = draw(DAYS)
    return Plan(
        title=draw(TEXTS),
        starts=starts,
        ends=starts.replace(year=starts.year + 3, day=1, month=12),
        edition=draw(TEXTS),
        vision=draw(TEXTS),
        priorities=tuple(
            Priority(
                slug=slug,
                name=draw(TEXTS),
                summary=draw(TEXTS),
                group=draw(one_of(bodies)),
                focus_areas=draw(several(TEXTS)),
            )
            for slug in slugs[half:]
        ),
        themes=tuple(
            Theme(slug=slug, name=draw(TEXTS), summary=draw(TEXTS))
            for slug in slugs[:half]
        ),
        linked_plans=draw(several(st.builds(LinkedPlan, name=TEXTS, owner=TEXTS))),
    )


@st.composite
def indicators(
    draw: st.DrawFn, code: str, owners: list[str], bodies: list[str], of: list[str]
) -> Indicator:
    """An indicator with this code, owned and watched by these, of one priority."""
    aggregation = draw(st.sampled_from(Aggregation))
    only = {
        Aggregation.SNAPSHOT: Basis.SNAPSHOT,
        Aggregation.SURVEY: Basis.SURVEY_WAVE,
    }
    texts = ("counts", "numerator", "denominator", "why_it_matters", "source")
    more = ("geography", "not_collectable_because", "library", "plain_title")
    return Indicator(
        code=code,
        title=draw(FILLED),
        aggregation=aggregation,
        basis=only.get(aggregation) or draw(st.sampled_from(Basis)),
        polarity=draw(st.sampled_from(Polarity)),
        frequency=draw(st.sampled_from(FREQUENCIES)),
        year_starts=draw(st.sampled_from([1, 4])),
        multiplier=draw(st.sampled_from([1, 100, 1000]) | POSITIVE),
        lag_days=draw(st.integers(0, 400)),
        digits=draw(st.integers(0, 4)),
        owner=draw(one_of(owners)),
        priority=draw(one_of(of)),
        groups=draw(several(st.sampled_from(bodies))) if bodies else (),
        caveats=draw(several(TEXTS)),
        rule=draw(rules()),
        collectable_from=draw(maybe(DAYS)),
        results_due=draw(maybe(DAYS)),
        sensitive=draw(st.booleans()),
        version=draw(st.integers(1, 9)),
        valid_from=draw(maybe(DAYS)),
        unit=draw(SHORT),
        **{name: draw(TEXTS) for name in texts + more},
    )


def rules() -> st.SearchStrategy[RagRule]:
    """Any rule of colours."""
    return st.builds(
        RagRule,
        tolerance=st.just(5.0) | POSITIVE,
        kind=st.sampled_from(ToleranceKind),
        small_numbers=st.booleans(),
    )


@st.composite
def observations(draw: st.DrawFn, of: Indicator) -> Observation:
    """A row this indicator can have."""
    markers = draw(st.frozensets(st.sampled_from(Marker)))
    only = of.aggregation in (Aggregation.SNAPSHOT, Aggregation.SURVEY)
    return Observation(
        period=draw(PERIODS[of.basis] if only else ANY_PERIOD),
        known_on=draw(DAYS),
        markers=markers,
        sample=draw(maybe(FLOATS)),
        design_effect=draw(maybe(FLOATS)),
        source=draw(TEXTS),
        reason=draw(FILLED),
        entry=draw(st.integers(0, 3)),
        identity=draw(st.sampled_from(["", "row-1"])),
        **draw(_figures(of)),
    )


@st.composite
def _figures(draw: st.DrawFn, of: Indicator) -> dict[str, Any]:
    if draw(st.booleans()) and draw(st.booleans()):
        return {"missing": draw(st.sampled_from(Missing))}
    if not of.aggregation.is_quotient:
        return {"value": draw(WHOLE if of.aggregation is Aggregation.SUM else FLOATS)}
    low, high = sorted(draw(st.tuples(POSITIVE, POSITIVE)))
    return {"numerator": low, "denominator": high}


@st.composite
def targets(draw: st.DrawFn) -> Target:
    """Any row of a ledger of targets."""
    status = draw(st.sampled_from(TargetStatus))
    low, high = sorted(draw(st.tuples(FLOATS, FLOATS)))
    is_set = status is TargetStatus.SET
    profile = draw(st.sampled_from(ProfileKind))
    weights = st.lists(POSITIVE.filter(lambda w: w < 1e9), min_size=12, max_size=12)
    needs = profile in (ProfileKind.WEIGHTED, ProfileKind.SEASONAL)
    return Target(
        period=draw(ANY_PERIOD),
        known_on=draw(DAYS),
        value=low if is_set else None,
        upper=draw(maybe(st.just(high))) if is_set else None,
        percent_of_change=draw(maybe(FLOATS)),
        status=status,
        profile=profile,
        weights=tuple(draw(weights)) if needs else (),
        start=draw(maybe(FLOATS)),
        decided_by=draw(TEXTS),
        reason=draw(FILLED),
        entry=draw(st.integers(0, 3)),
        source=draw(TEXTS),
    )


def baselines() -> st.SearchStrategy[Any]:
    """Baselines of different periods: a folder has no place for their reasons."""
    one = st.builds(
        Baseline, period=ANY_PERIOD, value=maybe(FLOATS), known_on=DAYS, source=TEXTS
    )
    return st.lists(one, max_size=3, unique_by=lambda b: b.period).map(tuple)


@st.composite
def holdings(draw: st.DrawFn) -> Holdings:
    """Anything a folder can hold."""
    partnership = draw(partnerships())
    bodies = [b.slug for b in partnership.bodies]
    owners = [o.slug for o in partnership.organisations] + bodies
    plan = draw(maybe(plans(bodies)))
    priorities = [p.slug for p in plan.priorities] if plan else []
    codes = draw(st.lists(CODES, max_size=3, unique=True))
    watched = [draw(indicators(c, owners, bodies, priorities)) for c in codes]
    return Holdings(
        partnership=partnership,
        plan=plan,
        series=tuple(
            Series(
                indicator=each,
                observations=draw(several(observations(each), 4)),
                targets=draw(several(targets())),
                baselines=draw(baselines()),
            )
            for each in watched
        ),
    )
