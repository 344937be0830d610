"""A job that ends, starves or hangs its worker costs itself and nothing else."""

import os
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from etl.read.document import Document, Refusal
from etl.read.pool import run
from tests.files.documents import roster_docx
from tests.files.hostile import PNG
from tests.read import tasks

PRELOAD = ["etl.read.reader"]


def rules(results: list[object]) -> list[object]:
    return [result.rule if isinstance(result, Refusal) else result for result in results]


def test_results_in_order_and_each_culprit_alone() -> None:
    jobs = [("ok", number) for number in range(60)]
    bad = {3: "die", 4: "die", 20: "starve", 33: "hang", 40: "refuse", 41: "bug", 59: "die"}
    expected: list[object] = [number * number for number in range(60)]
    for at, word in bad.items():
        jobs[at] = (word, at)
        expected[at] = {"refuse": "no_table", "bug": "program_error"}.get(word, "too_heavy")
    assert rules(list(run(tasks.act, jobs, preload=PRELOAD, seconds_per_job=2.0))) == expected


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_few_jobs(count: int) -> None:
    jobs = [("print", number) for number in range(count)]
    assert list(run(tasks.act, jobs, preload=PRELOAD)) == [number * number for number in range(count)]


def test_a_defect_is_reported_by_place_and_never_by_value() -> None:
    (refusal,) = run(tasks.act, [("bug", 1)], preload=PRELOAD)
    assert isinstance(refusal, Refusal)
    assert "KeyError, tasks.py" in refusal.message
    assert "0912345678" not in refusal.message


def test_documents_and_refusals_come_back() -> None:
    roster = roster_docx(["Thôn 1"], [[1, "A", "Tổ trưởng", "1"]])
    first, second = run(tasks.read, [roster, PNG], preload=PRELOAD)
    assert isinstance(first, Document)
    assert first.sheets[0].rows[1][1] == "A"
    assert rules([second]) == ["picture_not_readable"]


def test_workers_load_no_tables_library() -> None:
    modules = ["polars", "duckdb", "etl.read.reader", "lxml.etree"]
    assert list(run(tasks.loaded, modules, preload=PRELOAD)) == [False, False, True, True]


def test_what_a_hung_job_started_ends_with_it() -> None:
    seconds = 100_000 + os.getpid()
    assert rules(list(run(tasks.act, [("orphan", seconds)], preload=PRELOAD, seconds_per_job=1.0))) == [
        "too_heavy"
    ]
    end = time.monotonic() + 5
    while _runs(f"sleep\0{seconds}\0") and time.monotonic() < end:
        time.sleep(0.05)  # the system takes a moment to bury what was killed
    assert not _runs(f"sleep\0{seconds}\0")


def _runs(command: str) -> bool:
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            found.append(path.read_bytes())
    return command.encode() in found


def test_leaving_early_ends_the_workers_at_once() -> None:
    results = run(tasks.act, [("ok", 1), *[("hang", 0)] * 40], preload=PRELOAD, seconds_per_job=60)
    begin = time.monotonic()
    assert next(results) == 1
    results.close()
    assert time.monotonic() - begin < 10
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("Feeder")]


def test_slow_taker_is_no_hang() -> None:
    results = run(tasks.act, [("ok", number) for number in range(40)], preload=PRELOAD, seconds_per_job=0.5)
    first = next(results)
    time.sleep(1.2)
    assert [first, *results] == [number * number for number in range(40)]


def test_task_that_cannot_be_imported_says_so() -> None:
    script = (
        "from etl.read.pool import run\n"
        "def task(job): return job\n"
        "try:\n    list(run(task, [1], preload=['no.such.module']))\n"
        "except RuntimeError as error:\n    print('told:', error)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)
    assert done.stdout.startswith("told:")


def test_reader_may_ask_for_more_time() -> None:
    assert list(run(tasks.act, [("patience", 3)], preload=PRELOAD, seconds_per_job=0.5)) == [9]
