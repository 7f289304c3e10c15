"""What a clause speaks of: this indicator, another one, or something else altogether.

"Staff numbers fell" says nothing about burglary. A clause is taken to be about an
indicator only where every word of it is the indicator's own, or one that reports of
any figure use; one word more, and nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from saferplan.core.periods import MONTH_NAMES

_PLAIN = frozenset(
    """
    the this that these those its they them our there here all both every everything
    everyone each most overall total and but while whilst whereas although though
    however because since yet also again then with for from over against than per via
    under within into during between across above below about around compared versus
    comparison
    was were are has have had been being does did not any some will would

    remain remains remained stay stays stayed continue continues continued continuing
    keep keeps kept show shows showed shown see seen saw say says reach reached meet hit
    achieve achieved deliver come came came made make makes took place taken become
    need needs needed necessary require requires required must recorded reported

    month months year years quarter quarters week weeks day days period time date end
    start last previous before this next first second third fourth annual monthly
    quarterly yearly rolling current currently latest recent recently now still already
    further only just far row running successive consecutive analysis position year-end
    month-end year-on-year month-on-month to-date twelve spring summer autumn winter
    christmas easter

    crime crimes offence offences offending incident incidents figure figures number
    numbers rate rates level levels count counts totals trend trends performance result
    results indicator measure measures case cases report reports percentage per cent
    percent point points share proportion average volume

    baseline target targets profile trajectory forecast

    slight small large sharp steep significant considerable marked modest good strong
    big great clear real steady welcome encouraging pleasing disappointing less more
    much very well quite half double third thirds tenth fifth quarter one two three
    four five six seven eight nine ten
    """.split()
)
_TIMES = frozenset(
    name.casefold()[:most] for name in MONTH_NAMES for most in (3, 4, len(name))
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SHORTEST = 3
"""Shorter words (it, we, of, Q2) say nothing about the subject."""


@lru_cache(maxsize=4096)
def stems(*texts: str) -> frozenset[str]:
    """The words of these texts, without their endings: ``burglaries``, ``burglary``.

    >>> sorted(stems("Burglaries of homes"))
    ['burglary', 'home']
    """
    found = (_stem(word) for text in texts for word in _words(text))
    return frozenset(stem for stem in found if len(stem) >= _SHORTEST)


@lru_cache(maxsize=1024)
def distinctive(*texts: str) -> frozenset[str]:
    """Those of them that reports do not use of any figure."""
    return stems(*texts) - _PLAIN_STEMS


def is_about(clause: str, own: Iterable[str]) -> bool:
    """Does it speak of nothing but a figure, or of what has these stems in its name?

    >>> is_about("Staff numbers", ["burglary"]), is_about("Numbers again", [])
    (False, True)
    >>> is_about("The number of burglaries again", ["burglary"])
    True
    """
    spoken = (w for w in _words(clause) if w not in _TIMES and not w.endswith("ly"))
    return not stems(*spoken) - _PLAIN_STEMS - frozenset(own)


def _words(text: str) -> list[str]:
    tidy = text.casefold().replace("’", "'")
    return [w.removesuffix("'s").strip("'-") for w in _WORD.findall(tidy)]


def _stem(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word.removesuffix("s") if not word.endswith("ss") else word


def mentions(text: str, code: str, *names: str) -> bool:
    """Does it name this indicator, by its code or by one of its names in full?

    A code that is a word (CASES) counts only as it is written.

    >>> mentions("NI 16 fell again", "NI16", "Burglary and car crime")
    True
    >>> mentions("burglary and car crime fell", "NI16", "Burglary and car crime")
    True
    >>> mentions("CASES fell", "CASES"), mentions("fewer cases", "CASES")
    (True, False)
    """
    if _code_in_words(code).search(text):
        return True
    folded = " ".join(text.casefold().split())
    return any(name and name.casefold() in folded for name in names)


@lru_cache(maxsize=1024)
def _code_in_words(code: str) -> re.Pattern[str]:
    """``NI16`` however it is typed: NI 16, ni-16."""
    spaced = re.sub(r"(?<=[A-Za-z])(?=\d)", r"[ -]?", re.escape(code))
    case = re.NOFLAG if code.isalpha() else re.IGNORECASE
    return re.compile(rf"(?<![\w-]){spaced}(?![\w-])", case)


_PLAIN_STEMS = stems(*_PLAIN)
