"""Lock what pyproject.toml asks for, with hashes and without naming any registry.

    python -m tools.lock [--upgrade]

Run through `make lock`. What is locked already stays as it is unless --upgrade is
given. What is for development is locked beside what runs, so that both agree.
"""

from __future__ import annotations

import sys

from tools.places import NODE_MODULES, ROOT, VENV
from tools.progress import SetupError, fail, run, step

RUNTIME = "requirements.txt"
DEVELOPMENT = "requirements-dev.txt"
# Universal: one lock for every platform, from the oldest Python that we support.
COMPILE = (
    *("pip", "compile", "pyproject.toml", "--universal", "--python-version", "3.11"),
    *("--generate-hashes", "--no-emit-index-url", "--no-emit-find-links"),
    *("--no-header", "--quiet"),
)


def lock_python(*options: str) -> None:
    """Write both requirements files."""
    uv = VENV / "bin" / "uv"
    with step(f"{RUNTIME} and {DEVELOPMENT}"):
        run(uv, *COMPILE, *options, "-o", RUNTIME)
        group = ("--group", "dev", "--constraints", RUNTIME)
        run(uv, *COMPILE, *options, *group, "--no-annotate", "-o", DEVELOPMENT)


def lock_frontend(*options: str) -> None:
    """Write package-lock.json; .npmrc keeps addresses out of it."""
    with step("package-lock.json"):
        if options:
            (ROOT / "package-lock.json").unlink(missing_ok=True)
        run(VENV / "bin" / "npm", "install", "--package-lock-only", "--no-progress")
    (NODE_MODULES / ".saferplan").unlink(missing_ok=True)


def main(options: list[str]) -> int:
    """Lock both worlds; return the exit code."""
    try:
        lock_python(*options)
        lock_frontend(*options)
    except SetupError as error:
        return fail(error)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
