"""The questions about an action, and the action that the answers make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from saferplan.core.partnership.structure import Body, Partnership
from saferplan.core.plan.actions import Action
from saferplan.core.plan.funding import FundingLine
from saferplan.core.plan.priorities import Plan
from saferplan.web.plan.forms import DAY
from saferplan.web.setting_up.questions import Kind, Pairs, Question

INDICATORS = 3
"""How many indicators are asked for at least: an action rarely moves more."""
HELD = "It stands in papers a board was given: to change it takes a variance."
YES = (("yes", "It is about buying from somebody"),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """What an action may name; ``indicators`` are codes with their names."""

    groups: Pairs
    organisations: Pairs
    priorities: Pairs = ()
    themes: Pairs = ()
    funding: Pairs = ()
    indicators: Pairs = ()
    is_issued: bool = False


def offered(
    frame: Partnership,
    plan: Plan | None,
    groups: Iterable[Body],
    indicators: Pairs,
    lines: Iterable[FundingLine],
    before: Action | None,
    *,
    is_issued: bool,
) -> Offered:
    """What can be chosen: what is there now, and what the action names already."""
    kept = before.organisation if before else ""
    mine = [(body.slug, body.local_name) for body in groups]
    if before and before.group not in dict(mine):
        mine.append((before.group, frame.name_of(before.group)))
    if before is None and len(mine) > 1:
        mine.insert(0, ("", "Choose a group"))
    return Offered(
        groups=mine,
        organisations=[
            ("", "Not said"),
            *(
                (o.slug, o.name)
                for o in frame.organisations
                if o.valid_to is None or o.slug == kept
            ),
        ],
        priorities=_or_none(
            [(p.slug, p.name) for p in plan.priorities] if plan else (),
            [before.priority] if before else (),
        ),
        themes=[(t.slug, t.name) for t in plan.themes] if plan else (),
        funding=_or_none(
            [(one.code, f"{one.title} ({one.code})") for one in lines],
            [before.funding] if before else (),
        ),
        indicators=_or_none(indicators, before.indicators if before else ()),
        is_issued=is_issued,
    )


def _or_none(pairs: Pairs, kept: Iterable[str]) -> Pairs:
    """What is offered, with what is named already; nothing where there is neither."""
    there = dict(pairs)
    named = [(one, one) for one in kept if one and one not in there]
    return [("", "None"), *pairs, *named] if pairs or named else ()


def action_questions(found: Offered, before: Action | None) -> Iterator[Question]:
    """What is asked about an action; a new one also for its code and milestones."""
    yield Question(
        name="title",
        label="What is to be done?",
        hint="In a few words, beginning with a verb: Fit locks to sheds.",
    )
    if len(found.groups) > 1:
        yield Question(
            name="group",
            label="Which group answers for it?",
            kind=Kind.SELECT,
            offered=found.groups,
        )
    if before is None:
        yield from _new_questions()
    yield Question(
        name="scope",
        label="What does it cover?",
        hint=_held(found, before, "scope")
        or "Where, for whom, how much. May be left empty.",
        kind=Kind.AREA,
    )
    yield from _who_and_when(found, before)
    yield from _belonging(found)
    yield Question(
        name="source",
        label="Where does it come from?",
        hint="The section of the plan, or the meeting. May be left empty.",
    )
    yield from _indicator_questions(found, before)


def _new_questions() -> Iterator[Question]:
    yield Question(
        name="code",
        label="Its code",
        hint="Short, for tables and papers, like DA-3. It stays for ever.",
        width="10",
    )
    yield Question(
        name="milestones",
        label="Its milestones",
        hint="One a line, with the day it is due after a bar: Train forty staff | "
        "31/1/2009. They can be added later, too.",
        kind=Kind.AREA,
        rows=5,
    )


def _held(found: Offered, before: Action | None, name: str) -> str:
    """Did a board see it? Then say beforehand that this form will not change it."""
    return HELD if found.is_issued and before and getattr(before, name) else ""


def _who_and_when(found: Offered, before: Action | None) -> Iterator[Question]:
    yield Question(
        name="organisation",
        label="Which agency does it?",
        kind=Kind.SELECT,
        offered=found.organisations,
        section="Who and when",
    )
    yield Question(
        name="post",
        label="Whose job is it there?",
        hint="The post, not the person: Crime reduction officer.",
    )
    yield Question(name="starts", label="When does it start?", hint=DAY, width="10")
    yield Question(
        name="due",
        label="When is it due as a whole?",
        hint=_held(found, before, "due") or f"{DAY} Its milestones have their own.",
        width="10",
    )


def _belonging(found: Offered) -> Iterator[Question]:
    section = "What it belongs to"
    for name, label, offers in (
        ("priority", "Which priority does it serve?", found.priorities),
        ("funding", "Which funding line pays for it?", found.funding),
    ):
        if offers:
            yield Question(
                name=name,
                label=label,
                kind=Kind.SELECT,
                offered=offers,
                section=section,
            )
            section = ""
    yield Question(
        name="focus_area",
        label="Which part of the priority is it about?",
        hint="May be left empty.",
        section=section,
    )
    if found.themes:
        yield Question(
            name="themes",
            label="Which themes does it carry?",
            kind=Kind.CHECKS,
            offered=found.themes,
        )
    yield Question(
        name="is_commissioning",
        label="Does money go to a supplier?",
        hint="Whoever has declared an interest in it no longer sees it.",
        kind=Kind.CHECKS,
        offered=YES,
    )


def _indicator_questions(found: Offered, before: Action | None) -> Iterator[Question]:
    for at in range(1, places(before) + 1) if found.indicators else ():
        yield Question(
            name=f"indicator-{at}",
            label="Which indicator should it move?" if at == 1 else "And another?",
            kind=Kind.SELECT,
            offered=found.indicators,
            section="What it should move" if at == 1 else "",
        )


def places(before: Action | None) -> int:
    held = len(before.indicators) if before else 0
    return max(INDICATORS, held + 1)
