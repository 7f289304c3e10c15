"""What can become of a request, and what of it a body can decide."""

from __future__ import annotations

from saferplan.core.partnership.decisions import DECIDED, Decision


def test_only_a_request_is_still_to_be_decided() -> None:
    assert [one for one in Decision if one.is_open] == [Decision.REQUESTED]


def test_a_body_approves_or_refuses_and_whoever_asked_withdraws() -> None:
    assert set(DECIDED) == {Decision.APPROVED, Decision.REFUSED}
    assert set(Decision) - set(DECIDED) == {Decision.REQUESTED, Decision.WITHDRAWN}


def test_decisions_are_read_by_the_word_they_are_kept_as() -> None:
    words = "requested approved refused withdrawn".split()
    assert [Decision(word).value for word in words] == words
