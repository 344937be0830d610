"""Many files sent at once, as a clerk would send them, and what the front door says of each."""

import contextlib
import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from etl.forms import FORMS
from etl.home import Home
from etl.text.identity import mask
from tests.files.documents import workbook_xlsx
from tests.journey.world import GIAO_MINH, M10, run

PHU_LY, HAI_HAU = "13285", "14215"
Hamlet = tuple[str, str, str | None, int]
HAMLETS: Mapping[str, Sequence[Hamlet]] = {
    GIAO_MINH: [
        *((name, "thôn", None, 100) for name in ("Đông", "Tây", "Nam", "Bắc", "Đông Thành")),
        *((name, "xóm", None, 100) for name in ("5", "6", "Hoà Lạc")),
    ],
    PHU_LY: [
        *(("2", "tổ dân phố", old, 100) for old in ("Quang Trung", "Châu Cầu", "Liêm Chính")),
        ("3", "tổ dân phố", "Quang Trung", 100),
    ],
    HAI_HAU: [("1", "xóm", "Yên Định", 100)],
}
"""Name, type, old commune and households of the hamlets that the catalogue holds, numbered from 001."""

SAME_PEOPLE = "same_person_two_teams"
"""Not in the notation: all rosters of a corpus name the same few people. It has tests of its own."""

Case = tuple[str, bytes | Callable[[], bytes], str]
"""Path of the file as sent, its bytes, and what is told: a line a sheet, below it a line an issue.

``M01 14161-001 accepted 3=3+0`` (rows read = accepted + rejected), then ``E 4 full_name no_digits``.
"""


@dataclass(frozen=True)
class Answer:
    """Exit status, the JSON objects by file, everything printed, and the home."""

    status: int
    sheets: Mapping[str, Sequence[Mapping[str, Any]]]
    printed: str
    home: Path
    sent: Path

    def lines(self, file: str) -> str:
        """What was told of one file, in the notation of a case."""
        return "\n".join(line for sheet in self.sheets.get(mask(file), ()) for line in _lines(sheet))

    def kept(self) -> str:
        """Everything that the home holds outside the kept originals, as text."""
        parts = [Home(self.home).receipts.read_text(encoding="utf-8")]
        for path in self.home.rglob("*.parquet"):
            parts.append(str(pl.read_parquet(path).to_dicts()))
        others = [path for path in self.home.rglob("*") if path.is_file() and "originals" not in path.parts]
        parts += [path.read_bytes().decode("latin-1") for path in others if path.suffix != ".parquet"]
        return "\n".join(parts)


def _lines(sheet: Mapping[str, Any]) -> list[str]:
    place = sheet["hamlet_code"] or sheet["commune_code"] or "-"
    counts = f"{sheet['rows_read']}={sheet['rows_accepted']}+{sheet['rows_rejected']}"
    issues = [
        f"{issue['severity'][0].upper()} {issue['row'] or '-'} {issue['column'] or '-'} {issue['rule']}"
        for issue in sheet["issues"]
        if issue["rule"] != SAME_PEOPLE
    ]
    return [f"{sheet['form'] or '-'} {place} {sheet['status']} {counts}", *sorted(issues)]


def told(text: str) -> str:
    """The expectation of a case, as Answer.lines() writes it: issues sorted below their sheet."""
    blocks: list[list[str]] = []
    for line in filter(None, map(str.strip, text.strip().splitlines())):
        if line[:2] in ("E ", "W "):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return "\n".join(line for block in blocks for line in [block[0], *sorted(block[1:])])


def send(folder: Path, cases: Sequence[Case], *options: str) -> Answer:
    """A new home with the catalogues, then all files in one call."""
    home, catalogues, sent = folder / "home", folder / "m10", folder / "gui"
    for commune, hamlets in HAMLETS.items():
        write(catalogues / f"{commune}.xlsx", catalogue(commune, hamlets))
    assert quietly(home, "ingest", str(catalogues), "--received", "2025-08-05")[0] == 0
    for path, data, _ in cases:
        write(sent / path, data)
    status, out, err = quietly(home, "ingest", str(sent), "--received", "2026-11-20", "--json", *options)
    sheets: dict[str, list[dict[str, Any]]] = {}
    for sheet in json.loads(out):
        sheets.setdefault(sheet["file"], []).append(sheet)
    return Answer(status, sheets, out + err, home, sent)


def write(path: Path, data: bytes | Callable[[], bytes]) -> None:
    """A file with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data() if callable(data) else data)


def quietly(home: Path, *arguments: str) -> tuple[int, str, str]:
    """One command: exit status, standard output, standard error."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = run(home, *arguments)
    return status, out.getvalue(), err.getvalue()


def catalogue(commune: str, hamlets: Sequence[Hamlet]) -> bytes:
    """Form M10 with types and old communes."""
    rows: list[Sequence[object]] = [M10]
    for number, (name, kind, old, households) in enumerate(hamlets, start=1):
        people = (households * 3, households * 2, households * 2, households)
        rows.append((commune, f"{commune}-{number:03d}", name, kind, old, "01/07/2025", None, households,
                     *people, "01/08/2025", "Công an"))  # fmt: skip
    return workbook_xlsx({"M10": rows})


def headings(form: str, without: Sequence[str] = ()) -> list[str]:
    """The printed headings of a form, some columns left out."""
    return [column.heading for column in FORMS[form].columns if column.name not in without]


def line(form: str, without: Sequence[str] = (), **cells: Any) -> list[Any]:
    """One row of a form, cells by column name."""
    return [cells.get(column.name) for column in FORMS[form].columns if column.name not in without]


def sheet(*rows: Sequence[Any], name: str = "Sheet1", **more: Any) -> bytes:
    """A workbook of one sheet."""
    merges = {name: more.pop("merges")} if "merges" in more else None
    return workbook_xlsx({name: rows}, merges, **more)
