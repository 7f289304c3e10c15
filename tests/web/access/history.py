"""Access to the pages of history."""

from __future__ import annotations

from tests.web.access.expected import Post, Table

TABLE: Table = {}
POSTS: tuple[Post, ...] = ()
