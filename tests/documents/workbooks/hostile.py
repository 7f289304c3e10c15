"""Workbooks that are broken or mean harm: made from seeds, the same every time."""

from __future__ import annotations

import random
import re
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import openpyxl

from saferplan.documents.returns import write_template, write_template_csv
from tests.documents.returns.filled import domestic_abuse, filled
from tests.documents.workbooks import made_by_hand as hand


@dataclass(frozen=True, slots=True)
class Case:
    """One file: what is wrong with it, and whether it must be refused.

    ``must_refuse`` is None where chance decides (a flipped byte may do no harm).
    """

    kind: str
    name: str
    content: bytes
    must_refuse: bool | None = None


Random = random.Random
_CORE = "docProps/core.xml"


@cache
def good_xlsx() -> bytes:
    """A filled return as it is written here."""
    return write_template(domestic_abuse(), filled())


@cache
def good_xlsx_by_another() -> bytes:
    """The same, opened and saved by another program's library."""
    kept = BytesIO()
    book = openpyxl.load_workbook(BytesIO(good_xlsx()))
    book.save(kept)
    parts = _parts(kept.getvalue())
    # It writes down when it was saved.
    core = re.sub(rb"\d{4}-\d\d-\d\dT[0-9:]+Z", b"2009-01-01T00:00:00Z", parts[_CORE])
    return hand.zipped(parts | {_CORE: core})


@cache
def good_ods() -> bytes:
    """A return of LibreOffice's kind."""
    rows = hand.ods_row(*hand.HEADER) + hand.ods_row(
        "MARAC-CASES",
        "Cases",
        "29",
        "7",
        "29",
        '<table:table-cell office:value-type="float" office:value="31">'
        "<text:p>31</text:p></table:table-cell>",
        "",
        "as expected",
    )
    return hand.zipped(hand.ods_parts(hand.content_xml(rows)))


@cache
def good_csv() -> bytes:
    """The template as CSV, filled in."""
    text = write_template_csv(domestic_abuse()).decode("utf-8-sig")
    return text.replace("7,29,,,,,", "7,29,31,,,,as expected").encode()


def _parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _goods() -> tuple[tuple[str, bytes], ...]:
    return (
        ("return.xlsx", good_xlsx()),
        ("return.xlsx", good_xlsx_by_another()),
        ("return.ods", good_ods()),
    )


# ------------------------------------------------------------ chance
def flipped_bytes(chance: Random) -> Case:
    """A few bytes of the archive are others."""
    name, good = chance.choice(_goods())
    content = bytearray(good)
    for _ in range(chance.randint(1, 6)):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return Case("bytes flipped in the archive", name, bytes(content))


def flipped_inside(chance: Random) -> Case:
    """A few bytes of one part are others, and the archive is whole."""
    name, good = chance.choice(_goods())
    parts = _parts(good)
    which = chance.choice(sorted(parts))
    part = bytearray(parts[which])
    for _ in range(chance.randint(1, 6)):
        if part:
            part[chance.randrange(len(part))] ^= 1 << chance.randrange(8)
    return Case(
        "bytes flipped inside a part", name, hand.zipped(parts | {which: bytes(part)})
    )


def cut_short(chance: Random) -> Case:
    """Only the beginning arrived."""
    name, good = chance.choice((*_goods(), ("return.csv", good_csv())))
    content = good[: chance.randrange(1, len(good))]
    return Case("cut short", name, content, None if name.endswith("csv") else True)


def without_a_part(chance: Random) -> Case:
    """One part is missing, or is called something else."""
    name, good = chance.choice(_goods())
    parts = _parts(good)
    which = chance.choice(sorted(parts))
    part = parts.pop(which)
    if chance.random() < 0.5:
        parts[which.replace("e", "E", 1)] = part
    return Case("a part missing or renamed", name, hand.zipped(parts))


_NASTY = (
    "-1;0;99999999999999999999;NaN;1e999;;AAAAAAAAAAAAAAAAAAAAA1;XFD1048576;A0;"
    "=1+1;#REF!;\u202e001;../../etc/passwd;rId99;true;\ud7ff;\uff11\uff12;12%;N/A;1,234;"
    "2008-13-45;PT99H;0x10;&amp;&amp;"
).split(";")


