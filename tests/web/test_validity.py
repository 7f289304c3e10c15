"""Every page is valid HTML, with a title of its own and references that lead on."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

import html5lib
import pytest
from django.test import Client

from tests.browser.visitor import OUTSIDE, PAGES, a_trace, the_example
from tests.web.clients import signed_in

pytestmark = pytest.mark.django_db
REFERRING = ("for", "aria-describedby", "aria-labelledby", "aria-controls")


@pytest.fixture
def pages() -> dict[str, str]:
    """Every page of the site as it is sent, by its address."""
    the_example()
    asked = [("manager", a) for a in (*PAGES, a_trace("manager"))]
    asked += [("outsider", a) for a in OUTSIDE]
    asked += [("agency", "/peterborough/indicators/NI16/record/")]  # forbidden
    clients = {account: signed_in(account) for account, _ in asked}
    sent = {a: clients[account].get(a).content.decode() for account, a in asked}
    return sent | {"/sign-in/": Client().get("/sign-in/").content.decode()}


def test_every_page_parses_strictly(pages: dict[str, str]) -> None:
    assert {a: _faults(text) for a, text in pages.items() if _faults(text)} == {}


def test_every_page_names_each_element_once_and_refers_to_what_is_there(
    pages: dict[str, str],
) -> None:
    wrong = {a: _lost(_tree(text)) for a, text in pages.items()}
    assert {a: found for a, found in wrong.items() if found} == {}


def test_every_page_has_one_first_heading_and_says_its_title(
    pages: dict[str, str],
) -> None:
    trees = {a: _tree(text) for a, text in pages.items()}
    assert {a: len(t.findall(".//h1")) for a, t in trees.items()} == dict.fromkeys(
        pages, 1
    )
    titles = {a: "".join(t.find("head/title").itertext()) for a, t in trees.items()}  # type: ignore[union-attr]
    assert [
        a for a, t in titles.items() if not re.fullmatch(r"\S.+ – saferplan", t)
    ] == []
    steady = {a: t for a, t in titles.items() if "?" not in a}
    assert len(set(steady.values())) == len(steady)


def _faults(text: str) -> list[str]:
    parser = html5lib.HTMLParser()
    parser.parse(text)
    return [f"{place}: {code} {detail}" for place, code, detail in parser.errors]


def _tree(text: str) -> Element:
    return html5lib.parse(text, namespaceHTMLElements=False)


def _lost(tree: Element) -> list[str]:
    """Names used twice, and references to none."""
    names = [one.get("id", "") for one in tree.iter() if one.get("id") is not None]
    twice = {name for name in names if names.count(name) > 1}
    asked = {
        word
        for one in tree.iter()
        for attribute in REFERRING
        for word in one.get(attribute, "").split()
    }
    asked |= {
        one.get("href", "")[1:]
        for one in tree.iter("a")
        if one.get("href", "")[:1] == "#"
    }
    return sorted(twice | (asked - set(names)))
