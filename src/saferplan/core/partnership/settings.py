"""How a partnership has chosen to work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

MOST_CLOSED_DAYS = 400
"""About ten years of bank holidays and closures; more are a slip."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnershipSettings:
    """What the partnership decided for itself; without a decision, the defaults.

    ``one_person_sign_off``: may the one who submitted a return accept it as well?
    (It is then stamped.) ``closed_days``: days besides weekends on which nobody
    works, so that no due date counts them; kept in order, each once.

    Raises:
        ValueError: a closed day stands there twice, or there are too many.
    """

    one_person_sign_off: bool = False
    closed_days: tuple[date, ...] = ()

    def __post_init__(self) -> None:
        if len(set(self.closed_days)) < len(self.closed_days):
            raise ValueError("A closed day stands there twice.")
        if len(self.closed_days) > MOST_CLOSED_DAYS:
            raise ValueError(f"There can be {MOST_CLOSED_DAYS} closed days at most.")
        object.__setattr__(self, "closed_days", tuple(sorted(self.closed_days)))
