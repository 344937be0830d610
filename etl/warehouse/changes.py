"""A new snapshot against the one that stands: what changed more than files received can explain."""

from collections.abc import Iterator
from pathlib import Path

import duckdb

from etl.warehouse.laws import number
from etl.warehouse.words import quoted

LARGEST_FALL = 0.2
"""A catalogue that loses more than this share of hamlets between two snapshots is taken for an accident."""
LARGEST_SHIFT = 0.05
"""How far (5 points of a rate, 5 % of a count) a closed period may move where no new file came."""

_HINT = "; nếu đúng là như vậy, hãy chạy lại với --accept-changes"
_FILES = "from {}submissions where received_date <= (select as_of from meta)"
_MOVED = f"""
select new.indicator, new.period, old.value as old_value, new.value as new_value
from province_status new
join last.province_status old using (period, indicator, part)
join last.periods p on p.period = new.period and p.closed
where old.state = 'ok' and new.period not in (select period from frozen)
  and (new.value is null or abs(new.value - old.value)
    > {LARGEST_SHIFT} * case when new.unit = '%' then 100 else greatest(old.value, 1) end)
order by p.last_day desc, new.indicator
"""
_FALLEN = """
select later.indicator, later.period, earlier.numerator as old_value, later.numerator as new_value
from (select s.*, lag(s.period) over (partition by indicator order by t.last_day) as before
      from province_status s join periods t using (period)
      where s.indicator in ('D3', 'D4') and s.part = 1 and t.kind = 'month') later
join province_status earlier
  on earlier.period = later.before and earlier.indicator = later.indicator and earlier.part = 1
where later.numerator < earlier.numerator
  and earlier.period not in (select period from frozen)
order by later.indicator, later.period
"""


def sudden_changes(connection: duckdb.DuckDBPyConnection, last: Path | None) -> Iterator[str]:
    """What a person has to confirm before it is published, in words for a clerk.

    Learners counted from the start of the programme cannot become fewer, but for a frozen figure that was
    corrected since. A snapshot of an earlier day than
    the one that stands holds fewer files by right: only those received by its day are compared.
    """
    yield from _told(connection, _FALLEN, "số người học cộng dồn giảm so với tháng trước")
    if last is None:
        return
    connection.execute(f"attach {quoted(str(last))} as last (read_only)")
    before, now = (number(connection, f"select count(*) {_FILES.format(at)}") for at in ("last.", ""))
    if now < before * (1 - LARGEST_FALL):
        yield f"số lượt gửi giảm từ {before} xuống {now}{_HINT}"
    if number(connection, "select count(*) from meta, last.meta as old where meta.as_of < old.as_of"):
        return
    hamlets, left = (number(connection, f"select count(*) from {at}hamlets") for at in ("last.", ""))
    if left < hamlets * (1 - LARGEST_FALL):
        yield f"số thôn giảm từ {hamlets} xuống {left}{_HINT}"
    if now == before and _decided(connection, "draft") == _decided(connection, "last"):
        yield from _told(connection, _MOVED, "kỳ đã khóa thay đổi dù không có tệp mới")


def _decided(connection: duckdb.DuckDBPyConnection, at: str) -> int:
    """Decisions about waiting files, taken and withdrawn: each may move a closed period by right."""
    there = f"select count(*) from duckdb_tables() where database_name = '{at}' and table_name = 'decisions'"
    counted = f"select count(decided_at) + count(withdrawn_at) from {at}.decisions"
    return number(connection, counted) if number(connection, there) else 0


def _told(connection: duckdb.DuckDBPyConnection, query: str, fault: str) -> Iterator[str]:
    """One sentence for all rows (indicator, period, old, new) that a query finds, the first of them named."""
    found = connection.execute(query).fetchall()
    if found:
        indicator, period, old, new = found[0]
        shown = "trống" if new is None else _vietnamese(new)
        moved = f"{indicator} kỳ {period} từ {_vietnamese(old)} thành {shown}"
        yield f"{fault} ({len(found)} chỗ), như {moved}{_HINT}"


def _vietnamese(value: float) -> str:
    """1.234,5 as it is written in Vietnamese."""
    return f"{value:,.1f}".translate(str.maketrans(",.", ".,")).removesuffix(",0")
