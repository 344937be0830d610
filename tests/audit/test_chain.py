"""One chain from several processes and both sides; every kind of tampering is found; a crash is survived."""

import ast
import inspect
import json
import random
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest

import etl.audit
import queries.audit
from etl.audit_chain import Chain, check, months

CHECKOUT = Path(__file__).resolve().parents[2]
WRITER = """
import sys
from pathlib import Path
from {side}.audit import record
for at in range(200):
    record(Path(sys.argv[1]), "ingest", "lệnh:người thử", "command", count=at)
"""
SHARED = ("record", "held", "whole", "digest", "_bound", "_end", "_last_bytes", "_write", "_sync", "_private")


def write(home: Path, count: int = 6) -> Path:
    for at in range(count):
        queries.audit.record(home, "export", "chị Lan", "department", figure=f"C{at}", kind="xlsx")
    return months(home)[0]


def kind(home: Path) -> str | None:
    fault = check(home).fault
    return fault.kind if fault else None


def test_two_processes_at_once_keep_one_chain(tmp_path: Path) -> None:
    commands = [
        [sys.executable, "-c", WRITER.format(side=side), str(tmp_path)] for side in ("etl", "queries")
    ]
    running = [subprocess.Popen(command, cwd=CHECKOUT) for command in commands]
    assert [one.wait(60) for one in running] == [0, 0]
    chain = check(tmp_path)
    assert (chain.lines, chain.number, chain.fault) == (400, 400, None)
    counts = [line["what"]["count"] for line in queries.audit.latest(tmp_path)]
    assert sorted(counts) == sorted([*range(200)] * 2)


def test_both_sides_write_with_the_same_functions() -> None:
    def texts(side: ModuleType) -> list[str]:
        return [ast.dump(ast.parse(inspect.getsource(getattr(side, name)))) for name in SHARED]

    assert texts(etl.audit) == texts(queries.audit)
    for name in ("FIRST", "FACT", "WORDS"):
        assert getattr(etl.audit, name) == getattr(queries.audit, name)


def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    file = write(tmp_path)
    assert [oct(path.stat().st_mode & 0o777) for path in (file.parent, file)] == ["0o700", "0o600"]
    assert oct((file.parent / "head.json").stat().st_mode & 0o777) == "0o600"


def test_a_whole_chain_holds(tmp_path: Path) -> None:
    assert check(tmp_path) == Chain(0, 0, "0" * 64)
    write(tmp_path)
    assert kind(tmp_path) is None


def test_every_changed_byte_is_found(tmp_path: Path) -> None:
    file = write(tmp_path, 3)
    good = file.read_bytes()
    for at in range(0, len(good), 7):
        file.write_bytes(good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :])
        assert check(tmp_path).fault, f"byte {at}: {good[max(0, at - 20) : at + 5]!r}"
    file.write_bytes(good)
    assert kind(tmp_path) is None


@pytest.mark.parametrize(
    ("order", "found", "row"),
    [
        ([0, 1, 3, 4, 5], "missing", 3), ([1, 2, 3, 4, 5], "missing", 1), ([0, 2, 1, 3, 4, 5], "missing", 2),
        ([0, 1, 1, 2, 3, 4, 5], "order", 3), ([0, 1, 2, 3, 4], "cut", 0), ([0, 1, 2, 3, 5, 4], "missing", 5),
    ],
)  # fmt: skip
def test_lines_removed_swapped_and_repeated_are_found(
    tmp_path: Path, order: list[int], found: str, row: int
) -> None:
    file = write(tmp_path)
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join(lines[at] for at in order))
    fault = check(tmp_path).fault
    assert fault
    assert (fault.kind, fault.row) == (found, row)


def test_a_line_written_anew_with_a_right_hash_of_its_own_is_found(tmp_path: Path) -> None:
    file = write(tmp_path)
    lines = file.read_text().splitlines()
    line = json.loads(lines[2]) | {"who": "ai khác"}
    line["hash"] = etl.audit.digest(line)
    file.write_text("\n".join([*lines[:2], json.dumps(line), *lines[3:]]) + "\n")
    assert kind(tmp_path) == "relinked"


@pytest.mark.parametrize("left", [1.0, 0.6, 0.0])
def test_a_truncated_file_is_found_now_and_after_the_next_event(tmp_path: Path, left: float) -> None:
    file = write(tmp_path)
    good = file.read_bytes()
    cut = int(left * (len(good) - 1))
    file.write_bytes(good[:cut])
    if left == 1.0:  # only the end of the line is missing: nothing is lost
        assert kind(tmp_path) is None
    else:
        assert kind(tmp_path) in ("cut", "changed")
    write(tmp_path, 2)
    assert (kind(tmp_path) is None) == (left == 1.0)


