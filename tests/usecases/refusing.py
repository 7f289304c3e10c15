"""What a use-case refuses: the fields it names, and that nothing was written."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from saferplan.store import models
from saferplan.usecases.refused_at import RefusedAt


def refused(attempt: Callable[[], object]) -> list[tuple[str, str]]:
    """Try it, which must be refused and write nothing; each field with its words."""
    before = models.LedgerEntry.objects.count()
    with pytest.raises(RefusedAt) as caught:
        attempt()
    assert models.LedgerEntry.objects.count() == before
    return list(caught.value.placed)


def fields_refused(attempt: Callable[[], object]) -> list[str]:
    """The fields alone."""
    return [field for field, _ in refused(attempt)]


def latest() -> models.LedgerEntry:
    """The entry that was written last."""
    return models.LedgerEntry.objects.order_by("pk").last()  # type: ignore[return-value]  # there is one
