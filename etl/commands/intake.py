"""The command that takes files in, and what it tells the person who sent them."""

import argparse
import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path

from etl import reference
from etl.commands.audited import note, note_intake
from etl.commands.errors import UsageError
from etl.commands.telling import lines
from etl.forms import FORMS
from etl.home import Home
from etl.ingest import Reading
from etl.ingest import ingest as take_in
from etl.read.document import Refusal
from etl.read.expand import expand, is_archive
from etl.receive import Arrival
from etl.siting import commune_of_folder
from etl.text.identity import mask

_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
FILES_AT_ONCE = 5_000
"""Files a batch: bounds the memory that one batch takes."""


def ingest(home: Home, options: argparse.Namespace) -> int:
    """Take in files, folders and archives; say of each sheet what was understood, accepted and refused."""
    _check(options)
    arrivals = _arrivals([Path(path) for path in options.paths], options)
    received = options.received or date.today()
    readings = [take_in(home, batch, received) for batch in _batches(arrivals)]
    told = [sheet for reading in readings for sheet in told_of(reading)]
    if options.json:
        print(json.dumps(told, ensure_ascii=False, default=str))
    else:
        print("\n".join(lines(told)) if told else "Không thấy tệp nào để nạp.")
    note_intake(home, readings)
    if options.publish:
        published = _published(home, received)
        note(home, "published", snapshot=published)
        print(f"Đã công bố bản {published}.", file=sys.stderr)
    return 0 if readings and all(reading.all_well for reading in readings) else 1


def _published(home: Home, day: date) -> str:
    """The new snapshot's id; in the same process, as starting another takes as long as reading a file."""
    from etl.build import build

    return build(home, day)


def _check(options: argparse.Namespace) -> None:
    missing = [path for path in options.paths if not Path(path).exists()]
    if missing:
        raise UsageError("Không tìm thấy: " + ", ".join(missing))
    if options.form and options.form not in FORMS:
        raise UsageError(f"Không có biểu {options.form!r}; các biểu: {', '.join(FORMS)}.")
    if options.commune and options.commune not in _communes():
        raise UsageError(f"Không có xã, phường mang mã {options.commune!r}.")


def _communes() -> set[str]:
    return set(reference.communes()["code"])


def _arrivals(paths: list[Path], options: argparse.Namespace) -> Iterator[Arrival]:
    """Every file behind the paths; archives themselves are kept too, and what is refused is kept unread."""
    for path in paths:
        for archive in (file for file in _files(path) if is_archive(file)):
            yield Arrival(_shown(archive.name), archive, kind="archive")
    for received in expand(paths):
        if isinstance(received, Refusal):
            yield Arrival(_shown(received.name), _bytes_of(received, paths), kind="refused",
                          rule=received.rule, message=received.message)  # fmt: skip
        else:
            commune = options.commune or commune_of_folder(received.folder_parts)
            yield Arrival(_shown(received.name), received.data, options.form, commune)


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        return iter([path])
    root = path.resolve()
    files = (file for file in sorted(path.rglob("*")) if file.is_file())
    return (file for file in files if not file.is_symlink() or file.resolve().is_relative_to(root))


def _shown(name: str) -> str:
    """A file's name as it can be written down: no identity number, no control or undecodable characters."""
    readable = name.encode("utf-8", "replace").decode("utf-8")
    return mask(_CONTROLS.sub("?", readable))


def _bytes_of(refusal: Refusal, paths: list[Path]) -> Path | bytes:
    """The refused file itself; a member of an archive is kept with its archive."""
    for path in paths:
        file = path / refusal.name if path.is_dir() else path
        if file.is_file() and file.as_posix().endswith(refusal.name):
            return file
    return b""


def _batches(arrivals: Iterator[Arrival]) -> Iterator[list[Arrival]]:
    while batch := list(islice(arrivals, FILES_AT_ONCE)):
        print(f"Đang đọc {len(batch)} tệp…", file=sys.stderr)
        yield batch


def told_of(reading: Reading) -> list[dict[str, object]]:
    """The contract's object for each roster or sheet."""
    issues: dict[int, list[dict[str, object]]] = {}
    order = ["sheet_key", "row", "severity"]  # of one row the errors come first
    for issue in reading.quality.sort(order, nulls_last=False, maintain_order=True).iter_rows(named=True):
        issues.setdefault(issue.pop("sheet_key"), []).append(issue)
    names = ("file", "sheet", "sha256", "form", "commune_code", "hamlet_code", "period", "status",
             "rows_read", "rows_accepted", "rows_rejected")  # fmt: skip
    return [
        {
            **{name: row[name] for name in names},
            "reread": row["receipt"] < reading.first,
            "issues": issues.get(row["sheet_key"], []),
        }
        for row in reading.ledger.sort("receipt", "sheet_key").iter_rows(named=True)
    ]
