"""Workbooks of LibreOffice (.ods)."""

from __future__ import annotations

import re

from saferplan.documents.workbooks.archive import PROTECTED, Archive
from saferplan.documents.workbooks.book import Unreadable, Workbook
from saferplan.documents.workbooks.ods_cells import SheetsReader
from saferplan.documents.workbooks.xlsx import MACROS
from saferplan.documents.workbooks.xml_events import walk

_CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_MACROS = re.compile(r"(Basic|Scripts|Dialogs)/")


def read_ods(archive: Archive) -> Workbook:
    """The sheets of this archive.

    Formulas come as the results that were saved with them.

    Raises:
        Unreadable: it has a password, macros, or links to other files.
    """
    if any(_MACROS.match(name) for name in archive.names):
        raise Unreadable(*MACROS)
    if _MANIFEST in archive.names:
        manifest = archive.read(_MANIFEST)
        if b"encryption-data" in manifest or b"encrypted-key" in manifest:
            raise Unreadable(*PROTECTED)
    reader = SheetsReader()
    walk(archive.read(_CONTENT), reader)
    return Workbook(tuple(reader.sheets), "ods")
