"""Letters that go out: plain, complete, safe, and never a blame."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser

import pytest

from saferplan.documents.letters_out.chaser import Awaited, chaser
from saferplan.documents.letters_out.digest import Item, digest

TODAY = date(2009, 1, 10)
ITEMS = (
    Item(words="The return of A", due=date(2009, 1, 12), link="https://p/a"),
    Item(words="Crimes & <b>fires", due=date(2008, 12, 31), link="https://p/b?x=1&y"),
    Item(words="The papers", due=TODAY, link="https://p/c"),
)


class _Reader(HTMLParser):
    """What a mail program would show, and where its links lead."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_late_comes_first_and_each_has_its_link() -> None:
    letter = digest(ITEMS, TODAY)
    assert letter.subject == "1 late, 2 coming up: community safety returns and papers"
    assert letter.text.startswith(
        "Hello,\n\n"
        "1 thing late:\n"
        "- Crimes & <b>fires, was due 31 December 2008 (10 days ago)\n"
        "  https://p/b?x=1&y\n\n"
        "2 things coming up:\n"
        "- The papers, due today\n"
        "  https://p/c\n"
        "- The return of A, due 12 January 2009\n"
        "  https://p/a\n"
    )
    assert "sign in" in letter.text


def test_html_says_the_same_and_loads_nothing() -> None:
    letter = digest(ITEMS, TODAY)
    read = _Reader(letter.html)
    assert read.links == ["https://p/b?x=1&y", "https://p/c", "https://p/a"]
    assert "Crimes & <b>fires" in read.text
    assert not {"b", "img", "script", "link", "style"} & set(read.tags)
    for words in ("1 thing late", "10 days ago", "due today", "sign in"):
        assert words in read.text


def test_nothing_to_say_is_no_letter() -> None:
    with pytest.raises(ValueError, match="about something"):
        digest((), TODAY)


def test_chaser_asks_and_says_what_waits() -> None:
    text = chaser(
        partnership="Safer Anytown",
        agency="County Constabulary",
        awaited=[Awaited("Crimes", "April to June 2008", date(2008, 9, 30))],
        depending=["a", "b", "c", "d", "e", "f"],
    )
    assert "- Crimes, April to June 2008 (due 30 September 2008)" in text
    assert "cannot be shown in full: a, b, c, d and 2 more." in text
    assert "when to expect" in text
    for harsh in ("fail", "must", "overdue", "breach", "immediately"):
        assert harsh not in text.lower()


def test_chaser_is_empty_when_all_came() -> None:
    assert chaser(partnership="A", agency="B", awaited=[]) == ""
