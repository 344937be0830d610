"""Where the rows of a log belong: each writing of a place is judged once, as any sheet's rows are."""

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from operator import xor
from threading import Lock

import polars as pl

from etl.checks import check
from etl.framing import ISSUES_SCHEMA, SHEETS_SCHEMA, Batch, issues_frame, rows_frame, without_errors
from etl.known import Known
from etl.placing import place
from etl.receive import Receipt
from etl.siting import Sited, site
from etl.tables.parsed import Issue, ParsedSheet
from etl.visits import hamlets, listed, packing
from etl.visits.batches import ROW
from etl.visits.cells import FORM, read_cells
from etl.visits.households import Seeds, mix_of, texts
from etl.visits.log import Log

COLUMNS = ("commune_code", "hamlet_code", "hamlet_name")
_PLACE_FORM = replace(FORM, columns=tuple(column for column in FORM.columns if column.name in COLUMNS))
"""The form as far as it says where a row belongs: nothing else of a row is looked at here."""
PLACES: dict[str, pl.DataType] = {
    "where": pl.UInt64(), "place": pl.UInt32(), "commune": pl.UInt32(), "base": pl.UInt64(),
    "mix": pl.UInt64(),
}  # fmt: skip
"""A writing of a place (hash), the hamlet it is (null: rejected), the commune whose ledger it enters, the
first key of the hamlet's visits and what its household codes are mixed with."""
FAULTS: dict[str, pl.DataType] = {
    "where": pl.UInt64(),
    **{name: kind for name, kind in ISSUES_SCHEMA.items() if name not in ("sheet_id", "row")},
}
"""What is wrong with a writing, in a clerk's words."""


def where_of(names: Sequence[str]) -> list[pl.Expr]:
    """Hashes of those columns that together (xor) tell one writing of a place from another."""
    return [pl.col(name).hash(number) for number, name in enumerate(names)]


