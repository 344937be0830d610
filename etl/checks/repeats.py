"""Rules on rows that meet other rows: sent twice, standing where they should be alone, two with one name."""

import polars as pl

from etl.checks.intake import Intake, comparable, is_blank
from etl.tables.column import Column, Rule
from etl.text.normal import key


def unique(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """Of rows with one key in the batch the last stands; the earlier ones are named.

    Where breaking the rule rejects the row, only one and the same sheet, and one date of figures, is
    looked at: a file sent again replaces the earlier one and is no fault. A key without the code of the
    subject itself says that no two of them in force may share it (``two hamlets of one name``).
    """
    keys = rule.argument.split("+")
    if rule.severity == "error" and intake.form.key[0] not in keys:
        return _one_name(intake, column, keys)
    filled = intake.standing.filter(~is_blank(column))
    marks = [comparable(intake.form.by_name[name]).alias(f"_{name}_key") for name in keys]
    group = [f"_{name}_key" for name in keys]
    if rule.severity == "error":
        group += ["sheet_id", *[name for name in ("data_date",) if intake.form.has(name)]]
    rows = filled.with_columns(marks).with_columns(
        pl.col("_i").last().over(group).alias("_last"),
        pl.col("row").last().over(group).alias("_other"),
        pl.col("sheet_id").last().over(group).alias("_other_sheet"),
    )
    elsewhere = pl.col("_other_sheet") != pl.col("sheet_id")
    say = pl.when(elsewhere).then(pl.lit("unique_elsewhere")).otherwise(pl.lit("unique")).alias("_say")
    found = rows.filter(pl.col("_i") < pl.col("_last")).with_columns(say)
    files = intake.sheets.select(pl.col("sheet_id").alias("_other_sheet"), pl.col("file").alias("_file"))
    named = " + ".join(f"“{intake.heading(name)}”" for name in keys)
    return found.join(files, on="_other_sheet", how="left").with_columns(pl.lit(named).alias("_keys"))


def _one_name(intake: Intake, column: Column, keys: list[str]) -> pl.DataFrame:
    """Of two codes in force at one time under one name (latest figures of each) the earlier is named."""
    code = intake.form.key[0]
    latest = intake.standing.sort("data_date", "_i").with_columns(
        pl.coalesce(code, pl.concat_str(pl.lit("_"), pl.col("_i"))).alias("_code")
    )
    fresh = _validity(intake, latest.unique("_code", keep="last"), keys, pl.col("_code"), pl.col("_i"))
    known = _validity(intake, intake.hamlets, keys, pl.col(code), pl.lit(None, pl.UInt32))
    known = known.join(fresh, on="_code", how="anti")
    pairs = fresh.join(pl.concat([fresh, known]), on="_key", suffix="_twin").filter(
        (pl.col("_code") != pl.col("_code_twin"))
        & (pl.col("_i_twin").is_null() | (pl.col("_i") < pl.col("_i_twin")))
        & (pl.col("_from") <= pl.col("_to_twin"))
        & (pl.col("_from_twin") <= pl.col("_to"))
    )
    named = (
        pairs.sort("_i", "_code_twin")
        .unique("_i", keep="first")
        .select("_i", pl.when(~pl.col("_code_twin").str.starts_with("_")).then("_code_twin").alias("_twin"))
    )
    found = intake.rows.join(named, on="_i", how="inner", maintain_order="left")
    return found.with_columns(pl.lit("one_name").alias("_say"))


def _validity(
    intake: Intake, rows: pl.DataFrame, keys: list[str], code: pl.Expr, at: pl.Expr
) -> pl.DataFrame:
    names = ["\n".join(key(value or "") for value in row) for row in rows.select(keys).iter_rows()]
    first, last = pl.date(1, 1, 1), pl.date(9999, 12, 31)
    return rows.with_columns(pl.Series("_key", names, pl.String)).select(
        "_key", code.alias("_code"), at.alias("_i"),
        pl.col("valid_from").fill_null(first).alias("_from"), pl.col("valid_to").fill_null(last).alias("_to"),
    )  # fmt: skip


def duplicate(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """Another row agrees in every column of the argument under another code: the later one is named.

    The code is the last column of the form's key; where no rule of its own keeps it from being written
    twice, neither may it be in one sheet. Where a blank commune stands for the whole province, two blanks
    are the same.
    """
    keys, code = rule.argument.split("+"), intake.form.key[-1]
    filled = [name for name in keys if name != "commune_code"]
    unknown = [pl.lit(None, pl.UInt32).alias("_i"), pl.lit(None, pl.Int32).alias("sheet_id")]
    known = intake.known.current(intake.form.code).select(*unknown, code, *keys)
    fresh = intake.standing.select("_i", "sheet_id", code, *keys).drop_nulls(filled)
    both = pl.concat([known, fresh]).drop_nulls([code, *filled])
    other = pl.col(code) != pl.col(f"{code}_twin")
    if not intake.form.by_name[code].rule("unique"):
        other = other | (pl.col("sheet_id") == pl.col("sheet_id_twin"))
    pairs = fresh.join(both, on=keys, suffix="_twin", nulls_equal=True).filter(
        other & (pl.col("_i") > pl.col("_i_twin").cast(pl.Int64).fill_null(-1))
    )
    named = pairs.sort("_i", f"{code}_twin").unique("_i", keep="first")
    shown = named.select("_i", pl.col(f"{code}_twin").str.slice(0, 120).alias("_twin"))
    say = "duplicate" if intake.form.subject == "class" else f"duplicate_{intake.form.subject}"
    found = intake.rows.join(shown, on="_i", how="inner", maintain_order="left")
    return found.with_columns(pl.lit(say).alias("_say"))


def alone_in_period(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """A zero report stands beside no other row of its commune and period, in the batch or known."""
    keys = rule.argument.split("+")
    zero = pl.col(column.name).fill_null(False)
    known = intake.known.current(intake.form.code).filter(~zero).select(keys)
    others = pl.concat([intake.standing.filter(~zero).select(keys), known]).group_by(keys).len("_count")
    found = intake.standing.filter(zero).join(others, on=keys, how="inner", maintain_order="left")
    return found.with_columns(pl.col("_count").cast(pl.Int64), pl.col("period").alias("_period"))


def same_in_period(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """A figure of the whole commune is the same on every row of the period; the last one counts as right."""
    keys = [*rule.argument.split("+"), "period"]
    rows = intake.standing.filter(pl.col(column.name).is_not_null())
    rows = rows.with_columns(pl.col(column.name).last().over(keys).alias("_other"))
    return rows.filter(pl.col(column.name) != pl.col("_other"))