def test_files_taken_away_are_found(tmp_path: Path) -> None:
    file = write(tmp_path)
    file.unlink()
    assert kind(tmp_path) == "cut"
    write(tmp_path, 2)
    assert kind(tmp_path) == "missing"


def test_a_head_taken_away_is_told(tmp_path: Path) -> None:
    file = write(tmp_path)
    (file.parent / "head.json").unlink()
    assert kind(tmp_path) == "head"
    write(tmp_path, 1)
    assert (kind(tmp_path), check(tmp_path).lost) == (None, (7,))


@pytest.mark.parametrize("left", [1, 40, 200, -1])
@pytest.mark.parametrize("before", [0, 3])
def test_a_crash_in_the_middle_of_a_line_is_survived_and_said(tmp_path: Path, left: int, before: int) -> None:
    file = write(tmp_path, before + 1)
    lines = file.read_bytes().splitlines(keepends=True)
    head = file.parent / "head.json"
    file.write_bytes(b"".join(lines[:before]) + lines[before][:left])
    known = json.loads(lines[before - 1]) if before else {}
    head.write_text(json.dumps({name: known[name] for name in ("number", "hash")}) if known else "")
    chain = check(tmp_path)
    assert (chain.fault, chain.lines, chain.unfinished) == (
        (None, before + 1, False) if left == -1 else (None, before, True)
    )
    write(tmp_path, 2)
    chain = check(tmp_path)
    assert (chain.fault, chain.unfinished, chain.torn) == (None, False, 0 if left == -1 else 1)
    assert chain.lines == before + 3
    assert lines[before][:left] in file.read_bytes()  # set aside where it was, never dropped


def test_a_crash_between_line_and_head_is_survived(tmp_path: Path) -> None:
    file = write(tmp_path, 3)
    head = (file.parent / "head.json").read_bytes()
    write(tmp_path, 1)
    (file.parent / "head.json").write_bytes(head)
    assert kind(tmp_path) is None
    write(tmp_path, 1)
    assert (kind(tmp_path), check(tmp_path).lines) == (None, 5)


def test_writers_killed_at_any_moment_leave_a_whole_chain(tmp_path: Path) -> None:
    chance = random.Random(6)
    for at in range(8):
        command = [sys.executable, "-c", WRITER.format(side="etl" if at % 2 else "queries"), str(tmp_path)]
        writer = subprocess.Popen(command, cwd=CHECKOUT)
        before = check(tmp_path).number
        while check(tmp_path).number == before and writer.poll() is None:
            time.sleep(0.01)
        time.sleep(chance.uniform(0, 0.05))
        writer.kill()
        writer.wait()
        chain = check(tmp_path)
        assert chain.fault is None
        assert chain.number >= before + 1


def test_the_chain_goes_on_from_month_to_month_also_where_the_clock_went_back(tmp_path: Path) -> None:
    file = write(tmp_path, 2)
    file.rename(file.with_stem("2026-01"))
    write(tmp_path, 2)
    (file.parent / f"{file.stem}.jsonl").rename(file.with_stem("2999-12"))
    write(tmp_path, 2)
    assert [path.stem for path in months(tmp_path)] == ["2026-01", "2999-12"]
    assert (kind(tmp_path), check(tmp_path).lines) == (None, 6)


def test_facts_are_codes(tmp_path: Path) -> None:
    queries.audit.record(
        tmp_path, "upload", "cán bộ\ud800", "commune", file="Danh sách tổ.xlsx", phone="0912345678",
        dotted="0912.345.678", identity="036090001234", sha256="0" * 64, snapshot="20261122-00000000",
        form="M03", period="2026-11", commune="", count=3,
    )  # fmt: skip
    line = queries.audit.latest(tmp_path)[0]
    assert line["what"] == {
        "file": "-", "phone": "-", "dotted": "-", "identity": "-", "sha256": "0" * 64,
        "snapshot": "20261122-00000000", "form": "M03", "period": "2026-11", "count": 3,
    }  # fmt: skip
    assert kind(tmp_path) is None


def test_a_reason_is_the_one_fact_in_words(tmp_path: Path) -> None:
    reason = "Nhắc nộp báo cáo tháng 11/2026, thôn Đông"
    for words in (reason, "Gọi 0912 345 678 nhé", "ngắn", "x" * 201, "hai\ndòng dài hơn mười"):
        queries.audit.record(tmp_path, "unmask", "so.lan", "department", words=words, reason="remind")
    said = [line["what"]["words"] for line in reversed(queries.audit.latest(tmp_path))]
    assert said == [reason, "-", "-", "-", "-"]
