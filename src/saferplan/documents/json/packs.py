"""A pack as an object on the wire: what a board's papers for one month say."""

from __future__ import annotations

from saferplan.core.boards.issued import IssuedPack
from saferplan.core.boards.pack import Absence, Audience, Change, Line, Pack, Section
from saferplan.core.boards.papers import Paper
from saferplan.core.indicators.standing import HistoryPoint
from saferplan.core.indicators.target_ledger import ChangedTarget
from saferplan.documents.json.brought import (
    BROUGHT,
    WORDS,
    brought_object,
    words_object,
)
from saferplan.documents.json.positions import Wire, number, position_object
from saferplan.documents.json.shapes import (
    DAY,
    NUMBER,
    PERIOD,
    POSITION,
    TEXT,
    WHOLE,
    YES_NO,
    many,
    or_null,
    said,
    thing,
    word_of,
)

_LINE = thing(
    {
        "headline": TEXT,
        "sentence": TEXT,
        "owner": or_null(TEXT),
        "group": or_null(TEXT),
        "position": POSITION,
        "history": many(
            thing(
                {
                    "period": PERIOD,
                    "value": or_null(NUMBER),
                    "target": or_null(NUMBER),
                }
            )
        ),
        "commentary": or_null(WORDS),
        "target_changes": many(
            thing(
                {
                    "period": PERIOD,
                    "on": DAY,
                    "before": or_null(NUMBER),
                    "after": or_null(NUMBER),
                    "decided_by": or_null(TEXT),
                    "reason": or_null(TEXT),
                }
            )
        ),
        "actions": many(TEXT),
    }
)
PACK = thing(
    {
        "partnership": TEXT,
        "partnership_name": TEXT,
        "body": TEXT,
        "body_name": TEXT,
        "paper": word_of(Paper),
        "title": TEXT,
        "reports": PERIOD,
        "compared": or_null(PERIOD),
        "meeting": or_null(DAY),
        "meeting_place": or_null(TEXT),
        "as_at": DAY,
        "known_on": or_null(DAY),
        "entry": WHOLE,
        "version": TEXT,
        "issued_version": or_null(WHOLE),
        "marking": TEXT,
        "distribution": TEXT,
        "audience": word_of(Audience),
        "language": TEXT,
        "completeness": TEXT,
        "rule": TEXT,
        "activity_rule": TEXT,
        "filters": many(thing({"name": TEXT, "value": TEXT})),
        "exceptions": many(TEXT),
        "sections": many(thing({"name": TEXT, "summary": TEXT, "lines": many(_LINE)})),
        "changes": many(
            thing({"kind": TEXT, "indicator": TEXT, "name": TEXT, "text": TEXT})
        ),
        "absences": many(
            thing(
                {"indicator": TEXT, "name": TEXT, "text": TEXT, "owner": or_null(TEXT)}
            )
        ),
        **BROUGHT,
    }
)
ISSUED = thing(
    {
        "body": TEXT,
        "month": PERIOD,
        "version": WHOLE,
        "audience": word_of(Audience),
        "issued_on": or_null(DAY),
        "issued_by": or_null(TEXT),
        "known_on": or_null(DAY),
        "cut": WHOLE,
        "entry": WHOLE,
        "paper": word_of(Paper),
        "marking": or_null(TEXT),
        "distribution": or_null(TEXT),
        "contents_sha256": or_null(TEXT),
        "files": many(
            thing(
                {
                    "kind": TEXT,
                    "name": TEXT,
                    "size": WHOLE,
                    "sha256": TEXT,
                    "is_withheld": said(YES_NO, "Are small counts withheld in it?"),
                }
            )
        ),
    }
)


def pack_object(pack: Pack) -> Wire:
    """Everything the papers say, in the order in which they say it.

    ``exceptions`` are the codes of what is red or amber, the worst first; each
    line's ``position`` is the object that the list of positions has.
    """
    return {
        **_about(pack),
        "completeness": pack.completeness,
        "rule": pack.rule,
        "activity_rule": pack.activity_rule,
        "filters": [{"name": name, "value": value} for name, value in pack.filters],
        "exceptions": [line.code for line in pack.exceptions],
        "sections": [_section(section) for section in pack.sections],
        "changes": [_change(change) for change in pack.changes],
        "absences": [_absence(absence) for absence in pack.absences],
        **brought_object(pack.brought),
    }


def issued_object(issued: IssuedPack) -> Wire:
    """A pack that was sent out; ``cut`` is the entry of the ledger it was made at."""
    return {
        "body": issued.body,
        "month": str(issued.month),
        "version": issued.version,
        "audience": issued.audience.value,
        "issued_on": issued.issued_on.isoformat() if issued.issued_on else None,
        "issued_by": issued.issued_by or None,
        "known_on": issued.known_on.isoformat() if issued.known_on else None,
        "cut": issued.cut,
        "entry": issued.entry,
        "paper": issued.paper.value,
        "marking": issued.marking or None,
        "distribution": issued.distribution or None,
        "contents_sha256": issued.contents_hash or None,
        "files": [
            {
                "kind": one.kind,
                "name": one.name,
                "size": one.size,
                "sha256": one.sha256,
                "is_withheld": one.is_withheld,
            }
            for one in issued.files
        ],
    }


def _about(pack: Pack) -> Wire:
    return {
        "partnership": pack.slug,
        "partnership_name": pack.partnership,
        "body": pack.body_slug,
        "body_name": pack.body,
        "paper": pack.paper.value,
        "title": pack.title,
        "reports": pack.reports.code,
        "compared": str(pack.compared) if pack.compared else None,
        "meeting": pack.meeting.isoformat() if pack.meeting else None,
        "meeting_place": pack.meeting_place or None,
        "as_at": pack.as_at.isoformat(),
        "known_on": pack.known_on.isoformat() if pack.known_on else None,
        "entry": pack.entry,
        "version": pack.version,
        "issued_version": pack.issued_version or None,
        "marking": pack.marking,
        "distribution": pack.distribution,
        "audience": pack.audience.value,
        "language": pack.language,
    }


def _section(section: Section) -> Wire:
    return {
        "name": section.name,
        "summary": section.summary,
        "lines": [_line(line) for line in section.lines],
    }


def _line(line: Line) -> Wire:
    return {
        "headline": line.headline,
        "sentence": line.sentence,
        "owner": line.owner or None,
        "group": line.group or None,
        "position": position_object(line.position, line.trace),
        "history": [_point(point) for point in line.history],
        "commentary": words_object(line.commentary) if line.commentary else None,
        "target_changes": [_target_change(one) for one in line.target_changes],
        "actions": [one.action.code for one in line.actions],
    }


def _target_change(one: ChangedTarget) -> Wire:
    return {
        "period": one.period.code,
        "on": one.on.isoformat(),
        "before": number(one.before.value),
        "after": number(one.after.value),
        "decided_by": one.after.decided_by or None,
        "reason": one.after.reason or None,
    }


def _point(point: HistoryPoint) -> Wire:
    return {
        "period": point.period.code,
        "value": number(point.value),
        "target": number(point.target),
    }


def _change(change: Change) -> Wire:
    return {
        "kind": change.kind,
        "indicator": change.code,
        "name": change.name,
        "text": change.text,
    }


def _absence(absence: Absence) -> Wire:
    return {
        "indicator": absence.code,
        "name": absence.name,
        "text": absence.text,
        "owner": absence.owner or None,
    }
