"""Small counts of sensitive indicators, in everything that is ever delivered.

Two indicators hold one count under 5 each, among counts that stand nowhere else.
Whoever is not cleared finds none of those counts, nor a sum, a share or a distance
made of them, in any page, paper, file or answer; whoever is cleared finds them.
"""

from __future__ import annotations

import json
import re
import zipfile
from datetime import date
from io import BytesIO

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.urls import get_resolver
from pypdf import PdfReader

from saferplan.core.indicators.holdings import Series
from saferplan.core.indicators.targets import Baseline
from saferplan.core.periods import Month, financial_year, month
from saferplan.usecases.actor import OPERATOR, resolve
from saferplan.usecases.indicators.queries import standing
from tests.builders import (
    a_ratio,
    a_row,
    a_target,
    an_indicator,
    monthly,
    monthly_ratio,
)
from tests.cast import the_cast
from tests.factories.holdings import ANYTOWN, anytown, burglaries
from tests.web.clients import signed_in

pytestmark = pytest.mark.django_db
SHARE, COUNT = "ABUSE-REPEATS", "ABUSE-CASES"
JUNE = Month(2008, 6)
# Months; year to date (2 + 7311 + 7433 of 9137 + 9241 + 9337); to May; per cent;
# points from the target of 41; a replaced count; a baseline.
FORBIDDEN = (
    *("7311", "7433", "9137", "9241", "9337"),
    *("14746", "27715", "7313", "18378", "53.2", "39.8", "12.2"),
    *("7399", "6789"),
    *("6121", "6229", "12353", "6124"),
)
HERE = f"/{ANYTOWN}/"
PAGES = (
    HERE,
    f"{HERE}indicators/",
    f"{HERE}indicators/?as_at=2008-05-31",
    f"{HERE}indicators/?as_at=2008-06-30&known_on=2009-03-30",
    f"{HERE}indicators/{SHARE}/",
    f"{HERE}indicators/{SHARE}/?as_at=2008-05-31",
    f"{HERE}indicators/{COUNT}/",
    f"{HERE}groups/abuse-group/",
    f"{HERE}definitions/",
    f"{HERE}boards/delivery-board/2008-06/",
    f"{HERE}boards/delivery-board/2008-06/pack.pdf",
    f"{HERE}boards/delivery-board/2008-06/pack.pptx",
    f"{HERE}boards/delivery-board/2008-06/pack.xlsx",
)
ANSWERS = (
    f"/api/v1/{ANYTOWN}/positions?as_at=2008-06-30",
    f"/api/v1/{ANYTOWN}/positions/{SHARE}",
    f"/api/v1/{ANYTOWN}/series/{SHARE}",
    f"/api/v1/{ANYTOWN}/series/{COUNT}",
    f"/api/v1/{ANYTOWN}/definitions",
    f"/api/v1/{ANYTOWN}/definitions/{SHARE}",
    f"/api/v1/{ANYTOWN}/packs/delivery-board/2008-06",
)
WITHOUT = ("reader", "stakeholder", "scrutiny")


def shares() -> Series:
    """Repeats of cases: one month with two, and a count that was replaced."""
    replaced = a_row(month(JUNE), numerator=7399, denominator=9337)
    return Series(
        indicator=a_ratio(
            code=SHARE,
            owner="abuse-group",
            sensitive=True,
            caveats=("7399 in June looks like late recording",),
        ),
        observations=(
            replaced,
            *monthly_ratio([2, 7311], [9137, 9241]),
            a_row(
                month(JUNE),
                numerator=7433,
                denominator=9337,
                known_on=date(2009, 4, 2),
                reason="7433, not 7399",
            ),
        ),
        targets=(a_target(41),),
    )


def counts() -> Series:
    """Cases: one month with three."""
    return Series(
        indicator=an_indicator(code=COUNT, owner="abuse-group", sensitive=True),
        observations=monthly([3, 6121, 6229]),
        targets=(a_target(40_000),),
        baselines=(
            Baseline(
                period=financial_year(2007), value=6789, known_on=date(2008, 5, 1)
            ),
        ),
    )


@pytest.fixture(autouse=True)
def _here() -> None:
    cache.clear()
    the_cast(anytown(shares(), counts(), burglaries()))


def found_in(answer: HttpResponse) -> set[str]:
    """Which of the forbidden numbers stand in it, however thousands are written?"""
    told = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text_of(answer))
    return {n for n in FORBIDDEN if re.search(rf"(?<![\d.]){re.escape(n)}(?!\d)", told)}


