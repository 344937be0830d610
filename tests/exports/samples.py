"""One drawing of every kind, with names that are hard to write and numbers that are missing."""

from datetime import date

import polars as pl

from figures.drawing import Axis, Bars, Drawing, Line, Marks, Ranges, Rule, Strong, categories
from figures.figure import Figure, Passport
from figures.table import Field, Table
from figures.territory import Land, Swatch, Territory

NAMES = ["Nguyễn Uý", "Đắk Lắk", "ỦY BAN", "=HYPERLINK(1)"]
PASSPORT = Passport(
    "Tháng 11/2026", date(2026, 11, 14), "20261122-abcdef", True, "xã, phường khai", (127, 129), "Thử",
    "Toàn tỉnh (129)",
)  # fmt: skip
PLACES = categories(NAMES, keys=["a", "b", "c", "d"])
TIMES = categories(["Tháng\n08/2026", "Tháng\n09/2026", "Tháng\n10/2026", "Tháng\n11/2026"])

DRAWINGS: dict[str, Drawing] = {
    "plain": Drawing(
        (Bars("", (12.5, 7.25, None, 0.0), ("tones.behind", "tones.on_track", "accent", "ink"),
              words=("12,5", "7,3", "–", "0,0")),),
        PLACES, axis=Axis("%", 1, 0, 15, shown=False), chosen="b",
    ),
    "stacked": Drawing(
        (Bars("đạt", (3, 41, 5, 0), "tones.on_track", "✓", words=("✓ 3", "✓ 41", "✓ 5", "✓ 0")),
         Bars("chưa có số liệu", (17, 1, None, 0), "blank", "?", "/", words=("? 17", "? 1", "", "? 0"))),
        PLACES, stacked=True, axis=Axis(shown=False),
    ),
    "grouped": Drawing(
        (Bars("ghi nhận", (207, 156, 103, 18), "coverage.1", words=("207", "156", "103", "18")),
         Bars("đã chuyển", (197, 145, None, 17), "coverage.3", words=("197", "145", "–", "17"))),
        PLACES, axis=Axis(high=220, shown=False),
    ),
    "columns": Drawing(
        (Bars("có Tổ giúp", (310, None, 290, 333), "coverage.3"),
         Bars("không qua Tổ", (690, None, 710, 667), "coverage.1")),
        TIMES, across=False, stacked=True, missing="?",
    ),
    "lines": Drawing(
        (Line("Kế hoạch", (8.3, 14.1, 20.6, 26.9), "muted", "dash", ""),
         Line("Toàn tỉnh", (2.9, None, 13.4, 17.8), "accent")),
        TIMES, across=False, together=True, axis=Axis("%", 1),
    ),
    "pareto": Drawing(
        (Bars("còn thiếu", (540, 410, 238, 91), "burden.3"),
         Line("cộng dồn", (42.2, 74.3, 92.9, 99.9), "accent", second=True)),
        PLACES, across=False, slanted=True, second=Axis("%", 0, 0, 105, step=25),
    ),
    "targets": Drawing(
        (Bars("", (75.1, 61.2, 4.1, 80.5), "coverage.2", hatch="/"),
         Marks("mục tiêu", (80.0, 100.0, 50.0, 81.0), "ink", "tick")),
        categories([(f"{name}: ", Strong("75,1 %")) for name in NAMES]),
        axis=Axis("%", 1, 0, 104, (0, 50, 100)),
    ),
    "spread": Drawing(
        (Ranges("thấp nhất – cao nhất", (17.1, 30.5, None, 13.2), (91.3, 93.7, None, 84.4), "track"),
         Marks("trung vị", (57.2, 63.3, None, 42.6), "ink", "tick")),
        PLACES, rules=(Rule(56.5, "toàn tỉnh 56,5 %"),), axis=Axis("%", 1),
    ),
    "groups": Drawing(
        (Ranges("", (25.1, 9.8, 47.2, 1.1), (26.4, 11.4, 60.3, 2.2), "coverage.2", 6),
         Marks("một nhóm", (25.1, 26.4, 9.8, 11.4, 47.2, 60.3), "accent", at=(0, 0, 1, 1, 2, 2),
               words=("A", "B", "C", "D", "E", "F"), told=("A", "B", "C", "D", "E", "F"))),
        PLACES, axis=Axis("%", 1, 0, 75.0),
    ),
    "scatter": Drawing(
        (Marks("thấp hơn", (7, 5, 3), "tones.behind", "diamond", at=(13.1, 20.7, 31.9), keys=("a", "b", "c"),
               told=("Xã A", "Xã B", "Xã C")),
         Marks("từ mức", (2, 4), "coverage.3", at=(61.4, 77.7), keys=("d", "e"), told=("Xã D", "Xã E"))),
        across=False, along=Axis("%", 1, title="Hộ được hướng dẫn"), axis=Axis(title="Điểm", step=2),
        rules=(Rule(56.5, "toàn tỉnh", along=True),),
    ),
    "days": Drawing(
        (Ranges("", (date(2025, 9, 20),), (date(2025, 12, 10),), "track", 5),
         Marks("phát hiện", (date(2025, 9, 20),), "accent", "circle_open", at=(0,)),
         Marks("báo xong", (date(2025, 12, 10),), "accent", "square", at=(0,))),
        categories(["VNPT"]), rules=(Rule(date(2026, 11, 22)),),
        axis=Axis(low=date(2025, 8, 1), high=date(2026, 12, 31)),
    ),
}  # fmt: skip


def figure(name: str) -> Figure:
    """The figure of a sample drawing."""
    return Figure(
        name, "Nguyễn Uý, Đắk Lắk, Thừa Thiên Huế, ỦY BAN", "Câu nói của hình.", "%", PASSPORT, DRAWINGS[name]
    )


def by_hand() -> Figure:
    """A figure whose table has states, a part of a whole, a day, and formulas that came as text."""
    frame = pl.DataFrame(
        {"name": ["=1+1", "+84", "-A", "@cmd", "https://x"], "value": [1234.5, None, 0.0, 2.0, None],
         "state": ["ok", "not_reported", "ok", "suppressed", "not_applicable"], "of": [9, 9, 9, 9, 9],
         "day": [date(2026, 2, 17), None, None, None, None]},
    )  # fmt: skip
    fields = (
        Field("Nơi", "name", words=True), Field("Giá trị", "value", "%", 1, of="of", state="state"),
        Field("Ngày", "day", missing="–"),
    )  # fmt: skip
    return Figure("t", "=2+2", "Câu.", "%", PASSPORT, DRAWINGS["plain"], Table(frame, fields))


def province() -> Figure:
    """A map of three communes: one with a number, one without, one circle-less hexagon beside."""
    ring = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0))
    lands = tuple(
        Land(str(at), name, name.replace(" ", "\n"), said,
             (tuple((x + at, y) for x, y in ring),), (at + 0.5, 0.5), 0.0, kind, 10.0)
        for at, (name, said, kind) in enumerate(
            [("Phường Hoa Lư", "81,1 %", 0), ("Xã Uý Nghĩa", "chưa báo cáo", 1), ("Xã Đắk", "0,0 %", 0)]
        )
    )  # fmt: skip
    legend = (Swatch("0 – 100", "#1F7A96", "", 2), Swatch("chưa báo cáo", "#EEF1F3", "hatch", 1))
    drawn = Territory("hexagon", lands, legend, (ring,))
    return Figure("map", "Bản đồ", "Câu.", "%", PASSPORT, drawn, by_hand().table)
