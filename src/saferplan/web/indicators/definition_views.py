"""The pages of definitions: the partnership's own, and the library they come from."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.views.decorators.http import require_safe

from saferplan.usecases.indicators import queries
from saferplan.web.indicators.definitions import definitions_page
from saferplan.web.indicators.library import library_definition_page, library_page
from saferplan.web.visit import Visit, in_partnership


@require_safe
@in_partnership
def definitions(visit: Visit) -> HttpResponseBase:
    """What does each indicator count?"""
    page = definitions_page(_standing(visit))
    return visit.render("indicators/definitions.html", page)


@require_safe
@in_partnership
def library(visit: Visit) -> HttpResponseBase:
    """Which definitions come with saferplan, and which are used here?"""
    page = library_page(_standing(visit).lines)
    return visit.render("indicators/library.html", page)


@require_safe
@in_partnership
def library_definition(visit: Visit, shelf: str, entry: str) -> HttpResponseBase:
    """What does this definition of the library count?"""
    page = library_definition_page(shelf, entry, _standing(visit).lines)
    return visit.render("indicators/library_definition.html", page)


def _standing(visit: Visit) -> queries.Standing:
    newest = queries.latest_month(visit.who, visit.slug)
    return queries.standing(actor=visit.who, partnership=visit.slug, as_at=newest.last)
