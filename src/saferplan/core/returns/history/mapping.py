"""What the user decided about a spreadsheet, kept for next year's."""

from __future__ import annotations

import collections.abc
from dataclasses import dataclass, field
from enum import StrEnum

from saferplan.core.indicators.definition import Indicator


class Use(StrEnum):
    """What becomes of the figures of a row?"""

    FIGURES = "figures"
    TARGETS = "targets"
    LEAVE_OUT = "leave_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a row becomes.

    ``code`` is the indicator it belongs to; ``new`` its definition where it is not
    held yet. ``over`` is the key of the row it is divided by, where the indicator is
    a quotient. ``confidence`` says in a word how sure a suggestion is; empty once
    the user has chosen. ``hint`` names an indicator it may be, but was not taken for.
    """

    use: Use = Use.LEAVE_OUT
    code: str = ""
    new: Indicator | None = None
    over: str = ""
    confidence: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """Rows to indicators, headings to periods, and what to leave out.

    ``rows`` go by the words of a row, ``columns`` by sheet, cell and words of a
    heading (to a period as people write it; empty: leave it out), ``years`` by the
    name of a sheet whose months carry no year: where its year begins. ``group`` is
    the body that answers for actions of a plan that name none. Rows and columns
    that are not there are no mistake: next year's sheet may have fewer.
    """

    rows: collections.abc.Mapping[str, Choice] = field(default_factory=dict)
    columns: collections.abc.Mapping[str, str] = field(default_factory=dict)
    years: collections.abc.Mapping[str, int] = field(default_factory=dict)
    group: str = ""

    def over(self, other: Mapping) -> Mapping:
        """This mapping, and the other one where this says nothing."""
        return Mapping(
            rows={**other.rows, **self.rows},
            columns={**other.columns, **self.columns},
            years={**other.years, **self.years},
            group=self.group or other.group,
        )
