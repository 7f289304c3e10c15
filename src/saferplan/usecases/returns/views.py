"""What is to be seen of returns: the values that pages, commands and the API show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from saferplan.core.periods import Month
from saferplan.core.returns.asking import Holder
from saferplan.core.returns.checking import Checked
from saferplan.core.returns.lines import Template
from saferplan.core.returns.typed import TypedReturn
from saferplan.core.returns.workflow import Event, Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnSummary:
    """One return in a list: whose, of which month, and how far it has come.

    ``lines`` counts the figures asked for, ``given`` those with something typed.
    ``may_open`` says whether whoever asks may see what is in it.
    """

    holder: Holder
    month: Month
    standing: Standing
    lines: int
    given: int
    may_open: bool = True
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnView:
    """One return, whole: what it asks, what was typed, and what is said of that.

    ``typed`` is the latest draft, else what was submitted last. ``answers`` are by
    the key of the query. ``why_not_accept`` is empty where ``may_accept``.
    """

    template: Template
    standing: Standing
    events: tuple[Event, ...]
    typed: TypedReturn
    checked: Checked
    answers: Mapping[str, str] = field(default_factory=dict)
    may_report: bool = False
    may_accept: bool = False
    why_not_accept: str = ""
    is_own: bool = True
