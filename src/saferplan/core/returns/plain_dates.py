"""Does a text name a time? Days, months, seasons and spans, as people write them.

"May" is a month and a modal verb, "March" a month and what crowds do; a year is a
number like any other unless something says that it is one.
"""

from __future__ import annotations

import re

from saferplan.core.periods import MONTH_NAMES

_AMBIGUOUS = ("March", "May")
_CLEAR = [name for name in MONTH_NAMES if name not in _AMBIGUOUS]
_SHORT = "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split()
_WELSH = (
    "Ionawr Chwefror Mawrth Ebrill Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr"
).split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_BEFORE_A_TIME = (
    r"by|in|on|of|at|from|until|till|to|for|before|after|during|since|early|mid|late|"
    r"end|start|next|this|last|week|w/c"
)
_BEFORE_A_YEAR = (
    r"by|in|of|from|until|till|before|after|during|since|early|mid|late|end"
)
_COUNTED = (
    r"\d+|a|one|two|three|four|five|six|seven|eight|nine|ten|twelve|few|couple of"
)
_SPAN = r"(working )?(hour|day|week|month|quarter|year)s?"
_SEASON = r"spring|summer|autumn|winter"

_ANY_CASE = re.compile(
    rf"\b({'|'.join(_CLEAR)})\b|"
    rf"\b({'|'.join(_DAYS)})s?\b|"
    # A month that is a verb as well: only where a word or a number leads to it.
    rf"\b({_BEFORE_A_TIME}|\d{{1,2}}(st|nd|rd|th)?) (of )?({'|'.join(_AMBIGUOUS)})\b|"
    rf"\b({_BEFORE_A_TIME}|\d{{1,2}}(st|nd|rd|th)?) (of )?({'|'.join(_SHORT)})\b|"
    # Days in figures; a fraction or a decimal is none.
    r"\b\d{1,2}(?P<joint>[/.-])\d{1,2}(?P=joint)\d{2}(\d{2})?\b|"
    r"\b\d{4}-\d{2}-\d{2}\b|"
    rf"\b({_BEFORE_A_TIME}) \d{{1,2}}/\d{{1,2}}\b|"
    rf"\b({_BEFORE_A_TIME}) (the )?\d{{1,2}}(st|nd|rd|th)\b|"
    # Years, quarters, seasons.
    rf"\b({_BEFORE_A_YEAR}|{_SEASON}) (19|20)\d\d\b|\b(19|20)\d\d/\d\d\b|"
    r"\bQ[1-4]\b|\bquarter (one|two|three|four|[1-4])\b|"
    r"\b(first|second|third|fourth|1st|2nd|3rd|4th) quarter\b|"
    rf"\b({_BEFORE_A_TIME}|the|early|late) ({_SEASON})\b|"
    # Spans and ends.
    rf"\b(next|this|coming|following) (financial )?({_SPAN}|{_SEASON}|meeting)\b|"
    rf"\b(within|over|in|during) (the )?(next |coming )?({_COUNTED}) {_SPAN}\b|"
    rf"\b(within|over|in|during) the (next|coming) {_SPAN}\b|"
    r"\bend of (the |this |next )?(financial )?(week|month|quarter|year)\b|"
    r"\b(month|quarter|year)[ -]end\b|\bnew year\b|"
    r"\b(today|tonight|tomorrow|immediately|straight away|christmas|easter)\b",
    re.IGNORECASE,
)
_CAPITAL = re.compile(
    rf"\b({'|'.join([*_WELSH, *_AMBIGUOUS, *_SHORT])})\b|\bmis (Mai|{'|'.join(_WELSH)})"
)


def has_date(text: str) -> bool:
    """Is any time named in it?

    >>> has_date("Locks by 15 March"), has_date("Locks soon")
    (True, False)
    >>> has_date("Patrols may be increased"), has_date("2000 leaflets")
    (False, False)
    """
    return bool(_ANY_CASE.search(text) or _CAPITAL.search(text))
