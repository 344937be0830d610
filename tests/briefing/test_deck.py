"""The deck: each number is the published one, each slide says where it comes from, nothing private in it."""

import io
import re
from typing import Any

import openpyxl
import polars as pl
import pytest

from briefing import deck
from briefing.edition import Edition
from etl.home import Home
from etl.warehouse import reader
from figures import format as vi
from figures.labels import word
from figures.theme import SIGNS

PROVINCE, COMMUNES = ("known", "demo"), ("lowest", "silent", "commune")
NUMBER = re.compile(r"[−+]?\d+(?:\.\d{3})*(?:,\d+)?")


def texts(page: Any) -> str:
    return " ".join(shape.text_frame.text for shape in page.shapes if shape.has_text_frame)


def tables(shown: Any) -> dict[str, list[list[str]]]:
    """Every table by the title of its slide without its number, parts joined."""
    found: dict[str, list[list[str]]] = {}
    for page in shown.slides:
        title = re.sub(r" \(\d+/\d+\)$", "", page.shapes.title.text)
        for shape in page.shapes:
            if shape.has_table:
                rows = [[cell.text for cell in row.cells] for row in shape.table.rows]
                found.setdefault(title, rows[:1]).extend(rows[1:])
    return found


def published(edition: Edition, level: str) -> pl.DataFrame:
    """The figures as ``python -m etl values`` gives them."""
    asked = reader.values(Home(edition.door.file.parent), {"period": edition.code, "level": level})
    return asked.filter((pl.col("base") == "full") & (pl.col("part") == 1) & (pl.col("breakdown") == ""))


@pytest.mark.parametrize("name", [*PROVINCE, *COMMUNES])
def test_each_slide_says_where_it_comes_from(decks: dict[str, Any], editions: Any, name: str) -> None:
    edition = editions[name]
    for page in decks[name].slides:
        said = texts(page)
        for part in ("Kỳ: ", "Số liệu đến ", "/129 xã, phường có số liệu", "Nguồn: ", "SỐ LIỆU MÔ PHỎNG",
                     edition.meta["snapshot_id"]):  # fmt: skip
            assert part in said, (page.shapes.title.text, part)
            assert part in page.notes_slide.notes_text_frame.text
        assert page.shapes.title.text
        for shape in page.shapes:
            if shape.has_chart or shape.has_table or shape.shape_type == 6:
                known = shape._element.xpath(".//p:cNvPr")[0]
                assert known.get("descr"), shape.name


@pytest.mark.parametrize("name", PROVINCE)
def test_all_topics_are_there(decks: dict[str, Any], editions: Any, name: str) -> None:
    titles = " | ".join(page.shapes.title.text for page in decks[name].slides)
    for part in ("năm câu", "Mười hai", "129 xã, phường", "Mười nơi thấp nhất", "qua các kỳ", "cao tuổi",
                 "khuyết tật", "VNeID", "theo nhà mạng", "Tổ cấp thôn", "Các biểu phải nộp", "Việc đề xuất",
                 "Phụ lục"):  # fmt: skip
        assert part in titles, part
    notes = " ".join(page.notes_slide.notes_text_frame.text for page in decks[name].slides)
    for code in {"C1", "A2", "D3", "D4", "E1", "S3", "S4", "K1"} & set(editions[name].catalogue):
        assert f"Định nghĩa {code}:" in notes


def test_core_figures_are_the_published_values(decks: dict[str, Any], demo: Edition) -> None:
    rows = {row[0].split(" · ")[0]: row for row in tables(decks["demo"])["Mười hai chỉ tiêu chính"][1:]}
    assert list(rows) == demo.core
    values = {row["indicator"]: row for row in published(demo, "province").to_dicts()}
    for code in demo.core:
        row, indicator = values.get(code), demo.catalogue[code]
        if row is None:
            assert rows[code][1] == "không thuộc diện"
            continue
        assert rows[code][1] == vi.quantity(row["value"], row["unit"], indicator.decimals, row["state"])
        if row["unit"] == "%" and row["state"] == "ok":
            assert rows[code][2] == vi.ratio(row["numerator"], row["denominator"])


def test_the_appendix_is_the_published_values_of_129_communes(decks: dict[str, Any], demo: Edition) -> None:
    head, *rows = tables(decks["demo"])["Phụ lục: chỉ tiêu chính theo xã, phường"]
    codes = [cell.split(" ")[0] for cell in head[1:]]
    values = {(row["commune_code"], row["indicator"]): row for row in published(demo, "commune").to_dicts()}
    places = demo.ask("communes").select("commune_code", "full_name").rows()
    assert [row[0] for row in rows] == [name for _, name in places]
    for (commune, _), cells in zip(places, rows, strict=True):
        for code, cell in zip(codes, cells[1:], strict=True):
            row = values.get((commune, code), {"state": "not_reported", "value": None})
            if row["state"] == "ok":
                assert cell.rstrip("°") == vi.number(row["value"], demo.catalogue[code].decimals)
            else:
                assert cell == SIGNS[row["state"]]


