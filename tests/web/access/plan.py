"""Access to the pages of plan."""

from __future__ import annotations

from tests.factories.plan import HELPLINE, with_actions
from tests.web.access.expected import HERE, INSIDE, Post, Table

TABLE: Table = {
    "actions": (HERE, INSIDE),
    # Everybody with a part in the partnership reads its plan, agencies too.
    "action": (HERE | {"code": HELPLINE}, INSIDE),
}
POSTS: tuple[Post, ...] = ()


def prepare() -> None:
    """Keep a few actions, once."""
    with_actions()
