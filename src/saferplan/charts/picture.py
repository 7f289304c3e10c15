"""What every chart has in common: its words, its sheet of paper, its colours."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from saferplan.charts.svg import Element, element
from saferplan.charts.text import text_width, wrap

# Colours. Text, target and limit keep 4.5:1 on white; all of it reads in greys,
# because no two things differ by colour alone.
INK = "#0b0c0c"
TEAL = "#0b4f52"
QUIET = "#505a5f"
FAN = "#c9d9da"
ALERT = "#ca3535"
GRID = "#e3e7e8"
AXIS = "#858c91"
BAR = "#6f9092"
PAPER = "#ffffff"

FONT_FAMILY = "Arial, Helvetica, sans-serif"
TITLE_SIZE = 18.0
LABEL_SIZE = 14.0
SMALL_SIZE = 13.0
LEADING = 1.25

_IDENTITY = re.compile(r"[A-Za-z][A-Za-z0-9_-]*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """The words that every chart carries.

    ``title`` is the finding, ``subtitle`` what is counted, where and on which
    basis; ``polarity_words`` say which way is better ("lower is better") and
    ``unit`` what one of them is ("offences"). ``description`` is for those who
    cannot see the picture; without one the subtitle, unit and polarity stand in.
    ``empty_text`` is the sentence shown when there is nothing to draw.

    Raises ValueError for a chart without a title: it could not be announced.
    """

    title: str
    subtitle: str = ""
    description: str = ""
    polarity_words: str = ""
    unit: str = ""
    empty_text: str = "No figures yet."

    def __post_init__(self) -> None:
        """Refuse a chart that cannot be announced."""
        if not self.title.strip():
            raise ValueError("A chart needs a title: it is what is read aloud first")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The sheet a chart is drawn on; it says nothing about what the chart says.

    ``id_prefix`` makes the identities in this picture unique on its page. Without
    a width or height the form's own is taken. ``with_heading`` puts the title and
    subtitle into the picture, for a slide or a file that stands alone.

    Raises ValueError for a prefix that is no identity, or a sheet without extent.
    """

    id_prefix: str
    width: float | None = None
    height: float | None = None
    font_family: str = FONT_FAMILY
    with_heading: bool = False

    def __post_init__(self) -> None:
        """Check the prefix and the size."""
        if not _IDENTITY.match(self.id_prefix):
            raise ValueError(
                "An id_prefix starts with a letter and has only letters, digits, "
                f"hyphens and underscores, not {self.id_prefix!r}"
            )
        if any(size is not None and not size > 0 for size in (self.width, self.height)):
            raise ValueError("A picture is wider and higher than nought")


@dataclass(frozen=True, slots=True)
class Block:
    """Elements that stand above one another, and the height they take."""

    elements: tuple[Element, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Key:
    """What a mark in the picture means, said once beside the unit."""

    mark: str
    words: str


def finish(
    chart: Chart,
    picture: Picture,
    *,
    form: str,
    size: tuple[float, float],
    elements: Iterable[Element],
) -> str:
    """Put the drawn elements on their sheet, with title and description."""
    width, height = size
    title_id, desc_id = f"{picture.id_prefix}-title", f"{picture.id_prefix}-desc"
    sheet = element(
        "svg",
        element("title", chart.title, id=title_id),
        element("desc", describe(chart), id=desc_id),
        *elements,
        xmlns="http://www.w3.org/2000/svg",
        class_=f"chart chart-{form}",
        role="img",
        aria_labelledby=f"{title_id} {desc_id}",
        viewBox=f"0 0 {width:g} {height:g}",
        width=width,
        height=height,
        font_family=picture.font_family,
    )
    return sheet.render()


def describe(chart: Chart) -> str:
    """Say what the chart shows to those who cannot see it."""
    if chart.description:
        return chart.description
    parts = [chart.subtitle, chart.unit, chart.polarity_words]
    said = "; ".join(part for part in parts if part)
    return said or chart.title


def caption_words(chart: Chart) -> str:
    """Say what the axis counts and which way is better.

    >>> caption_words(Chart(title="t", unit="offences", polarity_words="low is good"))
    'Offences; low is good'
    """
    said = "; ".join(part for part in (chart.unit, chart.polarity_words) if part)
    return capitalised(said)


def capitalised(words: str) -> str:
    """Write the first letter large and leave the rest alone.

    >>> capitalised("offences per 1,000 people in England")
    'Offences per 1,000 people in England'
    """
    return words[:1].upper() + words[1:]


def text_lines(
    lines: Sequence[str],
    x: float,
    first_baseline: float,
    *,
    size: float = LABEL_SIZE,
    fill: str = INK,
    bold: bool = False,
    anchor: str | None = None,
    class_: str = "chart-label",
    halo: bool = False,
) -> tuple[Element, ...]:
    """Write lines under one another."""
    return tuple(
        element(
            "text",
            line,
            class_=class_,
            x=x,
            y=first_baseline + index * size * LEADING,
            font_size=size,
            font_weight="bold" if bold else None,
            fill=fill,
            text_anchor=anchor,
            stroke=PAPER if halo else None,
            stroke_width=4 if halo else None,
            stroke_linejoin="round" if halo else None,
            paint_order="stroke" if halo else None,
        )
        for index, line in enumerate(lines)
    )


def lines_width(lines: Iterable[str], size: float, *, bold: bool = False) -> float:
    """How wide is the widest of these lines?"""
    return max((text_width(line, size, bold=bold) for line in lines), default=0.0)


def heading(chart: Chart, picture: Picture, width: float) -> Block:
    """Write title and subtitle, when the picture has to stand alone."""
    if not picture.with_heading:
        return Block((), 0.0)
    title = wrap(chart.title, width, TITLE_SIZE, bold=True)
    written = text_lines(
        title, 0, TITLE_SIZE, size=TITLE_SIZE, bold=True, class_="chart-title"
    )
    height = len(title) * TITLE_SIZE * LEADING + 2
    if chart.subtitle:
        below = wrap(chart.subtitle, width, LABEL_SIZE)
        written += text_lines(
            below, 0, height + LABEL_SIZE, fill=QUIET, class_="chart-subtitle"
        )
        height += len(below) * LABEL_SIZE * LEADING
    return Block(written, height + 10)


def empty_picture(
    chart: Chart, picture: Picture, form: str, size: tuple[float, float]
) -> str:
    """Draw the sentence that stands where a chart will be."""
    width, height = size
    top = heading(chart, picture, width)
    lines = wrap(chart.empty_text, width - 48, LABEL_SIZE + 2)
    middle = (top.height + height) / 2
    first = middle - (len(lines) - 1) * (LABEL_SIZE + 2) * LEADING / 2 + 5
    sheet = element(
        "rect",
        class_="chart-empty",
        x=0.5,
        y=top.height + 0.5,
        width=width - 1,
        height=max(height - top.height - 1, 1),
        fill="none",
        stroke=AXIS,
        stroke_dasharray="4 4",
    )
    words = text_lines(
        lines, width / 2, first, size=LABEL_SIZE + 2, fill=QUIET, anchor="middle"
    )
    return finish(
        chart, picture, form=form, size=size, elements=(*top.elements, sheet, *words)
    )
