"""The log: who did what and when, on a page and as a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from saferplan.core.partnership.log import Difference, LogEntry
from saferplan.core.periods import day_label
from saferplan.core.wording import plural
from saferplan.documents.json.log import log_csv
from saferplan.usecases.partnership.log import MOST, LogFilter, LogPage, log_page
from saferplan.web.forms import Option, Problem, options, read_day
from saferplan.web.visit import Visit, in_partnership

FIELDS = ("account", "what", "since", "until")
DAY = len("2009-03-31")
LONGEST = 300
"""Letters of one value that the page shows; the file has all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogRow:
    """One entry as the page shows it."""

    number: int
    at: str
    who: str
    words: str
    source: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LogShown:
    """One page of the log, and the form that narrows it."""

    rows: tuple[LogRow, ...]
    summary: str
    accounts: tuple[Option, ...]
    whats: tuple[Option, ...]
    typed: Mapping[str, str]
    newer: str
    older: str
    place: str
    file: str
    problems: tuple[Problem, ...]


@require_safe
@in_partnership
def log(visit: Visit) -> HttpResponseBase:
    """Who did what, when, and what was there before and after?"""
    typed = _typed(visit)
    asked, problems = _asked(typed)
    number = _number(visit.request.GET.get("page", ""))
    found = log_page(actor=visit.who, partnership=visit.slug, asked=asked, page=number)
    return visit.render("people/log.html", _shown(found, typed, problems))


@require_safe
@in_partnership
def log_file(visit: Visit) -> HttpResponseBase:
    """The same entries as a CSV file."""
    asked, _ = _asked(_typed(visit))
    found = log_page(actor=visit.who, partnership=visit.slug, asked=asked, most=MOST)
    answer = HttpResponse(
        log_csv(found.entries).encode("utf-8-sig"),
        content_type="text/csv; charset=utf-8; header=present",
    )
    name = f"{visit.slug}-log.csv"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _typed(visit: Visit) -> dict[str, str]:
    sent = visit.request.GET
    return {name: sent.get(name, "").strip() for name in FIELDS}


def _asked(typed: Mapping[str, str]) -> tuple[LogFilter, tuple[Problem, ...]]:
    problems: list[Problem] = []
    asked = LogFilter(
        account=typed["account"],
        what=typed["what"],
        since=_day(typed, "since", problems),
        until=_day(typed, "until", problems),
    )
    return asked, tuple(problems)


def _day(typed: Mapping[str, str], name: str, problems: list[Problem]) -> date | None:
    if not typed[name]:
        return None
    try:
        return read_day(typed[name])
    except ValueError as error:
        problems.append(Problem(name, str(error)))
        return None


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 1


def _shown(
    found: LogPage, typed: Mapping[str, str], problems: tuple[Problem, ...]
) -> LogShown:
    asked = {name: text for name, text in typed.items() if text}
    return LogShown(
        rows=tuple(_row(entry) for entry in found.entries),
        summary=plural(found.total, "entry", "entries"),
        accounts=options(
            [(a, a) for a in found.accounts], typed["account"], "Everybody"
        ),
        whats=options(
            [(what, _capital(words)) for what, words in found.whats],
            typed["what"],
            "Anything",
        ),
        typed=typed,
        newer=_link(asked, found.page - 1) if found.page > 1 else "",
        older=_link(asked, found.page + 1) if found.page < found.pages else "",
        place=f"{found.page} of {found.pages}",
        file=f"?{urlencode(asked)}" if asked else "",
        problems=problems,
    )


def _link(asked: Mapping[str, str], page: int) -> str:
    return f"?{urlencode({**asked, 'page': page})}"


def _row(entry: LogEntry) -> LogRow:
    local = timezone.localtime(entry.at)
    behalf = f" (for {entry.on_behalf_of})" if entry.on_behalf_of else ""
    return LogRow(
        number=entry.entry,
        at=f"{day_label(local.date())}, {local:%H:%M}",
        who=f"{entry.account}{behalf}",
        words=_capital(entry.words),
        source=entry.source,
        differences=tuple(
            Difference(name=d.name, before=_read(d.before), after=_read(d.after))
            for d in entry.differences
        ),
    )


def _read(text: str) -> str:
    """A value as people read it: a date in words, and nothing longer than a page."""
    try:
        return day_label(date.fromisoformat(text)) if len(text) == DAY else _short(text)
    except ValueError:
        return _short(text)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
