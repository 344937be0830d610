"""A second lock on the codes of place that a row finally carries, and on coordinates."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import polars as pl

from etl import reference
from etl.checks.intake import Intake
from etl.place.hamlet_names import TYPE_NAMES
from etl.tables.column import Column, Rule
from etl.text.normal import key

_TYPE_WORDS = ("thôn", "xóm", "bản", "tổ dân phố", "tdp", "khu phố", "phố", "làng", "tổ")
_DEGREE_M = 111_195.0
_COS_LATITUDE = 0.9386
"""Of 20.2° N, the middle of the province: a degree of longitude is that much of one of latitude."""


def five_digits(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """A commune code is five digits, kept as text."""
    return intake.rows.filter(~pl.col(column.name).str.contains(r"^\d{5}$"))


def known_commune(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """The code is one of the 129 communes."""
    codes = reference.communes()["code"]
    shaped = pl.col(column.name).str.contains(r"^\d{5}$")
    return intake.rows.filter(shaped & ~pl.col(column.name).is_in(codes.implode()))


def hamlet_code_format(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """Commune code, hyphen, three digits; 000 stands for the commune itself and for nothing else."""
    code = pl.col(column.name)
    wrong = ~code.str.contains(r"^\d{5}-\d{3}$")
    if intake.form.has("hamlet_type"):
        wrong = wrong | (code.str.ends_with("-000") != (pl.col("hamlet_type") == "commune"))
    return intake.rows.filter(wrong)


def same_commune(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """The hamlet's code begins with the commune's."""
    return intake.rows.filter(pl.col(column.name).str.slice(0, 5) != pl.col("commune_code")).with_columns(
        pl.col("commune_code").alias("_commune")
    )


def known_hamlet(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """The hamlet stands in the catalogue (M10)."""
    hamlets = intake.hamlets.filter(pl.col("hamlet_type").ne_missing("commune"))["hamlet_code"]
    code = pl.col(column.name)
    return intake.rows.filter(code.str.contains(r"^\d{5}-\d{3}$") & ~code.is_in(hamlets.implode()))


def matches_code(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """The hamlet's name is the one of the code in M10, with or without the type word or the old commune."""
    names = intake.hamlets.select(
        pl.col("hamlet_code"), pl.col("hamlet_name").alias("_name"), pl.col("aliases").alias("_aliases"),
        pl.col("old_commune").alias("_old"),
        pl.col("hamlet_type").replace_strict(TYPE_NAMES, default="").alias("_type"),
    )  # fmt: skip
    given = intake.rows.select(rule.argument, column.name).drop_nulls().unique()
    pairs = given.join(names, left_on=rule.argument, right_on="hamlet_code", how="inner")
    pairs = pairs.filter(pl.col(column.name) != pl.col("_name"))
    wrong = [not _same(*pair) for pair in pairs.select(column.name, "_name", "_aliases", "_old").iter_rows()]
    bare = pl.col("_name").map_elements(lambda name: _bare(name) == key(name), return_dtype=pl.Boolean)
    called = pl.when(bare).then(pl.format("{} {}", "_type", "_name").str.strip_chars()).otherwise("_name")
    broken = pairs.filter(pl.Series(wrong, dtype=pl.Boolean)).with_columns(called.alias("_name"))
    broken = broken.drop("_aliases", "_old", "_type")
    return intake.rows.join(broken, on=[rule.argument, column.name], how="inner", maintain_order="left")


def _same(given: str, name: str | None, aliases: list[str] | None, old: str | None) -> bool:
    known = {_bare(other) for other in (name or "", *(aliases or []))}
    if old:
        known |= {f"{_bare(name or '')} {key(old)}", f"{key(old)} {_bare(name or '')}"}
    return _bare(given) in known


def _bare(name: str) -> str:
    """The name as it is matched, without the word for the kind of hamlet in front."""
    found = key(name)
    return next(
        (found.removeprefix(f"{word} ") for word in _TYPE_WORDS if found.startswith(f"{word} ")), found
    )


def known_old_commune(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """The commune before 1 July 2025 went, whole or in part, to this commune."""
    given = intake.rows.select("commune_code", column.name).drop_nulls().unique()
    known = _old_names()
    wrong = [(code, key(name)) not in known for code, name in given.iter_rows()]
    broken = given.filter(pl.Series(wrong, dtype=pl.Boolean))
    return intake.rows.join(broken, on=["commune_code", column.name], how="semi", maintain_order="left")


@cache
def _old_names() -> frozenset[tuple[str, str]]:
    units = reference.old_units().select("new_code", "old_name", "old_type").iter_rows()
    return frozenset(
        (code, key(name)) for code, old, kind in units for name in (old, f"{kind} {old}", f"{kind[0]} {old}")
    )


def in_commune_polygon(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame | None:
    """The point lies in its commune or at most 500 m (setting) outside; said once, on the latitude."""
    polygons = intake.known.polygons
    if polygons is None or column.name != "lat":
        return None
    limits = [
        pl.col(name).is_between(_limit(intake, name, 0), _limit(intake, name, 1)) for name in ("lat", "lon")
    ]
    points = intake.rows.filter(limits[0] & limits[1] & pl.col("commune_code").is_in(list(polygons)))
    metres = _outside_m(polygons, points["commune_code"], points["lon"], points["lat"])
    found = points.with_columns(metres.alias("_metres"))
    tolerance = reference.number("polygon_tolerance_m")
    return found.filter(pl.col("_metres") > tolerance).with_columns(
        pl.col("_metres").round(0).cast(pl.Int64), pl.lit(tolerance).alias("_limit")
    )


def _limit(intake: Intake, name: str, end: int) -> float | None:
    column = intake.form.by_name[name]
    return (column.minimum, column.maximum)[end]


def _outside_m(polygons: Mapping[str, Any], codes: pl.Series, lon: pl.Series, lat: pl.Series) -> pl.Series:
    """How far each point lies outside the polygon of its commune, in metres; 0 inside."""
    # A fifth of the time that a command takes to start, and few files hold points.
    import shapely

    squeeze = (_COS_LATITUDE, 1.0)
    near = {
        code: shapely.transform(polygons[code], lambda places: places * squeeze) for code in codes.unique()
    }
    points = shapely.points((lon * _COS_LATITUDE).to_numpy(), lat.to_numpy())
    degrees = shapely.distance([near[code] for code in codes], points)
    return pl.Series(degrees * _DEGREE_M, dtype=pl.Float64)
