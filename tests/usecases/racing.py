"""Several people who do something at the same moment."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connection

from saferplan.usecases.errors import Refused


def at_once(jobs: list[Callable[[], Any]]) -> list[Any]:
    """Do all of these at the same moment, each on a connection of its own."""
    gate = threading.Barrier(len(jobs))

    def one(job: Callable[[], Any]) -> Any:
        gate.wait()
        try:
            return job()
        except Refused as told:
            return told
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=len(jobs)) as pool:
        return [done.result() for done in [pool.submit(one, job) for job in jobs]]
