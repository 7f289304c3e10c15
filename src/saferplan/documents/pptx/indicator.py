"""One slide an indicator: the finding, one chart, a few facts, the way back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from saferplan.core.boards.pack import Line, Pack, Section
from saferplan.core.indicators.sentences import value_words
from saferplan.core.indicators.standing import Forecast
from saferplan.core.indicators.target_ledger import change_words
from saferplan.core.wording import figure
from saferplan.documents.activity import tag_of
from saferplan.documents.pack_tables import dashboard_row, subtitle
from saferplan.documents.pack_words import commentary_words
from saferplan.documents.pptx.box import Box
from saferplan.documents.pptx.charts import add_chart
from saferplan.documents.pptx.drawing import add_notes, add_slide, add_tag, add_text
from saferplan.documents.pptx.figures import ChartKind, chart_of, table_lines
from saferplan.documents.pptx.tables import words_height
from saferplan.documents.pptx.template import Stage
from saferplan.documents.pptx.words import QUIET, Paragraph, Run, fitted, plain
from saferplan.documents.status import status_of

_FACTS_SHARE, _GAP = 0.27, 26.0
_SUBTITLE, _REMARK, _TAG = 24.0, 46.0, 32.0
_BAR = 110.0
_SCALES = (1.0, 0.93, 0.86, 0.8, 0.74, 0.68, 0.62, 0.56)


def add_indicator(
    stage: Stage, pack: Pack, section: Section, line: Line, made_on: datetime
) -> None:
    """The slide of one indicator."""
    foot = f"Trace {line.trace} · {pack.marking}"
    slide = add_slide(stage, line.headline, foot, pack.language)
    room = stage.content
    wide = room.width * (1 - _FACTS_SHARE) - _GAP
    _add_subtitle(slide, line, Box(room.left, room.top, room.width, 18), pack.language)
    top = room.top + _SUBTITLE
    remark = _remark(line, wide)
    high = room.bottom - top - (_REMARK if remark else 0)
    _add_picture(slide, line, Box(room.left, top, wide, high), pack, made_on)
    if remark:
        box = Box(room.left, room.bottom - _REMARK + 6, wide, _REMARK - 6)
        add_text(slide, box, [remark], "Remark", pack.language)
    left = room.left + wide + _GAP
    facts = Box(left, top + 2, room.right - left, room.bottom - top - 2)
    _add_facts(slide, line, section, facts, pack.language)
    add_notes(stage, slide, list(_notes(line)), pack.language)


def _add_subtitle(slide: Any, line: Line, box: Box, language: str) -> None:
    text = subtitle(line.position.indicator)
    fits = fitted(text, box.width, box.height, [14, 13, 12, 11, 10, 9])
    words = [plain(fits.text, fits.size, colour=QUIET)]
    add_text(slide, box, words, "What is shown", language)


def _add_picture(
    slide: Any, line: Line, box: Box, pack: Pack, made_on: datetime
) -> None:
    """The chart, or the sentence that says why there is none."""
    found = chart_of(line)
    if found is not None:
        if found.kind is ChartKind.BARS:
            high = _BAR * len(found.actual)
            box = Box(box.left, box.top, box.width, min(box.height, high))
        add_chart(slide, found, box, pack.language, made_on)
        return
    fits = fitted(line.sentence, box.width, box.height - 20, [20, 18, 16, 14, 12, 10])
    inner = Box(box.left, box.top + 12, box.width, box.height - 20)
    add_text(slide, inner, [plain(fits.text, fits.size)], "Finding", pack.language)


def _remark(line: Line, width: float) -> Paragraph | None:
    """What must be said beside the chart, as much as fits; the notes have all."""
    said = (f"{name}: {text}" for name, text in commentary_words(line.commentary))
    text = " ".join((*line.position.remarks, *said))
    if not text:
        return None
    fits = fitted(text, width, _REMARK - 6, [12, 11, 10])
    return plain(fits.text, fits.size)


def _add_facts(
    slide: Any, line: Line, section: Section, box: Box, language: str
) -> None:
    status = status_of(line.position)
    add_tag(slide, Box(box.left, box.top, box.width, _TAG), status, language)
    room = Box(box.left, box.top + _TAG + 6, box.width, box.height - _TAG - 6)
    facts = list(_facts(line, section))
    for scale in _SCALES:
        words = [p for fact in facts for p in _fact(*fact, scale)]
        if words_height(tuple(words), room.width) <= room.height:
            break
    add_text(slide, room, words, "Facts", language)


def _facts(line: Line, section: Section) -> Iterator[tuple[str, str, str]]:
    """Name, value and detail of each fact; those there are."""
    row = dashboard_row(line, section)
    note = row.activity_note
    for name, value, detail in (
        ("Against target", row.distance.capitalize(), ""),
        ("Latest", row.value_text if row.value else "", row.basis),
        ("Target now", row.target_text if row.target else "", row.target_for),
        ("Outlook", "", row.outlook.capitalize()),
        ("Normal variation?", "", row.variation.capitalize()),
        ("Activity", row.activity.text if row.activity else "", note.capitalize()),
        ("This year against last", "", row.direction.capitalize()),
        ("Owner", "", line.owner),
    ):
        if value or (detail and name not in ("Latest", "Target now")):
            yield name, value, detail


def _fact(name: str, value: str, detail: str, scale: float) -> list[Paragraph]:
    made = [Paragraph((Run(name, 11 * scale, colour=QUIET),), before=9 * scale)]
    if value:
        made.append(plain(value, 17 * scale, bold=True))
    if detail:
        made.append(plain(detail, (11 if value else 12.5) * scale))
    return made


def _notes(line: Line) -> Iterator[str]:
    standing = line.position
    yield f"{line.headline}."
    yield line.sentence
    yield standing.rag_reason
    yield from standing.remarks
    for name, text in commentary_words(line.commentary):
        yield f"{name}: {text}"
    for ahead in standing.forecasts:
        yield _forecast(line, ahead)
    if standing.run_rate is not None:
        rate = standing.run_rate
        yield (
            f"To reach the target: {figure(rate.needed, 1)} each {rate.per} for "
            f"{rate.parts_left} more; the average so far is {figure(rate.average, 1)}, "
            f"the best {figure(rate.best)}."
        )
    for one in line.target_changes:
        words = change_words(standing.indicator, one)
        yield f"Target for {one.period.label}: {words}."
    for each in line.actions:
        held = each.action
        yield f"{held.code} {held.title}: {tag_of(each.rag).text}. {each.reason}"
    if standing.indicator.counts:
        yield f"Counts: {standing.indicator.counts}"
    if line.history:
        yield "Figures of the chart:"
    yield from table_lines(line)
    yield f"Trace: {line.trace}"


def _forecast(line: Line, ahead: Forecast) -> str:
    text = f"Forecast ({ahead.method.replace('_', ' ')}): if {ahead.assumption}"
    if ahead.method == "stated":
        text = f"Forecast, {ahead.assumption}"
    text += f": {value_words(line.position, ahead.value)}"
    if ahead.low is not None and ahead.high is not None:
        text += f" ({figure(ahead.low)} to {figure(ahead.high)})"
    return f"{text}; {ahead.outlook}." if ahead.outlook else f"{text}."
