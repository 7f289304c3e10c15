"""The addresses of this room, below a partnership's own."""

from __future__ import annotations

from django.urls import URLPattern, path

from saferplan.web.plan import views

urlpatterns: list[URLPattern] = [
    path("actions/", views.actions, name="actions"),
    path("actions/<str:code>/", views.action, name="action"),
]
