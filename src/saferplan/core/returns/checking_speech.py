"""Messages about one line, each with its place, and figures as people say them."""

from __future__ import annotations

from dataclasses import dataclass

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.next_point import shown_value
from saferplan.core.indicators.observation import Observation
from saferplan.core.returns.messages import Message, Tier
from saferplan.core.returns.typed import TypedLine
from saferplan.core.wording import figure


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says things about one typed line; ``sheet`` is empty for a form."""

    typed: TypedLine
    code: str
    sheet: str = ""

    def error(
        self, rule: str, field: str, found: str, expected: str, mend: str
    ) -> Message:
        """Something that must be mended before the return is submitted."""
        return self._say(Tier.ERROR, rule, field, found, expected, mend)

    def query(
        self, rule: str, field: str, found: str, expected: str, mend: str
    ) -> Message:
        """Something that wants an answer."""
        return self._say(Tier.QUERY, rule, field, found, expected, mend)

    def note(
        self, rule: str, field: str, found: str, expected: str = "", mend: str = ""
    ) -> Message:
        """Something worth knowing."""
        return self._say(Tier.NOTE, rule, field, found, expected, mend)

    def _say(
        self, tier: Tier, rule: str, field: str, found: str, expected: str, mend: str
    ) -> Message:
        cells = self.typed.cells
        return Message(
            tier=tier,
            rule=rule,
            found=found,
            expected=expected,
            mend=mend,
            code=self.code,
            field=field,
            sheet=self.sheet if cells else "",
            cell=cells.get(field) or cells.get("code", ""),
        )


def plain(value: float | None, digits: int = 0) -> str:
    """A number with as many decimals as it has, and as it is shown with.

    >>> plain(1234), plain(87.5, 1), plain(0.125)
    ('1,234', '87.5', '0.125')
    """
    if value is None:
        return figure(None)
    text = f"{round(value, 6):.10g}"
    own = len(text.partition(".")[2]) if "e" not in text else 0
    return figure(value, max(own if value == round(value, 6) else 0, min(digits, own)))


def said(indicator: Indicator, row: Observation) -> str:
    """An observation in words: ``14``, ``14 of 16 (87.5%)``, ``to follow``.

    >>> from saferplan.core.periods import Period
    >>> from datetime import date
    >>> row = Observation(
    ...     period=Period.parse("month", "2008-07"), known_on=date(2009, 3, 30),
    ...     value=1632,
    ... )
    >>> from saferplan.core.indicators.vocabulary import Aggregation, Polarity
    >>> from saferplan.core.periods import Basis
    >>> crimes = Indicator(
    ...     code="X", title="X", plain_title="", aggregation=Aggregation.SUM,
    ...     basis=Basis.YEAR_TO_DATE, polarity=Polarity.LOWER, unit="crimes",
    ... )
    >>> said(crimes, row)
    '1,632'
    """
    if row.missing is not None:
        return row.missing.value.replace("_", " ")
    if row.value is not None:
        return plain(row.value, indicator.digits) + _sign(indicator)
    counts = f"{plain(row.numerator)} of {plain(row.denominator)}"
    share = shown_value(indicator, row)
    if share is None:
        return counts
    return f"{counts} ({in_unit(indicator, share)})"


def in_unit(indicator: Indicator, value: float) -> str:
    """A figure in the indicator's unit, as short as it may be said."""
    digits = max(indicator.digits, 1) if value != int(value) else 0
    return figure(value, digits) + _sign(indicator)


def _sign(indicator: Indicator) -> str:
    return "%" if indicator.is_percentage else ""
