"""`serve` answers until it is stopped, and refuses what is unsafe in production."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.plugins.commands import CommandLine
from tools.with_postgres import free_port

START_WITHIN_SECONDS = 90


@contextmanager
def serving(command: CommandLine, *words: str, **settings: str) -> Iterator[str]:
    """Serve until the block ends; yield the address; end it as Ctrl-C does."""
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "saferplan", "serve", "--port", str(port), *words],
        cwd=command.folder,
        env=command.environment(**settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address, server)
        yield address
    finally:
        server.send_signal(signal.SIGINT)
        told, _ = server.communicate(timeout=60)
    assert server.returncode == 0, told
    assert "Traceback" not in told
    assert f"Serving on {address} (stop with Ctrl-C)\n" in told


def wait_for(address: str, server: subprocess.Popen[str]) -> None:
    """Return when a server listens, and answers."""
    deadline = time.monotonic() + START_WITHIN_SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        try:
            status_of(address)
        except OSError:
            time.sleep(0.2)
        else:
            return
    server.kill()
    pytest.fail(f"the server did not answer: {server.communicate()[0]}")


def status_of(url: str, **headers: str) -> int:
    """Return the status a page answers with."""
    request = urllib.request.Request(url, headers=headers)  # noqa: S310 - our own
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
            status: int = answer.status
    except urllib.error.HTTPError as refused:
        return refused.code
    return status


def test_serve_answers_on_the_port_named_until_stopped(demo: CommandLine) -> None:
    with serving(demo) as address:
        assert status_of(f"{address}/sign-in/") == 200
        assert status_of(f"{address}/static/govuk/govuk-frontend.css") == 200

    with pytest.raises(OSError, match="refused"):
        status_of(f"{address}/sign-in/")


def test_serve_on_a_port_in_use_says_so(shown: CommandLine) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = shown("serve", "--port", port)

    assert (ended.code, ended.out) == (2, "")
    assert ended.err == (
        f"Cannot listen on 127.0.0.1, port {port}: address already in use. "
        "Name another with --port, or stop what listens there.\n"
    )


def test_production_refuses_demonstration_accounts(shown: CommandLine) -> None:
    ended = shown("serve", "--production", SAFERPLAN_HOSTS="plan.anytown.example")

    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("There are demonstration accounts, whose password")
    assert ended.err.count("\n") == 1


def test_production_refuses_to_answer_to_any_name(empty: CommandLine) -> None:
    ended = empty("serve", "--production")

    assert (ended.code, ended.out) == (2, "")
    assert "set SAFERPLAN_HOSTS" in ended.err


def test_production_serves_without_demonstration_accounts(empty: CommandLine) -> None:
    name = "plan.anytown.example"
    with serving(empty, "--production", SAFERPLAN_HOSTS=name) as address:
        asked = f"{address}/sign-in/"
        secure = {"X-Forwarded-Proto": "https"}

        assert status_of(asked, Host="elsewhere.example", **secure) == 400
        assert status_of(asked, Host=name, **secure) == 200
