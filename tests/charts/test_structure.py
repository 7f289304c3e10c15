from __future__ import annotations

from itertools import combinations

import pytest

from saferplan.charts.picture import Picture
from saferplan.charts.structure import Body, Structure, draw_structure
from tests.charts.cases import SHEET, boards
from tests.charts.reading import Ink, off_sheet, overlapping, read, with_class, words


def boxes(svg: str) -> list[Ink]:
    found = []
    for place, box in enumerate(with_class(svg, "chart-body")):
        x, y, width, height = (
            float(box.get(name, "")) for name in ("x", "y", "width", "height")
        )
        found.append(Ink(str(place), x, x + width, y, y + height))
    return found


@pytest.mark.parametrize("width", [320, 640, 960, 1280])
def test_boxes_never_cover_each_other_or_leave_the_sheet(width):
    svg = draw_structure(boards(), Picture(id_prefix="s", width=width))

    _, _, right, foot = map(float, read(svg).get("viewBox", "").split())
    drawn = boxes(svg)
    assert len(drawn) == 12
    assert not any(a.overlaps(b) for a, b in combinations(drawn, 2))
    assert all(b.left >= 0 and b.right <= right and b.bottom <= foot for b in drawn)
    assert overlapping(svg) == []
    assert off_sheet(svg) == []


def test_boards_stand_over_each_other_and_groups_hang_in_columns():
    partnership, delivery, *others = boxes(draw_structure(boards(), SHEET))

    assert partnership.bottom < delivery.top
    assert all(other.top > delivery.bottom for other in others)
    assert len({round(other.left) for other in others}) == 6  # five, one set in
    assert len({round(other.top) for other in others}) == 2


def test_group_of_a_group_is_set_in_beneath_it():
    svg = draw_structure(boards(), SHEET)

    names = [name for name in words(svg) if name.startswith(("Group", "Sub"))]
    place = names.index("Sub-group")
    lefts = [box.left for box in boxes(svg)[2:]]
    assert names[place - 1] == "Group number 5 of nine"[: len(names[place - 1])]
    assert lefts[place] == pytest.approx(lefts[place - 1] + 18)


def test_every_body_below_another_has_a_line():
    svg = draw_structure(boards(), SHEET)

    # One elbow between the boards, a stem and a bus, one hook for each group.
    assert len(with_class(svg, "chart-link")) == 1 + 2 + 10


@pytest.mark.parametrize("count", [0, 1, 2, 40])
def test_any_number_of_bodies_is_drawn(count):
    bodies = tuple(Body(identity=str(i), name=f"Board {i}") for i in range(count))

    svg = draw_structure(Structure(title="t", bodies=bodies), SHEET)

    assert len(boxes(svg)) == count


@pytest.mark.parametrize(
    ("bodies", "message"),
    [
        ((Body(identity="a", name="A"), Body(identity="a", name="B")), "same identity"),
        ((Body(identity="a", name="A", parent="x"),), "not there"),
        (
            (
                Body(identity="a", name="A", parent="b"),
                Body(identity="b", name="B", parent="a"),
            ),
            "circle",
        ),
    ],
)
def test_bodies_that_make_no_tree_are_refused(bodies, message):
    with pytest.raises(ValueError, match=message):
        Structure(title="t", bodies=bodies)
