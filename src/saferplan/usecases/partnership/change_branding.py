"""Change a partnership's own look: colour, logo, the templates of its papers."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

from saferplan.core.boards.pack import Branding
from saferplan.documents.folder.branding import COLOUR, MOST_BYTES, is_png
from saferplan.documents.given_templates import slide_template, word_template
from saferplan.store import reading
from saferplan.store.additions import Additions
from saferplan.usecases.actor import Actor
from saferplan.usecases.partnership.changing import changing
from saferplan.usecases.refused_at import RefusedAt, made


def change_branding(
    *,
    by: Actor,
    partnership: str,
    colour: str,
    logo: bytes | None = None,
    slides: bytes | None = None,
    word: bytes | None = None,
    drop: Collection[str] = (),
) -> int:
    """Give its papers this colour and logo; the ledger's number, 0 without a change.

    ``slides`` is a .potx or .pptx, ``word`` a .dotx or .docx in which papers are
    written. What is not given stays as it is, but for what ``drop`` names (logo,
    slides, word). Only a PNG picture is taken from a page: other kinds may carry more
    than a picture.

    Raises:
        NotFound, NotPermitted: the actor may not.
        RefusedAt: no colour in six digits, no whole PNG picture, or a template that
            cannot be used.
    """
    with changing(by, partnership) as held:
        before = reading.branding(held.row) or Branding()
        _refuse(colour, logo)
        after = replace(before, colour=colour.lower(), **_dropped(drop))
        if logo is not None:
            after = replace(after, logo=logo, logo_type="png")
        if slides is not None:
            after = replace(after, slide_template=_usable("slides", slides))
        if word is not None:
            after = replace(after, word_template=_usable("word", word))
        if after == before:
            return 0
        detail = {"before": _told(before), "after": _told(after)}
        return held.write("change_branding", detail, Additions(branding=after))


_DROPPED: Mapping[str, Mapping[str, Any]] = {
    "logo": {"logo": None, "logo_type": ""},
    "slides": {"slide_template": None},
    "word": {"word_template": None},
}
_CHECKS = {"slides": slide_template, "word": word_template}


def _dropped(names: Collection[str]) -> dict[str, Any]:
    """The fields that are emptied."""
    return {k: v for name in names for k, v in _DROPPED[name].items()}


def _usable(field: str, content: bytes) -> bytes:
    """The template as papers can be written in it."""
    if len(content) > MOST_BYTES:
        most = MOST_BYTES // 10**6
        raise RefusedAt(
            (field, f"The file has more than {most} megabytes. Save a smaller one.")
        )
    return made(lambda: _CHECKS[field](content), field)


def _refuse(colour: str, logo: bytes | None) -> None:
    problems = []
    if not COLOUR.fullmatch(colour):
        problems.append(
            ("colour", "Write the colour as # and six digits, for example #0b4f52.")
        )
    if logo is not None and (len(logo) > MOST_BYTES or not is_png(logo)):
        problems.append(
            (
                "logo",
                f"The logo is not a PNG picture of at most {MOST_BYTES // 10**6} "
                "megabytes. Save it as PNG and choose it again.",
            )
        )
    if problems:
        raise RefusedAt(*problems)


def _told(branding: Branding) -> dict[str, Any]:
    """The look as the log keeps it: a file by its fingerprint."""
    return {
        "colour": branding.colour,
        "logo": _print(branding.logo),
        "slides": _print(branding.slide_template),
        "word": _print(branding.word_template),
    }


def _print(content: bytes | None) -> str | None:
    return sha256(content).hexdigest()[:16] if content else None
