"""The tables, by the words of the field."""

from saferplan.store.models.indicators import (
    BaselineRow,
    DefinitionVersion,
    IndicatorRow,
    ObservationRow,
    TargetRow,
)
from saferplan.store.models.ledger import LedgerEntry
from saferplan.store.models.partnership import (
    BodyVersion,
    BrandingVersion,
    MembershipVersion,
    OrganisationVersion,
    PartnershipRow,
    PartnershipVersion,
)
from saferplan.store.models.people import GrantRow, User
from saferplan.store.models.plan import (
    LinkedPlanRow,
    PlanVersion,
    PriorityRow,
    ThemeRow,
)

APPEND_ONLY = (
    BaselineRow,
    BodyVersion,
    BrandingVersion,
    DefinitionVersion,
    IndicatorRow,
    LedgerEntry,
    LinkedPlanRow,
    MembershipVersion,
    ObservationRow,
    OrganisationVersion,
    PartnershipRow,
    PartnershipVersion,
    PlanVersion,
    PriorityRow,
    TargetRow,
    ThemeRow,
)
"""Tables whose rows are only ever added; the database refuses the rest."""

__all__ = [
    "APPEND_ONLY",
    "BaselineRow",
    "BodyVersion",
    "BrandingVersion",
    "DefinitionVersion",
    "GrantRow",
    "IndicatorRow",
    "LedgerEntry",
    "LinkedPlanRow",
    "MembershipVersion",
    "ObservationRow",
    "OrganisationVersion",
    "PartnershipRow",
    "PartnershipVersion",
    "PlanVersion",
    "PriorityRow",
    "TargetRow",
    "ThemeRow",
    "User",
]
