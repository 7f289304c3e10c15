"""All the figures of one position, as a table of exact numbers."""

from __future__ import annotations

from collections.abc import Iterator

from saferplan.core.boards.pack import Line
from saferplan.core.indicators.sentences import distance_words, value_words
from saferplan.core.indicators.standing import Forecast, Position
from saferplan.core.wording import figure, plural, signed
from saferplan.documents.html.shown_table import Heading, ShownTable
from saferplan.web.indicators.rows import chance

Cells = tuple[str, str, str]
_METHODS = {
    "stated": "Forecast as stated",
    "linear": "Forecast in equal parts",
    "profile": "Forecast along the profile",
    "gamma_poisson": "Forecast allowing for chance",
    "quasi_poisson": "Forecast allowing for uneven months",
}


def figures_table(line: Line) -> ShownTable:
    """Figure, period and meaning of everything the position is made of."""
    unit = line.position.indicator.unit
    shown = "Figure" if unit in ("", "%") else f"Figure ({unit})"
    return ShownTable(
        caption=f"The figures behind “{line.name}”",
        headings=(Heading("What"), Heading(shown, is_number=True), Heading("For")),
        rows=tuple(_rows(line.position)),
    )


def _rows(standing: Position) -> Iterator[Cells]:
    yield from _latest(standing)
    yield from _targets(standing)
    yield from _change(standing)
    yield from _run_rate(standing)
    for ahead in standing.forecasts:
        yield _forecast(standing, ahead)


def _latest(standing: Position) -> Iterator[Cells]:
    found = standing.figure
    label = found.period.label if found.period else standing.data_state.words
    yield "Latest figure", value_words(standing, found.value), label
    if found.numerator is not None and found.denominator is not None:
        indicator = standing.indicator
        yield indicator.numerator or "Numerator", figure(found.numerator), label
        yield indicator.denominator or "Denominator", figure(found.denominator), label
    if found.months_held and found.months_expected:
        held = f"{found.months_held} of {found.months_expected}"
        yield "Months held", held, label


def _targets(standing: Position) -> Iterator[Cells]:
    base, target, last = standing.baseline, standing.target, standing.end_target
    if base is not None:
        yield "Baseline", value_words(standing, base.value), base.period.label
    if target is not None:
        yield "Target now", value_words(standing, target.value), target.period.label
        yield "Distance", distance_words(standing) or "–", "from the target now"
    if last is not None and last.value is not None:
        yield "Last target", value_words(standing, last.value), last.period.label


def _change(standing: Position) -> Iterator[Cells]:
    needed, last = standing.required_change, standing.end_target
    if needed is None:
        return
    by = f"by {last.period.last_month.label}" if last else ""
    if needed.verb == "already met":
        yield "Change needed", "none: already met", by
    elif needed.points is not None:
        yield (
            f"{needed.verb} needed".capitalize(),
            f"{signed(needed.points, 1, '')} points",
            by,
        )
    else:
        percent = f" ({signed(needed.percent)})" if needed.percent is not None else ""
        amount = value_words(standing, abs(needed.amount))
        yield f"{needed.verb} needed".capitalize(), f"{amount}{percent}", by


def _run_rate(standing: Position) -> Iterator[Cells]:
    rate = standing.run_rate
    if rate is None:
        return
    left = f"in each of {plural(rate.parts_left, rate.per)} left"
    yield f"Needed a {rate.per}", figure(rate.needed, 1), left
    yield f"Average a {rate.per} so far", figure(rate.average, 1), ""
    yield f"Best {rate.per} so far", figure(rate.best, 1), ""


def _forecast(standing: Position, ahead: Forecast) -> Cells:
    text = value_words(standing, ahead.value)
    if ahead.low is not None and ahead.high is not None:
        low, high = (value_words(standing, v) for v in (ahead.low, ahead.high))
        text += f" ({low} to {high})"
    told = [ahead.period.label] if ahead.period else []
    if ahead.chance_of_meeting is not None:
        told.append(f"{chance(ahead.chance_of_meeting)} of meeting the target")
    name = _METHODS.get(ahead.method, f"Forecast, {ahead.method}")
    return name, text, "; ".join(told)
