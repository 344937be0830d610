"""Takes one visit log in: sifts its rows, stores its visits, and says what became of them."""

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import polars as pl

from etl.framing import SHEETS_SCHEMA
from etl.known import Known
from etl.read.document import Refusal
from etl.read.messages import refuse
from etl.receive import Receipt
from etl.siting import site
from etl.tables.parsed import Issue, ParsedSheet
from etl.visits import hamlets, packing, parts, telling
from etl.visits.batches import BROKEN, batches
from etl.visits.counting import MONTHS
from etl.visits.gathering import gathered
from etl.visits.households import Seeds
from etl.visits.log import Log
from etl.visits.places import Places
from etl.visits.sifting import Sieve
from etl.visits.silence import silence
from etl.visits.swift import pack_sound

_AT_WORK = 2
COUNTS: dict[str, pl.DataType] = {
    "commune": pl.UInt32(), "rows_read": pl.Int32(), "rows_accepted": pl.Int32(), "rows_warned": pl.Int32(),
}  # fmt: skip
"""Rows of a log by commune (null: of none that is known)."""


@dataclass
class Taken:
    """What a log came to: its visits as stored (PARTS), and counted (MONTHS), its rows by commune (COUNTS),
    and what was said (TOLD)."""

    receipt: Receipt
    sheet: ParsedSheet
    visits: pl.DataFrame
    months: pl.DataFrame
    counts: pl.DataFrame
    told: pl.DataFrame
    waits: bool = False


@dataclass
class Earlier:
    """Stored visits of files received before, by commune, and those of this batch."""

    held: pl.DataFrame
    folder: Path
    fresh: list[pl.DataFrame] = field(default_factory=list)

    def keys(self, communes: list[str]) -> pl.DataFrame:
        """Keys of the visits of these communes."""
        files = self.held.filter(pl.col("commune_code").is_in(communes)).select("batch", "receipt").unique()
        paths = [parts.file_of(self.folder, *one) for one in files.iter_rows()]
        found = [parts.read(paths, communes).select("key").collect(engine="streaming")] if paths else []
        return pl.concat([pl.DataFrame(schema={"key": pl.UInt64}), *found, *self.fresh])


def take_in(log: Log, receipt: Receipt, known: Known, earlier: Earlier, seeds: Seeds) -> Taken:
    """Read the log to its end. Raises Refusal where the file breaks off on the way."""
    places = Places(log, receipt, known, seeds)
    places.of_sheet += [issue for issue in log.sheet.issues if issue.row is None]
    sieve = Sieve(places, date.fromisoformat(receipt.received), seeds)
    _sift(log, sieve, _pack_sound(log, sieve, receipt, seeds))
    places.settle()
    if sieve.rows == 0 and not places.held:
        message = "Biểu chưa có dòng nào được điền. Hãy điền rồi gửi lại."
        places.of_sheet.append(Issue(None, "", "", "no_rows", "error", message))
    return _held(log, receipt, sieve) if places.held else _taken(log, receipt, sieve, known, earlier)


def _pack_sound(log: Log, sieve: Sieve, receipt: Receipt, seeds: Seeds) -> pl.Series | None:
    """Take the plain and sound rows of a Parquet log at once; the numbers of the others, None for all."""
    if log.kind != "parquet":
        return None
    try:
        with silence():
            found = pack_sound(log, sieve.places, date.fromisoformat(receipt.received), seeds)
    except BROKEN:
        raise refuse("truncated_file", receipt.name) from None
    if found is None:
        return None
    visits, others = found
    sieve.rows += visits.len() - others.len()
    sieve.visits.append(visits)
    return others


def _sift(log: Log, sieve: Sieve, only: pl.Series | None) -> None:
    """Two batches at work while the next are read."""
    with ThreadPoolExecutor(_AT_WORK) as pool:
        waiting: deque[Future[None]] = deque()
        for batch in batches(log, only):
            waiting.append(pool.submit(sieve.take, batch))
            if len(waiting) > _AT_WORK:
                waiting.popleft().result()
        for work in waiting:
            work.result()


