"""What worked in one group and is offered to the others, and who takes it up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.http import Http404, HttpResponseBase
from django.views.decorators.http import require_http_methods, require_safe

from saferplan.core.boards.successes import Uptake
from saferplan.core.partnership.structure import Partnership
from saferplan.core.returns.commentary import Commentary
from saferplan.core.wording import listed, plural
from saferplan.documents.pack_words import cut_short
from saferplan.usecases.boards.share_success import successes, take_up
from saferplan.usecases.errors import NotPermitted
from saferplan.usecases.indicators.queries import latest_month
from saferplan.usecases.partnership import queries as partnership_queries
from saferplan.usecases.permissions import Doing, may_report, require
from saferplan.web.boards.challenges import LINE, back_to_boards
from saferplan.web.boards.showing import month_of
from saferplan.web.setting_up.answering import Form, Saved, answer, at, just_told
from saferplan.web.setting_up.questions import Answers, FormPage, Kind, Question
from saferplan.web.sheets import Entry, Sheet, SheetPart, Way
from saferplan.web.visit import Visit, in_partnership

MONTHS = 12
"""Months that the page looks back: what is older is in the papers."""
Shared = tuple[Commentary, tuple[Uptake, ...]]


@require_safe
@in_partnership
def all_successes(visit: Visit) -> HttpResponseBase:
    """What worked, where, and who else does it now?"""
    frame = partnership_queries.structure(visit.who, visit.slug)
    newest = latest_month(visit.who, visit.slug)
    months = [newest.plus(-back) for back in range(-1, MONTHS)]
    found = successes(visit.who, visit.slug, months)
    taken = sum(bool(ups) for _, ups in found)
    page = Sheet(
        title=_title(found),
        caption="Successes to share",
        back=back_to_boards(visit),
        answer=f"{taken} of them taken up by another group." if found else "",
        parts=(
            SheetPart(
                name=f"The last {MONTHS} months",
                entries=tuple(_entry(visit, one, ups, frame) for one, ups in found),
                empty="A group writes a success on its monthly page.",
            ),
        ),
        told=just_told(visit),
    )
    return visit.render("layout/sheet.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def take(visit: Visit, holder: str, month: str) -> HttpResponseBase:
    """Which group takes it up, and what will it do?"""
    require(visit.who, Doing.REPORT, visit.slug)
    frame = partnership_queries.structure(visit.who, visit.slug)
    when = month_of(month)
    shared = successes(visit.who, visit.slug, [when])
    found = [one for one, _ in shared if one.holder == holder]
    if not found:
        raise Http404
    groups = _own_groups(visit, frame, holder)
    if not groups:
        raise NotPermitted(
            f"The account {visit.who.account} reports for no group that could take "
            "this up."
        )

    def save(answers: Answers) -> Saved | None:
        group = groups[0][0]
        if len(groups) > 1:
            group = answers.one_of("group", groups, "Choose which group takes it up.")
        answers.do(
            lambda: take_up(
                by=visit.who,
                partnership=visit.slug,
                success_of=holder,
                month=when,
                holder=group,
                words=answers.text("words"),
            ),
            "words",
        )
        return Saved(f"{frame.name_of(group)} takes it up.", at(visit, "successes"))

    page = FormPage(
        title="Take it up",
        caption=f"A success of {frame.name_of(holder)}, {when.label}",
        back=(at(visit, "successes"), "Successes to share"),
        asked=(),
        intro=tuple(one.success for one in found),
        button="Take it up",
        section="boards",
    )
    return answer(visit, Form(page=page, questions=_asked(groups), held={}, save=save))


def _asked(groups: Sequence[tuple[str, str]]) -> tuple[Question, ...]:
    which = Question(
        name="group",
        label="Which group takes it up?",
        kind=Kind.RADIOS,
        offered=groups,
    )
    words = Question(
        name="words",
        label="What will it do?",
        hint="May be left empty.",
        kind=Kind.AREA,
    )
    return (which, words) if len(groups) > 1 else (words,)


def _title(found: Sequence[Shared]) -> str:
    if not found:
        return "No success was shared yet"
    return f"{plural(len(found), 'success', 'successes')} to share"


def _own_groups(visit: Visit, frame: Partnership, holder: str) -> list[tuple[str, str]]:
    """The groups this visitor reports for, but the one whose success it is."""
    return [
        (body.slug, body.local_name)
        for body in frame.bodies
        if body.slug != holder and may_report(visit.who, visit.slug, body.slug)
    ]


def _entry(
    visit: Visit, one: Commentary, ups: tuple[Uptake, ...], frame: Partnership
) -> Entry:
    return Entry(
        text=cut_short(one.success, 2 * LINE),
        notes=(
            f"{frame.name_of(one.holder)}, {one.month.label}",
            *_taken(ups, frame),
        ),
        ways=tuple(_ways(visit, one, ups, frame)),
    )


def _taken(ups: Sequence[Uptake], frame: Partnership) -> Iterator[str]:
    if not ups:
        return
    names = [frame.name_of(up.holder) for up in ups]
    yield f"Taken up by {listed(names)}."
    for up in ups:
        if up.words:
            yield f"{frame.name_of(up.holder)}: {cut_short(up.words, LINE)}"


def _ways(
    visit: Visit, one: Commentary, ups: Sequence[Uptake], frame: Partnership
) -> Iterator[Way]:
    have = {up.holder for up in ups}
    groups = [g for g, _ in _own_groups(visit, frame, one.holder) if g not in have]
    if groups:
        address = at(visit, "success-take", holder=one.holder, month=str(one.month))
        yield Way("Take it up", address, cut_short(one.success, 60))
