"""One e-mail with all that is due or late for one person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from saferplan.core.periods import day_label
from saferplan.core.wording import plural


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that is waited for, by when, and where its page stands."""

    words: str
    due: date
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """An e-mail: its subject, and the same words as plain text and as HTML."""

    subject: str
    text: str
    html: str


_CLOSING = (
    "Each link asks you to sign in. You are not told the same thing again before it "
    "is later than it is now. If something has been sent already, or cannot be sent, "
    "tell your partnership manager."
)
_PAGE = Markup(
    '<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8">'
    "<title>{subject}</title></head>\n<body>\n<p>Hello,</p>\n{parts}"
    "<p>{closing}</p>\n</body></html>\n"
)
_PART = Markup("<h2>{heading}</h2>\n<ul>\n{items}</ul>\n")
_ITEM = Markup('<li><a href="{link}">{words}</a>, {due}</li>\n')


def digest(items: Sequence[Item], today: date) -> Letter:
    """What does the e-mail say? What is late comes first, each in order of its day.

    The HTML loads nothing from anywhere and says the same as the text.

    Raises:
        ValueError: there is nothing to say.

    >>> digest([Item(words="Crimes", due=date(2009, 1, 9), link="x")],
    ...     date(2009, 1, 10)).subject
    '1 late: community safety returns and papers'
    """
    if not items:
        raise ValueError("A reminder is about something.")
    in_order = sorted(items, key=lambda item: item.due)
    late = [item for item in in_order if item.due < today]
    soon = [item for item in in_order if item.due >= today]
    parts = [
        (f"{plural(len(held), 'thing')} {words}", held)
        for words, held in (("late", late), ("coming up", soon))
        if held
    ]
    subject = _subject(len(late), len(soon))
    return Letter(
        subject=subject,
        text=_text(parts, today),
        html=_html(subject, parts, today),
    )


def _subject(late: int, soon: int) -> str:
    counts = [f"{late} late"] * bool(late) + [f"{soon} coming up"] * bool(soon)
    return f"{', '.join(counts)}: community safety returns and papers"


def _text(parts: Sequence[tuple[str, Sequence[Item]]], today: date) -> str:
    blocks = ["Hello,"]
    for heading, items in parts:
        lines = [f"- {i.words}, {_when(i, today)}\n  {i.link}" for i in items]
        blocks.append("\n".join([f"{heading}:", *lines]))
    return "\n\n".join([*blocks, _CLOSING]) + "\n"


def _html(
    subject: str, parts: Sequence[tuple[str, Sequence[Item]]], today: date
) -> str:
    made = Markup("").join(
        _PART.format(
            heading=heading,
            items=Markup("").join(
                _ITEM.format(link=i.link, words=i.words, due=_when(i, today))
                for i in items
            ),
        )
        for heading, items in parts
    )
    return str(_PAGE.format(subject=subject, parts=made, closing=_CLOSING))


def _when(item: Item, today: date) -> str:
    days = (today - item.due).days
    if days > 0:
        return f"was due {day_label(item.due)} ({plural(days, 'day')} ago)"
    return "due today" if days == 0 else f"due {day_label(item.due)}"
