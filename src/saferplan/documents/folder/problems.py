"""What is wrong with a folder, where, and how to mend it: one sentence each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

LONGEST_QUOTE = 60
"""A found text is shown up to here: enough to recognise it, short enough to read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong, and how to mend it.

    ``line`` counts from 1; 0 speaks of the whole file. ``column`` is the name of
    a CSV column, or the position in a line of YAML; ``key`` is the YAML key.
    ``found``, ``expected`` and ``mend`` are phrases without a full stop.

    >>> print(Problem(file="observations.csv", line=14, column="value",
    ...               found='"twelve"', expected="a number",
    ...               mend="write it in digits, for example 12"))
    observations.csv, line 14, column value: found "twelve", expected a number; \
write it in digits, for example 12.
    """

    file: str
    found: str
    expected: str
    mend: str
    line: int = 0
    column: str = ""
    key: str = ""

    @property
    def place(self) -> str:
        """Where it is, as far as it can be told."""
        parts = (
            self.file,
            f"line {self.line}" if self.line else "",
            f"column {self.column}" if self.column else "",
            f"key {self.key}" if self.key else "",
        )
        return ", ".join(part for part in parts if part)

    def __str__(self) -> str:
        return (
            f"{self.place}: found {self.found}, expected {self.expected}; {self.mend}."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal(Problem):
    """A law of core that has no sentence of its own here.

    It is told only when nothing else is wrong with the file, because it is most
    often the same fault in other words.
    """


def without_echoes(problems: Iterable[Problem]) -> list[Problem]:
    """The problems without refusals that another problem of the file explains."""
    problems = list(problems)
    plain = {p.file for p in problems if not isinstance(p, Refusal)}
    return [p for p in problems if not isinstance(p, Refusal) or p.file not in plain]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a file, from which problems are reported."""

    file: str
    line: int = 0
    column: str = ""
    key: str = ""

    def problem(self, found: str, expected: str, mend: str) -> Problem:
        """The problem at this place."""
        return Problem(
            file=self.file,
            line=self.line,
            column=self.column,
            key=self.key,
            found=found,
            expected=expected,
            mend=mend,
        )


class FolderProblems(ValueError):
    """A folder cannot be read; ``problems`` holds everything that is wrong."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class Unreadable(ValueError):
    """A text is not a value of the kind asked for; ``found`` is the part at fault."""

    def __init__(self, expected: str, mend: str, found: str = "") -> None:
        super().__init__(f"expected {expected}; {mend}")
        self.expected = expected
        self.mend = mend
        self.found = found


def quoted(text: str) -> str:
    """The text as it is shown in a sentence: in quotes, on one line, not too long.

    >>> quoted("twelve"), quoted("")
    ('"twelve"', 'nothing')
    """
    flat = " ".join(text.split())
    if not flat:
        return "nothing"
    if len(flat) > LONGEST_QUOTE:
        flat = flat[:LONGEST_QUOTE].rstrip() + "…"
    return f'"{flat}"'


def nearest(text: str, known: Sequence[str]) -> str:
    """The known word most like this one, or an empty text.

    >>> nearest("Prioirty", ["priority", "plan"]), nearest("xyz", ["plan"])
    ('priority', '')
    """
    by_lower = {word.lower(): word for word in known}
    close = get_close_matches(text.strip().lower(), by_lower, n=1, cutoff=0.6)
    return by_lower[close[0]] if close else ""


def offer(text: str, known: Sequence[str], otherwise: str) -> str:
    """How to mend an unknown word: the nearest known one, or something else."""
    close = nearest(text, known)
    return f'write "{close}"' if close else otherwise
