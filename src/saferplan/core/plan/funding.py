"""Money: what is identified, what of it is allocated to actions, what is spent.

Amounts are whole pence, so that nothing is lost in adding up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from saferplan.core.partnership.structure import require_order
from saferplan.core.periods import Month
from saferplan.core.plan.actions import ACTION_CODE
from saferplan.core.wording import MINUS, plural

MOST_PENCE = 10**13
"""A hundred thousand million pounds: more is a slip in typing."""
_POUNDS = re.compile(r"(?:£?\s*(-?)|(-)\s*£)\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{2}))?")


def pounds(pence: int) -> str:
    """How is this amount written? Pence only where there are some.

    >>> pounds(400000), pounds(123456), pounds(-50)
    ('£4,000', '£1,234.56', '−£0.50')
    """
    sign = MINUS if pence < 0 else ""
    whole, rest = divmod(abs(pence), 100)
    return f"{sign}£{whole:,}" + (f".{rest:02d}" if rest else "")


def read_pounds(text: str) -> int:
    """How many pence did somebody type: ``4,000``, ``£4000.50``?

    Raises ValueError with a sentence that says how an amount is written.

    >>> read_pounds("£4,000"), read_pounds("12.50")
    (400000, 1250)
    """
    tidy = " ".join(text.replace(MINUS, "-").split())
    found = _POUNDS.fullmatch(tidy)
    if not found:
        raise ValueError(
            f"“{tidy[:60]}” is not an amount; write pounds like 4,000 or 4,000.50."
        )
    before, after, whole, rest = found.groups()
    # More digits than an amount can have say no more than that it is too large.
    pence = int(whole.replace(",", "")[:20]) * 100 + int(rest or 0)
    return _in_bounds(-pence if before or after else pence)


def _in_bounds(pence: int) -> int:
    if abs(pence) > MOST_PENCE:
        raise ValueError("This amount is too large to be one; check its digits.")
    return pence


@dataclass(frozen=True, slots=True, kw_only=True)
class FundingLine:
    """Money that somebody gives: ``identified`` is how much, in pence.

    ``source`` is who gives it; ``group`` the body that holds it, empty for the
    partnership; ``starts`` and ``ends`` are when it can be spent. ``is_confirmed``:
    has whoever gives it promised it?
    """

    code: str
    title: str
    identified: int
    source: str = ""
    group: str = ""
    starts: date | None = None
    ends: date | None = None
    is_confirmed: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        if not ACTION_CODE.fullmatch(self.code):
            raise ValueError(
                "The code of a funding line is letters, digits, dots and hyphens, 40 "
                f"at most (LAA-1), not {self.code!r}."
            )
        if not self.title.strip():
            raise ValueError(f"The funding line {self.code} needs a title.")
        if self.identified < 0:
            raise ValueError(f"{self.code}: an amount identified is not negative.")
        _in_bounds(self.identified)
        require_order(self.code, self.starts, self.ends)


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocation:
    """How much of a line is set aside for an action, in pence; 0 takes it back."""

    line: str
    action: str
    amount: int

    def __post_init__(self) -> None:
        if self.amount < 0:
            raise ValueError("An allocation is not negative; enter 0 to take it back.")
        _in_bounds(self.amount)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spending:
    """What was spent of a line on an action in a month, in pence.

    ``number`` names it. A negative amount takes back what was entered too high, and
    says so in its words.
    """

    number: int
    line: str
    action: str
    month: Month
    amount: int
    words: str = ""

    def __post_init__(self) -> None:
        if self.amount == 0:
            raise ValueError("Enter how much was spent.")
        if self.amount < 0 and not self.words.strip():
            raise ValueError("Say why an amount is taken back.")
        _in_bounds(self.amount)


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """A funding line as it stands: what is set aside and spent, action by action.

    ``by_action`` has, for each action in order, what is allocated and what is spent.
    """

    line: FundingLine
    by_action: tuple[tuple[str, int, int], ...] = ()

    @property
    def allocated(self) -> int:
        """What is set aside in all, in pence."""
        return sum(allocated for _, allocated, _ in self.by_action)

    @property
    def spent(self) -> int:
        """What is spent in all, in pence."""
        return sum(spent for *_, spent in self.by_action)

    @property
    def free(self) -> int:
        """What is identified and not set aside; negative where too much is."""
        return self.line.identified - self.allocated

    @property
    def remarks(self) -> tuple[str, ...]:
        """What a board must be told: too much set aside or spent, nothing promised."""
        return tuple(self._remarks())

    def _remarks(self) -> Iterator[str]:
        if self.free < 0:
            yield f"{pounds(-self.free)} more is allocated than was identified."
        over = [code for code, given, spent in self.by_action if spent > given]
        if over:
            yield (
                f"More is spent than was allocated on {plural(len(over), 'action')}: "
                f"{', '.join(over)}."
            )
        if not self.line.is_confirmed:
            yield "Not confirmed yet by whoever gives it."


def money_of(
    lines: Sequence[FundingLine],
    allocations: Iterable[Allocation],
    spendings: Iterable[Spending],
    *,
    until: Month | None = None,
) -> tuple[Money, ...]:
    """How does each line stand, by the end of this month (None: of all months)?

    The latest allocation of a line to an action counts; spending adds up. What is
    about a line that is not listed is left out.

    >>> line = FundingLine(code="LAA-1", title="LAA grant", identified=1_000_000)
    >>> (found,) = money_of([line], [
    ...     Allocation(line="LAA-1", action="B-1", amount=400_000)], [
    ...     Spending(number=1, line="LAA-1", action="B-1", month=Month(2008, 12),
    ...              amount=150_000)])
    >>> pounds(found.allocated), pounds(found.spent), pounds(found.free)
    ('£4,000', '£1,500', '£6,000')
    """
    given: dict[tuple[str, str], int] = {}
    for one in allocations:
        given[one.line, one.action] = one.amount
    spent: dict[tuple[str, str], int] = dict.fromkeys(given, 0)
    for each in spendings:
        if until is None or each.month <= until:
            key = (each.line, each.action)
            spent[key] = spent.get(key, 0) + each.amount
    return tuple(
        Money(
            line=line,
            by_action=tuple(
                (action, given.get((code, action), 0), spent[code, action])
                for code, action in sorted(spent)
                if code == line.code
                and (given.get((code, action)) or spent[code, action])
            ),
        )
        for line in lines
    )
