"""The sentence to read aloud: who is left, how far the groups lie apart, what equal shares would bring."""

from typing import Any

import polars as pl

from figures import format as vi
from figures.labels import word
from figures.people_words import Figures, has

Row = dict[str, Any]
ORDER = ("D3", "D4", "C1")


def aloud(known: Figures, equity: pl.DataFrame, dimension: str, based: tuple[int, int]) -> list[str]:
    """People not trained yet, then each figure's gap over one dimension; of the whole province.

    ``known`` is of the province; ``equity`` is the people_equity answer; ``based``: communes whose older
    people are known, of all.
    """
    rows = {row["indicator"]: row for row in equity.filter(dimension=dimension).iter_rows(named=True)}
    return [_left(known, based), *(_apart(rows[code]) for code in ORDER if code in rows)]


def _left(known: Figures, based: tuple[int, int]) -> str:
    left = {
        code: known[f"{code}_1"]["denominator"] - known[f"{code}_1"]["numerator"]
        for code in ("D3", "D4")
        if has(known, f"{code}_1") and known[f"{code}_1"]["denominator"]
    }
    if not left:
        return word("people.left_unknown")
    some = {code: n for code, n in left.items() if n > 0}
    whole = based[0] >= based[1]
    where = word("people.left_all") if whole else word("people.left_part", n=vi.share_of(*based))
    join = word("people.and")
    if not some:
        return word(
            "people.left_done", where=where, whom=join.join(word(f"people_unit.{code}") for code in left)
        )
    told = [
        word("people.left_one", n=vi.number(n), whom=word(f"people_unit.{code}")) for code, n in some.items()
    ]
    return word("people.left", where=where, whom=join.join(told))


def _apart(row: Row) -> str:
    code = row["indicator"]
    name = word(f"people_whom.{code}")
    if row["difference"] is None:
        return word("people.apart_few", name=name, n=vi.share_of(row["units_with_data"], row["units"]))
    most = vi.quantity(row["highest"], "%", 1)
    if round(row["difference"], 1) == 0:
        return word("people.apart_same", name=name, most=most)
    return word(
        "people.apart_groups",
        name=name,
        high=_group(row, "highest"),
        most=most,
        low=_group(row, "lowest"),
        least=vi.quantity(row["lowest"], "%", 1),
        points=vi.quantity(row["difference"], word("unit.points"), 1),
        ratio="" if row["ratio"] is None else word("people.apart_ratio", n=vi.number(row["ratio"], 2)),
        par=_par(row),
    )


def _par(row: Row) -> str:
    people = more_people(row)
    if people is None or round(row["par"], 1) <= 0:
        return ""
    return word(
        "people.apart_par",
        high=_group(row, "highest"),
        points=vi.quantity(row["par"], word("unit.points"), 1),
        people=vi.number(people),
        unit=word(f"people_unit.{row['indicator']}"),
    )


def _group(row: Row, side: str) -> str:
    """The name of the highest or lowest unit: “nhóm Phường”, “Hà Nam cũ”."""
    return word(f"people_group.{row['dimension']}", name=row[f"{side}_name"])


def more_people(row: Row) -> float | None:
    """Households or people that the population attributable risk stands for; none where unknown."""
    if row["par"] is None or row["denominator"] is None:
        return None
    return float(row["par"] * row["denominator"] / 100)