def odd_attributes(chance: Random) -> Case:
    """Attributes say what nobody would write."""
    name, good = chance.choice(_goods())
    parts = _parts(good)
    which = chance.choice([n for n in sorted(parts) if n.endswith((".xml", ".rels"))])
    pieces = parts[which].decode("utf-8", "replace").split('"')
    for _ in range(chance.randint(1, 5)):
        if len(pieces) > 2:
            at = chance.randrange(len(pieces) // 2) * 2 + 1
            pieces[at] = chance.choice(_NASTY)
    return Case(
        "attributes changed", name, hand.zipped(parts | {which: '"'.join(pieces)})
    )


def odd_cells(chance: Random) -> Case:
    """A sound workbook in which somebody typed anything at all."""
    cells = (*_NASTY, "see description", "−3", " 12 ", "12.5", "1e400", "x" * 30_000)
    codes = ("MARAC-CASES", "MARAC-REPEATS", "marac-cases", "NI32", "", "NOT-ONE")
    columns = [*hand.HEADER[:5], "value", "numerator", "denominator", "missing"]
    chance.shuffle(columns)
    rows = [hand.row(*columns, "remark")]
    for _ in range(chance.randint(0, 30)):
        texts = [
            chance.choice(codes) if column == "code" else chance.choice(cells)
            for column in columns
        ]
        rows.append(hand.row(*map(_as_cell(chance), texts), chance.choice(cells)))
    sheet = hand.sheet_xml("".join(rows))
    return Case("anything typed", "return.xlsx", hand.zipped(hand.xlsx_parts(sheet)))


def _as_cell(chance: Random) -> Callable[[str], str]:
    def cell(text: str) -> str:
        kind = chance.choice(("inlineStr", "n", "str", "e", "b", "s", "d"))
        if kind == "inlineStr":
            return hand.words(text.replace("&amp;", "&"))
        safe = text.replace("&amp;", "").replace("&", "").replace("<", "")
        return f'<c t="{kind}"><v>{safe}</v></c>' if kind != "s" else "<c/>"

    return cell


def odd_csv(chance: Random) -> Case:
    """Text with anything in it, in any encoding."""
    text = good_csv().decode()
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(text))
        text = (
            text[:at]
            + chance.choice((*_NASTY, '"', "\t", ";", "\n", "\r", "é", "£"))
            + text[at:]
        )
    encoding = chance.choice(("utf-8", "utf-8-sig", "utf-16", "cp1252", "utf-16-be"))
    return Case(
        "csv with anything in it", "return.csv", text.encode(encoding, "replace")
    )


CHANCE: tuple[Callable[[Random], Case], ...] = (
    flipped_bytes,
    flipped_inside,
    cut_short,
    without_a_part,
    odd_attributes,
    odd_cells,
    odd_csv,
)


# ------------------------------------------------------------ malice
def _xlsx(kind: str, refuse: bool | None = True, **parts: bytes | str) -> Case:
    return Case(kind, "return.xlsx", hand.zipped(hand.xlsx_parts() | parts), refuse)


def _sheet(kind: str, rows: str, refuse: bool | None = True, **more: str) -> Case:
    sheet = hand.sheet_xml(hand.row(*hand.HEADER) + rows, **more)
    return Case(kind, "return.xlsx", hand.zipped(hand.xlsx_parts(sheet)), refuse)


def _ods(kind: str, rows: str, refuse: bool | None = True, **more: str) -> Case:
    content = hand.content_xml(hand.ods_row(*hand.HEADER) + rows, **more)
    return Case(kind, "return.ods", hand.zipped(hand.ods_parts(content)), refuse)


