from __future__ import annotations

import pytest

from saferplan.charts.text import format_number, short_period, text_width, wrap


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (0, 0, "0"),
        (0.5, 0, "1"),
        (2.5, 0, "3"),
        (-2.5, 0, "−3"),  # half away from nought
        (-0.4, 0, "0"),  # no negative nought
        (1234567, 0, "1,234,567"),
        (-1234.56, 1, "−1,234.6"),
        (2.675, 2, "2.68"),  # as it is written, not as it is held in binary
    ],
)
def test_number_is_rounded_half_up_and_parted_by_commas(value, decimals, written):
    assert format_number(value, decimals) == written


def test_lines_keep_all_words_within_the_width():
    text = "Substance Misuse Joint Commissioning Group and its sub-groups"

    lines = wrap(text, 120, 14)

    assert " ".join(lines) == text
    assert all(text_width(line, 14) <= 120 for line in lines)


def test_word_wider_than_the_width_is_cut_into_pieces():
    lines = wrap("Llanfairpwllgwyngyllgogerychwyrndrobwll", 60, 14)

    assert "".join(lines) == "Llanfairpwllgwyngyllgogerychwyrndrobwll"
    assert all(text_width(line, 14) <= 60 for line in lines)


def test_empty_text_is_one_empty_line():
    assert wrap("", 100, 14) == ("",)


def test_bold_is_wider_than_plain():
    assert text_width("Target", 14, bold=True) > text_width("Target", 14)


def test_months_are_shortened_and_other_words_are_not():
    assert short_period("12 months to September 2008") == "12 months to Sep 2008"
    assert short_period("Marching season") == "Marching season"
