"""Keep what was typed into a return, whatever is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from saferplan.core.periods import Month
from saferplan.core.returns.typed import TypedReturn
from saferplan.core.returns.workflow import Act
from saferplan.core.wording import is_plain_text
from saferplan.store import files, models, returns, writing
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import Refused
from saferplan.usecases.permissions import Doing
from saferplan.usecases.returns.reading_returns import Opened
from saferplan.usecases.returns.source_file import SourceFile
from saferplan.usecases.returns.views import ReturnView
from saferplan.usecases.returns.writing_returns import (
    as_written,
    held_return,
    refuse_overtaken,
)
from saferplan.usecases.words import require_words

LONGEST_CELL = 2_000
MOST_LINES = 2_000


def save_return(
    *,
    by: Actor,
    partnership: str,
    holder: str,
    month: Month,
    typed: TypedReturn,
    seen: int | None = None,
    answers: Mapping[str, str] | None = None,
    file: SourceFile | None = None,
) -> ReturnView:
    """Keep this draft, and give the return back with what is said of it.

    Errors do not matter here. A draft saved over a submitted, accepted or locked
    return changes nothing until it is submitted. The same draft again is no event.

    Raises:
        NotFound, NotPermitted: the actor may not report for this holder.
        Overtaken: somebody else saved or submitted after ``seen``.
        Refused: what was typed is longer than any cell, or made for another return.
    """
    with held_return(by, partnership, holder, month, Doing.REPORT) as opened:
        refuse_unusable(opened, typed, *(answers or {}).values())
        refuse_overtaken(opened, by, seen, is_file=file is not None)
        if is_new(opened, typed, answers, file):
            write_event(opened, by, Act.SAVED, typed, answers, file=file)
    return as_written(by, opened, typed.sheet)


def refuse_unusable(opened: Opened, typed: TypedReturn, *words: str) -> None:
    """Raise if the file was made for another return, or no cell could hold this.

    ``words`` are the answers and the reason that come with it.
    """
    for text in words:
        require_words(answer=text)
        if len(text) > LONGEST_CELL:
            raise Refused(
                f"An answer has {LONGEST_CELL:,} letters at most; shorten it."
            )
    problems = [*_other_return(opened, typed)]
    if len(typed.lines) > MOST_LINES:
        problems.append(f"A return has {MOST_LINES:,} lines at most; send fewer.")
    for line in typed.lines:
        texts = (line.code, line.value, line.numerator, line.denominator)
        if any(len(t) > LONGEST_CELL for t in (*texts, line.missing, line.remark)):
            problems.append(
                f"{line.code[:60]}: a cell holds {LONGEST_CELL:,} letters at most; "
                "shorten it."
            )
        if not all(is_plain_text(t) for t in (*texts, line.missing, line.remark)):
            problems.append(
                f"{line.code[:60]}: a cell holds a sign that cannot be printed; "
                "type it again."
            )
    if problems:
        raise Refused(*problems)


def _other_return(opened: Opened, typed: TypedReturn) -> list[str]:
    """What its stamp says that is not so of this return."""
    stamp, asked = typed.stamp, opened.template.stamp
    if stamp is None:
        return []
    pairs = (
        ("the partnership", stamp.partnership, asked.partnership),
        ("the group or agency", stamp.holder, asked.holder),
        ("the month", stamp.month.label, asked.month.label),
        ("the form,", f"version {stamp.version}", f"version {asked.version}"),
    )
    if stamp.seen > asked.seen:
        return [
            "The stamp that says what this template was made for has been changed. "
            "Take a new template and paste your figures into it."
        ]
    return [
        f"This file was made for {what} {found}, and this return is for {expected}; "
        "download the template of this return and copy your figures into it."
        for what, found, expected in pairs
        if found != expected
    ]


def is_new(
    opened: Opened,
    typed: TypedReturn,
    answers: Mapping[str, str] | None,
    file: SourceFile | None,
) -> bool:
    """Is anything typed, answered or sent that is not kept already?"""
    given = {k: v for k, v in (answers or {}).items() if v.strip()}
    return (
        [*opened.typed] != [*typed.lines]
        or not given.items() <= opened.answers.items()
        or (file is not None and not opened.rows)
    )


def write_event(
    opened: Opened,
    by: Actor,
    act: Act,
    typed: TypedReturn,
    answers: Mapping[str, str] | None,
    *,
    file: SourceFile | None = None,
    reason: str = "",
    is_amendment: bool = False,
    detail: Mapping[str, Any] | None = None,
) -> tuple[models.LedgerEntry, models.SourceFileRow | None]:
    """One entry with one event of the return; the file is kept with it."""
    entry = writing.open_entry(
        opened.partnership,
        account=by.account,
        on_behalf_of=by.on_behalf_of,
        what=_WHAT[act],
        source=file.name if file else "",
        detail={**_where(opened), **(detail or _typing(opened, typed))},
    )
    kept = files.keep(entry, file.name, file.content) if file else None
    returns.add_event(
        entry,
        returns.find_or_make(opened.partnership, opened.holder.slug, opened.month),
        number=opened.template.stamp.seen + 1,
        act=act,
        typed=typed.lines,
        answers=opened.answers | {k: v for k, v in (answers or {}).items() if v},
        reason=reason,
        is_amendment=is_amendment,
        file=kept,
    )
    return entry, kept


_WHAT = {Act.SAVED: "save_return", Act.SUBMITTED: "submit_return"}


def _where(opened: Opened) -> dict[str, Any]:
    return {
        "holder": opened.holder.slug,
        "month": str(opened.month),
        "at": timezone.localdate().isoformat(),
    }


def _typing(opened: Opened, typed: TypedReturn) -> dict[str, Any]:
    """What was typed before and after, of the lines that changed."""
    before = {line.code: line for line in opened.typed}
    changed = [line for line in typed.lines if before.get(line.code) != line]
    return {
        "before": _told(before[x.code] for x in changed if x.code in before),
        "after": _told(changed),
    }


def _told(lines: Any) -> dict[str, Any]:
    return {
        held["code"]: {k: v for k, v in held.items() if k not in ("code", "cells")}
        for held in returns.typed_columns(lines)
    }
