"""The Jinja environment that pages and papers share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jinja2 import (
    BaseLoader,
    ChainableUndefined,
    ChoiceLoader,
    Environment,
    PackageLoader,
    PrefixLoader,
)

from saferplan.documents.status import status_of


def environment(loaders: Sequence[BaseLoader] = (), **options: Any) -> Environment:
    """Which environment turns values into HTML?

    The templates of ``loaders`` come first, then the macros for a status, a
    table and a chart under ``documents/``, and the GOV.UK components
    under ``govuk_frontend_jinja/``. Everything is escaped; the undefined is
    chainable because the GOV.UK components ask for parameters of parameters.

    >>> page = environment().from_string("{{ '<b>' }}{{ nothing.at.all }}")
    >>> page.render()
    '&lt;b&gt;'
    """
    settings: dict[str, Any] = {"trim_blocks": True, "lstrip_blocks": True}
    settings |= options
    settings |= {"autoescape": True, "undefined": ChainableUndefined}
    made = Environment(loader=_loader(loaders), **settings)  # noqa: S701 - it is on
    # Templates ask it of a position: a status is worded in one place alone.
    made.globals["status_of"] = status_of
    return made


def _loader(loaders: Sequence[BaseLoader]) -> ChoiceLoader:
    govuk = PrefixLoader(
        {"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}
    )
    own = PackageLoader("saferplan.documents.html")
    return ChoiceLoader([*loaders, own, govuk])
