"""The one-stop desk in words and one drawing: shifts held, and files handed in online where they are."""

from typing import Any

import polars as pl

from figures import format as vi
from figures.drawing import Axis, Drawing, Marks, Rule, Symbol
from figures.labels import word

Row = dict[str, Any]
Figures = dict[str, Row]


def answer(known: Figures, communes: pl.DataFrame) -> list[str]:
    """Rota and shifts; files online; places with a rota beside those without.

    ``known`` is scope_figures by “C9_1”, ``communes`` the desk_communes answer of the same scope.
    """
    return [_rota(known, communes), _online(known), beside(communes)]


def _has(known: Figures, key: str) -> bool:
    return key in known and known[key]["state"] == "ok" and known[key]["value"] is not None


def _rota(known: Figures, communes: pl.DataFrame) -> str:
    sent = communes.filter(pl.col("covered").is_not_null())
    if sent.is_empty():
        return word("desk.rota_none")
    covered = vi.share_of(sent.filter("covered").height, communes.height)
    said = word("desk.rota", n=covered, m=vi.share_of(sent.height, communes.height))
    if not (_has(known, "C9_2") and _has(known, "C9_3") and known["C9_3"]["value"]):
        return said
    held, planned = known["C9_2"]["value"], known["C9_3"]["value"]
    share = vi.quantity(100 * held / planned, "%", 1)
    shifts = word("desk.shifts", held=vi.number(held), planned=vi.number(planned), share=share)
    return f"{said} {shifts}"


def _online(known: Figures) -> str:
    if not _has(known, "C7_1"):
        return word("desk.online_none")
    row = known["C7_1"]
    helped = vi.quantity(known["C8_1"]["value"], "%", 1) if _has(known, "C8_1") else word("desk.helped_none")
    part = vi.ratio(row["numerator"], row["denominator"])
    given = {"value": vi.quantity(row["value"], "%", 1), "part": part, "helped": helped}
    if row["change"] is None:
        return word("desk.online_flat", **given)
    return word("desk.online", **given, change=vi.change(row["change"], "%", 1))


def beside(communes: pl.DataFrame) -> str:
    """Files online where the rota is full and where it is not: sums first, one division last."""
    both = communes.filter(pl.col("covered").is_not_null() & pl.col("share").is_not_null())
    sides = {}
    for name, rows in (("covered", both.filter("covered")), ("bare", both.filter(~pl.col("covered")))):
        above, below = (
            float(rows["online"].struct.field(part).sum()) for part in ("numerator", "denominator")
        )
        if not below:
            return word("desk.beside_none")
        sides[name] = (rows.height, vi.quantity(100 * above / below, "%", 1))
    return word(
        "desk.beside", covered=vi.number(sides["covered"][0]), with_rota=sides["covered"][1],
        bare=vi.number(sides["bare"][0]), without=sides["bare"][1],
    )  # fmt: skip


def drawn(communes: pl.DataFrame) -> pl.DataFrame:
    """Communes that stand in the drawing: both numbers and the rota are known."""
    return communes.filter(
        pl.col("shifts").is_not_null() & pl.col("share").is_not_null() & pl.col("covered").is_not_null()
    )


def scatter(communes: pl.DataFrame, province: float | None, chosen: str | None) -> Drawing:
    """Files online (upwards, %) against shifts held (along), by whether the rota is full."""
    rows = drawn(communes)
    rules = (
        () if province is None else (Rule(province, word("desk.level", value=vi.quantity(province, "%", 1))),)
    )
    return Drawing(
        (
            _marks("bare", rows.filter(~pl.col("covered")), "diamond", "burden.3"),
            _marks("covered", rows.filter("covered"), "circle", "coverage.3"),
        ),
        across=False, along=Axis(title=word("desk.axis_shifts")), axis=Axis("%", 0),
        rules=rules, chosen=chosen or "", height=360,
    )  # fmt: skip


def _marks(name: str, rows: pl.DataFrame, symbol: Symbol, colour: str) -> Marks:
    told = [
        word("desk.told", name=place, shifts=vi.number(shifts), share=vi.quantity(share, "%", 1))
        for place, shifts, share in rows.select("full_name", "shifts", "share").iter_rows()
    ]
    return Marks(
        word(f"desk.{name}"), tuple(rows["share"].to_list()), colour, symbol,
        at=tuple(rows["shifts"].to_list()), keys=tuple(rows["commune_code"].to_list()), told=tuple(told),
        size=10,
    )  # fmt: skip
