"""Word documents in LibreOffice: as many pages as they may have, nothing cut off."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PIL import Image

from saferplan.core.boards.pack import Branding, Pack
from saferplan.core.boards.papers import Paper
from saferplan.documents.docx import write, write_minutes
from tests.documents.brought_pack import brought_pack
from tests.documents.docx.own_template import own_template
from tests.documents.docx.test_hostile import nasty_pack
from tests.documents.docx.test_minutes import recorded
from tests.documents.made_pack import made_pack
from tests.documents.packs import large_pack
from tests.documents.rendering import Word, page_sizes, pictures, to_pdf, words

SENTENCE = "The evenings were dark and the sheds were open, and nobody had said so. "
LONG = SENTENCE * 27
A4 = (595, 842)
LOWEST_HEADING = 14.0
"""Height of a word's box in points from which it can only be a heading's."""


def with_long_words(pack: Pack) -> Pack:
    """Everything brought eight times, each in as many words as are allowed."""
    held = pack.brought
    asked = tuple(
        replace(
            one,
            about=LONG,
            challenge=replace(one.challenge, question=LONG[:1990], answer=answer),
        )
        for found, answer in ((held.challenges, ""), (held.answered, LONG))
        for one in found
    )
    return replace(
        pack,
        brought=replace(
            held,
            challenges=asked[:1] * 8,
            answered=asked[1:] * 8,
            said=tuple(
                replace(one, words=replace(one.words, ask=LONG)) for one in held.said
            )
            * 8,
        ),
        changes=tuple(replace(one, name=LONG, text=LONG) for one in pack.changes) * 4,
    )


def of_size(count: int) -> Pack:
    return replace(large_pack(count), brought=brought_pack().brought)


def of_shapes(more: int) -> Pack:
    return replace(made_pack(more), brought=brought_pack().brought)


SHORT: dict[str, Callable[[], Pack]] = {
    "of-0": lambda: of_size(0),
    "of-1": lambda: of_size(1),
    "of-22": lambda: of_size(22),
    "of-60": lambda: of_size(60),
    "of-200": lambda: of_size(200),
    "shapes": lambda: of_shapes(18),
    "long-22": lambda: with_long_words(of_size(22)),
    "long-200": lambda: with_long_words(of_size(200)),
    "long-shapes": lambda: with_long_words(of_shapes(0)),
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every short paper, printed at once: LibreOffice is slow to start."""
    folder = tmp_path_factory.mktemp("papers")
    look = Branding(word_template=own_template(head="Letterhead"))
    files = {}
    for name, make in SHORT.items():
        pack = make()
        for paper in (Paper.OVERVIEW, Paper.BRIEF):
            files[f"{paper}-{name}"] = write(replace(pack, paper=paper))
    files["nasty-overview"] = write(nasty_pack(Paper.OVERVIEW))
    files["nasty-report"] = write(nasty_pack(Paper.REPORT))
    files["own-report"] = write(made_pack(3, branding=look))
    files["minutes"] = write_minutes(recorded())
    for name, content in files.items():
        (folder / f"{name}.docx").write_bytes(content)
    _print_all(folder)
    return {name: folder / f"{name}.pdf" for name in files}


def _print_all(folder: Path) -> None:
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            *map(str, sorted(folder.glob("*.docx"))),
        ],
        check=True,
        capture_output=True,
        timeout=240,
    )


@pytest.mark.slow
@pytest.mark.parametrize("name", SHORT)
def test_overview_has_two_pages_at_most(printed: dict[str, Path], name: str) -> None:
    sizes = page_sizes(printed[f"overview-{name}"])
    assert 1 <= len(sizes) <= 2
    assert {(round(w), round(h)) for w, h in sizes} == {A4}


@pytest.mark.slow
@pytest.mark.parametrize("name", SHORT)
def test_brief_has_one_page(printed: dict[str, Path], name: str) -> None:
    assert len(page_sizes(printed[f"brief-{name}"])) == 1


