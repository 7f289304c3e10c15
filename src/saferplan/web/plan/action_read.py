"""From answers to an action, and from an action to the answers a form begins with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from saferplan.core.periods import day_label
from saferplan.core.plan.actions import Action, Milestone
from saferplan.web.forms import read_day
from saferplan.web.plan.action_form import YES, Offered, places
from saferplan.web.plan.forms import ELSEWHERE, place
from saferplan.web.setting_up.questions import Answers, Pairs, Typed

ABOUT = {
    "code": "code is letters",
    "title": "needs a title",
    "scope": "^The scope of",
    "due": "cannot end|in the papers a board was given",
    "group": "needs a group|no group called",
}
"""By which words a refusal is known to be about a field."""


def held_of(action: Action) -> Typed:
    """The action as the form shows it."""
    return {
        "title": action.title,
        "group": action.group,
        "scope": action.scope,
        "organisation": action.organisation,
        "post": action.post,
        "starts": day_label(action.starts) if action.starts else "",
        "due": day_label(action.due) if action.due else "",
        "priority": action.priority,
        "funding": action.funding,
        "focus_area": action.focus_area,
        "themes": "\n".join(action.themes),
        "is_commissioning": "yes" if action.is_commissioning else "",
        "source": action.source,
        **{f"indicator-{n}": c for n, c in enumerate(action.indicators, start=1)},
    }


def read_action(
    answers: Answers, found: Offered, before: Action | None
) -> Action | None:
    """The action that was typed; a change keeps what the form does not ask for."""
    settings = _settings(answers, found, before)
    if before is None:
        settings["code"] = answers.text("code", "Give it a code, like DA-3.")
        settings["milestones"] = _milestones(answers)
    else:
        settings |= {
            "code": before.code,
            "progress": before.progress,
            "done_on": before.done_on,
        }
    made = answers.make(lambda: Action(**settings), ELSEWHERE)
    place(answers, ABOUT, "title")
    return made


def _settings(
    answers: Answers, found: Offered, before: Action | None
) -> dict[str, Any]:
    group = found.groups[0][0]
    if len(found.groups) > 1:
        named = [pair for pair in found.groups if pair[0]]
        group = answers.one_of("group", named, "Choose the group that answers for it.")
    bought = answers.some_of("is_commissioning", YES)
    return {
        "title": answers.text("title", "Say what is to be done."),
        "group": group,
        "scope": answers.text("scope"),
        "organisation": answers.one_of(
            "organisation", found.organisations, "Choose the agency."
        ),
        "post": answers.text("post"),
        "starts": answers.day("starts"),
        "due": answers.day("due"),
        "priority": _chosen(answers, "priority", found.priorities, before),
        "funding": _chosen(answers, "funding", found.funding, before),
        "focus_area": answers.text("focus_area"),
        "themes": answers.some_of("themes", found.themes),
        "is_commissioning": bool(bought),
        "source": answers.text("source"),
        "indicators": _indicators(answers, found, before),
    }


def _chosen(answers: Answers, name: str, pairs: Pairs, before: Action | None) -> str:
    """What was chosen; where nothing could be, what was there."""
    if not pairs:
        return str(getattr(before, name)) if before else ""
    return answers.one_of(name, pairs, "Choose from the list.")


def _indicators(
    answers: Answers, found: Offered, before: Action | None
) -> tuple[str, ...]:
    if not found.indicators:
        return before.indicators if before else ()
    chosen = [
        answers.one_of(f"indicator-{at}", found.indicators, "Choose from the list.")
        for at in range(1, places(before) + 1)
    ]
    return tuple(dict.fromkeys(code for code in chosen if code))


def _milestones(answers: Answers) -> tuple[Milestone, ...]:
    made = []
    for number, line in enumerate(answers.lines("milestones"), start=1):
        title, _, day = (part.strip() for part in line.partition("|"))
        try:
            due = read_day(day) if day else None
            made.append(Milestone(number=number, title=title, due=due))
        except ValueError as error:
            answers.wrong("milestones", f"Line {number}: {error}")
    return tuple(made)


def next_code(actions: Sequence[Action], group: str) -> str:
    """Which code would a group's next action have? Empty where none can be guessed.

    >>> next_code([Action(code="DA-9", title="x", group="g")], "g")
    'DA-10'
    """
    codes = [one.code for one in actions if one.group == group]
    found = [re.fullmatch(r"(.*?)(\d{1,6})", code) for code in codes]
    numbered = [(one[1], int(one[2])) for one in found if one]
    if not numbered:
        return ""
    stem = numbered[-1][0]
    return f"{stem}{max(n for s, n in numbered if s == stem) + 1}"
