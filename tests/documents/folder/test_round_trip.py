"""What is written is read back the same, and written again byte for byte."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from saferplan.core.indicators.holdings import Holdings
from saferplan.documents.folder import in_folder_order, read_folder, write_folder
from tests.documents.folder.a_folder import SMALL, put
from tests.documents.folder.holdings_drawn import holdings


def contents(folder: Path) -> dict[str, bytes]:
    """File name to bytes."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@given(holdings())
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_any_holdings_are_read_back_as_written(held: Holdings) -> None:
    with tempfile.TemporaryDirectory() as place:
        first, second = Path(place) / "first", Path(place) / "second"

        write_folder(held, first)
        read = read_folder(first)
        write_folder(read, second)

        assert read == in_folder_order(held)
        assert contents(second) == contents(first)


def test_folder_in_its_written_form_is_written_byte_for_byte(tmp_path: Path) -> None:
    folder = put(tmp_path / "small")

    write_folder(read_folder(folder), tmp_path / "again")

    assert contents(tmp_path / "again") == {n: t.encode() for n, t in SMALL.items()}


def test_folder_saved_by_excel_holds_the_same(tmp_path: Path) -> None:
    by_excel = {
        name: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
        for name, text in SMALL.items()
    }

    assert read_folder(put(tmp_path / "excel", by_excel)) == read_folder(
        put(tmp_path / "small")
    )


def test_rows_are_put_in_order_and_lose_only_their_ledger_numbers(
    tmp_path: Path,
) -> None:
    header, *rows = SMALL["observations.csv"].splitlines(keepends=True)
    mixed = put(tmp_path / "mixed", {"observations.csv": header + "".join(rows[::-1])})

    write_folder(read_folder(mixed), tmp_path / "again")

    assert contents(tmp_path / "again") == {n: t.encode() for n, t in SMALL.items()}
