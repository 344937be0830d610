"""One drawing holds the same numbers on the screen, in a sheet, on a slide; what is missing is nowhere."""

import io
from datetime import date, datetime
from typing import Any

import openpyxl
import plotly.graph_objects as go
import pytest
from pptx import Presentation

from briefing.slide import deck, slide
from figures.drawing import Drawing, values_of
from figures.labels import word
from figures.plotly_chart import chart
from figures.spreadsheet import workbook
from figures.stored import restored, stored
from figures.theme import DARK, LIGHT
from tests.exports.samples import DRAWINGS, by_hand, figure, province

EPOCH = date(1899, 12, 30)


def numbers(drawing: Drawing) -> set[Any]:
    return {value for layer in drawing.layers for value in values_of(layer) if value is not None}


def held(sheet: Any) -> set[float]:
    """Every number of a sheet; days as their count."""
    found = set()
    for row in sheet.iter_rows(values_only=True):
        for value in row:
            if isinstance(value, datetime):
                found.add(float((value.date() - EPOCH).days))
            elif isinstance(value, int | float):
                found.add(round(float(value), 4))
    return found


def plain(values: set[Any]) -> set[float]:
    return {round(float((v - EPOCH).days if isinstance(v, date) else v), 4) for v in values}


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
@pytest.mark.parametrize("name", DRAWINGS)
def test_the_screen_has_every_number_and_plotly_accepts_it(name: str, look: Any) -> None:
    drawing = DRAWINGS[name]
    drawn = chart(drawing, look).to_dict()
    go.Figure(drawn)  # raises where a word is none of Plotly's
    side = "x" if drawing.across else "y"
    found = {value for trace in drawn["data"] for value in trace[side] if value is not None}
    wanted = {v.isoformat() if isinstance(v, date) else v for v in numbers(drawing)}
    assert wanted <= found
    assert found <= wanted | {0}
    assert len({trace.get("name") for trace in drawn["data"] if trace.get("name")}) == len(
        [layer.name for layer in drawing.layers if layer.name]
    )


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_slide_is_native_and_its_workbook_has_the_numbers(name: str) -> None:
    drawing = DRAWINGS[name]
    shown = Presentation(io.BytesIO(slide(figure(name))))
    (page,) = shown.slides
    (frame,) = [shape for shape in page.shapes if shape.has_chart]
    book = openpyxl.load_workbook(io.BytesIO(frame.chart.part.chart_workbook.xlsx_part.blob))
    assert plain(numbers(drawing)) <= held(book.active)
    assert not [cell for row in book.active.iter_rows() for cell in row if cell.data_type == "f"]
    if name not in SCATTERS:
        drawn = {v for plot in frame.chart.plots for one in plot.series for v in one.values if v is not None}
        assert plain(drawn) == plain(numbers(drawing))


SCATTERS = ("spread", "groups", "scatter", "days")


@pytest.mark.parametrize("name", ["plain", "columns", "lines"])
def test_what_is_missing_is_absent_in_the_chart_and_said(name: str) -> None:
    shown = Presentation(io.BytesIO(slide(figure(name))))
    drawn = next(shape.chart for shape in shown.slides[0].shapes if shape.has_chart)
    wanted = [layer.values for layer in DRAWINGS[name].layers]
    assert [tuple(series.values) for series in drawn.plots[0].series] == wanted
    silent = [at for at in range(4) if all(values[at] is None for values in wanted)]
    labels = list(drawn.plots[0].categories)
    assert [at for at, label in enumerate(labels) if "chưa báo cáo" in label] == silent


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_sheet_has_the_numbers(name: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(figure(name))))
    words = " ".join(str(v) for row in book.active.iter_rows(values_only=True) for v in row if v is not None)
    for value in numbers(DRAWINGS[name]):
        if isinstance(value, date):
            assert f"{value:%d/%m/%Y}" in words or str(value) in words
        elif name != "groups":
            assert round(float(value), 4) in held(book.active) or value == 0


def test_a_sheet_keeps_states_days_parts_and_no_formula() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(by_hand()))).active
    rows = [list(row) for row in sheet.iter_rows()]
    cells = [cell for row in rows for cell in row if cell.value is not None]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink]
    values = {row[0].value: [cell.value for cell in row] for row in rows}
    assert values["=1+1"][1:3] == [1234.5, 9]
    assert values["=1+1"][3].date() == date(2026, 2, 17)
    assert values["+84"][1] == "chưa báo cáo"
    assert values["-A"][1] == 0
    assert values["@cmd"][1] == "ẩn do số nhỏ"
    assert values["https://x"][1] == "không thuộc diện"
    assert any(cell.value == "SỐ LIỆU MÔ PHỎNG" for cell in cells)
    assert any("127/129" in str(cell.value) for cell in cells)


@pytest.mark.parametrize("name", DRAWINGS)
def test_what_is_kept_comes_back_the_same(name: str) -> None:
    kept = restored(stored(figure(name)))
    assert kept.drawing == DRAWINGS[name]
    assert kept.passport == figure(name).passport
    assert kept.behind.frame.rows() == figure(name).behind.frame.rows()


def test_only_figures_come_out_of_a_file() -> None:
    with pytest.raises(ValueError, match="unknown"):
        restored('{"is":"Popen","of":{}}')
    with pytest.raises(ValueError, match="no figure"):
        restored('{"is":"Axis","of":{}}')


def test_a_map_is_named_shapes_with_their_numbers() -> None:
    shown = Presentation(io.BytesIO(deck([province(), figure("plain")])))
    first, _ = shown.slides
    (group,) = [shape for shape in first.shapes if shape.shape_type == 6]
    names = [shape.name for shape in group.shapes]
    *communes, borders = names
    assert communes == ["Phường Hoa Lư: 81,1 %", "Xã Uý Nghĩa: chưa báo cáo", "Xã Đắk: 0,0 %"]
    assert borders == word("map.outline_note")
    assert "pattFill" in group.shapes[1]._element.xml
    assert "pattFill" not in group.shapes[2]._element.xml
    assert restored(stored(province())).drawing == province().drawing
