"""Charts and logos as PNG: typst draws every chart of a paper in one go.

Only the fonts inside typst are used, so that the same paper has the same bytes on
any computer; letters that they lack are drawn in the fonts of this one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

import typst

from saferplan.documents.letters import printable

FACE = "Libertinus Serif"
"""Inside typst itself."""
_PPI = 180.0
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


def charts_as_png(drawn: Sequence[tuple[float, float, str]]) -> list[bytes]:
    """Each of these pictures, given as width and height in points and its SVG."""
    if not drawn:
        return []
    held = [(width, height, printable(svg)) for width, height, svg in drawn]
    is_inside = all(_INSIDE.fullmatch(svg) for _, _, svg in held)
    return _compile(_CHARTS, held, own_fonts_only=is_inside)


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
