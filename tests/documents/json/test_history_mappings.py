"""A mapping goes out and comes back; a file that is none is told why."""

from __future__ import annotations

import json

import pytest

from saferplan.core.indicators.vocabulary import Polarity
from saferplan.core.returns.history.mapping import Choice, Mapping, Use
from saferplan.documents.json.history_mappings import read_mapping, write_mapping
from tests.builders import a_ratio, an_indicator

MAPPING = Mapping(
    rows={
        "cases": Choice(use=Use.FIGURES, code="X1", new=an_indicator()),
        "repeats": Choice(
            use=Use.FIGURES,
            code="X2",
            over="cases",
            new=a_ratio(polarity=Polarity.HIGHER, groups=("a", "b"), caveats=("c",)),
        ),
        "aim": Choice(use=Use.TARGETS, code="X1"),
        "notes": Choice(),
    },
    columns={"2008-09!C4=Apr": "2008-04", "2008-09!O4=Total": ""},
    years={"Sheet1": 2008},
    group="abuse-group",
)


def test_a_mapping_comes_back_as_it_went_out() -> None:
    assert read_mapping(write_mapping(MAPPING)) == MAPPING


def test_yaml_is_read_as_well() -> None:
    text = "rows:\n  noise: {code: NI33}\n  litter: leave out\nyears: {A: 2008}\n"
    assert read_mapping(text) == Mapping(
        rows={"noise": Choice(use=Use.FIGURES, code="NI33"), "litter": Choice()},
        years={"A": 2008},
    )


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ([], "keys rows"),
        ({"row": {}}, "no key 'row'"),
        ({"rows": []}, ""),
        ({"rows": [1]}, "list of names"),
        ({"rows": {"a": {"use": "sing"}}}, "use is one of"),
        ({"rows": {"a": {"use": "figures"}}}, "needs the code"),
        ({"rows": {"a": {"new": {"code": "A"}}}}, "a code and a title"),
        ({"rows": {"a": {"new": {"code": "!", "title": "t"}}}}, "A code has"),
        ({"rows": {"a": {"new": {"code": "A", "title": "t", "sound": 1}}}}, "no key"),
        (
            {"rows": {"a": {"new": {"code": "A", "title": "t", "polarity": "up"}}}},
            "polarity is one of",
        ),
        ({"rows": {"a": {"new": {"code": "A", "title": "t", "digits": "x"}}}}, "“a”"),
        ({"years": {"a": "soon"}}, "a number like 2008"),
    ],
)
def test_what_is_no_mapping_is_told_in_words(held: object, said: str) -> None:
    if not said:
        assert read_mapping(json.dumps(held)) == Mapping()
        return
    with pytest.raises(ValueError, match=said):
        read_mapping(json.dumps(held))


@pytest.mark.parametrize("text", ["{", "a: b: c", "\t- x: [", "!!python/object:x {}"])
def test_what_is_no_yaml_is_told(text: str) -> None:
    with pytest.raises(ValueError, match="mapping"):
        read_mapping(text)
