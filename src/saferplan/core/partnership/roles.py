"""What somebody may be to a partnership, whatever their post is called."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """In what capacity does an account work with a partnership?"""

    MANAGER = "manager"
    ANALYST = "analyst"
    THEME_LEAD = "theme_lead"
    BOARD_MEMBER = "board_member"
    PARTNER_AGENCY = "partner_agency"
    READER = "reader"

    @property
    def words(self) -> str:
        """The role as it is printed."""
        return self.value.replace("_", " ")
