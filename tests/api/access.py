"""Who gets what at which address of the API: one row for every method and address.

An address is written as the description has it. The object of another partnership
that stands in ``foreign`` is tried by everybody of this one, who are told the same
as of nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.api.clients import API, KEY, NOBODY, OUTSIDE_KEY
from tests.cast import ACCOUNTS, INSIDERS, OUTSIDER
from tests.factories.holdings import ANYTOWN, BURGLARY, OTHERTOWN, REPEATS

FOUND, WITHOUT_KEY, FORBIDDEN, ABSENT, UNUSABLE = 200, 401, 403, 404, 422
EVERYBODY = (*ACCOUNTS, KEY, OUTSIDE_KEY, NOBODY)
_OUTSIDE = {OUTSIDER: ABSENT, OUTSIDE_KEY: ABSENT, NOBODY: WITHOUT_KEY}

READERS = dict.fromkeys(INSIDERS, FOUND) | {KEY: FOUND} | _OUTSIDE
NOT_AGENCIES = READERS | {"agency": ABSENT, KEY: ABSENT}
PAPERS = READERS | {"agency": FORBIDDEN, KEY: FORBIDDEN}
WITH_KEY = dict.fromkeys((*ACCOUNTS, KEY, OUTSIDE_KEY), FOUND) | {NOBODY: WITHOUT_KEY}
REPORTERS = READERS | dict.fromkeys(
    ("board", "chair", "stakeholder", "scrutiny", "reader"), FORBIDDEN
)
# A session writes nothing, whoever is signed in.
WRITERS = dict.fromkeys((*ACCOUNTS, NOBODY), WITHOUT_KEY) | {
    KEY: FOUND,
    OUTSIDE_KEY: ABSENT,
}

HERE = {"partnership": ANYTOWN}
RETURN = HERE | {"holder": "burglary-group", "month": "2009-01"}
PACK = HERE | {"body": "delivery-board", "month": "2008-12"}
ELSEWHERE = {"partnership": OTHERTOWN}


@dataclass(frozen=True, kw_only=True)
class Row:
    """What stands in the address, what is sent, and what each gets."""

    parts: Mapping[str, str]
    gets: Mapping[str, int]
    foreign: Mapping[str, str] = field(default_factory=dict)
    body: Any = None


TABLE: dict[tuple[str, str], Row] = {
    ("get", "/partnerships"): Row(parts={}, gets=WITH_KEY),
    ("get", "/{partnership}/positions"): Row(
        parts=HERE, gets=READERS, foreign=ELSEWHERE
    ),
    ("get", "/{partnership}/positions/{code}"): Row(
        parts=HERE | {"code": REPEATS},
        gets=NOT_AGENCIES,
        foreign=ELSEWHERE | {"code": BURGLARY},
    ),
    ("get", "/{partnership}/series/{code}"): Row(
        parts=HERE | {"code": REPEATS},
        gets=NOT_AGENCIES,
        foreign=ELSEWHERE | {"code": BURGLARY},
    ),
    ("get", "/{partnership}/definitions"): Row(
        parts=HERE, gets=READERS, foreign=ELSEWHERE
    ),
    ("get", "/{partnership}/definitions/{code}"): Row(
        parts=HERE | {"code": REPEATS},
        gets=NOT_AGENCIES,
        foreign=ELSEWHERE | {"code": BURGLARY},
    ),
    ("get", "/traces/{code}"): Row(
        parts={"code": "not-a-code"},
        gets=dict.fromkeys(WITH_KEY, UNUSABLE) | {NOBODY: WITHOUT_KEY},
    ),
    ("get", "/{partnership}/packs"): Row(parts=HERE, gets=PAPERS, foreign=ELSEWHERE),
    ("get", "/{partnership}/packs/{body}/{month}"): Row(
        parts=PACK, gets=PAPERS, foreign=PACK | ELSEWHERE
    ),
    ("get", "/{partnership}/packs/{body}/{month}/pack.{kind}"): Row(
        parts=PACK | {"kind": "html"},
        gets=PAPERS,
        foreign=PACK | ELSEWHERE | {"kind": "html"},
    ),
    ("get", "/{partnership}/returns"): Row(parts=HERE, gets=READERS, foreign=ELSEWHERE),
    ("get", "/{partnership}/returns/{holder}/{month}"): Row(
        parts=RETURN, gets=REPORTERS, foreign=RETURN | ELSEWHERE
    ),
    ("post", "/{partnership}/returns/{holder}/{month}"): Row(
        parts=RETURN,
        gets=WRITERS,
        foreign=RETURN | ELSEWHERE,
        body={"lines": [{"code": BURGLARY, "value": "31"}]},
    ),
    ("post", "/{partnership}/returns/{holder}/{month}/file"): Row(
        parts=RETURN, gets=WRITERS, foreign=RETURN | ELSEWHERE, body="a file"
    ),
}


def address(template: str, parts: Mapping[str, str]) -> str:
    """The address with its parts filled in."""
    return API + template.format(**parts)
