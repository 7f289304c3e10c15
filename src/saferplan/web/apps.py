"""The Django app of the pages; it has no models."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The pages."""

    name = "saferplan.web"
    label = "web"
