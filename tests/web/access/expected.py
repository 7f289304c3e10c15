"""What each member of the cast may get: words that the tables of access share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.cast import ACCOUNTS, INSIDERS, OUTSIDER
from tests.factories.holdings import ANYTOWN

ANYBODY = (*ACCOUNTS, "nobody")
HERE = {"partnership": ANYTOWN}
PACK = HERE | {"body": "delivery-board", "month": "2008-12"}
FOUND, MOVED, FORBIDDEN, ABSENT = 200, 302, 403, 404

INSIDE = dict.fromkeys(INSIDERS, FOUND) | {OUTSIDER: ABSENT, "nobody": MOVED}
RECORDERS = INSIDE | dict.fromkeys(
    ("theme-lead", "board", "chair", "agency", "stakeholder", "scrutiny", "reader"),
    FORBIDDEN,
)
PAPERS = INSIDE | {"agency": FORBIDDEN}
EVERYBODY = dict.fromkeys(ANYBODY, FOUND)
WITH_ACCOUNT = dict.fromkeys(ACCOUNTS, FOUND) | {"nobody": MOVED}

Table = dict[str, tuple[dict[str, str], dict[str, int]]]
"""Name of the address -> (its parts, what each member of the cast gets)."""


@dataclass(frozen=True, kw_only=True)
class Post:
    """A form sent to an address: who may, and the same with an id of elsewhere.

    ``may`` are the accounts that are not turned away (whatever they are told about
    what they typed). ``foreign`` are parts or fields that name an object of
    another partnership: nobody gets those.
    """

    name: str
    parts: Mapping[str, str]
    data: Mapping[str, str] = field(default_factory=dict)
    may: frozenset[str] = frozenset()
    foreign_parts: Mapping[str, str] = field(default_factory=dict)
    foreign_data: Mapping[str, str] = field(default_factory=dict)
