"""The slides before the indicators: exceptions, changes, what is missing, dashboard."""

from __future__ import annotations

from collections import Counter

from saferplan.core.boards.pack import Line, Pack, Section
from saferplan.core.indicators.vocabulary import Rag
from saferplan.core.wording import listed, plural
from saferplan.documents.pack_tables import (
    DashboardRow,
    dashboard_row,
)
from saferplan.documents.pack_words import brief_words, rules_words
from saferplan.documents.pptx.box import Box
from saferplan.documents.pptx.drawing import add_notes, add_slide, add_text, foot_of
from saferplan.documents.pptx.tables import (
    Grid,
    Head,
    Row,
    Words,
    add_table,
    how_many_fit,
    numbered,
    pages,
)
from saferplan.documents.pptx.template import Stage
from saferplan.documents.pptx.words import (
    QUIET,
    STATUS_COLOURS,
    Paragraph,
    Run,
    fitted,
    plain,
)
from saferplan.documents.status import Status, status_of

TEXT, MIDDLE, DETAIL = 12.0, 11.0, 10.0
NOTHING = "–"
HARD_SPACE = "\N{NO-BREAK SPACE}"


# ----------------------------------------------------------------- the exceptions
def add_exceptions(stage: Stage, pack: Pack) -> None:
    """One page of what is red or amber: what it is, and by how much."""
    found = pack.exceptions
    title = _exceptions_title(pack)
    slide = add_slide(stage, title, foot_of(pack), pack.language)
    notes = [title, *(f"{line.name}: {line.sentence}" for line in found)]
    add_notes(stage, slide, notes, pack.language)
    if not found:
        text = "Nothing that can be held against a target is behind it."
        add_text(slide, stage.content, [plain(text, 18)], "Finding", pack.language)
        return
    grid, left_out = _exceptions_grid(found, stage.content)
    box = add_table(slide, grid, stage.content, "Exceptions", pack.language)
    if left_out:
        text = f"and {left_out} more, in the tables that follow."
        room = Box(box.left + 4, box.bottom + 4, box.width, 16)
        add_text(slide, room, [plain(text, TEXT, bold=True)], "More", pack.language)


def _exceptions_title(pack: Pack) -> str:
    count = Counter(line.position.rag for line in pack.exceptions)
    if not count:
        return "No exceptions: nothing is red or amber"
    told = [f"{count[rag]} {rag}" for rag in (Rag.RED, Rag.AMBER) if count[rag]]
    return f"Exceptions: {listed(told)} of {plural(len(pack.lines), 'indicator')}"


def _exceptions_grid(found: tuple[Line, ...], room: Box) -> tuple[Grid, int]:
    """The fullest words with which all fit; else the shortest, and the rest counted."""
    for make, size in _FULLNESS:
        grid = _exceptions_of(tuple(make(line, size) for line in found))
        if how_many_fit(grid, room) == len(found):
            return grid, 0
    room = Box(room.left, room.top, room.width, room.height - 20)
    grid = _exceptions_of(tuple(_short_row(line, DETAIL) for line in found))
    kept = how_many_fit(grid, room)
    return _exceptions_of(grid.rows[:kept]), len(found) - kept


def _exceptions_of(rows: tuple[Row, ...]) -> Grid:
    heads = (
        Head("Status", 1.5),
        Head("Indicator", 3.2),
        Head("Where it stands", 6),
        Head("Owner", 1.8),
    )
    words = f"Table of exceptions: {plural(len(rows), 'indicator')}, worst first."
    return Grid(heads, rows, words, names_rows=False)


def _said_row(line: Line, size: float) -> Row:
    """The sentence, and what was said about it."""
    said = (f"{name}: {text}" for name, text in brief_words(line.commentary))
    return _exception_row(line, "\n".join((line.sentence, *said)), size)


def _full_row(line: Line, size: float) -> Row:
    return _exception_row(line, line.sentence, size)


def _middle_row(line: Line, size: float) -> Row:
    """Only the sentence that says where it stands."""
    first, _, rest = line.sentence.partition(". ")
    return _exception_row(line, f"{first}." if rest else first, size)


def _short_row(line: Line, size: float) -> Row:
    row = dashboard_row(line, Section(name="", lines=()))
    text = f"{row.value_text} against {row.target_text}: {row.distance}"
    return _exception_row(line, text, size, with_code=False)


_FULLNESS = (
    (_said_row, 13.0),
    (_said_row, 12.0),
    (_said_row, 11.0),
    (_full_row, 13.0),
    (_full_row, 12.0),
    (_full_row, 11.0),
    (_middle_row, 13.0),
    (_middle_row, 12.0),
    (_middle_row, 11.0),
    (_short_row, 13.0),
    (_short_row, 12.0),
    (_short_row, 11.0),
    (_short_row, 10.0),
)
"""Ways to tell the exceptions, the fullest first."""


def _exception_row(
    line: Line, text: str, size: float, *, with_code: bool = True
) -> Row:
    name: Words = (plain(line.name, size, bold=True),)
    if with_code:
        name = (*name, plain(_code_words(line), DETAIL, colour=QUIET))
    return (
        status_cell(status_of(line.position), size),
        name,
        tuple(plain(part, size) for part in text.split("\n")),
        (plain(line.owner or NOTHING, size),),
    )


def _code_words(line: Line) -> str:
    return f"{line.code} · {line.position.indicator.polarity.words}"


_LOUD = ("red", "amber", "act-red", "act-amber")


