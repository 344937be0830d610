"""Laws that hold inside one snapshot, each as a query that counts what breaks it."""

from collections.abc import Iterator
from typing import cast

import duckdb

COMMUNES = 129
_KEYS = {
    "communes": "commune_code",
    "hamlets": "hamlet_code",
    "periods": "period",
    "indicators": "code",
    "indicator_values": "period, level, commune_code, hamlet_code, indicator, part, breakdown, base",
    "commune_status": "period, indicator, part, commune_code",
    "province_status": "period, indicator, part",
    "group_status": "period, indicator, part, group_kind, group_code",
    "clusters": "period, indicator, commune_code",
    "cluster_tests": "period, indicator",
}

_PUBLISHED = "base = 'full' and breakdown = '' and state = 'ok'"
_TOTALS = f"""
with communes as (
    select period, indicator, part, sum(numerator) as above, sum(denominator) as below
    from indicator_values where level = 'commune' and {_PUBLISHED} group by all),
totals as (
    select p.period, p.indicator, p.numerator, p.denominator, c.above, c.below
    from indicator_values p join communes c using (period, indicator, part)
    where p.level = 'province' and {_PUBLISHED})
"""
"""The province beside the sum of what its communes show."""
_DECLARED = "select code from indicators where"
"""Which indicators a law is about: each says so itself, in its declaration."""

_MUST_BE_ZERO = {
    "có giá trị ở ô không được có giá trị (trạng thái khác ok)": (
        "select count(*) from indicator_values where state <> 'ok' and value is not null"
    ),
    "thiếu giá trị ở ô trạng thái ok": (
        "select count(*) from indicator_values where state = 'ok' and value is null"
    ),
    "giá trị âm hoặc vô hạn": (
        "select count(*) from indicator_values where isinf(value) or isnan(value) "
        f"or (value < 0 and indicator not in ({_DECLARED} may_be_negative))"
    ),
    "tỷ lệ khác 100 × tử số / mẫu số": (
        "select count(*) from indicator_values where state = 'ok' and unit = '%' "
        "and not (denominator > 0 and abs(value - 100 * numerator / denominator) <= 1e-6)"
    ),
    "số đếm không phải số nguyên": (
        f"select count(*) from indicator_values where indicator in ({_DECLARED} whole_numbers) "
        "and (numerator <> round(numerator) or denominator <> round(denominator))"
    ),
    "tỷ lệ hoặc điểm vượt 100 ở chỉ số không thể vượt": (
        f"select count(*) from indicator_values where indicator in ({_DECLARED} never_above_100) "
        "and unit in ('%', 'điểm') and value > 100 + 1e-6"
    ),
    "tử số toàn tỉnh khác tổng tử số các xã, phường": (
        f"{_TOTALS} select count(*) from totals where (abs(numerator - above) > 1e-6 "
        f"and indicator in ({_DECLARED} province_adds = 'equal')) or (numerator < above - 1e-6 "
        f"and indicator in ({_DECLARED} province_adds = 'more' and not may_be_negative))"
    ),
    "mẫu số toàn tỉnh nhỏ hơn tổng mẫu số các xã, phường": (
        f"{_TOTALS} select count(*) from totals where denominator < below - 1e-6 "
        f"and indicator in ({_DECLARED} province_adds <> 'other')"
    ),
    "số liệu các nhóm xã, phường cộng lại lớn hơn toàn tỉnh": (
        "select count(*) from (select period, indicator, part, sum(numerator) as above, "
        "sum(denominator) as below, count(value) = count(*) as whole from group_status "
        "group by period, indicator, part, group_kind) g "
        "join province_status p using (period, indicator, part) "
        "where p.state = 'ok' and (g.below > p.denominator + 1e-6 "
        "or (g.whole and (abs(g.above - p.numerator) > 1e-6 or abs(g.below - p.denominator) > 1e-6)))"
    ),
    "E3 khác số người có thẻ trừ số tài khoản của E1": (
        "select count(*) from indicator_values e3 join indicator_values e1 using (period, base) "
        "where e3.level = 'province' and e1.level = 'province' "
        "and e3.indicator = 'E3' and e1.indicator = 'E1' "
        "and e3.state = 'ok' and e1.state = 'ok' and e3.value <> e1.denominator - e1.numerator"
    ),
    "E1 vượt 100 % mà biểu M05 của xã, phường không có cảnh báo nào": (
        "select count(*) from indicator_values where indicator = 'E1' and level = 'commune' and value > 100 "
        "and commune_code not in (select commune_code from submissions "
        "where form = 'M05' and rows_warned > 0 and commune_code is not null)"
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


def broken_laws(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """What is wrong with the snapshot on its own, in words for a clerk."""
    for table, key in _KEYS.items():
        query = f"select count(*) from (select {key} from {table} group by all having count(*) > 1)"
        if found := number(connection, query):
            yield f"bảng {table} có {found} khóa trùng"
    communes = number(connection, "select count(*) from communes")
    if communes != COMMUNES:
        yield f"danh mục có {communes} xã, phường thay vì {COMMUNES}"
    for fault, query in _MUST_BE_ZERO.items():
        if found := number(connection, query):
            yield f"{fault} ({found} ô)"


def number(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    """The one number that a query gives."""
    return int(cast("tuple[int]", connection.execute(query).fetchone())[0])
