"""Tells a full disk from other errors, whichever library met it."""

import errno
from collections.abc import Iterator

_CODES = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_WORDS = ("No space left on device", "Disk quota exceeded", "File too large", "os error 28", "os error 27")
"""What the system says of it, as it stands in the messages of Polars and DuckDB."""
FULL = (
    "Ổ đĩa của kho số liệu đã đầy nên lệnh dừng lại. Không mất gì: những gì đã nhận vẫn còn, bản đang công "
    "bố giữ nguyên. Hãy giải phóng chỗ rồi chạy lại đúng lệnh này."
)


def is_full(error: BaseException) -> bool:
    """Whether the disk did not take what was written."""
    return any(
        (isinstance(one, OSError) and one.errno in _CODES) or any(word in str(one) for word in _WORDS)
        for one in _chain(error)
    )


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
