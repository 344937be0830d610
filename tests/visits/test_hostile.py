"""Logs as field apps and hurried people send them, and as nobody should."""

import io
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from tests.visits.logs import (
    COLUMNS,
    FLAGS,
    HAMLETS,
    A,
    Row,
    book,
    counted,
    grid,
    home,
    parquet,
    rows_of,
    take,
    text,
    visit,
)

H1 = HAMLETS[0]
TWO = [visit(household="1"), visit(household="2", people_guided=3)]
WANTED = {(H1, "2026-09"): (2, 2, 5)}


def told(made: Any) -> dict[tuple[str, str], tuple[int, int, int]]:
    return {key: (row["visits"], row["new_households"], row["people"]) for key, row in counted(made).items()}


def plain() -> str:
    return text(TWO).decode("utf-8-sig")


def lines() -> list[str]:
    return plain().splitlines()


KOBO = ["start", "end", "visit/commune_code", "visit/hamlet_code", "visit/household_code", "visit/visit_date",
        *(f"visit/{flag}" for flag in FLAGS), "visit/people_guided", "_id", "_uuid"]  # fmt: skip


def kobo(separator: str) -> bytes:
    """An export of a field app: groups before the names, columns of its own, times beside dates."""
    rows = [
        ["2026-09-01T08:00:00.000+07:00", "2026-09-01T08:09:00.000+07:00", A, H1, row["household_code"],
         "2026-09-01", *(row[flag] for flag in FLAGS), row["people_guided"], 1, "0b1c"]
        for row in TWO
    ]  # fmt: skip
    head = [name.replace("/", separator) for name in KOBO]
    return "\n".join(",".join(map(str, row)) for row in [head, *rows]).encode()


TEXTS: dict[str, bytes] = {
    "byte order mark": plain().encode("utf-8-sig"),
    "UTF-16": plain().encode("utf-16"),
    "UTF-16 without a mark": plain().encode("utf-16-le"),
    "semicolons": plain().replace(",", ";").encode(),
    "tabs": plain().replace(",", "\t").encode(),
    "separator told": ("sep=;\r\n" + plain().replace(",", ";")).encode(),
    "Unix line ends": plain().replace("\r\n", "\n").encode(),
    "a title above": ("\r\n".join(["NHẬT KÝ ĐẾN TỪNG HỘ", "", *lines()]) + "\r\n").encode(),
    "numbered columns": "\r\n".join(
        [lines()[0], ",".join(f"({n})" for n in range(1, 14)), *lines()[1:]]
    ).encode(),
    "blank lines": "\r\n".join([lines()[0], "", lines()[1], "," * 12, lines()[2], "", ""]).encode(),
    "short and long lines": "\r\n".join(
        [lines()[0], lines()[1] + ",thừa,thừa", ",".join(lines()[2].split(",")[:10])]
    ).encode(),
    "quoted, with a line end": plain().replace("TV1", '"TV\n1"').encode(),
    "group in slashes": kobo("/"),
    "group in hyphens": kobo("-"),
    "no line end at the end": plain().rstrip().encode(),
}


@pytest.mark.parametrize("name", TEXTS)
def test_texts_of_every_kind(tmp_path: Path, name: str) -> None:
    made = home(tmp_path)
    reading = take(made, "log.csv", TEXTS[name])
    assert rows_of(reading) == (2, 2, 0), reading.quality.to_dicts()
    assert told(made) == WANTED


@pytest.mark.parametrize(
    "day", ["1/9/2026", "01/09/2026", "2026-09-01T10:15:00.000+07:00", "01-09-2026", "46266"]
)
def test_dates_in_many_forms(tmp_path: Path, day: str) -> None:
    made = home(tmp_path)
    assert rows_of(take(made, "log.csv", text([row | {"visit_date": day} for row in TWO]))) == (2, 2, 0)
    assert told(made) == WANTED


def test_an_old_encoding_loses_no_code(tmp_path: Path) -> None:
    rows = grid([row | {"hamlet_name": "Thôn 1"} for row in TWO], ("hamlet_name", *COLUMNS), printed=False)
    data = "\n".join(",".join("" if cell is None else str(cell) for cell in row) for row in rows)
    made = home(tmp_path)
    assert rows_of(take(made, "log.csv", data.encode("cp1258", "replace"))) == (2, 2, 0)
    assert told(made) == WANTED


def frame(**columns: Any) -> bytes:
    """The two visits as Parquet, some columns replaced."""
    table = pl.DataFrame({name: [row[name] for row in TWO] for name in COLUMNS}).with_columns(**columns)
    data = io.BytesIO()
    table.write_parquet(data)
    return data.getvalue()


def series(values: list[Any], kind: Any) -> pl.Series:
    return pl.Series(values, dtype=kind)


