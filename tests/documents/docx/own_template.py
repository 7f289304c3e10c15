"""A partnership's own Word template, made for the tests."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Mm, Pt, RGBColor
from PIL import Image

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def saved(document: object) -> bytes:
    kept = BytesIO()
    document.save(kept)  # type: ignore[attr-defined]
    return kept.getvalue()


def own_template(*, head: str = "", foot: str = "") -> bytes:
    """B5, a red first heading, words and a picture left in it."""
    given = Document()
    section = given.sections[0]
    section.page_width, section.page_height = Mm(176), Mm(250)
    section.left_margin = section.right_margin = Mm(15)
    given.styles["Heading 1"].font.color.rgb = RGBColor(0xC0, 0, 0)
    given.styles["Heading 1"].font.size = Pt(20)
    given.styles.add_style("Table Text", WD_STYLE_TYPE.PARAGRAPH).font.size = Pt(7)
    given.add_heading("Left over")
    given.add_paragraph("Words of an earlier paper")
    kept = BytesIO()
    Image.new("RGB", (30, 30), "#123456").save(kept, "PNG")
    given.add_picture(BytesIO(kept.getvalue()))
    if head:
        section.header.paragraphs[0].text = head
    if foot:
        section.footer.paragraphs[0].text = foot
    return saved(given)


def as_template(document: bytes, kind: str = "template.main+xml") -> bytes:
    """The same archive, called a template (or what the kind says)."""
    kept = BytesIO()
    with ZipFile(BytesIO(document)) as given, ZipFile(kept, "w", ZIP_DEFLATED) as made:
        for item in given.infolist():
            content = given.read(item)
            if item.filename == "[Content_Types].xml":
                content = content.replace(
                    f"{MAIN}document.main+xml".encode(), f"{MAIN}{kind}".encode()
                )
            made.writestr(item, content)
    return kept.getvalue()


def without(document: bytes, name: str) -> bytes:
    """The same archive without one part and what names it."""
    kept = BytesIO()
    with ZipFile(BytesIO(document)) as given, ZipFile(kept, "w", ZIP_DEFLATED) as made:
        for item in given.infolist():
            if item.filename == f"word/{name}.xml":
                continue
            content = given.read(item).decode("utf-8", "surrogateescape")
            if item.filename.endswith((".rels", "[Content_Types].xml")):
                parts = content.replace("><", ">\n<").splitlines()
                content = "".join(p for p in parts if f"{name}.xml" not in p)
            made.writestr(item, content.encode("utf-8", "surrogateescape"))
    return kept.getvalue()
