"""Every row about an indicator, and where each observation came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from saferplan.core.indicators.holdings import Series


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Who entered an observation and when, and from which place of which file.

    ``file`` is empty where it was typed; ``line`` is its line in a folder's file,
    ``sheet`` and ``cell`` its place in a workbook.
    """

    entered_by: str
    entered_at: datetime
    on_behalf_of: str = ""
    file: str = ""
    line: int | None = None
    sheet: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesRows:
    """A series with the origin of each observation, by the row's identity."""

    series: Series
    origins: Mapping[str, Origin]
