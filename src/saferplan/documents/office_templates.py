"""Templates of an office's programs: .potx and .dotx opened as what they make.

A template is the same archive as a document, but for the type of its main part.
Nothing is unpacked before its directory was looked over.
"""

from __future__ import annotations

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from lxml import etree

MOST_BYTES = 200_000_000
"""A template that unpacks to more than this is not opened."""
TYPES = "[Content_Types].xml"
_MAIN = "application/vnd.openxmlformats-officedocument."
PRESENTATION = f"{_MAIN}presentationml.presentation.main+xml"
DOCUMENT = f"{_MAIN}wordprocessingml.document.main+xml"
_AS = {
    f"{_MAIN}presentationml.template.main+xml": PRESENTATION,
    f"{_MAIN}presentationml.slideshow.main+xml": PRESENTATION,
    f"{_MAIN}wordprocessingml.template.main+xml": DOCUMENT,
}
_BROKEN = (
    BadZipFile,
    KeyError,
    etree.XMLSyntaxError,
    zlib.error,
    EOFError,
    # What zipfile says of a part that is encrypted or packed in a way of its own.
    RuntimeError,
)
_SAFE = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"


def opened(template: bytes, wanted: str) -> bytes:
    """The archive as a document of the type wanted; one that is, is given back.

    Raises:
        ValueError: it is no such archive, holds macros, or unpacks to too much.
    """
    try:
        with ZipFile(BytesIO(template)) as packed:
            _require_bounds(packed)
            _require_whole(packed)
            types = etree.fromstring(packed.read(TYPES), _SAFE)
            kinds = {part.get("ContentType", "") for part in types.iter(_OVERRIDE)}
            if any("macroEnabled" in kind for kind in kinds):
                raise ValueError("it holds macros")
            if wanted in kinds:
                return template
            return _with_types(packed, types, wanted)
    except _BROKEN as problem:
        raise ValueError(str(problem) or "it ends too soon") from problem


def _require_bounds(packed: ZipFile) -> None:
    size = sum(item.file_size for item in packed.infolist())
    if size > MOST_BYTES:
        raise ValueError(f"it unpacks to {size:,} bytes")


def _require_whole(packed: ZipFile) -> None:
    """Every part comes out as it went in, so that no library trips over one later."""
    damaged = packed.testzip()
    if damaged is not None:
        raise ValueError(f"its part {damaged} is damaged")


def _with_types(packed: ZipFile, types: etree._Element, wanted: str) -> bytes:
    """The same archive, its main part called a document and not a template."""
    changed = False
    for part in types.iter(_OVERRIDE):
        if _AS.get(part.get("ContentType", "")) == wanted:
            part.set("ContentType", wanted)
            changed = True
    if not changed:
        raise ValueError("its main part is of another kind")
    kept = BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED) as made:
        for item in packed.infolist():
            content = packed.read(item)
            if item.filename == TYPES:
                content = etree.tostring(types, xml_declaration=True, encoding="UTF-8")
            made.writestr(item, content)
    return kept.getvalue()
