"""Workbooks written part by part, so that a test can get each part wrong."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SHEET = "xl/worksheets/sheet1.xml"
WORKBOOK = "xl/workbook.xml"
SHARED = "xl/sharedStrings.xml"
CONTENT = "content.xml"
HEADER = ("code", "title", "last", "low", "high", "value", "missing", "remark")


def zipped(parts: Mapping[str, bytes] | Mapping[str, bytes | str]) -> bytes:
    """An archive of these parts, the same bytes every time."""
    kept = BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(ZipInfo(name), content, compress_type=ZIP_DEFLATED)
    return kept.getvalue()


def sheet_xml(rows: str, *, dimension: str = "A1", extra: str = "") -> str:
    """A sheet of Excel with these rows."""
    return (
        f'{_XML}<worksheet xmlns="{MAIN}"><dimension ref="{dimension}"/>'
        f"<sheetData>{rows}</sheetData>{extra}</worksheet>"
    )


def words(text: str, reference: str = "") -> str:
    """A cell of Excel with its text in it."""
    at = f" r={quoteattr(reference)}" if reference else ""
    return f'<c{at} t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def row(*cells: str) -> str:
    """A row of Excel; cells that are no XML become texts."""
    made = (cell if cell.startswith("<c") else words(cell) for cell in cells)
    return f"<row>{''.join(made)}</row>"


def xlsx_parts(
    sheet: str | None = None, *, name: str = "Return", state: str = "visible"
) -> dict[str, bytes | str]:
    """The parts of a workbook of Excel with one sheet."""
    return {
        "[Content_Types].xml": (
            f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/{WORKBOOK}" ContentType="{_SHEET_TYPE}'
            '.sheet.main+xml"/></Types>'
        ),
        "_rels/.rels": relations(("officeDocument", WORKBOOK)),
        WORKBOOK: (
            f'{_XML}<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}"><sheets>'
            f'<sheet name={quoteattr(name)} sheetId="1" state="{state}" r:id="rId1"/>'
            "</sheets></workbook>"
        ),
        "xl/_rels/workbook.xml.rels": relations(
            ("worksheet", "worksheets/sheet1.xml"),
            ("sharedStrings", "sharedStrings.xml"),
        ),
        SHEET: sheet if sheet is not None else sheet_xml(row(*HEADER)),
        SHARED: f'{_XML}<sst xmlns="{MAIN}"><si><t>shared</t></si></sst>',
    }


def relations(*targets: tuple[str, str]) -> str:
    """Which parts belong to which, as Excel lists them."""
    inside = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, start=1)
    )
    root = f'<Relationships xmlns="{_PACKAGE}/relationships">'
    return f"{_XML}{root}{inside}</Relationships>"


_ODF = "urn:oasis:names:tc:opendocument:xmlns"
ODS_MIME = "application/vnd.oasis.opendocument.spreadsheet"


def content_xml(rows: str, *, name: str = "Return", before: str = "") -> str:
    """The content of a workbook of LibreOffice with one sheet of these rows."""
    spaces = "".join(
        f' xmlns:{prefix}="{_ODF}:{prefix}:1.0"'
        for prefix in ("office", "table", "text", "script")
    )
    return (
        f'{_XML}<office:document-content{spaces} office:version="1.3">{before}'
        "<office:body><office:spreadsheet>"
        f"<table:table table:name={quoteattr(name)}>{rows}</table:table>"
        "</office:spreadsheet></office:body></office:document-content>"
    )


def ods_cell(text: str, extra: str = "") -> str:
    """A cell of LibreOffice with a text in it."""
    return (
        f'<table:table-cell office:value-type="string"{extra}>'
        f"<text:p>{escape(text)}</text:p></table:table-cell>"
    )


def ods_row(*cells: str, extra: str = "") -> str:
    """A row of LibreOffice; cells that are no XML become texts."""
    made = (c if c.startswith("<table") else ods_cell(c) for c in cells)
    return f"<table:table-row{extra}>{''.join(made)}</table:table-row>"


def ods_parts(content: str | None = None) -> dict[str, bytes | str]:
    """The parts of a workbook of LibreOffice."""
    return {
        "mimetype": ODS_MIME,
        CONTENT: content if content is not None else content_xml(ods_row(*HEADER)),
        "META-INF/manifest.xml": (
            f'{_XML}<manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0"/>'
        ),
    }
