"""Evidence of D9 and D10: the rows of M09 about schools and officials, carried ones marked."""

import polars as pl

from etl.passport.activity_rows import latest
from etl.passport.lines import carried_note, lines, only_full
from etl.passport.view import View


def _share(rows: pl.DataFrame, column: str, part: int) -> pl.DataFrame:
    """The rows that give both figures, above and below; carried ones in the full base alone."""
    total = f"{column}_total"
    both = rows.drop_nulls([column, total]).filter(pl.col(total).sum().over("commune_code") > 0)
    fresh = pl.col("fresh")
    shown = {"form": "M09", "hamlet_code": None, "part": part, "base": only_full(~fresh)}
    above = lines(both, side="numerator", amount=pl.col(column), note=carried_note(fresh), **shown)
    return pl.concat(
        [above, lines(both, side="denominator", amount=pl.col(total), note=carried_note(fresh), **shown)]
    )


def schools(view: View) -> pl.DataFrame:
    """D9: schools that teach of all schools (1), pupils taught of all pupils (2)."""
    rows = latest(view, "school", "half")
    return pl.concat([_share(rows, "quantity", 1), _share(rows, "people", 2)])


def officials(view: View) -> pl.DataFrame:
    """D10: proficient officials of all officials of the communes."""
    return _share(latest(view, "officials", "year"), "people", 1)


EVIDENCE = {"D9": schools, "D10": officials}
