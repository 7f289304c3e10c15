"""Templates of an office: opened as what other libraries read, or refused in words."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation

from saferplan.documents.office_templates import (
    DOCUMENT,
    MOST_BYTES,
    PRESENTATION,
    TYPES,
    opened,
)

MAIN = "application/vnd.openxmlformats-officedocument."
POTX = f"{MAIN}presentationml.template.main+xml"
PPSX = f"{MAIN}presentationml.slideshow.main+xml"
DOTX = f"{MAIN}wordprocessingml.template.main+xml"
MACROS = "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"


def saved(kind: str) -> bytes:
    """An empty file as another library saves it."""
    kept = BytesIO()
    (Presentation() if kind == "pptx" else docx.Document()).save(kept)
    return kept.getvalue()


SLIDES, WORDS = saved("pptx"), saved("docx")


def parts(archive: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(archive)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def packed(held: dict[str, bytes], how: int = ZIP_DEFLATED) -> bytes:
    kept = BytesIO()
    with ZipFile(kept, "w", how) as made:
        for name, content in held.items():
            made.writestr(name, content)
    return kept.getvalue()


def called(archive: bytes, was: str, now: str) -> bytes:
    """The same archive with another type of its main part."""
    held = parts(archive)
    assert was.encode() in held[TYPES]
    return packed(held | {TYPES: held[TYPES].replace(was.encode(), now.encode())})


def with_types(types: bytes) -> bytes:
    return packed({TYPES: types})


@pytest.mark.parametrize("kind", [POTX, PPSX])
def test_slide_template_opens_as_slides_with_every_part_as_it_was(kind: str) -> None:
    template = called(SLIDES, PRESENTATION, kind)
    with pytest.raises(ValueError, match="is not a PowerPoint file"):
        Presentation(BytesIO(template))
    made = opened(template, PRESENTATION)
    assert len(Presentation(BytesIO(made)).slide_layouts) == 11
    before, after = parts(template), parts(made)
    assert list(before) == list(after)
    assert {n for n in before if before[n] != after[n]} <= {TYPES}


def test_word_template_opens_as_a_document() -> None:
    template = called(WORDS, DOCUMENT, DOTX)
    made = docx.Document(BytesIO(opened(template, DOCUMENT)))
    assert "Heading 1" in {style.name for style in made.styles}


@pytest.mark.parametrize(
    ("archive", "wanted"), [(SLIDES, PRESENTATION), (WORDS, DOCUMENT)]
)
def test_what_is_a_document_already_is_given_back_untouched(
    archive: bytes, wanted: str
) -> None:
    assert opened(archive, wanted) == archive


OVERRIDE = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Override PartName="/a" ContentType="%s"/></Types>'
)
BOMB = (
    b'<!DOCTYPE t [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(
        b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(12)
    )
    + b"]><Types>&m;</Types>"
)
OUTSIDE = (
    b'<!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b"<Override ContentType='&x;'/></Types>"
)


@pytest.mark.parametrize(
    ("archive", "wanted", "told"),
    [
        (b"", PRESENTATION, "not a zip file"),
        (b"Minutes of the board", PRESENTATION, "not a zip file"),
        # An old .ppt is no archive at all.
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 512, PRESENTATION, "not a zip"),
        (packed({}), PRESENTATION, "Content_Types"),
        (packed({"readme.txt": b"words"}), PRESENTATION, "Content_Types"),
        (with_types(b""), PRESENTATION, "empty"),
        (with_types(b"<Types"), PRESENTATION, "line 1"),
        (with_types(b"<Types/>"), PRESENTATION, "of another kind"),
        (with_types(OVERRIDE % MACROS.encode()), PRESENTATION, "holds macros"),
        (called(SLIDES, PRESENTATION, MACROS), PRESENTATION, "holds macros"),
        (with_types(OUTSIDE), PRESENTATION, "external entity"),
        (with_types(BOMB), PRESENTATION, "amplification"),
        # The other program's file.
        (WORDS, PRESENTATION, "of another kind"),
        (SLIDES, DOCUMENT, "of another kind"),
        (called(WORDS, DOCUMENT, DOTX), PRESENTATION, "of another kind"),
        (called(SLIDES, PRESENTATION, POTX), DOCUMENT, "of another kind"),
    ],
)
def test_what_is_no_template_is_refused_in_words(
    archive: bytes, wanted: str, told: str
) -> None:
    with pytest.raises(ValueError, match=told):
        opened(archive, wanted)


def test_archive_that_unpacks_to_too_much_is_refused_before_it_is_unpacked() -> None:
    archive = bytearray(packed(parts(SLIDES) | {"a": b"\0" * 9}))
    # What its directory says of the last part: 200 million bytes.
    at = archive.rindex(b"PK\x01\x02")
    archive[at + 24 : at + 28] = MOST_BYTES.to_bytes(4, "little")
    with pytest.raises(ValueError, match=r"it unpacks to 200,\d{3},\d{3} bytes"):
        opened(bytes(archive), PRESENTATION)


def test_part_that_is_damaged_or_locked_is_refused() -> None:
    held = parts(SLIDES)
    archive = bytearray(packed(held, ZIP_STORED))
    at = archive.index(held["ppt/presentation.xml"])
    archive[at + 100] ^= 1
    with pytest.raises(ValueError, match=r"ppt/presentation\.xml"):
        opened(bytes(archive), PRESENTATION)
    locked = bytearray(packed({TYPES: b"<Types/>"}, ZIP_STORED))
    # The bit of each header that says a part is encrypted.
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(ValueError, match="encrypted"):
        opened(bytes(locked), PRESENTATION)


@given(
    st.sampled_from([SLIDES, called(WORDS, DOCUMENT, DOTX)]),
    st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=6),
    st.integers(0, 10**6),
)
def test_any_damage_is_refused_or_does_no_harm(
    archive: bytes, changes: list[tuple[int, int]], length: int
) -> None:
    damaged = bytearray(archive)
    for at, byte in changes:
        damaged[at % len(damaged)] = byte
    if length % 3 == 0:
        damaged = damaged[: length % len(damaged)]
    for wanted in (PRESENTATION, DOCUMENT):
        try:
            made = opened(bytes(damaged), wanted)
        except ValueError:
            continue
        assert wanted.encode() in parts(made)[TYPES]
