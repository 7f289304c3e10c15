"""The addresses of this room, below a partnership's own."""

from __future__ import annotations

from django.urls import URLPattern, path

from saferplan.web.boards import (
    answering,
    arising,
    asked,
    asking,
    blockages,
    calendars,
    challenges,
    comparing,
    cycles,
    issue_record,
    issuing,
    meeting_page,
    meetings,
    minuting,
    successes,
    targets,
    terms,
    variances,
)

MEETING = "meetings/<int:number>/"
ISSUED = "<slug:body>/<str:month>/v<int:version>/"

# Fixed words come before the bodies' own.
urlpatterns: list[URLPattern] = [
    path("calendar/", calendars.boards_calendar, name="boards-calendar"),
    path("meetings/", meetings.all_meetings, name="meetings"),
    path("meetings/new/", meetings.new_meeting, name="meeting-new"),
    path("meetings/rhythm/<slug:body>/", cycles.cycle, name="cycle"),
    path(MEETING, meeting_page.meeting, name="meeting"),
    path(f"{MEETING}change/", meetings.change, name="meeting-change"),
    path(f"{MEETING}agenda/", minuting.agenda, name="meeting-agenda"),
    path(f"{MEETING}minutes/", minuting.minutes, name="meeting-minutes"),
    path(
        f"{MEETING}minutes.docx",
        meeting_page.minutes_file,
        name="meeting-minutes-file",
    ),
    path(f"{MEETING}attendance/", minuting.attendance, name="meeting-attendance"),
    path(f"{MEETING}interests/", minuting.interests, name="meeting-interests"),
    path(f"{MEETING}action/", arising.give, name="arising-new"),
    path("arising/", arising.all_arising, name="arising"),
    path("arising/<int:number>/", arising.finish, name="arising-done"),
    path("challenges/", challenges.all_challenges, name="challenges"),
    path("challenges/ask/", asking.ask, name="challenge-new"),
    path("challenges/<int:number>/", challenges.challenge, name="challenge"),
    path(
        "challenges/<int:number>/answer/",
        answering.give_answer,
        name="challenge-answer",
    ),
    path(
        "challenges/<int:number>/follow-up/",
        answering.follow_up,
        name="challenge-follow-up",
    ),
    path("variances/", asked.all_asked, name="variances"),
    path("variances/<int:number>/", variances.variance, name="variance"),
    path("blockages/<int:number>/", blockages.blockage, name="blockage"),
    path("blockages/<int:number>/answer/", blockages.say, name="blockage-answer"),
    path("blockages/<int:number>/close/", blockages.close, name="blockage-close"),
    path("targets/propose/", targets.propose, name="target-proposal-new"),
    path("targets/<int:number>/", targets.proposal, name="target-proposal"),
    path(
        "targets/<int:number>/withdraw/",
        targets.withdraw,
        name="target-proposal-withdraw",
    ),
    path("compare/", comparing.compare, name="pack-compare"),
    path("successes/", successes.all_successes, name="successes"),
    path("successes/<slug:holder>/<str:month>/", successes.take, name="success-take"),
    path("terms/", terms.all_texts, name="terms"),
    path("terms/add/", terms.new_text, name="terms-new"),
    path("terms/<int:number>/", terms.text, name="terms-text"),
    path("terms/<int:number>/change/", terms.change_text, name="terms-change"),
    path("<slug:body>/<str:month>/issue/", issuing.issue, name="pack-issue"),
    path(ISSUED, issuing.issued, name="pack-issued"),
    path(f"{ISSUED}record/", issue_record.issue_record, name="pack-record"),
    path(f"{ISSUED}pack.<str:kind>", issuing.issued_file, name="pack-issued-file"),
]
