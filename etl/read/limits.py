"""How large a thing may be and how long it may take; beyond that it is refused, never half read."""

from dataclasses import dataclass

_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, times in seconds. Generous against real files: a province's year fits many times."""

    file_bytes: int = 50 * _MB
    table_bytes: int = 10_000 * _MB
    """Of a plain table (text, Parquet), which is streamed: a visit log of a hundred million rows."""
    unpacked_bytes: int = 300 * _MB
    ratio: int = 200
    ratio_from_bytes: int = 1 * _MB
    members: int = 10_000
    sheets: int = 400
    rows: int = 200_000
    cells: int = 3_000_000
    columns: int = 16_384
    office_seconds: float = 60.0
    worker_bytes: int = 3_000 * _MB


LIMITS = Limits()
