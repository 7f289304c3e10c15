"""Cells that want a look: text in numbers, jumps, gaps, slips in headings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import sqrt
from statistics import median

from saferplan.core.indicators.statistics.exact_tests import fisher_exact
from saferplan.core.periods import Period
from saferplan.core.returns.history.axes import Place
from saferplan.core.returns.history.tables import Role, Table
from saferplan.core.returns.history.threads import Point, Thread
from saferplan.core.returns.messages import Message, Tier
from saferplan.core.wording import figure, listed

FEWEST_FOR_JUMP = 6
FEWEST_FOR_SHARE = 4
FAR = 5.0
"""Robust standard deviations beyond which a figure is asked about."""
TIMES = 2.5
"""And so many times its neighbours, or the other way round."""
UNLIKELY = 0.001
"""A month's share so unlike the others together that it is asked about."""
_MAD = 1.4826
"""From the median distance of normal figures to their standard deviation."""


def about_cells(threads: Iterable[Thread]) -> Iterator[Message]:
    """What is said about single cells of figures."""
    for thread in threads:
        if thread.role.is_derived:
            continue
        yield from _read_cells(thread)
        if thread.role is Role.FIGURES:
            yield from _odd_numbers(thread)
            yield from _doubles(thread)
            yield from _jumps(thread)
            yield from _gaps(thread)


def _read_cells(thread: Thread) -> Iterator[Message]:
    for point in thread.points:
        reading = point.reading
        if reading.problem:
            yield _said(
                Tier.ERROR,
                "not_a_number",
                point,
                reading.problem,
                "A number, or nothing.",
                f"{reading.mend} The cell is left out.",
            )
        elif reading.remark:
            tier = Tier.NOTE if reading.missing else Tier.QUERY
            yield _said(
                tier,
                "sign_in_cell",
                point,
                f"Here stands “{reading.text}”.",
                reading.remark,
                "Correct it in the file if that is not meant.",
            )


def _odd_numbers(thread: Thread) -> Iterator[Message]:
    whole = [v == int(v) for v in thread.values]
    mostly_whole = sum(whole) * 10 >= len(whole) * 8 and any(whole)
    for point in thread.points:
        value = point.reading.value
        if value is None:
            continue
        if value < 0:
            yield _said(
                Tier.QUERY,
                "negative",
                point,
                f"{figure(value)} is below nought.",
                "A count, or cancelled records of earlier months.",
                "It is loaded as it stands; correct it in the file if it is a slip.",
            )
        elif mostly_whole and value != int(value):
            yield _said(
                Tier.QUERY,
                "not_whole",
                point,
                f"{point.reading.text} is not a whole number.",
                "The other figures of it are counts.",
                "Correct it in the file, or it is left out of a count.",
            )


def _doubles(thread: Thread) -> Iterator[Message]:
    by_period: dict[Period, list[Point]] = defaultdict(list)
    for point in thread.points:
        by_period[point.period].append(point)
    for period, points in by_period.items():
        values = {p.reading.value for p in points}
        if len(points) < 2:
            continue
        first = points[0]
        for other in points[1:]:
            said = f"{period.label} stands there twice: here and in {_where(first)}."
            if len(values) == 1:
                yield _said(
                    Tier.NOTE,
                    "twice_the_same",
                    other,
                    said,
                    "Both say the same.",
                    "One of them is loaded.",
                )
            else:
                yield _said(
                    Tier.ERROR,
                    "duplicate_period",
                    other,
                    said,
                    "One figure for each period.",
                    "Leave one of the two columns out below; until then neither "
                    "is loaded.",
                )


def _where(point: Point) -> str:
    return f"sheet {point.sheet}, cell {point.reading.cell}"


def _jumps(thread: Thread) -> Iterator[Message]:
    """Far from the other figures, and from both neighbours."""
    points = [p for p in thread.points if p.reading.value is not None]
    values = [p.reading.value or 0.0 for p in points]
    if len(values) < FEWEST_FOR_JUMP:
        return
    for at, value in enumerate(values):
        low, high = _limits(values[:at] + values[at + 1 :])
        near = values[max(at - 1, 0) : at] + values[at + 1 : at + 2]
        if not low <= value <= high and all(_is_apart(value, one) for one in near):
            others = values[:at] + values[at + 1 :]
            middle = figure(median(others), points[at].reading.decimals)
            yield _said(
                Tier.QUERY,
                "jump",
                points[at],
                f"{thread.name} is {points[at].reading.text} in "
                f"{points[at].period.label}.",
                f"The others are about {middle}, from {figure(min(others))} to "
                f"{figure(max(others))}.",
                "It is loaded as it stands; correct it in the file if it is a slip.",
            )


