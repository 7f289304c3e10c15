"""The environment of pages and papers escapes everything and finds its macros."""

from __future__ import annotations

from jinja2 import DictLoader

from saferplan.documents.html.environment import environment
from saferplan.documents.status import Status


def test_environment_escapes_whatever_it_is_given() -> None:
    page = environment().from_string("{{ text }}")
    assert page.render(text="<b>&") == "&lt;b&gt;&amp;"


def test_environment_prefers_the_templates_of_its_owner() -> None:
    own = DictLoader({"documents/status.html": "ours"})
    assert environment([own]).get_template("documents/status.html").render() == "ours"


def test_environment_knows_the_components_of_govuk() -> None:
    page = environment().from_string(
        '{% from "govuk_frontend_jinja/components/tag/macro.html" import govukTag %}'
        "{{ govukTag({'text': 'New'}) }}"
    )
    assert "govuk-tag" in page.render()


def test_status_is_a_word_whose_shape_is_not_read_aloud() -> None:
    page = environment().from_string(
        '{% from "documents/status.html" import status %}{{ status(shown) }}'
    )
    assert page.render(shown=Status("■", "Red", "red")) == (
        '<strong class="sp-status sp-status--red">'
        '<span aria-hidden="true">■</span> Red</strong>'
    )
