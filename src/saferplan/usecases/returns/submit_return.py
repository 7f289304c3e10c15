"""Submit a return: its figures count from now on, stamped "not signed off"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils import timezone

from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.vocabulary import Missing
from saferplan.core.periods import Month
from saferplan.core.returns.checking import Checked, CheckedLine
from saferplan.core.returns.messages import Message, Tier
from saferplan.core.returns.typed import TYPED_FIELDS, TypedReturn
from saferplan.core.returns.workflow import Act
from saferplan.store import returns, writing
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
    over the month, a change of a figure is an amendment and needs a ``reason``, as
    does a change of a figure that was accepted, and figures entered on an agency's
    behalf without its file. The first figure of a late line changes nothing and
    needs none. What was sent back may be submitted again as it is.

    Raises:
        NotFound, NotPermitted: the actor may not report for this holder.
        Overtaken: somebody else saved or submitted after ``seen``.
        NotReady: it was saved as a draft; errors, unanswered queries or a missing
            reason stand in the way.
        Refused: nothing in it is new, or it was made for another return.
    """
    with held_return(by, partnership, holder, month, Doing.REPORT) as opened:
        refuse_unusable(opened, typed, reason, *(answers or {}).values())
        refuse_overtaken(opened, by, seen, is_file=file is not None)
        sending = _Sending(
            opened=opened,
            typed=typed,
            checked=opened.checked(typed, timezone.localdate()),
            given={k: v.strip() for k, v in (answers or {}).items() if v.strip()},
            reason=reason.strip(),
            by=by,
            file=file,
        )
        sending.refuse_nothing_new()
        problems = sending.problems()
        if not problems:
            sending.write()
        elif is_new(opened, typed, sending.answers, file):
            write_event(opened, by, Act.SAVED, typed, sending.answers, file=file)
    if problems:
        raise NotReady(problems)
    return Submitted(
        view=as_written(by, opened, typed.sheet),
        sent=_codes(sending.changed),
        same=_codes(one for one in sending.checked.lines if one.is_same),
        waiting=_codes(one for one in sending.checked.lines if one.is_waiting),
    )


