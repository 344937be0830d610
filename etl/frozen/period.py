"""One frozen period as it lies in the home: a manifest and the Parquet files whose checksums it holds."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import polars as pl

from etl.home import Home
from etl.warehouse.sanity import BuildError

FRAMES = ("values", "coverage", "added", "indicators", "indicator_parts", "settings", "communes")
MANIFEST = "manifest.json"
_NAME = re.compile(r"\d{4}(-\d{2}|-Q[1-4]|-H[12])?")


class FreezeError(Exception):
    """A period cannot be frozen; the message (Vietnamese) says why, and what to do."""


@dataclass(frozen=True)
class Manifest:
    """What was frozen, of which snapshot, when and by whom.

    ``on`` is the day from which it holds (ISO), ``frozen_at`` the moment of the command (ISO, UTC),
    ``batch`` the number of the last batch that had been received; ``tables`` has the SHA-256 of the
    reference tables as they were, ``files`` that of each file of the frozen period.
    """

    period: str
    snapshot_id: str
    as_of: str
    on: str
    frozen_at: str
    by: str | None
    batch: int
    tables: Mapping[str, str]
    files: Mapping[str, str]

    def text(self) -> str:
        """The manifest as JSON, with a checksum of its own."""
        told = asdict(self)
        return json.dumps({**told, "sha256": _sum_of(told)}, ensure_ascii=False, indent=2) + "\n"


@dataclass(frozen=True)
class FrozenPeriod:
    """A frozen period whose files were found sound."""

    folder: Path
    manifest: Manifest

    @property
    def period(self) -> str:
        """Its id."""
        return self.manifest.period

    @cached_property
    def values(self) -> pl.DataFrame:
        """Its published values (VALUES)."""
        return self.frame("values")

    def frame(self, name: str) -> pl.DataFrame:
        """One of its tables (FRAMES)."""
        return pl.read_parquet(self.folder / f"{name}.parquet", hive_partitioning=False)


def folder_of(home: Home, period: str) -> Path:
    """Where a period is frozen, or will be."""
    return home.root / "frozen" / period


def frozen_periods(home: Home, as_of: date | None = None) -> list[FrozenPeriod]:
    """Every frozen period, or those frozen by a day; raises BuildError where one was damaged."""
    folder = home.root / "frozen"
    names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    found = [checked(folder / name) for name in names if _NAME.fullmatch(name)]
    return [one for one in found if as_of is None or date.fromisoformat(one.manifest.on) <= as_of]


def checked(folder: Path) -> FrozenPeriod:
    """The frozen period in the folder; raises BuildError where a file is not what was frozen."""
    try:
        told = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        own = told.pop("sha256")
        manifest = Manifest(**told)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise _damaged(folder, MANIFEST) from None
    if own != _sum_of(told) or manifest.period != folder.name or set(manifest.files) != _file_names():
        raise _damaged(folder, MANIFEST)
    for name, checksum in manifest.files.items():
        try:
            found = file_sum(folder / name)
        except OSError:
            found = ""
        if found != checksum:
            raise _damaged(folder, name)
    return FrozenPeriod(folder, manifest)


def file_sum(path: Path) -> str:
    """SHA-256 of a file."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _file_names() -> set[str]:
    return {f"{name}.parquet" for name in FRAMES}


def _sum_of(told: Mapping[str, object]) -> str:
    return hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _damaged(folder: Path, name: str) -> BuildError:
    return BuildError(
        f"Số liệu đã chốt của kỳ {folder.name} bị hỏng hoặc bị sửa: tệp {folder / name} không đúng mã kiểm "
        "lúc chốt. Hãy lấy lại thư mục này từ bản sao lưu; không có gì được tính thay vào. Bản đang công bố "
        "được giữ nguyên."
    )
