"""What is watched: an indicator, its measure, its polarity and its period basis."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from saferplan.core.indicators.measurable import require_measurable
from saferplan.core.indicators.rag import RagRule
from saferplan.core.indicators.vocabulary import Aggregation, Polarity
from saferplan.core.periods import APRIL, JANUARY, Basis

CODE = re.compile(r"[A-Za-z0-9]([A-Za-z0-9 ._()-]{0,58}[A-Za-z0-9)])?")
"""It stands in addresses, in trace codes and in the names of files."""
FREQUENCIES = ("month", "quarter", "year", "two_years", "irregular")
LONGEST_LAG = 3650
"""Days. A figure that takes ten years to come is never going to."""
MOST_DIGITS = 6
LONGEST_UNIT = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """What is watched, on which basis it is reported, and which way is better.

    ``basis`` is the basis the position is reported on; what comes in may be
    finer (months that make a year to date). ``year_starts`` is 4 for financial
    and 1 for calendar years. ``lag_days`` is how long after a period's end its
    figure can exist at the earliest (a structural delay, not a late return).
    ``multiplier`` turns a quotient into what is shown: 100 for per cent, 1000
    for a rate per thousand.

    Raises:
        ValueError: an empty code or title, or settings that contradict.
    """

    code: str
    title: str
    plain_title: str
    aggregation: Aggregation
    basis: Basis
    polarity: Polarity
    unit: str
    frequency: str = "month"
    year_starts: int = APRIL
    multiplier: float = 1.0
    lag_days: int = 0
    digits: int = 0
    counts: str = ""
    numerator: str = ""
    denominator: str = ""
    why_it_matters: str = ""
    source: str = ""
    geography: str = ""
    owner: str = ""
    priority: str = ""
    groups: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()
    rule: RagRule = field(default_factory=RagRule)
    collectable_from: date | None = None
    not_collectable_because: str = ""
    results_due: date | None = None
    sensitive: bool = False
    version: int = 1
    valid_from: date | None = None
    library: str = ""

    def __post_init__(self) -> None:
        if not self.code or not self.title:
            raise ValueError("An indicator needs a code and a title.")
        if not CODE.fullmatch(self.code):
            raise ValueError(
                f"A code has 60 letters, digits, spaces, hyphens, dots and brackets at "
                f"most, and starts with a letter or digit; {self.code!r} does not."
            )
        if self.frequency not in FREQUENCIES:
            raise ValueError(
                f"{self.code}: frequency is one of {', '.join(FREQUENCIES)}, "
                f"not {self.frequency!r}."
            )
        if self.year_starts not in (JANUARY, APRIL):
            raise ValueError(f"{self.code}: a year starts in January or April.")
        if self.lag_days < 0 or self.multiplier <= 0:
            raise ValueError(
                f"{self.code}: a lag cannot be negative and a multiplier is above 0."
            )
        require_measurable(f"{self.code}: the multiplier", self.multiplier)
        if self.lag_days > LONGEST_LAG or not 0 <= self.digits <= MOST_DIGITS:
            raise ValueError(
                f"{self.code}: a lag is of {LONGEST_LAG} days at most, and 0 to "
                f"{MOST_DIGITS} digits are shown."
            )
        if len(self.unit) > LONGEST_UNIT:
            raise ValueError(f"{self.code}: a unit has {LONGEST_UNIT} letters at most.")
        self._require_basis_that_fits()

    def _require_basis_that_fits(self) -> None:
        allowed = _BASES.get(self.aggregation)
        if allowed and self.basis not in allowed:
            raise ValueError(
                f"{self.code}: {self.aggregation} figures cannot be reported on the "
                f"basis {self.basis}; use {' or '.join(allowed)}."
            )

    @property
    def shown_name(self) -> str:
        """The plain title where there is one."""
        return self.plain_title or self.title

    @property
    def is_percentage(self) -> bool:
        """Are differences of it percentage points, not per cent?"""
        return self.unit == "%"

    def is_collectable(self, as_at: date) -> bool:
        """Could a figure exist at all by this day?"""
        if self.collectable_from is not None:
            return as_at >= self.collectable_from
        return not self.not_collectable_because


_BASES: dict[Aggregation, tuple[Basis, ...]] = {
    Aggregation.SNAPSHOT: (Basis.SNAPSHOT,),
    Aggregation.SURVEY: (Basis.SURVEY_WAVE,),
}
