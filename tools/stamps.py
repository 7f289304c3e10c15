"""Stamps: what a finished step was made from, so that it need not be done again.

A stamp stands inside the thing it vouches for (the environment, the assets), so that
throwing the thing away throws the stamp away with it.
"""

from __future__ import annotations

import hashlib
from pathlib import Path


def key_of(*words: str, files: tuple[Path, ...] = ()) -> str:
    """Return one key for some words and for the contents of some files."""
    digest = hashlib.sha256("\0".join(words).encode())
    for file in files:
        digest.update(b"\0" + file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def is_fresh(stamp: Path, key: str) -> bool:
    """Return whether the step that left this stamp was done from the same key."""
    return stamp.is_file() and stamp.read_text(encoding="utf-8").strip() == key


def leave(stamp: Path, key: str) -> None:
    """Leave the stamp of a finished step."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(f"{key}\n", encoding="utf-8")
