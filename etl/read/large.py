"""Files too large to be held in memory: only plain tables (text, Parquet) may be, for they can stream."""

import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from etl.read.document import Refusal
from etl.read.sniff import flat_format, is_compound, is_zip

PARQUET = b"PAR1"
_HEAD_BYTES = 1 << 16


@dataclass(frozen=True, slots=True)
class Member:
    """One file inside an archive, not yet unpacked."""

    archive: Path
    name: str

    def open(self, mode: str = "rb") -> IO[bytes]:
        """The unpacked bytes as a stream; the directory of the archive was checked before."""
        return zipfile.ZipFile(self.archive).open(self.name)


def is_plain_table(source: Path | Member) -> bool:
    """Whether a file begins as a text or a Parquet file does."""
    with source.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if head.startswith(PARQUET):
        return True
    try:
        return not is_zip(head) and not is_compound(head) and flat_format(head) == "text"
    except Refusal:
        return False
