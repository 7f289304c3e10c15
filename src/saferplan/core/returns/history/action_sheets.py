"""An action plan in a spreadsheet: actions, milestones, owners, dates, states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from saferplan.core.partnership.structure import Partnership
from saferplan.core.plan.actions import ACTION_CODE, Action, Milestone, Progress
from saferplan.core.plan.priorities import Plan
from saferplan.core.returns.history.grid import (
    Cell,
    Grid,
    cell_name,
    is_filled,
    shown,
    words_in,
)
from saferplan.core.returns.history.marks import read_mark
from saferplan.core.returns.messages import Message, Tier

_COLUMNS = {
    "code": r"(action )?(ref|reference|no\.?|number|code|id)",
    "action": r"actions?|what( we will do)?|activity|task|objective",
    "milestone": r"milestones?|steps?|key milestones?|outputs?",
    "owner": r"(lead|owner|lead officer|responsible|who|lead agency|by whom|agency)",
    "due": r"(due( date)?|deadline|(by )?when|timescale|target date|completion date)",
    "status": r"(status|progress|state|rag)",
    "done": r"(completed on|date completed|done on)",
    "group": r"(group|theme group|task and finish group)",
    "priority": r"(priority|theme)",
    "remark": r"(comments?|update|notes?|remarks?)",
}
_STATES = (
    (Progress.DONE, r"complete|completed|done|achieved|closed|finished|blue"),
    (
        Progress.UNDER_WAY,
        r"under ?way|in progress|ongoing|on track|started|amber|green",
    ),
    (Progress.DROPPED, r"dropped|cancelled|withdrawn|no longer.*|abandoned"),
    (Progress.NOT_STARTED, r"|not (yet )?started|not due|planned|red|to do|n/a"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionLine:
    """One row of an action plan, read."""

    row: int
    code: str
    action: str
    milestone: str
    owner: str
    group: str
    priority: str
    due: date | None
    progress: Progress
    done_on: date | None
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSheet:
    """A sheet with an action plan, and what is said about its cells."""

    sheet: str
    lines: tuple[ActionLine, ...]
    messages: tuple[Message, ...] = ()

    @property
    def actions(self) -> int:
        """How many actions do its lines make? Several lines may be one's milestones."""
        return len({line.code or line.action for line in self.lines})


def action_sheet_of(grid: Grid) -> ActionSheet | None:
    """Is this sheet an action plan, and what does it say? None if it is not one.

    It is one if a row heads a column of actions (or milestones) and at least two
    of owner, due date and status.
    """
    for row in range(min(len(grid.rows), 20)):
        columns = _columns(grid, row)
        if len({"owner", "due", "status"} & set(columns)) < 2:
            continue
        if "action" in columns or "milestone" in columns:
            return _read(grid, row, columns)
    return None


