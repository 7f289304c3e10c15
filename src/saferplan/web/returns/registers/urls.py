"""The addresses of the register, below a partnership's returns."""

from __future__ import annotations

from django.urls import path

from saferplan.web.returns.registers import views

urlpatterns = [
    path("data-sets/", views.data_sets, name="data-sets"),
    path("data-sets/add/", views.add, name="data-set-add"),
    path("data-sets/answer/", views.printable, name="data-sets-answer"),
    path("data-sets/<slug:feed>/", views.one, name="data-set"),
    path("data-sets/<slug:feed>/change/", views.change, name="data-set-change"),
    path("data-sets/<slug:feed>/end/", views.end, name="data-set-end"),
    path("data-sets/<slug:feed>/deliver/", views.deliver, name="data-set-deliver"),
    path("agencies/<slug:organisation>/", views.agency, name="agency"),
]
