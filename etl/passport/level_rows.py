"""The last value that each hamlet gave in a column of M03, also where it was carried through a merger."""

import polars as pl

from etl.mergers import carried
from etl.passport.lines import carried_note
from etl.passport.rows import dated, latest
from etl.passport.view import View

_CONVERTED = "quy đổi theo tỷ lệ của M10b từ thôn trước khi thay đổi"
_BEHIND = "số liệu của {}, trước khi sáp nhập, chia tách"


def last_levels(view: View, column: str) -> pl.DataFrame:
    """The last value of each hamlet in a column of M03, as :func:`last_values` gives it."""
    given = dated(view.scope, "M03").drop_nulls(["hamlet_code", column])
    return last_values(view, given.with_columns(value=column, form=pl.lit("M03"), told=pl.lit("")))


def last_values(view: View, given: pl.DataFrame) -> pl.DataFrame:
    """commune_code, hamlet_code (in force), sheet_key, row, form, ``value``, ``fresh`` and ``note``.

    ``given``: dated rows with ``value``, ``form``, and ``told``: what their note begins with. A hamlet that
    stands on the rows of others has one line of its own, without a row, and theirs behind it with a null
    value.
    """
    told = latest(view.scope, given, "hamlet_code")
    between = pl.when((pl.col("told") == "") | pl.col("fresh")).then(pl.lit("")).otherwise(pl.lit("; "))
    names = ["hamlet_code", "sheet_key", "row", "form", "value", "fresh", "note"]
    plain = told.with_columns(note=pl.col("told") + between + carried_note(pl.col("fresh"))).select(names)
    changes = view.scope.hamlet_changes
    if not changes.is_empty():
        moved = carried(view.scope, given, ["value"]).filter("converted")
        own = moved.select(
            "hamlet_code", pl.lit(None, pl.Int64).alias("sheet_key"), pl.lit(None, pl.Int32).alias("row"),
            pl.lit("M10b").alias("form"), pl.col("value").cast(pl.Int64), "fresh",
            pl.lit(_CONVERTED).alias("note"),
        )  # fmt: skip
        behind = _behind(changes, moved, plain, names)
        plain = pl.concat([plain.join(moved, on="hamlet_code", how="anti"), own, behind])
    return view.scope.hamlets.select("commune_code", "hamlet_code").join(plain, on="hamlet_code")


def _behind(
    changes: pl.DataFrame, moved: pl.DataFrame, plain: pl.DataFrame, names: list[str]
) -> pl.DataFrame:
    """The rows of the hamlets from which the figures of the converted ones came, without an amount."""
    pairs = changes.filter(pl.col("share") > 0).select("old_hamlet_code", "new_hamlet_code").unique()
    rows = (
        pairs.join(moved.select(new_hamlet_code="hamlet_code", fresh_sum="fresh"), on="new_hamlet_code")
        .join(plain, left_on="old_hamlet_code", right_on="hamlet_code")
        .rechunk()
    )
    return rows.with_columns(
        hamlet_code="new_hamlet_code",
        value=pl.lit(None, pl.Int64),
        fresh="fresh_sum",
        note=pl.format(_BEHIND, "old_hamlet_code"),
    ).select(names)
