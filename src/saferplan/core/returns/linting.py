"""What a reader of a commentary would ask back: remarks, shown while it is written.

None of them stops anybody. They say where a red or amber figure is left without a
cause, an action or a date; where the words and the figure disagree; where last
month's text stands again; and where there is only good news.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from saferplan.core.indicators.sentences import status_words
from saferplan.core.returns.commentary import Commentary
from saferplan.core.returns.contradicting import contradictions
from saferplan.core.returns.lints import BOXES, Lint, Rule, Watched
from saferplan.core.returns.plain_dates import has_date
from saferplan.core.returns.plain_tone import is_praise, same_again, tells_trouble
from saferplan.core.returns.plain_words import says_something, sentences_of
from saferplan.core.wording import listed

__all__ = ["BOXES", "NAMED", "Lint", "Rule", "Watched", "lint"]

NAMED = 3
"""Indicators named in one remark; of more, how many."""
_NAMES = {
    "why": "why the figures are as they are",
    "done": "what was done",
    "next": "what is done next",
    "success": "a success",
}
"""Boxes that are looked at for last month's text. What is asked of a board is asked
again until it answers."""


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
        *contradictions(words, watched),
        *_repeated(words, watched, before or {}),
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


# ------------------------------------------------------------------- said before
def _repeated(
    words: Mapping[str, Commentary],
    watched: Sequence[Watched],
    before: Mapping[str, Commentary],
) -> Iterator[Lint]:
    for code, said in words.items():
        last = before.get(code)
        if last is None or not _has_news(code, last, watched):
            continue
        again = [
            box for box in _NAMES if same_again(getattr(said, box), getattr(last, box))
        ]
        if again:
            yield Lint(
                rule=Rule.REPEATED,
                box=again[0],
                indicator=code,
                text=f"Nearly the same as for {last.month.label}: "
                f"{listed([_NAMES[box] for box in again])}. What is new?",
            )


def _has_news(code: str, last: Commentary, watched: Sequence[Watched]) -> bool:
    """Is there anything new to be said? Where nothing is watched, take it so."""
    about = [one for one in watched if code in ("", one.code)]
    return not about or any(one.has_news_since(last.month) for one in about)


# ------------------------------------------------------------------ only good news
def _only_good_news(
    words: Mapping[str, Commentary], watched: Sequence[Watched]
) -> Iterator[Lint]:
    """Something is behind, and every word is about what goes well."""
    behind = [one for one in watched if one.is_behind]
    said = [one for one in words.values() if not one.is_empty]
    if behind and any(map(_is_bright, said)) and not any(map(_is_plain, said)):
        verb = "is" if len(behind) == 1 else "are"
        yield Lint(
            rule=Rule.ONLY_GOOD_NEWS,
            text=f"Only good news, and {_named(behind)} {verb} behind. What does the "
            "Board need to hear of that?",
        )


def _is_bright(said: Commentary) -> bool:
    texts = (getattr(said, box) for box in BOXES)
    return says_something(said.success) or any(is_praise(text) for text in texts)


def _is_plain(said: Commentary) -> bool:
    """Does it tell of any trouble, or give a reason without praise?"""
    if any(tells_trouble(getattr(said, box)) for box in BOXES):
        return True
    return says_something(said.why) and not all(map(is_praise, sentences_of(said.why)))
