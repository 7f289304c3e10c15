"""The monthly page as a form: everything on it, exactly as it was typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from saferplan.core.returns.typed import TYPED_FIELDS, TypedLine, TypedReturn
from saferplan.web.forms import number_in

BOXES = ("why", "done", "next", "by_when", "ask", "success", "post")
VARIANCE = ("about", "change", "reason", "new_due", "new_scope", "drops")
BLOCKAGE = ("what", "would_help", "action")
MOST_ROWS = 2_000
"""A return has fewer lines than this; more is no form of ours."""
SUBMIT, SAVE = "submit", "save"


@dataclass(frozen=True, slots=True, kw_only=True)
class SentLine:
    """One line of the numbers as it was typed."""

    code: str
    fields: Mapping[str, str]

    @property
    def typed(self) -> TypedLine:
        """The line as the use-cases take it."""
        named: dict[str, Any] = {n: self.fields.get(n, "") for n in TYPED_FIELDS}
        return TypedLine(code=self.code, **named)


@dataclass(frozen=True, slots=True, kw_only=True)
class SentMilestone:
    """One milestone as it was moved, or left; ``was`` is the state the page showed."""

    action: str
    number: int
    progress: str
    done_on: str
    remark: str
    was: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What somebody sent: numbers, answers, words, milestones, requests.

    ``seen`` is the number of the last event the page had shown, ``words_seen`` the
    ledger's number of the words. ``is_submit`` says which button was pressed.
    """

    seen: int | None
    is_submit: bool = False
    lines: tuple[SentLine, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    boxes: Mapping[str, str] = field(default_factory=dict)
    milestones: tuple[SentMilestone, ...] = ()
    variance: Mapping[str, str] = field(default_factory=dict)
    blockage: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""
    words_seen: int | None = None

    def line(self, code: str) -> SentLine | None:
        """What was typed about this indicator, or None."""
        return next((line for line in self.lines if line.code == code), None)

    def milestone(self, action: str, number: int) -> SentMilestone | None:
        """What was said of this milestone, or None."""
        key = (action, number)
        return next((m for m in self.milestones if (m.action, m.number) == key), None)

    @property
    def asks_variance(self) -> bool:
        """Is anything typed in the request for a variance?"""
        return any(self.variance.values())

    @property
    def raises_blockage(self) -> bool:
        """Is anything typed about a blockage?"""
        return any(text for name, text in self.blockage.items() if name != "action")


def read(sent: Mapping[str, str]) -> Sent:
    """The form as it was sent; nothing is judged here."""
    return Sent(
        seen=number_in(sent.get("seen", "")),
        is_submit=sent.get("act") == SUBMIT,
        lines=tuple(_lines(sent)),
        answers=_answers(sent),
        boxes={name: _text(sent, name) for name in BOXES},
        milestones=tuple(_milestones(sent)),
        variance={name: _text(sent, f"variance-{name}") for name in VARIANCE},
        blockage={name: _text(sent, f"blockage-{name}") for name in BLOCKAGE},
        reason=_text(sent, "reason"),
        words_seen=number_in(sent.get("words-seen", "")),
    )


def typed_return(sent: Sent, held: TypedReturn) -> TypedReturn:
    """The numbers as the use-cases take them.

    A line that still reads as it was kept stays what it was, with the cell of the
    file it came from.
    """
    lines = [line.typed for line in sent.lines]
    kept = {line.code: line for line in held.lines}
    return TypedReturn(lines=tuple(_kept(line, kept.get(line.code)) for line in lines))


def says_the_same(one: TypedReturn, other: TypedReturn) -> bool:
    """Does the same stand on every line, wherever it came from?"""
    return _content(one) == _content(other)


def _content(typed: TypedReturn) -> dict[str, tuple[str, ...]]:
    return {
        line.code: tuple(getattr(line, name).strip() for name in TYPED_FIELDS)
        for line in typed.lines
        if not line.is_empty
    }


def _kept(new: TypedLine, held: TypedLine | None) -> TypedLine:
    if held is None or any(getattr(new, n) != getattr(held, n) for n in TYPED_FIELDS):
        return new
    return held


def _lines(sent: Mapping[str, str]) -> list[SentLine]:
    return [
        SentLine(
            code=sent[f"line-{at}"],
            fields={name: _text(sent, f"line-{at}-{name}") for name in TYPED_FIELDS},
        )
        for at in _numbered(sent, "line")
    ]


def _answers(sent: Mapping[str, str]) -> dict[str, str]:
    keys = {sent[f"query-{at}"]: at for at in _numbered(sent, "query")}
    return {key: _text(sent, f"answer-{at}") for key, at in keys.items()}


def _milestones(sent: Mapping[str, str]) -> list[SentMilestone]:
    found = []
    for at in _numbered(sent, "milestone"):
        action, _, number = sent[f"milestone-{at}"].rpartition("#")
        which = number_in(number)
        if which is None:
            continue
        texts = {n: _text(sent, f"milestone-{at}-{n}") for n in _MILESTONE}
        found.append(SentMilestone(action=action, number=which, **texts))
    return found


_MILESTONE = ("progress", "done_on", "remark", "was")


def _numbered(sent: Mapping[str, str], name: str) -> list[int]:
    """The numbers n for which ``name-n`` was sent, in order."""
    found = (re.fullmatch(rf"{name}-(\d{{1,4}})", key, re.ASCII) for key in sent)
    return sorted(int(one[1]) for one in found if one)[:MOST_ROWS]


def _text(sent: Mapping[str, str], name: str) -> str:
    return sent.get(name, "").replace("\r\n", "\n").strip()
