"""Evidence of family K: cells of the hamlets, sheets with their rows at fault, days since, and flags."""

import polars as pl

from etl import calendar
from etl.indicators.explained import judged
from etl.passport.evidence import Evidence
from etl.passport.families.composition import people, told
from etl.passport.lines import lines
from etl.passport.rows import catalogue, dated, within
from etl.passport.view import View

_STANDING = ["accepted", "partly"]
_FLAG = ["commune_code", "hamlet_code", "rule", "period"]
RULE_NAMES = {
    "jump_over_3x_own_median": "tăng vọt so với chính mình",
    "jump_over_3x_peer_median": "tăng vọt so với thôn cùng nhóm",
    "not_decreasing": "luỹ kế giảm",
    "over_100_percent": "vượt 100 %",
    "round_numbers": "số tròn",
    "same_as_previous": "giống hệt kỳ trước",
}


def cells(view: View) -> pl.DataFrame:
    """K2: one for a roster, one for a composition, one for each closed month, of those expected."""
    scope = view.scope
    hamlets = scope.hamlets.select("hamlet_code")
    sheets = people(view).select("commune_code", "hamlet_code", "sheet_key").unique(maintain_order=True)
    months = within(scope, dated(scope, "M03").filter("row_closed"))
    mine = months.join(hamlets, on="hamlet_code", how="semi", maintain_order="left")
    visits = _visited(view).join(mine, on=["hamlet_code", "row_last"], how="anti")
    visits = visits.join(hamlets, on="hamlet_code", how="semi", maintain_order="left")
    closed = sum(calendar.is_closed(month, scope.as_of) for month in calendar.months_in(view.period))
    expected = f"M01, M02c và M03 của {closed} tháng đã kết thúc"
    return pl.concat(
        [
            lines(sheets, side="numerator", form="M01", amount=1, base="full"),
            lines(told(scope), side="numerator", form="M02c", amount=1, base="full"),
            lines(mine, side="numerator", form="M03", amount=1, base="full", note=_month()),
            lines(visits, side="numerator", form="M03b", amount=1, base="full", note=_month()),
            lines(
                catalogue(scope),
                side="denominator",
                form="M10",
                amount=2 + closed,
                base="full",
                note=expected,
            ),
        ]
    )


def _visited(view: View) -> pl.DataFrame:
    """Closed months of the period with visits of a hamlet, and the log that its commune sent last."""
    scope = view.scope
    dated = scope.dated(scope.tables.visits().with_columns(of_period="period")).filter("row_closed")
    logs = scope.tables.ledger().filter((pl.col("form") == "M03b") & (pl.col("rows_accepted") > 0))
    last = logs.sort("received_date", "received_order", "sheet_key").unique("commune_code", keep="last")
    return within(scope, dated).join(
        last.select("commune_code", "sheet_key"), on="commune_code", how="left", maintain_order="left"
    )


def _month() -> pl.Expr:
    return pl.format("tháng {}", "of_period")


def _read(view: View) -> pl.DataFrame:
    """Sheets of communes that were read and belong to the period: by theirs, else by the day of receipt."""
    ledger = view.scope.tables.ledger().filter(
        ~pl.col("status").is_in(["duplicate", "needs_review"]) & pl.col("commune_code").is_not_null()
    )
    known = [id for id in ledger["period"].drop_nulls().unique() if _is_period(id)]
    inside = [id for id in known if calendar.contains(view.period, calendar.period(id))]
    came = pl.col("received_date").is_between(view.period.first_day, view.period.last_day)
    placed = pl.col("period").is_in(known).fill_null(False)
    return ledger.filter(pl.when(placed).then(pl.col("period").is_in(inside)).otherwise(came))


def _is_period(id: str) -> bool:
    try:
        return bool(calendar.period(id))
    except ValueError:
        return False


