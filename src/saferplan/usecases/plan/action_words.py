"""What an action may say: words that are there, and dates no board has seen yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from saferplan.core.partnership.structure import Partnership
from saferplan.core.periods import day_label
from saferplan.core.plan.actions import Action, Milestone
from saferplan.core.plan.priorities import Plan
from saferplan.core.wording import is_plain_text
from saferplan.store import funding, models, plan_actions, reading


@dataclass(frozen=True, slots=True)
class Words:
    """What an action may name."""

    frame: Partnership
    plan: Plan | None
    indicators: frozenset[str]
    funding: frozenset[str]


def words_of(row: models.PartnershipRow) -> Words:
    """What an action of this partnership may name."""
    known = models.IndicatorRow.objects.filter(partnership=row)
    return Words(
        frame=reading.structure(row),
        plan=reading.plan(row),
        indicators=frozenset(known.values_list("code", flat=True)),
        funding=frozenset(line.code for line in funding.funding_lines(row)),
    )


def unknown_words(one: Action, words: Words) -> Iterator[str]:
    """What does it name that is not there, a sentence each?"""
    frame, plan = words.frame, words.plan
    if frame.body(one.group) is None:
        yield f"{one.code}: there is no group called {one.group} here."
    if one.organisation and frame.organisation(one.organisation) is None:
        yield f"{one.code}: there is no organisation called {one.organisation} here."
    if one.priority and (plan is None or plan.priority(one.priority) is None):
        yield f"{one.code}: the plan has no priority called {one.priority}."
    yield from _unknown_links(one, words)
    if not all(is_plain_text(text) for text in _texts(one)):
        yield f"{one.code}: a text holds a sign that cannot be printed."


def _unknown_links(one: Action, words: Words) -> Iterator[str]:
    """Themes it carries, the line that pays for it, indicators it should move."""
    themes = {theme.slug for theme in words.plan.themes} if words.plan else set()
    for theme in one.themes:
        if theme not in themes:
            yield f"{one.code}: the plan has no theme called {theme}."
    if one.funding and one.funding not in words.funding:
        yield f"{one.code}: there is no funding line {one.funding} here."
    for code in one.indicators:
        if code not in words.indicators:
            yield f"{one.code}: there is no indicator {code} here."


def _texts(one: Action) -> list[str]:
    texts = [one.title, one.scope, one.focus_area, one.post, one.source]
    texts += [text for m in one.milestones for text in (m.title, m.remark)]
    return texts + [text for r in one.risks for text in (r.what, r.mitigation)]


def moved_baseline(
    one: Action,
    before: Action | None,
    ever: Mapping[plan_actions.MilestoneKey, Sequence[Milestone]],
) -> Iterator[str]:
    """What of this stands otherwise in the papers a board was given?

    A board has seen the dates and the scope of a pack: from then on it decides on
    new ones. ``ever`` is everything each milestone has ever been.
    """
    if before is not None:
        if before.due is not None and one.due != before.due:
            yield _needs_variance(one.code, day_label(before.due))
        if before.scope and one.scope != before.scope:
            yield (
                f"The scope of {one.code} stands in the papers a board was given; "
                "request a variance to change it."
            )
    for step in one.milestones:
        held = ever.get((one.code, step.number), ())
        if not held or step in held:
            continue
        due = held[-1].due
        if due is not None and step.due != due:
            yield _needs_variance(
                f"{one.code}, milestone {step.number}", day_label(due)
            )


def _needs_variance(what: str, due: str) -> str:
    return (
        f"{what} is due on {due} in the papers a board was given; request a variance "
        "to change that date."
    )
