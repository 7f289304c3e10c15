"""What the checks say about a return, as the page shows it, and where it leads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from saferplan.core.returns.lines import Kind, Line, Template
from saferplan.core.returns.messages import Message, Tier
from saferplan.web.forms import Problem

TIERS = {
    Tier.ERROR: ("Error", "red"),
    Tier.QUERY: ("Query", "blue"),
    Tier.NOTE: ("Note", "grey"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One thing found: its tier in a word, the sentences, the field it is about.

    ``at`` counts the queries from 1; ``answer`` is what was answered so far.
    """

    tier: str
    look: str
    name: str
    found: str
    mend: str
    href: str
    key: str = ""
    at: int = 0
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Linted:
    """Errors, queries and notes of a return."""

    errors: tuple[Remark, ...] = ()
    queries: tuple[Remark, ...] = ()
    notes: tuple[Remark, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Is there nothing to be said?"""
        return not (self.errors or self.queries or self.notes)

    @property
    def waiting(self) -> int:
        """How many things stop it from being submitted?"""
        return len(self.errors) + sum(not query.answer for query in self.queries)


def linted(
    template: Template, messages: Sequence[Message], answers: Mapping[str, str]
) -> Linted:
    """Everything found, by tier, in the order of the lines."""
    shown = [_remark(template, message) for message in messages]
    of_tier = {
        tier: [r for r, m in zip(shown, messages, strict=True) if m.tier is tier]
        for tier in Tier
    }
    return Linted(
        errors=tuple(of_tier[Tier.ERROR]),
        queries=_with_answers(of_tier[Tier.QUERY], answers),
        notes=tuple(of_tier[Tier.NOTE]),
    )


def field_of(template: Template, message: Message) -> str:
    """The field of the form that this message is about; the heading if it has none."""
    for at, line in enumerate(template.lines, start=1):
        if line.code == message.code:
            return f"line-{at}-{_field(line, message.field)}"
    return "reason" if message.field == "reason" else "numbers"


def problems_of(
    template: Template, messages: Iterable[Message], queries: Sequence[Message]
) -> list[Problem]:
    """What stands in the way as the error summary lists it.

    An error leads to its field; an unanswered query, one of ``queries``, to the box
    for its answer. How to mend it stands there.
    """
    at = {query.key: at for at, query in enumerate(queries, start=1)}
    messages = _asked_once(list(messages))
    return [
        Problem(f"answer-{at[message.key]}", f"Answer: {_named(template, message)}")
        if message.key in at
        else Problem(field_of(template, message), _named(template, message))
        for message in messages
    ]


def _asked_once(messages: list[Message]) -> list[Message]:
    """Where a reason for the whole return is wanted, it tells why figures change."""
    if not any(message.field == "reason" for message in messages):
        return messages
    return [message for message in messages if message.rule != "changed"]


def words_of(message: Message) -> str:
    """What is said beside the field itself."""
    parts = (message.found, message.expected, message.mend)
    return " ".join(part for part in parts if part)


def _named(template: Template, message: Message) -> str:
    line = template.line(message.code)
    if line is None:
        return words_of(message)
    return f"{line.indicator.shown_name}: {message.found}"


def _field(line: Line, named: str) -> str:
    if named in ("missing", "remark"):
        return named
    if line.kind is Kind.QUOTIENT:
        return named if named in ("numerator", "denominator") else "numerator"
    return "value"


def _remark(template: Template, message: Message) -> Remark:
    word, look = TIERS[message.tier]
    line = template.line(message.code)
    return Remark(
        tier=word,
        look=look,
        name=line.indicator.shown_name if line else message.code,
        found=" ".join(part for part in (message.found, message.expected) if part),
        mend=message.mend,
        href=f"#{field_of(template, message)}",
        key=message.key,
    )


def _with_answers(
    queries: Sequence[Remark], answers: Mapping[str, str]
) -> tuple[Remark, ...]:
    return tuple(
        Remark(
            tier=one.tier,
            look=one.look,
            name=one.name,
            found=one.found,
            mend=one.mend,
            href=one.href,
            key=one.key,
            at=at,
            answer=answers.get(one.key, ""),
        )
        for at, one in enumerate(queries, start=1)
    )
