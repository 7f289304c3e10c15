"""What is to be added to a partnership's data by one entry, as one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from saferplan.core.boards.pack import Branding
from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.targets import Baseline, Target
from saferplan.core.partnership.structure import (
    Body,
    Membership,
    Organisation,
    Partnership,
)
from saferplan.core.plan.priorities import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """New rows about one indicator; ``lines`` are those of the file, if known."""

    observations: tuple[Observation, ...] = ()
    targets: tuple[Target, ...] = ()
    baselines: tuple[Baseline, ...] = ()
    lines: tuple[int | None, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.observations or self.targets or self.baselines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Additions:
    """New versions and rows; numbers before a value are its place in order.

    ``frame`` is the partnership whose own words (name, area, vision) are new.
    """

    frame: Partnership | None = None
    organisations: tuple[tuple[int, Organisation], ...] = ()
    bodies: tuple[tuple[int, Body], ...] = ()
    memberships: tuple[tuple[int, Membership], ...] = ()
    plan: Plan | None = None
    branding: Branding | None = None
    definitions: tuple[tuple[int, Indicator], ...] = ()
    rows: Mapping[str, Rows] = field(default_factory=dict)

    @property
    def counts(self) -> dict[str, int]:
        """How many rows of each kind are new; kinds without any are left out."""
        rows = self.rows.values()
        found = {
            "partnership": int(self.frame is not None),
            "organisations": len(self.organisations),
            "bodies": len(self.bodies),
            "memberships": len(self.memberships),
            "plan": int(self.plan is not None),
            "branding": int(self.branding is not None),
            "indicators": len(self.definitions),
            "observations": sum(len(r.observations) for r in rows),
            "targets": sum(len(r.targets) for r in rows),
            "baselines": sum(len(r.baselines) for r in rows),
        }
        return {kind: count for kind, count in found.items() if count}
