"""A process that does one act of a month, over and over, each in a child to be killed.

It is started once (Django takes a second to import) and forks for every act. On
each line of its input stands an act as JSON. It answers, on a line of JSON, with
the child's process number; the child writes `R` to the pipe when it is ready, waits
for the go, then writes `B` when the outermost transaction has begun, `E` when it has
ended, `D` when the act is done. Whoever started it kills the child when they please.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

import django

SAID: int


def say(sign: bytes) -> None:
    """Write a sign that a kill cannot hold back."""
    os.write(SAID, sign)


def watch_transactions() -> None:
    """Say when the outermost transaction begins and ends."""
    from django.db import connection
    from django.db.transaction import Atomic

    enter, leave = Atomic.__enter__, Atomic.__exit__

    def begun(self: Atomic) -> None:
        is_outermost = not connection.in_atomic_block
        enter(self)
        if is_outermost:
            say(b"B")

    def ended(self: Atomic, *error: Any) -> None:
        leave(self, *error)
        if not connection.in_atomic_block:
            say(b"E")

    Atomic.__enter__, Atomic.__exit__ = begun, ended  # type: ignore[method-assign]


def act(what: str, holder: str, month: str) -> None:
    """Submit, accept, or issue a pack: the real use-cases, by the real accounts.

    ``issue`` keeps the contents alone, ``issue-files`` a file of papers beside them.
    """
    from saferplan.core.periods import Month
    from saferplan.core.returns.typed import TypedLine, TypedReturn
    from saferplan.usecases.actor import resolve
    from saferplan.usecases.boards.issue_pack import issue_pack
    from saferplan.usecases.returns.accept_return import accept_return
    from saferplan.usecases.returns.submit_return import submit_return

    where: dict[str, Any] = {"partnership": "peterborough", "month": Month.parse(month)}
    if what == "submit":
        line = TypedLine(code="MARAC-CASES", value="15", remark="as every month")
        submit_return(
            by=resolve("analyst"),
            holder=holder,
            typed=TypedReturn(lines=(line,)),
            reason="by the minutes",
            **where,
        )
    elif what == "accept":
        accept_return(by=resolve("manager"), holder=holder, **where)
    else:
        kinds = ("xlsx",) if what == "issue-files" else ()
        issue_pack(by=resolve("manager"), body="delivery-board", kinds=kinds, **where)


def child(order: dict[str, str]) -> None:
    """Do one act when told to go, and end without a word."""
    from django.db import connection

    connection.ensure_connection()
    watch_transactions()
    say(b"R")
    os.read(int(order["go"]), 1)
    act(order["what"], order["holder"], order["month"])
    say(b"D")
    os._exit(0)


def main() -> None:
    """Take orders until there are no more."""
    global SAID
    go, SAID = int(sys.argv[1]), int(sys.argv[2])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "saferplan.config.settings")
    django.setup()
    # Everything an act needs is imported before the first fork.
    from saferplan.documents import xlsx  # noqa: F401
    from saferplan.usecases.boards import issue_pack  # noqa: F401
    from saferplan.usecases.returns import accept_return, submit_return  # noqa: F401

    print("ready", flush=True)
    for line in sys.stdin:
        order = json.loads(line) | {"go": go}
        pid = os.fork()
        if pid == 0:
            try:
                child(order)
            except BaseException as error:
                print(repr(error), file=sys.stderr, flush=True)
                os._exit(3)
        print(json.dumps({"pid": pid}), flush=True)
        _, status = os.waitpid(pid, 0)
        print(json.dumps({"status": status}), flush=True)


if __name__ == "__main__":
    main()
