"""Reading what people write, as far as a remark needs it: directions and claims.

No grammar is attempted. A phrase counts only where nothing in its clause turns it
round ("not on track"), puts it off ("back on track by June", "we aim at a reduction")
or wishes for it, so that a remark is missed rather than made in vain.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from saferplan.core.periods import MONTH_NAMES

_TAIL = r"( (at this (time|point|stage)|at present|this (month|time)|yet|to report))?"
_EMPTY = re.compile(
    r"(n/?a|not applicable|nil|none|nothing|no (change|update|comment|issues?)s?|"
    r"(to be|will be) (confirmed|added|advised)|tb[acd]|to follow|ongoing|"
    r"(no |nothing )?(further|new) (update|to add)|"
    r"(as|see|same as) ((previously|already|the|comments?|narrative) )?"
    r"(above|before|below|last (month|time|report|quarter)|previous (month|report)|"
    r"previously|reported|stated|attached|per last (month|report))"
    rf"( (report|return|paper|sheet|reported|stated))?)?{_TAIL}",
    re.IGNORECASE,
)
_FALLS = re.compile(
    r"\b(reduc(ed|es|ing|tions?)|decreas(ed?|es|ing)|falls?|fell|fallen|falling|"
    r"drop(s|ped|ping)?|declin(ed?|es|ing)|lower(ed|ing)?|fewer|downward|halved|"
    r"cut(s|ting)?|(gone|went|going|come|came|coming) down|"
    r"(is|are|was|were) down(?! to (?!\d)))\b(?!-)",
    re.IGNORECASE,
)
_RISES = re.compile(
    r"\b(increas(ed?|es|ing)|rises?|rose|risen|rising|grow(s|n|ing|th)|grew|"
    r"climb(s|ed|ing)?|higher|upward|doubled|trebled|tripled|(gone|went|going) up|"
    r"(is|are|was|were) up(?! to date| and running))\b(?!-)",
    re.IGNORECASE,
)
_IMPROVES = re.compile(
    r"\b(improv(ed|es|ing|ements?)|(is|are|got|getting) better)\b", re.IGNORECASE
)
_WORSENS = re.compile(
    r"\b(worsen(ed|s|ing)|deteriorat(ed|es|ing|ion)|(is|are|got|getting) worse)\b",
    re.IGNORECASE,
)
_NEEDS = re.compile(
    r"\b(requir(ed?|es|ing)|need(s|ed)?|must|necessary|to (reach|meet|hit|achieve))\b",
    re.IGNORECASE,
)
_ITS = r"(the |our |its |this |their |that )?(year[ -]end |annual |monthly )?"
_GOOD = re.compile(
    rf"\bon[ -](track|target(?!s? hardening)|course|schedule|plan)\b|"
    rf"\bahead of {_ITS}(target|profile|trajectory|plan|schedule)\b|"
    r"\b(met|meets|meeting|achiev(ed|es|ing)|beat(s|ing)?|hit(ting)?) "
    rf"{_ITS}targets?\b|"
    r"\btargets? ((was|were|has been|have been|is being|is|are) )?"
    r"(met|achieved|exceeded|reached)\b|"
    rf"\b((well )?better) than {_ITS}target\b(?! range)|"
    r"\bperform(s|ing|ed) (very )?well\b|"
    r"\b(is|are|remains?|stays?|now|currently) green\b",
    re.IGNORECASE,
)
_BAD = re.compile(
    rf"\b(off|behind) {_ITS}(track|target|course|schedule|profile|plan)\b|"
    rf"\bmiss(ed|es|ing)? {_ITS}targets?\b|\bworse than {_ITS}target\b|"
    r"\btargets? ((was|were|is|are|has been|have been) )?missed\b|"
    r"\b(is|are|remains?|now|currently) red\b|\bunder-?perform(s|ing|ed)?\b",
    re.IGNORECASE,
)
# Over and under a target: good or bad by what is better. Of a count that should be
# low, people write "below target" of both.
_OVER = re.compile(
    rf"\b((well )?above|over|exceed(ed|s|ing)?) {_ITS}target\b", re.IGNORECASE
)
_UNDER = re.compile(rf"\b((well )?below|under|short of) {_ITS}target\b", re.IGNORECASE)
_TURNED = re.compile(
    r"\b(not|no|never|nor|neither|none|nobody|nowhere|without|barely|hardly|far from|"
    r"most|some|many|several|half|"
    r"short of|fail(s|ed|ing)?|unable|unlikely|cannot|prevent(s|ed|ing)?|"
    r"stop(s|ped|ping)?|halt(ed)?|avoid(ed)?|instead of|rather than|despite)\b|"
    r"n[’']t\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(will|would|should|could|may|might|can|expect(s|ed)?|expectation|aim(s|ed|ing)?|"
    r"hop(e|es|ed|ing)|plan(s|ned|ning)?|intend(s|ed)?|intention|predict(s|ed)?|"
    r"forecast|if|unless|when|once|back|get(ting)?|bring(ing)?|return(ing)?|want(s)?|"
    r"in order to|to be|work(s|ing)? (to|towards|on)|help(s|ing)?|focus(es|ed)?|goal|"
    r"objective|ambition|priorit(y|ies)|towards?|too (early|soon)|claim|believe|"
    r"say that|wrong to|pretend)\b|(?<!continue )(?<!continues )(?<!continued )\bto $",
    re.IGNORECASE,
)
_QUOTES = re.compile(r"\b(target|trajectory|profile)s?\b", re.IGNORECASE)
"""Before a direction: not what happened, but what was agreed."""
_WAS = re.compile(r"\b(was|were|had|met|achieved|exceeded|hit|beat)\b", re.IGNORECASE)
_THEN = re.compile(
    rf"\b(until|till|last|earlier|previous(ly)?|{'|'.join(MONTH_NAMES)})\b",
    re.IGNORECASE,
)
"""With both in it, a claim is about a time that is over."""
_DOING = re.compile(r"\w+ing", re.IGNORECASE)
_BEING = re.compile(
    r"\b(is|are|was|were|been|keeps?|kept|started|began|steadily|slowly|now|still) $",
    re.IGNORECASE,
)
_END = re.compile(r"(?<=[.!?;])\s+|\n+")
_CLAUSE = re.compile(
    r"[,;:(]\s+|\s+[–—-]\s+|\s+(?=(?:but|while|whilst|whereas|although|though|however|"
    r"because|since|after|following|due to|owing to|thanks to|when|which|where|as)\b)",
    re.IGNORECASE,
)


def sentences_of(text: str) -> tuple[str, ...]:
    r"""The text, sentence by sentence.

    >>> sentences_of("On track. Sheds were left open\nMore patrols.")
    ('On track.', 'Sheds were left open', 'More patrols.')
    """
    return tuple(part.strip() for part in _END.split(text) if part.strip())


def clauses_of(sentence: str) -> tuple[str, ...]:
    """The parts of a sentence that can speak of different things.

    >>> clauses_of("Fires fell, but burglary rose because sheds were open")
    ('Fires fell', 'but burglary rose', 'because sheds were open')
    """
    parts = (part.strip(" .!") for part in _CLAUSE.split(sentence))
    return tuple(part for part in parts if part)


def says_something(text: str) -> bool:
    """Is there more in it than a sign that nothing was written?

    >>> says_something("TBC."), says_something("See last month")
    (False, False)
    >>> says_something("Sheds were left open")
    True
    """
    tidy = " ".join(text.split()).strip(" .,;:!?-–—_/*")
    return _EMPTY.fullmatch(tidy) is None


def falls(clause: str) -> str:
    """The words that say it fell; empty where none do, or they are turned round.

    >>> falls("There was a reduction of 8.7%"), falls("There was no reduction")
    ('reduction', '')
    >>> falls("We aim at a reduction"), falls("Reducing burglary comes first")
    ('', '')
    """
    return _told(_FALLS, clause)


def rises(clause: str) -> str:
    """The words that say it rose; empty where none do, or they are turned round.

    >>> rises("Reports rose by a tenth"), rises("We stopped the increase")
    ('rose', '')
    """
    return _told(_RISES, clause)


def improves(clause: str) -> str:
    """The words that say it got better: a fall or a rise, by what is better."""
    return _told(_IMPROVES, clause)


def worsens(clause: str) -> str:
    """The words that say it got worse."""
    return _told(_WORSENS, clause)


def _told(phrase: re.Pattern[str], clause: str) -> str:
    found = _first(phrase, clause, (_TURNED, _NOT_YET, _QUOTES))
    if not _DOING.fullmatch(found):
        return found
    # "Reducing burglary" is what we do; "burglary is reducing" is what happened.
    return found if _BEING.search(clause.partition(found)[0]) else ""


def needed(sentence: str) -> tuple[str, str]:
    """Which fall, and which rise, does it say is still to come about?

    >>> needed("a reduction of 8.7% is required"), needed("it fell by 8.7%")
    (('reduction', ''), ('', ''))
    """
    if not _NEEDS.search(sentence):
        return "", ""
    return _first(_FALLS, sentence, [_TURNED]), _first(_RISES, sentence, [_TURNED])


def needs(sentence: str) -> bool:
    """Does it speak of what is still to come about?

    >>> needs("a reduction of 8.7% is required"), needs("it fell by 8.7%")
    (True, False)
    """
    return _NEEDS.search(sentence) is not None


def claims(clause: str, *, more_is_better: bool = False) -> tuple[str, str]:
    """Words that claim it goes well, and words that claim it does not.

    Above a target is good only where more is better. A clause that says both is taken
    to tell the two apart.

    >>> claims("We are on track"), claims("We are not on track")
    (('on track', ''), ('', 'not on track'))
    >>> claims("We will be back on track by June")
    ('', '')
    >>> claims("We are above target"), claims("We are above target",
    ...                                       more_is_better=True)
    (('', ''), ('above target', ''))
    """
    if (_WAS.search(clause) and _THEN.search(clause)) or clause.endswith("?"):
        return "", ""
    good = _any([_GOOD, _OVER] if more_is_better else [_GOOD], clause)
    bad = _any([_BAD, _UNDER] if more_is_better else [_BAD], clause)
    if good and bad:
        return "", ""
    return good, bad or _turned_round(clause)


def _any(phrases: Sequence[re.Pattern[str]], clause: str) -> str:
    found = (_first(one, clause, (_TURNED, _NOT_YET)) for one in phrases)
    return next(filter(None, found), "")


def _turned_round(clause: str) -> str:
    """``not on track``: a good claim with a no before it."""
    for found in _GOOD.finditer(clause):
        before = clause[: found.start()]
        turned = list(_TURNED.finditer(before))
        if turned and not _NOT_YET.search(before):
            return clause[turned[-1].start() : found.end()]
    return ""


def _first(
    phrase: re.Pattern[str], clause: str, turning: Sequence[re.Pattern[str]]
) -> str:
    """The first of these phrases with nothing before it that turns it round."""
    for found in phrase.finditer(clause):
        before = clause[: found.start()]
        if not any(one.search(before) for one in turning):
            return found[0]
    return ""


def without_claims(clause: str) -> str:
    """The clause without its directions, claims and needs: what it speaks of.

    >>> without_claims("Burglary fell by a third").split()
    ['Burglary', 'by', 'a', 'third']
    """
    for phrase in (_GOOD, _BAD, _OVER, _UNDER, _FALLS, _RISES, _IMPROVES, _WORSENS):
        clause = phrase.sub(" ", clause)
    return clause
