"""What every page tells the browser it may not do."""

from __future__ import annotations

import re

import pytest

from tests.factories.holdings import ANYTOWN
from tests.web.clients import client_of

pytestmark = pytest.mark.django_db
ADDRESSES = (
    "/sign-in/",
    f"/{ANYTOWN}/indicators/",
    f"/{ANYTOWN}/boards/delivery-board/2008-12/",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_lets_in_what_is_written_into_it(address: str) -> None:
    response = client_of("reader").get(address)
    policy = response.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy


def test_no_page_has_a_script_or_a_style_attribute() -> None:
    client = client_of("manager")
    for page in ("", "indicators/", "indicators/BURGLARY/", "partnership/", "boards/"):
        text = client.get(f"/{ANYTOWN}/{page}").content.decode()
        assert re.findall(r"<script|<style| style=| on\w+=", text) == [], page
