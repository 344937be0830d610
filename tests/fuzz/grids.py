"""The ways in which a good grid is damaged: its cells, its headings, its lines."""

import datetime
import random
from collections.abc import Callable
from typing import Any

from tests.fuzz.papers import Grid, Raw

NASTY: list[Any] = [
    None, "", " ", "-", "x", "không", "nt", "//", "như trên", "#REF!", "#N/A", "#DIV/0!", "=1+1", "1.234",
    "1,5", "12,0", "1,5 triệu", "350 tr", "100 hộ", "~20", "20-30", "12,5%", "٣", "①", "½", "１２", "1e5",
    "0x1F", "∞", "NaN", "None", "null", "TRUE", "{value}", "{0}", "%s", "</w:t>", "&amp;", "\u202e123",
    "\u200b5", "a\u0301\u0323" * 40, "🏠", "e\u0302\u0323", "A" * 33_000, "036090001237", "36090001237",
    "0912345678", "CMND 168123456", "Tổng cộng", "Người lập biểu", "Khó khăn, kiến nghị:", "Thôn Đông",
    "13285", "13285-001", "13285-000", "99999-001", "13291", "2026-11", "11/2026", "Quý IV/2026", "2027-01",
    "31/02/2026", "2026-02-30", "45970", "99/99/9999", "0001-01-01", "24:00", "25h", "20,53", "20°31'12\"",
    "105.93; 20.53", "a\nb\nc", "'5", "\ufeff7", "\x7f", "\u00ad1", "ð1", "Viettel; FPT", "tất cả",
    "A: tập huấn", "cấp xã", "37-13285-001", "37-99999-001", "H001", "CD99", -1, 0, 1, 4, 7, 8, 100, 301,
    10**6, 10**9 - 1, 10**9, 10**12, 10**12 + 1, 2**63, -(2**63), 36090001237, 1e308, 1e-320, -0.0, 0.1,
    12.5, 1e15, 45970, 45970.75, 20261103, True, False, datetime.date(1900, 1, 1),
    datetime.date(2026, 11, 20), datetime.date(2026, 11, 21), datetime.date(2027, 1, 1),
    datetime.date(2025, 6, 30), datetime.date(9999, 12, 31), datetime.datetime(2026, 11, 3, 23, 59),
    datetime.time(0, 0), datetime.time(23, 59), Raw(' t="e"', "<f>1/0</f><v>#DIV/0!</v>"),
    Raw("", "<f>A1</f>"), Raw(' t="str"', "<f>A1</f><v></v>"), Raw("", "<v>NaN</v>"),
    Raw("", "<v>1e999</v>"), Raw("", "<v>-1e999</v>"), Raw("", "<v>abc</v>"), Raw(' t="s"', "<v>99999</v>"),
    Raw(' t="d"', "<v>2026-11-03</v>"), Raw(' s="1"', "<v>-5</v>"), Raw(' s="1"', "<v>99999999</v>"),
    Raw(' t="b"', "<v>7</v>"), Raw(' t="inlineStr"', "<is/>"), Raw("", ""),
]  # fmt: skip
"""What people, programs and enemies put into cells."""

_LINES = (
    ["Tổng cộng"], ["Người lập biểu", None, "Chủ tịch"], ["Khó khăn, kiến nghị: thiếu máy"], ["Thôn Đông"],
    [], ["Giao Minh, ngày 31 tháng 2 năm 2026"], ["(1)", "(2)", "(3)", "(4)"], ["hộ", "người", "đồng"],
    ["Đơn vị tính: triệu đồng"], ["Kỳ báo cáo: 13/2026"], ["Mã xã: 99999"], ["UBND XÃ HẢI HẬU"], ["x"] * 40,
)  # fmt: skip


def nasty(dice: random.Random) -> Any:
    """One cell of the list, or a number or a text of its own."""
    if dice.random() < 0.15:
        letters = "".join(map(chr, dice.choices(range(32, 0x2FF), k=9)))
        return dice.choice([dice.randint(-50, 400), dice.uniform(-10, 500), letters])
    return dice.choice(NASTY)


