"""Short papers: an overview of two pages, and a chair's brief of one.

What has room is decided here and not by any format, so that all of them say the
same: so many rows, and so many letters of each text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from saferplan.core.boards.brought import AskedChallenge
from saferplan.core.boards.challenge import (
    NAMED,
    Challenge,
    ChallengeKind,
    challenge_paragraph,
)
from saferplan.core.boards.needing import Need, needs_of
from saferplan.core.boards.pack import Line, Pack
from saferplan.core.plan.activity import rags_words
from saferplan.core.wording import plural
from saferplan.documents.activity import activity_tag
from saferplan.documents.pack_tables import target_text, value_text
from saferplan.documents.pack_words import cut_short
from saferplan.documents.status import Status, status_of

ROWS = 30
"""Indicators that one page has room for, each on a line, with a line a priority."""
FEWER = 22
"""Of more, so many exceptions are listed, and the tally of each priority."""
NAME, CELL, QUESTION = 58, 120, 150
"""Letters of a name, of a cell of words, and of a question to put."""
ASKED, CHANGED = 6, 6
"""Rows of what was challenged, what is asked, and what changed."""
BODIES, FOLLOWED = 2, 40
"""Bodies whose challenge is told one by one; letters of what is to follow."""
ABOUT = 210
"""Letters of what is said of one thing that needs the chair."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GlanceRow:
    """One indicator on one line: what it is, against what, and its two colours."""

    line: Line
    name: str
    value: str
    target: str
    performance: Status
    activity: Status | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GlanceBlock:
    """A priority with its tally, and the rows there is room for."""

    name: str
    summary: str
    rows: tuple[GlanceRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """An overview: where it stands, what was challenged, what is asked, what changed.

    ``left_out`` says how many indicators have no row of their own, ``traces`` where
    the figures of those that have one come from.
    """

    answer: str
    blocks: tuple[GlanceBlock, ...]
    left_out: str
    traces: str
    challenge: str
    challenged: tuple[tuple[str, str], ...]
    asked: tuple[str, ...]
    changed: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One thing that needs the chair, and what might be asked about it."""

    title: str
    text: str
    trace: str
    questions: tuple[str, ...]


def glance(pack: Pack) -> Glance:
    """What does the body above need to see, on two pages?"""
    blocks, left_out = _blocks(pack)
    return Glance(
        answer=_answer(pack),
        blocks=blocks,
        left_out=left_out,
        traces=_traces(blocks),
        challenge=_challenge(pack),
        challenged=tuple(_challenged(pack)),
        asked=_first(tuple(_asked(pack)), ASKED),
        changed=tuple(_changed(pack)),
    )


def _answer(pack: Pack) -> str:
    """How many are red or amber, and how the actions stand, in two sentences."""
    flagged = len(pack.exceptions)
    told = (
        f"{flagged} of {plural(len(pack.lines), 'indicator')} "
        f"{'is' if flagged == 1 else 'are'} red or amber."
    )
    if not pack.lines:
        told = "There is no indicator to show."
    actions = rags_words([one.activity for one in pack.brought.activity])
    return f"{told} Actions: {actions}." if actions else told


def _blocks(pack: Pack) -> tuple[tuple[GlanceBlock, ...], str]:
    if len(pack.lines) + len(pack.sections) <= ROWS:
        return _rows(pack, [line.code for line in pack.lines]), ""
    room = max(0, FEWER - len(pack.sections))
    worst = [line.code for line in pack.exceptions[:room]]
    rest = len(pack.lines) - len(worst)
    told = f"{plural(rest, 'indicator')} more {'is' if rest == 1 else 'are'} counted"
    return _rows(pack, worst), f"{told} and not listed here; each is in the report."


def _rows(pack: Pack, codes: Sequence[str]) -> tuple[GlanceBlock, ...]:
    return tuple(
        GlanceBlock(
            name=cut_short(section.name, NAME),
            summary=section.summary,
            rows=tuple(_row(line) for line in section.lines if line.code in codes),
        )
        for section in pack.sections
    )


def _row(line: Line) -> GlanceRow:
    return GlanceRow(
        line=line,
        name=cut_short(line.name, NAME),
        value=value_text(line.position),
        target=target_text(line.position),
        performance=status_of(line.position),
        activity=activity_tag(line.actions),
    )


def _traces(blocks: Sequence[GlanceBlock]) -> str:
    """The trace codes of the rows: too long to stand in them, on two pages."""
    codes = [row.line.trace for block in blocks for row in block.rows]
    told = " · ".join(filter(None, codes))
    return f"Trace codes of the figures, row by row: {told}" if told else ""


def _challenge(pack: Pack) -> str:
    """The paragraph on the challenge that took place in the bodies below."""
    by_body: dict[str, list[Challenge]] = {}
    for one in _of_others(pack):
        brief = cut_short(one.challenge.follow_up, FOLLOWED)
        asked = by_body.setdefault(one.asker, [])
        asked.append(replace(one.challenge, follow_up=brief))
    told = [(_the(name), asked) for name, asked in by_body.items()]
    if len(told) > BODIES + 1:
        rest = [one for _, asked in told[BODIES:] for one in asked]
        told = [*told[:BODIES], (f"{len(told) - BODIES} other bodies", rest)]
    named = NAMED if len(told) == 1 else 1
    paragraphs = [challenge_paragraph(held, who, named=named) for who, held in told]
    return " ".join(paragraphs) or (
        "No challenge is on record since the papers before."
    )


def _the(name: str) -> str:
    short = cut_short(name, NAME)
    return short if short.lower().startswith("the ") else f"The {short}"


def _of_others(pack: Pack) -> list[AskedChallenge]:
    """What other bodies asked; what this one asked itself it knows."""
    held = (*pack.brought.answered, *pack.brought.challenges)
    return [one for one in held if one.challenge.body != pack.body_slug] or list(held)


def _challenged(pack: Pack) -> Iterator[tuple[str, str]]:
    """Question and answer, those without one first."""
    held = _of_others(pack)
    in_order = sorted(held, key=lambda one: bool(one.challenge.answer))
    for one in in_order[:ASKED]:
        answer = one.challenge.answer or _without_answer(one.challenge)
        yield (
            cut_short(one.challenge.question, CELL),
            cut_short(f"{one.owner}: {answer}", CELL),
        )


def _without_answer(asked: Challenge) -> str:
    is_question = asked.kind is ChallengeKind.QUESTION
    return "Not answered yet." if is_question else "Noted."


def _changed(pack: Pack) -> Iterator[tuple[str, str]]:
    """What moved; that a figure is new, as most are every month, comes last."""
    in_order = sorted(pack.changes, key=lambda one: one.kind == "figure")
    shown = in_order if len(in_order) <= CHANGED else in_order[: CHANGED - 1]
    for one in shown:
        yield cut_short(one.name, NAME), cut_short(one.text, CELL)
    if len(in_order) > len(shown):
        yield f"And {len(in_order) - len(shown)} more", "In the report."


def _asked(pack: Pack) -> Iterator[str]:
    """What is asked of this body: its decisions, then what others want of it."""
    for target in pack.brought.proposals:
        about = f"{target.name}, {target.proposed} (now {target.now})"
        yield f"Decide on a target: {about}."
    for variance in pack.brought.variances:
        change = variance.variance.change.strip().rstrip(".")
        yield f"Decide on a change: {variance.about}. {change}."
    for said in pack.brought.said:
        if said.words.ask.strip():
            yield f"{said.group}: {said.words.ask.strip()}"
    for raised in pack.brought.blockages:
        if not raised.blockage.is_answered:
            help_words = raised.blockage.would_help.strip()
            wanted = f" What would help: {help_words}" if help_words else ""
            what = raised.blockage.what.strip().rstrip(".")
            yield f"{raised.group}: {what}.{wanted}"


def _first(texts: Sequence[str], most: int) -> tuple[str, ...]:
    tidy = [cut_short(text, CELL) for text in texts[:most]]
    more = len(texts) - most
    return (*tidy, f"And {more} more, in the report.") if more > 0 else tuple(tidy)


def things(pack: Pack) -> tuple[Thing, ...]:
    """The five things that need the chair, as short as one page asks."""
    return tuple(_thing(need) for need in needs_of(pack))


def _thing(need: Need) -> Thing:
    return Thing(
        title=cut_short(need.title, NAME + 20),
        text=cut_short(need.text, ABOUT),
        trace=need.line.trace if need.line else "",
        questions=tuple(cut_short(one, QUESTION) for one in need.questions),
    )
