"""The addresses of this room, below a partnership's own."""

from __future__ import annotations

from django.urls import path

from saferplan.web.people import access_views, interest_views, log_views, tokens, views

PERSON = "account/<str:account>/"

urlpatterns = [
    path("", views.people, name="people"),
    path("invite/", views.invite_somebody, name="people-invite"),
    path("interests/", interest_views.interests, name="interests"),
    path("interests/end/", interest_views.end, name="interest-end"),
    path("tokens/", tokens.tokens, name="tokens"),
    path("tokens/end/", tokens.end, name="token-end"),
    path("log/", log_views.log, name="log"),
    path("log.csv", log_views.log_file, name="log-file"),
    path(PERSON, views.one_person, name="person"),
    path(f"{PERSON}reset/", access_views.reset, name="person-reset"),
    path(f"{PERSON}role/", access_views.role, name="person-role"),
    path(f"{PERSON}hand-over/", access_views.hand_over_post, name="person-hand-over"),
    path(f"{PERSON}clearance/", access_views.clearance, name="person-clearance"),
    path(
        f"{PERSON}clearance/end/",
        access_views.clearance_end,
        name="person-clearance-end",
    ),
    path(f"{PERSON}end/", access_views.end, name="person-end"),
]
