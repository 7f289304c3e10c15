"""The Python environment in .venv, exactly as requirements-dev.txt locks it."""

from __future__ import annotations

import importlib.util
import os
import platform
import shutil
import sys
from pathlib import Path

from tools.places import PYTHON, ROOT, VENV
from tools.progress import SetupError, run, step
from tools.stamps import is_fresh, key_of, leave

STAMPS = VENV / ".saferplan"
LOCK = ROOT / "requirements-dev.txt"
# Before uv is there, pip has to install it: from the same locked lines.
UV_LOCK = STAMPS / "uv.txt"


def locked_lines(lock: str, name: str) -> str:
    """Return the lines of a lock file that pin one distribution with its hashes."""
    block: list[str] = []
    for line in lock.splitlines():
        starts = line.startswith(f"{name}==")
        if starts or (block and line.startswith("    --hash=")):
            block.append(line)
        elif block:
            break
    if not block:
        raise SetupError(f"{LOCK.name} does not pin {name}: run `make lock`")
    block[-1] = block[-1].removesuffix(" \\")
    return "\n".join(block) + "\n"


def make_environment() -> None:
    """Make .venv, unless one made here by this Python stands already."""
    stamp = STAMPS / "environment"
    # Scripts in an environment name its folder: one that was moved is made again.
    key = key_of(platform.python_version(), str(VENV))
    if is_fresh(stamp, key) and PYTHON.exists():
        return
    with step(f"Python {platform.python_version()} environment in .venv"):
        ensure_venv_can_be_made()
        shutil.rmtree(VENV, ignore_errors=True)
        run(sys.executable, "-m", "venv", VENV)
    leave(stamp, key)


def ensure_venv_can_be_made() -> None:
    """Install Debian's python3-venv where Python came without it, or say how."""
    if importlib.util.find_spec("ensurepip") is not None:
        return
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    package = f"python{version}-venv"
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise SetupError(f"Python has no ensurepip; install {package} and try again")
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    run("apt-get", "update", "-qq", env=quiet)
    run(
        "apt-get", "install", "-y", "-qq", "--no-install-recommends", package, env=quiet
    )


def install_uv() -> None:
    """Install the locked uv, which installs everything else far faster than pip."""
    lines = locked_lines(LOCK.read_text(encoding="utf-8"), "uv")
    stamp, key = STAMPS / "uv", key_of(lines)
    if is_fresh(stamp, key):
        return
    with step("the installer, uv"):
        UV_LOCK.write_text(lines, encoding="utf-8")
        run(PYTHON, "-m", "pip", "install", "--require-hashes", "-q", "-r", UV_LOCK)
    leave(stamp, key)


def install_requirements() -> None:
    """Install exactly what the lock file names, each file checked by its hash."""
    stamp, key = STAMPS / "requirements", key_of(files=(LOCK,))
    if is_fresh(stamp, key):
        return
    with step("the locked requirements (the longest step: a minute or so)"):
        uv = VENV / "bin" / "uv"
        run(uv, "pip", "sync", "--python", PYTHON, "--require-hashes", LOCK)
    # What is installed next was removed, since the lock does not name it.
    (STAMPS / "saferplan").unlink(missing_ok=True)
    leave(stamp, key)


def install_saferplan() -> None:
    """Install this checkout itself, so that edits count at once."""
    stamp = STAMPS / "saferplan"
    key = key_of(files=(ROOT / "pyproject.toml", ROOT / "src/saferplan/__init__.py"))
    if is_fresh(stamp, key):
        return
    with step("saferplan itself, from this checkout"):
        run(
            *(VENV / "bin" / "uv", "pip", "install", "--python", PYTHON),
            *("--no-deps", "--no-build-isolation", "--editable", Path()),
        )
    leave(stamp, key)


def set_up() -> None:
    """Bring .venv to what the lock file says."""
    make_environment()
    install_uv()
    install_requirements()
    install_saferplan()
