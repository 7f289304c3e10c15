"""Where the words of a commentary and the figure beside it disagree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from saferplan.core.indicators.sentences import distance_words, value_words
from saferplan.core.indicators.standing import HistoryPoint
from saferplan.core.indicators.vocabulary import Polarity, Rag
from saferplan.core.periods import Period
from saferplan.core.returns.commentary import Commentary
from saferplan.core.returns.lints import BOXES, Lint, Rule, Watched
from saferplan.core.returns.plain_subjects import distinctive, is_about, mentions, stems
from saferplan.core.returns.plain_words import (
    claims,
    clauses_of,
    falls,
    improves,
    needed,
    needs,
    rises,
    sentences_of,
    without_claims,
    worsens,
)

Found = Iterator[tuple[str, str]]
"""The words quoted, and what is remarked on them."""


def contradictions(
    words: Mapping[str, Commentary], watched: Sequence[Watched]
) -> Iterator[Lint]:
    """Words that the figure, its colour or what it needs speak against.

    ``words`` are by the code of the indicator they are about, under the empty text
    those about the month as a whole. Words about an indicator that is not watched are
    held against none.
    """
    by_code = {one.code: one for one in watched}
    for code, said in words.items():
        if code and code not in by_code:
            continue
        for box in BOXES:
            for sentence in sentences_of(getattr(said, box)):
                yield from _in_sentence(sentence, by_code.get(code), watched, box)


@dataclass(frozen=True, slots=True)
class _Part:
    """A clause, the indicators it means, and whether it names them."""

    clause: str
    meant: tuple[Watched, ...]
    is_named: bool

    @property
    def is_about_them(self) -> bool:
        """Does it speak of nothing else?"""
        held = self.meant if self.is_named else ()
        own = frozenset[str]().union(*(one.stems for one in held))
        return is_about(without_claims(self.clause), own)


def _parts(
    sentence: str, own: Watched | None, watched: Sequence[Watched]
) -> Iterator[_Part]:
    """The clauses of a sentence. One that names none goes on about those before it."""
    named: tuple[Watched, ...] = (own,) if own else ()
    for clause in clauses_of(sentence):
        named = _named(clause, own, watched) or named
        is_named = bool(named) or len(watched) == 1
        yield _Part(clause, named or tuple(watched), is_named)


def _in_sentence(
    sentence: str, own: Watched | None, watched: Sequence[Watched], box: str
) -> Iterator[Lint]:
    parts = tuple(_parts(sentence, own, watched))
    for part in parts:
        if not part.is_about_them:
            continue
        for one in part.meant:
            told = [other.clause for other in parts if one in other.meant]
            for quote, text in _against(part, one, told):
                yield Lint(
                    rule=Rule.CONTRADICTS,
                    text=text,
                    box=box,
                    indicator=one.code,
                    quote=quote,
                )


def _named(
    clause: str, own: Watched | None, watched: Sequence[Watched]
) -> tuple[Watched, ...]:
    """Those that the clause names in full; else the one it names in part.

    In words about one indicator, half a name ("fewer cases") is not another's.
    """
    in_full = tuple(one for one in watched if mentions(clause, one.code, *one.names))
    if in_full or own is not None:
        return in_full
    spoken = stems(clause)
    in_part = tuple(one for one in watched if spoken & distinctive(*one.names))
    return in_part if len(in_part) == 1 else ()


def _against(part: _Part, one: Watched, told: Sequence[str]) -> Found:
    """``told`` are all clauses of the sentence that mean this one."""
    yield from _against_colour(part.clause, one, part.meant)
    if not part.is_named:
        return
    if any(map(needs, told)):
        yield from _against_need(part.clause, " ".join(told), one)
    elif not _goes_both_ways(told, one):
        yield from _against_figure(part.clause, one)


def _goes_both_ways(told: Sequence[str], one: Watched) -> bool:
    """``It fell at first, then rose``: of a whole story no half is held against it."""
    ways = [_directions(clause, one) for clause in told]
    return any(down for down, _ in ways) and any(up for _, up in ways)


def _against_colour(clause: str, one: Watched, meant: Sequence[Watched]) -> Found:
    standing = one.position
    more_is_better = standing.indicator.polarity is Polarity.HIGHER
    good, bad = claims(clause, more_is_better=more_is_better)
    distance = distance_words(standing)
    by = f", {distance}" if distance else ""
    if one.is_behind and good:
        yield (
            good,
            f"You write “{good}”; {one.name} is {standing.rag}{by}. Is that what you "
            "mean?",
        )
    # Of several, one that is behind is enough for a bad word about all.
    is_true_of_one = any(other.is_behind for other in meant)
    if standing.rag is Rag.GREEN and bad and not is_true_of_one:
        yield (
            bad,
            f"You write “{bad}”; {one.name} is green{by}. Is that what you mean?",
        )


def _against_need(clause: str, sentence: str, one: Watched) -> Found:
    """``A reduction is required``, where it must rise."""
    change = one.position.required_change
    if change is None or change.verb not in ("reduction", "increase"):
        return
    is_fall = change.verb == "reduction"
    down, up = needed(sentence)
    right, wrong = (down, up) if is_fall else (up, down)
    if right or not wrong or wrong not in clause:
        return
    end = one.position.end_target
    goal = f" of {value_words(one.position, end.value)}" if end else ""
    verb = "fall" if is_fall else "rise"
    yield (
        wrong,
        f"You write “{wrong}”; to reach its target{goal} {one.name} must {verb}.",
    )


def _against_figure(clause: str, one: Watched) -> Found:
    """A fall that is a rise by everything it can be compared with, or the reverse."""
    compared = comparisons(one)
    now = one.position.figure.value
    if not compared or now is None:
        return
    down, up = _directions(clause, one)
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


def _directions(clause: str, one: Watched) -> tuple[str, str]:
    """The words of a fall and of a rise; better and worse count by what is better."""
    sign = one.position.indicator.polarity.sign
    better, worse = improves(clause), worsens(clause)
    down = falls(clause) or {1: worse, -1: better}.get(sign, "")
    up = rises(clause) or {1: better, -1: worse}.get(sign, "")
    return down, up


def comparisons(one: Watched) -> tuple[tuple[float, str], ...]:
    """With what can the latest figure be compared, each with its words?

    The point before it, the same time a year ago, and the baseline, as far as they
    are on the same basis. A year to date grows by itself: there the point before it
    is none, unless it is a share.
    """
    found = one.position.figure
    if found.period is None or found.value is None:
        return ()
    now = found.period
    points = [
        (p.value, p.period)
        for p in one.history
        if p.value is not None and _is_before(one, p, now)
    ]
    told = points[-1:]
    told += [
        (value, period)
        for value, period in points[:-1]
        if period.end_ordinal == now.end_ordinal - 12
    ]
    words = [(value, period.label) for value, period in told]
    baseline = one.position.baseline
    if baseline and baseline.value is not None and baseline.period.comparable_with(now):
        words.append((baseline.value, f"the baseline, {baseline.period.label}"))
    return tuple(words)


def _is_before(one: Watched, point: HistoryPoint, now: Period) -> bool:
    """Is it an earlier point on the same basis, or the same year's share so far?"""
    then = point.period
    is_share = one.position.indicator.aggregation.is_quotient
    same_year = then.basis is now.basis and then.start == now.start
    return then.end < now.end and (
        then.comparable_with(now) or (is_share and same_year)
    )
