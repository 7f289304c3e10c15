"""What is shown comes from the data: change one observation, and everything follows.

And the other half of the same promise: no figure of the plan stands in the code.
"""

from __future__ import annotations

import ast
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import html
from pptx import Presentation
from pypdf import PdfReader

from tests.plugins.commands import CommandLine
from tools.check_links import project_files
from tools.places import ROOT

CASES = "MARAC-CASES"
AS_AT = ("--partnership", "peterborough", "--as-at", "2008-12-31")
# November, as the example has it and as the test changes it.
BEFORE = "MARAC-CASES,month,2008-11,29,"
AFTER = "MARAC-CASES,month,2008-11,20,"
# In the same home, and as the same database has it; the page is the one served.
READ_PAGE = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "saferplan.config.settings"
import django
django.setup()
from django.test import Client
from saferplan.store.models import User
client = Client(HTTP_HOST="127.0.0.1")
client.force_login(User.objects.get(account="manager"))
answer = client.get(sys.argv[1])
assert answer.status_code == 200, answer.status_code
sys.stdout.write(answer.content.decode())
"""


def load_with(demo: CommandLine, before: str, after: str) -> None:
    """Export everything, edit one row in the folder, and load it."""
    folder = demo.folder / "edited"
    assert demo("export", folder, *AS_AT[:2]).code == 0
    file = folder / "observations.csv"
    text = file.read_text(encoding="utf-8")
    assert text.count(before) == 1
    file.write_text(text.replace(before, after), encoding="utf-8", newline="\n")
    ended = demo("load", folder)
    assert ended.code == 0, ended.err


def everywhere(demo: CommandLine) -> dict[str, Any]:
    """Return what each place shows of the indicator that is changed."""
    position = demo.positions(*AS_AT)[CASES]
    papers = demo.folder / "papers"
    shutil.rmtree(papers, ignore_errors=True)
    words = ("--month", "2008-12", "--out", papers, *AS_AT[:2])
    ended = demo("pack", "delivery-board", *words)
    assert ended.code == 0, ended.err
    files = {path.suffix: path for path in papers.iterdir()}
    return {
        "position": (position["value"], position["rag"]),
        "linear forecast": position["forecasts"][0]["value"],
        "chart table": november_of(page(demo)),
        "slide": last_on_slide(files[".pptx"]),
        "workbook": cell_of(files[".xlsx"]),
        "web page of the pack": shown_in(text_of(files[".html"])),
        "PDF": shown_in(pdf_text(files[".pdf"])),
        "trace": traced(demo, position["trace"]),
    }


def page(demo: CommandLine) -> str:
    """Return the indicator's page, as a manager sees it."""
    address = f"/peterborough/indicators/{CASES}/?as_at=2008-12-31"
    ended = demo.run("-c", READ_PAGE, address)
    assert ended.code == 0, ended.err
    return ended.out


def november_of(text: str) -> str:
    """Return the figure for November in the table under the chart."""
    table = html.fromstring(text).xpath("//table[contains(., 'Forecast range')]")[0]
    rows = [
        ["".join(cell.itertext()).strip() for cell in row.xpath("th|td")]
        for row in table.xpath(".//tr")
    ]
    return next(cells[1] for cells in rows if cells[0] == "November 2008")


def last_on_slide(file: Path) -> float:
    """Return the last actual figure of the chart on the indicator's slide."""
    charts = [
        shape.chart
        for slide in Presentation(str(file)).slides
        for shape in slide.shapes
        if shape.has_chart and "cases heard" in slide.shapes.title.text
    ]
    (chart,) = charts
    actual = next(s for plot in chart.plots for s in plot.series if s.name == "Actual")
    value: float = [value for value in actual.values if value is not None][-1]
    return value


def cell_of(file: Path) -> Any:
    """Return the value in the indicator's row of the workbook's positions."""
    rows = openpyxl.load_workbook(file)["Positions"].iter_rows(values_only=True)
    heading = list(next(rows))
    row = next(row for row in rows if row[heading.index("indicator")] == CASES)
    return row[heading.index("value")]


