"""What Django's tests need to know of a store that only ever adds.

A test that commits is cleaned up by emptying every table, which the database
refuses: just for that, the refusal is lifted. What was worked out in one test is
forgotten before the next, whose rows may have the same keys.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    yield
    recent = sys.modules.get("saferplan.usecases.recent")
    if recent is not None:
        recent.forget_everything()


@pytest.fixture(autouse=True, scope="session")
def _tables_can_be_emptied() -> Iterator[None]:
    # Imported here: Django is set up by now, and not yet when plugins are read.
    from django.db import connection
    from django.test import TransactionTestCase

    from saferplan.store import append_only

    empty = TransactionTestCase._fixture_teardown

    def empty_after_lifting(case: TransactionTestCase) -> None:
        with append_only.lifted(connection):
            empty(case)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", empty_after_lifting)
        yield
