"""The pages' Jinja environment: the documents' own, with addresses and static files."""

from __future__ import annotations

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import BaseLoader, Environment

from saferplan.documents.html.environment import environment as documents_environment


def environment(*, loader: BaseLoader, **options: Any) -> Environment:
    """Make the environment in which Django renders the pages."""
    made = documents_environment([loader], **options)
    made.globals |= {"static": static, "url": address}
    return made


def address(name: str, **parts: str) -> str:
    """Which address has this page? ``url("dashboard", partnership="anytown")``."""
    return reverse(name, kwargs=parts)