TYPES: dict[str, dict[str, Any]] = {
    "codes as categories": {"hamlet_code": pl.col("hamlet_code").cast(pl.Categorical)},
    "codes as numbers": {
        "commune_code": series([13285, 13285], pl.Int64), "household_code": series([1, 2], pl.Int32),
    },
    "numbers as floats": {
        "people_guided": series([2.0, 3.0], pl.Float64), "household_code": series([1.0, 2.0], pl.Float64),
    },
    "numbers as decimals": {"people_guided": series([Decimal(2), Decimal(3)], pl.Decimal(10, 2))},
    "flags as booleans": {FLAGS[0]: series([True, True], pl.Boolean)},
    "flags as words": {FLAGS[0]: series(["có", "x"], pl.String)},
    "everything as texts": {
        "people_guided": series(["2", "3"], pl.String), "visit_date": series(["01/09/2026"] * 2, pl.String),
    },
    "moments": {"visit_date": series([datetime(2026, 9, 1, 8)] * 2, pl.Datetime("us"))},
    # Eleven at night of 31 August in Greenwich is 1 September here.
    "moments of another zone": {
        "visit_date": series([datetime(2026, 8, 31, 23, tzinfo=UTC)] * 2, pl.Datetime("us", "UTC")),
    },
    "nothing where nothing is needed": {"people_guided_elderly": series([None, None], pl.Null)},
    "not a number": {"people_guided_elderly": series([float("nan"), 1.0], pl.Float32)},
    "bytes": {"household_code": series([b"1", b"2"], pl.Binary)},
}  # fmt: skip


@pytest.mark.parametrize("name", TYPES)
def test_parquet_of_every_type(tmp_path: Path, name: str) -> None:
    made = home(tmp_path)
    reading = take(made, "log.parquet", frame(**TYPES[name]))
    assert rows_of(reading) == (2, 2, 0), reading.quality.to_dicts()
    assert told(made) == WANTED


WRONG: dict[str, dict[str, Any]] = {
    "durations for dates": {"visit_date": series([timedelta(1)] * 2, pl.Duration("us"))},
    "truths for counts": {"people_guided": series([True, True], pl.Boolean)},
    "halves of people": {"people_guided": series([0.5, 1.5], pl.Float64)},
    "more people than there are": {"people_guided": series([1 << 40, 1 << 62], pl.Int64)},
    "a day before all days": {"visit_date": series([date(1, 1, 1)] * 2, pl.Date)},
    "a day after all days": {"visit_date": series([date(9999, 12, 31)] * 2, pl.Date)},
    "an identity number as a number": {"household_code": series([35123456789, 123456789012], pl.Int64)},
}


@pytest.mark.parametrize("name", WRONG)
def test_parquet_of_wrong_types_gives_rejected_rows(tmp_path: Path, name: str) -> None:
    made = home(tmp_path)
    assert rows_of(take(made, "log.parquet", frame(**WRONG[name]))) == (2, 0, 2)
    assert told(made) == {}


def test_lists_in_a_column_are_refused_with_its_name(tmp_path: Path) -> None:
    reading = take(
        home(tmp_path),
        "log.parquet",
        frame(people_guided=pl.col("people_guided").implode().over("household_code")),
    )
    assert rows_of(reading) == (2, 0, 2)
    (said,) = reading.quality["message"]
    assert said == "Cột “Số người được hướng dẫn” chứa danh sách, không phải một giá trị."


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (parquet(TWO)[:-20], "truncated_file"),
        (b"PAR1" + b"\x00" * 500 + b"PAR1", "truncated_file"),
        (parquet([{"a": 1, "b": 2}], ("a", "b")), "not_a_visit_log"),
        (parquet(TWO)[:600] + b"\xff" * 300 + parquet(TWO)[900:], "truncated_file"),
    ],
)
def test_broken_parquet_is_refused_in_words(tmp_path: Path, data: bytes, rule: str) -> None:
    reading = take(home(tmp_path), "log.parquet", data)
    assert reading.ledger["status"].to_list() == ["rejected"]
    assert reading.quality["rule"].to_list() == [rule]
    assert reading.quality["message"][0].endswith(".")


def test_a_log_without_rows_and_one_without_columns(tmp_path: Path) -> None:
    made = home(tmp_path)
    assert "no_rows" in take(made, "none.csv", text([])).quality["rule"]
    lacking = take(made, "no-date.csv", text(TWO, columns=[c for c in COLUMNS if c != "visit_date"]))
    assert rows_of(lacking) == (2, 0, 2)
    assert "missing_column" in lacking.quality["rule"]


def test_a_workbook_with_a_title_a_heading_in_two_rows_and_excel_dates(tmp_path: Path) -> None:
    from tests.files.documents import workbook_xlsx

    top = ["Mã xã", "Mã thôn", "Mã hộ", "Ngày", "Nội dung", None, None, None, None, "Số người được hướng dẫn"]
    low = [None, None, None, None, "DVCTT", "TTKDTM", "Sàn TMĐT", "Tự bảo vệ", "VNeID", None]
    rows: list[Row] = [[A, H1, n, date(2026, 9, 1), "x", None, None, None, None, n + 1] for n in (1, 2)]  # type: ignore[misc]
    made = home(tmp_path)
    reading = take(
        made, "log.xlsx", workbook_xlsx({"Nhật ký": [["NHẬT KÝ ĐẾN TỪNG HỘ"], [], top, low, *rows]})
    )
    assert rows_of(reading) == (2, 2, 0), reading.quality.to_dicts()
    assert told(made) == WANTED


def test_mixed_cells_of_a_workbook(tmp_path: Path) -> None:
    rows = [visit(household=1, day="01/09/2026"), visit(household="2", people_guided="3 người")]
    made = home(tmp_path)
    assert rows_of(take(made, "log.xlsx", book(rows))) == (2, 2, 0)
    assert told(made) == WANTED
