"""What a reader of a commentary would ask back: remarks, shown while it is written.

None of them stops anybody. They say where a red or amber figure is left without a
cause, an action or a date; where the words and the figure disagree; where last
month's text stands again; and where there is only good news.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from saferplan.core.indicators.sentences import (
    distance_words,
    status_words,
    value_words,
)
from saferplan.core.indicators.standing import HistoryPoint, Position
from saferplan.core.indicators.vocabulary import Rag
from saferplan.core.returns.commentary import Commentary
from saferplan.core.returns.plain_words import (
    claims,
    falls,
    has_date,
    is_praise,
    mentions,
    needs,
    rises,
    same_again,
    says_something,
    sentences_of,
    tells_trouble,
)
from saferplan.core.wording import listed

NAMED = 3
"""Indicators named in one remark; of more, how many."""


class Rule(StrEnum):
    """What is remarked upon?"""

    NO_CAUSE = "no_cause"
    NO_ACTION = "no_action"
    NO_DATE = "no_date"
    CONTRADICTS = "contradicts"
    REPEATED = "repeated"
    ONLY_GOOD_NEWS = "only_good_news"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lint:
    """One remark: the rule, the sentence, and the box it is about.

    ``indicator`` is the code it is about, empty for the month as a whole; ``quote``
    the words it speaks of.
    """

    rule: Rule
    text: str
    box: str = ""
    indicator: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Watched:
    """An indicator the commentary answers for: where it stands, and where it stood."""

    position: Position
    history: tuple[HistoryPoint, ...] = ()

    @property
    def code(self) -> str:
        """Its code."""
        return self.position.indicator.code

    @property
    def name(self) -> str:
        """Its name in plain words."""
        return self.position.indicator.shown_name

    @property
    def is_behind(self) -> bool:
        """Is it red or amber?"""
        return self.position.is_exception


BOXES = ("why", "done", "next", "ask", "success")
_NAMES = {
    "why": "why the figures are as they are",
    "done": "what was done",
    "next": "what is done next",
    "ask": "what is asked of the Board",
    "success": "a success",
}


def lint(
    words: Mapping[str, Commentary],
    watched: Sequence[Watched],
    before: Mapping[str, Commentary] | None = None,
) -> tuple[Lint, ...]:
    """What should be looked at again in what one holder says about a month?

    ``words`` are by the code of the indicator they are about, under the empty text
    those about the month as a whole; ``before`` the same of the month before;
    ``watched`` are the holder's indicators. An indicator's own words count for it,
    and the words about the month for all.

    Source: methods.md 3.1 (directions that contradict a figure), and what councillors
    say of such reports: red without a cause, status told by its bright side.

    >>> from saferplan.core.periods import Month
    >>> lint({}, [])
    ()
    """
    return (
        *_unexplained(words, watched),
        *_contradicting(words, watched),
        *_repeated(words, before or {}),
        *_only_good_news(words, watched),
    )


# ------------------------------------------------------------- cause, action, date
def _unexplained(
    words: Mapping[str, Commentary], watched: Sequence[Watched]
) -> Iterator[Lint]:
    """Red or amber, and nothing said of why, what next, or by when."""
    behind = [one for one in watched if one.is_behind]
    for rule, box, lacks, ask in (
        (Rule.NO_CAUSE, "why", _lacks_cause, "what is behind it"),
        (Rule.NO_ACTION, "next", _lacks_action, "what is done about it"),
        (Rule.NO_DATE, "by_when", _lacks_date, "by when"),
    ):
        left = [one for one in behind if lacks(_about(words, one.code))]
        if left:
            verb = "is" if len(left) == 1 else "are"
            yield Lint(
                rule=rule,
                box=box,
                indicator=left[0].code if len(left) == 1 else "",
                text=f"{_named(left)} {verb} behind: say {ask}.",
            )


def _about(words: Mapping[str, Commentary], code: str) -> tuple[Commentary, ...]:
    """The words that count for this indicator: its own, and those of the month."""
    return tuple(words[key] for key in (code, "") if key in words)


def _lacks_cause(said: Sequence[Commentary]) -> bool:
    return not any(says_something(one.why) for one in said)


def _lacks_action(said: Sequence[Commentary]) -> bool:
    return not any(says_something(one.next) or says_something(one.done) for one in said)


def _lacks_date(said: Sequence[Commentary]) -> bool:
    """Without any action a date is not missed yet: one thing at a time."""
    return not _lacks_action(said) and not any(
        one.by_when or has_date(one.next) or has_date(one.done) for one in said
    )


def _named(found: Sequence[Watched]) -> str:
    names = [f"{one.name} ({status_words(one.position).lower()})" for one in found]
    if len(names) > NAMED + 1:
        names = [*names[:NAMED], f"{len(names) - NAMED} more"]
    return listed(names)


# ------------------------------------------------------------------ contradictions
def _contradicting(
    words: Mapping[str, Commentary], watched: Sequence[Watched]
) -> Iterator[Lint]:
    """Words that the figure, its colour or what it needs speak against."""
    by_code = {one.code: one for one in watched}
    for code, said in words.items():
        for box in BOXES:
            for sentence in sentences_of(getattr(said, box)):
                for one, is_named in _meant(sentence, by_code.get(code), watched):
                    yield from _against(sentence, one, box, is_named=is_named)


def _meant(
    sentence: str, own: Watched | None, watched: Sequence[Watched]
) -> tuple[tuple[Watched, bool], ...]:
    """Of which indicators does this sentence speak, and does it name them?

    In words about one indicator, of that one. Else of those it names; where it names
    none, of the only one there is, or of all, which are then not named.
    """
    if own is not None:
        return ((own, True),)
    named = [one for one in watched if mentions(sentence, one.code, one.name)]
    if named:
        return tuple((one, True) for one in named)
    return tuple((one, len(watched) == 1) for one in watched)


def _against(
    sentence: str, one: Watched, box: str, *, is_named: bool
) -> Iterator[Lint]:
    found = [*_against_colour(sentence, one)]
    if is_named:
        found += [*_against_need(sentence, one)] or [*_against_figure(sentence, one)]
    for quote, text in found:
        yield Lint(
            rule=Rule.CONTRADICTS, text=text, box=box, indicator=one.code, quote=quote
        )


def _against_colour(sentence: str, one: Watched) -> Iterator[tuple[str, str]]:
    standing = one.position
    good, bad = claims(sentence)
    if standing.rag in (Rag.RED, Rag.AMBER) and good:
        yield (
            good,
            f"You write “{good}”; {one.name} is {standing.rag}"
            f"{_by(distance_words(standing))}. Is that what you mean?",
        )
    if standing.rag is Rag.GREEN and bad:
        yield (
            bad,
            f"You write “{bad}”; {one.name} is green{_by(distance_words(standing))}. "
            "Is that what you mean?",
        )


def _by(distance: str) -> str:
    return f", {distance}" if distance else ""


def _against_need(sentence: str, one: Watched) -> Iterator[tuple[str, str]]:
    """``A reduction is required``, where it must rise."""
    needed = one.position.required_change
    if needed is None or not needs(sentence):
        return
    written = rises(sentence) if needed.verb == "reduction" else falls(sentence)
    if needed.verb not in ("reduction", "increase") or not written:
        return
    if (falls if needed.verb == "reduction" else rises)(sentence):
        return
    end = one.position.end_target
    goal = f" of {value_words(one.position, end.value)}" if end else ""
    verb = "fall" if needed.verb == "reduction" else "rise"
    yield (
        written,
        f"You write “{written}”; to reach its target{goal} {one.name} must {verb}.",
    )


def _against_figure(sentence: str, one: Watched) -> Iterator[tuple[str, str]]:
    """A fall that is a rise by everything it can be compared with, or the reverse."""
    compared = comparisons(one)
    now = one.position.figure.value
    if not compared or now is None:
        return
    down, up = falls(sentence), rises(sentence)
    if bool(down) == bool(up):
        return
    ends = [value for value, _ in compared]
    wrong = all(now > was for was in ends) if down else all(now < was for was in ends)
    if not wrong:
        return
    was, since = compared[0]
    verb = "rose" if down else "fell"
    shown = value_words(one.position, now)
    yield (
        down or up,
        f"You write “{down or up}”; {one.name} {verb} from "
        f"{value_words(one.position, was)} ({since}) to {shown}. Is that what you "
        "mean?",
    )


def comparisons(one: Watched) -> tuple[tuple[float, str], ...]:
    """With what can the latest figure be compared, each with its words?

    The point before it, the same time a year ago, and the baseline, as far as they
    are on the same basis. A year to date grows by itself: there the point before it
    is none.
    """
    found = one.position.figure
    if found.period is None or found.value is None:
        return ()
    now = found.period
    points = [
        p
        for p in one.history
        if p.value is not None
        and p.period.end < now.end
        and p.period.comparable_with(now)
    ]
    told: list[tuple[float, str]] = []
    if points and points[-1].value is not None:
        told.append((points[-1].value, points[-1].period.label))
    year = [p for p in points if p.period.end_ordinal == now.end_ordinal - 12]
    if year and year[0].value is not None and year[0] is not points[-1]:
        told.append((year[0].value, year[0].period.label))
    baseline = one.position.baseline
    if baseline and baseline.value is not None and baseline.period.comparable_with(now):
        told.append((baseline.value, f"the baseline, {baseline.period.label}"))
    return tuple(told)


# ------------------------------------------------------------------- said before
def _repeated(
    words: Mapping[str, Commentary], before: Mapping[str, Commentary]
) -> Iterator[Lint]:
    for code, said in words.items():
        last = before.get(code)
        if last is None:
            continue
        again = [
            box for box in BOXES if same_again(getattr(said, box), getattr(last, box))
        ]
        if again:
            yield Lint(
                rule=Rule.REPEATED,
                box=again[0],
                indicator=code,
                text=f"Nearly the same as for {last.month.label}: "
                f"{listed([_NAMES[box] for box in again])}. What is new?",
            )


# ------------------------------------------------------------------ only good news
def _only_good_news(
    words: Mapping[str, Commentary], watched: Sequence[Watched]
) -> Iterator[Lint]:
    """Something is behind, and every word is about what goes well."""
    behind = [one for one in watched if one.is_behind]
    said = [one for one in words.values() if not one.is_empty]
    texts = [getattr(one, box) for one in said for box in BOXES]
    is_bright = any(is_praise(text) for text in texts) or any(
        says_something(one.success) for one in said
    )
    if behind and is_bright and not any(tells_trouble(text) for text in texts):
        verb = "is" if len(behind) == 1 else "are"
        yield Lint(
            rule=Rule.ONLY_GOOD_NEWS,
            text=f"Only good news, and {_named(behind)} {verb} behind. What does the "
            "Board need to hear of that?",
        )
