"""The addresses of history, below those of returns."""

from __future__ import annotations

from django.urls import URLPattern, path

from saferplan.web.returns.history import views

urlpatterns: list[URLPattern] = [
    path("history/", views.drop_in, name="history"),
    path("history/<str:digest>/", views.preview, name="history-preview"),
    path(
        "history/<str:digest>/loaded/<int:entry>/", views.loaded, name="history-loaded"
    ),
]
