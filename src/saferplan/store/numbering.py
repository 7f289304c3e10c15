"""Numbers that name things within a partnership: the next one of a table."""

from __future__ import annotations

from django.db.models import Max

from saferplan.store import models

Numbered = (
    type[models.MeetingVersion]
    | type[models.VarianceVersion]
    | type[models.BlockageVersion]
    | type[models.ChallengeVersion]
    | type[models.ArisingVersion]
    | type[models.TermsVersion]
    | type[models.SpendingRow]
    | type[models.TargetProposalVersion]
)


def next_number(partnership: models.PartnershipRow, table: Numbered) -> int:
    """The number a new one gets; asked under the lock of the partnership."""
    rows = table._default_manager.filter(partnership=partnership)
    return int(rows.aggregate(last=Max("number"))["last"] or 0) + 1
