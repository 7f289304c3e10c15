from __future__ import annotations

from xml.etree.ElementTree import fromstring

import pytest

from saferplan.charts.svg import element, number, path_points


def test_text_with_markup_is_escaped():
    written = element("text", "<script>alert('1' & \"2\")</script>").render()

    assert "<script>" not in written
    assert fromstring(written).text == "<script>alert('1' & \"2\")</script>"  # noqa: S314


def test_attribute_with_quotes_is_escaped():
    written = element("g", aria_label='" onload="x" & \'').render()

    assert fromstring(written).attrib == {"aria-label": '" onload="x" & \''}  # noqa: S314


def test_letters_xml_forbids_are_left_out():
    assert element("text", "a\x00b\x0bc\ud800d").render() == "<text>abcd</text>"


@pytest.mark.parametrize("name", ["style", "onload", "onclick"])
def test_style_and_script_attributes_are_refused(name):
    with pytest.raises(ValueError, match="refused"):
        element("g", **{name: "x"})


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_coordinate_that_is_not_finite_is_refused(value):
    with pytest.raises(ValueError, match="finite"):
        number(value)


def test_numbers_have_two_decimals_at_most():
    assert path_points([(1 / 3, 100), (-0.0001, 2.50)]) == "0.33,100 0,2.5"
