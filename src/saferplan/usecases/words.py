"""Words that somebody typed: kept as they are, if everybody can read them."""

from __future__ import annotations

from saferplan.core.wording import is_plain_text
from saferplan.usecases.errors import Refused
from saferplan.usecases.refused_at import LONGEST


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


def require_short_words(**typed: str) -> None:
    """Raise Refused for such signs, and for text that is longer than a field holds."""
    require_words(**typed)
    problems = [
        f"“{name.replace('_', ' ')}” is longer than {LONGEST:,} letters; say it "
        "shorter."
        for name, text in typed.items()
        if len(text) > LONGEST
    ]
    if problems:
        raise Refused(*problems)
