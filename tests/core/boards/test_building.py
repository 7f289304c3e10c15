"""What a pack says first, what it says changed, and what it says is missing."""

from __future__ import annotations

from datetime import date

from saferplan.core.boards.building import build_pack, sections
from saferplan.core.boards.pack import Line, Pack
from saferplan.core.boards.what_changed import changes
from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.position import position
from saferplan.core.indicators.sentences import headline, sentence
from saferplan.core.indicators.vocabulary import Polarity, Rag, TargetStatus
from saferplan.core.partnership.structure import Body, BodyType, Partnership
from saferplan.core.periods import Month
from saferplan.core.plan.priorities import Plan, Priority
from tests.builders import a_target, an_indicator, monthly

PLAN = Plan(
    title="Plan",
    starts=date(2008, 4, 1),
    ends=date(2011, 3, 31),
    priorities=(
        Priority(slug="theft", name="Theft"),
        Priority(slug="harm", name="Harm"),
    ),
)


def _line(
    code: str,
    priority: str,
    values: list[float | None],
    target: float,
    as_at: date = date(2008, 6, 30),
) -> Line:
    indicator: Indicator = an_indicator(code=code, title=code, priority=priority)
    found = position(indicator, monthly(values), [a_target(target)], as_at)
    return Line(
        position=found,
        headline=headline(found),
        sentence=sentence(found),
        trace=f"trace-of-{code}",
    )


def _pack(lines: list[Line], before: list[Line]) -> Pack:
    board = Body(
        slug="delivery-board", type=BodyType.DELIVERY_BOARD, local_name="Doing Group"
    )
    return build_pack(
        partnership=Partnership(slug="p", name="P", area="A", bodies=(board,)),
        plan=PLAN,
        body=board,
        reported=Month(2008, 6),
        lines=lines,
        before=before,
        entry=3,
    )


def test_exceptions_are_red_then_amber_the_furthest_behind_first() -> None:
    lines = [
        _line("GREEN", "theft", [10, 10, 10], 400),
        _line("AMBER", "theft", [100, 100, 104], 1200),
        _line("RED", "harm", [110, 110, 110], 1200),
        _line("REDDER", "theft", [150, 150, 150], 1200),
    ]
    assert [n.code for n in _pack(lines, []).exceptions] == ["REDDER", "RED", "AMBER"]


def test_sections_follow_the_plan_with_the_worst_first() -> None:
    lines = [
        _line("H", "harm", [10, 10, 10], 400),
        _line("A", "theft", [10, 10, 10], 400),
        _line("R", "theft", [150, 150, 150], 1200),
        _line("O", "", [10, 10, 10], 400),
    ]
    found = sections(lines, PLAN)
    assert [(s.name, [n.code for n in s.lines]) for s in found] == [
        ("Theft", ["R", "A"]),
        ("Harm", ["H"]),
        ("Other indicators", ["O"]),
    ]
    assert found[0].summary == "1 red, 1 green"


def test_changes_tell_status_and_figure_of_last_month_and_now() -> None:
    before = [_line("X", "theft", [100, 90], 1200, date(2008, 5, 31))]
    now = [_line("X", "theft", [100, 90, 150], 1200)]
    assert [(c.kind, c.text) for c in changes(now, before)] == [
        ("status", "Green before, Red now."),
        ("figure", "New figure: 340 (was 190)."),
    ]


def test_pack_lists_what_is_missing_and_how_complete_it_is() -> None:
    lines = [
        _line("HELD", "theft", [1, 1, 1], 400),
        _line("LATE", "theft", [1, 1], 400),
        _line("NONE", "theft", [], 400),
    ]
    found = _pack(lines, [])
    assert [(a.code, a.text) for a in found.absences] == [
        ("LATE", "June 2008 awaited."),
        ("NONE", "No figure held."),
    ]
    assert found.completeness == (
        "3 indicators: 1 complete, 1 with the latest return awaited, 1 with no figure"
    )


def test_indicator_without_figure_and_target_is_missing_and_counted_once() -> None:
    nothing = position(
        an_indicator(code="N", title="N", plain_title=""),
        [],
        [a_target(None, status=TargetStatus.TO_BE_SET)],
        date(2008, 6, 30),
    )
    line = Line(position=nothing, headline="", sentence="", trace="t")
    found = _pack([line, _line("HELD", "theft", [1, 1, 1], 400)], [])
    assert [a.text for a in found.absences] == ["No figure held; no target set yet."]
    assert found.completeness == "2 indicators: 1 complete, 1 with no figure"


def test_pack_prints_its_local_name_and_the_rule_of_the_colours() -> None:
    found = _pack([_line("X", "theft", [1, 1, 1], 400)], [])
    assert found.title == "Doing Group: performance report"
    assert found.file_stem == "p-delivery-board-2008-06"
    assert found.rule.startswith("Green: at or better than the target.")
    assert ("Ledger entry", "3") in found.filters


def test_pack_without_lines_is_still_a_pack() -> None:
    found = _pack([], [])
    assert (found.lines, found.exceptions, found.sections) == ((), (), ())


def test_lower_and_higher_are_both_worst_first() -> None:
    low = an_indicator(code="L", title="L", polarity=Polarity.LOWER)
    high = an_indicator(code="H", title="H", polarity=Polarity.HIGHER)
    reds = []
    for indicator, values in ((low, [150, 150, 150]), (high, [50, 50, 50])):
        found = position(
            indicator, monthly(values), [a_target(1200)], date(2008, 6, 30)
        )
        assert found.rag is Rag.RED
        reds.append(round(found.adverse_percent or 0))
    assert reds == [50, 50]
