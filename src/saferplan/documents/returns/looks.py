"""How the cells of a template look, and how it prints."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from saferplan.core.returns.lines import Template
from saferplan.documents.xlsx.columns import lines_in

A3, A4 = 8, 9
_LINE, _EDGE = 13.0, 5.0
"""Height of a line of 10 point Arial, and what a row has around its lines."""
_HIGHEST = 400.0
"""Points; a spreadsheet has no higher rows."""
_EDGES = {"border": 1, "border_color": "#505A5F"}
_RIGHT = {"align": "right", "indent": 1}
_FAINT = {"border": 1, "border_color": "#B1B4B6"}


class Look(Enum):
    """What kind of cell is it?"""

    TEXT = "text"
    READ = "read"
    READ_RIGHT = "read_right"
    FILL = "fill"
    FILL_WORDS = "fill_words"
    GREY = "grey"
    TITLE = "title"
    STRONG = "strong"


_LOOKS: dict[Look, dict[str, object]] = {
    Look.TEXT: {"text_wrap": True},
    Look.READ: {"text_wrap": True, **_FAINT},
    Look.READ_RIGHT: {"text_wrap": True, **_RIGHT, **_FAINT},
    Look.FILL: {"locked": False, "bg_color": "#FFFFFF", **_RIGHT, **_EDGES},
    Look.FILL_WORDS: {
        "locked": False,
        "text_wrap": True,
        "bg_color": "#FFFFFF",
        **_EDGES,
    },
    Look.GREY: {"locked": False, "bg_color": "#D0D3D4", **_EDGES},
    Look.TITLE: {"bold": True, "font_size": 14},
    Look.STRONG: {"bold": True, "text_wrap": True},
}


class Looks:
    """The formats of one workbook, each made when it is first asked for."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[object, Format] = {}

    def of(self, look: Look) -> Format:
        """The format of such cells."""
        return self._make(look, _LOOKS[look])

    def heading(self, *, is_filled: bool = False) -> Format:
        """The format of headings; those of columns to fill in stand out."""
        fill = "#1D70B8" if is_filled else "#E8E9EA"
        ink = "#FFFFFF" if is_filled else "#0B0C0C"
        looks: dict[str, object] = {
            "bold": True,
            "text_wrap": True,
            "bg_color": fill,
            "font_color": ink,
        }
        return self._make(("heading", is_filled), {**looks, **_EDGES})

    def number(self, shown_as: str) -> Format:
        """The format of a number to read."""
        looks = {"num_format": shown_as, **_RIGHT, **_FAINT}
        return self._make(("number", shown_as), looks)

    def _make(self, key: object, properties: dict[str, object]) -> Format:
        if key not in self._made:
            self._made[key] = self._book.add_format({"valign": "top", **properties})
        return self._made[key]


def row_height(texts: Iterable[tuple[str, float]]) -> float:
    """How high must a row be to show these texts in columns of these widths?

    Stated, because not every program measures wrapped rows when it opens a file.
    """
    lines = max(lines_in(text, width) for text, width in texts)
    return min(lines * _LINE + _EDGE, _HIGHEST)


def set_up_print(sheet: Worksheet, template: Template, paper: int = A4) -> None:
    """Landscape, as wide as the page, the heading row on each."""
    sheet.set_landscape()
    sheet.set_paper(paper)
    sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    said = f"{template.holder_name}, {template.stamp.month.label}".replace("&", "&&")
    sheet.set_header(f"&L{said}&R&A")
    partnership = template.partnership_name.replace("&", "&&")
    sheet.set_footer(f"&L{partnership}&RPage &P of &N")
