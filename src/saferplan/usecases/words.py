"""Words that somebody typed: kept as they are, if everybody can read them."""

from __future__ import annotations

from saferplan.core.wording import is_plain_text
from saferplan.usecases.errors import Refused


def require_words(**typed: str) -> None:
    """Raise Refused for text with signs that cannot be printed, each by its name."""
    problems = [
        f"“{name.replace('_', ' ')}” holds a sign that cannot be printed; type it "
        "again."
        for name, text in typed.items()
        if not is_plain_text(text)
    ]
    if problems:
        raise Refused(*problems)