def text_of(file: Path) -> str:
    """Return the words of a web page."""
    return " ".join(html.fromstring(file.read_bytes()).itertext())


def pdf_text(file: Path) -> str:
    """Return the words of a PDF."""
    return " ".join(page.extract_text() for page in PdfReader(file).pages)


def shown_in(text: str) -> list[str]:
    """Return which sums to November the papers speak of."""
    flat = " ".join(text.split())
    found = re.findall(r"April to November 2008: (\d+) against a target of 130", flat)
    return sorted(set(found))


def traced(demo: CommandLine, code: str) -> tuple[float, list[float], str]:
    """Return the figure a trace leads to, its parts, and whether it stands."""
    (found,) = demo("trace", code, "--format", "json").json
    parts = [row["value"] for row in found["observations"]]
    return found["value"], parts, found["verdict"]


MONTHS = [15, 14, 14, 16, 14, 14, 18]


def expected(november: int, rag: str) -> dict[str, Any]:
    """Return what each place should show for this November."""
    total = sum(MONTHS) + november
    return {
        "position": (total, rag),
        "linear forecast": total / 8 * 12,
        "chart table": str(total),
        "slide": total,
        "workbook": total,
        "web page of the pack": [str(total)],
        "PDF": [str(total)],
        "trace": (total, [*MONTHS, november], "as shown"),
    }


@pytest.mark.slow
def test_one_changed_observation_changes_every_place_that_shows_it(
    demo: CommandLine,
) -> None:
    assert everywhere(demo) == expected(29, "green")
    code = demo.positions(*AS_AT)[CASES]["trace"]

    load_with(demo, BEFORE, AFTER)

    assert everywhere(demo) == expected(20, "amber")
    assert traced(demo, code) == (134, [*MONTHS, 29], "changed since")


# Figures of the plan that nobody would choose for another reason.
FIGURES = (
    """5109 4773 4574 769 781 722 1568 1652 1595 744 765 809 1632 1407 146""".split()
)
FIGURE = re.compile(
    r"(?<![\w.#-])(?:"
    + "|".join(rf"{n[:-3]},?{n[-3:]}" for n in FIGURES)
    + r")(?![\w-])"
)
# All that can put a figure on a screen or a paper, and the library of definitions.
KINDS = ("*.py", "*.html", "*.jinja", "*.typ", "*.yaml", "*.csv", "*.json")


# The same digits for another reason.
NO_FIGURES = {"src/saferplan/charts/text.py: 722": "how wide a letter is"}


def sources() -> list[Path]:
    """Return the files of the package, but for the examples."""
    files = project_files(ROOT, *(f"src/saferplan/**/{kind}" for kind in KINDS))
    examples = ROOT / "src" / "saferplan" / "examples"
    return [path for path in files if not path.is_relative_to(examples)]


def what_counts(path: Path) -> Iterator[str]:
    """Yield the texts of a file in which a figure would be one too many.

    Of Python only what is run: a docstring shows an example with a figure that its
    reader knows, which is checked as a test, and that nothing else can read.
    """
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        yield text
        return
    tree = ast.parse(text)
    said = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in said:
            yield json.dumps(node.value, default=str)


def test_no_figure_of_the_plan_stands_in_the_package() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match}"
        for path in sources()
        for text in what_counts(path)
        for match in FIGURE.findall(text)
    ]

    assert sorted(set(found)) == sorted(NO_FIGURES)


def test_search_would_find_a_figure_in_code_and_not_in_a_docstring(
    tmp_path: Path,
) -> None:
    file = tmp_path / "some.py"
    file.write_text('"""5109 here."""\nLIMIT = 5109\nSAID = "of 1,568"\nYEAR = 2008\n')
    found = [m for text in what_counts(file) for m in FIGURE.findall(text)]

    assert found == ["5109", "1,568"]


def test_search_reads_the_whole_package() -> None:
    names = {path.suffix for path in sources()}

    assert {".py", ".html", ".yaml"} <= names
    assert len(sources()) > 100
