"""Small homes on which one command is about to run, and what must be the same however often it was killed."""

import json
import shutil
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from etl import receive
from etl.build import build
from etl.frozen.period import frozen_periods
from etl.home import Home
from etl.review.decision import decisions, standing
from etl.review.queue import queue
from etl.store import Archive
from etl.verify.checking import findings
from etl.warehouse import reader
from pages.shell import durable
from pages.shell.jobs import Job
from tests.journey.ugly_places import roster
from tests.journey.world import GIAO_MINH, activity, catalogue, run

MONTH, AS_OF = "2025-09", date(2025, 10, 20)
CLERK = "Nguyễn Thị Sở"
OPERATIONS = ("ingest", "build", "freeze", "decide", "upload")


@dataclass(frozen=True)
class Scene:
    """A home as it stands before the command, and the command: arguments of ``etl``, none for the jobs."""

    base: Path
    operation: str
    arguments: tuple[str, ...]

    def copied(self, to: Path) -> Home:
        """A fresh copy of the home."""
        shutil.rmtree(to, ignore_errors=True)
        shutil.copytree(self.base, to)
        return Home(to)

    def program(self, home: Home) -> list[str]:
        """The command as a process of its own."""
        if self.operation == "upload":
            return [sys.executable, "-m", "pages.shell.job_runner"]
        return [sys.executable, "-m", "etl", "--home", str(home.root), *self.arguments]


def scenes(folder: Path) -> dict[str, Scene]:
    """One scene an operation, all made from one small commune."""
    base = folder / "base"
    files = {
        "m10.xlsx": catalogue(GIAO_MINH, {"Đông": 100, "Tây": 200}),
        "m03.xlsx": activity(GIAO_MINH, MONTH, {1: (100, 40, 40), 2: (200, 50, 50)}),
        "m01.xlsx": roster("UBND XÃ GIAO THIỆN", "Đơn vị: Thôn Đông"),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
        run(base, "ingest", str(folder / name), "--received", "2025-10-01")
    build(Home(base), AS_OF)
    waiting = str(queue(Home(base))["id"][0])
    sent = folder / "gui"
    sent.mkdir()
    for number in range(6):
        data = activity(GIAO_MINH, f"2025-{8 + number // 3:02d}", {1: (100, 1 + number, 30 + number)})
        (sent / f"{number:02d}.xlsx").write_bytes(data)
    unbuilt, jobs = folder / "unbuilt", folder / "jobs"
    shutil.copytree(base, unbuilt)
    run(unbuilt, "ingest", str(sent), "--received", "2025-10-16")
    shutil.copytree(base, jobs)
    put_job(jobs, sent)
    by, day = ("--by", CLERK), AS_OF.isoformat()
    return {
        "ingest": Scene(base, "ingest", ("ingest", str(sent), "--received", "2025-10-16")),
        "build": Scene(unbuilt, "build", ("build", "--as-of", day)),
        "freeze": Scene(base, "freeze", ("freeze", MONTH, *by, "--on", day)),
        "decide": Scene(base, "decide", ("review", "decide", waiting, "--commune", GIAO_MINH, *by)),
        "upload": Scene(jobs, "upload", ()),
    }


def put_job(home: Path, sent: Path) -> None:
    """A job as the page submits it, of all files of a folder; nothing works on it yet."""
    job = Job("n20251016-080000-000000-abcdef", "upload", "2025-10-16T08:00:00")
    with durable.new_folder(home / "inbox", job.id) as draft:
        given = [(path.name, path.read_bytes()) for path in sorted(sent.iterdir())]
        made = {**asdict(job), "files": durable.keep(draft / "files", given)}
        durable.write(draft / "job.json", json.dumps(made, ensure_ascii=False))


def faults(home: Home, before: Mapping[str, object]) -> list[str]:
    """What is not as it must be right after a kill; ``before`` is the ``state`` before the command."""
    found = [one.line() for one in findings(home) if not one.whole]
    kept = {receipt.sha256 for receipt in receive.journal(home)}
    lost = before["originals"] - kept if isinstance(before["originals"], frozenset) else set()
    return [*found, *(f"lost {one}" for one in lost)]


def state(home: Home) -> dict[str, object]:
    """What two homes with the same history have in common, whatever happened on the way."""
    ledger = Archive(home).ledger()
    sheets = ledger.filter(ledger["status"] != "duplicate").select(
        "sha256", "sheet", "status", "rows_accepted"
    )
    jobs = sorted((home.root / "inbox").glob("n*/job.json"))
    return {
        "snapshot": (reader.meta(home) or {}).get("snapshot_id"),
        "originals": frozenset(receipt.sha256 for receipt in receive.journal(home)),
        "sheets": frozenset(sheets.iter_rows()),
        "frozen": [one.manifest.files for one in frozen_periods(home)],
        "decisions": [(line.kind, line.code, line.by) for line in standing(decisions(home))],
        "jobs": [json.loads(path.read_text(encoding="utf-8"))["state"] for path in jobs],
    }
