"""The pages of money: every funding line, and one with its actions and months."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpResponseBase
from django.views.decorators.http import require_safe

from saferplan.core.partnership.structure import Partnership
from saferplan.core.periods import Month, day_label
from saferplan.core.plan.funding import FundingLine, Money, Spending, pounds
from saferplan.documents.html.shown_table import Heading
from saferplan.usecases.errors import NotFound
from saferplan.usecases.indicators.queries import latest_month
from saferplan.usecases.partnership import queries as partnership_queries
from saferplan.usecases.plan import keep_funding
from saferplan.usecases.plan.queries import actions
from saferplan.web.plan.allowed import keeps_money
from saferplan.web.plan.forms import SECTION
from saferplan.web.plan.tables import LinkedRow, LinkedTable
from saferplan.web.setting_up.answering import at, just_told
from saferplan.web.sheets import Sheet, SheetFact, SheetPart, Way, facts
from saferplan.web.visit import Visit, in_partnership

WHOLE = "The partnership"
NO_LINE = "No money is entered yet"
_AMOUNTS = ("Identified", "Allocated", "Spent", "Free")


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyPage(Sheet):
    """A sheet, with tables above its parts."""

    tables: tuple[LinkedTable, ...] = ()


@require_safe
@in_partnership
def money(visit: Visit) -> HttpResponseBase:
    """How much is identified, allocated and spent, and of which line?"""
    held = keep_funding.money(visit.who, visit.slug)
    month = latest_month(visit.who, visit.slug)
    by_then = keep_funding.money(visit.who, visit.slug, until=month)
    frame = partnership_queries.structure(visit.who, visit.slug)
    new = Way("Add a funding line", at(visit, "funding-line-new"))
    page = MoneyPage(
        title=money_words(held, by_then, month) if held else NO_LINE,
        caption="Money of the action plans",
        back=(at(visit, "actions"), "Action plans"),
        answer=_after_words(held, by_then, month),
        words=() if held else (_NOTHING,),
        button=new if keeps_money(visit) else None,
        tables=(_lines(visit, frame, held),) if held else (),
        told=just_told(visit),
        section=SECTION,
    )
    return visit.render("plan/money.html", page)


@require_safe
@in_partnership
def funding_line(visit: Visit, code: str) -> HttpResponseBase:
    """What does this line pay for, and how much of it is spent?"""
    found = one_line(visit, code)
    frame = partnership_queries.structure(visit.who, visit.slug)
    titles = {a.code: a.title for a in actions(visit.who, visit.slug)}
    spent = keep_funding.spendings(visit.who, visit.slug, code)
    page = MoneyPage(
        title=found.line.title,
        caption=f"Money, {code}",
        back=(at(visit, "money"), "Money"),
        answer=line_words(found),
        words=found.remarks,
        button=_enter(visit, code),
        ways=tuple(_ways(visit, code)),
        tables=(_by_action(visit, found, titles), _by_month(visit, spent, titles)),
        parts=(SheetPart(name="About it", facts=facts(_facts(found.line, frame))),),
        told=just_told(visit),
        section=SECTION,
    )
    return visit.render("plan/money.html", page)


def one_line(visit: Visit, code: str) -> Money:
    """The line of this code as it stands.

    Raises:
        NotFound, NotPermitted: there is none, or the visitor may not see the money.
    """
    for one in keep_funding.money(visit.who, visit.slug):
        if one.line.code == code:
            return one
    raise NotFound(f"There is no funding line {code}.")


def money_words(held: Sequence[Money], by_then: Sequence[Money], month: Month) -> str:
    """``£61,000 identified, £48,500 allocated, £20,250 spent by December 2008``."""
    identified = pounds(sum(one.line.identified for one in held))
    allocated = pounds(sum(one.allocated for one in held))
    spent = pounds(sum(one.spent for one in by_then))
    return (
        f"{identified} identified, {allocated} allocated, "
        f"{spent} spent by {month.label}"
    )


def line_words(one: Money) -> str:
    """How a line stands: ``£10,000 identified, £4,000 allocated, £1,500 spent.``"""
    free = f"{pounds(one.free)} is free." if one.free > 0 else ""
    return (
        f"{pounds(one.line.identified)} identified, {pounds(one.allocated)} "
        f"allocated, {pounds(one.spent)} spent. {free}"
    ).strip()


_NOTHING = (
    "A line is money that somebody gives: who gives it, how much, and from when to "
    "when. Then say what of it each action gets, and month by month what is spent."
)


def _after_words(held: Sequence[Money], by_then: Sequence[Money], month: Month) -> str:
    """What is entered for months still to come, where there is something."""
    later = sum(one.spent for one in held) - sum(one.spent for one in by_then)
    if not later:
        return ""
    return f"{pounds(later)} more is entered for months after {month.label}."


def _lines(visit: Visit, frame: Partnership, held: Sequence[Money]) -> LinkedTable:
    sums = [[getattr(one, name) for one in held] for name in ("allocated", "spent")]
    identified, free = [m.line.identified for m in held], [m.free for m in held]
    totals = (identified, *sums, free)
    return LinkedTable(
        name="Funding lines",
        caption="Funding lines: what is identified, allocated, spent and free",
        headings=(
            Heading("Line"),
            *(Heading(name, is_number=True) for name in _AMOUNTS),
            Heading("To bear in mind"),
        ),
        rows=tuple(_line(visit, frame, one) for one in held),
        total=("All lines", *(pounds(sum(one)) for one in totals), "")
        if len(held) > 1
        else (),
    )


def _line(visit: Visit, frame: Partnership, one: Money) -> LinkedRow:
    line = one.line
    source = f"from {line.source}" if line.source else ""
    promised = "confirmed" if line.is_confirmed else ""
    holder = f"held by {frame.name_of(line.group)}" if line.group else ""
    amounts = (line.identified, one.allocated, one.spent, one.free)
    return LinkedRow(
        text=line.title,
        href=at(visit, "funding-line", code=line.code),
        notes=(", ".join(p for p in (line.code, source, promised, holder) if p),),
        cells=(*(pounds(amount) for amount in amounts), " ".join(one.remarks)),
    )


def _by_action(visit: Visit, found: Money, titles: Mapping[str, str]) -> LinkedTable:
    return LinkedTable(
        name="What it pays for",
        caption="Actions: what is allocated to each and what is spent",
        headings=(
            Heading("Action"),
            *(Heading(n, is_number=True) for n in ("Allocated", "Spent", "Left")),
        ),
        rows=tuple(
            LinkedRow(
                text=titles.get(code, code),
                href=at(visit, "action", code=code),
                notes=(code,),
                cells=(pounds(given), pounds(spent), pounds(given - spent)),
            )
            for code, given, spent in found.by_action
        ),
        total=(
            "All actions",
            pounds(found.allocated),
            pounds(found.spent),
            pounds(found.allocated - found.spent),
        )
        if len(found.by_action) > 1
        else (),
        empty="Nothing of it is allocated yet.",
    )


def _by_month(
    visit: Visit, spent: Sequence[Spending], titles: Mapping[str, str]
) -> LinkedTable:
    """The newest month first; within a month as it was entered."""
    in_order = sorted(spent, key=lambda one: one.month, reverse=True)
    return LinkedTable(
        name="Spent, month by month",
        caption="What was spent, the newest month first",
        headings=(
            Heading("Month"),
            Heading("Action"),
            Heading("Amount", is_number=True),
            Heading("On what"),
        ),
        rows=tuple(
            LinkedRow(
                text=one.month.label,
                cells=(
                    f"{one.action} {titles.get(one.action, '')}".strip(),
                    pounds(one.amount),
                    one.words,
                ),
            )
            for one in in_order
        ),
        empty="Nothing of it is spent yet.",
    )


def _enter(visit: Visit, code: str) -> Way | None:
    if not keeps_money(visit):
        return None
    return Way("Enter what was spent", at(visit, "spend", code=code))


def _ways(visit: Visit, code: str) -> Iterator[Way]:
    if keeps_money(visit):
        yield Way("Allocate to an action", at(visit, "allocate", code=code))
        yield Way("Change the line", at(visit, "funding-line-change", code=code))


def _facts(line: FundingLine, frame: Partnership) -> Iterator[SheetFact]:
    yield SheetFact("Who gives it", line.source)
    yield SheetFact("Confirmed", "Yes" if line.is_confirmed else "Not yet")
    yield SheetFact("Who holds it", frame.name_of(line.group) or WHOLE)
    yield SheetFact("From", day_label(line.starts) if line.starts else "")
    yield SheetFact("To", day_label(line.ends) if line.ends else "")
    yield SheetFact("Note", line.note)
