"""The rule of the activity colours as a page prints it: with whose cycle?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from saferplan.core.boards.cycle import Cycle
from saferplan.core.partnership.structure import Partnership
from saferplan.core.plan.activity import MONTHLY, ReportingCycle, activity_rule
from saferplan.core.wording import listed


def cycle_of(
    group: str, frame: Partnership, cycles: Mapping[str, Cycle]
) -> ReportingCycle:
    """By which cycle does this group report? That of the nearest board with one."""
    held = (cycles[slug] for slug in frame.above(group) if slug in cycles)
    return next((one.rhythm.cycle for one in held), MONTHLY)


def printed_rules(
    groups: Iterable[str], frame: Partnership, cycles: Mapping[str, Cycle]
) -> tuple[str, ...]:
    """The rule by the cycle most of these groups have; then who has another."""
    by_group = {group: cycle_of(group, frame, cycles) for group in groups}
    counted = Counter(by_group.values()).most_common()
    most = counted[0][0] if counted else MONTHLY
    others = (
        f"{listed([frame.name_of(g) for g, c in by_group.items() if c == cycle])}: one "
        f"reporting cycle is {cycle.words}."
        for cycle, _ in counted[1:]
    )
    return (activity_rule(most), *others)
