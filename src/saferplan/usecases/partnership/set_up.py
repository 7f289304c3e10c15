"""How far has a partnership been set up? Asked of the store, never kept."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count

from saferplan.core.boards.pack import Branding
from saferplan.core.indicators.definition import Indicator
from saferplan.core.partnership.structure import Partnership
from saferplan.core.plan.priorities import Plan
from saferplan.store import boards, models, reading
from saferplan.usecases.access import the_entry, the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.partnership.frames import frame_of
from saferplan.usecases.permissions import Doing


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUp:
    """What is there already; counts by the codes of indicators where they have any."""

    frame: Partnership
    plan: Plan | None
    indicators: tuple[Indicator, ...]
    branding: Branding | None
    figures: Counter[str]
    targets: Counter[str]
    baselines: Counter[str]
    people: int
    meetings: int
    has_settings: bool

    def indicator(self, code: str) -> Indicator | None:
        """The indicator of this code, or None."""
        return next((i for i in self.indicators if i.code == code), None)


def set_up(actor: Actor, partnership: str) -> SetUp:
    """What has been set up so far?

    Raises:
        NotFound, NotPermitted: the actor may not set it up.
    """
    row = the_partnership(actor, partnership, Doing.SET_UP)
    found = frame_of(row, the_entry(row, None))
    indicators = tuple(versions[-1] for versions in found.definitions.values())
    return SetUp(
        frame=found.partnership,
        plan=found.plan,
        indicators=indicators,
        branding=reading.branding(row),
        figures=_counted(row, models.ObservationRow),
        targets=_counted(row, models.TargetRow),
        baselines=_counted(row, models.BaselineRow),
        people=_people(row),
        meetings=len(boards.meetings(row)),
        has_settings=models.SettingsVersion.objects.filter(partnership=row).exists(),
    )


def _counted(
    row: models.PartnershipRow,
    table: type[models.ObservationRow | models.TargetRow | models.BaselineRow],
) -> Counter[str]:
    rows = table.objects.filter(indicator__partnership=row)
    counts = rows.values_list("indicator__code").annotate(rows=Count("pk"))
    return Counter(dict(counts))


def _people(row: models.PartnershipRow) -> int:
    granted = models.GrantRow.objects.filter(partnership=row, user__is_active=True)
    return granted.values("user").distinct().count()
