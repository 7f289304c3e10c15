"""The page of keys: one is made and shown once, and ended."""

from __future__ import annotations

import re

import pytest

from saferplan.store import models
from saferplan.usecases.errors import UnknownAccount
from saferplan.usecases.partnership.api_tokens import resolve_token
from tests.factories.holdings import ANYTOWN
from tests.web.clients import client_of, text_of

pytestmark = pytest.mark.django_db
PAGE = f"/{ANYTOWN}/people/tokens/"
SOUND = {"organisation": "police", "name": "records system"}
KEY = re.compile(r"sfp_[\w-]{43}")


def test_a_key_is_shown_once_and_opens() -> None:
    client = client_of("manager")
    assert "There is none yet" in text_of(client, PAGE)
    made = client.post(PAGE, SOUND)
    (key,) = set(KEY.findall(made.content.decode()))
    assert resolve_token(key).on_behalf_of == "County Constabulary"
    page = text_of(client, PAGE)
    assert KEY.search(page) is None
    assert key[:12] in page
    assert "County Constabulary and Burglary Group" in page


def test_a_key_is_ended() -> None:
    client = client_of("manager")
    key = KEY.findall(client.post(PAGE, SOUND).content.decode())[0]
    number = models.ApiTokenRow.objects.get().pk
    ended = client.post(f"{PAGE}end/", {"number": number}, follow=True)
    text = ended.content.decode()
    assert "opens nothing any more" in text
    assert "/tokens/end/" not in text
    with pytest.raises(UnknownAccount):
        resolve_token(key)


@pytest.mark.parametrize(
    ("sent", "sentence", "field"),
    [
        ({"name": "x"}, "Choose the agency it is for.", "organisation"),
        (SOUND | {"name": " "}, "Say where the key will be used", "name"),
        (SOUND | {"name": "a\x00"}, "signs that cannot be printed", "name"),
        (SOUND | {"organisation": "nobody"}, "has no organisation nobody", "name"),
    ],
)
def test_what_is_missing_is_told_and_what_was_typed_is_kept(
    sent: dict[str, str], sentence: str, field: str
) -> None:
    page = client_of("manager").post(PAGE, sent).content.decode()
    assert sentence in page
    assert f'href="#{field}"' in page
    assert not models.ApiTokenRow.objects.exists()
    if sent.get("organisation") == "police":
        assert '<option value="police" selected>' in page


@pytest.mark.parametrize("number", ["", "x", "0", "-1", "9" * 30, "٣"])
def test_a_number_that_is_no_key_s_is_not_there(number: str) -> None:
    client = client_of("manager")
    assert client.post(f"{PAGE}end/", {"number": number}).status_code == 404
