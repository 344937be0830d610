"""Damaged files, each by its own seed, as they arrive at the front door."""

import random

from etl.forms import FORMS
from etl.receive import Arrival
from tests.fuzz import papers
from tests.fuzz.good import COMMUNE, some
from tests.fuzz.grids import damage_grid, merges
from tests.fuzz.packages import damage_bytes, damage_package

_ENDINGS = {"xlsx": "xlsx", "docx": "docx", "csv": "csv", "html": "xls", "xls": "xls"}
_COMMUNES = [COMMUNE] * 12 + [None, None, "13291"]


def mutant(seed: int, forms: tuple[str, ...]) -> Arrival:
    """One damaged file; the same seed gives the same bytes."""
    dice = random.Random(seed)
    form = dice.choice(forms)
    grid, top = some(dice, form)
    depth = dice.choices(["grid", "package", "bytes"], [70, 22, 8])[0]
    if depth == "grid" or dice.random() < 0.3:
        damage_grid(dice, grid, top)
    kind = _kind(dice, form, depth)
    data = _rendered(dice, kind, grid, top)
    if depth == "package":
        data = damage_package(dice, data)
    elif depth == "bytes":
        data = damage_bytes(dice, data)
    told = form if dice.random() < 0.3 else dice.choice([None] * 90 + list(FORMS))
    return Arrival(f"{seed}.{_ENDINGS[kind]}", data, form=told, commune=dice.choice(_COMMUNES))


def _kind(dice: random.Random, form: str, depth: str) -> str:
    if depth == "package":
        return dice.choice(["xlsx", "xlsx", "docx"])
    return dice.choices(list(_ENDINGS), [60, 15, 15, 5, 5])[0]


def _rendered(dice: random.Random, kind: str, grid: papers.Grid, top: int) -> bytes:
    if kind == "xlsx":
        name = dice.choice(["Sheet1", "Sheet1", "M03", "Thôn Đông", "T11.2026", "hướng dẫn", "a" * 31])
        first = dice.choice([(0, 0), (0, 0), (3, 2)])
        return papers.xlsx(grid, merges(dice, grid), name, first)
    if kind == "docx":
        return papers.docx(grid, min(top, len(grid)))
    if kind == "csv":
        return papers.delimited(dice, grid)
    return papers.page(grid) if kind == "html" else papers.xls(grid)
