"""Finding what is kept: each question costs a constant number of queries.

``entry`` cuts what is read to what the store held then: rows that came with a
later entry are as if they were not there. None: everything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable
from datetime import date
from typing import Any, TypeVar

from django.db.models import Max, Q, QuerySet

from saferplan.core.boards.pack import Branding
from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.holdings import Holdings, Series
from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.vocabulary import Marker
from saferplan.core.partnership.structure import Membership, Partnership
from saferplan.core.plan.priorities import Plan
from saferplan.store import models, values

M = TypeVar("M", bound=Any)
V = TypeVar("V")
SeatKey = tuple[str, str, str, str, date | None]


def find_partnership(slug: str) -> models.PartnershipRow | None:
    """The partnership of this name, or None."""
    return models.PartnershipRow.objects.filter(slug=slug).first()


def latest_entry(
    partnership: models.PartnershipRow, entry: int | None = None
) -> models.LedgerEntry | None:
    """The last thing done to its data, up to this entry; None if nothing was."""
    found = models.LedgerEntry.objects.filter(partnership=partnership)
    if entry is not None:
        found = found.filter(number__lte=entry)
    return found.order_by("-number").first()


def entries(
    partnership: models.PartnershipRow, numbers: Collection[int]
) -> dict[int, models.LedgerEntry]:
    """The entries of these numbers: who did what, and when."""
    found = models.LedgerEntry.objects.filter(
        partnership=partnership, number__in=numbers
    )
    return {row.number: row for row in found}


def holdings(
    partnership: models.PartnershipRow, *, entry: int | None = None
) -> Holdings:
    """Everything held about a partnership, every row with its entry."""
    return Holdings(
        partnership=structure(partnership, entry=entry),
        plan=plan(partnership, entry=entry),
        series=series(partnership, entry=entry),
    )


def frames(
    slugs: Collection[str] | None = None,
) -> dict[str, models.PartnershipVersion]:
    """What is said about each partnership itself now (None: about all of them)."""
    rows = models.PartnershipVersion.objects.select_related("partnership")
    if slugs is not None:
        rows = rows.filter(partnership__slug__in=slugs)
    rows = rows.order_by("partnership__slug", "entry__number")
    return {row.partnership.slug: row for row in rows}


def structure(
    partnership: models.PartnershipRow, *, entry: int | None = None
) -> Partnership:
    """The partnership with its organisations, bodies and seats as they are listed."""
    frame = rows_of(models.PartnershipVersion, partnership, entry).last()
    if frame is None:
        raise LookupError(f"Nothing is said about {partnership.slug} at entry {entry}.")
    organisations = rows_of(models.OrganisationVersion, partnership, entry)
    bodies = rows_of(models.BodyVersion, partnership, entry)
    seats = rows_of(models.MembershipVersion, partnership, entry)
    return Partnership(
        slug=partnership.slug,
        name=frame.name,
        area=frame.area,
        area_code=frame.area_code,
        population=frame.population,
        nation=frame.nation,
        language=frame.language,
        statutory_frame=tuple(frame.statutory_frame),
        organisations=in_force(organisations, _slug, values.organisation_of),
        bodies=in_force(bodies, _slug, values.body_of),
        memberships=in_force(seats, _seat, values.membership_of),
        vision=frame.vision,
        note=frame.note,
    )


def plan(
    partnership: models.PartnershipRow, *, entry: int | None = None
) -> Plan | None:
    """The plan as it was entered last."""
    row = rows_of(models.PlanVersion, partnership, entry).last()
    if row is None:
        return None
    priorities = models.PriorityRow.objects.filter(plan=row).order_by("place")
    themes = models.ThemeRow.objects.filter(plan=row).order_by("place")
    linked = models.LinkedPlanRow.objects.filter(plan=row).order_by("place")
    return Plan(
        title=row.title,
        edition=row.edition,
        starts=row.starts,
        ends=row.ends,
        vision=row.vision,
        priorities=tuple(values.priority_of(p) for p in priorities),
        themes=tuple(values.theme_of(t) for t in themes),
        linked_plans=tuple(values.linked_plan_of(p) for p in linked),
    )


def branding(
    partnership: models.PartnershipRow, *, entry: int | None = None
) -> Branding | None:
    """The partnership's own look, if it has given one."""
    row = rows_of(models.BrandingVersion, partnership, entry).last()
    return values.branding_of(row) if row else None


def definitions(
    partnership: models.PartnershipRow,
    *,
    entry: int | None = None,
    codes: Collection[str] | None = None,
) -> dict[int, tuple[Indicator, ...]]:
    """All versions of each definition, oldest first, by indicator, in their order."""
    rows = models.DefinitionVersion.objects.filter(
        _until(entry), indicator__partnership=partnership
    ).select_related("indicator")
    if codes is not None:
        rows = rows.filter(indicator__code__in=codes)
    versions: dict[int, list[models.DefinitionVersion]] = defaultdict(list)
    for row in rows.order_by("entry__number"):
        versions[row.indicator_id].append(row)
    in_order = sorted(
        versions.values(), key=lambda found: (found[-1].place, found[-1].pk)
    )
    return {
        found[-1].indicator_id: tuple(values.indicator_of(row) for row in found)
        for found in in_order
    }


