"""Publishes a closed period for good: everything that was published of it, written once, under checksums."""

import os
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl

from etl import calendar, computing
from etl.calendar import periods_until
from etl.frozen.overlay import frozen_by
from etl.frozen.period import MANIFEST, FreezeError, FrozenPeriod, Manifest, checked, file_sum, folder_of
from etl.frozen.reasons import reference_sums
from etl.home import Home, sync_folder
from etl.indicators import Scope
from etl.indicators.rollup import VALUES
from etl.ingest import catch_up
from etl.journal import next_batch
from etl.store import Archive, Tables
from etl.warehouse import reader


def freeze(home: Home, period: str, by: str | None = None, on: date | None = None) -> FrozenPeriod:
    """Freeze one period as the snapshot tells it; it holds from the day ``on`` (today unless given).

    Raises FreezeError where the period is open, unknown or frozen already, or the snapshot is not up to
    date, NoSnapshotError where there is none, BuildError where a frozen period was damaged.
    """
    with home.writing():
        catch_up(home)
        with reader.opened(home) as snapshot:
            meta = snapshot.records("meta", {})[0]
            known = snapshot.number("periods", {"period": period}) > 0
        _check(home, period, meta["as_of"], known)
        frames = _frames(home, period, meta["snapshot_id"], meta["as_of"])
        day = max(on or date.today(), meta["as_of"])
        manifest = Manifest(
            period=period,
            snapshot_id=meta["snapshot_id"],
            as_of=meta["as_of"].isoformat(),
            on=day.isoformat(),
            frozen_at=datetime.now(UTC).isoformat(timespec="seconds"),
            by=by,
            batch=next_batch(home.receipts, home.decisions) - 1,
            tables=reference_sums(),
            files={},
        )
        return _write(home, manifest, frames)


def _check(home: Home, period: str, as_of: date, known: bool) -> None:
    if folder_of(home, period).exists():
        was = checked(folder_of(home, period)).manifest
        who = f", {was.by}" if was.by else ""
        raise FreezeError(
            f"Kỳ {period} đã chốt ngày {_day(was.on)}{who} (bản {was.snapshot_id}); mỗi kỳ chỉ chốt một lần. "
            "Xem những khác biệt từ đó bằng: python -m etl restatements."
        )
    if not known:
        raise FreezeError(f"Không có kỳ {period} trong bản đang công bố.")
    if not calendar.is_closed(calendar.period(period), as_of):
        raise FreezeError(
            f"Kỳ {period} chưa khóa sổ: kết thúc ngày {calendar.period(period).last_day:%d/%m/%Y}, bản đang "
            f"công bố mới đến ngày {as_of:%d/%m/%Y}."
        )


def _frames(home: Home, period: str, snapshot_id: str, as_of: date) -> dict[str, pl.DataFrame]:
    """Everything published of the period; raises FreezeError where it would be computed otherwise now."""
    tables = Tables(Archive(home), as_of)
    frozen = frozen_by(home, as_of)
    work = computing.compute(home, Scope(tables, periods_until(as_of)), snapshot_id, frozen=frozen)
    if not snapshot_id.endswith(work.checksum[:8]) or _new_sheets(home, tables):
        raise FreezeError(
            "Bản đang công bố không còn mới nhất: đã có tệp hay giải trình nhận thêm, hoặc cài đặt, chương "
            "trình đã đổi từ khi tính. Hãy chạy python -m etl build, xem lại số liệu rồi chốt."
        )
    mine = pl.col("period") == period
    names = ("indicators", "indicator_parts", "settings", "communes")
    return {
        "values": _published(home, period),
        "coverage": work.figures.coverage.filter(mine).sort(pl.all()),
        "added": work.figures.added.filter(mine).sort(pl.all()),
        **{name: reader.table(home, name) for name in names},
    }


def _published(home: Home, period: str) -> pl.DataFrame:
    found = reader.values(home, {"period": period})
    return found.select(pl.col(name).cast(kind) for name, kind in VALUES.items())


def _new_sheets(home: Home, tables: Tables) -> bool:
    """Whether a sheet came, or was read otherwise, since the snapshot: also where no figure moved."""
    names = ["sha256", "file", "sheet", "form", "commune_code", "received_date", "status", "rows_accepted"]
    known = reader.table(home, "submissions").select(names)
    ledger = tables.ledger().select(names)
    fresh = ledger.join(known.cast(ledger.schema), on=names, how="anti", nulls_equal=True)
    return ledger.height != known.height or fresh.height > 0


def _write(home: Home, manifest: Manifest, frames: dict[str, pl.DataFrame]) -> FrozenPeriod:
    """The folder appears whole or not at all, also after a crash."""
    target = folder_of(home, manifest.period)
    draft = target.with_suffix(".new")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    for name, frame in frames.items():
        frame.write_parquet(draft / f"{name}.parquet", compression="zstd")
    files = {path.name: file_sum(path) for path in sorted(draft.glob("*.parquet"))}
    whole = Manifest(**{**vars(manifest), "files": files})
    (draft / MANIFEST).write_text(whole.text(), encoding="utf-8")
    for path in draft.iterdir():
        _make_durable(path)
    sync_folder(draft)
    os.replace(draft, target)
    sync_folder(target.parent)
    sync_folder(home.root)
    return checked(target)


def _make_durable(path: Path) -> None:
    path.chmod(0o444)
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _day(text: str) -> str:
    return f"{date.fromisoformat(text):%d/%m/%Y}"
