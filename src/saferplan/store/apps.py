"""The one Django application of the models."""

from __future__ import annotations

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """All models stand under one label, with one history of migrations."""

    name = "saferplan.store"
    label = "store"
    verbose_name = "saferplan"
