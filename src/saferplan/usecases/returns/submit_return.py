"""Submit a return: its figures count from now on, stamped "not signed off"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils import timezone

from saferplan.core.indicators.observation import Observation, as_known
from saferplan.core.periods import Month
from saferplan.core.returns.checking import Checked, CheckedLine
from saferplan.core.returns.messages import Message, Tier
from saferplan.core.returns.typed import TypedReturn
from saferplan.core.returns.workflow import Act
from saferplan.store import models, returns, writing
from saferplan.store.additions import Additions, Rows
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import Refused
from saferplan.usecases.indicators.record_observation import told
from saferplan.usecases.permissions import Doing
from saferplan.usecases.returns.queries import is_own
from saferplan.usecases.returns.reading_returns import Opened
from saferplan.usecases.returns.save_return import (
    is_new,
    refuse_unusable,
    write_event,
)
from saferplan.usecases.returns.source_file import SourceFile
from saferplan.usecases.returns.views import ReturnView
from saferplan.usecases.returns.writing_returns import (
    NotReady,
    as_written,
    held_return,
    refuse_overtaken,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """What came of it: the lines that were sent, and those that are still to come.

    ``sent`` are codes whose figure is new or changed, ``same`` those that stood
    there already, ``waiting`` those with nothing on them yet.
    """

    view: ReturnView
    sent: tuple[str, ...]
    same: tuple[str, ...]
    waiting: tuple[str, ...]


def submit_return(
    *,
    by: Actor,
    partnership: str,
    holder: str,
    month: Month,
    typed: TypedReturn,
    seen: int | None = None,
    answers: Mapping[str, str] | None = None,
    file: SourceFile | None = None,
    reason: str = "",
) -> Submitted:
    """Send in what is typed; a line with nothing on it does not hold up the rest.

    A remark on a line answers the queries about that line. After a pack was issued
    over the month, a change is an amendment and needs a ``reason``, as does a
    change of a figure that was accepted, and figures entered on an agency's behalf
    without its file.

    Raises:
        NotFound, NotPermitted: the actor may not report for this holder.
        Overtaken: somebody else saved or submitted after ``seen``.
        NotReady: it was saved as a draft; errors, unanswered queries or a missing
            reason stand in the way.
        Refused: nothing in it is new, or it was made for another return.
    """
    today = timezone.localdate()
    with held_return(by, partnership, holder, month, Doing.REPORT) as opened:
        refuse_unusable(opened, typed, reason, *(answers or {}).values())
        refuse_overtaken(opened, by, seen, is_file=file is not None)
        sending = _Sending(opened, typed, answers or {}, reason.strip(), by, file)
        problems = sending.problems(today)
        if not problems:
            sending.write()
        elif is_new(opened, typed, sending.answers, file):
            write_event(opened, by, Act.SAVED, typed, sending.answers, file=file)
    if problems:
        raise NotReady(problems)
    view = as_written(by, opened)
    return Submitted(
        view=view,
        sent=tuple(line.line.code for line in sending.changed),
        same=tuple(line.line.code for line in sending.same),
        waiting=sending.waiting,
    )


class _Sending:
    """One submission: what is typed set beside what is held."""

    def __init__(
        self,
        opened: Opened,
        typed: TypedReturn,
        answers: Mapping[str, str],
        reason: str,
        by: Actor,
        file: SourceFile | None,
    ) -> None:
        self.opened, self.typed, self.reason = opened, typed, reason
        self.by, self.file = by, file
        self.given = {k: v.strip() for k, v in answers.items() if v.strip()}
        self.is_amendment = opened.standing.was_locked
        self.changed: tuple[CheckedLine, ...] = ()
        self.same: tuple[CheckedLine, ...] = ()
        self.waiting: tuple[str, ...] = ()
        self.answers: dict[str, str] = {}

    def problems(self, today: date) -> tuple[Message, ...]:
        """What stands in the way; nothing in it being new is refused at once."""
        checked = self.opened.checked(self.typed, today)
        self._sort(checked)
        self.answers = self._answered(checked)
        known = self.opened.answers | self.answers
        return (*checked.errors, *checked.unanswered(known), *self._reasons_missing())

    def _sort(self, checked: Checked) -> None:
        filled = [line for line in checked.lines if line.observation is not None]
        self.same = tuple(one for one in filled if self._is_same(one))
        self.changed = tuple(one for one in filled if one not in self.same)
        self.waiting = tuple(
            one.line.code
            for one in checked.lines
            if one.typed.is_empty and one.line.held is None
        )
        if not self.changed and not checked.errors:
            raise Refused(self._nothing_new())

    def _nothing_new(self) -> str:
        last = self.opened.standing.submitted
        if last is None or not self.same:
            return (
                "There is nothing to submit yet: no line has a figure or a reason "
                "why there is none."
            )
        return (
            f"These figures are in already: {last.account} submitted this return, "
            "and nothing in yours is different. Nothing was written."
        )

    def _is_same(self, one: CheckedLine) -> bool:
        held, new = self._held(one), one.observation
        return held is not None and new is not None and _content(held) == _content(new)

    def _held(self, one: CheckedLine) -> Observation | None:
        """The row about this very period that counts now."""
        series = self.opened.series[one.line.code]
        rows = as_known(r for r in series.observations if not r.is_forecast)
        return next((r for r in rows if r.period == one.line.period), None)

    def _answered(self, checked: Checked) -> dict[str, str]:
        """The answers given; a remark on the line is one, and why a figure changes."""
        remarks = {line.code: line.remark.strip() for line in self.typed.lines}
        said = {
            query.key: remarks.get(query.code)
            or (self.reason if query.rule == "changed" else "")
            for query in checked.queries
        }
        return {key: words for key, words in said.items() if words} | self.given

    def _reasons_missing(self) -> Iterator[Message]:
        if self.reason:
            return
        if self.is_amendment and self.changed:
            yield _wanted(
                "A pack was issued over this month, so this is an amendment.",
                "Say why the figures change; both stay visible.",
            )
            return
        if self._is_on_behalf and self.file is None and self.changed:
            yield _wanted(
                f"You enter these figures on behalf of {self.opened.holder.name}.",
                "Attach the file they came in, or say how they reached you.",
            )

    @property
    def _is_on_behalf(self) -> bool:
        holder, here = self.opened.holder, self.opened.partnership.slug
        return holder.is_agency and not is_own(self.by, here, holder.slug)

    def write(self) -> None:
        """The event, and a row for every figure that is new."""
        entry, file = write_event(
            self.opened,
            self.by,
            Act.SUBMITTED,
            self.typed,
            self.answers,
            file=self.file,
            reason=self.reason,
            is_amendment=self.is_amendment,
            detail=self._detail(),
        )
        rows = {
            one.line.code: Rows(observations=(self._row(one),)) for one in self.changed
        }
        identities = writing.add(entry, Additions(rows=rows))
        if file is not None:
            self._keep_cells(file, identities)

    def _row(self, one: CheckedLine) -> Observation:
        if one.observation is None:  # kept apart by `_sort`
            raise ValueError(f"{one.line.code} has no figure.")
        held = self._held(one)
        # Why the return was amended comes first; then what was said of this line.
        said = (self.reason, one.typed.remark.strip() or self._why(one))
        reason = "; ".join(dict.fromkeys(words for words in said if words))
        known_on = one.observation.known_on
        return replace(
            one.observation,
            known_on=max(known_on, held.known_on) if held else known_on,
            reason=reason,
            source=self.file.name if self.file else "typed into the return",
        )

    def _why(self, one: CheckedLine) -> str:
        """The answer to the query why this figure changes, if there was one."""
        of_line = f"{one.line.code}/"
        return "; ".join(
            words for key, words in self.answers.items() if key.startswith(of_line)
        )

    def _detail(self) -> dict[str, Any]:
        return {
            "before": {o.line.code: told(self._held(o)) for o in self.changed},
            "after": {o.line.code: told(self._row(o)) for o in self.changed},
            "answers": self.answers,
            "reason": self.reason,
        }

    def _keep_cells(self, file: models.SourceFileRow, identities: list[str]) -> None:
        cells = {
            identity: next(
                (c for f, c in one.typed.cells.items() if getattr(one.typed, f)), ""
            )
            for one, identity in zip(self.changed, identities, strict=True)
        }
        returns.keep_cells(file, self.typed.sheet, cells)


def _content(row: Observation) -> tuple[Any, ...]:
    return (row.value, row.numerator, row.denominator, row.missing)


def _wanted(found: str, mend: str) -> Message:
    return Message(
        tier=Tier.ERROR,
        rule="reason_missing",
        found=found,
        expected="",
        mend=mend,
        field="reason",
    )
