"""Does a table hold what could name a person? Asked before anything is taken in.

Person-level data never enters: agencies send counts, or rows without names, dates of
birth, full postcodes or numbers that belong to one person or one home. Columns are
known by the words of their heading, or by the pattern of what stands in them. This
is a gate, not a proof: it finds what looks like it, not everything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

Value: TypeAlias = object
"""What a cell holds: text, a number, a date, or nothing."""


class Personal(StrEnum):
    """What about a person does a column seem to hold?"""

    NAME = "name"
    BIRTH = "birth"
    POSTCODE = "postcode"
    ADDRESS = "address"
    UPRN = "uprn"
    PHONE = "phone"
    EMAIL = "email"
    NHS = "nhs"
    INSURANCE = "insurance"

    @property
    def words(self) -> str:
        """What was found, as a sentence names it."""
        return _WORDS[self]

    @property
    def mend(self) -> str:
        """What to do about it."""
        if self is Personal.POSTCODE:
            return "keep the outward part alone (PE1)"
        if self is Personal.BIRTH:
            return "leave the column out, or give an age band"
        return "leave the column out"


_WORDS = {
    Personal.NAME: "names of people",
    Personal.BIRTH: "dates of birth",
    Personal.POSTCODE: "full postcodes",
    Personal.ADDRESS: "addresses",
    Personal.UPRN: "numbers of single properties (UPRN)",
    Personal.PHONE: "telephone numbers",
    Personal.EMAIL: "e-mail addresses",
    Personal.NHS: "NHS numbers",
    Personal.INSURANCE: "National Insurance numbers",
}


@dataclass(frozen=True, slots=True)
class PersonalColumn:
    """A column that seems to hold personal data: ``place`` counts from 0.

    ``seen_in`` is ``heading`` or ``values``; the values themselves are never kept.
    """

    place: int
    heading: str
    kind: Personal
    seen_in: str


_NOT_OF_PEOPLE = (
    "street road ward school area file force station partnership organisation agency "
    "group team beat site premises category type offence crime indicator sheet column "
    "field region district county city town place location hospital council company "
    "business shop code user domain estate park neighbourhood drug substance"
).split()
"""A "street name" or "force name" names nobody."""
_OF_PEOPLE = (
    "victim offender suspect perpetrator complainant patient pupil child parent "
    "witness aggrieved person client tenant driver casualty"
).split()
_HEADINGS: tuple[tuple[Personal, str], ...] = (
    (
        Personal.NAME,
        r"\b(surname|forenames?|christian names?|(first|last|family|given|full|middle)"
        r" ?names?|initials|known as|alias|maiden)\b",
    ),
    (Personal.BIRTH, r"\b(d ?o ?b|dates? of birth|birth ?(date|day)|born( on)?)\b"),
    (Personal.EMAIL, r"\be ?mail\b"),
    (Personal.POSTCODE, r"\b(full|home|complete|unit) ?post ?code\b"),
    (
        Personal.ADDRESS,
        r"\b((home|house|full|victim|offender) ?address|address( ?line)?( ?\d)?"
        r"|house (number|no|name)|flat (number|no))\b",
    ),
    (Personal.UPRN, r"\buprn\b|\bunique property reference"),
    (Personal.PHONE, r"\b(telephone|phone|mobile|tel( ?no)?)\b"),
    (Personal.NHS, r"\bnhs ?(number|no|id)\b"),
    (Personal.INSURANCE, r"\b(national insurance|ni ?(number|no)|nino)\b"),
)
_IN_LAW = re.compile(r"\bgeneral post ?code( address)?\b")
"""What SI 2007/1831 calls the outward part of a postcode."""
_POSTCODE = re.compile(
    r"\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][ABD-HJLNP-UW-Z]{2}\b", re.IGNORECASE
)
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[a-z]{2,}", re.IGNORECASE)
_INSURANCE = re.compile(
    r"\b[A-CEGHJ-PR-TW-Z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]\b", re.IGNORECASE
)
_PHONE = re.compile(r"(?:\+44|0)(?:[ ()-]?\d){9,10}")
_TITLE = re.compile(r"\b(mr|mrs|ms|miss|mx|dr) [A-Z][a-z]+", re.IGNORECASE)
_UPRN = re.compile(r"10\d{9,10}")
_NHS = re.compile(r"\d{3} ?\d{3} ?\d{4}")
_ENOUGH = 0.5
"""Share of a column's values that must look like a number of that kind."""


