"""Tables of what is asked: decisions, blockages, questions, and what came back."""

from __future__ import annotations

from collections.abc import Sequence

from saferplan.core.boards.asking import Blockage
from saferplan.core.boards.brought import (
    AskedChallenge,
    AskedVariance,
    GroupWords,
    OpenArising,
    ProposedTarget,
    RaisedBlockage,
)
from saferplan.core.boards.challenge import ChallengeState
from saferplan.core.periods import day_label
from saferplan.core.wording import plural
from saferplan.documents.pack_words import (
    WordsTable,
    commentary_words,
    day_words,
    or_nothing,
)


def asked_table(asked: Sequence[AskedVariance]) -> WordsTable:
    """Changes to action plans that wait for a decision."""
    return WordsTable(
        key="asked",
        sheet="Variances",
        title=f"For decision: {plural(len(asked), 'change')} to action plans",
        lead="Each needs approval before the plan changes: until then its dates and "
        "its scope are what they were.",
        headings=(
            "What is to change",
            "Group",
            "Change",
            "Why",
            "Baseline",
            "Asked for",
        ),
        widths=(2.6, 1.5, 2.2, 2.2, 1.4, 1.6),
        rows=tuple(
            (
                f"{one.variance.number}. {one.about}",
                one.group,
                one.variance.change,
                one.variance.reason,
                day_words(one.due),
                or_nothing(_first_up(one.variance.asked)),
            )
            for one in asked
        ),
    )


def decided_table(decided: Sequence[AskedVariance]) -> WordsTable:
    """Changes to action plans that were decided since the papers before."""
    return WordsTable(
        key="decided",
        sheet="Decided",
        title=f"Decided: {plural(len(decided), 'change')} to action plans",
        lead="The baseline and what took its place both stay on record.",
        headings=(
            "What",
            "Group",
            "Decision",
            "Baseline",
            "Asked for",
            "What was said",
        ),
        widths=(2.8, 1.6, 1.8, 1.4, 1.8, 2.2),
        rows=tuple(
            (
                f"{one.variance.number}. {one.about}",
                one.group,
                _decision(one),
                day_words(one.due),
                or_nothing(_first_up(one.variance.asked)),
                or_nothing(one.variance.remark),
            )
            for one in decided
        ),
    )


def _decision(one: AskedVariance) -> str:
    held = one.variance
    on = f", {day_label(held.decided_on)}" if held.decided_on else ""
    return f"{held.decision.capitalize()}{on}"


