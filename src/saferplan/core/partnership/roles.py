"""What somebody may be to a partnership, whatever their post is called."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """In what capacity does an account work with a partnership?"""

    MANAGER = "manager"
    ANALYST = "analyst"
    THEME_LEAD = "theme_lead"
    BOARD_MEMBER = "board_member"
    CHAIR = "chair"
    PARTNER_AGENCY = "partner_agency"
    STAKEHOLDER = "stakeholder"
    SCRUTINY = "scrutiny"
    READER = "reader"

    @property
    def words(self) -> str:
        """The role as it is printed."""
        if self is Role.SCRUTINY:
            return "scrutiny member"
        return self.value.replace("_", " ")