def _codes(lines: Iterable[CheckedLine]) -> tuple[str, ...]:
    return tuple(one.line.code for one in lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sending:
    """One submission: what is typed, and what is said of it."""

    opened: Opened
    typed: TypedReturn
    checked: Checked
    given: Mapping[str, str]
    reason: str
    by: Actor
    file: SourceFile | None

    @property
    def changed(self) -> tuple[CheckedLine, ...]:
        """The lines with something that is not held already."""
        return tuple(one for one in self.checked.lines if one.is_changed)

    @property
    def answers(self) -> dict[str, str]:
        """The answers given; a remark on the line is one, and why a figure changes."""
        remarks = {line.code: line.remark.strip() for line in self.typed.lines}
        said = {
            query.key: remarks.get(query.code)
            or (self.reason if query.rule == "changed" else "")
            for query in self.checked.queries
        }
        return {key: words for key, words in said.items() if words} | dict(self.given)

    def refuse_nothing_new(self) -> None:
        """Raise where nothing would be written, and nothing needs mending either.

        What was sent back may be sent again as it is: somebody stands by it.
        """
        if self.changed or self.checked.errors:
            return
        is_same = any(one.is_same for one in self.checked.lines)
        if is_same and self.opened.standing.is_sent_back:
            return
        raise Refused(_nothing_new(self.opened, is_same))

    def problems(self) -> tuple[Message, ...]:
        """What stands in the way: errors, queries without an answer, no reason."""
        known = self.opened.answers | self.answers
        unanswered = self.checked.unanswered(known)
        return (*self.checked.errors, *unanswered, *self._reasons_missing())

    def _reasons_missing(self) -> Iterator[Message]:
        if self.reason or not self.changed:
            return
        if self._amends:
            yield _wanted(
                "A pack was issued over this month, so this is an amendment.",
                "Say why the figures change; both stay visible.",
            )
        elif self._is_on_behalf and self.file is None:
            yield _wanted(
                f"You enter these figures on behalf of {self.opened.holder.name}.",
                "Attach the file they came in, or say how they reached you.",
            )

    @property
    def _amends(self) -> bool:
        """Does it change what an issued pack could show? A late line does not."""
        corrects = any(one.is_correction for one in self.changed)
        return self.opened.standing.was_locked and corrects

    @property
    def _is_on_behalf(self) -> bool:
        holder, here = self.opened.holder, self.opened.partnership.slug
        return holder.is_agency and not is_own(self.by, here, holder.slug)

    def write(self) -> None:
        """The event, and a row for every figure that is new."""
        rows = [self._row(one) for one in self.changed]
        entry, file = write_event(
            self.opened,
            self.by,
            Act.SUBMITTED,
            self.typed,
            self.answers,
            file=self.file,
            reason=self.reason,
            is_amendment=self._amends or self.opened.standing.awaits_amendment,
            detail=self._detail(rows),
        )
        codes = _codes(self.changed)
        new = {c: Rows(observations=(r,)) for c, r in zip(codes, rows, strict=True)}
        identities = writing.add(entry, Additions(rows=new))
        if file is not None:
            cells = map(_cell_of, self.changed)
            kept = dict(zip(identities, cells, strict=True))
            returns.keep_cells(file, self.typed.sheet, kept)

    def _row(self, one: CheckedLine) -> Observation:
        if one.observation is None:  # a line that changed has one
            raise ValueError(f"{one.line.code} has no figure.")
        held, known_on = one.line.held, one.observation.known_on
        # Why the return was amended comes first; then what was said of this line.
        said = (self.reason, one.typed.remark.strip() or self._why(one))
        return replace(
            one.observation,
            known_on=max(known_on, held.known_on) if held else known_on,
            reason="; ".join(dict.fromkeys(words for words in said if words))
            or _why_again(held),
            source=self.file.name if self.file else "typed into the return",
        )

    def _why(self, one: CheckedLine) -> str:
        """The answers to the queries about this line, if there were any."""
        of_line = f"{one.line.code}/"
        return "; ".join(
            words for key, words in self.answers.items() if key.startswith(of_line)
        )

    def _detail(self, rows: Sequence[Observation]) -> dict[str, Any]:
        codes = _codes(self.changed)
        held = [told(one.line.held) for one in self.changed]
        return {
            "before": dict(zip(codes, held, strict=True)),
            "after": dict(zip(codes, map(told, rows), strict=True)),
            "answers": self.answers,
            "reason": self.reason,
        }


def _nothing_new(opened: Opened, is_same: bool) -> str:
    """Why there is nothing to submit, in words."""
    if not is_same:
        return (
            "There is nothing to submit yet: no line has a figure or a reason "
            "why there is none."
        )
    last = opened.standing.submitted
    if last is None:
        return (
            "These figures are held already, and nothing in yours is different. "
            "Nothing was written."
        )
    return (
        f"These figures are in already: {last.account} submitted this return, "
        "and nothing in yours is different. Nothing was written."
    )


def _why_again(held: Observation | None) -> str:
    """Why a second row needs no reason of the sender's own; empty for a first one."""
    if held is None:
        return ""
    if held.missing is Missing.AWAITED:
        return "The figure was to follow."
    return "Sent again before it was signed off."


def _cell_of(one: CheckedLine) -> str:
    """The cell in which the figure of this line stood, or the reason for none."""
    filled = (name for name in TYPED_FIELDS if getattr(one.typed, name).strip())
    return one.typed.cells.get(next(filled, ""), "")


def _wanted(found: str, mend: str) -> Message:
    return Message(
        tier=Tier.ERROR,
        rule="reason_missing",
        found=found,
        expected="",
        mend=mend,
        field="reason",
    )
