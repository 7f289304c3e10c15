"""The tone of a text, and whether it was read before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

_TROUBLE = re.compile(
    r"\b(behind|late|delay(s|ed)?|problems?|difficult(y|ies)?|concern(s|ed|ing)?|risks?|"
    r"rose|risen|rising|rise|increas(ed?|es|ing)|worse(n(ed|ing)?)?|poor(er)?|"
    r"miss(ed|ing)?|fail(ed|ure|s|ing)?|short(age|fall)?|unfortunately|despite|"
    r"because|due to|caused|reasons?|lack(s|ed|ing)?|vacan(t|cy|cies)|not|no|"
    r"challeng(e|es|ing)|"
    r"below|cannot|unable|stretched|pressure|red|amber|off track|repeat(s|ed)?|spike|"
    r"peak|but|though|although|however|unlocked|insecure)\b",
    re.IGNORECASE,
)
_WORK = (
    r"(work|working|progress|news|results?|performance|response|partnership|month|start|"
    r"practice|example|outcomes?|support|engagement|clear-up)"
)
_PRAISE = re.compile(
    rf"\b(excellent|success(ful|fully|es)?|pleased|pleasing|positive(ly)?|"
    rf"achiev(ement|ements)|award(ed)?|thanks|thank|proud|fantastic|welcomed|praised|"
    rf"improvements?|(good|great|strong|best|record) ([\w-]+ )?{_WORK}|"
    rf"(went|going|goes|works|worked|performing|very) well|well done)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w’'-]+")
_NUMBER = re.compile(r"\d[\d,.]*")
LONG_ENOUGH, PER_CHANGE = 6, 12
"""Words below which a text is too short to be called the same; words for each one
that may be another, or more, or fewer."""


def tells_trouble(text: str) -> bool:
    """Is there a word in it of something that does not go well?"""
    return _TROUBLE.search(text) is not None


def is_praise(text: str) -> bool:
    """Is there a word in it of something that goes well?"""
    return _PRAISE.search(text) is not None


def same_again(text: str, before: str) -> bool:
    """Is it what was written before, but for a word or two and with no new number?

    >>> old = "Sheds were left open over the holidays and cars were not locked"
    >>> same_again(old + " again", old), same_again("Patrols began", old)
    (True, False)
    >>> same_again(old + " in 19 cases", old + " in 12 cases")
    False
    """
    now, then = (_WORD.findall(words.casefold()) for words in (text, before))
    if min(len(now), len(then)) < LONG_ENOUGH:
        return False
    if _NUMBER.findall(text) != _NUMBER.findall(before):
        return False
    return _changed(now, then) <= max(len(now), len(then)) // PER_CHANGE


def _changed(now: Sequence[str], then: Sequence[str]) -> int:
    """How many words are others, more or fewer?"""
    steps = SequenceMatcher(None, then, now).get_opcodes()
    return sum(max(b - a, d - c) for kind, a, b, c, d in steps if kind != "equal")
