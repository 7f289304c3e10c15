"""The command that serves the pages: serve."""

from __future__ import annotations

import os
import socket

import typer

from saferplan.cli.ending import BadInput
from saferplan.cli.session import begin

APPLICATION = "saferplan.config.wsgi:application"
PRODUCTION = "SAFERPLAN_PRODUCTION"
STOP_WITHIN_SECONDS = 10
"""A worker that does not end by itself is ended: Ctrl-C must never hang."""
MOST_THREADS = 8
"""Requests a process works on at once: each thread holds a database connection."""


def register(app: typer.Typer) -> None:
    """Add these commands to the app."""
    app.command()(serve)


def serve(
    port: int = typer.Option(
        8000, "--port", envvar="PORT", min=1, max=65535, help="Which port."
    ),
    address: str = typer.Option("127.0.0.1", "--address", help="Where to listen."),
    workers: int = typer.Option(1, "--workers", min=1, help="Processes."),
    production: bool = typer.Option(
        False,
        "--production",
        envvar=PRODUCTION,
        help="Secure cookies, and no demonstration accounts.",
    ),
) -> None:
    """Serve the pages until stopped.

    \b
    Example:
      saferplan serve --port 8000
    """
    if production:
        os.environ[PRODUCTION] = "1"
    begin()
    from saferplan.usecases.partnership.queries import demonstration_accounts

    accounts = demonstration_accounts()
    if production and accounts:
        raise BadInput(
            "There are demonstration accounts, whose password everybody knows: "
            "remove them before serving in production "
            "(a fresh SAFERPLAN_HOME has none)."
        )
    _refuse_if_taken(address, port)
    print(f"Serving on http://{address}:{port} (stop with Ctrl-C)", flush=True)
    for account, words in accounts:
        print(f"  sign in as {account:<12} {words}", flush=True)
    _run(address, port, workers)


def _refuse_if_taken(address: str, port: int) -> None:
    try:
        with socket.create_server((address, port), family=_family(address)):
            pass
    except OSError as error:
        # Python adds the address, which is named already.
        why = str(error.strerror).partition(" (")[0].lower()
        raise BadInput(
            f"Cannot listen on {address}, port {port}: {why}. "
            "Name another with --port, or stop what listens there."
        ) from None


def _family(address: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in address else socket.AF_INET


def _run(address: str, port: int, workers: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    Granian(
        target=APPLICATION,
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=min(MOST_THREADS, 2 * (os.cpu_count() or 1)),
        websockets=False,
        log_access=False,
        log_level=LogLevels.warning,
        workers_kill_timeout=STOP_WITHIN_SECONDS,
    ).serve()
