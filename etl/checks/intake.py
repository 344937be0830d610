"""The rows of one form that a batch brings, with what the rules need to know of their sheets and past."""

from collections.abc import Callable
from functools import cached_property

import polars as pl

from etl.checks.known import Known
from etl.forms import FORMS
from etl.tables.column import Column
from etl.tables.form import Form

_PLACE = ("commune_code", "hamlet_code", "period")
ARRIVAL = ["_received", "_order", "sheet_id", "row"]


class Intake:
    """Rows under check, in order of arrival.

    ``rows`` holds all of them: ``_i`` numbers them by arrival, ``_received`` is the day their sheet was
    received, ``_order`` its place among the receipts; commune, hamlet and period come from the sheet where
    the form has no such column. ``standing`` leaves out the rows rejected so far, ``sheets`` is as given.
    """

    def __init__(self, form: Form, rows: pl.DataFrame, sheets: pl.DataFrame, known: Known) -> None:
        self.form, self.sheets, self.known = form, sheets, known
        attributes = sheets.select(
            "sheet_id",
            pl.col("received_date").alias("_received"),
            pl.col("received_order").alias("_order"),
            *[name for name in _PLACE if not form.has(name)],
        )
        self.rows = (
            rows.join(attributes, on="sheet_id", how="left", maintain_order="left")
            .with_columns(pl.col("_received").fill_null(known.as_of))
            .sort(ARRIVAL)
            .with_row_index("_i")
        )
        self.standing = self.rows
        self._kept: dict[str, pl.DataFrame] = {}

    def reject(self, rejected: pl.Series) -> None:
        """Leave the rows of these numbers (``_i``) out of what stands."""
        self.standing = self.standing.filter(~pl.col("_i").is_in(rejected.implode()))
        self._kept.clear()

    def numbers(self, rows: pl.DataFrame) -> pl.Series:
        """The numbers (``_i``) of the rows named by sheet_id and row."""
        return self.rows.join(rows, on=["sheet_id", "row"], how="semi")["_i"]

    def once(self, name: str, make: Callable[[], pl.DataFrame]) -> pl.DataFrame:
        """The frame of that name, made at the first asking; it lasts until rows are rejected."""
        if name not in self._kept:
            self._kept[name] = make()
        return self._kept[name]

    def heading(self, name: str) -> str:
        """Printed heading of the form's column, or of another form's where written ``M10.households``."""
        return self.column(name).heading

    def column(self, name: str) -> Column:
        """The form's column of that name, or another form's where written ``M10.households``."""
        form, _, column = name.rpartition(".")
        return (FORMS[form] if form else self.form).by_name[column]

    @cached_property
    def hamlets(self) -> pl.DataFrame:
        """The catalogue (M10): of every code the row with the latest date of figures up to now."""
        return latest_hamlets(self.known)

    @cached_property
    def hamlets_in_force(self) -> pl.DataFrame:
        """Hamlets of the catalogue in force now, without the rows of communes themselves."""
        open_end = pl.col("valid_to").is_null() | (pl.col("valid_to") >= self.known.as_of)
        return self.hamlets.filter(open_end & pl.col("hamlet_type").ne_missing("commune"))


def latest_hamlets(known: Known) -> pl.DataFrame:
    """The catalogue (M10): of every code the row with the latest date of figures up to now."""
    rows = known.current("M10")
    dated = rows.filter(pl.col("data_date").is_null() | (pl.col("data_date") <= known.as_of))
    return dated.sort("data_date", "received_date", "received_order").unique(
        "hamlet_code", keep="last", maintain_order=True
    )


def comparable(column: Column) -> pl.Expr:
    """A key column as a text that can be compared: lists sorted, a blank source read as the police's."""
    value = pl.col(column.name)
    if column.type == "list":
        value = value.list.sort().list.join(";")
    if column.rule("source_is_police"):
        value = value.fill_null("police")
    return value.cast(pl.String).fill_null("").alias(column.name)


def is_blank(column: Column) -> pl.Expr:
    """Whether a cell says nothing: null, an empty text, an empty list, a flag not set."""
    value = pl.col(column.name)
    match column.type:
        case "list":
            return value.is_null() | (value.list.len() == 0)
        case "text" | "code" | "period":
            return value.fill_null("").str.strip_chars() == ""
        case "flag":
            return ~value.fill_null(False)
    return value.is_null()
