"""From rows to values: the same values a partnership folder is read into."""

from __future__ import annotations

from collections.abc import Container
from datetime import date
from functools import lru_cache

from saferplan.core.boards.pack import Branding
from saferplan.core.indicators.definition import Indicator
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
    StatutoryRole,
)
from saferplan.core.periods import Basis, Period
from saferplan.core.plan.priorities import LinkedPlan, Priority, Theme
from saferplan.store import models

OBSERVATION_FIELDS = (
    "id",
    "indicator_id",
    "entry__number",
    "period_basis",
    "period_start",
    "period_end",
    "known_on",
    "value",
    "numerator",
    "denominator",
    "missing",
    "markers",
    "sample",
    "design_effect",
    "source",
    "reason",
    "unsigned",
)


@lru_cache(maxsize=16384)
def period_of(basis: str, start: date, end: date) -> Period:
    """The period of a row; the same few stand in thousands of rows."""
    return Period(Basis(basis), start, end)


@lru_cache(maxsize=256)
def markers_of(words: str) -> frozenset[Marker]:
    """The markers of a row."""
    return frozenset(Marker(word) for word in words.split())


def observation_of(
    row: tuple,  # type: ignore[type-arg]  # a mixed row
    signed: Container[int] = (),
) -> Observation:
    """The observation in a row of `OBSERVATION_FIELDS`.

    ``signed`` holds the keys of those that were signed off after they came in.
    """
    (pk, _, entry, basis, start, end, known_on, value, numerator, denominator) = row[
        :10
    ]
    (missing, markers, sample, design_effect, source, reason, unsigned) = row[10:]
    if unsigned and pk not in signed:
        markers = f"{markers} {Marker.NOT_SIGNED_OFF.value}"
    return Observation(
        period=period_of(basis, start, end),
        known_on=known_on,
        value=value,
        numerator=numerator,
        denominator=denominator,
        missing=Missing(missing) if missing else None,
        markers=markers_of(markers),
        sample=sample,
        design_effect=design_effect,
        entry=entry,
        identity=f"observation-{pk}",
        source=source,
        reason=reason,
    )


def target_of(row: models.TargetRow) -> Target:
    """The target in a row."""
    return Target(
        period=period_of(row.period_basis, row.period_start, row.period_end),
        known_on=row.known_on,
        value=row.value,
        upper=row.upper,
        percent_of_change=row.percent_of_change,
        status=TargetStatus(row.status),
        profile=ProfileKind(row.profile),
        weights=tuple(row.weights),
        start=row.start,
        decided_by=row.decided_by,
        reason=row.reason,
        entry=row.entry.number,
        identity=f"target-{row.pk}",
        source=row.source,
    )


def baseline_of(row: models.BaselineRow) -> Baseline:
    """The baseline in a row."""
    return Baseline(
        period=period_of(row.period_basis, row.period_start, row.period_end),
        value=row.value,
        known_on=row.known_on,
        entry=row.entry.number,
        identity=f"baseline-{row.pk}",
        source=row.source,
        reason=row.reason,
    )


def indicator_of(row: models.DefinitionVersion) -> Indicator:
    """The definition in a row."""
    return Indicator(
        code=row.indicator.code,
        title=row.title,
        plain_title=row.plain_title,
        aggregation=Aggregation(row.aggregation),
        basis=Basis(row.basis),
        polarity=Polarity(row.polarity),
        unit=row.unit,
        frequency=row.frequency,
        year_starts=row.year_starts,
        multiplier=row.multiplier,
        lag_days=row.lag_days,
        digits=row.digits,
        counts=row.counts,
        numerator=row.numerator,
        denominator=row.denominator,
        why_it_matters=row.why_it_matters,
        source=row.source,
        geography=row.geography,
        owner=row.owner,
        priority=row.priority,
        groups=tuple(row.groups),
        caveats=tuple(row.caveats),
        rule=RagRule(
            tolerance=row.rule_tolerance,
            kind=ToleranceKind(row.rule_kind),
            small_numbers=row.rule_small_numbers,
        ),
        collectable_from=row.collectable_from,
        not_collectable_because=row.not_collectable_because,
        results_due=row.results_due,
        sensitive=row.sensitive,
        version=row.version,
        valid_from=row.valid_from,
        library=row.library,
    )


def organisation_of(row: models.OrganisationVersion) -> Organisation:
    """The organisation in a row."""
    return Organisation(
        slug=row.slug,
        name=row.name,
        role=StatutoryRole(row.role),
        legal_basis=row.legal_basis,
        represents=row.represents,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        note=row.note,
    )


def body_of(row: models.BodyVersion) -> Body:
    """The body in a row."""
    return Body(
        slug=row.slug,
        type=BodyType(row.type),
        local_name=row.local_name,
        parent=row.parent,
        purpose=row.purpose,
        duties=tuple(row.duties),
        lead_post=row.lead_post,
        lead_organisation=row.lead_organisation,
        meets=row.meets,
        focus_areas=tuple(row.focus_areas),
        is_shared=row.is_shared,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        note=row.note,
    )


def membership_of(row: models.MembershipVersion) -> Membership:
    """The seat in a row."""
    return Membership(
        organisation=row.organisation,
        body=row.body,
        capacity=row.capacity,
        post=row.post,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )


def priority_of(row: models.PriorityRow) -> Priority:
    """The priority in a row."""
    return Priority(
        slug=row.slug,
        name=row.name,
        summary=row.summary,
        group=row.group,
        focus_areas=tuple(row.focus_areas),
    )


def theme_of(row: models.ThemeRow) -> Theme:
    """The theme in a row."""
    return Theme(slug=row.slug, name=row.name, summary=row.summary)


def linked_plan_of(row: models.LinkedPlanRow) -> LinkedPlan:
    """The linked plan in a row."""
    return LinkedPlan(name=row.name, owner=row.owner, level=row.level)


def branding_of(row: models.BrandingVersion) -> Branding:
    """The look in a row; PostgreSQL hands bytes over as a view of memory."""
    return Branding(
        colour=row.colour,
        logo=None if row.logo is None else bytes(row.logo),
        logo_type=row.logo_type,
        slide_template=(
            None if row.slide_template is None else bytes(row.slide_template)
        ),
        word_template=(None if row.word_template is None else bytes(row.word_template)),
    )
