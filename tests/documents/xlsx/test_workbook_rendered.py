"""The workbook opens in LibreOffice, and prints with every row readable."""

import pytest

from saferplan.documents.xlsx import write
from tests.documents.made_pack import made_pack
from tests.documents.rendering import page_sizes, to_pdf, words

A4_LONG, A3_LONG = 842, 1191


@pytest.mark.slow
def test_sheets_print_in_landscape_with_their_words(tmp_path):
    file = tmp_path / "pack.xlsx"
    file.write_bytes(write(made_pack()))
    pdf = to_pdf(file)
    sizes = {round(width) for width, _ in page_sizes(pdf)}
    assert sizes == {A4_LONG, A3_LONG}
    assert all(width > height for width, height in page_sizes(pdf))
    printed = [word.text for word in words(pdf)]
    assert printed.count("###") == 0
    assert "5,109" in printed
    assert "29.9%" in printed
