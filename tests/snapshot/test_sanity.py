"""Faults planted in a real draft are found, said in Vietnamese, and the old snapshot stands."""

import hashlib
import shutil
from pathlib import Path

import duckdb
import polars as pl
import pytest

from etl.home import Home
from etl.warehouse.sanity import BuildError, check_snapshot
from etl.warehouse.writer import publish

WHOLE = "base = 'full' and breakdown = '' and state = 'ok'"
ONE_MONTH = "period = '2025-11'"
"""The last month that has closed."""
PROVINCE = f"level = 'province' and {WHOLE}"
VALUES = "update indicator_values set"
FIRST_COMMUNE = "commune_code = (select min(commune_code) from communes)"
FAULTS = {
    "bảng commune_status có 1 khóa trùng": "insert into commune_status select * from commune_status limit 1",
    "danh mục có 128 xã, phường": f"delete from communes where {FIRST_COMMUNE}",
    "trạng thái khác ok": (
        f"{VALUES} state = 'not_reported' where indicator = 'A3' and level = 'province' and base = 'reported'"
    ),
    "thiếu giá trị ở ô trạng thái ok": f"{VALUES} value = null where indicator = 'D1' and {PROVINCE}",
    "giá trị âm hoặc vô hạn": f"{VALUES} value = -1 where indicator = 'S1' and state = 'ok'",
    "tỷ lệ khác 100 × tử số / mẫu số": f"{VALUES} value = value / 100 where indicator = 'C1'",
    "số đếm không phải số nguyên": (
        f"{VALUES} numerator = numerator + 0.5, value = value + 0.5 "
        f"where indicator = 'C2' and level = 'hamlet' and {WHOLE} and {ONE_MONTH}"
    ),
    "ở chỉ số không thể vượt": (
        f"{VALUES} numerator = 130, denominator = 129, value = 13000 / 129.0 "
        f"where indicator = 'A3' and {PROVINCE} and {ONE_MONTH}"
    ),
    # Households of a commune counted twice on the way up.
    "tử số toàn tỉnh khác tổng tử số": (
        f"{VALUES} numerator = numerator + 7, value = 100 * (numerator + 7) / denominator "
        f"where indicator = 'C1' and {PROVINCE} and {ONE_MONTH}"
    ),
    # The province without its silent communes.
    "mẫu số toàn tỉnh nhỏ hơn tổng": (
        f"{VALUES} denominator = denominator / 2, value = 200 * numerator / denominator "
        f"where indicator = 'A2' and {PROVINCE} and {ONE_MONTH}"
    ),
    "các nhóm xã, phường cộng lại": (
        "update group_status set numerator = numerator + 1 "
        f"where indicator = 'S1' and group_code = 'phuong' and {ONE_MONTH}"
    ),
    "E3 khác số người có thẻ": (
        f"{VALUES} value = value + 1, numerator = numerator + 1 "
        f"where indicator = 'E3' and {PROVINCE} and {ONE_MONTH}"
    ),
    "E1 vượt 100 %": (
        f"{VALUES} numerator = denominator + 1, value = 100 * (denominator + 1) / denominator "
        "where indicator = 'E1' and level = 'commune' and state = 'ok'"
    ),
    "không có trong danh mục": f"update communes set commune_code = '99999' where {FIRST_COMMUNE}",
    "thôn ngoài xã của mình": (
        f"{VALUES} hamlet_code = '99999-001' where indicator = 'A1' and level = 'hamlet' "
        "and hamlet_code = (select min(hamlet_code) from indicator_values)"
    ),
    # Learners counted since the start of the programme cannot become fewer.
    "số người học cộng dồn giảm": (
        f"update province_status set numerator = 0 where indicator = 'D3' and {ONE_MONTH}"
    ),
}
CHANGES = {
    "số lượt gửi giảm": "delete from submissions where hash(commune_code) % 3 = 0",
    "số thôn giảm": "delete from hamlets where hash(hamlet_code) % 3 = 0",
    "kỳ đã khóa thay đổi dù không có tệp mới (1 chỗ), như C1 kỳ 2025-11": (
        f"update province_status set value = value + 6 where indicator = 'C1' and {ONE_MONTH}"
    ),
}


def planted(home: Home, query: str) -> Path:
    """A draft beside the published snapshot: the same, with one fault in it."""
    draft = home.root / "draft.duckdb"
    shutil.copyfile(home.warehouse, draft)
    with duckdb.connect(str(draft)) as connection:
        row = connection.execute(query).fetchone()
        assert row
        assert row[0] > 0, "the fault was not planted"
    return draft


def test_a_sound_snapshot_passes(home: Home) -> None:
    check_snapshot(home.warehouse, None, False)
    check_snapshot(planted(home, "update meta set as_of = as_of"), home.warehouse, False)


@pytest.mark.parametrize("words", FAULTS)
def test_a_planted_fault_is_found(home: Home, words: str) -> None:
    with pytest.raises(BuildError, match="Không công bố") as caught:
        check_snapshot(planted(home, FAULTS[words]), None, False)
    assert words in str(caught.value)
    assert "được giữ nguyên" in str(caught.value)


@pytest.mark.parametrize("words", CHANGES)
def test_a_sudden_change_asks_for_a_person(home: Home, words: str) -> None:
    draft = planted(home, CHANGES[words])
    check_snapshot(draft, None, False)
    check_snapshot(draft, home.warehouse, True)
    with pytest.raises(BuildError, match="--accept-changes") as caught:
        check_snapshot(draft, home.warehouse, False)
    assert words in str(caught.value)


def test_a_small_move_of_a_closed_period_passes_and_so_does_one_with_a_new_file(home: Home) -> None:
    small = f"update province_status set value = value + 4 where indicator = 'C1' and {ONE_MONTH}"
    check_snapshot(planted(home, small), home.warehouse, False)
    draft = planted(home, CHANGES["kỳ đã khóa thay đổi dù không có tệp mới (1 chỗ), như C1 kỳ 2025-11"])
    with duckdb.connect(str(draft)) as connection:
        connection.execute("insert into submissions select * from submissions limit 1")
    check_snapshot(draft, home.warehouse, False)


def test_a_faulty_draft_leaves_the_old_snapshot_as_it_was(home: Home) -> None:
    with duckdb.connect(str(home.warehouse), read_only=True) as connection:
        names = [row[0] for row in connection.execute("show tables").fetchall()]
        tables = {name: connection.execute(f'select * from "{name}"').pl() for name in names}
    before = hashlib.sha256(home.warehouse.read_bytes()).hexdigest()
    tables["indicator_values"] = tables["indicator_values"].with_columns(value=pl.col("value") * 2)
    with pytest.raises(BuildError, match="tỷ lệ khác 100"):
        publish(home, tables.items())
    assert hashlib.sha256(home.warehouse.read_bytes()).hexdigest() == before
    assert not [
        path for path in home.root.iterdir() if path.name.startswith("warehouse.") and path != home.warehouse
    ]