def _cells(dice: random.Random, grid: Grid, top: int) -> None:
    for _ in range(dice.choice([1, 1, 1, 2, 3])):
        line = grid[dice.randrange(top + 1, len(grid))] if len(grid) > top + 1 else grid[-1]
        if line:
            line[dice.randrange(len(line))] = nasty(dice)


def _heading(dice: random.Random, grid: Grid, top: int) -> None:
    line = grid[min(top, len(grid) - 1)]
    if line:
        at = dice.randrange(len(line))
        text = str(line[at] or "")
        half = text[: len(text) // 2]
        line[at] = dice.choice([text.upper(), half, f" {text} (*)", None, nasty(dice), f"{text}\n(1)"])


def _drop_column(dice: random.Random, grid: Grid, top: int) -> None:
    at = dice.randrange(max(map(len, grid)) or 1)
    for line in grid[top:]:
        del line[at : at + 1]


def _double_column(dice: random.Random, grid: Grid, top: int) -> None:
    at = dice.randrange(max(map(len, grid)) or 1)
    for line in grid[top:]:
        line[at:at] = line[at : at + 1]


def _swap_columns(dice: random.Random, grid: Grid, top: int) -> None:
    one, other = (dice.randrange(max(map(len, grid)) or 1) for _ in range(2))
    for line in grid[top + dice.randrange(2) :]:
        if max(one, other) < len(line):
            line[one], line[other] = line[other], line[one]


def _double_row(dice: random.Random, grid: Grid, top: int) -> None:
    at = dice.randrange(len(grid))
    grid[at:at] = [list(grid[at])] * dice.choice([1, 1, 2, 30])


def _drop_row(dice: random.Random, grid: Grid, top: int) -> None:
    if len(grid) > 1:
        del grid[dice.randrange(len(grid))]


def _insert_line(dice: random.Random, grid: Grid, top: int) -> None:
    grid.insert(dice.randrange(len(grid) + 1), list(dice.choice(_LINES)))


def _repeat_headings(dice: random.Random, grid: Grid, top: int) -> None:
    grid.insert(dice.randrange(len(grid) + 1), list(grid[min(top, len(grid) - 1)]))


def _shift(dice: random.Random, grid: Grid, top: int) -> None:
    size = dice.randint(1, 3)
    for number, line in enumerate(grid):
        line[:0] = [number if dice.random() < 0.5 else None] * size


def _turn(dice: random.Random, grid: Grid, top: int) -> None:
    width = max(map(len, grid))
    grid[:] = [[line[at] if at < len(line) else None for line in grid] for at in range(width)]


def _two_rows(dice: random.Random, grid: Grid, top: int) -> None:
    line = grid[min(top, len(grid) - 1)]
    pairs = [str(cell or "").partition(": ") for cell in line]
    grid[top : top + 1] = [[upper for upper, _, _ in pairs], [lower or None for _, _, lower in pairs]]


Deed = Callable[[random.Random, Grid, int], None]
_DEEDS: list[tuple[Deed, int]] = [
    (_cells, 60), (_heading, 6), (_drop_column, 5), (_double_column, 4), (_swap_columns, 4), (_double_row, 5),
    (_drop_row, 4), (_insert_line, 8), (_repeat_headings, 3), (_shift, 2), (_turn, 1), (_two_rows, 3),
]  # fmt: skip


def damage_grid(dice: random.Random, grid: Grid, top: int) -> None:
    """One to three deeds on the grid; ``top`` is the row of its headings."""
    deeds, weights = zip(*_DEEDS, strict=True)
    for deed in dice.choices(deeds, weights, k=dice.choice([1, 1, 2, 3])):
        if grid:
            deed(dice, grid, top)


def merges(dice: random.Random, grid: Grid) -> list[tuple[int, int, int, int]]:
    """Some merged ranges, not always inside the grid."""
    found = []
    for _ in range(dice.choice([0, 0, 0, 1, 3])):
        row, column = dice.randrange(len(grid) + 2), dice.randrange(8)
        found.append((row, column, row + dice.randrange(4), column + dice.randrange(4)))
    return found
