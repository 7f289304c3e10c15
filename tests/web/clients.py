"""Browsers without a window, signed in as one of the cast."""

from __future__ import annotations

import re
from html import unescape

from django.test import Client

from saferplan.store.models import User
from tests.cast import the_cast


def client_of(account: str) -> Client:
    """Somebody of the cast, signed in, with both partnerships loaded."""
    the_cast()
    return signed_in(account)


def signed_in(account: str) -> Client:
    """Somebody who is there already, signed in."""
    client = Client()
    client.force_login(User.objects.get(account=account))
    return client


def text_of(client: Client, address: str) -> str:
    """The page at this address, which must be there."""
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def words_of(page: str) -> str:
    """The main part of a page as it is read: without its marks, single spaces."""
    main = page[page.index("<main") : page.index("</main>")]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())
