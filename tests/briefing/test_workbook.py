"""The workbook read back: published values, states in words, no formulas, ready for the printer."""

import io
from typing import Any

import openpyxl
import polars as pl
import pytest
import xlsxwriter

from briefing import workbook
from briefing.edition import Edition
from briefing.sheet import HEAD, Column, Formats, add
from etl.home import Home
from etl.warehouse import reader
from figures import format as vi
from figures.spreadsheet import SAFE

STATES = {vi.state_word(state) for state in ("not_reported", "not_applicable", "suppressed", "not_ranked")}
KEY = ["Mã", "Phần"]


@pytest.fixture(scope="module")
def book(demo: Edition) -> Any:
    return openpyxl.load_workbook(io.BytesIO(workbook.document(demo)))


def rows(sheet: Any) -> list[dict[str, Any]]:
    """The rows of a sheet by its headings."""
    head, *held = list(sheet.iter_rows(min_row=HEAD + 1, values_only=True))
    return [dict(zip(head, one, strict=True)) for one in held]


def published(edition: Edition, level: str) -> pl.DataFrame:
    found = reader.values(Home(edition.door.file.parent), {"period": edition.code, "level": level})
    return found.filter(pl.col("base") == "full")


def same(cell: Any, value: float | None, state: str) -> bool:
    if state != "ok":
        return bool(cell == vi.state_word(state))
    return cell is None if value is None else bool(cell == pytest.approx(value, rel=1e-12))


def test_the_summary_says_what_it_is(book: Any, demo: Edition) -> None:
    said = " ".join(str(cell) for row in book["Tóm tắt"].iter_rows(values_only=True) for cell in row if cell)
    for part in (demo.period["label"], demo.meta["snapshot_id"], "/129", "SỐ LIỆU MÔ PHỎNG",
                 vi.day(demo.period["cut_off"]), *book.sheetnames[1:]):  # fmt: skip
        assert part in said


def test_every_figure_of_the_province(book: Any, demo: Edition) -> None:
    wanted = published(demo, "province")
    held = rows(book["Toàn tỉnh"])
    assert len(held) == len(wanted)
    whole = {(row["Mã"], row["Phần"]): row for row in held if not row["Chi tiết"]}
    for row in wanted.filter(pl.col("breakdown") == "").to_dicts():
        cells = whole[row["indicator"], row["part"]]
        assert same(cells["Giá trị"], row["value"], row["state"])
        if row["state"] == "ok":
            assert same(cells["Tử số"], row["numerator"], "ok")
            assert same(cells["Mẫu số"], row["denominator"], "ok")
            assert cells["Đơn vị"] == row["unit"]


def test_every_figure_of_129_communes(book: Any, demo: Edition) -> None:
    found = published(demo, "commune").filter(pl.col("breakdown") == "")
    wanted = {(row["commune_code"], row["indicator"], row["part"]): row for row in found.to_dicts()}
    held = {(row["Mã xã"], row["Mã"], row["Phần"]): row for row in rows(book["Xã, phường"])}
    assert wanted.keys() <= held.keys()
    for key, cells in held.items():
        row = wanted.get(key, {"value": None, "state": "not_reported"})
        assert same(cells["Giá trị"], row["value"], row["state"]), key
    places = rows(book["Chỉ tiêu chính"])
    assert len(places) == 129
    for place in places:
        row = wanted.get((place["Mã xã"], "C1", 1), {"value": None, "state": "not_reported"})
        (heading,) = [name for name in place if name.startswith("C1 ·")]
        assert same(place[heading], row["value"], row["state"])


def test_missing_is_words_and_numbers_have_formats(book: Any) -> None:
    for sheet in book.worksheets[1:]:
        head = [cell.value for cell in sheet[HEAD + 1]]
        at = head.index("Giá trị") if "Giá trị" in head else None
        for row in sheet.iter_rows(min_row=HEAD + 2):
            for cell in row:
                assert cell.data_type != "f"
                assert not cell.hyperlink
            if at is not None:
                value = row[at].value
                assert value in STATES or isinstance(value, int | float)
                assert not isinstance(value, int | float) or row[at].number_format.startswith("#,##0")


def test_headings_stay_and_the_printer_is_set_up(book: Any) -> None:
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes.endswith(str(HEAD + 2))
        assert sheet.page_setup.orientation == "landscape"
        assert str(sheet.page_setup.paperSize) == "9"
        assert sheet.print_title_rows == f"${HEAD + 1}:${HEAD + 1}"


def test_definitions_have_target_and_source(book: Any, demo: Edition) -> None:
    held = {row["Mã"]: row for row in rows(book["Định nghĩa"])}
    assert set(held) == set(demo.catalogue)
    assert held["C1"]["Mục tiêu do ai đặt"] == "đề xuất, chờ xác nhận"
    assert all(row["Cách tính"] for row in held.values())


def test_a_frozen_period_lists_what_moved(known: Edition, book: Any) -> None:
    frozen = openpyxl.load_workbook(io.BytesIO(workbook.document(known)))
    held = rows(frozen["Số tính lại"])
    assert held[0]["Nơi"] == "Toàn tỉnh"
    assert held[0]["Giá trị đã công bố"] == 56.0
    assert held[0]["Giá trị tính hiện nay"] == 56.8
    assert held[1]["Giá trị đã công bố"] == "chưa báo cáo"
    assert "đã chốt ngày 20/11/2026" in " ".join(str(row[1].value) for row in frozen["Tóm tắt"].rows)
    assert "Số tính lại" not in book.sheetnames


def test_a_restated_figure_has_its_sign_and_both_figures(known: Edition) -> None:
    frozen = openpyxl.load_workbook(io.BytesIO(workbook.document(known)))
    wanted = {"Toàn tỉnh": {"S1"}, "Xã, phường": {"C1"}, "Chỉ tiêu chính": {"C1"}, "Nhà mạng": {"S1"}}
    for tab, codes in wanted.items():
        sheet = frozen[tab]
        assert "† Số đã chốt nay tính ra khác: xem trang Số tính lại" in sheet["A2"].value
        head = [cell.value for cell in sheet[HEAD + 1]]
        marked = [(row, cell) for row in sheet.iter_rows(min_row=HEAD + 2) for cell in row
                  if "†" in cell.number_format]  # fmt: skip
        assert all(isinstance(cell.value, int | float) for _, cell in marked)
        if tab == "Chỉ tiêu chính":
            assert {head[cell.column - 1].split(" ")[0] for _, cell in marked} == codes
            continue
        assert {row[head.index("Mã")].value for row, _ in marked} == codes
        notes = [row[-1].value for row, _ in marked]
        assert all("đã chốt " in one and "; nay tính ra " in one and "số nhận 7" in one for one in notes)
    held = rows(frozen["Số tính lại"])
    assert [(row["Mã"], row["Chi tiết"]) for row in held] == [("C1", None), ("C1", None), ("S1", "Viettel")]


def test_words_never_become_formulas() -> None:
    bad = ["=1+1", "+84", "-A", "@cmd", "=HYPERLINK(1)", "https://x"]
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, SAFE) as made:
        add(made, Formats(made), "t", ("=2", "+3", "@4"), pl.DataFrame({"a": bad}), [Column("=H", "a")])
    sheet = openpyxl.load_workbook(out).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert [cell.value for cell in cells][-len(bad) :] == bad
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]


def test_the_same_figures_give_the_same_file(demo: Edition) -> None:
    assert workbook.document(demo) == workbook.document(Edition(demo.door, demo.code))
