"""The addresses; they say the field's words."""

from __future__ import annotations

from django.urls import include, path

from saferplan.web.about import views as about
from saferplan.web.accounts import invitations
from saferplan.web.accounts import views as accounts
from saferplan.web.boards import views as boards
from saferplan.web.indicators import definition_views as definitions
from saferplan.web.indicators import views as indicators
from saferplan.web.partnership import views as partnership
from saferplan.web.setting_up import starting

handler403 = "saferplan.web.about.views.not_permitted"
handler404 = "saferplan.web.about.views.not_found"
handler500 = "saferplan.web.about.views.went_wrong"

# Fixed words come before the partnerships' own.
urlpatterns = [
    path("", partnership.partnerships, name="partnerships"),
    path("sign-in/", accounts.sign_in, name="sign-in"),
    path("sign-out/", accounts.sign_out, name="sign-out"),
    path("invitation/<str:token>/", invitations.invitation, name="invitation"),
    path("accessibility/", about.accessibility, name="accessibility"),
    path("new-partnership/", starting.new_partnership, name="new-partnership"),
    path("trace/", indicators.trace_search, name="trace-search"),
    path("trace/<str:code>/", indicators.trace, name="trace"),
    path("api/v1/", include("saferplan.api.addresses")),
    path("<slug:partnership>/", partnership.home, name="home"),
    path("<slug:partnership>/indicators/", indicators.dashboard, name="dashboard"),
    path(
        "<slug:partnership>/indicators/<str:code>/",
        indicators.indicator,
        name="indicator",
    ),
    path(
        "<slug:partnership>/indicators/<str:code>/record/",
        indicators.record,
        name="record",
    ),
    path(
        "<slug:partnership>/definitions/", definitions.definitions, name="definitions"
    ),
    path(
        "<slug:partnership>/definitions/library/", definitions.library, name="library"
    ),
    path(
        "<slug:partnership>/definitions/library/<slug:shelf>/<slug:entry>/",
        definitions.library_definition,
        name="library-definition",
    ),
    path("<slug:partnership>/partnership/", partnership.structure, name="structure"),
    path("<slug:partnership>/groups/<slug:group>/", partnership.group, name="group"),
    path("<slug:partnership>/boards/", boards.boards, name="boards"),
    path("<slug:partnership>/boards/", include("saferplan.web.boards.urls")),
    path("<slug:partnership>/boards/<slug:body>/", boards.choose, name="board"),
    path(
        "<slug:partnership>/boards/<slug:body>/<str:month>/", boards.pack, name="pack"
    ),
    path(
        "<slug:partnership>/boards/<slug:body>/<str:month>/pack.<str:kind>",
        boards.pack_file,
        name="pack-file",
    ),
    path("<slug:partnership>/returns/", include("saferplan.web.returns.urls")),
    path("<slug:partnership>/plan/", include("saferplan.web.plan.urls")),
    path("<slug:partnership>/people/", include("saferplan.web.people.urls")),
    path("<slug:partnership>/set-up/", include("saferplan.web.setting_up.urls")),
]
