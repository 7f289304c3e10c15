"""Which file of a folder holds what. Everything else is derived from this."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.targets import Baseline, Target
from saferplan.core.partnership.structure import (
    Body,
    Membership,
    Organisation,
    Partnership,
)
from saferplan.core.periods import Basis
from saferplan.core.plan.priorities import Plan
from saferplan.documents.folder.fields import Field, fields_of
from saferplan.documents.folder.scalars import TEXT, Scalar, scalar_for


@dataclass(frozen=True, slots=True)
class YamlFile:
    """A file of one value (its keys), or of a list of values of one kind."""

    name: str
    kind: type
    many: bool = True
    is_required: bool = False
    leave_out: frozenset[str] = frozenset()

    @property
    def fields(self) -> tuple[Field, ...]:
        """Its keys, in order."""
        return fields_of(self.kind, self.leave_out)


@dataclass(frozen=True, slots=True)
class CsvFile:
    """A file of rows about indicators; ``renamed`` is column name to field name."""

    name: str
    kind: type
    columns: tuple[str, ...]
    renamed: Mapping[str, str] = field(default_factory=dict)

    @property
    def fields(self) -> dict[str, Field]:
        """Column name to what it holds, in order."""
        own = {f.name: f for f in fields_of(self.kind, frozenset({"period"}))}
        values = {c: own[self.renamed.get(c, c)] for c in self.columns}
        return {**KEY_COLUMNS, **values}


CODE = Scalar("the code of an indicator", str, str)
KEY_COLUMNS = {
    "indicator": Field("indicator", CODE, True, None),
    "basis": Field("basis", scalar_for(Basis), True, None),
    "period": Field("period", TEXT, True, None),
}
"""What every row starts with: which indicator, and which period on which basis."""

PARTNERSHIP = YamlFile(
    "partnership.yaml",
    Partnership,
    many=False,
    is_required=True,
    leave_out=frozenset({"organisations", "bodies", "memberships"}),
)
ORGANISATIONS = YamlFile("organisations.yaml", Organisation)
BODIES = YamlFile("bodies.yaml", Body)
MEMBERSHIPS = YamlFile("memberships.yaml", Membership)
PLAN = YamlFile("plan.yaml", Plan, many=False)
INDICATORS = YamlFile("indicators.yaml", Indicator)
OBSERVATIONS = CsvFile(
    "observations.csv",
    Observation,
    (
        "value",
        "numerator",
        "denominator",
        "state",
        "markers",
        "known_on",
        "sample",
        "design_effect",
        "source",
        "reason",
    ),
    {"state": "missing"},
)
TARGETS = CsvFile(
    "targets.csv",
    Target,
    (
        "value",
        "upper",
        "percent_of_change",
        "status",
        "profile",
        "weights",
        "start",
        "known_on",
        "decided_by",
        "source",
        "reason",
    ),
)
BASELINES = CsvFile(
    "baselines.csv", Baseline, ("value", "known_on", "source", "reason")
)

FILES: tuple[YamlFile | CsvFile, ...] = (
    PARTNERSHIP,
    ORGANISATIONS,
    BODIES,
    MEMBERSHIPS,
    PLAN,
    INDICATORS,
    OBSERVATIONS,
    TARGETS,
    BASELINES,
)
NAMES = tuple(file.name for file in FILES)
