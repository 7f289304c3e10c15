"""A filled return read back, whoever saved it and however it was rearranged."""

from __future__ import annotations

import subprocess
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from saferplan.core.periods import Month
from saferplan.core.returns.lines import Stamp
from saferplan.core.returns.typed import TYPED_FIELDS, TypedLine, TypedReturn
from saferplan.documents.returns import read_return, write_template, write_template_csv
from saferplan.documents.workbooks import Unreadable
from tests.documents.returns.filled import domestic_abuse, filled

STAMP = Stamp(
    partnership="peterborough",
    holder="domestic-abuse",
    month=Month(2008, 12),
    version=1,
    seen=4,
)
HEADING = ("code", "title", "last", "low", "high", "value", "missing", "remark")


def _filled() -> bytes:
    return write_template(domestic_abuse(seen=4), filled())


def _words(typed: TypedReturn) -> list[tuple[str, ...]]:
    return [
        (line.code, *(getattr(line, name) for name in TYPED_FIELDS))
        for line in typed.lines
    ]


def _expected() -> list[tuple[str, ...]]:
    return _words(filled())


def _saved(
    rows: list[list[Any]], title: str = "Return", **more: list[list[Any]]
) -> bytes:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = title
    sheets = {title: first} | {name: book.create_sheet(name) for name in more}
    for name, content in ({title: rows} | more).items():
        for row in content:
            sheets[name].append(row)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_what_was_filled_in_is_read_back() -> None:
    typed = read_return(_filled(), "return.xlsx")
    assert _words(typed) == _expected()
    assert typed.stamp == STAMP
    assert typed.sheet == "Return"


def test_every_field_knows_its_cell() -> None:
    line = read_return(_filled(), "return.xlsx").lines[1]
    assert line.cells["code"] == "A3"
    assert line.cells["value"] == "F3"
    assert line.cells["remark"] == "J3"


def test_another_library_saves_the_same() -> None:
    kept = BytesIO()
    openpyxl.load_workbook(BytesIO(_filled())).save(kept)
    assert read_return(kept.getvalue(), "return.xlsx") == read_return(
        _filled(), "return.xlsx"
    )


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_libreoffice_saves_the_same(tmp_path: Path, kind: str) -> None:
    (tmp_path / "return.xlsx").write_bytes(_filled())
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(tmp_path / "saved"),
            str(tmp_path / "return.xlsx"),
        ],
        check=True,
        capture_output=True,
        timeout=240,
    )
    saved = (tmp_path / "saved" / f"return.{kind}").read_bytes()
    assert saved != _filled()
    typed = read_return(saved, f"return.{kind}")
    assert _words(typed) == _expected()
    assert typed.stamp == STAMP
    assert typed.lines[1].cells["value"] == "F3"


def test_columns_may_stand_in_any_order_with_others_between() -> None:
    content = _saved(
        [
            ["Our own return"],
            [],
            ["Remark", "who", " VALUE ", "Code"],
            ["fine", "Jo", 134, "A"],
            [None, None, None, None],
            ["late", "Jo", None, "B"],
        ]
    )
    typed = read_return(content, "return.xlsx")
    assert _words(typed) == [
        ("A", "134", "", "", "", "fine"),
        ("B", "", "", "", "", "late"),
    ]
    assert typed.lines[0].cells == {"remark": "A4", "value": "C4", "code": "D4"}
    assert typed.table == (
        ("Remark", "who", " VALUE ", "Code"),
        ("fine", "Jo", "134", "A"),
        ("late", "Jo", "", "B"),
    )
    assert typed.row_numbers == (3, 4, 6)
    assert typed.stamp is None


def test_rows_without_a_code_and_codes_twice_are_kept() -> None:
    content = _saved(
        [
            ["code", "value", "title"],
            ["A", 1, ""],
            ["A", 2, ""],
            ["", 3, ""],
            ["", None, "x"],
        ]
    )
    typed = read_return(content, "return.xlsx")
    assert [(line.code, line.value) for line in typed.lines] == [
        ("A", "1"),
        ("A", "2"),
        ("", "3"),
    ]
    assert typed.table[-1] == ("", "", "x")


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (134, "134"),
        (134.0, "134"),
        (0.1 + 0.2, "0.3"),
        (1e15, "1000000000000000"),
        (0.000001, "0.000001"),
        ("  12 ", "  12 "),
        (True, "TRUE"),
        (date(2008, 12, 1), "2008-12-01"),
        ("=1+1", "=1+1"),
        ("n/a", "n/a"),
    ],
)
def test_a_cell_is_the_text_that_was_typed(cell: Any, text: str) -> None:
    typed = read_return(_saved([["code", "value"], ["A", cell]]), "return.xlsx")
    assert typed.lines[0].value == text