def text_of(answer: HttpResponse) -> str:
    """Everything the answer says: each part of an archive, each page of a PDF."""
    kind, content = answer.headers["Content-Type"], answer.content
    if "officedocument" in kind:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            return "\n".join(_part(parts.read(name)) for name in parts.namelist())
    if kind == "application/pdf":
        return "\n".join(p.extract_text() for p in PdfReader(BytesIO(content)).pages)
    if "json" in kind:
        return json.dumps(json.loads(content))
    return content.decode()


def _part(content: bytes) -> str:
    """A part of an archive, and the workbook of a chart inside it."""
    if not content.startswith(b"PK"):
        return content.decode("utf-8", "ignore")
    with zipfile.ZipFile(BytesIO(content)) as parts:
        return "\n".join(
            parts.read(name).decode("utf-8", "ignore") for name in parts.namelist()
        )


def has_api() -> bool:
    return any(str(p.pattern) == "api/v1/" for p in get_resolver().url_patterns)


@pytest.mark.parametrize("address", PAGES)
def test_no_page_or_paper_gives_a_small_count_away(address: str) -> None:
    seen = signed_in("board").get(address)
    assert seen.status_code == 200
    shown = found_in(seen)
    assert shown or address in (HERE,), "nothing could have been found"

    withheld = signed_in("reader").get(address)
    assert withheld.status_code == 200
    assert found_in(withheld) == set()


@pytest.mark.parametrize("address", ANSWERS)
def test_no_answer_of_the_api_gives_a_small_count_away(address: str) -> None:
    if not has_api():
        return
    assert found_in(signed_in("board").get(address))
    for account in WITHOUT:
        answer = signed_in(account).get(address)
        assert found_in(answer) == set(), account


@pytest.mark.parametrize("account", WITHOUT)
def test_no_role_brings_a_clearance_with_it(account: str) -> None:
    client = signed_in(account)
    for address in PAGES:
        assert found_in(client.get(address)) == set(), address


def test_whoever_reports_them_sees_what_they_sent_in() -> None:
    # The agency of the cast is let in for the group that reports both.
    assert found_in(signed_in("agency").get(f"{HERE}indicators/{SHARE}/"))


@pytest.mark.parametrize("code", [SHARE, COUNT])
def test_a_code_from_somebody_elses_paper_is_refused_in_one_sentence(
    code: str,
) -> None:
    line = standing(actor=OPERATOR, partnership=ANYTOWN, as_at=JUNE.last).line(code)
    assert line is not None
    seen = signed_in("board").get(f"/trace/{line.trace}/")
    assert found_in(seen)
    answer = signed_in("reader").get(f"/trace/{line.trace}/")
    assert answer.status_code == 403
    assert "the partnership’s manager can give this clearance" in text_of(answer)
    assert found_in(answer) == set()


def test_the_code_of_a_withheld_figure_is_no_way_to_guess_it() -> None:
    clear = standing(actor=OPERATOR, partnership=ANYTOWN, as_at=JUNE.last)
    withheld = standing(actor=resolve("reader"), partnership=ANYTOWN, as_at=JUNE.last)
    for code in (SHARE, COUNT):
        shown, masked = clear.line(code), withheld.line(code)
        assert shown
        assert masked
        assert shown.trace != masked.trace
        # Whoever is cleared may follow it, and is told what stands there.
        page = signed_in("board").get(f"/trace/{masked.trace}/")
        assert page.status_code == 200
        assert found_in(page)


def test_what_is_not_small_is_shown_to_everybody() -> None:
    page = text_of(signed_in("reader").get(f"{HERE}indicators/"))
    # 30 + 28 + 31 (corrected) + 35 + 31 + 30 + 33 + 36 + 34 burglaries.
    assert "288" in page
    assert page.count("Withheld") == 2


def test_the_log_tells_that_it_was_done_but_not_what() -> None:
    client = signed_in("manager")
    client.post(
        f"{HERE}indicators/{COUNT}/record/",
        {
            "period": "month|2008-07",
            "state": "given",
            "value": "7433",
            "known_on": "2/4/2009",
        },
    )
    assert found_in(client.get(f"{HERE}people/log/")) == {"7433"}
    client.post(f"{HERE}people/account/manager/clearance/end/")
    for address in (f"{HERE}people/log/", f"{HERE}people/log.csv"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert found_in(answer) == set()
    assert "Entered or corrected a figure" in text_of(client.get(f"{HERE}people/log/"))


def test_a_clearance_opens_them_and_its_end_closes_them_at_once() -> None:
    manager, reader = signed_in("manager"), signed_in("reader")
    address = f"{HERE}indicators/{SHARE}/"
    assert not found_in(reader.get(address))
    manager.post(
        f"{HERE}people/account/reader/clearance/", {"reason": "works on the cases"}
    )
    assert found_in(reader.get(address))
    manager.post(f"{HERE}people/account/reader/clearance/end/")
    assert not found_in(reader.get(address))
