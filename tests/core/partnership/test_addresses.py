"""A partnership's short name is its address, and may not hide a page."""

from __future__ import annotations

import pytest

from saferplan.config.urls import urlpatterns
from saferplan.core.partnership.structure import TAKEN, Partnership


def test_every_fixed_address_is_taken() -> None:
    fixed = {str(p.pattern).partition("/")[0] for p in urlpatterns}
    assert {word for word in fixed if word and "<" not in word} <= TAKEN


@pytest.mark.parametrize("slug", sorted(TAKEN))
def test_partnership_cannot_take_an_address_of_our_own(slug: str) -> None:
    with pytest.raises(ValueError, match="another short name"):
        Partnership(slug=slug, name="P", area="A")
