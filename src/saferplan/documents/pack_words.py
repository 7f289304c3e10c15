"""What groups bring to a pack, as tables of words: the same in every format.

Each writer asks for the tables that stand at one place of the pack and sets them
its own way. A table without rows is not there at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from saferplan.core.boards.brought import (
    AskedVariance,
    GroupActivity,
    GroupWords,
    RaisedBlockage,
    Restated,
)
from saferplan.core.boards.pack import Pack
from saferplan.core.periods import day_label
from saferplan.core.plan.activity import ActionState
from saferplan.core.returns.commentary import Commentary
from saferplan.core.wording import listed, plural

NOTHING = "–"
SUCCESS = "A success worth sharing"
BRIEF = 200
"""Letters of a text on a first page."""


class Place(StrEnum):
    """After which part of a pack does a table stand?"""

    EXCEPTIONS = "exceptions"
    CHANGES = "changes"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsTable:
    """A table of words: the first cell of a row is its heading, no cell is empty.

    ``key`` names it in addresses, ``sheet`` in a workbook; ``lead`` is the sentence
    above it; ``widths`` are the columns' shares of the page.
    """

    key: str
    sheet: str
    place: Place
    title: str
    lead: str
    headings: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]


def words_tables(pack: Pack) -> tuple[WordsTable, ...]:
    """Every table of words that this pack has, in its order."""
    held = (
        _asked(pack.brought.variances),
        _blocked(pack.brought.blockages),
        _said(pack.brought.said),
        _restated(pack.brought.restated),
        _unsigned(pack),
        _activity(pack.brought.activity),
    )
    return tuple(table for table in held if table.rows)


def tables_after(pack: Pack, place: Place) -> tuple[WordsTable, ...]:
    """The tables of words that stand after this part."""
    return tuple(table for table in words_tables(pack) if table.place is place)


def commentary_words(words: Commentary | None) -> tuple[tuple[str, str], ...]:
    """Each box that holds something, under the question it answers."""
    return tuple(_boxes(words)) if words else ()


def brief_words(words: Commentary | None) -> tuple[tuple[str, str], ...]:
    """Cause, action with its date, and ask, each as long as a first page has room.

    The whole stands with the indicator.
    """
    return tuple(
        (name, cut_short(text))
        for name, text in commentary_words(words)
        if name != SUCCESS
    )


def cut_short(text: str, most: int = BRIEF) -> str:
    """The beginning of a text, to the last whole word that fits.

    >>> cut_short("Sheds were left open", 12), cut_short("Sheds")
    ('Sheds were …', 'Sheds')
    """
    tidy = " ".join(text.split())
    if len(tidy) <= most:
        return tidy
    return f"{tidy[: most - 1].rpartition(' ')[0] or tidy[: most - 1]} …"


def _boxes(words: Commentary) -> Iterator[tuple[str, str]]:
    by_when = f"by {day_label(words.by_when)}" if words.by_when else ""
    following = ", ".join(
        part for part in (words.next.strip().rstrip("."), by_when) if part
    )
    for name, text in (
        ("Why", words.why),
        ("What we did", words.done),
        ("What we do next", following),
        ("What we ask of the Board", words.ask),
        (SUCCESS, words.success),
    ):
        if text.strip():
            yield name, text.strip()


def _asked(asked: tuple[AskedVariance, ...]) -> WordsTable:
    return WordsTable(
        key="asked",
        sheet="Variances",
        place=Place.EXCEPTIONS,
        title=f"For decision: {plural(len(asked), 'change')} to action plans",
        lead="Each needs the chair’s approval before it counts.",
        headings=("What is to change", "Group", "Change", "Why", "Due", "Asked for"),
        widths=(2.6, 1.5, 2.2, 2.2, 1.3, 1.3),
        rows=tuple(
            (
                f"{one.variance.number}. {one.about}",
                one.group,
                one.variance.change,
                one.variance.reason,
                _day(one.due),
                _day(one.variance.new_due),
            )
            for one in asked
        ),
    )


def _blocked(raised: tuple[RaisedBlockage, ...]) -> WordsTable:
    return WordsTable(
        key="blockages",
        sheet="Blockages",
        place=Place.EXCEPTIONS,
        title=f"In the way: {plural(len(raised), 'blockage')}",
        lead="What a group cannot move alone, and what would help.",
        headings=("What is in the way", "Group", "What would help", "Since"),
        widths=(3, 1.8, 3, 1.4),
        rows=tuple(
            (
                one.blockage.what,
                one.group,
                one.blockage.would_help or NOTHING,
                one.blockage.month.label,
            )
            for one in raised
        ),
    )


def _said(said: tuple[GroupWords, ...]) -> WordsTable:
    return WordsTable(
        key="said",
        sheet="Commentary",
        place=Place.EXCEPTIONS,
        title="What the groups say",
        lead="About the month as a whole; what is said about one indicator stands "
        "with it.",
        headings=("Group", "About", "In their words"),
        widths=(1.8, 1.4, 5),
        rows=tuple(
            (_whose(one), name, text)
            for one in said
            for name, text in commentary_words(one.words)
        ),
    )


def _whose(one: GroupWords) -> str:
    post = one.words.post.strip()
    return f"{one.group} ({post})" if post and post != one.group else one.group


def _activity(held: tuple[GroupActivity, ...]) -> WordsTable:
    states = [one.activity.state for one in held]
    told = [f"{states.count(s)} {s.words}" for s in ActionState if s in states]
    return WordsTable(
        key="activity",
        sheet="Actions",
        place=Place.MISSING,
        title=f"Action plans: {listed(told)}",
        lead="Worked out from the dates of the milestones, at the end of the month: "
        "late is past its date and not done.",
        headings=("Action", "Group", "State", "Milestones", "Next date"),
        widths=(3.4, 1.8, 1, 2.2, 1.5),
        rows=tuple(
            (
                f"{one.activity.action.code} {one.activity.action.title}",
                one.group,
                one.activity.state.words.capitalize(),
                one.activity.words,
                _day(one.activity.next_due),
            )
            for one in held
        ),
    )


def _restated(found: tuple[Restated, ...]) -> WordsTable:
    return WordsTable(
        key="restated",
        sheet="Restated",
        place=Place.CHANGES,
        title=f"Restated: {plural(len(found), 'figure')} of earlier papers",
        lead="These stood otherwise in the last papers that were issued to this body.",
        headings=(
            "Indicator",
            "Code",
            "Period",
            "Was",
            "Is now",
            "Why",
            "Changed by, on",
        ),
        widths=(2.4, 1.2, 1.5, 1.1, 1.1, 2, 1.7),
        rows=tuple(
            (
                one.name,
                one.code,
                one.period.label,
                one.before,
                one.after,
                one.reason or NOTHING,
                f"{one.by}, {day_label(one.when)}",
            )
            for one in found
        ),
    )


def _unsigned(pack: Pack) -> WordsTable:
    lines = [line for line in pack.lines if line.is_unsigned]
    return WordsTable(
        key="unsigned",
        sheet="Unsigned",
        place=Place.MISSING,
        title=f"Not signed off: {plural(len(lines), 'indicator')}",
        lead="Nobody has accepted these figures yet; they may still change.",
        headings=("Indicator", "Code", "Owner"),
        widths=(4, 1.6, 2.4),
        rows=tuple((n.name, n.code, n.owner or NOTHING) for n in lines),
    )


def _day(day: date | None) -> str:
    return day_label(day) if day else NOTHING
