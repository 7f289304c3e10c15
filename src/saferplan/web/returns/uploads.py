"""A filled file that comes back: kept, checked, and shown as its sender sees it."""

from __future__ import annotations

from dataclasses import dataclass

from saferplan.core.periods import Month
from saferplan.core.returns.messages import Message
from saferplan.core.wording import listed, plural
from saferplan.usecases.returns.views import ReturnView
from saferplan.web.forms import Problem
from saferplan.web.returns.marked_table import MarkedTable

KINDS = ".xlsx,.ods,.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadPage:
    """What the page shows: the form, and what was found in the file."""

    holder: str
    name: str
    month: str
    month_words: str
    kinds: str
    needs_reason: bool
    reason: str
    is_overtaken: bool
    is_kept: bool
    file: str
    sentence: str
    table: MarkedTable | None
    queries: int
    problems: tuple[Problem, ...] = ()


def upload_page(
    view: ReturnView,
    month: Month,
    *,
    reason: str = "",
    file: str = "",
    table: MarkedTable | None = None,
    is_kept: bool = False,
    is_overtaken: bool = False,
    problems: tuple[Problem, ...] = (),
) -> UploadPage:
    """The form, and below it the sender's own table once a file was read."""
    return UploadPage(
        holder=view.template.stamp.holder,
        name=view.template.holder_name,
        month=str(month),
        month_words=month.label,
        kinds=KINDS,
        needs_reason=view.standing.was_locked or view.standing.accepted is not None,
        reason=reason,
        is_overtaken=is_overtaken,
        is_kept=is_kept,
        file=file,
        sentence=_sentence(table) if table else "",
        table=table,
        queries=len(table.queries) if table else 0,
        problems=problems,
    )


def _sentence(table: MarkedTable) -> str:
    """``2 errors, 1 query and 1 note``, or that there is nothing to remark."""
    counts = (
        (len(table.errors), "error", ""),
        (len(table.queries), "query", "queries"),
        (len(table.notes), "note", ""),
    )
    told = [plural(count, one, many) for count, one, many in counts if count]
    return listed(told) if told else "nothing to remark"


def at_the_file(texts: tuple[str, ...]) -> tuple[Problem, ...]:
    """What is wrong with the file as a whole, led to its field."""
    return tuple(Problem("file", text) for text in texts)


def without_a_cell(messages: tuple[Message, ...]) -> tuple[Problem, ...]:
    """What was missing beside the table: a reason, for the whole return."""
    return tuple(
        Problem("reason", " ".join(t for t in (m.found, m.expected, m.mend) if t))
        for m in messages
        if m.field == "reason"
    )