def _warned(view: View, sheets: pl.DataFrame) -> pl.DataFrame:
    """Rows of the sheets that were accepted with a warning, each once: sheet_key, row, the rules in words."""
    log = view.scope.tables.quality()
    errors = log.filter(pl.col("severity") == "error")
    warnings = log.filter((pl.col("severity") == "warning") & pl.col("row").is_not_null())
    sound = warnings.join(errors, on=["sheet_key", "row"], how="anti").join(
        errors.filter(pl.col("row").is_null()), on="sheet_key", how="anti"
    )
    named = sound.group_by("sheet_key", "row").agg(pl.col("rule").unique().sort().str.join(", "))
    beside = sheets.select("sheet_key", "commune_code", "form", "sha256", "sheet")
    rows = named.join(beside, on="sheet_key").sort("sheet_key", "row")
    return rows.unique(["commune_code", "sha256", "sheet", "row"], keep="first", maintain_order=True)


def rows_at_fault(view: View) -> pl.DataFrame:
    """K3: rows refused sheet by sheet, and rows with a warning one by one, over the rows read."""
    sheets = _read(view)
    some = pl.col("rows_rejected") > 0
    refused = lines(
        sheets.filter(some), side="numerator", hamlet_code=None, amount=pl.col("rows_rejected"),
        note=pl.format("{} dòng bị loại", "rows_rejected"),
    )  # fmt: skip
    warned = lines(
        _warned(view, sheets), part=2, side="numerator", amount=1, note=pl.format("cảnh báo: {}", "rule")
    )
    read = pl.col("rows_read")
    below = [lines(sheets, part=part, side="denominator", hamlet_code=None, amount=read) for part in (1, 2)]
    return pl.concat([refused, warned, *below])


def days_since(view: View) -> pl.DataFrame:
    """K4: the last sheet accepted of each commune, with the days to the end of the period."""
    came = pl.col("received_date")
    ledger = view.scope.tables.ledger().filter(
        pl.col("status").is_in(_STANDING) & pl.col("commune_code").is_not_null() & (came <= view.end)
    )
    last = ledger.sort("received_date", "received_order", "sheet_key").unique(
        "commune_code", keep="last", maintain_order=True
    )
    days = (view.end - came).dt.total_days()
    note = pl.format("nhận {}", came.dt.strftime("%d/%m/%Y"))
    return lines(last, side="numerator", hamlet_code=None, amount=days, note=note)


def to_verify(view: View) -> pl.DataFrame:
    """K5: every cell flagged in the period and not explained; the first of a flag counts for all."""
    mine = _flagged(view).filter(pl.col("decision").is_null())
    first = pl.struct(_FLAG).is_first_distinct()
    note = pl.concat_str([_flag_named(), pl.lit(", cờ "), "flag"])
    return lines(mine.rechunk(), side="numerator", amount=pl.when(first).then(1.0), note=note)


def explained(view: View) -> pl.DataFrame:
    """K5: the cells of flags taken off because their explanation was accepted, with the words."""
    mine = _flagged(view).filter(pl.col("decision").is_not_null())
    on = pl.col("explained_on").dt.strftime("%d/%m/%Y")
    parts = [_flag_named(), pl.lit(": “"), "explanation", pl.lit("” ("), "explained_by", pl.lit(", "), on]
    told = pl.concat_str([*parts, pl.lit(", "), "decision", pl.lit(")")])
    return mine.rechunk().select("form", "sheet_key", "row", "commune_code", "hamlet_code", message=told)


def _flagged(view: View) -> pl.DataFrame:
    found = view.scope.shared(judged)
    months = {id: calendar.period(id) for id in found["period"].unique()}
    inside = [id for id, month in months.items() if calendar.contains(view.period, month)]
    return found.filter(pl.col("period").is_in(inside)).sort(*_FLAG, "column", "sheet_key", "row")


def _flag_named() -> pl.Expr:
    name = pl.col("rule").replace_strict(RULE_NAMES, default="", return_dtype=pl.String)
    column = pl.col("column").fill_null("")
    return pl.concat_str([name, pl.lit(" ("), column, pl.lit("), kỳ "), "period"])


def _middle(found: pl.DataFrame, part: int) -> float | None:
    """The median of the amounts: of one commune its own, of the province that of the communes."""
    value = found["amount"].median()
    return None if value is None else float(str(value))


EVIDENCE = {
    "K2": cells,
    "K3": rows_at_fault,
    "K4": Evidence(days_since, value=_middle, formula="số ở giữa (trung vị) của số ngày của các xã, phường"),
    "K5": Evidence(to_verify, left_out=explained),
}
