"""A month's return by the command line, played by the cast from template to amendment.

The figures are made up upon the plan's own: its December was left blank.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl

from tests.plugins.commands import CommandLine, Ended

WHOSE = (
    "--partnership",
    "peterborough",
    "--group",
    "domestic-abuse",
    "--month",
    "2008-12",
)


def fill(source: Path, target: Path, cells: dict[tuple[str, str], Any]) -> Path:
    """Fill in the workbook as somebody with a spreadsheet does, and save it anew."""
    book = openpyxl.load_workbook(source)
    sheet = book["Return"]
    headings = [cell.value for cell in sheet[1]]
    rows = {row[0].value: row for row in sheet.iter_rows(min_row=2)}
    for (code, column), value in cells.items():
        rows[code][headings.index(column)].value = value
    book.save(target)
    return target


def refused(ended: Ended) -> list[str]:
    """The sentences of something that was not taken."""
    assert ended.code == 2, ended
    assert "Traceback" not in ended.err
    return ended.err.splitlines()


def december(command: CommandLine) -> dict[str, Any]:
    """Where the cases of December stand."""
    found = command.positions("--partnership", "peterborough", "--as-at", "2008-12-31")
    return found["MARAC-CASES"]


def test_a_month_from_the_template_to_an_amendment(demo: CommandLine) -> None:
    empty = demo.folder / "template.xlsx"
    written = demo("return", "template", *WHOSE, "-o", empty, "--as", "theme-lead")
    assert (written.code, written.err) == (0, "")

    # Refused: more repeats than cases, and words where a number belongs.
    bad = fill(
        empty,
        demo.folder / "bad.xlsx",
        {
            ("MARAC-CASES", "value"): "see e-mail",
            ("MARAC-REPEATS", "numerator"): 18,
            ("MARAC-REPEATS", "denominator"): 16,
        },
    )
    said = refused(demo("return", "submit", bad, "--as", "theme-lead"))
    assert any("F3" in line and "“see e-mail” is not a number" in line for line in said)
    assert any("18" in line and "16" in line and "G4" in line for line in said)
    assert said[-1] == "Not submitted; it is kept as a draft."
    assert december(demo)["value"] == 134

    # Mended, with a query answered in the remark, and a line that is still to come.
    good = fill(
        empty,
        demo.folder / "good.xlsx",
        {
            ("MARAC-CASES", "value"): 16,
            ("MARAC-REPEATS", "numerator"): 14,
            ("MARAC-REPEATS", "denominator"): 16,
            ("NI32", "missing"): "to follow",
        },
    )
    said = refused(demo("return", "submit", good, "--as", "theme-lead"))
    assert said[0].startswith("query: sheet Return, cell G4: The figure is 14 of 16")
    answer = "MARAC-REPEATS=three families came back"
    sent = demo("return", "submit", good, "--answer", answer, "--as", "theme-lead")
    assert sent.code == 0, sent
    assert "Still to come: DA-REPORTS." in sent.out
    stands = december(demo)
    # 134 to November, and 16.
    assert (stands["value"], stands["markers"]) == (150, ["not_signed_off"])

    # Accepted by somebody else, then locked by the pack.
    assert refused(demo("return", "accept", *WHOSE, "--as", "theme-lead"))
    accepted = demo("return", "accept", *WHOSE, "--as", "manager")
    assert "is accepted" in accepted.out
    assert december(demo)["markers"] == []
    pack = ("pack", "delivery-board", "--partnership", "peterborough")
    issued = demo(
        *pack, "--month", "2008-12", "--out", demo.folder, "--formats", "html",
        "--issue", "--as", "manager",
    )  # fmt: skip
    assert issued.code == 0, issued
    assert "locked" in demo("return", "list", *WHOSE[:2], *WHOSE[4:]).out
    name = "peterborough-delivery-board-2008-12-v1.html"
    as_issued = (demo.folder / name).read_bytes()

    # Amended after the lock: only with a reason, and accepted again.
    amended = fill(good, demo.folder / "amended.xlsx", {("MARAC-CASES", "value"): 17})
    said = refused(
        demo("return", "submit", amended, "--answer", answer, "--as", "theme-lead")
    )
    assert any("A pack was issued over this month" in line for line in said)
    why = "a case heard on the 31st"
    again = demo(
        "return", "submit", amended, "--reason", why, "--answer", answer,
        "--as", "theme-lead",
    )  # fmt: skip
    assert again.code == 0, again
    assert "amended, not accepted yet" in again.out
    assert demo("return", "accept", *WHOSE, "--as", "manager").code == 0
    assert december(demo)["value"] == 151

    # The issued pack is made again as it was; the next one says what was restated.
    remade = demo.folder / "again"
    demo(
        *pack, "--month", "2008-12", "--out", remade, "--formats", "html",
        "--version", "1", "--as", "manager",
    )  # fmt: skip
    made = (remade / name).read_bytes()
    assert made == as_issued
    demo(*pack, "--month", "2009-01", "--out", remade, "--formats", "html")
    page = (remade / "peterborough-delivery-board-2009-01.html").read_text("utf-8")
    assert "Restated" in page
    assert why in page


def test_a_list_and_a_template_say_by_when_and_an_answer_finds_its_line(
    demo: CommandLine,
) -> None:
    # The board meets on Thursday 15 January 2009 about November.
    demo("meetings", "add", "delivery-board", "2009-02-26", *WHOSE[:2])
    listed = demo("return", "list", *WHOSE[:2], "--month", "2009-01").out.splitlines()
    (row,) = (line for line in listed if line.startswith("domestic-abuse "))
    # Fifteen working days before Thursday 26 February 2009.
    assert "2009-02-05" in row.split()
    january = (*WHOSE[:4], "--month", "2009-01")
    form = demo.folder / "january.xlsx"
    said = demo("return", "template", *january, "-o", form, "--as", "theme-lead").out
    assert said.endswith("to fill in by 5 February 2009.\n")
    texts = [
        cell.value for row in openpyxl.load_workbook(form)["Guidance"] for cell in row
    ]
    assert "5 February 2009." in texts

    filled = fill(form, demo.folder / "far.xlsx", {("MARAC-CASES", "value"): 90})
    strange = demo(
        "return", "submit", filled, "--answer", "MARAC=two", "--as", "theme-lead"
    )
    assert refused(strange) == [
        "--answer: marac is not in this return; check the code."
    ]
    answer = "marac-cases=two months in one"
    sent = demo("return", "submit", filled, "--answer", answer, "--as", "theme-lead")
    assert "Submitted 1 line: MARAC-CASES." in sent.out
    demo("return", "send-back", *january, "--reason", "sure?", "--as", "manager")
    again = demo("return", "submit", filled, "--answer", answer, "--as", "theme-lead")
    assert "Submitted again as it was" in again.out