@pytest.mark.slow
def test_overview_lists_its_indicators_before_what_is_asked(
    printed: dict[str, Path],
) -> None:
    found = words(printed["overview-shapes"])
    page = {word.text: word.page for word in reversed(found)}
    assert page["stands"] == 1
    assert page["challenged,"] == 2


@pytest.mark.slow
@pytest.mark.parametrize("name", ["nasty-overview", "nasty-report", "minutes"])
def test_documents_of_any_words_can_be_opened(
    printed: dict[str, Path], name: str
) -> None:
    assert any(word.text for word in words(printed[name]))


@pytest.mark.slow
def test_template_keeps_its_page_when_printed(printed: dict[str, Path]) -> None:
    sizes = {(round(w), round(h)) for w, h in page_sizes(printed["own-report"])}
    assert sizes == {(499, 709), (709, 499)}
    heads = [w.page for w in words(printed["own-report"]) if w.text == "Letterhead"]
    assert heads == list(range(1, len(page_sizes(printed["own-report"])) + 1))


@dataclass(frozen=True)
class Printed:
    """A report as it came out of LibreOffice, read once."""

    pack: Pack
    pdf: Path
    sizes: list[tuple[float, float]]
    words: list[Word]

    def page(self, number: int) -> list[Word]:
        return [word for word in self.words if word.page == number]

    def lowest(self, number: int) -> float:
        """Where the last words over the running foot end."""
        foot = self.sizes[number - 1][1] - 50
        return max(w.bottom for w in self.page(number) if w.bottom < foot)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    pack = made_pack(9)
    file = tmp_path_factory.mktemp("report") / "pack.docx"
    file.write_bytes(write(pack))
    pdf = to_pdf(file)
    return Printed(pack, pdf, page_sizes(pdf), words(pdf))


@pytest.mark.slow
def test_exceptions_take_the_second_page_and_no_more(report: Printed) -> None:
    found = report.words
    assert [w.page for w in found if w.text == "Exceptions"] == [1, 2]
    tags = [w for w in report.page(2) if w.text in ("Red", "Amber") and w.left < 100]
    assert len(tags) == len(report.pack.exceptions)
    assert min(w.page for w in found if w.text == "figures") == 3


@pytest.mark.slow
def test_no_words_leave_the_margins_of_their_page(report: Printed) -> None:
    for word in report.words:
        width, height = report.sizes[word.page - 1]
        side = 43 if width > height else 51
        assert word.left >= side - 1, word
        assert word.right <= width - side + 1, word
        assert word.bottom <= height - 15, word


@pytest.mark.slow
def test_every_page_has_marking_and_number(report: Printed) -> None:
    count = len(report.sizes)
    for page in range(1, count + 1):
        said = " ".join(word.text for word in report.page(page))
        assert "OFFICIAL" in said
        assert f"Page {page} of {count}" in said


@pytest.mark.slow
def test_no_heading_is_left_alone_at_the_foot_of_a_page(report: Printed) -> None:
    """The last words of a page are not of the size of a heading."""
    for page in range(1, len(report.sizes) + 1):
        lowest = report.lowest(page)
        last = [w for w in report.page(page) if lowest - 2 < w.bottom <= lowest]
        assert all(w.bottom - w.top < LOWEST_HEADING for w in last), page


@pytest.mark.slow
def test_pages_are_well_filled(report: Printed) -> None:
    """No page of the indicators but the last is more than half empty."""
    first = max(w.page for w in report.words if w.text == "Every")
    for page in range(first, len(report.sizes)):
        assert report.lowest(page) > A4[1] / 2, page


@pytest.mark.slow
def test_no_page_is_blank_in_greys(report: Printed) -> None:
    for page in pictures(report.pdf):
        with Image.open(page) as seen:
            assert len(seen.convert("L").getcolors()) > 8
