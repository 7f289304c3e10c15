"""Files of a pack that came back, changed as a person would, for the tests."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from saferplan.core.boards.issued import IssuedPack
from saferplan.core.periods import Month, month
from saferplan.documents.packs import pack_bytes
from saferplan.usecases.actor import OPERATOR, Actor
from saferplan.usecases.boards import queries
from saferplan.usecases.boards.compare_pack import Compared, compare_pack
from saferplan.usecases.boards.issue_pack import issue_pack
from saferplan.usecases.boards.make_pack import make_pack
from saferplan.usecases.indicators.record_observation import record_observation
from tests.documents.comparing.sent_back import rewritten
from tests.factories.holdings import ANYTOWN, BURGLARY

BOARD, DECEMBER = "delivery-board", Month(2008, 12)


def draft(by: Actor, kind: str = "xlsx", **more: Any) -> bytes:
    """The draft as this actor is given it."""
    asked = {"partnership": ANYTOWN, "body": BOARD, "month": DECEMBER} | more
    return pack_bytes(make_pack(by=by, **asked), kind)


def issued(by: Actor, *kinds: str) -> IssuedPack:
    """The papers, issued."""
    return issue_pack(
        by=by,
        partnership=ANYTOWN,
        body=BOARD,
        month=DECEMBER,
        kinds=kinds or ("xlsx",),
    )


def sent_out(by: Actor, pack: IssuedPack, kind: str = "xlsx") -> bytes:
    """The file that this actor was sent."""
    found = queries.issued_file(by, ANYTOWN, pack, kind)
    assert found is not None
    return found[1]


def edited(content: bytes, change: Callable[[Any], object]) -> bytes:
    """The workbook after somebody changed it."""
    held = load_workbook(BytesIO(content))
    change(held)
    kept = BytesIO()
    held.save(kept)
    return kept.getvalue()


def put(code: str, value: object, heading: str = "Latest") -> Callable[[Any], object]:
    """Type this over the figure of an indicator on the sheet Dashboard."""

    def change(held: Any) -> None:
        sheet = held["Dashboard"]
        headings = [cell.value for cell in sheet[1]]
        at = headings.index("Code")
        row = next(row for row in sheet.iter_rows(min_row=2) if row[at].value == code)
        row[headings.index(heading)].value = value

    return change


def marked(content: bytes, pattern: str, new: str) -> bytes:
    """The file with something else in the mark of its properties."""

    def change(name: str, part: bytes) -> bytes:
        if name != "docProps/core.xml":
            return part
        made, count = re.subn(pattern.encode(), new.encode(), part)
        assert count == 1
        return made

    return rewritten(content, change)


LOST = r"<cp:keywords>.*?</cp:keywords>"


def correct(value: float = 99) -> None:
    """September's burglaries are counted again, after the papers were made."""
    record_observation(
        by=OPERATOR,
        partnership=ANYTOWN,
        code=BURGLARY,
        period=month(Month(2008, 9)),
        value=value,
        known_on=date(2009, 4, 3),
        reason="recount",
    )


def asked(by: Actor, content: bytes, **more: Any) -> Compared:
    return compare_pack(by=by, content=content, name="sent back.xlsx", **more)
