"""Evidence of family C: levels of the last monthly report of each hamlet (M03) over figures of M10."""

import polars as pl

from etl.passport.level_rows import last_levels
from etl.passport.lines import lines, only_full
from etl.passport.rows import catalogue
from etl.passport.view import View
from etl.passport.visit_rows import flows


def _level(view: View, column: str, base: str, part: int = 1) -> pl.DataFrame:
    """The last value of each hamlet of which M10 says that there is something to count, over that."""
    some = catalogue(view.scope, base).filter(pl.col(base) > 0)
    told = last_levels(view, column).join(some.select("hamlet_code"), on="hamlet_code")
    above = lines(told, side="numerator", part=part, amount=pl.col("value"), base=only_full(~pl.col("fresh")))
    known = told.select("hamlet_code", "fresh").unique()
    below = some.join(known, on="hamlet_code", how="left", maintain_order="left")
    never = pl.when(pl.col("fresh").is_null()).then(pl.lit("chưa báo cáo lần nào: 0 ở tử số"))
    people = lines(
        below, side="denominator", part=part, form="M10", amount=pl.col(base),
        base=only_full(~pl.col("fresh").fill_null(False)), note=never.otherwise(pl.lit("")),
    )  # fmt: skip
    return pl.concat([above, people])


def proficient(view: View) -> pl.DataFrame:
    """C3: households with a skilled person, of all households."""
    return _level(view, "cumulative_proficient_households", "households")


def cashless(view: View) -> pl.DataFrame:
    """C10: people guided on cashless payment in the period; household businesses with a QR code."""
    column = "people_guided_cashless_payment"
    guided = lines(flows(view).drop_nulls(column), side="numerator", amount=pl.col(column))
    return pl.concat([guided, _level(view, "qr_household_businesses", "household_businesses", part=2)])


def listed(view: View) -> pl.DataFrame:
    """C11: OCOP products listed on a platform, of all OCOP products."""
    return _level(view, "ocop_products_listed", "ocop_products")


EVIDENCE = {"C3": proficient, "C10": cashless, "C11": listed}