def test_the_sheet_is_known_by_its_name_or_else_by_its_heading() -> None:
    rows = [["code", "value"], ["A", 1]]
    for name in ("return", "RETURN ", "Sheet1"):
        content = _saved(rows, name, Notes=[["nothing"]])
        assert read_return(content, "a.xlsx").sheet == name
    both = _saved([["code", "value"], ["B", 2]], "Old", Return=rows)
    assert read_return(both, "a.xlsx").lines[0].code == "A"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (_saved([["code", "value"]], "A", B=[["code", "value"]]), "sheets A and B"),
        (_saved([["nothing"]], "A"), "no sheet called Return"),
        (_saved([["code", "title"]]), "no heading row"),
        (_saved([["code", "value", "Value"]]), "value twice, in B1 and C1"),
        (_saved([[None]] * 21 + [["code", "value"]]), "first 20 rows"),
        (_saved([["code", "value"], *([["A", 1]] * 2_001)]), "2,001 lines"),
        (_saved([["code", "value"]], Stamp=[["month", "soon"]]), "The stamp"),
    ],
)
def test_what_is_no_return_is_refused_with_the_reason(
    content: bytes, said: str
) -> None:
    with pytest.raises(Unreadable) as refused:
        read_return(content, "return.xlsx")
    assert said in str(refused.value)


def test_the_csv_is_read_with_its_stamp_and_without() -> None:
    text = write_template_csv(domestic_abuse(seen=4)).decode("utf-8-sig")
    filled_in = text.replace("7,29,,,,,", "7,29,24,,,,fine")
    typed = read_return(filled_in.encode(), "return.csv")
    assert typed.stamp == STAMP
    assert typed.sheet == ""
    cases = typed.line("MARAC-CASES")
    assert cases is not None
    assert (cases.value, cases.remark, cases.cells["value"]) == ("24", "fine", "F4")
    bare = filled_in.partition("\r\n")[2]
    assert read_return(bare.encode(), "return.csv").stamp is None
    assert _words(read_return(bare.encode(), "return.csv")) == _words(typed)


@pytest.mark.parametrize("separator", [";", "\t"])
def test_the_csv_survives_another_spreadsheet(separator: str) -> None:
    """Saved again by Excel: the stamp's line filled up with empty cells."""
    text = write_template_csv(domestic_abuse(seen=4)).decode("utf-8-sig")
    stamp, _, rest = text.partition("\r\n")
    again = stamp + separator * 9 + "\r\n" + rest.replace(",", separator)
    typed = read_return(again.encode("cp1252"), "return.csv")
    assert typed.stamp == STAMP
    assert [line.code for line in typed.lines][1] == "MARAC-CASES"


def test_typed_lines_come_back_through_every_format() -> None:
    """What one person typed, another sees in the next template."""
    typed = TypedReturn(
        lines=(
            TypedLine(
                code="MARAC-CASES", value="about 20", remark="‘odd’ – é\nnew line"
            ),
            TypedLine(code="MARAC-REPEATS", numerator="1,234", missing="n/a"),
        )
    )
    again = read_return(write_template(domestic_abuse(), typed), "a.xlsx")
    cases, repeats = again.line("MARAC-CASES"), again.line("MARAC-REPEATS")
    assert cases is not None
    assert repeats is not None
    assert (cases.value, cases.remark) == ("about 20", "‘odd’ – é\nnew line")
    assert (repeats.numerator, repeats.missing) == ("1234", "n/a")


def test_a_return_whose_sheet_was_renamed_is_still_found() -> None:
    # The sheet Definitions has a heading row of its own, and is no return.
    book = openpyxl.load_workbook(BytesIO(_filled()))
    book["Return"].title = "December"
    kept = BytesIO()
    book.save(kept)

    read = read_return(kept.getvalue(), "return.xlsx")

    assert read.sheet == "December"
    assert _words(read) == _expected()