def _limits(others: Sequence[float]) -> tuple[float, float]:
    middle = median(others)
    spread = _MAD * median(abs(v - middle) for v in others)
    # Counts vary by chance by the root of their size, however steady they look.
    reach = FAR * max(spread, sqrt(abs(middle)) / 2, abs(middle) / 50)
    return middle - reach, middle + reach


def _is_apart(value: float, near: float) -> bool:
    small, large = sorted((abs(value), abs(near)))
    return large >= TIMES * small


def _gaps(thread: Thread) -> Iterator[Message]:
    """Months between the first and the last that are not there at all."""
    months = sorted({p.first_month.ordinal for p in thread.periods if p.months == 1})
    missing = [
        (before, after) for before, after in pairwise(months) if after - before > 1
    ]
    steps = Counter(after - before for before, after in pairwise(months))
    if not missing or steps.most_common(1)[0][0] != 1:
        return
    by_month = {
        p.period.first_month.ordinal: p for p in thread.points if p.period.months == 1
    }
    for before, after in missing:
        last = by_month[before]
        labels = [
            last.period.first_month.plus(step).label
            for step in range(1, after - before)
        ]
        if len(labels) > 12:
            labels = [labels[0], f"the months to {labels[-1]}"]
        yield _said(
            Tier.QUERY,
            "gap",
            last,
            f"After this cell nothing stands for {listed(labels)}.",
            f"{thread.name} goes on in {by_month[after].period.label}.",
            "Nothing is loaded for what is missing; it can be entered later.",
        )


def about_headings(tables: Iterable[Table]) -> Iterator[Message]:
    """What is said about headings of periods: no year, a slip in the year."""
    for table in tables:
        undated = [p for p in table.places if p.is_undated]
        if undated:
            yield _heading(
                Tier.ERROR,
                "no_year",
                table,
                undated[0],
                f"“{undated[0].words}” does not say which year it is in.",
                "A year in the heading, above it, or in the sheet’s name.",
                "Say below in which year the sheet begins; until then it is left out.",
            )
        for place in table.places:
            if place.expected:
                yield _heading(
                    Tier.QUERY,
                    "heading_slip",
                    table,
                    place,
                    f"The heading “{place.words}” stands between its neighbours "
                    f"out of turn.",
                    f"It is read as {place.expected.label}.",
                    "Say below if another period is meant.",
                )


def about_shares(
    threads: Mapping[str, Thread], shares: Iterable[tuple[str, str]]
) -> Iterator[Message]:
    """Parts larger than their whole, and shares that chance hardly explains."""
    for top, bottom in sorted(set(shares)):
        if top in threads and bottom in threads:
            yield from _share_cells(threads[top], threads[bottom])


def _share_cells(top: Thread, bottom: Thread) -> Iterator[Message]:
    wholes = {p.period: p.reading.value for p in bottom.points}
    pairs = [
        (p, int(part), int(whole))
        for p in top.points
        if (part := p.reading.value) is not None
        and (whole := wholes.get(p.period))
        and part == int(part) >= 0
        and whole == int(whole)
    ]
    for point, part, whole in pairs:
        if part > whole:
            yield _said(
                Tier.ERROR,
                "part_above_whole",
                point,
                f"{top.name} is {part} of {whole} {bottom.name.lower()}.",
                "A part is not more than its whole.",
                "Correct one of the two in the file; the pair is left out.",
            )
    sound = [(p, part, whole) for p, part, whole in pairs if part <= whole]
    if len(sound) >= FEWEST_FOR_SHARE:
        yield from _unlike(top, sound)


def _unlike(top: Thread, pairs: Sequence[tuple[Point, int, int]]) -> Iterator[Message]:
    """Each share against all others together, by Fisher's exact test."""
    parts, wholes = sum(p[1] for p in pairs), sum(p[2] for p in pairs)
    for point, part, whole in pairs:
        rest, of_rest = parts - part, wholes - whole
        if not of_rest or fisher_exact(part, whole, rest, of_rest) >= UNLIKELY:
            continue
        yield _said(
            Tier.QUERY,
            "unlike_share",
            point,
            f"{top.name} is {part} of {whole} in {point.period.label}.",
            f"In the other periods it is {rest} of {of_rest} together.",
            "Ask who sent it; it is loaded as it stands.",
        )


def _said(
    tier: Tier, rule: str, point: Point, found: str, expected: str, mend: str
) -> Message:
    return Message(
        tier=tier,
        rule=rule,
        found=found,
        expected=expected,
        mend=mend,
        sheet=point.sheet,
        cell=point.reading.cell,
    )


def _heading(
    tier: Tier,
    rule: str,
    table: Table,
    place: Place,
    found: str,
    expected: str,
    mend: str,
) -> Message:
    return Message(
        tier=tier,
        rule=rule,
        found=found,
        expected=expected,
        mend=mend,
        sheet=table.sheet,
        cell=table.cell(table.heading, place.at),
    )