class Places:
    """The places met in one log so far, and what is wrong with their writing."""

    def __init__(self, log: Log, receipt: Receipt, known: Known, seeds: Seeds) -> None:
        self._log, self._receipt, self._known, self._seeds = log, receipt, known, seeds
        self._listed = known.current("M10").select("commune_code").unique()
        self._hamlets = listed.catalogue(known)
        self.known = pl.DataFrame(schema=PLACES)
        self.faults = pl.DataFrame(schema=FAULTS)
        self.waiting: list[Issue] = []
        """Why the whole file waits for review; empty where it does not."""
        self.of_sheet: list[Issue] = []
        """What else is said of the whole sheet; an error refuses it."""
        self._lock = Lock()
        self._any_listed = False
        self._unlisted: Batch | None = None

    @property
    def held(self) -> bool:
        """Whether nothing of the log is taken in."""
        return bool(self.waiting) or any(issue.severity == "error" for issue in self.of_sheet)

    def of(self, batch: pl.DataFrame) -> pl.DataFrame:
        """``where``, ``place`` and ``commune`` of each row, in order; places not met before are judged."""
        written = [texts(batch, name).alias(name) for name in COLUMNS if name in batch.columns]
        hashes = where_of([column.name for column in written])
        rows = pl.DataFrame([batch[ROW], *written])  # a log of one hamlet may have no column of places at all
        where = rows.with_columns(where=reduce(xor, hashes, pl.lit(0, pl.UInt64))).select("where")
        found = where.join(self.known, on="where", how="left", maintain_order="left")
        if not found["base"].null_count():
            return found
        with self._lock:
            new = where.with_row_index("at").join(self.known, on="where", how="anti")
            at = new.unique("where", keep="first").sort("at")["at"]
            if at.len():
                self._judge(where[at]["where"], self._written(written, at), batch[ROW][at].to_list())
        return where.join(self.known, on="where", how="left", maintain_order="left")

    def settle(self) -> None:
        """At the end: a log of communes none of which has a catalogue of hamlets waits for one."""
        if self._unlisted is not None and not self._any_listed and not self.held:
            self._wait(place(FORM, self._unlisted, self._known))

    def _written(self, columns: Sequence[pl.Series], at: pl.Series) -> pl.DataFrame:
        """How those rows write their place; what the table has no column for, the heading block may say."""
        picked = pl.DataFrame([at.alias("at"), *[column[at] for column in columns]])
        fixed = [pl.lit(self._log.fixed.get(name), pl.String).alias(name) for name in COLUMNS]
        unprinted = [value for value, name in zip(fixed, COLUMNS, strict=True) if name not in picked.columns]
        return picked.with_columns(unprinted).drop("at")

    def _judge(self, where: pl.Series, written: pl.DataFrame, rows: Sequence[int]) -> None:
        """Places written as the catalogue writes them are clear; the others are read like any sheet's."""
        clear = listed.to_the_letter(written, self._hamlets)
        if clear.any() and self._agree(written.filter(clear)["commune_code"].unique().to_list()):
            self._any_listed = True
            codes = written.filter(clear).select("hamlet_code", "commune_code")
            self._note(where.filter(clear), codes.rows())
        else:
            clear = pl.zeros(clear.len(), pl.Boolean, eager=True)
        if not clear.all():
            numbers = pl.Series(rows).filter(~clear).to_list()
            self._look_into(where.filter(~clear), written.filter(~clear), numbers)

    def _agree(self, communes: list[str]) -> bool:
        """Whether nothing that the sender or the heading block says speaks against these communes."""
        head, numbers = self._log.sheet, list(range(len(communes)))
        sheet = ParsedSheet(head.file, head.sheet, FORM.code, numbers, heading=head.heading)
        sheet.columns["commune_code"] = list(communes)
        sited = site(1, self._receipt, sheet, self._known.decided)
        if sited.waits or any(issue.row is not None for issue in sited.issues):
            return False
        self._hear(sited)
        return not self.held

    def _hear(self, sited: Sited) -> None:
        """What is said of the whole sheet, once."""
        if not self.held:
            said = self.waiting if sited.waits else self.of_sheet
            said += [issue for issue in sited.issues if issue.row is None and issue not in said]

    def _look_into(self, where: pl.Series, written: pl.DataFrame, rows: Sequence[int]) -> None:
        batch = self._framed(self._read(written, rows))
        issues = pl.DataFrame(schema=ISSUES_SCHEMA)
        if not self.held:
            batch = self._placed(batch)
            checked = check(_PLACE_FORM, batch.rows, batch.sheets, self._known, batch.errors())
            told = pl.concat([*batch.issues, checked.issues.select(list(ISSUES_SCHEMA))])
            issues = told.filter(pl.col("column").is_in(COLUMNS) & pl.col("row").is_not_null())
        self._remember(where, rows, batch, issues)

    def _read(self, written: pl.DataFrame, rows: Sequence[int]) -> ParsedSheet:
        """The places as a small sheet: of each writing the first row that has it."""
        head = self._log.sheet
        sheet = ParsedSheet(head.file, head.sheet, FORM.code, list(rows), heading=head.heading)
        for name in COLUMNS:
            sheet.columns[name], issues = read_cells(name, written[name].to_list(), rows)
            sheet.issues += issues
        return sheet

    def _framed(self, sheet: ParsedSheet) -> Batch:
        """That sheet with its commune, by which blank cells are filled; unclear, the whole log waits."""
        sited = site(1, self._receipt, sheet, self._known.decided)
        self._hear(sited)
        frame = pl.DataFrame([sited.values()], schema=SHEETS_SCHEMA, orient="row")
        rows = rows_frame(FORM, [(1, sheet.rows, sheet.columns)])
        rows = rows.with_columns(pl.col("commune_code").fill_null(pl.lit(sited.commune_code, pl.String)))
        own = [issue for issue in [*sheet.issues, *sited.issues] if issue.row is not None]
        return Batch(frame, rows, [issues_frame([(1, issue) for issue in own])])

    def _placed(self, batch: Batch) -> Batch:
        """Blank codes found by name, in the communes that have a catalogue of hamlets."""
        inside = batch.rows.join(self._listed, on="commune_code", how="semi", maintain_order="left")
        outside = batch.rows.join(self._listed, on="commune_code", how="anti", maintain_order="left")
        if outside.height and self._unlisted is None:
            self._unlisted = Batch(batch.sheets, outside)
        if inside.is_empty():
            return batch
        self._any_listed = True
        placed = place(FORM, Batch(batch.sheets, inside), self._known)
        if placed.waiting:
            self._wait(placed)
        return Batch(batch.sheets, pl.concat([placed.rows, outside]), [*batch.issues, *placed.issues])

    def _wait(self, batch: Batch) -> None:
        errors = pl.concat(batch.issues).filter(pl.col("severity") == "error")
        names = ("row", "column", "value", "rule", "severity", "message")
        self.waiting += [Issue(*row) for row in errors.select(names).iter_rows()]

    def _remember(self, where: pl.Series, rows: Sequence[int], batch: Batch, issues: pl.DataFrame) -> None:
        """What each writing came to."""
        keys = pl.DataFrame({"row": pl.Series(rows, dtype=pl.Int32), "where": where})
        self.faults = pl.concat([self.faults, issues.join(keys, on="row").select(list(FAULTS))])
        sound = without_errors(batch.rows, issues)
        codes = dict(sound.select("row", "hamlet_code").iter_rows())
        communes = dict(batch.rows.select("row", "commune_code").iter_rows())
        self._note(where, [(codes.get(row), communes.get(row)) for row in rows])

    def _note(self, where: pl.Series, codes: Sequence[tuple[str | None, str | None]]) -> None:
        told = [
            (key, hamlets.number(hamlet or ""), hamlets.commune(commune))
            for key, (hamlet, commune) in zip(where, codes, strict=True)
        ]
        names = list(PLACES)[:3]
        found = pl.DataFrame(told, schema={name: PLACES[name] for name in names}, orient="row")
        place = pl.col("place").fill_null(0)
        found = found.with_columns(base=packing.base_of(place), mix=mix_of(place, self._seeds))
        self.known = pl.concat([self.known, found])
