"""Which parts each paper has, in which order: decided once, set by every writer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from saferplan.core.boards.pack import Pack
from saferplan.core.boards.papers import Paper
from saferplan.documents.at_a_glance import Glance, Thing, glance, things
from saferplan.documents.pack_asked import (
    answered_table,
    arising_table,
    asked_table,
    blocked_table,
    challenges_table,
    decided_table,
    proposed_table,
    said_table,
)
from saferplan.documents.pack_done import (
    activity_table,
    answerable_table,
    money_table,
    restated_table,
    risks_table,
    successes_table,
    target_changes_table,
    unsigned_table,
)
from saferplan.documents.pack_words import WordsTable


class PartKind(StrEnum):
    """What kind of part is it? A writer has one way to set each kind."""

    EXCEPTIONS = "exceptions"
    TABLE = "table"
    CHANGES = "changes"
    MISSING = "missing"
    DASHBOARD = "dashboard"
    INDICATORS = "indicators"
    GLANCE = "glance"
    THINGS = "things"
    RULE = "rule"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a paper. ``table``, ``glance`` and ``things`` go with their kinds."""

    kind: PartKind
    table: WordsTable | None = None
    glance: Glance | None = None
    things: tuple[Thing, ...] = ()


SHORT = (Paper.OVERVIEW, Paper.BRIEF)
"""Papers without a cover: what is chosen stands in a few lines over the text."""


def outline(pack: Pack) -> tuple[Part, ...]:
    """The parts of this paper. A table without rows is left out."""
    parts = {
        Paper.REPORT: _report,
        Paper.GROUP: _group,
        Paper.SCRUTINY: _scrutiny,
        Paper.OVERVIEW: _overview,
        Paper.BRIEF: _brief,
    }[pack.paper]
    return tuple(parts(pack))


def words_tables(pack: Pack) -> tuple[WordsTable, ...]:
    """Every table of words that has something to say, for a workbook."""
    brought = pack.brought
    held = (
        asked_table(brought.variances),
        proposed_table(brought.proposals),
        blocked_table(brought.blockages),
        said_table(brought.said),
        challenges_table(brought.challenges),
        answered_table(brought.answered),
        restated_table(brought.restated),
        target_changes_table(pack),
        decided_table(brought.decided),
        arising_table(brought.arising),
        unsigned_table(pack),
        *([answerable_table(pack)] if pack.paper is Paper.SCRUTINY else []),
        activity_table(brought.activity),
        risks_table(brought.risks),
        money_table(brought.money),
        successes_table(brought.successes),
    )
    return tuple(table for table in held if table.rows)


def _tables(*held: WordsTable) -> Iterator[Part]:
    for table in held:
        if table.rows:
            yield Part(kind=PartKind.TABLE, table=table)


def _kinds(*kinds: PartKind) -> Iterator[Part]:
    for kind in kinds:
        yield Part(kind=kind)


def _report(pack: Pack) -> Iterable[Part]:
    """Exceptions first, what the Board decides, what changed, then everything."""
    brought = pack.brought
    yield from _kinds(PartKind.EXCEPTIONS)
    yield from _tables(
        asked_table(brought.variances),
        proposed_table(brought.proposals),
        blocked_table(brought.blockages),
        said_table(brought.said),
        challenges_table(brought.challenges),
    )
    yield from _changed(pack)
    yield from _missing(pack)
    yield from _done(pack)
    yield from _kinds(PartKind.DASHBOARD, PartKind.INDICATORS, PartKind.RULE)


def _group(pack: Pack) -> Iterable[Part]:
    """A group's own month: its words, its plan, its asks, its figures."""
    brought = pack.brought
    yield from _kinds(PartKind.EXCEPTIONS)
    yield from _tables(
        said_table(brought.said),
        activity_table(brought.activity),
        risks_table(brought.risks),
        asked_table(brought.variances),
        blocked_table(brought.blockages),
        challenges_table(brought.challenges),
    )
    yield from _changed(pack)
    yield from _missing(pack)
    yield from _tables(
        arising_table(brought.arising),
        money_table(brought.money),
        successes_table(brought.successes),
    )
    yield from _kinds(PartKind.DASHBOARD, PartKind.INDICATORS, PartKind.RULE)


def _scrutiny(pack: Pack) -> Iterable[Part]:
    """Where it stands, who set it, what was asked: to be read in public."""
    brought = pack.brought
    yield from _kinds(PartKind.EXCEPTIONS)
    yield from _tables(
        answerable_table(pack),
        challenges_table(brought.challenges),
        answered_table(brought.answered),
    )
    yield from _changed(pack, with_answers=False)
    yield from _missing(pack)
    yield from _tables(activity_table(brought.activity), money_table(brought.money))
    yield from _kinds(PartKind.DASHBOARD, PartKind.INDICATORS, PartKind.RULE)


def _overview(pack: Pack) -> Iterable[Part]:
    yield Part(kind=PartKind.GLANCE, glance=glance(pack))


def _brief(pack: Pack) -> Iterable[Part]:
    yield Part(kind=PartKind.THINGS, things=things(pack))


def _changed(pack: Pack, *, with_answers: bool = True) -> Iterator[Part]:
    brought = pack.brought
    yield from _kinds(PartKind.CHANGES)
    yield from _tables(
        restated_table(brought.restated),
        target_changes_table(pack),
        decided_table(brought.decided),
    )
    if with_answers:
        yield from _tables(answered_table(brought.answered))


def _missing(pack: Pack) -> Iterator[Part]:
    yield from _kinds(PartKind.MISSING)
    yield from _tables(unsigned_table(pack))


def _done(pack: Pack) -> Iterator[Part]:
    brought = pack.brought
    yield from _tables(
        activity_table(brought.activity),
        risks_table(brought.risks),
        arising_table(brought.arising),
        money_table(brought.money),
        successes_table(brought.successes),
    )
