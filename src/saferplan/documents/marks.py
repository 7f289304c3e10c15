"""The mark that each file of a pack carries: which pack it is, whoever opens it.

It stands in the file's properties, which the programs of an office keep when they
save it again; from it the pack can be made again and compared with the file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from saferplan.core.boards.pack import Pack
from saferplan.core.boards.papers import Paper
from saferplan.core.periods import Month, parse_day
from saferplan.documents.letters import printable
from saferplan.documents.pack_words import cut_short

_MARK = re.compile(
    # LibreOffice takes colons out of keywords when it saves a file.
    r"saferplan pack:? (?P<slug>[a-z0-9-]+) (?P<body>[a-z0-9-]+) "
    r"(?P<month>\d{4}-\d{2}) (?P<paper>[a-z]+) entry (?P<entry>\d{1,9}) "
    r"version (?P<version>\d{1,6}) known on (?P<known>all|\d{4}-\d{2}-\d{2})\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Which pack a file is of; ``version`` is 0 for a draft."""

    partnership: str
    body: str
    month: Month
    paper: Paper
    entry: int
    version: int
    known_on: date | None


LONGEST_PROPERTY = 255
"""Letters that a property of an office file has room for."""


def property_text(text: str) -> str:
    """A text as a file's properties can hold it: printable, and not too long."""
    return cut_short(printable(text), LONGEST_PROPERTY)[:LONGEST_PROPERTY]


def mark_of(pack: Pack) -> str:
    """The mark that a file of this pack carries."""
    known = pack.known_on.isoformat() if pack.known_on else "all"
    return (
        f"saferplan pack: {pack.slug} {pack.body_slug} {pack.reports.code} "
        f"{pack.paper} entry {pack.entry} version {pack.issued_version} "
        f"known on {known}"
    )


def read_mark(text: str) -> Mark | None:
    """Which pack does this text name? None if it names none.

    >>> read_mark("saferplan pack: anytown board 2008-12 report entry 7 version 2 "
    ...           "known on all").version
    2
    >>> read_mark("Minutes of the board") is None
    True
    """
    found = _MARK.search(" ".join(text.split()))
    if found is None:
        return None
    try:
        return Mark(
            partnership=found["slug"],
            body=found["body"],
            month=Month.parse(found["month"]),
            paper=Paper(found["paper"]),
            entry=int(found["entry"]),
            version=int(found["version"]),
            known_on=None if found["known"] == "all" else parse_day(found["known"]),
        )
    except ValueError:
        return None
