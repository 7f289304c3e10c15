"""One indicator: finding, status, chart and facts, last points, notes, trace."""

from __future__ import annotations

from collections.abc import Iterator

from saferplan.charts.picture import Chart
from saferplan.core.boards.pack import Pack, Section
from saferplan.documents.docx.blocks import (
    NOTE,
    Block,
    Cell,
    Column,
    Drawing,
    Paragraph,
    Run,
    Table,
    heading,
    number,
    quiet,
    said,
    strong,
    tag,
    words,
)
from saferplan.documents.docx.cover import section_bookmark
from saferplan.documents.docx.fitting import SIDE
from saferplan.documents.docx.page import Page
from saferplan.documents.pack_pages import (
    Fact,
    ForecastRow,
    IndicatorPage,
    PointRow,
    indicator_page,
)
from saferplan.documents.pack_tables import basis_words
from saferplan.documents.pack_words import commentary_words
from saferplan.documents.spoken import spoken

_HEIGHT = 110.0
"""Of a chart, in points."""
_CHART_SHARE = 0.7
"""Of the page's width; the facts have the rest."""
_FIRST, _EACH = 18.0, 26.0
"""Shares of the first column and of each point in the table of the last points."""
_WHOLE = 174.0
_SHORT_NOTE, _LINE = 60, 112
"""Letters of a note that may share a line, and of a line of them."""
_GAP = "   "


def indicators(
    pack: Pack, title: Paragraph, places: dict[int, str], page: Page
) -> Iterator[Block]:
    """Every indicator, by priority."""
    if not pack.sections:
        return
    yield title
    for place, section in enumerate(pack.sections):
        yield heading(2, section.name, bookmark=section_bookmark(place))
        if section.summary:
            yield said("Caption", section.summary, keep=True)
        yield from _section(section, places, page)


def _section(section: Section, places: dict[int, str], page: Page) -> Iterator[Block]:
    for line in section.lines:
        yield from _indicator(indicator_page(line), places[id(line)], page)


def _indicator(shown: IndicatorPage, place: str, page: Page) -> Iterator[Block]:
    line = shown.line
    yield heading(3, line.headline, bookmark=place)
    yield said("Status Line", tag(shown.status), quiet(f"   {shown.about}"), keep=True)
    yield said("Normal", line.sentence, keep=True)
    yield _facts(shown) if shown.chart is None else _evidence(shown, shown.chart, page)
    if shown.points:
        yield from _points(shown)
    if shown.forecasts:
        yield _forecasts(shown)
    yield from _notes(shown)
    yield said("Trace", f"Trace {line.trace}")


# -------------------------------------------------------------- chart and facts
def _evidence(shown: IndicatorPage, chart: Chart, page: Page) -> Block:
    """The chart, and the plain facts beside it."""
    width = page.text_width * _CHART_SHARE - SIDE
    drawing = Drawing(alt=spoken(chart), width=width, height=_HEIGHT, chart=chart)
    facts = tuple(p for fact in shown.facts for p in (_name(fact), *_fact(fact)))
    return Table(
        title=f"{shown.line.name}: chart and facts",
        describes="The chart, and beside it the latest figure, the target now, and the "
        "outlook.",
        columns=(
            Column(chart.subtitle or "Chart", _CHART_SHARE),
            Column("The facts", 1 - _CHART_SHARE),
        ),
        rows=(((Paragraph(style="Chart", drawing=drawing),), facts),),
        style="Facts Table",
        keep=bool(shown.points),
    )


def _facts(shown: IndicatorPage) -> Block:
    """The plain facts alone, where nothing can be drawn."""
    return Table(
        title=f"{shown.line.name}: the facts",
        describes="The latest figure, the target now, and the outlook.",
        columns=tuple(Column(fact.name, 1) for fact in shown.facts),
        rows=(tuple(_fact(fact) for fact in shown.facts),),
        style="Facts Table",
        keep=bool(shown.points),
    )


def _name(fact: Fact) -> Paragraph:
    return said("Fact Name", fact.name)


def _fact(fact: Fact) -> Cell:
    note = (said(NOTE, fact.note),) if fact.note else ()
    return (said("Fact", fact.text), *note)


# -------------------------------------------------------------- the last points
def _points(shown: IndicatorPage) -> Iterator[Block]:
    """A period a column, so that the table lies under the chart as the chart does."""
    points = shown.points
    if shown.chart is None:
        yield said("Caption", basis_words(shown.line.position.indicator), keep=True)
    rows = [
        ("Figure", [p.value for p in points]),
        ("Target", [p.target for p in points]),
    ]
    if any(point.marks for point in points):
        rows.append(("Mark", [point.marks for point in points]))
    share = _FIRST + _EACH * len(points)
    yield Table(
        title=f"{shown.line.name}: figure and target",
        describes="The last points of the series, a period in each column.",
        columns=(Column("Period", _FIRST), *(_period(point) for point in points)),
        rows=tuple(
            (words(name), *(number(text) for text in texts)) for name, texts in rows
        ),
        names_rows=True,
        part=min(1.0, share / _WHOLE),
        together=True,
    )


def _period(point: PointRow) -> Column:
    return Column(point.period, _EACH, is_number=True)


# -------------------------------------------------------------- what may become of it
def _forecasts(shown: IndicatorPage) -> Table:
    about = f"For {shown.forecast_for}, if …" if shown.forecast_for else "If …"
    return Table(
        title=f"{shown.line.name}: looking ahead",
        describes="Each way of looking ahead, with what it assumes: the figure, its "
        "range, and the chance of meeting the target.",
        columns=(
            Column(about, 106),
            Column("Then about", 20, is_number=True),
            Column("Range", 25, is_number=True),
            Column("Chance of it", 23, is_number=True),
        ),
        rows=tuple(_forecast(ahead) for ahead in shown.forecasts),
        together=True,
    )


def _forecast(ahead: ForecastRow) -> tuple[Cell, ...]:
    return (
        words(ahead.assumption),
        number(ahead.value),
        number(ahead.spread),
        number(ahead.chance),
    )


def _notes(shown: IndicatorPage) -> Iterator[Block]:
    """Remarks first, then what explains the position, each under its question."""
    for remark in shown.line.position.remarks:
        yield said("Note Bullet", remark)
    lines = list(_lines(shown))
    for line in lines:
        runs = [run for note in line for run in _note(note)]
        # The last of them is not left behind by the code that leads to the data.
        yield said("Note", *runs[:-1], keep=line is lines[-1])


def _lines(shown: IndicatorPage) -> Iterator[list[Fact]]:
    """Which notes stand on a line together? Short ones; never what people said."""
    spoken_of = {name for name, _ in commentary_words(shown.line.commentary)}
    held: list[Fact] = []
    for note in shown.notes:
        is_alone = note.name in spoken_of or len(note.text) > _SHORT_NOTE
        if held and (is_alone or sum(map(_length, [*held, note])) > _LINE):
            yield held
            held = []
        if is_alone:
            yield [note]
        else:
            held.append(note)
    if held:
        yield held


def _length(note: Fact) -> int:
    return len(note.name) + len(note.text) + len(_GAP)


def _note(note: Fact) -> tuple[Run, Run, Run]:
    stop = "" if note.name.endswith("?") else "."
    return strong(f"{note.name}{stop}"), Run(f" {note.text}"), Run(_GAP)
