"""What became of each sheet: its accepted rows as they are stored, its ledger row, its quality log."""

import polars as pl

from etl.framing import Batch
from etl.persons import person_key
from etl.stored import LEDGER_SCHEMA, QUALITY_SCHEMA, stored_name, stored_schema
from etl.tables.form import Form


def stored_rows(form: Form, batch: Batch, accepted: pl.DataFrame, base: int, secret: bytes) -> pl.DataFrame:
    """Accepted rows with their sheet's attributes; of a person only a keyed hash, no name and no phone."""
    attributes = batch.sheets.select(
        "sheet_id", "received_date", "received_order",
        *[name for name in ("commune_code", "hamlet_code", "period") if not form.has(name)],
    )  # fmt: skip
    accepted = accepted.rename({column.name: stored_name(column.name) for column in form.columns})
    rows = accepted.join(attributes, on="sheet_id", how="left", maintain_order="left")
    rows = rows.with_columns((pl.col("sheet_id").cast(pl.Int64) + base).alias("sheet_key"))
    if "person_key" in stored_schema(form):
        rows = _people(rows, secret)
    return rows.select([pl.col(name).cast(kind) for name, kind in stored_schema(form).items()])


def _people(rows: pl.DataFrame, secret: bytes) -> pl.DataFrame:
    pairs = zip(rows["full_name"], rows["zalo_phone"], strict=True)
    keys = [person_key(secret, name or "", phone or "") for name, phone in pairs]
    valid = pl.col("zalo_phone").fill_null("").str.contains(r"^0(3|5|7|8|9)\d{8}$")
    return rows.with_columns(pl.Series("person_key", keys, pl.String), valid.alias("phone_valid"))


def ledger_rows(
    batch: Batch, issues: pl.DataFrame, accepted: pl.DataFrame | None, base: int
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Ledger rows of the batch's sheets, and their quality log; read = accepted + rejected, always."""
    read = _count(batch.rows, "rows_read")
    taken = (
        accepted.select((pl.col("sheet_key") - base).cast(pl.Int32).alias("sheet_id"))
        if accepted is not None
        else None
    )
    warned = issues.filter((pl.col("severity") == "warning") & pl.col("row").is_not_null())
    sheets = (
        batch.sheets.join(read, on="sheet_id", how="left", maintain_order="left")
        .join(_count(taken, "rows_accepted"), on="sheet_id", how="left", maintain_order="left")
        .join(
            _count(warned.unique(["sheet_id", "row"]), "rows_warned"),
            on="sheet_id",
            how="left",
            maintain_order="left",
        )
        .with_columns(pl.col("rows_read", "rows_accepted", "rows_warned").fill_null(0))
        .with_columns((pl.col("rows_read") - pl.col("rows_accepted")).alias("rows_rejected"))
        .with_columns(_status(batch.waiting), (pl.col("sheet_id").cast(pl.Int64) + base).alias("sheet_key"))
    )
    key = (pl.col("sheet_id").cast(pl.Int64) + base).alias("sheet_key")
    code = pl.col("commune_code")
    sheets = sheets.with_columns(pl.when(code.str.contains(r"^\d{5}$")).then(code))
    quality = _about(batch, issues).with_columns(key)
    return (
        sheets.select([pl.col(name).cast(kind) for name, kind in LEDGER_SCHEMA.items()]),
        quality.select([pl.col(name).cast(kind) for name, kind in QUALITY_SCHEMA.items()]),
    )


def _about(batch: Batch, issues: pl.DataFrame) -> pl.DataFrame:
    """The issues with the hamlet and the period of their row, or of the sheet where the row names none."""
    names = ["hamlet_code", "period"]
    sheets = batch.sheets.select("sheet_id", *names)
    found = issues.join(sheets, on="sheet_id", how="left", maintain_order="left")
    own = [name for name in names if name in batch.rows.columns]
    if not own:
        return found
    rows = batch.rows.select("sheet_id", "row", *own).unique(["sheet_id", "row"], keep="first")
    beside = found.join(rows, on=["sheet_id", "row"], how="left", suffix="_own", maintain_order="left")
    return beside.with_columns(pl.coalesce(f"{name}_own", name).alias(name) for name in own)


def _count(frame: pl.DataFrame | None, name: str) -> pl.DataFrame:
    if frame is None or "sheet_id" not in frame.columns:
        return pl.DataFrame(schema={"sheet_id": pl.Int32, name: pl.Int32})
    return frame.group_by("sheet_id").agg(pl.len().cast(pl.Int32).alias(name))


def _status(waiting: set[int]) -> pl.Expr:
    return (
        pl.when(pl.col("sheet_id").is_in(sorted(waiting)))
        .then(pl.lit("needs_review"))
        .when(pl.col("rows_accepted") == 0)
        .then(pl.lit("rejected"))
        .when(pl.col("rows_rejected") > 0)
        .then(pl.lit("partly"))
        .otherwise(pl.lit("accepted"))
        .alias("status")
    )
