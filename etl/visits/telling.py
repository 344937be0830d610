"""What the sender of a log hears: the first rows of each kind of fault in words, and how many there are."""

import polars as pl

from etl import calendar
from etl.checks import check
from etl.checks.messages import TEMPLATES
from etl.framing import issues_frame, rows_frame
from etl.known import Known
from etl.stored import QUALITY_SCHEMA
from etl.tables.parsed import Issue
from etl.visits import hamlets
from etl.visits.batches import ROW
from etl.visits.cells import FORM, read_cells
from etl.visits.places import COLUMNS
from etl.visits.sifting import SHOWN, Sieve

TOLD: dict[str, pl.DataType] = {
    "commune": pl.UInt32(), **{name: kind for name, kind in QUALITY_SCHEMA.items() if name != "sheet_key"},
}  # fmt: skip
"""Lines of the quality log, each with the commune in whose ledger row it stands (null: unknown)."""
_NAMES = ["column", "rule", "severity"]
_WORDS = {
    "required": "để trống",
    "unique": "trùng thôn, hộ và ngày với dòng khác",
    "no_12_digit_id": "ghi số định danh cá nhân",
    "within_programme": "có ngày trước khi chương trình bắt đầu",
    "not_in_future": "có ngày sau ngày nhận tệp",
    "at_least_one_content": "chưa ghi nội dung nào",
    "not_negative": "ghi số âm",
    "not_above": "lớn hơn số người được hướng dẫn",
    "five_digits": "ghi mã xã không đủ 5 chữ số",
    "known_commune": "ghi mã xã không có trong tỉnh",
    "hamlet_code_format": "ghi mã thôn sai dạng",
    "known_hamlet": "ghi mã thôn không có trong Danh mục thôn",
    "same_commune": "ghi thôn không thuộc xã",
    "matches_code": "ghi tên thôn khác Danh mục thôn",
    "blank_matched_by_name": "để trống mã thôn, đã nhận theo tên",
}
_UNIQUE = ("household_code", "unique", "warning")


def faults(sieve: Sieve, sheets: pl.DataFrame, known: Known) -> pl.DataFrame:
    """The faults of single rows (TOLD); ``sheets`` is the one sheet of the log, as rules look at it."""
    if not sieve.samples:
        return pl.DataFrame(schema=TOLD)
    troubles = sieve.troubles
    kinds = pl.DataFrame(
        [(at, kind.column, kind.rule, kind.severity) for at, kind in enumerate(sieve.kinds)],
        schema={"kind": pl.UInt16, **dict.fromkeys(_NAMES, pl.String)},
        orient="row",
    )
    first = troubles.unique().sort(ROW).group_by("kind", maintain_order=True).head(SHOWN)
    shown = first.join(kinds, on="kind")
    samples = pl.concat(sieve.samples).unique(ROW).join(shown, on=ROW, how="semi").sort(ROW)
    where = sieve.places.of(samples)
    words = pl.concat([_of_cells(samples, where["place"], sheets, known), _of_places(samples, where, sieve)])
    lines = shown.with_columns(row=pl.col(ROW).cast(pl.Int32)).join(words, on=["row", *_NAMES], how="left")
    about = _about(samples, where["place"])
    lines = lines.with_columns(pl.col("message").fill_null(_in_short()))
    lines = lines.join(about, on="row", how="left").sort("row", *_NAMES)
    counts = troubles.group_by("commune", "kind").len("all").join(kinds, on="kind")
    return pl.concat([_laid(lines), _totals(counts, lines)])


def repeats(repeated: pl.DataFrame, communes: pl.DataFrame) -> pl.DataFrame:
    """Rows that a later one of the same visit replaces (TOLD); columns: key, row, other, commune, place."""
    if repeated.is_empty():
        return pl.DataFrame(schema=TOLD)
    names = ("hamlet_code", "household_code", "visit_date")
    keys = " + ".join(f"“{FORM.by_name[name].heading}”" for name in names)
    first = repeated.sort("row").head(SHOWN)
    codes = hamlets.codes(first["place"])["hamlet_code"]
    lines = first.with_columns(
        hamlet_code=codes,
        message=pl.Series([TEMPLATES["unique"].format(keys=keys, other=other) for other in first["other"]]),
        column=pl.lit(_UNIQUE[0]), rule=pl.lit(_UNIQUE[1]), severity=pl.lit(_UNIQUE[2]), value=pl.lit("•••"),
    )  # fmt: skip
    counts = communes.with_columns(
        column=pl.lit(_UNIQUE[0]), rule=pl.lit(_UNIQUE[1]), severity=pl.lit(_UNIQUE[2])
    )
    return pl.concat([_laid(lines), _totals(counts, lines)])