def personal_columns(
    headings: Sequence[str], rows: Sequence[Sequence[Value]] = ()
) -> tuple[PersonalColumn, ...]:
    """Which columns look as if they held personal data, and of what kind?

    A column is told once, by its heading first. One full postcode, e-mail address,
    National Insurance number, telephone number or titled name (Mrs Smith) among
    its values is enough; numbers without letters (UPRN, NHS number with its check
    digit) must be at least half of them, since other counts and codes have as many
    digits. The outward part of a postcode, streets, ages and dates of what happened
    are left alone. Rows may be shorter or longer than the headings.

    Source: methods, sections 1.3 and 10.2; the check digit of the NHS number is
    that of the NHS data dictionary (weights 10 to 2, modulo 11).

    >>> found = personal_columns(["Date", "Postcode", "DOB"], [["x", "PE1 1AA", ""]])
    >>> [(column.heading, column.kind.value) for column in found]
    [('Postcode', 'postcode'), ('DOB', 'birth')]
    >>> personal_columns(["Date", "Street name", "Postcode"], [["x", "y", "PE1"]])
    ()
    """
    width = max([len(headings), *(len(row) for row in rows)], default=0)
    found = (
        _column(place, _at(headings, place), [_at(row, place) for row in rows])
        for place in range(width)
    )
    return tuple(column for column in found if column is not None)


def _at(cells: Sequence[Value], place: int) -> str:
    return _text(cells[place]) if place < len(cells) else ""


def _text(value: Value) -> str:
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _column(place: int, heading: str, values: Sequence[str]) -> PersonalColumn | None:
    kind = _of_heading(heading)
    if kind is not None:
        return PersonalColumn(place, heading, kind, "heading")
    kind = _of_values([value for value in values if value])
    return PersonalColumn(place, heading, kind, "values") if kind else None


def _of_heading(heading: str) -> Personal | None:
    tidy = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading)
    words = re.sub(r"[^a-z0-9]+", " ", tidy.lower()).strip()
    if _IN_LAW.search(words):
        return None
    for kind, pattern in _HEADINGS:
        if re.search(pattern, words):
            return kind
    return Personal.NAME if _is_name(words.split()) else None


def _is_name(words: Sequence[str]) -> bool:
    """A bare "name", or the name of a victim; not that of a street."""
    if not {"name", "names"} & set(words):
        return words in [[one] for one in _OF_PEOPLE]
    return not set(_NOT_OF_PEOPLE) & set(words)


def _of_values(values: Sequence[str]) -> Personal | None:
    return next(_kinds(values), None) if values else None


def _kinds(values: Sequence[str]) -> Iterator[Personal]:
    for kind, pattern in _ONE_IS_ENOUGH:
        if any(pattern.search(value) for value in values):
            yield kind
    if any(_PHONE.fullmatch(value) for value in values):
        yield Personal.PHONE
    for kind, is_one in ((Personal.NHS, is_nhs_number), (Personal.UPRN, _is_uprn)):
        if _share(values, is_one) >= _ENOUGH:
            yield kind


_ONE_IS_ENOUGH = (
    (Personal.EMAIL, _EMAIL),
    (Personal.POSTCODE, _POSTCODE),
    (Personal.INSURANCE, _INSURANCE),
    (Personal.NAME, _TITLE),
)


def _share(values: Sequence[str], is_one: Callable[[str], bool]) -> float:
    return sum(is_one(value) for value in values) / len(values)


def _is_uprn(text: str) -> bool:
    return _UPRN.fullmatch(text) is not None


def is_nhs_number(text: str) -> bool:
    """Are these ten digits an NHS number, by its check digit?

    >>> is_nhs_number("943 476 5919"), is_nhs_number("9434765918")
    (True, False)
    """
    if not _NHS.fullmatch(text):
        return False
    digits = [int(sign) for sign in text if sign.isdigit()]
    total = sum(
        digit * weight
        for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True)
    )
    return (11 - total % 11) % 11 == digits[9]
