"""What a board might ask about an indicator that is behind: drawn from its position.

Each question names the figure it comes from, so that it can be answered and not
only discussed.
"""

from __future__ import annotations

from collections.abc import Iterator

from saferplan.core.boards.pack import Line
from saferplan.core.indicators.sentences import distance_words, value_words
from saferplan.core.indicators.standing import UNLIKELY
from saferplan.core.indicators.vocabulary import Variation
from saferplan.core.plan.activity import ActionState, ActivityRag, worst
from saferplan.core.returns.plain_words import says_something
from saferplan.core.wording import figure, plural

ASKED = 3
"""Questions suggested for one line: as many as a board has time for."""
FEW = "A percentage of only"
"""How the remark begins that a percentage is of very few."""


def suggested_questions(line: Line, most: int = ASKED) -> tuple[str, ...]:
    """Which questions does this position raise, the most telling first?

    One of each kind, before a second of any. The same position always raises the same
    ones. Where it raises fewer, the questions that can be asked of any fill up.
    """
    kinds = (_cause, _activity, _trust, _target, _system, _pace)
    asked = [tuple(kind(line)) for kind in kinds]
    first = [question for kind in asked for question in kind[:1]]
    more = [question for kind in asked for question in kind[1:]]
    return tuple(dict.fromkeys([*first, *more, *_always(line)]))[:most]


def _cause(line: Line) -> Iterator[str]:
    """Nobody has said why, or it is more than chance."""
    signal, period = line.position.signal, line.position.figure.period
    words = line.commentary
    when = f" by {period.last_month.label}" if period else ""
    if signal is not None and signal.variation is Variation.CONCERN:
        yield (
            f"It worsened by more than its normal ups and downs{when}: what changed, "
            "and is it still at work?"
        )
    elif words is None or not says_something(words.why):
        yield f"No cause is given for being {_behind(line)}: what is behind it?"


def _behind(line: Line) -> str:
    return distance_words(line.position) or "behind"


def _activity(line: Line) -> Iterator[str]:
    """What is done to move it, and does that come along?"""
    if not line.actions:
        yield "No action of the plan is meant to move it: what will?"
        return
    held = worst(one for one in line.actions if one.state is not ActionState.DROPPED)
    if held is None:
        yield "Every action meant to move it was given up: what will move it now?"
        return
    about = f"{held.action.code} ({held.action.title})"
    reason = f"{held.reason[:1].lower()}{held.reason[1:]}"
    if held.rag in (ActivityRag.RED, ActivityRag.AMBER):
        yield f"{about} is {held.rag}: {reason} What stops it, and who can move it?"
    elif held.rag is ActivityRag.GREY:
        yield f"{about} does not move it yet ({reason.rstrip('.')}): when will it?"
    elif all(one.rag in (ActivityRag.GREEN, ActivityRag.BLUE) for one in line.actions):
        yield (
            f"{_all_of(line, held.rag)} and the figure is {_behind(line)}: are these "
            "the right actions?"
        )


def _all_of(line: Line, rag: ActivityRag) -> str:
    done = "complete" if rag is ActivityRag.BLUE else "on schedule"
    count = len(line.actions)
    if count == 1:
        return f"{line.actions[0].action.code} is {done}"
    return f"{'Both' if count == 2 else f'All {count}'} actions are {done}"


def _system(line: Line) -> Iterator[str]:
    """Chance alone could have made it so."""
    signal = line.position.signal
    if signal is not None and signal.variation is Variation.COMMON_CAUSE:
        yield (
            "This month is within normal ups and downs: what would have to change in "
            "how things are done for the target to be met at all?"
        )


def _pace(line: Line) -> Iterator[str]:
    """What is still needed, against what has been."""
    standing = line.position
    rate, ahead = standing.run_rate, standing.outlook
    chance = ahead.chance_of_meeting if ahead is not None else None
    if chance is not None and chance < UNLIKELY:
        yield (
            "On the present path the target is unlikely to be met: do we act "
            "differently, or tell the Board above now?"
        )
    if rate is not None and rate.needed >= 0:
        yield (
            f"It needs {figure(rate.needed, 1)} a {rate.per} for "
            f"{plural(rate.parts_left, rate.per)}; so far {figure(rate.average, 1)} on "
            f"average, {figure(rate.best)} at best: what will be different?"
        )
    sentence = next((r for r in standing.remarks if r.startswith("To meet")), "")
    if sentence:
        yield f"{sentence.rstrip('.')}: what will bring that about?"


def _target(line: Line) -> Iterator[str]:
    """A target that was changed or bends, or that chance could reach."""
    day = line.position.as_at
    bent = [c for c in line.target_changes if c.period.start <= c.on]
    last = next((c for c in reversed(bent) if c.period.end >= day), None)
    if last is not None:
        yield (
            f"The target for {last.period.label} was changed within its time: is it "
            "still the one the plan was agreed on?"
        )
    for remark in line.position.remarks:
        if remark.startswith("The target bends"):
            yield f"{remark.rstrip('.')}: who agreed that, and on what grounds?"
        if "lies within the 95% range" in remark:
            yield "The gap could be chance: what else do we know that says it is real?"


def _trust(line: Line) -> Iterator[str]:
    """A figure that nobody accepted, is not whole, or is of very few."""
    found = line.position.figure
    if line.is_unsigned:
        yield "The figure is not signed off: by whom and when will it be?"
    if found.awaited:
        yield (
            f"{found.awaited[-1].label} is awaited: why is it late, and what is known "
            "already?"
        )
    few = next((r for r in line.position.remarks if r.startswith(FEW)), "")
    if few:
        yield f"{few.partition(':')[0]}: what do the counts themselves say?"


def _always(line: Line) -> Iterator[str]:
    standing = line.position
    goal = ""
    if standing.target is not None:
        goal = f" of {value_words(standing, standing.target.value)}"
    yield f"When will it be back at its target{goal}, and how shall we know sooner?"
    yield "What do you need from this Board that you do not have?"
    yield "Who else could move this figure, and are they in the room?"
