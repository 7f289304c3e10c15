"""The pack as a tagged PDF (PDF/UA-1), set by typst.

The text of a pack is handed over as data and never becomes markup. Only the fonts
inside typst are used, so that the same pack makes the same bytes anywhere; a script
that they lack is set in the fonts of the computer.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files

from saferplan.core.boards.pack import Branding, Pack
from saferplan.documents.branding import logo_kind
from saferplan.documents.pdf.contents import contents
from saferplan.documents.pdf.typesetting import can_set_image, typeset

_FILES = ("look", "cover", "board", "indicator", "short", "pack")
"""The template in its order: what is used stands before what uses it."""


@lru_cache(maxsize=1)
def _template() -> bytes:
    folder = files("saferplan.documents.pdf")
    return b"\n".join((folder / f"{name}.typ").read_bytes() for name in _FILES)


def write(pack: Pack) -> bytes:
    """Which bytes are this pack as a PDF? The same pack, the same bytes.

    A letter that no font here has stands as a replacement mark; the cover says so.
    """
    held = contents(pack) | {"logo": _logo(pack.branding)}
    return typeset(_template(), json.dumps(held, ensure_ascii=False))


def _logo(branding: Branding) -> dict[str, object] | None:
    """The logo as data; None for a picture that cannot be set."""
    kind = logo_kind(branding)
    if not kind or not branding.logo:
        return None
    logo: dict[str, object] = {"format": kind, "bytes": list(branding.logo)}
    return logo if can_set_image(json.dumps(logo)) else None
