"""Reading what people write, as far as a remark needs it: directions, claims, dates.

No grammar is attempted. A phrase counts only where nothing near it turns it round
("not on track", "back on track by June"), so that a remark is missed rather than
made in vain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from saferplan.core.periods import MONTH_NAMES

_EMPTY = frozenset(
    {
        "",
        "-",
        "n/a",
        "na",
        "nil",
        "none",
        "nothing",
        "tbc",
        "tba",
        "to be confirmed",
        "to be added",
        "to follow",
        "see above",
        "as above",
        "as before",
        "no change",
        "same as last month",
        "no update",
        "no comment",
    }
)
_MONTHS = "|".join(f"{name}|{name[:3]}" for name in MONTH_NAMES)
_DATE = re.compile(
    rf"\b({_MONTHS})\b|\b\d{{1,2}}[/.]\d{{1,2}}([/.]\d{{2,4}})?\b|\b(19|20)\d\d\b|"
    r"\bQ[1-4]\b|\bquarter [1-4]\b|"
    r"\b(next|this) (week|month|quarter|year)\b|\bby the end of\b|"
    r"\bwithin (a|one|two|three|four|six|\d+) (day|week|month)s?\b|"
    r"\b(today|tomorrow|christmas|easter|year[ -]end)\b",
    re.IGNORECASE,
)
_FALLS = re.compile(
    r"\b(reduc(ed|es|ing|tions?)|decreas(ed?|es|ing)|falls?|fell|fallen|falling|"
    r"drop(s|ped|ping)?|declin(ed?|es|ing)|lower(ed|ing)?|fewer|downward|"
    r"gone down|went down|going down|(is|are|was|were) down)\b",
    re.IGNORECASE,
)
_RISES = re.compile(
    r"\b(increas(ed?|es|ing)|rises?|rose|risen|rising|grow(s|n|ing|th)|grew|"
    r"climb(s|ed|ing)?|higher|upward|more than (doubled|trebled)|"
    r"gone up|went up|going up|(is|are|was|were) up)\b",
    re.IGNORECASE,
)
_NEEDS = re.compile(
    r"\b(requir(ed?|es|ing)|need(s|ed)?|must|necessary|to (reach|meet|hit|achieve))\b",
    re.IGNORECASE,
)
_GOOD = re.compile(
    r"\bon (track|target|course|schedule|plan)\b|"
    r"\bahead of (the |our |its )?(target|profile|trajectory|plan)\b|"
    r"\b(met|meets|meeting|exceed(ed|s|ing)|achiev(ed|es|ing)|beat(s|ing)?|hit(ting)?)"
    r" (the |our |its |this |their )?(year[ -]end |annual |monthly )?targets?\b|"
    r"\btargets? (was|were|has been|have been|is being|is) "
    r"(met|achieved|exceeded|reached)\b|"
    r"\b(better|above|well above|well below) (than )?(the )?target\b(?! range)|"
    r"\bperform(s|ing|ed) (very )?well\b|\b(is|remains|stays|now) green\b",
    re.IGNORECASE,
)
_BAD = re.compile(
    r"\b(off|behind) (track|target|course|schedule|profile|plan)\b|"
    r"\bmiss(ed|es|ing)? (the |our |its |this )?target\b|"
    r"\b(is|remains|now) red\b|\bunder-?perform(s|ing|ed)?\b",
    re.IGNORECASE,
)
_TURNED = re.compile(
    r"\b(not|no|never|nor|neither|without|barely|hardly|far from|short of|"
    r"fail(s|ed|ing)?|unable|unlikely|cannot|prevent(s|ed|ing)?|stop(s|ped|ping)?|halt(ed)?|avoid(ed)?|"
    r"instead of|rather than|despite)\b|n[’']t\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(will|would|should|could|may|might|expect(s|ed)?|aims?|hopes?|plans?|intend(s)?|"
    r"if|until|when|once|back|get(ting)?|bring(ing)?|return(ing)?|want(s)?|"
    r"in order to|to be|work(ing)? (to|towards)|help(s|ing)?)\b",
    re.IGNORECASE,
)
_TROUBLE = re.compile(
    r"\b(behind|late|delay(s|ed)?|problems?|difficult(y|ies)?|concern(s|ed|ing)?|risks?|"
    r"rose|risen|rising|increas(ed?|es|ing)|worse(n(ed|ing)?)?|poor(er)?|miss(ed|ing)?|"
    r"fail(ed|ure|s|ing)?|short(age|fall)?|unfortunately|despite|because|due to|caused|"
    r"reasons?|lack(s|ed|ing)?|vacan(t|cy|cies)|challeng(e|es|ing)|not|below|cannot|"
    r"unable|stretched|pressure|red|amber|off track|repeat(s|ed)?|spike|peak)\b",
    re.IGNORECASE,
)
_PRAISE = re.compile(
    r"\b(excellent|success(ful|fully|es)?|great|good|well|pleased|positive(ly)?|"
    r"achiev(ed|ement|ements)|award|thanks|thank|proud|fantastic|improv(ed|ement|ing)|"
    r"strong|delivered|welcomed|praised|record|best)\b",
    re.IGNORECASE,
)
_END = re.compile(r"(?<=[.!?;])\s+|\n+")
_WORD = re.compile(r"[\w’'-]+")
LONG_ENOUGH, ALIKE = 6, 0.8
"""Words below which a text is too short to be called the same; share of groups of
three words that two texts must have in common."""


def sentences_of(text: str) -> tuple[str, ...]:
    r"""The text, sentence by sentence.

    >>> sentences_of("On track. Sheds were left open\nMore patrols.")
    ('On track.', 'Sheds were left open', 'More patrols.')
    """
    return tuple(part.strip() for part in _END.split(text) if part.strip())


def says_something(text: str) -> bool:
    """Is there more in it than a sign that nothing was written?

    >>> says_something("TBC."), says_something("Sheds were left open")
    (False, True)
    """
    return " ".join(text.split()).rstrip(".").casefold() not in _EMPTY


def has_date(text: str) -> bool:
    """Is any time named in it?

    >>> has_date("Locks by 15 March"), has_date("Locks soon")
    (True, False)
    """
    return _DATE.search(text) is not None


def falls(sentence: str) -> str:
    """The words that say it fell; empty where none do, or they are turned round.

    >>> falls("A reduction of 8.7% is required"), falls("There was no reduction")
    ('reduction', '')
    """
    return _first(_FALLS, sentence, [_TURNED])


def rises(sentence: str) -> str:
    """The words that say it rose; empty where none do, or they are turned round.

    >>> rises("Reports rose by a tenth"), rises("We stopped the increase")
    ('rose', '')
    """
    return _first(_RISES, sentence, [_TURNED])


def needs(sentence: str) -> bool:
    """Does it speak of what is still to come about?

    >>> needs("a reduction of 8.7% is required"), needs("it fell by 8.7%")
    (True, False)
    """
    return _NEEDS.search(sentence) is not None


def claims(sentence: str) -> tuple[str, str]:
    """Words that claim it goes well, and words that claim it does not.

    >>> claims("We are on track"), claims("We are not on track")
    (('on track', ''), ('', 'not on track'))
    >>> claims("We will be back on track by June")
    ('', '')
    """
    good = _first(_GOOD, sentence, [_TURNED, _NOT_YET])
    bad = _first(_BAD, sentence, [_TURNED, _NOT_YET])
    return good, bad or _turned_round(sentence)


def _turned_round(sentence: str) -> str:
    """``not on track``: a good claim with a no before it."""
    for found in _GOOD.finditer(sentence):
        before = sentence[: found.start()].split(",")[-1]
        turned = list(_TURNED.finditer(before))
        if turned and not _NOT_YET.search(before):
            return sentence[turned[-1].start() : found.end()]
    return ""


def _first(
    phrase: re.Pattern[str], sentence: str, turning: list[re.Pattern[str]]
) -> str:
    """The first of these phrases with nothing in its own clause that turns it round."""
    for found in phrase.finditer(sentence):
        before = sentence[: found.start()].split(",")[-1]
        if not any(one.search(before) for one in turning):
            return found[0]
    return ""


def mentions(text: str, code: str, name: str) -> bool:
    """Does it name this indicator, by its code or its plain name?

    >>> mentions("NI 16 fell again", "NI16", "Burglary and car crime")
    True
    >>> mentions("burglary and car crime fell", "NI16", "Burglary and car crime")
    True
    """
    folded = " ".join(text.casefold().split())
    letters = re.escape(code.casefold())
    spaced = re.sub(r"(?<=[a-z])(?=\d)", r"[ -]?", letters)
    if re.search(rf"(?<![\w-]){spaced}(?![\w-])", folded):
        return True
    return bool(name) and name.casefold() in folded


def tells_trouble(text: str) -> bool:
    """Is there a word in it of something that does not go well?"""
    return _TROUBLE.search(text) is not None


def is_praise(text: str) -> bool:
    """Is there a word in it of something that goes well?"""
    return _PRAISE.search(text) is not None


def same_again(text: str, before: str) -> bool:
    """Is it what was written before, but for a word or two?

    >>> old = "Sheds were left open over the holidays and cars were not locked"
    >>> same_again(old + " again", old), same_again("Patrols began", old)
    (True, False)
    """
    now, then = (tuple(_groups(words)) for words in (text, before))
    if min(len(now), len(then)) < LONG_ENOUGH - 2:
        return False
    shared, every = set(now) & set(then), set(now) | set(then)
    return len(shared) / len(every) >= ALIKE


def _groups(text: str) -> Iterator[tuple[str, str, str]]:
    words = [word.casefold() for word in _WORD.findall(text)]
    yield from zip(words, words[1:], words[2:], strict=False)
