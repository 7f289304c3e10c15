"""The addresses of this room, below a partnership's own."""

from __future__ import annotations

from django.urls import URLPattern, path

from saferplan.web.boards import calendars, cycles, issuing, meetings, variances

# Fixed words come before the bodies' own.
urlpatterns: list[URLPattern] = [
    path("calendar/", calendars.boards_calendar, name="boards-calendar"),
    path("meetings/", meetings.all_meetings, name="meetings"),
    path("meetings/new/", meetings.new_meeting, name="meeting-new"),
    path("meetings/<int:number>/", meetings.meeting, name="meeting"),
    path("meetings/rhythm/<slug:body>/", cycles.cycle, name="cycle"),
    path("variances/", variances.all_variances, name="variances"),
    path("variances/<int:number>/", variances.variance, name="variance"),
    path("<slug:body>/<str:month>/issue/", issuing.issue, name="pack-issue"),
    path(
        "<slug:body>/<str:month>/v<int:version>/",
        issuing.issued,
        name="pack-issued",
    ),
    path(
        "<slug:body>/<str:month>/v<int:version>/pack.<str:kind>",
        issuing.issued_file,
        name="pack-issued-file",
    ),
]
