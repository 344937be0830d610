"""Rules on weak-signal spots and the operators' replies: codes, operators, status, spots entered twice."""

import re

import polars as pl

from etl import reference
from etl.checks.intake import Intake
from etl.checks.known import Known
from etl.tables.column import Column, Rule

_CLOSED = ("confirmed", "not_confirmed")
_EARTH_RADIUS_M = 6_371_000.0
_DEGREE_M = 111_000.0


def latest_spots(known: Known) -> pl.DataFrame:
    """Rows of M07 that stand: of each spot and set of operators the one of the latest period."""
    rows = known.current("M07").filter(pl.col("spot_code").is_not_null())
    rows = rows.with_columns(pl.col("operators").list.sort().list.join(";").fill_null("").alias("_set"))
    rows = rows.sort("period", "received_date", "received_order", "row")
    return rows.unique(["spot_code", "_set"], keep="last", maintain_order=True).drop("_set")


def latest_replies(known: Known) -> pl.DataFrame:
    """Rows of M08a that stand: of each spot and operator the one of the latest period."""
    rows = known.current("M08a").sort("period", "received_date", "received_order", "row")
    return rows.unique(["spot_code", "operator"], keep="last", maintain_order=True)


def spot_code_format(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """Province, commune and number, as in 37-13285-001; the commune in it is the row's."""
    province = reference.text("province_code")
    code, commune = pl.col(column.name), pl.col("commune_code")
    shaped = code.str.contains(rf"^{re.escape(province)}-\d{{5}}-\d{{3}}$")
    own = code.str.slice(len(province) + 1, 5) == commune.fill_null(code.str.slice(len(province) + 1, 5))
    found = intake.rows.filter(~(shaped & own))
    example = pl.concat_str(
        pl.lit(f"{province}-"), pl.col("commune_code").fill_null("xxxxx"), pl.lit("-001")
    ).alias("_example")
    return found.with_columns(example)


def known_code(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """The code stands in the other form (``M07.spot_code``)."""
    form, name = rule.argument.split(".")
    codes = intake.known.current(form)[name].drop_nulls().unique()
    found = intake.rows.filter(
        pl.col(column.name).is_not_null() & ~pl.col(column.name).is_in(codes.implode())
    )
    return found.with_columns(pl.lit(form).alias("_form"))


def listed_in(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """The operator is one of those that M07 names for the spot."""
    named = (
        latest_spots(intake.known)
        .explode("operators")
        .group_by("spot_code")
        .agg(pl.col("operators").unique())
    )
    joined = intake.rows.join(named, on="spot_code", how="inner", maintain_order="left")
    operators = pl.col("operators")
    named_here = operators.list.contains(pl.col(column.name)) | operators.list.contains("all")
    return joined.filter(pl.col(column.name).is_not_null() & ~named_here).drop("operators")


def consistent_with(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """Re-check and status say the same: fixed = confirmed, no spot = not confirmed, not fixed = neither.

    A spot that was reopened keeps the result of its last re-check while its status moves on.
    """
    result, status = pl.col(column.name), pl.col(rule.argument)
    agrees = (
        pl.when(result == "fixed")
        .then(status == "confirmed")
        .when(result == "no_spot")
        .then(status == "not_confirmed")
        .otherwise(~status.is_in(_CLOSED))
    )
    found = intake.rows.filter(result.is_not_null() & ~agrees & pl.col("reopened_date").is_null())
    words = {code: names[0] for code, names in intake.form.by_name[rule.argument].words.items()}
    return found.with_columns(
        pl.lit(intake.heading(rule.argument)).alias("_other"), status.replace(words).alias("_status")
    )


def probable_duplicate(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """An open spot nearer than the limit (setting, 150 m) to another open one of its commune and operator.

    Of two spots of the batch the later one is named; a spot known before is never named.
    """
    fresh = _open_spots(intake.standing, pl.col("_i").cast(pl.Int64))
    known = _open_spots(latest_spots(intake.known), pl.lit(None, pl.Int64)).join(
        fresh, on="_spot", how="anti"
    )
    both = pl.concat([known, fresh])
    margin = 1.5 * reference.number("duplicate_spot_m") / _DEGREE_M
    near = fresh.join(both, on="commune_code", suffix="_other").filter(
        (pl.col("_spot") != pl.col("_spot_other"))
        & (pl.col("_at") > pl.col("_at_other").fill_null(-1))
        & ((pl.col("lat") - pl.col("lat_other")).abs() < margin)
        & _share_operator()
    )
    near = near.with_columns(_metres().round(0).cast(pl.Int64).alias("_metres"))
    near = near.filter(pl.col("_metres") < reference.number("duplicate_spot_m")).sort("_at", "_metres")
    near = near.unique("_at", keep="first", maintain_order=True)
    named = near.select(
        pl.col("_at").cast(pl.UInt32).alias("_i"), "_metres", pl.col("_spot_other").alias("_twin")
    )
    return intake.rows.join(named, on="_i", how="inner", maintain_order="left")


def _open_spots(rows: pl.DataFrame, at: pl.Expr) -> pl.DataFrame:
    placed = rows.with_columns(at.alias("_at")).select(
        "_at", pl.coalesce("spot_code", pl.concat_str(pl.lit("dòng "), "row")).alias("_spot"),
        "commune_code", "lat", "lon", "operators", "status",
    )  # fmt: skip
    last = placed.unique("_spot", keep="last", maintain_order=True)
    return last.filter(
        ~pl.col("status").is_in(_CLOSED) & pl.col("lat").is_not_null() & pl.col("lon").is_not_null()
    )


def _share_operator() -> pl.Expr:
    mine, other = pl.col("operators"), pl.col("operators_other")
    everyone = mine.list.contains("all") | other.list.contains("all")
    return (everyone | (mine.list.set_intersection(other).list.len() > 0)).fill_null(False)


def _metres() -> pl.Expr:
    """Great-circle distance of the two points (haversine), in metres."""
    lat, lat_other = pl.col("lat").radians(), pl.col("lat_other").radians()
    lon, lon_other = pl.col("lon").radians(), pl.col("lon_other").radians()
    half = ((lat - lat_other) / 2).sin() ** 2 + lat.cos() * lat_other.cos() * (
        (lon - lon_other) / 2
    ).sin() ** 2
    return 2 * _EARTH_RADIUS_M * half.sqrt().arcsin()