def status_cell(status: Status, size: float) -> Words:
    """Shape and word; the colour only on the shape, and nothing but it."""
    colour = STATUS_COLOURS.get(status.kind, QUIET)
    runs = (
        Run(f"{status.shape}{HARD_SPACE}", size, bold=True, colour=colour),
        Run(status.words, size, bold=status.kind in _LOUD),
    )
    return (Paragraph(runs),)


# ------------------------------------------------------------ changes and absences
def add_changes(stage: Stage, pack: Pack) -> None:
    """What is different from the papers before."""
    kinds = Counter(change.kind for change in pack.changes)
    words = {
        "status": ("status", "statuses"),
        "figure": ("new figure", "new figures"),
        "target": ("target", "targets"),
        "definition": ("definition", "definitions"),
        "action": ("action", "actions"),
        "question": ("open question", "open questions"),
    }
    told = [plural(kinds[kind], *words[kind]) for kind in words if kinds[kind]]
    title = (
        f"What changed {pack.since}: {listed(told)}"
        if told
        else f"Nothing has changed {pack.since}"
    )
    rows = tuple(
        (
            (plain(change.kind.capitalize(), TEXT),),
            (plain(change.name, TEXT, bold=True),),
            (plain(change.text, TEXT),),
        )
        for change in pack.changes
    )
    heads = (Head("What", 1.2), Head("Of which", 4.5), Head("Change", 5))
    grid = Grid(heads, rows, f"Table. {title}.", names_rows=False)
    _add_pages(stage, pack, title, grid, "No status, figure, target or action.")


def add_absences(stage: Stage, pack: Pack) -> None:
    """Which figures are not here, and from whom."""
    count = len(pack.absences)
    title = (
        f"What is missing: {plural(count, 'figure')}" if count else "Nothing is missing"
    )
    rows = tuple(
        (
            (plain(gap.name, TEXT, bold=True), plain(gap.code, DETAIL, colour=QUIET)),
            (plain(gap.text, TEXT),),
            (plain(gap.owner or NOTHING, TEXT),),
        )
        for gap in pack.absences
    )
    heads = (Head("Indicator", 4.5), Head("Why", 4.5), Head("Owner", 2.2))
    grid = Grid(heads, rows, f"Table. {title}.")
    _add_pages(stage, pack, title, grid, f"{pack.completeness}.")


def _add_pages(stage: Stage, pack: Pack, title: str, grid: Grid, empty: str) -> None:
    parts = list(pages(grid, stage.content))
    for title_here, part in numbered(title, parts):
        slide = add_slide(stage, title_here, foot_of(pack), pack.language)
        add_table(slide, part, stage.content, title_here, pack.language)
    if not parts:
        slide = add_slide(stage, title, foot_of(pack), pack.language)
        add_text(slide, stage.content, [plain(empty, 18)], "Finding", pack.language)


# ------------------------------------------------------------------- the dashboard
_HEADS = (
    Head("Indicator", 3.2),
    Head("Latest", 2.65, "r"),
    Head("Target now", 2.5, "r"),
    Head("Performance", 1.6),
    Head("Activity", 1.4),
    Head("Normal variation?", 1.9),
    Head("Outlook", 2.4),
    Head("Direction", 1.2),
)


_WIDE = 760.0
"""A narrower slide has no room for the direction; the indicator's own slide has."""


def add_dashboard(stage: Stage, pack: Pack) -> None:
    """A table a priority, and under each the rule of its colours."""
    room = stage.content
    words = rules_words(pack)
    rule = fitted(words, room.width, 36, [DETAIL, 9, 8, 7])
    high = rule.lines * rule.size * 1.2
    table_room = Box(room.left, room.top, room.width, room.height - high - 8)
    for section in pack.sections:
        for title, part in numbered(*_section_pages(section, table_room)):
            slide = add_slide(stage, title, foot_of(pack), pack.language)
            add_table(slide, part, table_room, title, pack.language)
            box = Box(room.left, room.bottom - high, room.width, high)
            told = [plain(rule.text, rule.size, colour=QUIET)]
            add_text(slide, box, told, "Rule for the colours", pack.language)


def _section_pages(section: Section, room: Box) -> tuple[str, list[Grid]]:
    title = f"{section.name}: {section.summary}" if section.summary else section.name
    rows = tuple(_dashboard_cells(dashboard_row(x, section)) for x in section.lines)
    count = len(_HEADS) if room.width >= _WIDE else len(_HEADS) - 1
    short = tuple(row[:count] for row in rows)
    grid = Grid(_HEADS[:count], short, f"Dashboard table. {title}.")
    return title, list(pages(grid, room))


def _dashboard_cells(row: DashboardRow) -> Row:
    code = _code_words(row.line)
    return (
        (plain(row.line.name, TEXT, bold=True), plain(code, DETAIL, colour=QUIET)),
        _figure_cell(row.value_text, row.basis),
        _figure_cell(row.target_text, row.target_for),
        status_cell(row.status, TEXT),
        _activity(row),
        (plain(row.variation or NOTHING, MIDDLE),),
        (plain(row.outlook or NOTHING, MIDDLE),),
        (plain(row.direction or NOTHING, MIDDLE),),
    )


def _activity(row: DashboardRow) -> Words:
    """The second colour, beside the first, with shapes of its own."""
    if row.activity is None:
        return (plain(NOTHING, TEXT),)
    note = row.activity_note
    more = (plain(note, DETAIL, colour=QUIET),) if note else ()
    return (*status_cell(row.activity, TEXT), *more)


def _figure_cell(value: str, about: str) -> Words:
    first = Paragraph((Run(value, TEXT, bold=True),), "r")
    if not about:
        return (first,)
    return (first, Paragraph((Run(about, DETAIL, colour=QUIET),), "r"))
