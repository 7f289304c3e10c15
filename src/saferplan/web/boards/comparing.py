"""A deck, workbook or document that came back: what was changed in it by hand?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from django.http import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from saferplan.core.wording import plural
from saferplan.documents.comparing.edits import Edit
from saferplan.documents.html.shown_table import Heading, ShownTable
from saferplan.usecases.boards.compare_pack import Compared, compare_pack
from saferplan.usecases.errors import NotFound, NotPermitted, Refused
from saferplan.usecases.permissions import Doing, require
from saferplan.web.forms import Problem
from saferplan.web.setting_up.answering import at
from saferplan.web.setting_up.questions import FormPage, Kind, Question, asked
from saferplan.web.sheets import (
    Sheet,
    SheetFact,
    SheetPart,
    Tag,
    Way,
    parts,
    table_rows,
)
from saferplan.web.visit import Visit, in_partnership

UNPROCESSABLE = 422
_FILE = Question(
    name="file",
    label="The file that came back",
    hint="A .pptx, .xlsx or .docx that saferplan made. It says itself which papers it "
    "is of; it is read, compared and not kept.",
    kind=Kind.FILE,
    accepts=".pptx,.xlsx,.docx",
)


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def compare(visit: Visit) -> HttpResponseBase:
    """What was changed by hand in a file of the papers?"""
    require(visit.who, Doing.MAKE_PACK, visit.slug)
    if visit.request.method != "POST":
        return visit.render("setting_up/form.html", _form(visit))
    sent = visit.request.FILES.get("file")
    if sent is None:
        return _again(visit, "Choose the file that came back.")
    try:
        found = compare_pack(
            by=visit.who,
            content=sent.read(),
            name=sent.name or "",
            partnership=visit.slug,
        )
    except (NotFound, NotPermitted, Refused) as refusal:
        return _again(visit, *_sentences(refusal))
    return visit.render("layout/sheet.html", _page(visit, found))


def _sentences(refusal: NotFound | NotPermitted | Refused) -> tuple[str, ...]:
    """What is said of it: the file may name papers that are not there, or not here."""
    return refusal.problems if isinstance(refusal, Refused) else (str(refusal),)


def _form(visit: Visit) -> FormPage:
    return FormPage(
        title="Compare a file that came back",
        caption="Boards",
        back=(at(visit, "boards"), "Boards"),
        asked=asked((_FILE,), {}),
        intro=(
            "Decks and workbooks are edited on their way to a meeting. This says what "
            "was changed in one since it was made.",
        ),
        button="Compare it",
        has_file=True,
        section="boards",
    )


def _again(visit: Visit, *texts: str) -> HttpResponseBase:
    page = replace(
        _form(visit), problems=tuple(Problem(_FILE.name, text) for text in texts)
    )
    return visit.render("setting_up/form.html", page, status=UNPROCESSABLE)


def _page(visit: Visit, found: Compared) -> Sheet:
    unchanged = found.is_unchanged
    return Sheet(
        title=found.summary,
        caption=found.name or "A file that came back",
        back=(at(visit, "boards"), "Boards"),
        tag=Tag("As it was made") if unchanged else Tag("Changed by hand", "blue"),
        facts=tuple(_facts(found)),
        words=found.remarks,
        parts=parts(_parts(found)),
        ways=(Way("Compare another file", at(visit, "pack-compare")),),
    )


def _facts(found: Compared) -> Iterator[SheetFact]:
    name = "pack-issued" if found.version else "pack"
    # A file says itself of which partnership it is, which may be another of theirs.
    where: dict[str, str | int] = {"partnership": found.partnership}
    where |= {"body": found.body, "month": str(found.month)}
    if found.version:
        where["version"] = found.version
    yield SheetFact("Papers", found.title, reverse(name, kwargs=where))
    yield SheetFact("Month", found.month.label)
    yield SheetFact("Version", found.version_words)
    how = "the file that was sent out" if found.is_frozen else "one made again"
    withheld = ", without small counts" if found.is_withheld else ""
    yield SheetFact("Compared with", f"{how}{withheld}")


def _parts(found: Compared) -> Iterator[SheetPart]:
    others = tuple(edit for edit in found.edits if not edit.is_figure)
    for name, edits in (("Figures", found.figures), ("Everything else", others)):
        table = _table(name, edits) if edits else None
        yield SheetPart(name=name, table=table)
    if found.left_out:
        more = plural(found.left_out, "change")
        yield SheetPart(name="And more", words=(f"{more} more are not listed here.",))


def _table(caption: str, edits: tuple[Edit, ...]) -> ShownTable:
    names = ("Where", "What", "As it was made", "As it came back", "Trace")
    rows = (
        (e.where, e.kind.value.capitalize(), e.before, e.after, e.trace) for e in edits
    )
    return ShownTable(caption, tuple(map(Heading, names)), table_rows(rows))
