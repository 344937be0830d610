"""Checks a new snapshot before it is published: keys, totals, ranges, and magnitudes against the last one."""

from collections.abc import Iterator
from pathlib import Path

import duckdb

COMMUNES = 129
LARGEST_FALL = 0.2
"""A catalogue that loses more than this share of hamlets between two snapshots is taken for an accident."""


class BuildError(Exception):
    """The new snapshot is not fit to be published; the message (Vietnamese) says why."""


_KEYS = {
    "communes": "commune_code",
    "hamlets": "hamlet_code",
    "periods": "period",
    "indicators": "code",
    "indicator_values": ("period, level, commune_code, hamlet_code, indicator, part, breakdown, base"),
    "commune_status": "period, indicator, part, commune_code",
    "province_status": "period, indicator, part",
}

_MUST_BE_ZERO = {
    "có giá trị ở ô không được có giá trị (trạng thái khác ok)": (
        "select count(*) from indicator_values where state <> 'ok' and value is not null"
    ),
    "thiếu giá trị ở ô trạng thái ok": (
        "select count(*) from indicator_values where state = 'ok' and value is null"
    ),
    "giá trị âm hoặc vô hạn": (
        "select count(*) from indicator_values "
        "where (value < 0 and indicator <> 'E3') or isinf(value) or isnan(value)"
    ),
    "tỷ lệ khác 100 × tử số / mẫu số": (
        "select count(*) from indicator_values where state = 'ok' and unit = '%' and indicator <> 'K6' "
        "and denominator > 0 and abs(value - 100 * numerator / denominator) > 1e-6"
    ),
    "xã, phường không có trong danh mục 129 đơn vị": (
        "select count(*) from indicator_values where level <> 'province' "
        "and commune_code not in (select commune_code from communes)"
    ),
    "thôn ngoài xã của mình": (
        "select count(*) from indicator_values where level = 'hamlet' "
        "and left(hamlet_code, 5) <> commune_code"
    ),
}


def check_snapshot(draft: Path, last: Path | None, accept_changes: bool) -> None:
    """Raise BuildError with every fault of the draft; ``last`` is the snapshot that stands, if any."""
    with duckdb.connect(str(draft), read_only=True) as connection:
        faults = [*_duplicate_keys(connection), *_broken_laws(connection)]
        if last and not accept_changes:
            faults += _sudden_changes(connection, last)
    if faults:
        raise BuildError("Không công bố: " + "; ".join(faults) + ". Bản đang công bố được giữ nguyên.")


def _duplicate_keys(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    for table, key in _KEYS.items():
        query = f"select count(*) from (select {key} from {table} group by all having count(*) > 1)"
        found = _number(connection, query)
        if found:
            yield f"bảng {table} có {found} khóa trùng"


def _broken_laws(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    communes = _number(connection, "select count(*) from communes")
    if communes != COMMUNES:
        yield f"danh mục có {communes} xã, phường thay vì {COMMUNES}"
    for fault, query in _MUST_BE_ZERO.items():
        found = _number(connection, query)
        if found:
            yield f"{fault} ({found} ô)"


def _sudden_changes(connection: duckdb.DuckDBPyConnection, last: Path) -> Iterator[str]:
    connection.execute(f"attach '{str(last).replace(chr(39), chr(39) * 2)}' as last (read_only)")
    for table, name in (("hamlets", "thôn"), ("submissions", "lượt gửi")):
        before = _number(connection, f"select count(*) from last.{table}")
        now = _number(connection, f"select count(*) from {table}")
        if before and now < before * (1 - LARGEST_FALL):
            yield (
                f"số {name} giảm từ {before} xuống {now}; nếu đúng là như vậy, "
                "hãy chạy lại với --accept-changes"
            )


def _number(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    row = connection.execute(query).fetchone()
    return int(row[0]) if row else 0
