"""The same content kept otherwise: other parts, order, vocabularies, comments."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import pytest

from saferplan.documents.comparing.opening import opened
from tests.documents.comparing.sent_back import (
    comparison,
    made,
    part,
    rewritten,
    told,
    with_parts,
)

KINDS = ("pptx", "xlsx", "docx")


def _turned_round(content: bytes) -> bytes:
    """The parts in the other order, and not packed."""
    kept = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(kept, "w", ZIP_STORED) as new:
        for name in reversed(old.namelist()):
            new.writestr(name, old.read(name))
    return kept.getvalue()


_NAMES = re.compile(
    r"(slides/|notesSlides/|charts/|worksheets/|media/)(\w+?)(\d*\.\w+)"
)


def _renamed(content: bytes) -> bytes:
    """Every slide, chart, sheet and picture under another name."""

    def change(text: str) -> str:
        return _NAMES.sub(r"\1renamed-\2\3", text)

    kept = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(kept, "w") as new:
        for name in old.namelist():
            held = old.read(name)
            if name.endswith(".rels") or name == "[Content_Types].xml":
                held = change(held.decode()).encode()
            new.writestr(change(name), held)
    return _with_renamed_links(kept.getvalue())


def _with_renamed_links(content: bytes) -> bytes:
    """The listings of links stand beside their parts, and are named after them."""
    kept = BytesIO()
    pattern = re.compile(r"(slides|notesSlides|charts|worksheets)/_rels/(?!renamed-)")
    with ZipFile(BytesIO(content)) as old, ZipFile(kept, "w") as new:
        for name in old.namelist():
            new.writestr(pattern.sub(r"\1/_rels/renamed-", name), old.read(name))
    return kept.getvalue()


_STRICT = (
    (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    ),
    (
        b"http://schemas.openxmlformats.org/presentationml/2006/main",
        b"http://purl.oclc.org/ooxml/presentationml/main",
    ),
    (
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    ),
    (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    ),
    (
        b"http://schemas.openxmlformats.org/drawingml/2006/",
        b"http://purl.oclc.org/ooxml/drawingml/",
    ),
)


def _strict(content: bytes) -> bytes:
    """As Office keeps it when asked to keep strictly to the standard."""

    def change(name: str, held: bytes) -> bytes:
        for ours, theirs in _STRICT if name.endswith((".xml", ".rels")) else ():
            held = held.replace(ours, theirs)
        return held

    return rewritten(content, change)


@pytest.mark.parametrize("change", [_turned_round, _renamed, _strict])
@pytest.mark.parametrize("kind", KINDS)
def test_the_same_content_kept_otherwise_is_unchanged(
    kind: str, change: Callable[[bytes], bytes]
) -> None:
    after = change(made(kind))
    assert after != made(kind)
    assert told(comparison(made(kind), after)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_mark_is_read_without_the_colon_that_libreoffice_takes_out(
    kind: str,
) -> None:
    def change(name: str, held: bytes) -> bytes:
        return held.replace(b"saferplan pack: ", b"saferplan pack ")

    after = rewritten(made(kind), change)
    assert after != made(kind)
    mark = opened(after).mark
    assert mark is not None
    assert mark == opened(made(kind)).mark


# ------------------------------------------------------------------ comments of today
_LINK = b'<Relationship Id="%s" Type="%s" Target="%s"/></Relationships>'


def _linked(listing: bytes, key: bytes, kind: bytes, target: bytes) -> bytes:
    return listing.replace(b"</Relationships>", _LINK % (key, kind, target))


def test_a_thread_of_comments_in_a_workbook_is_told_and_its_note_is_not() -> None:
    before = made("xlsx")
    listing = "xl/worksheets/_rels/sheet2.xml.rels"
    office = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    links = _linked(
        part(before, listing), b"rId91", office + b"comments", b"../comments1.xml"
    )
    links = _linked(
        links,
        b"rId92",
        b"http://schemas.microsoft.com/office/2017/10/relationships/threadedComment",
        b"../threadedComments/threadedComment1.xml",
    )
    note = (
        b'<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<authors><author>tc</author></authors><commentList><comment ref="F2" '
        b'authorId="0"><text><t>[Threaded comment] Is this right?</t></text></comment>'
        b"</commentList></comments>"
    )
    thread = (
        b'<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/'
        b'2018/threadedcomments"><threadedComment ref="F2"><text>Is this right?</text>'
        b'</threadedComment><threadedComment ref="F2"><text>It is.</text>'
        b"</threadedComment></ThreadedComments>"
    )
    parts = {
        listing: links,
        "xl/comments1.xml": note,
        "xl/threadedComments/threadedComment1.xml": thread,
    }
    found = comparison(before, with_parts(before, parts))
    where = "Sheet Dashboard, cell F2"
    assert told(found) == [
        ("comment", where, "", "Is this right?"),
        ("comment", where, "", "It is."),
    ]
    assert found.summary == "2 comments were written."


def test_a_comment_of_todays_powerpoint_is_told() -> None:
    before = made("pptx")
    of_slide = "ppt/slides/_rels/slide2.xml.rels"
    of_show = "ppt/_rels/presentation.xml.rels"
    microsoft = b"http://schemas.microsoft.com/office/2018/10/relationships/"
    vocabulary = b"http://schemas.microsoft.com/office/powerpoint/2018/8/main"
    comments = (
        b'<p:cmLst xmlns:p="%s" xmlns:a="http://schemas.openxmlformats.org/drawingml/'
        b'2006/main"><p:cm id="{1}" authorId="{A}"><p:txBody><a:bodyPr/><a:p><a:r><a:t>'
        b"Is this right?</a:t></a:r></a:p></p:txBody></p:cm></p:cmLst>" % vocabulary
    )
    authors = (
        b'<p:authorLst xmlns:p="%s"><p:author id="{A}" name="The chair"/></p:authorLst>'
    )
    parts = {
        "ppt/comments/modernComment_1.xml": comments,
        "ppt/authors.xml": authors % vocabulary,
        of_slide: _linked(
            part(before, of_slide),
            b"rId91",
            microsoft + b"comments",
            b"../comments/modernComment_1.xml",
        ),
        of_show: _linked(
            part(before, of_show), b"rId91", microsoft + b"authors", b"authors.xml"
        ),
    }
    found = comparison(before, with_parts(before, parts))
    (edit,) = found.edits
    assert (edit.kind.value, edit.after) == ("comment", "The chair: Is this right?")
    assert edit.where.startswith("Slide 2 “Exceptions")