def _columns(grid: Grid, row: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, cell in enumerate(grid.rows[row]):
        heading = words_in(cell).lower().strip(" :?")
        for name, pattern in _COLUMNS.items():
            if name not in found and heading and re.fullmatch(pattern, heading):
                found[name] = at
                break
    return found


def _read(grid: Grid, heading: int, columns: Mapping[str, int]) -> ActionSheet:
    lines, messages = [], []
    held = {"action": "", "code": "", "owner": "", "group": "", "priority": ""}
    for row in range(heading + 1, len(grid.rows)):
        cells = {name: grid.at(row, at) for name, at in columns.items()}
        if not any(is_filled(cells.get(name)) for name in ("action", "milestone")):
            continue
        if is_filled(cells.get("action")) and "milestone" in columns:
            held = dict.fromkeys(held, "")
        # A merged cell leaves its words in the first row alone.
        held |= {n: shown(cells.get(n)) for n in held if is_filled(cells.get(n))}
        line, said = _line(grid.name, row, cells, held, columns)
        lines.append(line)
        messages += said
    return ActionSheet(sheet=grid.name, lines=tuple(lines), messages=tuple(messages))


def _line(
    sheet: str,
    row: int,
    cells: Mapping[str, Cell],
    held: Mapping[str, str],
    columns: Mapping[str, int],
) -> tuple[ActionLine, list[Message]]:
    due, done = _day(cells.get("due")), _day(cells.get("done"))
    status = words_in(cells.get("status"))
    progress = _progress(status)
    said = []
    if is_filled(cells.get("due")) and due is None:
        text = shown(cells.get("due"))
        said.append(_asked(sheet, cell_name(row, columns["due"]), "date", text))
    if progress is None:
        where = cell_name(row, columns["status"])
        said.append(_asked(sheet, where, "state", status))
    if progress is Progress.DONE and done is None:
        done = due
    line = ActionLine(
        row=row,
        code=held["code"],
        action=held["action"],
        milestone=words_in(cells.get("milestone")),
        owner=held["owner"],
        group=held["group"],
        priority=held["priority"],
        due=due,
        progress=progress or Progress.NOT_STARTED,
        done_on=done if progress is Progress.DONE else None,
        remark=words_in(cells.get("remark")),
    )
    return line, said


def _asked(sheet: str, cell: str, what: str, text: str) -> Message:
    expected = {
        "date": "A date like 31/3/2009, or a month.",
        "state": "Not started, under way, done or dropped.",
    }[what]
    mend = {
        "date": "It is loaded without a date.",
        "state": "It is loaded as not started.",
    }[what]
    return Message(
        tier=Tier.QUERY,
        rule=f"unread_{what}",
        found=f"“{text}” is not a {what}.",
        expected=expected,
        mend=mend,
        sheet=sheet,
        cell=cell,
    )


def _progress(text: str) -> Progress | None:
    tidy = text.lower().strip(" .")
    return next((state for state, words in _STATES if re.fullmatch(words, tidy)), None)


def _day(cell: Cell) -> date | None:
    """A date; of a month its last day."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = words_in(cell)
    found = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text)
    if found:
        day, month, year = (int(part) for part in found.groups())
        try:
            return date(year, month, day)
        except ValueError:
            return None
    mark = read_mark(text) if text else None
    return mark.period.end if mark and mark.period else None


def actions_from(
    sheet: ActionSheet, partnership: Partnership, plan: Plan | None, group: str
) -> tuple[tuple[Action, ...], tuple[Message, ...]]:
    """The actions of a sheet as the partnership's own words name everybody.

    ``group`` answers for those that name no group. An owner that is an organisation
    of the partnership becomes that, any other the post. Lines that cannot become an
    action are told and left out.
    """
    held: dict[str, list[ActionLine]] = {}
    for line in sheet.lines:
        held.setdefault(line.code or line.action, []).append(line)
    made, messages = [], []
    for number, lines in enumerate(held.values(), start=1):
        try:
            made.append(_action(sheet, number, lines, partnership, plan, group))
        except ValueError as problem:
            messages.append(
                Message(
                    tier=Tier.ERROR,
                    rule="no_action",
                    found=str(problem),
                    expected="A title, and a group that answers for it.",
                    mend="Correct it in the file, or choose the group below.",
                    sheet=sheet.sheet,
                    cell=cell_name(lines[0].row, 0),
                )
            )
    return tuple(made), tuple(messages)


def _action(
    sheet: ActionSheet,
    number: int,
    lines: Sequence[ActionLine],
    partnership: Partnership,
    plan: Plan | None,
    group: str,
) -> Action:
    first = lines[0]
    code = re.sub(r"[^A-Za-z0-9.-]+", "-", first.code).strip("-.")
    organisation = _named(
        first.owner, [(o.name, o.slug) for o in partnership.organisations]
    )
    dates = [line.due for line in lines if line.due]
    priorities = [(p.name, p.slug) for p in plan.priorities] if plan else []
    bodies = [(b.local_name, b.slug) for b in partnership.bodies]
    return Action(
        code=code if ACTION_CODE.fullmatch(code) else f"A-{number}",
        title=first.action or first.milestone,
        group=_named(first.group, bodies) or group,
        priority=_named(first.priority, priorities),
        organisation=organisation,
        post="" if organisation else first.owner,
        due=max(dates) if dates else None,
        source=f"sheet {sheet.sheet}, row {first.row + 1}",
        milestones=tuple(_milestones(lines)),
    )


def _milestones(lines: Sequence[ActionLine]) -> Iterator[Milestone]:
    for number, line in enumerate(lines, start=1):
        is_done = line.progress is Progress.DONE and line.done_on is not None
        lost = line.progress is Progress.DONE and not is_done
        yield Milestone(
            number=number,
            title=line.milestone or line.action,
            due=line.due,
            progress=Progress.UNDER_WAY if lost else line.progress,
            done_on=line.done_on if is_done else None,
            remark=line.remark or ("done, on a day not stated" if lost else ""),
        )


def _named(text: str, pairs: Sequence[tuple[str, str]]) -> str:
    low = text.lower().strip()
    if not low:
        return ""
    for name, slug in pairs:
        if low in (name.lower(), slug):
            return slug
    return next((slug for name, slug in pairs if low in name.lower()), "")
