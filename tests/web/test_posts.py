"""Who may send which form: every one, by everybody, and with ids of elsewhere.

Half of all tries and more name an object of the other partnership: nobody gets it,
and nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import ModuleType

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse

from saferplan.store import models
from tests.cast import INSIDERS, OUTSIDER
from tests.factories.holdings import OTHERTOWN
from tests.web.access.expected import ANYBODY, Post
from tests.web.access.rooms import POSTS, ROOMS, TABLE, prepare, visitor

pytestmark = [pytest.mark.django_db, pytest.mark.once]
TURNED_AWAY = (403, 404, 429)
WRITTEN = (
    models.LedgerEntry,
    models.GrantRow,
    models.ClearanceRow,
    models.LinkRow,
    models.ApiTokenRow,
    models.User,
    models.PartnershipRow,
    models.ReturnRow,
)
"""Tables in which something appears whenever anything is written for good."""
STRANGERS = (*INSIDERS, "nobody")
"""Everybody who has no part in the other partnership."""
Try = tuple[Mapping[str, str], Mapping[str, str]]


def own(post: Post) -> Try:
    return post.parts, post.data


def foreign(post: Post) -> Iterator[Try]:
    """The same with parts of the address, or with fields, of another partnership."""
    if post.foreign_parts:
        yield {**post.parts, **post.foreign_parts}, post.data
    if post.foreign_data:
        yield post.parts, {**post.data, **post.foreign_data}
    if post.foreign_parts and post.foreign_data:
        yield {**post.parts, **post.foreign_parts}, {**post.data, **post.foreign_data}


def next_door(post: Post) -> Iterator[Try]:
    """Everything of here, at the same address of the other partnership."""
    if "partnership" in post.parts:
        yield {**post.parts, "partnership": OTHERTOWN}, post.data


def send(account: str, post: Post, tried: Try, *, csrf: bool = False) -> HttpResponse:
    parts, data = tried
    address = reverse(post.name, kwargs=dict(parts))
    return visitor(account, csrf=csrf).post(address, dict(data))


def is_let_in(answer: HttpResponse) -> bool:
    """Was it looked at, whatever was said about what was typed?"""
    to_sign_in = answer.status_code == 302 and "/sign-in/?next=" in answer.url
    return answer.status_code not in TURNED_AWAY and not to_sign_in


def held() -> dict[str, int]:
    """How much is there in each table that is written to."""
    return {table.__name__: table._default_manager.count() for table in WRITTEN}


@contextmanager
def taken_back() -> Iterator[None]:
    """What is written inside is as if it had not been."""
    saved = transaction.savepoint()
    yield
    transaction.savepoint_rollback(saved)


def named(room: ModuleType) -> str:
    return room.__name__.rpartition(".")[2]


def test_every_form_is_in_the_table() -> None:
    prepare()
    taking = {name for name, (parts, _) in TABLE.items() if _takes_forms(name, parts)}
    assert taking == {post.name for post in POSTS}


def _takes_forms(name: str, parts: Mapping[str, str]) -> bool:
    """Anything but “not that way of asking”, whoever of these asks."""
    with taken_back():
        asked = (
            visitor(who).post(reverse(name, kwargs=dict(parts))).status_code
            for who in ("nobody", "manager")
        )
        return all(status != 405 for status in asked)


# By rooms: what all of a room's forms need is made ready once.
each_room = pytest.mark.parametrize("room", ROOMS, ids=named)


@each_room
def test_everybody_is_let_in_or_turned_away_as_the_table_says(room: ModuleType) -> None:
    prepare()
    before = held()
    let_in = [(post.name, _let_in(post, before)) for post in room.POSTS]
    assert let_in == [(post.name, post.may) for post in room.POSTS]


def _let_in(post: Post, before: dict[str, int]) -> set[str]:
    found = set()
    for account in ANYBODY:
        with taken_back():
            answer = send(account, post, own(post))
            assert answer.status_code < 500, (post.name, account)
            if is_let_in(answer):
                found.add(account)
            else:
                turned_away = f"{post.name}: {account} was turned away, and wrote"
                assert held() == before, turned_away
    return found


@each_room
def test_nobody_gets_what_is_another_partnerships(room: ModuleType) -> None:
    prepare()
    before = held()
    for post in room.POSTS:
        for tried in foreign(post):
            in_address = tried[0] != post.parts
            for account in ANYBODY:
                answer = send(account, post, tried)
                assert answer.status_code < 500, (post.name, account)
                assert held() == before, f"{post.name}: {account} wrote"
                if in_address and account in INSIDERS:
                    assert not is_let_in(answer), (post.name, account)
                if account == OUTSIDER and not in_address:
                    assert not is_let_in(answer), post.name


@each_room
def test_no_form_of_another_site_is_taken(room: ModuleType) -> None:
    prepare()
    before = held()
    for post in room.POSTS:
        who = "manager" if "manager" in post.may else min(post.may, default="nobody")
        answer = send(who, post, own(post), csrf=True)
        assert answer.status_code == 403, post.name
        assert "The page was open too long" in answer.content.decode()
        assert held() == before, post.name


@each_room
def test_nobody_of_here_gets_in_next_door(room: ModuleType) -> None:
    prepare()
    before = held()
    for post in room.POSTS:
        for tried in next_door(post):
            for account in STRANGERS:
                answer = send(account, post, tried)
                assert not is_let_in(answer), (post.name, account)
                assert held() == before, f"{post.name}: {account} wrote"


def test_half_of_all_tries_name_what_is_anothers() -> None:
    every = [(f, len(ANYBODY)) for post in POSTS for f in foreign(post)]
    every += [(n, len(STRANGERS)) for post in POSTS for n in next_door(post)]
    named_elsewhere = sum(times for _, times in every)
    named_here = len(ANYBODY) * len(POSTS) + len(POSTS)
    print(f"{named_elsewhere} of {named_elsewhere + named_here} tries")
    assert named_elsewhere >= named_here
