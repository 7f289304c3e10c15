"""The register of data sets: what is held, why, from whom, and for how long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from saferplan.core.partnership.structure import require_slug
from saferplan.core.periods import Period


class Publishable(StrEnum):
    """May figures made from it be published?"""

    YES = "yes"
    NO = "no"
    AFTER_OFFICIAL_RELEASE = "after_official_release"

    @property
    def words(self) -> str:
        """The answer as it is printed."""
        return self.value.replace("_", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One column of a data set: its name, what it holds, must it be there?"""

    name: str
    holds: str
    is_required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """One data set that an agency shares, as the register describes it.

    ``organisation`` sends it, ``owner`` is the post there that answers for it.
    ``legal_basis`` names the entry of the law or the agreement; ``agreement`` the
    sharing agreement, with the days it was signed and is looked at again.
    ``retention_months`` is how long it is kept (None: not said). ``frequency`` is
    one of an indicator's frequencies, ``due_days`` how many days after the end of
    the period it is due. ``indicators`` are the codes made from it.
    """

    slug: str
    name: str
    organisation: str
    owner: str
    legal_basis: str
    purpose: str = ""
    agreement: str = ""
    agreed_on: date | None = None
    review_on: date | None = None
    fields: tuple[Field, ...] = ()
    retention_months: int | None = None
    frequency: str = "quarter"
    due_days: int = 92
    publishable: Publishable = Publishable.NO
    is_personal: bool = False
    indicators: tuple[str, ...] = ()
    definition: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    note: str = ""

    def __post_init__(self) -> None:
        require_slug(self.slug, "data set")
        if not (self.name and self.organisation and self.owner and self.legal_basis):
            raise ValueError(
                f"The data set {self.slug} needs a name, an agency, an owner (a post) "
                "and a legal basis."
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A data set that came in for one period: when, how much, what is missing."""

    feed: str
    period: Period
    received_on: date
    records: int | None = None
    missing_fields: tuple[str, ...] = ()
    is_correction: bool = False
    note: str = ""
    entry: int = 0
