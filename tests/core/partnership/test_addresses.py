"""A short name is an address, and may not hide a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from django.urls import URLPattern, URLResolver

from saferplan.config.urls import urlpatterns
from saferplan.core.partnership.structure import (
    TAKEN,
    TAKEN_BELOW,
    Body,
    BodyType,
    Organisation,
    Partnership,
    StatutoryRole,
)

# The rooms in which a body's or an agency's name follows at once.
ROOMS = ("boards", "returns", "groups")


def addresses(
    patterns: Iterable[URLPattern | URLResolver], before: str = ""
) -> Iterator[str]:
    """Every address there is, however deep it is included."""
    for one in patterns:
        here = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from addresses(one.url_patterns, here)
        else:
            yield here


def test_every_fixed_address_is_taken() -> None:
    fixed = {str(p.pattern).partition("/")[0] for p in urlpatterns}
    assert {word for word in fixed if word and "<" not in word} <= TAKEN


def test_every_page_that_stands_where_a_body_could_is_taken() -> None:
    split = [one.split("/") for one in addresses(urlpatterns)]
    beside = {
        parts[2]
        for parts in split
        if len(parts) > 3 and parts[1] in ROOMS and "<" not in parts[2]
    }
    assert beside == TAKEN_BELOW


@pytest.mark.parametrize("slug", sorted(TAKEN))
def test_partnership_cannot_take_an_address_of_our_own(slug: str) -> None:
    with pytest.raises(ValueError, match="another short name"):
        Partnership(slug=slug, name="P", area="A")


@pytest.mark.parametrize("slug", sorted(TAKEN_BELOW))
def test_neither_a_body_nor_an_agency_can_hide_a_page(slug: str) -> None:
    with pytest.raises(ValueError, match="another short name"):
        Body(slug=slug, type=BodyType.TEAM, local_name="B")
    with pytest.raises(ValueError, match="another short name"):
        Organisation(slug=slug, name="O", role=StatutoryRole.OTHER)
