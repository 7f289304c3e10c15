"""Files that cannot be compared: each is refused in sentences, within bounds."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from random import Random
from time import process_time
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from saferplan.documents.comparing.contents import Contents
from saferplan.documents.comparing.differing import compared
from saferplan.documents.comparing.opening import MOST_BYTES, opened
from saferplan.documents.comparing.reading import read
from saferplan.documents.workbooks import Unreadable
from tests.documents.comparing.sent_back import made, part, rewritten, with_parts
from tests.documents.workbooks.hostile import MALICE

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504
KINDS = ("pptx", "xlsx", "docx")
MAIN = {
    "pptx": "ppt/presentation.xml",
    "xlsx": "xl/workbook.xml",
    "docx": "word/document.xml",
}
LONGEST = 20.0
"""Seconds of processor time for the slowest file."""


def _small(kind: str) -> bytes:
    return made(kind, "overview")


def _read(content: bytes) -> Contents:
    return read(opened(content))


def _refused(content: bytes) -> tuple[str, ...]:
    with pytest.raises(Unreadable) as refusal:
        _read(content)
    return refusal.value.sentences


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "The file is empty."),
        (b"%PDF-1.7\n", "The file is a PDF."),
        (b"<!DOCTYPE html><html></html>", "The file is a web page (.html)."),
        (b"code,value\nA,1\n", "The file is plain text (.csv or the like)."),
        (b"{\\rtf1}", "The file is a text document (.rtf)."),
        (b"\x89PNG\r\n\x1a\n", "The file is a picture."),
        (b"\0" * 64, "The file is no Office file."),
        (OLE, "The file is no Office file."),
    ],
)
def test_a_file_of_another_kind_is_named_with_what_was_expected(
    content: bytes, found: str
) -> None:
    assert _refused(content) == (
        found,
        "The slides (.pptx), the workbook (.xlsx) or the Word document (.docx) of a "
        "pack can be compared: send one of these as it came back.",
    )


@pytest.mark.parametrize(
    ("word", "found", "ending"),
    [
        ("PowerPoint Document", "slides of PowerPoint 2003 or older (.ppt)", ".pptx"),
        ("WordDocument", "a document of Word 2003 or older (.doc)", ".docx"),
        ("Workbook", "a workbook of Excel 2003 or older (.xls)", ".xlsx"),
    ],
)
def test_a_file_of_old_office_is_to_be_saved_as_a_new_one(
    word: str, found: str, ending: str
) -> None:
    what, mend = _refused(OLE + word.encode("utf-16-le"))
    assert what == f"The file is {found}."
    assert mend.startswith(f"Open it, save it as {ending}, and send that.")


def test_a_file_with_a_password_is_to_be_opened_first() -> None:
    content = OLE + "EncryptedPackage".encode("utf-16-le")
    assert _refused(content) == (
        "The file is protected by a password.",
        "Take the password off (File, Info, Protect) and save it again.",
    )


def test_a_document_of_libreoffice_is_to_be_saved_as_word() -> None:
    kept = BytesIO()
    with ZipFile(kept, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    what, mend = _refused(kept.getvalue())
    assert what == "The file is a document of LibreOffice (.odt)."
    assert ".docx" in mend


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_with_macros_is_refused(kind: str) -> None:
    name = f"{MAIN[kind].partition('/')[0]}/vbaProject.bin"
    what, mend = _refused(with_parts(_small(kind), {name: b"\xd0\xcf"}))
    assert "macros" in what
    assert "without macros" in mend


def test_a_file_that_is_too_large_is_refused_unopened() -> None:
    what, _ = _refused(b"PK\x03\x04" + b"\0" * MOST_BYTES)
    assert what == "The file is larger than 50 MB."


# ------------------------------------------------------------------- hostile archives
@pytest.mark.parametrize("kind", KINDS)
def test_what_would_fill_the_memory_is_refused_before_it_is_unpacked(kind: str) -> None:
    bomb = with_parts(_small(kind), {"bomb.bin": b"\0" * 30_000_000})
    tracemalloc.start()
    try:
        what, _ = _refused(bomb)
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()
    assert "packed far more tightly" in what


def test_ten_million_cells_are_refused() -> None:
    """A sheet of forty million bytes, which packs to a few thousand."""
    name = "xl/worksheets/sheet1.xml"
    sheet = part(_small("xlsx"), name)
    head, found, foot = sheet.partition(b"</sheetData>")
    assert found
    rows = (b"<row>" + b"<c><v>1</v></c>" * 1_000 + b"</row>") * 10_000
    began = process_time()
    sentences = _refused(
        with_parts(_small("xlsx"), {name: b"".join((head, rows, found, foot))})
    )
    assert process_time() - began < LONGEST
    assert sentences


def test_more_filled_cells_than_a_pack_has_are_refused() -> None:
    held = Workbook(write_only=True)
    for number in range(2):
        sheet = held.create_sheet(f"S{number}")
        for row in range(3_000):
            sheet.append([row] * 60)
    kept = BytesIO()
    held.save(kept)
    assert "cells" in _refused(kept.getvalue())[0]


def test_a_cell_far_out_is_refused_and_not_filled_up_to() -> None:
    held = Workbook()
    held.active["XFD1048576"] = 1
    kept = BytesIO()
    held.save(kept)
    assert "beyond column ALL" in _refused(kept.getvalue())[0]


def test_thousands_of_slides_are_refused() -> None:
    name = MAIN["pptx"]
    show = part(_small("pptx"), name).decode()
    entry = show[show.index("<p:sldId ") :].partition("/>")[0] + "/>"
    parts = {name: show.replace(entry, entry * 3_000, 1).encode()}
    assert _refused(with_parts(_small("pptx"), parts)) == (
        "The file has more slides than can be compared (1,000 at most).",
        "Take out what is not of the pack and save it again.",
    )


def test_thousands_of_parts_are_refused() -> None:
    parts = {f"ppt/more/{n}.xml": b"x" for n in range(10_001)}
    assert "parts inside" in _refused(with_parts(_small("pptx"), parts))[0]


_LAUGHS = (
    b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY i SYSTEM "file:///etc/passwd">]>'
)


@pytest.mark.parametrize("kind", KINDS)
def test_words_defined_inside_are_never_read(kind: str) -> None:
    text = part(_small(kind), MAIN[kind])
    at = text.index(b"?>") + 2
    spoilt = text[:at] + _LAUGHS + text[at:]
    assert (
        "document type" in _refused(with_parts(_small(kind), {MAIN[kind]: spoilt}))[0]
    )


@pytest.mark.parametrize("kind", KINDS)
def test_another_encoding_hides_nothing(kind: str) -> None:
    text = part(_small(kind), MAIN[kind]).decode()
    text = text.replace("UTF-8", "UTF-16").replace("utf-8", "UTF-16")
    parts = {MAIN[kind]: text.encode("utf-16")}
    assert "no Office program" in _refused(with_parts(_small(kind), parts))[1]


@pytest.mark.parametrize("kind", KINDS)
def test_a_link_that_leads_out_of_the_file_is_not_followed(kind: str) -> None:
    """As a person sees it, nothing has changed."""
    folder, _, name = MAIN[kind].partition("/")
    listing = f"{folder}/_rels/{name}.rels"
    link = (
        b'<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/'
        b'officeDocument/2006/relationships/%s" Target="%s" TargetMode="External"/>'
        b"</Relationships>"
    )
    links = part(_small(kind), listing).replace(
        b"</Relationships>", link % (b"comments", b"file:///etc/passwd")
    )
    assert _read(with_parts(_small(kind), {listing: links})) == _read(_small(kind))


def _parts(kind: str) -> list[str]:
    with ZipFile(BytesIO(_small(kind))) as archive:
        return archive.namelist()


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_without_one_of_its_parts_is_read_or_refused(kind: str) -> None:
    read_all = 0
    for gone in _parts(kind):
        content = rewritten(
            _small(kind), lambda name, held, gone=gone: None if name == gone else held
        )
        read_all += _is_read(content)
    assert 0 < read_all < len(_parts(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_with_a_broken_part_is_read_or_refused(kind: str) -> None:
    for name in _parts(kind):
        for spoil in (b"", b"<", b"<a/>", b"<a>" * 500, b"\xff\xfe\x00"):
            _is_read(with_parts(_small(kind), {name: spoil}))


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_damaged_by_chance_is_read_or_refused(kind: str) -> None:
    chance = Random(20090330)  # noqa: S311 - the same files every time
    for _ in range(150):
        content = bytearray(_small(kind))
        for _ in range(chance.choice((1, 3, 20))):
            content[chance.randrange(len(content))] = chance.randrange(256)
        _is_read(bytes(content[: chance.choice((None, chance.randrange(9999)))]))


def _is_read(content: bytes) -> bool:
    """Is it read? Anything but a refusal is an error of ours."""
    try:
        found = _read(content)
    except Unreadable as problem:
        refused = problem.sentences
    else:
        compared(found, found)
        return True
    assert refused
    assert all(sentence.endswith(".") for sentence in refused)
    return False


@cache
def _malice() -> tuple[tuple[str, bytes], ...]:
    def all_of() -> Iterator[tuple[str, bytes]]:
        for make in MALICE:
            yield from ((case.kind, case.content) for case in make())

    return tuple(all_of())


@pytest.mark.slow
def test_the_hostile_workbooks_of_returns_are_read_or_refused_in_time() -> None:
    count = 0
    for kind, content in _malice():
        began = process_time()
        count += not _is_read(content)
        assert process_time() - began < LONGEST, kind
    assert count > 100


def test_a_deflated_lie_about_the_size_is_found_out() -> None:
    kept = BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b" " * 5_000)
    content = bytearray(kept.getvalue())
    at = content.index(b"PK\x01\x02") + 24
    content[at : at + 4] = (10).to_bytes(4, "little")
    assert _refused(bytes(content))[0] == "The file is damaged and cannot be opened."