def _held(log: Log, receipt: Receipt, sieve: Sieve) -> Taken:
    """Nothing of the log is taken in: it waits for review, or it is wrong as a whole."""
    places = sieve.places
    met = places.known["commune"].drop_nulls().unique()
    commune = hamlets.commune(receipt.commune) if receipt.commune else met[0] if met.len() == 1 else None
    counts = pl.DataFrame([(commune, sieve.rows, 0, 0)], schema=COUNTS, orient="row")
    told = telling.whole([*places.waiting, *places.of_sheet], commune)
    nothing = pl.DataFrame(schema=packing.PARTS), pl.DataFrame(schema=MONTHS)
    return Taken(receipt, log.sheet, *nothing, counts, told, bool(places.waiting))


def _taken(log: Log, receipt: Receipt, sieve: Sieve, known: Known, earlier: Earlier) -> Taken:
    visits, months, again = gathered(sieve.visits)
    again = again.with_columns(place=packing.place_of(pl.col("key")))
    again = again.with_columns(commune=pl.col("place") // hamlets.IN_A_COMMUNE)
    repeats = again.group_by("commune").len("all")
    accepted = _by_commune(months, repeats)
    before = _known_before(visits, accepted, earlier)
    counts = _counts(sieve, accepted, again)
    sited = site(1, receipt, log.sheet, known.decided)
    sheets = pl.DataFrame([sited.values()], schema=SHEETS_SCHEMA, orient="row")
    first = counts["commune"][0] if counts.height else None
    told = [
        telling.whole(sieve.places.of_sheet, first), telling.faults(sieve, sheets, known),
        telling.repeats(again, repeats), telling.known_before(before),
    ]  # fmt: skip
    return Taken(receipt, log.sheet, visits, months, counts, pl.concat(told))


def _by_commune(months: pl.DataFrame, repeats: pl.DataFrame) -> pl.DataFrame:
    """Sound rows by commune, those told twice among them: commune, accepted."""
    each = months.group_by("commune_code").agg(pl.col("visits").sum())
    numbers = pl.Series("commune", [hamlets.commune(code) for code in each["commune_code"]], pl.UInt32)
    both = each.with_columns(numbers).join(repeats, on="commune", how="left")
    return both.select("commune", accepted=pl.col("visits") + pl.col("all").fill_null(0))


def _known_before(visits: pl.DataFrame, accepted: pl.DataFrame, earlier: Earlier) -> pl.DataFrame:
    """By commune how many of the visits earlier files told already: commune, all."""
    codes = [hamlets.communes()[number] for number in accepted["commune"]]
    keys = earlier.keys(codes)
    earlier.fresh.append(visits.select("key"))
    found = visits.lazy().select("key").join(keys.lazy(), on="key", how="semi")
    commune = packing.place_of(pl.col("key")) // hamlets.IN_A_COMMUNE
    return found.group_by(commune=commune).agg(all=pl.len()).collect() if keys.height else _NONE


_NONE = pl.DataFrame(schema={"commune": pl.UInt32, "all": pl.UInt32})


def _counts(sieve: Sieve, accepted: pl.DataFrame, again: pl.DataFrame) -> pl.DataFrame:
    """Rows by commune; a row read is accepted or rejected, and never both."""
    troubles = sieve.troubles
    errors = [at for at, kind in enumerate(sieve.kinds) if kind.severity == "error"]
    wrong = pl.col("kind").is_in(errors)
    rejected = troubles.filter(wrong).unique("_row").group_by("commune").agg(rejected=pl.len())
    mild = troubles.filter(~wrong).select("_row", "commune")
    warned = pl.concat([mild, again.select(_row="row", commune="commune")]).unique("_row")
    told = warned.group_by("commune").agg(rows_warned=pl.len())
    counts = (
        accepted.join(rejected, on="commune", how="full", coalesce=True, nulls_equal=True)
        .join(told, on="commune", how="left", nulls_equal=True)
        .with_columns(pl.col("accepted", "rejected", "rows_warned").fill_null(0))
        .with_columns(rows_read=pl.col("accepted") + pl.col("rejected"), rows_accepted=pl.col("accepted"))
    )
    return counts.select(pl.col(name).cast(kind) for name, kind in COUNTS.items()).sort("commune")


def refused(receipt: Receipt, refusal: Refusal, log: Log | None) -> ParsedSheet:
    """A log that could not be read, as the sheet of no form that any refused file is."""
    sheet = log.sheet.sheet if log else ""
    issue = Issue(None, "", "", refusal.rule, "error", refusal.message)
    return ParsedSheet(receipt.name, sheet, "", issues=[issue])
