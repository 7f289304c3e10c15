"""Zip archives without a clock: the same contents always make the same bytes."""

from __future__ import annotations

import struct
from io import BytesIO
from zipfile import ZipFile

_FIRST_DAY = struct.pack("<HH", 0, (1 << 5) | 1)
"""Midnight of 1 January 1980, the first moment a zip archive can name."""
_ENTRY = b"PK\x01\x02"
_TIME_IN_FILE, _TIME_IN_ENTRY, _ENTRY_LENGTH = 10, 12, 46


def with_fixed_times(archive: bytes) -> bytes:
    """The same archive with every file dated 1 January 1980.

    Only the eight bytes of each date are changed, where its local header and the
    central directory have them; nothing is packed again.

    Raises:
        zipfile.BadZipFile: it is not a zip archive.
    """
    made = bytearray(archive)
    with ZipFile(BytesIO(archive)) as opened:
        starts = [item.header_offset for item in opened.infolist()]
        place = opened.start_dir
    for start in starts:
        made[start + _TIME_IN_FILE : start + _TIME_IN_FILE + 4] = _FIRST_DAY
    while made[place : place + 4] == _ENTRY:
        made[place + _TIME_IN_ENTRY : place + _TIME_IN_ENTRY + 4] = _FIRST_DAY
        lengths = struct.unpack_from("<HHH", made, place + 28)
        place += _ENTRY_LENGTH + sum(lengths)
    return bytes(made)