def formulas() -> Iterator[Case]:
    """With and without the result that was saved, and with errors."""
    kind = "formulas"
    for cell in (
        "<c><f>1+1</f><v>2</v></c>",
        "<c><f>1+1</f></c>",
        '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>',
        '<c t="str"><f>CONCATENATE("a","b")</f><v>ab</v></c>',
        '<c><f t="shared" si="0"/><v>3</v></c>',
        '<c><f>WEBSERVICE("http://127.0.0.1/")</f></c>',
        "<c><f>cmd|'/c calc'!A0</f></c>",
        f"<c><f>{'A1+' * 5000}1</f></c>",
    ):
        yield _sheet(kind, hand.row("MARAC-CASES", "", "", "", "", cell), False)
    yield _ods(
        kind,
        hand.ods_row(
            "MARAC-CASES", "", "", "", "", '<table:table-cell table:formula="of:=1+1"/>'
        ),
        False,
    )


def huge() -> Iterator[Case]:
    """Sheets that claim to be far larger than they are, or really are."""
    kind = "huge"
    one = '<c r="A2"><v>1</v></c>'
    yield _sheet(kind, f"<row>{one}</row>", False, dimension="A1:XFD1048576")
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    yield _sheet(kind, far)
    yield _sheet(kind, '<row r="1048576"><c r="XFD1048576" s="0"/></row>', False)
    yield _sheet(kind, '<row r="99999999999999"><c><v>1</v></c></row>')
    yield _sheet(kind, '<row r="0"><c r="A0"><v>1</v></c></row>')
    yield _sheet(kind, '<row r="-1"><c><v>1</v></c></row>')
    yield _sheet(kind, '<row><c r="AAAAAAAAAAAAAAAAAAAAA1"><v>1</v></c></row>')
    yield _sheet(kind, "<row><c><v>1</v></c></row>" * 20_001)
    yield _sheet(kind, f"<row>{'<c><v>1</v></c>' * 1_001}</row>")
    yield _sheet(kind, f"<row>{'<c><v>1</v></c>' * 900}</row>" * 250)
    yield _sheet(kind, "<row><c/></row>" * 1_100_000)
    yield _sheet(kind, hand.row("x" * 40_000))
    merged = (
        '<mergeCells count="99999999999"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    )
    yield _sheet(kind, "", False, extra=merged)
    shared = "y" * 30_000
    count = 'count="99999999999" uniqueCount="99999999999"'
    texts = f'<sst xmlns="{hand.MAIN}" {count}><si><t>{shared}</t></si></sst>'
    pointing = "<row>" + '<c t="s"><v>0</v></c>' * 500 + "</row>"
    sheet = hand.sheet_xml(hand.row(*hand.HEADER) + pointing * 100)
    parts = hand.xlsx_parts(sheet) | {hand.SHARED: texts}
    yield Case(kind, "return.xlsx", hand.zipped(parts), True)
    yield from _huge_ods(kind)
    yield from _huge_csv(kind)


def _huge_ods(kind: str) -> Iterator[Case]:
    rows, columns = "table:number-rows-repeated", "table:number-columns-repeated"
    yield _ods(kind, hand.ods_row("x", extra=f' {rows}="1048000"'))
    yield _ods(kind, hand.ods_row(hand.ods_cell("x", f' {columns}="16384"')))
    yield _ods(kind, hand.ods_row(hand.ods_cell("x", f' {columns}="999999999"')))
    yield _ods(kind, hand.ods_row("x", extra=f' {rows}="999999999"'))
    yield _ods(kind, hand.ods_row(extra=f' {rows}="1048000"'), False)
    empty = f'<table:table-cell {columns}="16000"/>'
    yield _ods(kind, hand.ods_row(empty), False)
    yield _ods(kind, hand.ods_row(empty, "x"))
    yield _ods(kind, hand.ods_row(extra=f' {rows}="1048000"') + hand.ods_row("x"))
    yield _ods(kind, hand.ods_row("x", extra=f' {rows}="99999999999999999999"'))
    yield _ods(kind, hand.ods_row("x", extra=f' {rows}="-1"'))
    spaces = '<text:p><text:s text:c="999999999"/></text:p>'
    yield _ods(kind, hand.ods_row(f"<table:table-cell>{spaces}</table:table-cell>"))
    nested = "<table:table table:name='a'>" * 200 + "</table:table>" * 200
    yield _ods(kind, nested)


def _huge_csv(kind: str) -> Iterator[Case]:
    head = ",".join(hand.HEADER) + "\n"
    for text in (
        "," * 1_000_000,
        head + "," * 1_000_000 + "x",
        head + "x" * 140_000 + "\n",
        head + "x" * 40_000 + "\n",
        head + "A,b,,,,1,,\n" * 20_001,
        head + "A,b,,,,1,,\n" * 300_000,
        head + '"' + "x" * 1_000_000,
        "x" * (6 * 1024 * 1024),
    ):
        yield Case(kind, "return.csv", text.encode(), True if "x" in text else None)


def bombs() -> Iterator[Case]:
    """Archives that would fill the memory once they are unpacked."""
    kind = "zip bombs"
    yield _xlsx(kind, **{hand.SHEET: b" " * (60 * 1024 * 1024)})
    yield _xlsx(kind, **{hand.SHEET: b" " * (49 * 1024 * 1024)})
    yield _xlsx(kind, **{f"xl/media/{n}.png": b"\0" * 2_000_000 for n in range(40)})
    yield _xlsx(kind, **{f"xl/x{n}.xml": b"x" for n in range(5_000)})
    inner = hand.zipped({"a": b"\0" * 40_000_000})
    yield _xlsx(kind, None, **{"xl/embeddings/inner.zip": inner})
    yield Case(
        kind,
        "return.ods",
        hand.zipped(hand.ods_parts() | {hand.CONTENT: b" " * 60_000_000}),
        True,
    )
    yield Case(kind, "return.xlsx", _overlapping(), True)
    yield Case(kind, "return.xlsx", _nested(), True)
    yield Case(kind, "return.xlsx", _read_again_and_again(), True)
    for field, value in (
        (24, 10),
        (24, 0xFFFFFFFE),
        (20, 5),
        (42, 7),
        (42, 0xFFFFFFF0),
    ):
        yield Case(kind, "return.xlsx", _lying(field, value), None)
    yield Case(kind, "return.xlsx", _lying(24, 0xFFFFFFFF), None)
    yield Case(kind, "return.xlsx", good_xlsx() + b"PK\x05\x06" + b"\0" * 18, None)


def _directory(content: bytes) -> int:
    return content.index(b"PK\x01\x02")


def _lying(field: int, value: int) -> bytes:
    """The first entry of the directory says something untrue of its part."""
    content = bytearray(good_xlsx())
    struct.pack_into("<I", content, _directory(content) + field, value)
    return bytes(content)


def _overlapping() -> bytes:
    """All entries of the directory point at the same part."""
    content = bytearray(hand.zipped(hand.xlsx_parts()))
    at, first = (
        _directory(content),
        struct.unpack_from("<I", content, _directory(content) + 42)[0],
    )
    while content[at : at + 4] == b"PK\x01\x02":
        struct.pack_into("<I", content, at + 42, first)
        lengths = struct.unpack_from("<HHH", content, at + 28)
        at += 46 + sum(lengths)
    return bytes(content)


def _nested() -> bytes:
    """A sound part that lies inside another: the same bytes are unpacked twice."""
    inner = hand.zipped({"xl/inner.xml": "x" * 1000})
    start = _directory(inner)
    kept = BytesIO()
    with ZipFile(kept, "w") as archive:
        archive.writestr("xl/outer.bin", inner[:start])
        for name, part in hand.xlsx_parts().items():
            archive.writestr(name, part)
    content = bytearray(kept.getvalue())
    entry = bytearray(inner[start : inner.index(b"PK\x05\x06")])
    struct.pack_into("<I", entry, 42, content.index(inner[:start]))
    end = content.rindex(b"PK\x05\x06")
    many, _, size = struct.unpack_from("<HHI", content, end + 8)
    struct.pack_into("<HHI", content, end + 8, many + 1, many + 1, size + len(entry))
    return bytes(content[:end] + entry + content[end:])


def _read_again_and_again() -> bytes:
    """Forty sheets that are all the same part of two million letters."""
    book = str(hand.xlsx_parts()[hand.WORKBOOK])
    entry = book[book.index("<sheet ") : book.index("</sheets>")]
    long = f"<!--{'x' * 2_000_000}-->"
    sheet = hand.sheet_xml(hand.row(*hand.HEADER) + long)
    parts = {hand.WORKBOOK: book.replace(entry, entry * 40), hand.SHEET: sheet}
    return hand.zipped(hand.xlsx_parts() | parts)


def macros() -> Iterator[Case]:
    """Programs inside."""
    kind = "macros"
    yield _xlsx(kind, **{"xl/vbaProject.bin": b"\xd0\xcf"})
    yield _xlsx(kind, **{"xl/macrosheets/sheet1.xml": "<x/>"})
    types = str(hand.xlsx_parts()["[Content_Types].xml"])
    enabled = types.replace(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    yield _xlsx(kind, **{"[Content_Types].xml": enabled})
    yield Case(kind, "return.xlsm", good_xlsx(), True)
    for folder in ("Basic/Standard/Module1.xml", "Scripts/python/a.py"):
        yield Case(
            kind, "return.ods", hand.zipped(hand.ods_parts() | {folder: "x"}), True
        )
    script = (
        '<office:scripts><office:script script:language="ooo:Basic"/></office:scripts>'
    )
    yield _ods(kind, "", before=script)


def links() -> Iterator[Case]:
    """Figures from elsewhere."""
    kind = "links to other files"
    yield _xlsx(kind, **{"xl/externalLinks/externalLink1.xml": "<x/>"})
    yield _xlsx(kind, **{"xl/connections.xml": "<x/>"})
    yield _xlsx(kind, **{"xl/queryTables/queryTable1.xml": "<x/>"})
    there = " table:formula=\"of:='file:///etc/passwd'#$Sheet1.A1\""
    yield _ods(kind, hand.ods_row(hand.ods_cell("x", there)))
    yield _ods(kind, '<table:table-source xlink="file:///etc/passwd"/>')
    yield _ods(kind, "<office:dde-source/>")


_LAUGHS = (
    '<!DOCTYPE lolz [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">'
        for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
_OUTSIDE = '<!DOCTYPE x [<!ENTITY i SYSTEM "file:///etc/passwd">]>'


def entities() -> Iterator[Case]:
    """Words defined inside, or fetched from outside."""
    for prolog in (_LAUGHS, _OUTSIDE, '<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd">'):
        for part, content in hand.xlsx_parts().items():
            text = str(content)
            spoilt = text.replace("?>\n", f"?>\n{prolog}", 1).replace("code", "&i;")
            yield _xlsx("document types", **{part: spoilt})
        content = str(hand.ods_parts()[hand.CONTENT])
        spoilt = content.replace("?>\n", f"?>\n{prolog}", 1).replace("code", "&i;")
        yield Case(
            "document types", "return.ods", hand.zipped(hand.ods_parts(spoilt)), True
        )


def other_kinds() -> Iterator[Case]:
    """Files that are no workbook, or are called by another's name."""
    kind = "another kind of file"
    ole = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504
    docx = hand.xlsx_parts()
    types = str(docx["[Content_Types].xml"]).replace(
        "spreadsheetml", "wordprocessingml"
    )
    for name, content in (
        ("return.xlsx", ole + "EncryptedPackage".encode("utf-16-le")),
        ("return.xls", ole + "Workbook".encode("utf-16-le")),
        ("return.xlsx", ole + "WordDocument".encode("utf-16-le")),
        ("return.xlsx", hand.zipped(docx | {"[Content_Types].xml": types})),
        ("return.ods", hand.zipped(hand.ods_parts() | {"mimetype": "application/zip"})),
        ("return.xlsx", hand.zipped({"a.txt": "a"})),
        ("return.xlsx", b"%PDF-1.7\n"),
        ("return.csv", b"%PDF-1.7\n"),
        ("return.csv", b"\x89PNG\r\n\x1a\n"),
        ("return.xlsx", b"<html><table><tr><td>code</td></tr></table></html>"),
        ("return.xls", b"<?xml version='1.0'?><Workbook/>"),
        ("return.csv", good_xlsx()),
        ("return.ods", good_xlsx()),
        ("return.xlsx", good_ods()),
        ("return.xlsx", good_csv()),
        ("return", good_xlsx()),
        ("", good_xlsx()),
        ("return.exe", good_csv()),
        ("return.csv", b""),
        ("return.xlsx", b""),
        ("return.csv", b"code,value\nA\x00,1\n"),
        ("return.csv", b"\x00" * 1000),
        ("return.csv", "code,value\nA,1".encode("utf-16-le")),
        ("return.csv", b"code,value\nA,\x81\x8d\n"),
        ("return.csv", b'code,value\n"A,1\n'),
        ("return.csv", b"\xff\xfe"),
        ("return.xlsx", b"PK\x03\x04"),
        ("return.xlsx", b"PK\x05\x06" + b"\0" * 18),
        ("return.csv", b"no,heading,here\n1,2,3\n"),
        ("return.csv", b"code,value,value\nA,1,2\n"),
    ):
        yield Case(kind, name, content, True)


def passwords() -> Iterator[Case]:
    """Parts that only a password opens."""
    for good in (good_xlsx(), good_xlsx_by_another()):
        content = bytearray(good)
        at = _directory(content)
        content[at + 8] |= 1
        yield Case("password", "return.xlsx", bytes(content), True)
    manifest = "<manifest><encryption-data/></manifest>"
    parts = hand.ods_parts() | {"META-INF/manifest.xml": manifest}
    yield Case("password", "return.ods", hand.zipped(parts), True)


def paths() -> Iterator[Case]:
    """Parts that would lie outside, and parts that are there twice."""
    for name in ("../../evil.xml", "/etc/evil.xml", "C:/evil.xml", "xl\\..\\..\\evil"):
        yield _xlsx("parts outside", **{name: "x"})
    kept = BytesIO(hand.zipped(hand.xlsx_parts()))
    parts = hand.zipped({"zzz/worksheets/sheet1.xml": "x"})
    with ZipFile(kept, "a") as archive, ZipFile(BytesIO(parts)) as more:
        archive.writestr(
            "xl/worksheets/sheet2.xml", more.read("zzz/worksheets/sheet1.xml")
        )
    twice = kept.getvalue().replace(b"sheet2.xml", b"sheet1.xml")
    yield Case("parts outside", "return.xlsx", twice, True)


def sheets() -> Iterator[Case]:
    """Sheets by other names, none at all, too many, two that look alike."""
    kind = "sheets renamed or removed"
    for name, refuse in (("return ", False), ("RETURN", False), ("Sheet1", False)):
        yield Case(kind, "return.xlsx", hand.zipped(hand.xlsx_parts(name=name)), refuse)
    parts = hand.xlsx_parts(name="Old", state="veryHidden")
    yield Case(kind, "return.xlsx", hand.zipped(parts), True)
    book = str(hand.xlsx_parts()[hand.WORKBOOK])
    entry = book[book.index("<sheet ") : book.index("</sheets>")]
    for changed, refuse in (
        (book.replace(entry, ""), True),
        (book.replace(entry, entry * 60), True),
        (
            book.replace(
                entry, entry.replace("Return", "A") + entry.replace("Return", "B")
            ),
            True,
        ),
        (book.replace('r:id="rId1"', 'r:id="rId9"'), True),
        (book.replace('r:id="rId1"', 'r:id="rId2"'), True),
        (book.replace("Return", "&#x202e;nruteR&#0;"), True),
    ):
        yield _xlsx(kind, refuse, **{hand.WORKBOOK: changed})
    yield Case(
        kind, "return.xlsx", hand.zipped(hand.xlsx_parts(hand.sheet_xml(""))), True
    )


MALICE: tuple[Callable[[], Iterator[Case]], ...] = (
    formulas,
    huge,
    bombs,
    macros,
    links,
    entities,
    other_kinds,
    passwords,
    paths,
    sheets,
)


def cases(by_chance: int = 35, seed: int = 20090330) -> Iterator[Case]:
    """Every malicious file, then so many of each kind that chance makes."""
    for make_all in MALICE:
        yield from make_all()
    yield from chance_cases(by_chance, seed)


def chance_cases(each: int, seed: int) -> Iterator[Case]:
    """So many of each kind that chance makes; the same seed makes the same."""
    for at in range(each):
        for make in CHANCE:
            chance = Random(f"{seed} {at} {make.__name__}")
            yield make(chance)