def _first_up(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def proposed_table(proposed: Sequence[ProposedTarget]) -> WordsTable:
    """Targets that wait for a decision."""
    return WordsTable(
        key="targets",
        sheet="Proposals",
        title=f"For decision: {plural(len(proposed), 'target')}",
        lead="Approved, it counts from that day; the target before it stays visible.",
        headings=("Indicator", "Code", "Target now", "Proposed", "Why", "Proposed by"),
        widths=(2.6, 1.2, 1.3, 2, 2.6, 1.3),
        rows=tuple(
            (
                f"{one.proposal.number}. {one.name}",
                one.code,
                one.now,
                one.proposed,
                one.proposal.target.reason,
                one.proposal.proposed_by,
            )
            for one in proposed
        ),
    )


def blocked_table(raised: Sequence[RaisedBlockage]) -> WordsTable:
    """What groups cannot move alone."""
    return WordsTable(
        key="blockages",
        sheet="Blockages",
        title=f"In the way: {plural(len(raised), 'blockage')}",
        lead="What a group cannot move alone, what would help, and what the Board "
        "says.",
        headings=("What is in the way", "Group", "What would help", "Answer", "Since"),
        widths=(2.8, 1.6, 2.4, 2.6, 1.2),
        rows=tuple(
            (
                _in_the_way(one.blockage),
                one.group,
                or_nothing(one.blockage.would_help),
                answer_words(one.blockage) or "Not answered yet",
                one.blockage.month.label,
            )
            for one in raised
        ),
    )


def _in_the_way(one: Blockage) -> str:
    return f"{one.what} ({one.action})" if one.action else one.what


def answer_words(one: Blockage) -> str:
    """What the board says to a blockage, and the support it offers."""
    support = f"Support: {one.support}" if one.support else ""
    return " ".join(part for part in (one.answer, support) if part)


def said_table(said: Sequence[GroupWords]) -> WordsTable:
    """What theme leads say, and what concerns them."""
    months = {one.words.month for one in said}
    return WordsTable(
        key="said",
        sheet="Commentary",
        title="Theme leads: areas of concern",
        lead="About the month as a whole, in their words; what is said about one "
        "indicator stands with it.",
        headings=("Group", "About", "In their words"),
        widths=(1.8, 1.4, 5),
        rows=tuple(
            (_whose(one, with_month=len(months) > 1), name, text)
            for one in said
            for name, text in commentary_words(one.words)
        ),
    )


def _whose(one: GroupWords, *, with_month: bool) -> str:
    post = one.words.post.strip()
    name = f"{one.group} ({post})" if post and post != one.group else one.group
    return f"{name}, {one.words.month.label}" if with_month else name


def challenges_table(found: Sequence[AskedChallenge]) -> WordsTable:
    """Questions that carry into these papers."""
    return WordsTable(
        key="questions",
        sheet="Questions",
        title=f"Still open: {plural(len(found), 'question')}",
        lead="Asked and not answered, or answered and not followed up; they stay here "
        "until they are.",
        headings=("Question", "Asked by", "Who answers", "About", "Due", "State"),
        widths=(3.4, 1.5, 1.6, 1.8, 1.2, 1.6),
        rows=tuple(
            (
                f"{one.challenge.number}. {one.challenge.question}",
                asker_words(one),
                one.owner,
                or_nothing(one.about),
                day_words(one.challenge.due),
                _state_words(one),
            )
            for one in found
        ),
    )


def answered_table(found: Sequence[AskedChallenge]) -> WordsTable:
    """Questions with their answers, and comments."""
    return WordsTable(
        key="answered",
        sheet="Answered",
        title=f"Asked and answered: {len(found)} since the papers before",
        lead="What was asked, what came back, what it rests on, and what follows.",
        headings=("Question", "Asked by", "Answer", "Evidence", "What follows"),
        widths=(3, 1.6, 3.2, 1.8, 1.8),
        rows=tuple(
            (
                f"{one.challenge.number}. {one.challenge.question}",
                asker_words(one),
                _answer(one),
                or_nothing(one.challenge.evidence),
                or_nothing(one.challenge.follow_up),
            )
            for one in found
        ),
    )


def asker_words(one: AskedChallenge) -> str:
    """Who asked: the post or agency, and the body it spoke for."""
    spoke = one.challenge.asked_by.strip()
    if not spoke or spoke == one.asker:
        return one.asker
    return f"{spoke}, {one.asker}"


def _answer(one: AskedChallenge) -> str:
    if one.challenge.state is ChallengeState.NOTED:
        return "A comment, noted"
    return f"{one.owner}: {one.challenge.answer}"


def _state_words(one: AskedChallenge) -> str:
    held = one.challenge
    late = ", late" if one.is_late else ""
    if held.state is not ChallengeState.FOLLOW_UP:
        return f"{held.state.words.capitalize()}{late}"
    by = f" by {day_label(held.follow_up_due)}" if held.follow_up_due else ""
    return f"To follow: {held.follow_up.strip().rstrip('.')}{by}{late}"


def arising_table(found: Sequence[OpenArising]) -> WordsTable:
    """What meetings gave people to do that is not done."""
    return WordsTable(
        key="arising",
        sheet="Arising",
        title=f"Actions arising: {len(found)} still to do",
        lead="What earlier meetings gave people to do.",
        headings=("What is to be done", "Who", "Due", "Since the meeting on"),
        widths=(4, 2.2, 1.6, 1.6),
        rows=tuple(
            (
                f"{one.arising.number}. {one.arising.what}",
                ", ".join(p for p in (one.arising.post, one.owner) if p),
                day_words(one.arising.due) + (", late" if one.is_late else ""),
                day_words(one.met_on),
            )
            for one in found
        ),
    )
