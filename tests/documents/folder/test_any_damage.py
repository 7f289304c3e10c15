"""Whatever happens to a folder, the reader answers in sentences."""

import re
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from saferplan.documents.folder import read_folder, write_folder
from tests.documents.folder.a_folder import SMALL, put, sentences

SENTENCE = re.compile(r"[a-z]+\.(yaml|csv)[^:]*: found .+, expected .+; .+\.")

SIGNS = [",", '"', "'", ":", ": ", "- ", "? ", "<<: ", "|", ">", "#", "%", "[", "{"]
ODD = ["\n", "\r", "\t", "  ", "\x00", "\ufeff", "\u2028", "---\n", "...\n", "é"]
WORDS = ["&a ", "*a", "!!int ", "null", "-1", "0", "2008-04", "nan", "inf", "9" * 5000]
SNIPPETS = st.sampled_from([*SIGNS, *ODD, *WORDS])
DAMAGE = st.tuples(
    st.sampled_from(list(SMALL)),
    st.integers(0, 2000),
    st.integers(0, 40),
    SNIPPETS | st.binary(max_size=6).map(lambda b: b.decode("latin-1")),
)


@given(st.lists(DAMAGE, min_size=1, max_size=4))
@settings(max_examples=100, deadline=None)
def test_damaged_folder_is_read_or_explained(
    damage: list[tuple[str, int, int, str]],
) -> None:
    texts = dict(SMALL)
    for name, start, length, snippet in damage:
        text = texts[name]
        at = start % (len(text) + 1)
        texts[name] = text[:at] + snippet + text[at + length :]

    with tempfile.TemporaryDirectory() as place:
        folder = put(Path(place) / "damaged", {**texts})
        told = sentences(folder)
        if not told:
            write_folder(read_folder(folder), Path(place) / "again")

    assert [line for line in told if not SENTENCE.fullmatch(line)] == []