def known_before(counts: pl.DataFrame) -> pl.DataFrame:
    """One line a commune (columns commune, all) for visits that earlier files already told (TOLD)."""
    message = (
        "{} lượt đến hộ đã có trong các tệp nhận trước (cùng thôn, hộ và ngày); mỗi lượt chỉ tính một lần, "
        "theo tệp nhận sau."
    )
    told = counts.with_columns(message=pl.format(message, _figure(pl.col("all"))))
    return _laid(told.with_columns(
        column=pl.lit(_UNIQUE[0]), rule=pl.lit(_UNIQUE[1]), severity=pl.lit(_UNIQUE[2]), value=pl.lit("")
    ))  # fmt: skip


def whole(issues: list[Issue], commune: int | None) -> pl.DataFrame:
    """What is said of the log as a whole, or of the rows for which it waits (TOLD)."""
    frame = issues_frame([(0, issue) for issue in issues])
    return _laid(frame.with_columns(commune=pl.lit(commune, pl.UInt32)))


def _of_cells(samples: pl.DataFrame, place: pl.Series, sheets: pl.DataFrame, known: Known) -> pl.DataFrame:
    """What the ordinary readers and checks say of the sampled rows."""
    rows, columns, issues = samples[ROW].to_list(), {}, []
    codes = hamlets.codes(place)
    for column in FORM.columns:
        if column.name in COLUMNS:
            columns[column.name] = codes[column.name].to_list() if column.name in codes.columns else [None]
        elif column.name in samples.columns:
            columns[column.name], found = read_cells(column.name, samples[column.name].to_list(), rows)
            issues += [(1, issue) for issue in found]
    columns["hamlet_name"] = [None] * len(rows)
    frame = rows_frame(FORM, [(1, rows, columns)])
    read = issues_frame(issues)
    errors = read.filter(pl.col("severity") == "error").select("sheet_id", "row", "column")
    checked = check(FORM, frame, sheets, known, errors)
    told = pl.concat([read, checked.issues.select(read.columns)])
    return told.filter(~pl.col("column").is_in(COLUMNS)).select("row", *_NAMES, "value", "message")


def _of_places(samples: pl.DataFrame, where: pl.DataFrame, sieve: Sieve) -> pl.DataFrame:
    at = where.select("where", row=samples[ROW].cast(pl.Int32))
    return at.join(sieve.places.faults, on="where").select("row", *_NAMES, "value", "message")


def _in_short() -> pl.Expr:
    """What is wrong, where the cell taken by itself does not show it: a number told by its whole column."""
    headings = {column.name: column.heading for column in FORM.columns}
    words = pl.col("rule").replace_strict(_WORDS, default="có ô không đọc được")
    return pl.format("Cột “{}”: dòng này {}; hãy sửa rồi gửi lại.", pl.col("column").replace(headings), words)


def _about(samples: pl.DataFrame, place: pl.Series) -> pl.DataFrame:
    """Hamlet and month of the sampled rows, as far as they tell."""
    rows = samples[ROW].cast(pl.Int32)
    days = [None] * samples.height
    if "visit_date" in samples.columns:
        days, _ = read_cells("visit_date", samples["visit_date"].to_list(), list(rows))
    months = [calendar.month_of(day) if day and day.year in range(2020, 2100) else None for day in days]
    codes = hamlets.codes(place)["hamlet_code"]
    return pl.DataFrame({"row": rows, "hamlet_code": codes, "period": pl.Series(months, dtype=pl.String)})


def _totals(counts: pl.DataFrame, lines: pl.DataFrame) -> pl.DataFrame:
    """One line for each kind of fault of a commune of which not every row is shown."""
    shown = lines.group_by("commune", *_NAMES).len("shown")
    both = counts.join(shown, on=["commune", *_NAMES], how="left", nulls_equal=True)
    more = both.with_columns(pl.col("shown").fill_null(0)).filter(pl.col("all") > pl.col("shown"))
    headings = {column.name: column.heading for column in FORM.columns}
    message = pl.format(
        "Cột “{}”: tổng cộng {} dòng {}; nhật ký chỉ liệt kê {} dòng trong số đó.",
        pl.col("column").replace(headings), _figure(pl.col("all")),
        pl.col("rule").replace_strict(_WORDS, default="có ô không đọc được"), "shown",
    )  # fmt: skip
    return _laid(more.with_columns(message=message, value=pl.lit("")).sort("commune", *_NAMES))


def _figure(number: pl.Expr) -> pl.Expr:
    """A whole number with dots between thousands."""
    text = number.cast(pl.String).str.reverse().str.replace_all(r"(\d{3})", "$1.").str.reverse()
    return text.str.strip_chars_start(".")


def _laid(lines: pl.DataFrame) -> pl.DataFrame:
    missing = [pl.lit(None).alias(name) for name in TOLD if name not in lines.columns]
    laid = lines.with_columns(missing).with_columns(pl.col("value", "message").cast(pl.String).fill_null(""))
    return laid.select(pl.col(name).cast(kind) for name, kind in TOLD.items())
