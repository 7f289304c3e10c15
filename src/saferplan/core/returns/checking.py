"""What is right and wrong with a return as it was typed?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from saferplan.core.indicators.holdings import Series
from saferplan.core.indicators.observation import Observation, as_known
from saferplan.core.indicators.vocabulary import Missing
from saferplan.core.periods import day_label
from saferplan.core.returns.asking import earlier_than
from saferplan.core.returns.checking_lines import Read, read_line
from saferplan.core.returns.checking_queries import (
    Judged,
    notes_about,
    queries_about,
    same_figure,
)
from saferplan.core.returns.checking_speech import Speaker, plain
from saferplan.core.returns.checking_text import quoted
from saferplan.core.returns.checking_years import year_below_zero
from saferplan.core.returns.lines import Line, Template
from saferplan.core.returns.messages import Message, Tier
from saferplan.core.returns.typed import TYPED_FIELDS, TypedLine, TypedReturn

_WEIGHT = {Tier.ERROR: 0, Tier.QUERY: 1, Tier.NOTE: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedLine:
    """One line of the template with what was typed on it.

    ``observation`` is None where nothing was typed or the line has an error.
    """

    line: Line
    typed: TypedLine
    observation: Observation | None = None

    @property
    def is_same(self) -> bool:
        """Does it say what is held already?"""
        held, now = self.line.held, self.observation
        return held is not None and now is not None and same_figure(held, now)

    @property
    def is_changed(self) -> bool:
        """Does it say anything that is not held already?"""
        return self.observation is not None and not self.is_same

    @property
    def is_correction(self) -> bool:
        """Does it take the place of what was given, and not only announced?"""
        held = self.line.held
        if held is None or held.missing is Missing.AWAITED:
            return False
        return self.is_changed

    @property
    def is_waiting(self) -> bool:
        """Is nothing said of it yet, now or before?"""
        return self.typed.is_empty and self.line.held is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A return after its check: every line of its template, and what was found."""

    lines: tuple[CheckedLine, ...]
    messages: tuple[Message, ...] = field(default_factory=tuple)

    @property
    def errors(self) -> tuple[Message, ...]:
        """What must be mended before it is submitted."""
        return self._of(Tier.ERROR)

    @property
    def queries(self) -> tuple[Message, ...]:
        """What wants an answer before it is submitted."""
        return self._of(Tier.QUERY)

    @property
    def notes(self) -> tuple[Message, ...]:
        """What is worth knowing."""
        return self._of(Tier.NOTE)

    def _of(self, tier: Tier) -> tuple[Message, ...]:
        return tuple(m for m in self.messages if m.tier is tier)

    def message_for(self, code: str, field: str) -> Message | None:
        """The weightiest thing said about this cell, or None."""
        about = [m for m in self.messages if (m.code, m.field) == (code, field)]
        return min(about, key=lambda m: _WEIGHT[m.tier], default=None)

    def unanswered(self, answers: Mapping[str, str]) -> tuple[Message, ...]:
        """The queries that none of these answers, kept by `Message.key`, is for."""
        return tuple(q for q in self.queries if not answers.get(q.key, "").strip())


def check(
    template: Template,
    typed: TypedReturn,
    *,
    series: Mapping[str, Series],
    known_on: date,
) -> Checked:
    """What does this return say, and what is wrong or strange about it?

    Lines are matched by their code, whatever its capitals. ``series`` holds every
    row known about each indicator by its code; ``known_on`` becomes the day the
    figures were known. Errors leave a line without an observation; queries and
    notes do not. Every figure is marked as not signed off.

    Source: methods 3.7, 3.8, 3.10 and appendix A.
    """
    return _Check(template, typed, series, known_on).result()


