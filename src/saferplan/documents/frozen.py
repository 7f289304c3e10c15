"""The contents of a pack as they are frozen: one JSON text, always the same bytes."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from saferplan.core.boards.pack import Pack
from saferplan.documents.json.packs import pack_object

CONTENTS = "json"
"""The format that the contents are kept in, beside the files people read."""


def contents_bytes(pack: Pack) -> bytes:
    """Everything the pack says, as it is kept: the same pack, the same bytes."""
    return json.dumps(
        pack_object(pack),
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
        allow_nan=False,
    ).encode()


def hash_of(content: bytes) -> str:
    """The SHA-256 by which it is known, in 64 hexadecimal digits."""
    return sha256(content).hexdigest()


def contents_of(content: bytes) -> dict[str, Any]:
    """The contents that were kept, as an object."""
    held: dict[str, Any] = json.loads(content)
    return held
