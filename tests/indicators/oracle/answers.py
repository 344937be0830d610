"""The sheet on which every figure is written down, with its numerator, denominator, state and mark."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from tests.indicators.oracle.days import Span

UNITS: dict[str | tuple[str, int], str] = {
    "A6": "người", "C2": "lượt", "D1": "lớp", "E3": "người", "S1": "điểm", "K6": "điểm",
    ("K6", 2): "chỉ số", "A7": "hộ/người", "B2": "chuyên đề", "B4": "hội nghị", ("B4", 2): "người",
    "K4": "ngày", "K5": "cờ",
    ("S4", 2): "điểm", "S5": "ngày", "S6": "điểm", ("S6", 1): "hộ", "G1": "tin, bài, lượt",
    "G3": "lượt", ("G3", 1): "đợt", ("G3", 2): "%", "G4": "mô hình", ("G4", 2): "xã, phường", "G5": "lượt",
    ("G5", 2): "quyết định", "G6": "người", ("G6", 2): "phong trào", ("G6", 3): "%", ("H2", 1): "nghìn đồng",
    "C5": "tổ", "C6": "lượt", ("C9", 2): "ca", ("C9", 3): "ca", ("C10", 1): "lượt", ("D2", 1): "lượt",
    ("D2", 2): "người", ("E2", 1): "tài khoản", "E4": "điểm %", ("E6", 1): "buổi", ("E6", 2): "lượt",
}  # fmt: skip
"""Units other than %, of an indicator or of one part of it."""
SOURCES = {
    "B": "declared", "C": "declared", "D": "declared", "S": "declared", "G": "declared", "H": "declared",
    "E": "official", "A": "computed", "K": "computed",
    "D8": "official", "E6": "declared",
    "A10": "declared", "A11": "declared", "A12": "declared", "S5": "computed", "S7": "official",
}  # fmt: skip
"""Sources by indicator, or by the letter of its family."""
NUMERATORS = ("B2",)
"""Indicators whose value is the numerator, with a denominator beside."""
Key = tuple[str, str, str | None, str | None, str, int, str, str]


class Cell(NamedTuple):
    """One figure; without a state of ok there is no number and no mark."""

    numerator: float | None
    denominator: float | None
    value: float | None
    state: str
    stale: bool
    unit: str
    source: str


class Part(NamedTuple):
    """What one unit gives to a sum."""

    numerator: float
    denominator: float | None
    stale: bool = False
    value: float | None = None
    """Of figures that are no quotient, such as medians."""
    counted: bool = False
    """Counted from visits, not declared."""


class Answers:
    """All figures by period, level, commune, hamlet, indicator, part, breakdown and base."""

    def __init__(self) -> None:
        self.cells: dict[Key, Cell] = {}

    def put(self, at: Span, code: str, unit: str | None, base: str, state: str, part: Part | None = None,
            breakdown: str = "", number: int = 1) -> None:  # fmt: skip
        """Write one figure: of a hamlet, of a commune, or (unit None) of the province."""
        level = "province" if unit is None else "hamlet" if "-" in unit else "commune"
        commune, hamlet = (unit[:5] if unit else None), (unit if level == "hamlet" else None)
        key = (at.id, level, commune, hamlet, code, number, breakdown, base)
        assert key not in self.cells, key
        name = UNITS.get((code, number), UNITS.get(code, "%"))
        tail = (name, SOURCES.get(code, SOURCES[code[0]]))
        if state != "ok" or part is None:
            self.cells[key] = Cell(None, None, None, state, False, *tail)
            return
        above, below = float(part.numerator), part.denominator
        if part.value is not None:
            value = float(part.value)
        elif below is None or code in NUMERATORS:
            value = above
        else:
            value = 100 * above / below if name == "%" else above / below
        told = (name, "counted") if part.counted else tail
        self.cells[key] = Cell(
            above, below if below is None else float(below), value, "ok", part.stale, *told
        )

    def put_sum(self, at: Span, code: str, unit: str | None, base: str, parts: Iterable[Part], *,
                stands: bool = True, rate: bool = True, empty: str = "not_reported",
                breakdown: str = "", number: int = 1) -> None:  # fmt: skip
        """Write a sum: it needs something to stand on, and a rate something below the line."""
        parts = list(parts)
        below = sum(part.denominator or 0 for part in parts)
        good = stands and bool(parts) and (below > 0 or not rate)
        whole = Part(
            sum(p.numerator for p in parts), below if rate else None, any(p.stale for p in parts),
            counted=all(p.counted for p in parts),
        )  # fmt: skip
        self.put(at, code, unit, base, "ok" if good else empty, whole, breakdown, number)

    def official(self, at: Span, code: str, unit: str | None, base: str) -> None:
        """Say of a figure of a commune or the province, where there is one, that its source is official."""
        key = (at.id, "commune" if unit else "province", unit, None, code, 1, "", base)
        if self.cells[key].state == "ok":
            self.cells[key] = self.cells[key]._replace(source="official")

    def absent(self, at: Span, code: str, units: Iterable[str | None], breakdowns: Iterable[str] = ("",),
               number: int = 1) -> None:  # fmt: skip
        """An indicator without a reported base has nothing there."""
        for unit in units:
            for breakdown in breakdowns:
                self.put(at, code, unit, "reported", "not_applicable", None, breakdown, number)


def only(parts: Mapping[Any, Part], chosen: Iterable[Any]) -> list[Part]:
    """The parts of some of the units."""
    wanted = set(chosen)
    return [part for unit, part in parts.items() if unit in wanted]