def test_charts_hold_the_published_values(decks: dict[str, Any], demo: Edition) -> None:
    charts = {
        page.shapes.title.text: shape.chart
        for page in decks["demo"].slides
        for shape in page.shapes
        if shape.has_chart
    }
    trend = charts["Hộ được hướng dẫn (lũy kế) qua các kỳ"]
    history = demo.here("province_history").filter(pl.col("indicator") == "C1")
    drawn = {series.name: list(series.values) for series in trend.plots[0].series}
    assert drawn["Toàn tỉnh"] == [
        None if value is None else round(value, 6) for value in history["value"].to_list()
    ]
    last = published(demo, "province").filter(pl.col("indicator") == "C1")["value"][0]
    assert drawn["Toàn tỉnh"][-1] == round(last, 6)
    book = openpyxl.load_workbook(io.BytesIO(trend.part.chart_workbook.xlsx_part.blob)).active
    held = {round(cell, 6) for row in book.iter_rows(values_only=True) for cell in row if _is(cell)}
    assert {round(value, 6) for value in history["value"].drop_nulls()} <= held


def _is(cell: Any) -> bool:
    return isinstance(cell, int | float)


def test_the_map_has_129_named_communes(decks: dict[str, Any], demo: Edition) -> None:
    groups = [shape for page in decks["demo"].slides for shape in page.shapes if shape.shape_type == 6]
    (group,) = groups
    values = {row["commune_code"]: row for row in published(demo, "commune").to_dicts()
              if row["indicator"] == "C1"}  # fmt: skip
    wanted = set()
    for code, name in demo.ask("communes").select("commune_code", "full_name").rows():
        row = values.get(code, {"value": None, "state": "not_reported"})
        wanted.add(f"{name}: {vi.quantity(row['value'], '%', 1, row['state'])}")
    assert {shape.name for shape in group.shapes} == wanted | {word("map.outline_note")}
    assert len(wanted) == 129


def test_numbers_of_the_answer_are_published(decks: dict[str, Any], demo: Edition) -> None:
    page = next(page for page in decks["demo"].slides if page.shapes.title.text == "Trả lời trong năm câu")
    said = texts(page)
    rows = {row["indicator"]: row for row in published(demo, "province").to_dicts()}
    for code in ("C1", "E1"):
        row = rows[code]
        assert vi.quantity(row["value"], "%", 1) in said
        assert vi.ratio(row["numerator"], row["denominator"]) in said
    assert re.search(rf"\b{vi.number(rows['S1']['value'])} điểm lõm sóng", said)


def test_tasks_follow_from_figures(decks: dict[str, Any], demo: Edition) -> None:
    rows = tables(decks["demo"])["Việc đề xuất, mỗi việc kèm con số"][1:]
    assert rows
    spots = demo.here("spots_measures").filter((pl.col("indicator") == "S4") & (pl.col("part") == 1))
    for operator, name in (("viettel", "Viettel"), ("vnpt", "VNPT")):
        known = spots.filter(pl.col("breakdown") == f"operator={operator}").to_dicts()
        told = [row[3] for row in rows if row[2] == name]
        assert len(told) <= 1
        if told:
            assert vi.share_of(known[0]["numerator"], known[0]["denominator"]) in told[0]
    for row in rows:
        assert NUMBER.search(row[3]), row


def test_a_silent_commune_is_not_a_nought(decks: dict[str, Any], known: Edition) -> None:
    rows = {row[0].split(" · ")[0]: row for row in
            tables(decks["silent"])["Các chỉ tiêu chính, so với nhóm và toàn tỉnh"][1:]}  # fmt: skip
    assert rows["C1"][1] == "chưa báo cáo"
    assert rows["C1"][2] == "–"


@pytest.mark.parametrize("name", [*PROVINCE, *COMMUNES])
def test_nobody_is_named_and_no_phone_is_there(decks: dict[str, Any], name: str) -> None:
    for page in decks[name].slides:
        grids = [shape.table for shape in page.shapes if shape.has_table]
        cells = [cell.text for grid in grids for row in grid.rows for cell in row.cells]
        said = " ".join([texts(page), page.notes_slide.notes_text_frame.text, *cells])
        assert not re.search(r"(?<!\d)(?:\+?84|0)[35789]\d{8}(?!\d)|\d{12}", said)


def test_the_same_figures_give_the_same_file(editions: dict[str, Edition]) -> None:
    one = editions["commune"]
    assert deck.document(one) == deck.document(Edition(one.door, one.code, one.commune_code))


def test_a_restated_figure_carries_its_sign(decks: dict[str, Any], known: Edition) -> None:
    marked = {row[0].split(" · ")[0] for row in tables(decks["known"])["Mười hai chỉ tiêu chính"]
              if row[1].endswith("†")}  # fmt: skip
    assert marked == {code for place, code, part in known.restated() if place is None and part == 1}
    assert marked
    for title in ("Mười hai chỉ tiêu chính", "Phụ lục: chỉ tiêu chính theo xã, phường"):
        page = next(page for page in decks["known"].slides if page.shapes.title.text.startswith(title))
        assert "† Số đã chốt nay tính ra khác" in texts(page)
    (lowest,) = [place for place, code, _ in known.restated() if place]
    name = known.ask("communes").filter(commune_code=lowest)["full_name"][0]
    rows = {row[0]: row for row in tables(decks["known"])["Phụ lục: chỉ tiêu chính theo xã, phường"]}
    assert any(cell.endswith("†") for cell in rows[name])


def test_a_communes_deck_has_the_sign_too(decks: dict[str, Any]) -> None:
    title = "Các chỉ tiêu chính, so với nhóm và toàn tỉnh"
    page = next(page for page in decks["lowest"].slides if title in texts(page))
    assert "† Số đã chốt nay tính ra khác" in texts(page)
    rows = {row[0].split(" · ")[0]: row for row in tables(decks["lowest"])[title][1:]}
    assert {code for code, row in rows.items() if "†" in row[1]} == {"C1"}
    assert {code for code, row in rows.items() if "†" in row[4]} == {"C1"}
