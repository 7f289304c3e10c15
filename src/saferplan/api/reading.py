"""Addresses that are read: partnerships, positions, series, definitions, traces."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router

from saferplan.api.asking import AsAt, Entry, KnownOn, asked
from saferplan.api.described import answers
from saferplan.api.door import READING, who
from saferplan.documents.json.definitions import definition_object, versions_object
from saferplan.documents.json.positions import Wire, position_object
from saferplan.documents.json.series import series_object
from saferplan.documents.json.traces import trace_object
from saferplan.usecases.actor import Actor
from saferplan.usecases.indicators import queries
from saferplan.usecases.indicators.series_rows import (
    definition_versions,
    definitions,
    series_rows,
)
from saferplan.usecases.indicators.standings import Standing
from saferplan.usecases.indicators.trace_figure import trace_figure
from saferplan.usecases.partnership.queries import partnerships

router = Router(auth=READING, tags=["Reading"])


@router.get(
    "/partnerships",
    url_name="partnerships",
    summary="Which partnerships are yours to read?",
    openapi_extra=answers("Partnerships", "Those you have a part in.", (401, 422, 500)),
)
@asked
def list_partnerships(request: HttpRequest) -> Wire:
    found = partnerships(who(request))
    return {
        "partnerships": [
            {"partnership": one.slug, "name": one.name, "area": one.area}
            for one in found
        ]
    }


@router.get(
    "/{partnership}/positions",
    url_name="positions",
    summary="Where does every indicator stand?",
    openapi_extra=answers("Positions", "A position for every indicator."),
)
@asked
def list_positions(
    request: HttpRequest,
    partnership: str,
    as_at: AsAt = None,
    known_on: KnownOn = None,
    entry: Entry = None,
) -> Wire:
    found = _standing(who(request), partnership, as_at, known_on, entry)
    return {
        "partnership": found.slug,
        "partnership_name": found.partnership_name,
        "as_at": found.as_at.isoformat(),
        "known_on": found.known_on.isoformat() if found.known_on else None,
        "entry": found.entry,
        "positions": [position_object(n.position, n.trace) for n in found.lines],
    }


@router.get(
    "/{partnership}/positions/{code}",
    url_name="position",
    summary="Where does this indicator stand?",
    openapi_extra=answers("Position", "Its position."),
)
@asked
def one_position(
    request: HttpRequest,
    partnership: str,
    code: str,
    as_at: AsAt = None,
    known_on: KnownOn = None,
    entry: Entry = None,
) -> Wire:
    found = _standing(who(request), partnership, as_at, known_on, entry)
    line = found.line(code)
    if line is None:
        raise queries.unknown_indicator(code, partnership)
    return position_object(line.position, line.trace)


def _standing(
    actor: Actor, partnership: str, as_at: AsAt, known_on: KnownOn, entry: Entry
) -> Standing:
    return queries.standing(
        actor=actor,
        partnership=partnership,
        as_at=as_at or queries.latest_month(actor, partnership).last,
        known_on=known_on,
        entry=entry,
    )


@router.get(
    "/{partnership}/series/{code}",
    url_name="series",
    summary="Every row about an indicator, superseded ones too",
    openapi_extra=answers("Series", "Its observations, targets and baselines."),
)
@asked
def one_series(
    request: HttpRequest,
    partnership: str,
    code: str,
    known_on: KnownOn = None,
    entry: Entry = None,
) -> Wire:
    found = series_rows(
        actor=who(request),
        partnership=partnership,
        code=code,
        known_on=known_on,
        entry=entry,
    )
    return series_object(partnership, found)


@router.get(
    "/{partnership}/definitions",
    url_name="definitions",
    summary="What does each indicator count, by the definition in force?",
    openapi_extra=answers("Definitions", "The newest version of each definition."),
)
@asked
def list_definitions(request: HttpRequest, partnership: str) -> Wire:
    found = definitions(who(request), partnership)
    return {
        "partnership": partnership,
        "definitions": [definition_object(versions[-1]) for versions in found],
    }


@router.get(
    "/{partnership}/definitions/{code}",
    url_name="definition",
    summary="Every version of a definition, the oldest first",
    openapi_extra=answers("DefinitionVersions", "Its versions."),
)
@asked
def one_definition(request: HttpRequest, partnership: str, code: str) -> Wire:
    return versions_object(definition_versions(who(request), partnership, code))


@router.get(
    "/traces/{code}",
    url_name="trace",
    summary="Where does this figure come from, and does it still stand?",
    openapi_extra=answers("Trace", "The figure followed back to its data."),
)
@asked
def one_trace(request: HttpRequest, code: str) -> Wire:
    return trace_object(trace_figure(actor=who(request), code=code))