class _Check:
    """One return being checked, in the order of its template."""

    def __init__(
        self,
        template: Template,
        typed: TypedReturn,
        series: Mapping[str, Series],
        known_on: date,
    ) -> None:
        self._template, self._typed = template, typed
        self._series, self._known_on = series, known_on
        self._first = _first_by_code(typed.lines)
        self._read = {line.code: self._read_line(line) for line in template.lines}

    def result(self) -> Checked:
        """Everything found: strange lines first, then line by line."""
        messages = list(self._strangers())
        lines = []
        for line in self._template.lines:
            found, observation = self._about(line)
            messages += found
            lines.append(
                CheckedLine(
                    line=line,
                    typed=self._typed_line(line.code),
                    observation=observation,
                )
            )
        return Checked(lines=tuple(lines), messages=tuple(messages))

    def _typed_line(self, code: str) -> TypedLine:
        return self._first.get(code.casefold(), TypedLine(code=code))

    def _speaker(self, typed: TypedLine, code: str) -> Speaker:
        return Speaker(typed, code, self._typed.sheet)

    def _read_line(self, line: Line) -> Read:
        typed = self._typed_line(line.code)
        return read_line(line, typed, self._speaker(typed, line.code), self._known_on)

    def _strangers(self) -> Iterator[Message]:
        """Lines that belong to no indicator of this return, or stand there twice."""
        known = {line.code.casefold() for line in self._template.lines}
        times = Counter(_key(typed) for typed in self._typed.lines)
        for typed in self._typed.lines:
            key = _key(typed)
            speak = self._speaker(typed, typed.code.strip())
            if not key and not typed.is_empty:
                yield _without_code(speak, typed)
            elif key and key not in known and not typed.is_empty:
                yield _unknown_code(speak, self._template)
            elif key in known and times[key] > 1 and typed is not self._first[key]:
                yield _twice(speak, self._first[key])

    def _about(self, line: Line) -> tuple[list[Message], Observation | None]:
        read, typed = self._read[line.code], self._typed_line(line.code)
        speak = self._speaker(typed, line.code)
        if read.errors:
            return list(read.errors), None
        if read.observation is None:
            return list(self._nothing(line, typed, speak)), None
        over = [
            *self._not_ended(line, read.observation, speak),
            *self._over_whole(line, read.observation, speak),
            *self._year_below_zero(line, read.observation, speak),
        ]
        if over:
            return over, None
        judged = Judged(line, read.observation, self._earlier(line), speak)
        found = [
            *self._other_whole(line, read.observation, speak),
            *queries_about(judged),
            *notes_about(judged),
        ]
        return found, read.observation

    def _earlier(self, line: Line) -> Sequence[Observation]:
        held = self._series.get(line.code)
        rows = as_known(held.observations) if held else ()
        return earlier_than(rows, line.period)

    def _nothing(
        self, line: Line, typed: TypedLine, speak: Speaker
    ) -> Iterator[Message]:
        if typed.remark.strip():
            yield speak.note(
                "remark_alone",
                "remark",
                "There is a remark and no figure.",
                "",
                "Give a figure or a reason for none, or the remark is not kept.",
            )
        elif line.held is None or line.held.is_missing:
            yield speak.note(
                "nothing_given",
                "",
                f"Nothing is given for {line.indicator.shown_name}.",
                "",
                "Type the figure, or put to follow in the column missing.",
            )

    def _whole_of(self, line: Line) -> float | None:
        """The count that this quotient is a part of, typed now or held before."""
        read = self._read.get(line.not_above)
        now = read.observation if read else None
        beside = self._template.line(line.not_above)
        found = now or (beside.held if beside and not (read and read.errors) else None)
        return found.value if found else None

    def _not_ended(
        self, line: Line, now: Observation, speak: Speaker
    ) -> Iterator[Message]:
        if now.is_missing or line.period.end <= self._known_on:
            return
        yield speak.error(
            "not_ended",
            "value" if now.value is not None else "numerator",
            f"{line.period.label} has not ended: its last day is "
            f"{day_label(line.period.end)}.",
            "A figure is about a period that is over.",
            "Check which month this return is for. Put to follow in the column "
            "missing until then.",
        )

    def _over_whole(
        self, line: Line, now: Observation, speak: Speaker
    ) -> Iterator[Message]:
        whole = self._whole_of(line)
        part = now.numerator if now.numerator is not None else now.value
        if whole is not None and part is not None and part > whole:
            yield speak.error(
                "over_whole",
                "numerator" if now.numerator is not None else "value",
                f"{plain(part)} is more than the {plain(whole)} of {line.not_above}.",
                f"It is a part of {line.not_above} and cannot be more.",
                "Check both lines.",
            )

    def _year_below_zero(
        self, line: Line, now: Observation, speak: Speaker
    ) -> Iterator[Message]:
        total = year_below_zero(line, now, self._earlier(line))
        if total is not None:
            yield speak.error(
                "year_below_zero",
                "value",
                f"With {plain(now.value)} the whole year comes to {plain(total)}.",
                "More cannot be cancelled in a year than there were.",
                "Check the figure, and those of the months before.",
            )

    def _other_whole(
        self, line: Line, now: Observation, speak: Speaker
    ) -> Iterator[Message]:
        whole = self._whole_of(line)
        if whole is None or now.denominator is None or now.denominator == whole:
            return
        yield speak.query(
            "other_denominator",
            "denominator",
            f"The denominator is {plain(now.denominator)}, and {line.not_above} is "
            f"{plain(whole)}.",
            "The two count the same things, so they should be equal.",
            "Check both. If they are right, say why they differ.",
        )


def _key(typed: TypedLine) -> str:
    return typed.code.strip().casefold()


def _first_by_code(lines: Sequence[TypedLine]) -> dict[str, TypedLine]:
    """The line of each code: the first that says something, else the first."""
    found: dict[str, TypedLine] = {}
    for typed in lines:
        held = found.get(_key(typed))
        if held is None or (held.is_empty and not typed.is_empty):
            found[_key(typed)] = typed
    return found


def _without_code(speak: Speaker, typed: TypedLine) -> Message:
    first = next(name for name in TYPED_FIELDS if getattr(typed, name).strip())
    return speak.error(
        "no_code",
        first,
        f"{quoted(getattr(typed, first))} stands in a row without a code.",
        "Each row starts with the code of its indicator.",
        "Type the code, or clear the row.",
    )


def _unknown_code(speak: Speaker, template: Template) -> Message:
    return speak.error(
        "unknown_code",
        "code",
        f"{quoted(speak.typed.code)} is not in this return.",
        f"The codes of {template.holder_name} for {template.stamp.month.label} are "
        "expected.",
        "Check the code. Clear the row if it belongs to another return.",
    )


def _twice(speak: Speaker, first: TypedLine) -> Message:
    where = first.cells.get("code", "")
    there = f" It also stands in cell {where}." if where else ""
    return speak.error(
        "twice",
        "code",
        f"The code {speak.code} stands there twice.{there}",
        "Each indicator has one row.",
        "Keep one of the rows and clear the other.",
    )
