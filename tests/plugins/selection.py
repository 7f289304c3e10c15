"""Choose which tests a run is about: --database-only and --torture.

The second pass of `make test` runs on PostgreSQL and needs only the tests that touch a
database; of those, tests marked `once` walk through it all and ask nothing that differs
between the two: once, on SQLite, is enough. Tests marked `torture` are endless
variants: they run when asked for.
"""

from __future__ import annotations

import pytest

# A test touches a database if pytest-django's marker or one of these is on it.
DATABASE_FIXTURES = frozenset(
    {
        "admin_client",
        "admin_user",
        "db",
        "live_server",
        "saferplan_home",
        "transactional_db",
    }
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add our options."""
    group = parser.getgroup("saferplan")
    group.addoption(
        "--database-only",
        action="store_true",
        help="run only the tests that touch a database",
    )
    group.addoption(
        "--torture", action="store_true", help="also run the tests marked torture"
    )


def touches_database(item: pytest.Item) -> bool:
    """Return whether a test uses a database, by its marker or its fixtures."""
    if item.get_closest_marker("django_db") is not None:
        return True
    return not DATABASE_FIXTURES.isdisjoint(getattr(item, "fixturenames", ()))


def is_wanted(item: pytest.Item, config: pytest.Config) -> bool:
    """Return whether this run is about a test."""
    if item.get_closest_marker("torture") and not config.getoption("--torture"):
        return False
    if not config.getoption("--database-only"):
        return True
    return touches_database(item) and item.get_closest_marker("once") is None


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Leave out the tests that this run is not about."""
    unwanted = [item for item in items if not is_wanted(item, config)]
    if unwanted:
        config.hook.pytest_deselected(items=unwanted)
        items[:] = [item for item in items if is_wanted(item, config)]
