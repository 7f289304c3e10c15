"""What else a Word document has: notes, boxes, fields, contents, spanning cells."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from saferplan.documents.comparing.edits import Kind
from saferplan.documents.comparing.opening import opened
from saferplan.documents.comparing.reading import read
from tests.documents.comparing.sent_back import changed, comparison, part, with_parts

_MORE = (
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
NAMES = f"{nsdecls('w', 'wp', 'a', 'r')} {_MORE}"


def _paper(*blocks: str) -> bytes:
    """A document of these elements."""
    held = Document()
    body = held.element.body
    for block in blocks:
        body.insert(len(body) - 1, parse_xml(block.replace(">", f" {NAMES}>", 1)))
    kept = BytesIO()
    held.save(kept)
    return kept.getvalue()


def _texts(content: bytes) -> list[str]:
    (place,) = read(opened(content)).places
    return [item.text for item in place.items]


def _p(inside: str) -> str:
    return f"<w:p>{inside}</w:p>"


def _r(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


_BOX = (
    "<wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>"
    f"{_p(_r('In a box'))}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData>"
    "</a:graphic></wp:inline>"
)
_OLD_BOX = (
    f"<v:textbox><w:txbxContent>{_p(_r('In an old box'))}</w:txbxContent></v:textbox>"
)


@pytest.mark.parametrize(
    ("block", "texts"),
    [
        (_p(_r("Burglary ") + _r("rose")), ["Burglary rose"]),
        (
            _p("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>"),
            ["a b c"],
        ),
        (_p("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t></w:r>"), ["a-b"]),
        (_p("<w:r><w:t>a</w:t><w:softHyphen/><w:t>b</w:t></w:r>"), ["ab"]),
        (_p(f"<w:hyperlink>{_r('a link')}</w:hyperlink>"), ["a link"]),
        (_p(f'<w:fldSimple w:instr="PAGE">{_r("3")}</w:fldSimple>'), []),
        (_p(f'<w:fldSimple w:instr="REF x">{_r("3")}</w:fldSimple>'), ["3"]),
        (_p(f"<w:ins>{_r('put in')}</w:ins>"), ["put in"]),
        (_p(f"<w:moveFrom>{_r('was here')}</w:moveFrom>"), []),
        (f"<w:sdt><w:sdtContent>{_p(_r('held'))}</w:sdtContent></w:sdt>", ["held"]),
        (
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"'
            f"/></w:docPartObj></w:sdtPr><w:sdtContent>{_p(_r('Burglary 4'))}"
            "</w:sdtContent></w:sdt>",
            [],
        ),
        (f"<w:ins>{_p(_r('A whole one'))}</w:ins>", ["A whole one"]),
        (f"<w:del>{_p(_r('A whole one'))}</w:del>", []),
        (_p(f"<w:r><w:drawing>{_BOX}</w:drawing></w:r>"), ["In a box"]),
        (_p(f"<w:r><w:pict>{_OLD_BOX}</w:pict></w:r>"), ["In an old box"]),
        (
            _p(
                "<w:r><mc:AlternateContent><mc:Choice><w:drawing>"
                f"{_BOX}</w:drawing></mc:Choice><mc:Fallback><w:pict>{_OLD_BOX}"
                "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
            ),
            ["In a box"],
        ),
        (_p("<w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r>"), [""]),
        (_p("<w:r><w:pict><v:line/></w:pict></w:r>"), []),
        ("<w:altChunk></w:altChunk>", [""]),
    ],
)
def test_what_a_person_reads_is_what_is_read(block: str, texts: list[str]) -> None:
    assert _texts(_paper(block)) == texts


def test_a_field_over_several_paragraphs_is_one_field() -> None:
    """The contents of a paper are such a field; it is made again when it is opened."""

    def turn(how: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{how}"/></w:r>'

    asks = "<w:r><w:instrText>TOC \\o</w:instrText></w:r>"
    content = _paper(
        _p(turn("begin") + asks + turn("separate") + _r("Burglary 4")),
        _p(_r("Fires 9")),
        _p(_r("Roads 12") + turn("end") + _r("after it")),
        _p(_r("Text")),
    )
    assert _texts(content) == ["after it", "Text"]


_TABLE = (
    "<w:tbl><w:tr>{head}</w:tr><w:ins><w:tr><w:trPr><w:ins/></w:trPr>{row}</w:tr>"
    "</w:ins></w:tbl>"
)


def _cell(text: str, span: str = "") -> str:
    wide = f'<w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>' if span else ""
    return f"<w:tc>{wide}{_p(_r(text))}</w:tc>"


@pytest.mark.parametrize(
    ("span", "columns"), [("2", 3), ("x", 2), ("9999", 2), ("", 2)]
)
def test_a_cell_that_spans_columns_leaves_the_others_in_theirs(
    span: str, columns: int
) -> None:
    block = _TABLE.format(
        head=_cell("a") + _cell("b") + _cell("c"),
        row=_cell("over two", span)
        + f"<w:sdt><w:sdtContent>{_cell('last')}</w:sdtContent></w:sdt>",
    )
    (place,) = read(opened(_paper(block))).places
    (table,) = place.items
    last = table.rows[1].cells
    assert (len(last), last[-1].text) == (columns, "last")


def test_words_of_boxes_and_tables_in_a_cell_are_words_of_the_cell() -> None:
    inner = f"<w:tbl><w:tr>{_cell('inner')}</w:tr></w:tbl>"
    drawn = _p(f"<w:r><w:drawing>{_BOX}</w:drawing></w:r>")
    block = f"<w:tbl><w:tr><w:tc>{_p(_r('outer'))}{inner}{drawn}</w:tc></w:tr></w:tbl>"
    assert _texts(_paper(block)) == ["outer\ninner\nIn a box"]


def test_a_heading_is_known_by_its_level_too() -> None:
    level = '<w:pPr><w:outlineLvl w:val="{}"/></w:pPr>'
    content = _paper(
        _p(level.format("1") + _r("Burglary")),
        _p(level.format("9") + _r("Text")),
        _p(_r("More")),
    )
    (place,) = read(opened(content)).places
    assert [item.under for item in place.items] == ["Burglary", "Burglary", "Burglary"]


_NOTES = (
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main'
    '"><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>x</w:t></w:r></w:p>'
    '</w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:footnote>'
    "</w:footnotes>"
)


def _with_note(text: str) -> bytes:
    content = _paper(_p(_r("Text")))
    listing = "word/_rels/document.xml.rels"
    link = (
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/>'
        "</Relationships>"
    )
    links = part(content, listing).decode().replace("</Relationships>", link)
    parts = {"word/footnotes.xml": _NOTES.format(text), listing: links}
    return with_parts(content, {name: held.encode() for name, held in parts.items()})


def test_a_changed_footnote_is_told() -> None:
    found = comparison(_with_note("Police, 5 May"), _with_note("Police, 6 May"))
    (edit,) = found.edits
    assert (edit.kind, edit.where) == (Kind.FIGURE, "In a footnote")
    assert (edit.before, edit.after) == ("Police, 5 May", "Police, 6 May")


def test_a_comment_that_was_there_is_no_new_one() -> None:
    def comment(text: str) -> Any:
        def change(held: Any) -> None:
            held.add_comment(held.paragraphs[0].runs, text=text, author="The chair")

        return change

    once = changed(_paper(_p(_r("Text"))), "docx", comment("Is this right?"))
    twice = changed(once, "docx", comment("It is."))
    (edit,) = comparison(once, twice).edits
    assert (edit.kind, edit.after) == (Kind.COMMENT, "The chair: It is.")
    assert edit.where == "At the top, paragraph beginning “Text”"


def test_the_first_paragraph_put_last_is_moved_from_the_top() -> None:
    before = _paper(*(_p(_r(text)) for text in ("One", "Two", "Three")))
    after = _paper(*(_p(_r(text)) for text in ("Two", "Three", "One")))
    (edit,) = comparison(before, after).edits
    assert (edit.kind, edit.before, edit.after) == (
        Kind.MOVED,
        "at the top",
        "after “Three”",
    )
