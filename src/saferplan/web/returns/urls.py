"""The addresses of this room, below a partnership's own."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from saferplan.web.returns import accepting, downloads, uploading, views, words_form

ONE = "<slug:holder>/<str:month>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.returns, name="returns"),
    # Fixed words come before the holders' own.
    path("", include("saferplan.web.returns.history.urls")),
    path("", include("saferplan.web.returns.registers.urls")),
    path(ONE, views.monthly, name="return"),
    path(f"{ONE}words/<str:code>/", words_form.words, name="return-words"),
    path(f"{ONE}upload/", uploading.upload, name="return-upload"),
    path(f"{ONE}accept/", accepting.accept, name="return-acceptance"),
    path(f"{ONE}template.<str:kind>", downloads.template, name="return-template"),
    path(f"{ONE}files/<int:number>/", downloads.source, name="return-file"),
]
