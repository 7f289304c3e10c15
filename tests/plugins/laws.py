"""How hard hypothesis tries: the same cases every time, or endless new ones.

An ordinary run must say the same thing twice about the same code, so its cases are
derived from the test alone. HYPOTHESIS_PROFILE=torture (`make torture`) looks for new
ones.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "repeatable",
    derandomize=True,
    database=None,
    # The machine is shared: a slow moment is not a failure.
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "torture",
    settings.get_profile("repeatable"),
    derandomize=False,
    max_examples=5_000,
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))
