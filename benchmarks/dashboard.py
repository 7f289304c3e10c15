"""The dashboard page, warm, against an empty page of the same layout."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from datetime import date

from benchmarks.made_up import AS_AT, LAST, holdings
from benchmarks.measuring import Result, best, best_of_each, cpu_seconds

INDICATORS, MONTHS = 60, 60
WARM_LIMIT = 8.0
HITS = 20


def run() -> Iterator[Result]:
    """Warm right after a write, warm later, and cold (reported)."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["SAFERPLAN_HOME"] = home
        os.environ.pop("DATABASE_URL", None)
        os.environ["DJANGO_SETTINGS_MODULE"] = "saferplan.config.settings"
        yield from _measure()


def _measure() -> Iterator[Result]:
    import django

    django.setup()
    from django.conf import settings
    from django.test import Client

    from saferplan.config.database import bring_up_to_date
    from saferplan.core.periods import month
    from saferplan.usecases.actor import OPERATOR
    from saferplan.usecases.indicators import standings
    from saferplan.usecases.indicators.record_observation import record_observation
    from saferplan.usecases.partnership.cast import PASSWORD
    from saferplan.usecases.partnership.load_partnership import load_partnership
    from saferplan.usecases.partnership.make_demonstration import make_demonstration

    settings.ALLOWED_HOSTS = ["testserver"]
    bring_up_to_date(tell=lambda _: None)
    held = holdings(INDICATORS, MONTHS)
    load_partnership(holdings=held, by=OPERATOR, source="benchmark")
    make_demonstration(holdings=[held], by=OPERATOR)
    client = Client()
    assert client.login(username="manager", password=PASSWORD)
    page = f"/made-up/indicators/?as_at={AS_AT}"
    empty = "/accessibility/"

    def dashboard() -> None:
        for _ in range(HITS):
            answer = client.get(page)
            assert answer.status_code == 200

    def nothing() -> None:
        for _ in range(HITS):
            assert client.get(empty).status_code == 200

    first = client.get(page)
    assert b"Made-up offence 59" in first.content
    nothing()
    warm, bare = best_of_each(dashboard, nothing)
    yield Result("dashboard: warm against an empty page", warm / bare, WARM_LIMIT)

    def write() -> None:
        record_observation(
            by=OPERATOR,
            partnership="made-up",
            code="X0000",
            period=month(LAST),
            value=81,
            known_on=date(2009, 4, 1),
            reason="benchmark",
        )

    after = []
    for _ in range(3):
        write()
        after.append(cpu_seconds(lambda: client.get(page)))
    once = best(lambda: client.get(empty), rounds=20)
    yield Result(
        "dashboard: the first after a write against an empty page",
        min(after) / once,
        WARM_LIMIT,
    )
    cold = []
    for _ in range(3):
        standings.STANDINGS.clear()
        standings.STOOD.clear()
        cold.append(cpu_seconds(lambda: client.get(page)))
    yield Result("dashboard: cold against an empty page", min(cold) / once, None)
