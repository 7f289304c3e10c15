"""Add an indicator to a partnership: from the library, or its own."""

from __future__ import annotations

from saferplan.core.indicators.definition import Indicator
from saferplan.store import reading
from saferplan.store.additions import Additions
from saferplan.usecases.actor import Actor
from saferplan.usecases.indicators.defining import require_definition
from saferplan.usecases.partnership.changing import changing
from saferplan.usecases.refused_at import RefusedAt
from saferplan.usecases.told import different


def add_indicator(*, by: Actor, partnership: str, definition: Indicator) -> int:
    """Watch this from now on; the number of the ledger's entry.

    It comes after those that are there. Its figures are entered apart.

    Raises:
        NotFound, NotPermitted: the actor may not.
        RefusedAt: the code is in use (capitals or not); it names an owner, group or
            priority that is not there; or words are missing.
    """
    with changing(by, partnership) as held:
        if reading.indicator_by_any_case(held.row, definition.code) is not None:
            raise RefusedAt(
                (
                    "code",
                    f"The code {definition.code} is in use here; give this one "
                    "another.",
                )
            )
        require_definition(held, definition)
        place = len(held.indicators)
        return held.write(
            "add_indicator",
            {"indicator": definition.code} | different(None, definition),
            Additions(definitions=((place, definition),)),
        )
