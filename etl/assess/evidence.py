"""Puts the figures behind a cause into one short Vietnamese sentence; figures only, no claim beyond them."""

from collections.abc import Callable, Mapping
from typing import Any

Row = Mapping[str, Any]


def number(value: float, decimals: int = 0) -> str:
    """A number as it is written in Vietnamese: 1234.5 is 1.234,5."""
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def _silent(row: Row) -> str:
    total, silent = row["units_total"], row["units_total"] - row["units_reporting"]
    if not total:
        return "Xã, phường chưa có danh mục thôn (M10)"
    return f"{number(silent)}/{number(total)} thôn không có báo cáo trong kỳ"


def _understaffed(row: Row) -> str:
    return f"{number(row['full_teams'])}/{number(row['hamlets'])} thôn có Tổ đủ 09 người"


def _dormant(row: Row) -> str:
    active, reporting = number(row["active_teams"]), number(row["reporting_teams"])
    return f"{active}/{reporting} Tổ có báo cáo trong kỳ có hoạt động"


def _weak(row: Row) -> str:
    spots, homes = number(row["open_spots"]), number(row["weak_households"])
    return f"{spots} điểm lõm sóng đang mở, ảnh hưởng {homes} hộ"


def _low_yield(row: Row) -> str:
    mine, middle = number(row["yield"], 1), number(row["yield_middle"], 1)
    return f"Lũy kế {mine} hộ được hướng dẫn trên mỗi thành viên Tổ; xã ở giữa của tỉnh: {middle} hộ"


def _unclear(row: Row) -> str:
    return "Chưa có dấu hiệu nào nổi bật trong số liệu; cần hỏi lại xã"


_SENTENCES: Mapping[str, Callable[[Row], str]] = {
    "not_reporting": _silent,
    "understaffed": _understaffed,
    "dormant": _dormant,
    "weak_signal": _weak,
    "low_yield": _low_yield,
    "unclear": _unclear,
}


def sentence(row: Row) -> str:
    """The sentence of the row's ``cause``, from the counts of the same row."""
    return _SENTENCES[row["cause"]](row)
