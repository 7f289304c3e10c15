"""One typed line read into an observation, or the errors that stand in its way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from saferplan.core.indicators.measurable import is_measurable
from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.vocabulary import Aggregation, Marker, Missing
from saferplan.core.returns.checking_remarks import remark_errors
from saferplan.core.returns.checking_speech import Speaker, plain
from saferplan.core.returns.checking_text import (
    MISSING_WORDS,
    Fault,
    Figure,
    quoted,
    read_figure,
    read_missing,
)
from saferplan.core.returns.lines import Kind, Line
from saferplan.core.returns.messages import Message
from saferplan.core.returns.typed import TypedLine

_WHOLE_PERCENT = 100
_IS = {
    "formula_error": "what a formula says that went wrong",
    "formula_unsaved": "a formula that was saved without its result",
    "date_for_number": "a date",
}
"""What stands there, where more can be said than that it is no number."""
FIELDS = ("value", "numerator", "denominator")


@dataclass(frozen=True, slots=True)
class Read:
    """What one line says: an observation where it has one, and the errors found."""

    observation: Observation | None = None
    errors: tuple[Message, ...] = ()


def read_line(line: Line, typed: TypedLine, speak: Speaker, known_on: date) -> Read:
    """Which observation did somebody type on this line?

    Nothing typed, or only a remark: no observation and no error. With an error
    there is no observation.
    """
    reader = _Reader(line, typed, speak)
    errors = reader.errors()
    if errors or not reader.has_figures:
        return Read(None, tuple(errors))
    return Read(reader.observation(known_on))


class _Reader:
    """The cells of one line, each read once."""

    def __init__(self, line: Line, typed: TypedLine, speak: Speaker) -> None:
        self._line, self._typed, self._speak = line, typed, speak
        self._read = {name: read_figure(getattr(typed, name)) for name in FIELDS}
        self._missing = read_missing(typed.missing)

    @property
    def has_figures(self) -> bool:
        """Does it say anything but a remark?"""
        return self._missing is not None or any(
            read is not None for read in self._read.values()
        )

    def errors(self) -> list[Message]:
        """Everything wrong with it, in order of the columns."""
        found = [
            self._fault_of(name, read)
            for name, read in self._read.items()
            if isinstance(read, Fault)
        ]
        if isinstance(self._missing, Fault):
            found.append(self._unknown_missing(self._missing))
        found += remark_errors(self._typed.remark, self._speak)
        if found:
            return found
        return self._contradictions() or self._wrong_figures()

    def observation(self, known_on: date) -> Observation:
        """What it says; only where it has no error."""
        reason = self._typed.remark.strip()
        empty = Observation(
            period=self._line.period,
            known_on=known_on,
            missing=Missing.AWAITED,
            markers=self._markers(),
            reason=reason,
        )
        if isinstance(self._missing, Missing):
            return replace(empty, missing=self._missing)
        if self._line.kind is Kind.QUOTIENT:
            return replace(
                empty,
                missing=None,
                numerator=self._value("numerator"),
                denominator=self._value("denominator"),
            )
        return replace(empty, missing=None, value=self._value("value"))

    def _markers(self) -> frozenset[Marker]:
        marks: frozenset[Marker] = frozenset({Marker.NOT_SIGNED_OFF})
        for read in self._read.values():
            if isinstance(read, Figure):
                marks |= read.markers
        words = self._typed.remark.casefold()
        if "provisional" in words and self._missing is None:
            marks |= {Marker.PROVISIONAL}
        return marks

    def _value(self, name: str) -> float | None:
        read = self._read[name]
        if not isinstance(read, Figure):
            return None
        # Whole numbers are kept as such, so that they are shown without decimals.
        return int(read.value) if read.value == int(read.value) else read.value

    def _fault_of(self, name: str, fault: Fault) -> Message:
        typed = quoted(getattr(self._typed, name))
        return self._speak.error(
            fault.rule,
            name,
            f"{typed} is {_IS.get(fault.rule, 'not a number')}.",
            "A number is expected here, such as 12.",
            fault.mend,
        )

    def _unknown_missing(self, fault: Fault) -> Message:
        return self._speak.error(
            fault.rule,
            "missing",
            f"{quoted(self._typed.missing)} is not one of the reasons for no figure.",
            f"One of {len(MISSING_WORDS)} reasons is expected.",
            f"{fault.mend} Anything else goes in the column remark.",
        )

    def _contradictions(self) -> list[Message]:
        given = [name for name, read in self._read.items() if read is not None]
        wanted = _wanted(self._line)
        strays = [name for name in given if name not in wanted]
        if strays:
            return [self._stray(strays[0])]
        if given and self._missing is not None:
            return [self._both(given[0])]
        if len(given) == 1 and len(wanted) > 1:
            other = next(name for name in wanted if name not in given)
            return [self._half(given[0], other)]
        return []

    def _stray(self, name: str) -> Message:
        typed = quoted(getattr(self._typed, name))
        if self._line.kind is Kind.QUOTIENT:
            return self._speak.error(
                "value_for_quotient",
                name,
                f"{typed} stands where no figure belongs.",
                "This line takes two counts: how many, and out of how many.",
                "Type them as numerator and denominator. "
                "The result is worked out for you.",
            )
        return self._speak.error(
            "quotient_for_value",
            name,
            f"{typed} is given as a {name}.",
            "This line takes one figure.",
            "Type the figure as value, and leave the other cells empty.",
        )

    def _both(self, name: str) -> Message:
        missing = quoted(self._typed.missing)
        return self._speak.error(
            "value_and_missing",
            "missing",
            f"There is a figure and also {missing}.",
            "Either a figure or a reason for none is expected.",
            "Clear one of the two.",
        )

    def _half(self, given: str, other: str) -> Message:
        return self._speak.error(
            "half_a_quotient",
            other,
            f"There is a {given} and no {other}.",
            "Both counts are expected.",
            f"Type the {other} too.",
        )

    def _wrong_figures(self) -> list[Message]:
        found = [
            error
            for name, read in self._read.items()
            if isinstance(read, Figure)
            for error in self._wrong_figure(name, read)
        ]
        return found or self._wrong_quotient()

    def _wrong_figure(self, name: str, read: Figure) -> list[Message]:
        if read.is_percent and not self._takes_percent:
            return [self._percent(name)]
        if not is_measurable(read.value):
            return [self._out_of_size(name)]
        if self._takes_percent and read.value > _WHOLE_PERCENT:
            return [self._over_hundred(name)]
        if self._must_be_whole(name) and read.value != int(read.value):
            return [self._not_whole(name)]
        return []

    @property
    def _takes_percent(self) -> bool:
        indicator = self._line.indicator
        return self._line.kind is Kind.NUMBER and indicator.is_percentage

    def _must_be_whole(self, name: str) -> bool:
        if self._line.kind is Kind.COUNT:
            return True
        last = self._line.last
        before = getattr(last, name) if last else None
        is_share = self._line.indicator.aggregation is Aggregation.RATIO
        had_fraction = before is not None and before != int(before)
        return self._line.kind is Kind.QUOTIENT and is_share and not had_fraction

    def _percent(self, name: str) -> Message:
        mend = "Type the count itself."
        if self._line.kind is Kind.QUOTIENT:
            mend = "Type the two counts. The percentage is worked out for you."
        return self._speak.error(
            "percentage",
            name,
            f"{quoted(getattr(self._typed, name))} is a percentage.",
            "A count is expected here, such as 12.",
            mend,
        )

    def _over_hundred(self, name: str) -> Message:
        return self._speak.error(
            "over_hundred",
            name,
            f"{quoted(getattr(self._typed, name))} is more than 100%.",
            "A share is from 0 to 100.",
            "Check for a slip of the decimal point.",
        )

    def _out_of_size(self, name: str) -> Message:
        return self._speak.error(
            "not_measurable",
            name,
            f"{quoted(getattr(self._typed, name))} is too large or too small.",
            "A figure that can be counted or measured is expected.",
            "Check for a slip of the decimal point.",
        )

    def _not_whole(self, name: str) -> Message:
        return self._speak.error(
            "not_whole",
            name,
            f"{quoted(getattr(self._typed, name))} is not a whole number.",
            "A count is whole: one cannot count half of a thing.",
            "Check the figure, and type it without decimals.",
        )

    def _wrong_quotient(self) -> list[Message]:
        part, whole = self._value("numerator"), self._value("denominator")
        if part is None or whole is None:
            return []
        if whole < 0:
            return [self._negative_whole(whole)]
        is_share = self._line.indicator.aggregation is Aggregation.RATIO
        if is_share and part > whole:
            return [self._part_over_whole(part, whole)]
        if not whole and part and not is_share:
            return [self._out_of_nothing(part)]
        return []

    def _negative_whole(self, whole: float) -> Message:
        return self._speak.error(
            "negative_denominator",
            "denominator",
            f"The denominator is {plain(whole)}.",
            "A denominator is zero or more.",
            "Check the count.",
        )

    def _part_over_whole(self, part: float, whole: float) -> Message:
        return self._speak.error(
            "numerator_over_denominator",
            "numerator",
            f"The numerator {plain(part)} is more than the denominator {plain(whole)}.",
            "A part cannot be more than its whole.",
            "Check both counts. They may have changed places.",
        )

    def _out_of_nothing(self, part: float) -> Message:
        return self._speak.error(
            "nothing_to_divide_by",
            "denominator",
            f"The numerator is {plain(part)} and the denominator is 0.",
            "A rate needs a denominator above zero.",
            "Type the number of people it is a rate of.",
        )


def _wanted(line: Line) -> tuple[str, ...]:
    return ("numerator", "denominator") if line.kind is Kind.QUOTIENT else ("value",)