def series(
    partnership: models.PartnershipRow,
    *,
    entry: int | None = None,
    codes: Collection[str] | None = None,
) -> tuple[Series, ...]:
    """Each indicator by its latest definition, with every row ever entered."""
    versions = definitions(partnership, entry=entry, codes=codes)
    return tuple(
        series_of({k: v[-1] for k, v in versions.items()}, entry=entry).values()
    )


def series_of(
    indicators: dict[int, Indicator], *, entry: int | None = None
) -> dict[int, Series]:
    """Every row about these indicators (by their keys), oldest entry first."""
    wanted = Q(indicator__in=list(indicators)) & _until(entry)
    observations = _observations(wanted, _signed(wanted))
    targets = _grouped(models.TargetRow, wanted, values.target_of)
    baselines = _grouped(models.BaselineRow, wanted, values.baseline_of)
    return {
        key: Series(
            indicator=indicator,
            observations=tuple(observations[key]),
            targets=tuple(targets[key]),
            baselines=tuple(baselines[key]),
        )
        for key, indicator in indicators.items()
    }


def latest_period_end(partnership: models.PartnershipRow) -> date | None:
    """When does the last period end of which something is observed?"""
    rows = models.ObservationRow.objects.filter(
        indicator__partnership=partnership, missing=""
    ).exclude(markers__contains=Marker.FORECAST.value)
    end: date | None = rows.aggregate(end=Max("period_end"))["end"]
    return end


def indicator_by_any_case(
    partnership: models.PartnershipRow, code: str
) -> models.IndicatorRow | None:
    """The indicator of this code, in capitals or not, or None."""
    return models.IndicatorRow.objects.filter(
        partnership=partnership, code__iexact=code
    ).first()


def lines_of(identities: Iterable[str]) -> dict[str, int | None]:
    """On which line of its file did each of these observations stand?"""
    keys = [int(identity.rpartition("-")[2]) for identity in identities]
    rows = models.ObservationRow.objects.filter(pk__in=keys)
    return {f"observation-{pk}": line for pk, line in rows.values_list("pk", "line")}


def _signed(wanted: Q) -> frozenset[int]:
    """The observations that were signed off after they had come in."""
    rows = models.SignOffRow.objects.filter(wanted)
    return frozenset(rows.values_list("observation_id", flat=True))


def _observations(wanted: Q, signed: frozenset[int]) -> dict[int, list[Observation]]:
    rows = (
        models.ObservationRow.objects.filter(wanted)
        .order_by("entry__number", "place")
        .values_list(*values.OBSERVATION_FIELDS)
    )
    found: dict[int, list[Observation]] = defaultdict(list)
    for row in rows:
        found[row[1]].append(values.observation_of(row, signed))
    return found


def _grouped(
    table: type[M], wanted: Q, value_of: Callable[[M], V]
) -> dict[int, list[V]]:
    rows = with_entry(_rows(table)).filter(wanted)
    found: dict[int, list[V]] = defaultdict(list)
    for row in rows.order_by("entry__number", "place"):
        found[row.indicator_id].append(value_of(row))
    return found


def with_entry(rows: QuerySet[M]) -> QuerySet[M]:
    """The same rows with who wrote them and when, and not with all that was written.

    The detail of one entry may hold a whole folder, once for every row of it.
    """
    return rows.select_related("entry").defer("entry__detail")


def _rows(table: type[M]) -> QuerySet[M]:
    rows: QuerySet[M] = table.objects.all()
    return rows


def _until(entry: int | None) -> Q:
    return Q() if entry is None else Q(entry__number__lte=entry)


def rows_of(
    table: type[M], partnership: models.PartnershipRow, entry: int | None
) -> QuerySet[M]:
    """The rows of a partnership up to an entry, oldest first, each with its entry."""
    rows = _rows(table).filter(_until(entry), partnership=partnership)
    return rows.order_by("entry__number", "pk")


def in_force(
    rows: Iterable[M], key_of: Callable[[M], Hashable], value_of: Callable[[M], V]
) -> tuple[V, ...]:
    """The latest version of each, in the order of their places."""
    latest = {key_of(row): row for row in rows}
    in_order = sorted(latest.values(), key=lambda row: (row.place, row.pk))
    return tuple(value_of(row) for row in in_order)


def _slug(row: models.OrganisationVersion | models.BodyVersion) -> str:
    return row.slug


def _seat(row: models.MembershipVersion) -> SeatKey:
    return (row.organisation, row.body, row.capacity, row.post, row.valid_from)


def seat_key(seat: Membership) -> SeatKey:
    """What makes two rows versions of the same seat (its end may change)."""
    return (seat.organisation, seat.body, seat.capacity, seat.post, seat.valid_from)
