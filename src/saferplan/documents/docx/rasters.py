"""Charts and logos as PNG: typst draws every chart of a paper in one go.

Only the fonts inside typst are used, so that the same paper has the same bytes on
any computer; letters that they lack are drawn in the fonts of this one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

import typst

from saferplan.documents.letters import printable

FACE = "Libertinus Serif"
"""Inside typst itself."""
_PPI = 180.0
Sheet = tuple[float, float, str]
_INSIDE = re.compile(
    "[\\s!-~\xa0-\u024f\u0370-\u03ff\u0400-\u04ff\u2010-\u203a\u2212]*"
)
_CHARTS = b"""#let held = json(bytes(sys.inputs.held))
#set page(margin: 0pt)
#for one in held { page(
  width: one.at(0) * 1pt,
  height: one.at(1) * 1pt,
  image(bytes(one.at(2)), format: "svg", width: 100%, height: 100%),
) }"""
_LOGO = b"""#let held = json(bytes(sys.inputs.held))
#set page(margin: 0pt, width: auto, height: held.height * 1pt)
#image(bytes(held.bytes), format: held.format, height: 100%)"""


_KEPT: dict[Sheet, bytes] = {}
_MOST_KEPT = 256
"""Pictures of about ten thousand bytes: those of one month's papers."""


def charts_as_png(drawn: Sequence[Sheet]) -> list[bytes]:
    """Each of these pictures, given as width and height in points and its SVG.

    The papers of a month show the same charts: what was drawn lately is not drawn
    again.
    """
    held = [(width, height, printable(svg)) for width, height, svg in drawn]
    # Taken once: another thread may forget one in the meantime.
    found = {one: _KEPT.get(one, b"") for one in held}
    lacking = [one for one, png in found.items() if not png]
    found |= zip(lacking, _drawn(lacking), strict=True)
    _keep(found)
    return [found[one] for one in held]


def _drawn(held: Sequence[Sheet]) -> list[bytes]:
    if not held:
        return []
    is_inside = all(_INSIDE.fullmatch(svg) for _, _, svg in held)
    return _compile(_CHARTS, held, own_fonts_only=is_inside)


def _keep(found: Mapping[Sheet, bytes]) -> None:
    """Remember these; those that were remembered first are forgotten."""
    _KEPT.update(found)
    for old in list(_KEPT)[:-_MOST_KEPT]:
        _KEPT.pop(old, None)


def logo_as_png(logo: bytes, kind: str, height: float) -> bytes | None:
    """The logo so many points high; None for a picture that cannot be drawn."""
    held = {"bytes": list(logo), "format": kind, "height": height}
    try:
        return _compile(_LOGO, held, own_fonts_only=True)[0]
    except typst.TypstError:
        return None


def _compile(template: bytes, held: Any, *, own_fonts_only: bool) -> list[bytes]:
    made: Any = typst.compile(
        template,
        format="png",
        ppi=_PPI,
        sys_inputs={"held": json.dumps(held, ensure_ascii=False)},
        ignore_system_fonts=own_fonts_only,
    )
    return made if isinstance(made, list) else [made]


def proportion(png: bytes) -> float:
    """How many times as wide as high is it? By the sizes at its head."""
    width, height = (int.from_bytes(png[at : at + 4], "big") for at in (16, 20))
    return width / height
