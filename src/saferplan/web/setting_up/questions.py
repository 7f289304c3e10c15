"""A form as plain data: its questions, what was typed, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from django.http import HttpRequest

from saferplan.usecases.errors import Refused
from saferplan.usecases.refused_at import RefusedAt
from saferplan.web.forms import Option, Problem, read_day, read_number

V = TypeVar("V")
Pairs = Sequence[tuple[str, str]]
Typed = dict[str, str]
"""What was typed, by the name of the question; several ticks a line each."""


class Kind(StrEnum):
    """How is a question answered?"""

    TEXT = "text"
    AREA = "area"
    SELECT = "select"
    RADIOS = "radios"
    CHECKS = "checks"
    FILE = "file"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question: ``section`` is the heading it begins, if it begins one."""

    name: str
    label: str
    kind: Kind = Kind.TEXT
    hint: str = ""
    offered: Pairs = ()
    width: str = ""
    mode: str = ""
    section: str = ""
    rows: int = 3
    accepts: str = "image/png"

    @property
    def is_one_line(self) -> bool:
        """Can the answer not be broken into lines?"""
        return self.kind not in (Kind.AREA, Kind.CHECKS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question as the page shows it: with its answer."""

    question: Question
    value: str
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A second button of a form; its name is sent when it is pressed."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """A page with one form. ``back`` is the address and words of the way back.

    ``remarks`` are what is to be looked at again; they stop nobody. ``told`` is what
    was saved a moment ago.
    """

    title: str
    back: tuple[str, str]
    asked: tuple[Asked, ...]
    caption: str = ""
    intro: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()
    button: str = "Save"
    other: Button | None = None
    problems: tuple[Problem, ...] = ()
    has_file: bool = False
    section: str = "set-up"
    told: str = ""


def typed(request: HttpRequest, questions: Iterable[Question]) -> Typed:
    """Every answer as it was typed, without spaces around it."""
    return {q.name: _answer(request, q) for q in questions if q.kind is not Kind.FILE}


def _answer(request: HttpRequest, question: Question) -> str:
    if question.kind is Kind.CHECKS:
        return "\n".join(request.POST.getlist(question.name))
    said = request.POST.get(question.name, "")
    if question.is_one_line:
        return " ".join(said.split())
    return said.replace("\r\n", "\n").strip()


def asked(
    questions: Iterable[Question], answers: Mapping[str, str]
) -> tuple[Asked, ...]:
    """The questions, each with its answer."""
    return tuple(
        Asked(
            question=q,
            value=answers.get(q.name, ""),
            options=_options(q, answers.get(q.name, "")),
        )
        for q in questions
    )


def _options(question: Question, answer: str) -> tuple[Option, ...]:
    ticked = answer.split("\n") if question.kind is Kind.CHECKS else [answer]
    return tuple(Option(v, text, v in ticked) for v, text in question.offered)


@dataclass(slots=True)
class Answers:
    """Answers being read: each reader gives the value, and keeps what is wrong."""

    said: Typed
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, name: str, text: str) -> None:
        """Say what is wrong with this answer."""
        self.problems.append(Problem(name, text))

    def text(self, name: str, missing: str = "") -> str:
        """The text; a sentence for ``missing`` makes it required."""
        if missing and not self.said.get(name):
            self.problems.append(Problem(name, missing))
        return self.said.get(name, "")

    def one_of(self, name: str, offered: Pairs, missing: str) -> str:
        """One of the values offered; nothing else is taken."""
        answer = self.said.get(name, "")
        if answer not in {value for value, _ in offered}:
            self.problems.append(Problem(name, missing))
            return ""
        return answer

    def some_of(self, name: str, offered: Pairs) -> tuple[str, ...]:
        """Those ticked, in the order offered."""
        ticked = set(self.said.get(name, "").split("\n"))
        return tuple(value for value, _ in offered if value in ticked)

    def day(self, name: str, missing: str = "") -> date | None:
        """The day typed, or None where nothing was."""
        return self._read(name, read_day, missing)

    def number(self, name: str, missing: str = "") -> float | None:
        """The number typed, or None where nothing was."""
        return self._read(name, read_number, missing)

    def whole(self, name: str) -> int | None:
        """The whole number typed, or None where nothing was."""
        number = self.number(name)
        if number is None or number == int(number):
            return None if number is None else int(number)
        self.problems.append(Problem(name, "Enter a whole number, in digits."))
        return None

    def lines(self, name: str) -> tuple[str, ...]:
        """The lines typed, without the empty ones, each with single spaces."""
        found = (" ".join(line.split()) for line in self.said.get(name, "").split("\n"))
        return tuple(line for line in found if line)

    def make(self, what: Callable[[], V], otherwise: str) -> V | None:
        """Make a value of what was read, unless something was wrong already."""
        if self.problems:
            return None
        try:
            return what()
        except ValueError as error:
            self.problems.append(Problem(otherwise, str(error)))
            return None

    def do(self, what: Callable[[], object], otherwise: str) -> bool:
        """Do it, unless something was wrong; what is refused stands at its field."""
        if self.problems:
            return False
        try:
            what()
        except Refused as refusal:
            self.problems += placed(refusal, otherwise)
        return not self.problems

    def _read(self, name: str, read: Callable[[str], V], missing: str) -> V | None:
        text = self.said.get(name, "")
        if not text:
            if missing:
                self.problems.append(Problem(name, missing))
            return None
        try:
            return read(text)
        except ValueError as error:
            self.problems.append(Problem(name, str(error)))
            return None


def placed(refusal: Refused, otherwise: str) -> list[Problem]:
    """What a use-case refuses, each sentence at its field."""
    if isinstance(refusal, RefusedAt):
        return [Problem(name, text) for name, text in refusal.placed]
    return [Problem(otherwise, text) for text in refusal.problems]


def with_problems(page: FormPage, problems: Iterable[Problem]) -> FormPage:
    """The same page, saying what is wrong; each sentence leads to a field there is."""
    there = {one.question.name for one in page.asked}
    first = page.asked[0].question.name if page.asked else "main-content"
    led = tuple(p if p.field in there else Problem(first, p.text) for p in problems)
    return replace(page, problems=led)
