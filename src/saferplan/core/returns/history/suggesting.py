"""Which indicator is a row? A suggestion with how sure it is; the user decides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, replace
from functools import lru_cache
from math import log

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.vocabulary import Aggregation
from saferplan.core.returns.history.guessing import (
    Measure,
    adopted,
    code_for,
    defined,
    measure_of,
)
from saferplan.core.returns.history.mapping import Choice, Mapping, Use
from saferplan.core.returns.history.tables import Role
from saferplan.core.returns.history.threads import Thread
from saferplan.core.returns.history.understanding import Understanding

SURE, LIKELY, PERHAPS, NEW = "sure", "likely", "perhaps", "new"
LIKELY_FROM, PERHAPS_FROM = 0.7, 0.45
_HELD_FIRST = 0.1
HUNDRED = 100
_BY_WORDS = 0.99
"""Only the same code is sure."""
_SAME = {
    "dv": "domestic", "da": "domestic", "violence": "violence", "abuse": "abuse",
    "asb": "antisocial", "anti": "antisocial", "social": "antisocial",
    "ksi": "killed", "shoplifting": "shop", "shop": "shop",
    "arson": "fires", "fire": "fires", "fires": "fires",
    "burglaries": "burglary", "dwelling": "homes", "domestic": "domestic",
    "fte": "entrants", "flytipping": "tipping", "reoffending": "offending",
    "reoffend": "offending", "offending": "offending", "repeats": "repeat",
}  # fmt: skip
_EMPTY = frozenset(
    "the of and in to for a an at by on number no total per rate percentage recorded "
    "all with from who that monthly actual".split()
)
Owner = Callable[[str], str]
"""Which group or agency would report an indicator of these words?"""


@dataclass(frozen=True, slots=True)
class _Offer:
    indicator: Indicator
    is_held: bool
    words: AnyMapping[str, float]


def suggest(
    understood: Understanding,
    *,
    held: Sequence[Indicator],
    library: Sequence[Indicator],
    owner: Owner = lambda words: "",
) -> Mapping:
    """What should become of each row, as far as words and codes tell?

    Derived rows and percentages whose counts are there are left out; of a
    percentage's two rows the upper one becomes the quotient, divided by the lower.
    No indicator is suggested twice. ``held`` are the partnership's own indicators,
    ``library`` the definitions it could take over; where none fits, a new one.
    """
    used = {i.library for i in held if i.library}
    offers = _offers(held, [i for i in library if i.library not in used])
    ratios = _ratios(understood)
    rows: dict[str, Choice] = {}
    taken = {i.code for i in held}
    ranked = sorted(
        ((t, _best(t, ratios, offers)) for t in understood.figures),
        key=lambda pair: -pair[1][1] if pair[1] else 1.0,
    )
    given: set[str] = set()
    for thread, best in ranked:
        choice = _chosen(thread, understood, ratios, best, given, taken, owner)
        given.add(choice.code)
        taken.add(choice.code)
        rows[thread.key] = choice
    return Mapping(rows={**rows, **_targets(understood, rows), **_left_out(understood)})


def _ratios(understood: Understanding) -> dict[str, tuple[str, str]]:
    return {top: (bottom, shown) for top, bottom, shown in understood.shares}


def _offers(
    held: Sequence[Indicator], library: Sequence[Indicator]
) -> tuple[_Offer, ...]:
    everything = [(i, True) for i in held] + [(i, False) for i in library]
    rare = Counter(
        word for i, _ in everything for word in tokens(f"{i.title} {i.plain_title}")
    )
    weights = {w: log(1 + len(everything) / n) for w, n in rare.items()}
    return tuple(_Offer(i, is_held, weights) for i, is_held in everything)


@lru_cache(maxsize=4096)
def tokens(text: str) -> frozenset[str]:
    """The words that tell one indicator from another.

    >>> sorted(tokens("Number of shoplifting offences"))
    ['offences', 'shop']
    """
    low = text.lower().replace("re-off", "reoff").replace("-", " ")
    low = low.replace("multi agency risk assessment conference", "marac")
    found = re.findall(r"[a-z0-9]+", low)
    return frozenset(
        _SAME.get(word, word) for word in found if word not in _EMPTY and len(word) > 1
    )


def closeness(
    thread_words: str, indicator: Indicator, weights: AnyMapping[str, float]
) -> float:
    """How much do the words of a row and of an indicator share, from 0 to 1?"""
    own = tokens(thread_words)
    names = (indicator.title, indicator.plain_title, indicator.code.replace("-", " "))
    return max((_dice(own, tokens(name), weights) for name in names if name), default=0)


def _dice(
    one: frozenset[str], other: frozenset[str], weights: AnyMapping[str, float]
) -> float:
    def weigh(words: Iterable[str]) -> float:
        return sum(weights.get(word, 2.0) for word in words)

    whole = weigh(one) + weigh(other)
    return 2 * weigh(one & other) / whole if whole else 0.0


def _best(
    thread: Thread,
    ratios: AnyMapping[str, tuple[str, str]],
    offers: Sequence[_Offer],
) -> tuple[Indicator, float, bool] | None:
    """The closest indicator that can hold such figures: it, how close, is it held?"""
    measure = _measure(thread, ratios)
    scored = [
        (offer, _score(thread, offer))
        for offer in offers
        if not offer.is_held or can_hold(offer.indicator, measure)
    ]
    best = max(scored, key=lambda pair: pair[1], default=None)
    if best is None or best[1] < PERHAPS_FROM:
        return None
    return best[0].indicator, best[1], best[0].is_held


def _score(thread: Thread, offer: _Offer) -> float:
    if thread.code and _bare(thread.code) == _bare(offer.indicator.code):
        return 2.0 if offer.is_held else 1.9
    extra = _HELD_FIRST if offer.is_held else 0.0
    found = closeness(thread.name, offer.indicator, offer.words)
    return min(found + extra, _BY_WORDS) if found else 0.0


def _bare(code: str) -> str:
    return re.sub(r"\W", "", code.lower())


def _measure(thread: Thread, ratios: AnyMapping[str, tuple[str, str]]) -> Measure:
    return Measure.SHARE if thread.key in ratios else measure_of(thread)


def can_hold(indicator: Indicator, measure: Measure) -> bool:
    """Can an indicator that is held take figures of this kind?"""
    fitting = {
        Measure.COUNT: (Aggregation.SUM, Aggregation.SNAPSHOT, Aggregation.COHORT),
        Measure.LEVEL: (Aggregation.SUM, Aggregation.SNAPSHOT),
        Measure.SHARE: (Aggregation.RATIO,),
        Measure.RATE: (Aggregation.PUBLISHED_RATE, Aggregation.SURVEY),
    }
    return indicator.aggregation in fitting[measure]


def _chosen(
    thread: Thread,
    understood: Understanding,
    ratios: AnyMapping[str, tuple[str, str]],
    best: tuple[Indicator, float, bool] | None,
    given: set[str],
    taken: set[str],
    owner: Owner,
) -> Choice:
    measure = _measure(thread, ratios)
    over = ratios[thread.key][0] if measure is Measure.SHARE else ""
    hint = ""
    if best is not None and confidence(best[1]) == PERHAPS:
        # Too little to put figures under another's name; enough to point there.
        hint, best = f"{best[0].shown_name} ({best[0].code})", None
    if best is not None and best[0].code not in given:
        indicator, score, is_held = best
        sure = confidence(score)
        if is_held:
            return Choice(
                use=Use.FIGURES, code=indicator.code, over=over, confidence=sure
            )
        if indicator.code not in taken:
            new = replace(
                adopted(indicator, thread, measure), owner=owner(thread.name), version=1
            )
            return Choice(
                use=Use.FIGURES, code=new.code, new=new, over=over, confidence=sure
            )
    code = code_for(thread, taken)
    new = defined(thread, measure, code=code, owner=owner(thread.name))
    return Choice(
        use=Use.FIGURES, code=code, new=new, over=over, confidence=NEW, hint=hint
    )


def confidence(score: float) -> str:
    """How sure is a suggestion, in a word?

    >>> confidence(2.0), confidence(0.75), confidence(0.5)
    ('sure', 'likely', 'perhaps')
    """
    if score >= 1.0:
        return SURE
    return LIKELY if score >= LIKELY_FROM else PERHAPS


def _targets(
    understood: Understanding, rows: AnyMapping[str, Choice]
) -> dict[str, Choice]:
    """Each row of targets belongs to the row of figures whose words are closest."""
    found = {}
    for thread in understood.threads:
        if thread.role is Role.TARGET:
            code = _aimed_at(thread, understood, rows)
            use = Use.TARGETS if code else Use.LEAVE_OUT
            found[thread.key] = Choice(use=use, code=code, confidence=PERHAPS)
    return found


def _aimed_at(
    thread: Thread, understood: Understanding, rows: AnyMapping[str, Choice]
) -> str:
    own = tokens(thread.name)
    order = [t.key for t in understood.threads]
    here = order.index(thread.key)

    most = max((abs(v) for v in thread.values), default=0)

    def rank(other: Thread) -> tuple[bool, int, int]:
        # A target in hundreds is not that of a percentage.
        fits = rows[other.key].over == "" or most <= HUNDRED
        away = order.index(other.key) - here
        return fits, len(own & tokens(other.name)), -abs(away)

    sheets = {sheet for sheet, _ in thread.where}
    near = [t for t in understood.figures if sheets & {sheet for sheet, _ in t.where}]
    best = max(near, key=rank, default=None)
    return rows[best.key].code if best else ""


def _left_out(understood: Understanding) -> dict[str, Choice]:
    return {t.key: Choice() for t in understood.threads if t.role.is_derived}
