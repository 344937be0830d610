"""Evidence of families D and E: adults with skills or a signature (M05), of the adults of M10."""

import polars as pl

from etl.passport.lines import carried_note, lines, only_full
from etl.passport.police_rows import POLICE, first_choice, last_of_communes
from etl.passport.rows import catalogue, dated
from etl.passport.view import View

_ADULTS = "residents_18_plus"


def _share(view: View, column: str, rows: pl.DataFrame) -> pl.DataFrame:
    """The last figure of each commune that has adults to count, over them."""
    adults = catalogue(view.scope, _ADULTS).drop_nulls(_ADULTS)
    adults = adults.filter(pl.col(_ADULTS).sum().over("commune_code") > 0)
    known = last_of_communes(view, rows).join(adults, on="commune_code", how="semi", maintain_order="left")
    above = lines(
        known, side="numerator", form="M05", amount=pl.col(column), base=only_full(~pl.col("fresh_sum")),
        note=carried_note(pl.col("fresh")),
    )  # fmt: skip
    told = known.select("commune_code", "fresh_sum").unique()
    below = adults.join(told, on="commune_code", how="left", maintain_order="left")
    fresh = pl.col("fresh_sum")
    never = pl.when(fresh.is_null()).then(pl.lit("xã chưa báo cáo lần nào: 0 ở tử số")).otherwise(pl.lit(""))
    people = lines(
        below, side="denominator", form="M10", amount=pl.col(_ADULTS), note=never,
        base=only_full(~fresh.fill_null(False)),
    )  # fmt: skip
    return pl.concat([above, people])


def judged(view: View) -> pl.DataFrame:
    """D7: adults with basic skills, as the commune judges, or the police where it says nothing."""
    column = "cumulative_adults_basic_skills"
    rows = dated(view.scope, "M05").drop_nulls(["commune_code", column])
    return _share(view, column, first_choice(rows, ~POLICE))


def confirmed(view: View) -> pl.DataFrame:
    """D8: adults confirmed on VNeID, as the police tell."""
    return _by_police(view, "cumulative_adults_skills_confirmed")


def signing(view: View) -> pl.DataFrame:
    """E5: adults with a digital signature, as the police tell."""
    return _by_police(view, "cumulative_adults_digital_signature")


def _by_police(view: View, column: str) -> pl.DataFrame:
    rows = dated(view.scope, "M05").filter(POLICE).drop_nulls(["commune_code", column])
    return _share(view, column, rows)


EVIDENCE = {"D7": judged, "D8": confirmed, "E5": signing}
