"""The addresses of this room, below a partnership's own."""

from __future__ import annotations

from django.urls import URLPattern, path

from saferplan.web.setting_up import (
    bodies,
    indicators,
    looks,
    organisations,
    plans,
    seats,
    starting,
    targets,
    working,
)

urlpatterns: list[URLPattern] = [
    path("", working.set_up, name="set-up"),
    path("about/", starting.about, name="set-up-about"),
    path("organisations/", organisations.organisations, name="set-up-organisations"),
    path(
        "organisations/usual/",
        organisations.usual_organisations,
        name="set-up-usual-organisations",
    ),
    path(
        "organisations/new/",
        organisations.new_organisation,
        name="set-up-new-organisation",
    ),
    path(
        "organisation/<slug:organisation>/",
        organisations.organisation,
        name="set-up-organisation",
    ),
    path("groups/", bodies.bodies, name="set-up-bodies"),
    path("groups/usual/", bodies.usual_bodies, name="set-up-usual-bodies"),
    path("groups/new/", bodies.new_body, name="set-up-new-body"),
    path("group/<slug:body>/", bodies.body, name="set-up-body"),
    path("seats/", seats.seats, name="set-up-seats"),
    path("seats/new/", seats.new_seats, name="set-up-new-seats"),
    path("seats/<int:place>/", seats.seat, name="set-up-seat"),
    path("plan/", plans.plan, name="set-up-plan"),
    path("plan/about/", plans.plan_about, name="set-up-plan-about"),
    path("plan/themes/", plans.themes, name="set-up-themes"),
    path("plan/priorities/new/", plans.new_priority, name="set-up-new-priority"),
    path("plan/priority/<slug:priority>/", plans.priority, name="set-up-priority"),
    path("indicators/", indicators.indicators, name="set-up-indicators"),
    path("indicators/library/", indicators.library, name="set-up-library"),
    path(
        "indicators/library/<slug:shelf>/<slug:entry>/",
        indicators.adopt,
        name="set-up-adopt",
    ),
    path("indicators/new/", indicators.new_indicator, name="set-up-new-indicator"),
    path("definition/<str:code>/", indicators.definition, name="set-up-definition"),
    path("targets/", targets.targets, name="set-up-targets"),
    path("target/<str:code>/", targets.ledger, name="set-up-target-ledger"),
    path("target/<str:code>/new/", targets.target, name="set-up-target"),
    path("target/<str:code>/baseline/", targets.baseline, name="set-up-baseline"),
    path("how-you-work/", working.working, name="set-up-working"),
    path("look/", looks.look, name="set-up-look"),
]
