"""The people of the demonstration: who they are, and what they may do."""

from __future__ import annotations

from dataclasses import dataclass

from saferplan.core.partnership.roles import Role

PASSWORD = "saferplan-demo"  # noqa: S105 - printed on the sign-in page


CLEARED_BECAUSE = "the demonstration shows its figures to those who work with them"


@dataclass(frozen=True, slots=True, kw_only=True)
class CastMember:
    """One demonstration account; an outsider belongs to another partnership.

    ``is_cleared``: may it see small counts of sensitive indicators?
    """

    account: str
    role: Role
    words: str
    is_outsider: bool = False
    may_start: bool = False
    is_cleared: bool = False


CAST = (
    CastMember(
        account="manager",
        role=Role.MANAGER,
        words="manages the partnership: enters, corrects and loads figures",
        may_start=True,
        is_cleared=True,
    ),
    CastMember(
        account="analyst",
        role=Role.ANALYST,
        words="analyst: enters and corrects figures",
        is_cleared=True,
    ),
    CastMember(
        account="theme-lead",
        role=Role.THEME_LEAD,
        words="leads a task and finish group: reads everything, reports for the group",
        is_cleared=True,
    ),
    CastMember(
        account="board",
        role=Role.BOARD_MEMBER,
        words="member of the board: reads everything",
        is_cleared=True,
    ),
    CastMember(
        account="chair",
        role=Role.CHAIR,
        words="chairs the delivery board: reads everything, decides on variances",
        is_cleared=True,
    ),
    CastMember(
        account="agency",
        role=Role.PARTNER_AGENCY,
        words="partner agency: reads and reports its own indicators",
    ),
    CastMember(
        account="stakeholder",
        role=Role.STAKEHOLDER,
        words="of a stakeholder group: reads everything",
    ),
    CastMember(
        account="scrutiny",
        role=Role.SCRUTINY,
        words="of the council’s scrutiny committee: reads everything",
    ),
    CastMember(account="reader", role=Role.READER, words="reads, and no more"),
    CastMember(
        account="outsider",
        role=Role.MANAGER,
        words="of another partnership: sees nothing of this one",
        is_outsider=True,
    ),
)
