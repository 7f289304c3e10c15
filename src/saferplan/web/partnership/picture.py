"""The structure as a picture."""

from __future__ import annotations

from markupsafe import Markup

from saferplan.charts.picture import Picture
from saferplan.charts.structure import Body, Structure, draw_structure
from saferplan.core.partnership.structure import BodyType, Partnership
from saferplan.core.wording import plural

BOARDS = (BodyType.PARTNERSHIP_BOARD, BodyType.DELIVERY_BOARD)


def structure_picture(frame: Partnership) -> Markup:
    """Who answers to whom; the list beside it says the same in words."""
    if not frame.bodies:
        return Markup("")
    chart = Structure(
        title=f"{frame.name}: who answers to whom",
        description=f"{plural(len(frame.bodies), 'body', 'bodies')}; "
        "the list on this page says the same in words.",
        bodies=tuple(
            Body(
                identity=body.slug,
                name=body.local_name,
                kind=body.type.words,
                parent=body.parent or None,
                emphasised=body.type in BOARDS,
            )
            for body in frame.bodies
        ),
    )
    svg = draw_structure(chart, Picture(id_prefix="structure"))
    return Markup(svg)  # noqa: S704 - the chart's writer escapes
