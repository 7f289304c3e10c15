"""Tables of what is done and what it costs: actions, risks, money, successes.

And of what was said before and is otherwise now: figures and targets.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from saferplan.core.boards.brought import (
    GroupActivity,
    GroupMoney,
    LoggedRisk,
    Restated,
    SharedSuccess,
)
from saferplan.core.boards.pack import Line, Pack
from saferplan.core.indicators.target_ledger import change_words
from saferplan.core.periods import day_label
from saferplan.core.plan.activity import rags_words
from saferplan.core.plan.funding import pounds
from saferplan.core.wording import plural
from saferplan.documents.activity import tag_of
from saferplan.documents.pack_tables import target_text
from saferplan.documents.pack_words import NOTHING, WordsTable, day_words, or_nothing
from saferplan.documents.status import status_of


def activity_table(held: Sequence[GroupActivity]) -> WordsTable:
    """Every action, its colour by the printed rule, and why."""
    told = rags_words([one.activity for one in held])
    return WordsTable(
        key="activity",
        sheet="Actions",
        title=f"Action plans: {told}",
        lead="Worked out from the dates of the milestones, blockages and risks, at the "
        "end of the month.",
        headings=("Action", "Group", "Activity", "Why", "Milestones", "Next date"),
        widths=(3.2, 1.7, 1.1, 2.4, 1.9, 1.4),
        rows=tuple(
            (
                f"{one.activity.action.code} {one.activity.action.title}",
                one.group,
                tag_of(one.activity.rag).text,
                one.activity.reason,
                one.activity.words,
                day_words(one.activity.next_due),
            )
            for one in held
        ),
    )


def risks_table(held: Sequence[LoggedRisk]) -> WordsTable:
    """What may go wrong with the actions."""
    return WordsTable(
        key="risks",
        sheet="Risks",
        title=f"Risks: {len(held)} logged",
        lead="Against the actions of the plan, with what is done about each.",
        headings=("Risk", "Action", "Group", "How likely, how bad", "What is done"),
        widths=(2.8, 2.2, 1.6, 1.6, 2.6),
        rows=tuple(
            (
                one.risk.what,
                one.about,
                one.group,
                one.risk.words.capitalize(),
                or_nothing(one.risk.mitigation),
            )
            for one in held
        ),
    )


def money_table(held: Sequence[GroupMoney]) -> WordsTable:
    """Funding identified, allocated and spent."""
    identified = sum(one.money.line.identified for one in held)
    spent = sum(one.money.spent for one in held)
    return WordsTable(
        key="money",
        sheet="Money",
        title=f"Money: {pounds(identified)} identified, {pounds(spent)} spent",
        lead="Set aside for the actions of the plan and spent on them, to the end of "
        "the month. Commissioning is not shown.",
        headings=(
            "Funding line",
            "From",
            "Identified",
            "Allocated",
            "Spent",
            "Not allocated",
            "Remarks",
        ),
        widths=(2.6, 1.7, 1.3, 1.3, 1.3, 1.3, 2.4),
        rows=tuple(
            (
                f"{one.money.line.code} {one.money.line.title}",
                or_nothing(one.money.line.source),
                pounds(one.money.line.identified),
                pounds(one.money.allocated),
                pounds(one.money.spent),
                pounds(one.money.free),
                or_nothing(" ".join(one.money.remarks)),
            )
            for one in held
        ),
    )


def successes_table(found: Sequence[SharedSuccess]) -> WordsTable:
    """What groups offer the others."""
    return WordsTable(
        key="successes",
        sheet="Successes",
        title=f"Worth sharing: {plural(len(found), 'success', 'successes')}",
        lead="Offered to the other groups, and taken up by those named.",
        headings=("Group", "Month", "What worked", "Taken up by"),
        widths=(1.8, 1.3, 4.4, 1.8),
        rows=tuple(
            (
                one.group,
                one.words.month.label,
                one.words.success.strip(),
                or_nothing(", ".join(one.taken_up)),
            )
            for one in found
        ),
    )


def restated_table(found: Sequence[Restated]) -> WordsTable:
    """Figures that stood otherwise in the papers before."""
    return WordsTable(
        key="restated",
        sheet="Restated",
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


YEAR = timedelta(days=365)
"""How far back changes of targets are listed; the charts show all of them."""


def target_changes_table(pack: Pack) -> WordsTable:
    """Targets that were changed in the year before the day reported."""
    changed = [
        (line, one)
        for line in pack.lines
        for one in line.target_changes
        if one.on > pack.as_at - YEAR
    ]
    return WordsTable(
        key="changed-targets",
        sheet="Targets",
        title=f"Targets changed: {len(changed)}",
        lead="Each is drawn on its chart from the day it was changed.",
        headings=("Indicator", "Code", "Target for", "From, to, by whom", "Why"),
        widths=(2.4, 1.2, 1.3, 3.2, 2.4),
        rows=tuple(
            (
                line.name,
                line.code,
                one.period.label,
                change_words(line.position.indicator, one),
                or_nothing(one.after.reason),
            )
            for line, one in changed
        ),
    )


def answerable_table(pack: Pack) -> WordsTable:
    """Who set each target, when and why, and who answers for the indicator."""
    return WordsTable(
        key="answerable",
        sheet="Answerable",
        title="Who set the target, and who answers for it",
        lead="For every indicator, as it stands now; earlier targets are listed where "
        "one was changed.",
        headings=(
            "Indicator",
            "Status",
            "Target now",
            "Set by, when",
            "Why",
            "Answers",
        ),
        widths=(2.6, 1, 1.2, 2.1, 2.2, 1.9),
        rows=tuple(_answerable(line) for line in pack.lines),
    )


def _answerable(line: Line) -> tuple[str, ...]:
    standing = line.position
    source = standing.target.sources[-1] if standing.target else None
    known = f", {day_label(source.known_on)}" if source else ""
    set_by = f"{source.decided_by or 'not said'}{known}" if source else NOTHING
    names = dict.fromkeys(name for name in (line.owner, line.group) if name)
    return (
        f"{line.name} ({line.code})",
        status_of(standing).words,
        target_text(standing),
        set_by,
        or_nothing(source.reason if source else ""),
        or_nothing("; ".join(names)),
    )


def unsigned_table(pack: Pack) -> WordsTable:
    """Figures that nobody has accepted yet."""
    lines = [line for line in pack.lines if line.is_unsigned]
    return WordsTable(
        key="unsigned",
        sheet="Unsigned",
        title=f"Not signed off: {plural(len(lines), 'indicator')}",
        lead="Nobody has accepted these figures yet; they may still change.",
        headings=("Indicator", "Code", "Owner"),
        widths=(4, 1.6, 2.4),
        rows=tuple(_unsigned(lines)),
    )


def _unsigned(lines: Sequence[Line]) -> Iterator[tuple[str, ...]]:
    for line in lines:
        yield (line.name, line.code, line.owner or NOTHING)
