"""The audit log from the command line: what commands write, its state in words, months dropped."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from etl.audit import digest, record
from etl.audit_chain import check, months
from etl.audit_retention import AuditError, prune
from etl.cli import main
from etl.commands.audit_words import EVENTS
from queries.audit import latest

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"


def etl(home: Path, *command: str) -> int:
    return main(["--home", str(home), *command])


def dated(home: Path, *stems: str) -> None:
    """Six events, two in each of the months: as the program would have written them then."""
    for at in range(2 * len(stems)):
        record(home, "export", "chị Lan", count=at)
    whole = months(home)[0].read_text(encoding="utf-8").splitlines(keepends=True)
    months(home)[0].unlink()
    for at, stem in enumerate(stems):
        text = "".join(whole[2 * at : 2 * at + 2])
        (home / "audit" / f"{stem}.jsonl").write_text(text, encoding="utf-8")


def test_an_ingest_is_one_event_without_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home, sent = tmp_path / "home", tmp_path / "Nguyễn Thị Bí Mật 0912345678.xlsx"
    shutil.copyfile(SAMPLE / "14308" / "M10.xlsx", sent)
    etl(home, "ingest", str(sent))
    monkeypatch.setenv("PHUSO_ASKED_BY", "chi.lan")
    etl(home, "ingest", str(sent))
    second, first = latest(home)
    assert (first["event"], first["role"], first["what"]["files"]) == ("ingest", "command", 1)
    assert first["who"].startswith("lệnh:")
    assert second["who"] == "chi.lan"
    assert len(first["what"]["sha256"]) == 64
    text = months(home)[0].read_text(encoding="utf-8")
    assert "Bí Mật" not in text
    assert "0912345678" not in text


def test_status_and_questions_write_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    etl(tmp_path, "status")
    etl(tmp_path, "review", "list")
    etl(tmp_path, "audit", "verify")
    etl(tmp_path, "audit", "list")
    assert months(tmp_path) == []
    assert "Nhật ký chưa có sự kiện nào." in capsys.readouterr().out


def test_verify_says_where_it_breaks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for at in range(4):
        record(tmp_path, "export", "chị Lan", count=at)
    assert etl(tmp_path, "audit", "verify") == 0
    assert "Nhật ký nguyên vẹn: 4 sự kiện, từ số 1 đến số 4." in capsys.readouterr().out
    file = months(tmp_path)[0]
    file.write_bytes(file.read_bytes().replace(b'"count": 2', b'"count": 9'))
    assert etl(tmp_path, "audit", "verify") == 1
    said = capsys.readouterr().out
    assert f"tệp {file.name}, dòng 3 (sự kiện số 3): dòng này đã bị sửa" in said
    assert "Hãy giữ nguyên thư mục audit/" in said
    assert etl(tmp_path, "audit", "verify", "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["fault"]["kind"], told["fault"]["row"], told["lines"]) == ("changed", 3, 2)


def test_list_by_month_and_event(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dated(tmp_path, "2026-09", "2026-10")
    record(tmp_path, "freeze", "lệnh:root", "command", period="2026-09")
    assert etl(tmp_path, "audit", "list", "--event", "freeze") == 0
    said = capsys.readouterr().out
    assert "chốt kỳ  lệnh:root  period=2026-09" in said
    assert len(said.splitlines()) == 1
    etl(tmp_path, "audit", "list", "--month", "2026-10", "--json")
    assert [line["number"] for line in json.loads(capsys.readouterr().out)] == [3, 4]
    assert etl(tmp_path, "audit", "list", "--month", "2020-01") == 2


def test_old_months_go_and_the_rest_stays_proved(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dated(tmp_path, "2025-09", "2025-10", "2025-11", "2026-10")
    assert prune(tmp_path, date(2026, 11, 23), "lệnh:root") == 4
    assert [file.stem for file in months(tmp_path)][:2] == ["2025-11", "2026-10"]
    chain = check(tmp_path)
    assert (chain.fault, chain.lines, chain.number, chain.dropped) == (None, 5, 9, 4)
    line = latest(tmp_path)[0]
    assert (line["event"], line["who"], line["what"]["count"], line["what"]["until"]) == (
        "removed", "lệnh:root", 4, "2025-10",
    )  # fmt: skip
    assert prune(tmp_path, date(2026, 11, 23)) == 0
    assert check(tmp_path) == chain
    etl(tmp_path, "audit", "prune")
    assert "Đã bỏ 0 sự kiện" in capsys.readouterr().out


def test_a_month_taken_away_is_not_taken_for_one_dropped(tmp_path: Path) -> None:
    dated(tmp_path, "2025-09", "2025-10", "2026-10")
    kept = months(tmp_path)[1].read_text(encoding="utf-8").splitlines()
    months(tmp_path)[0].unlink()
    fault = check(tmp_path).fault
    assert fault
    assert fault.kind == "missing"
    line = json.loads(kept[0])
    made_up = {"number": 2, "hash": line["previous"], "month": "2025-09"}
    (tmp_path / "audit" / "anchor.json").write_text(json.dumps(made_up))
    fault = check(tmp_path).fault
    assert fault
    assert fault.kind == "anchor"


def test_a_broken_chain_is_not_pruned(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dated(tmp_path, "2025-09", "2026-10")
    line = json.loads(months(tmp_path)[1].read_text(encoding="utf-8").splitlines()[0]) | {"who": "ai khác"}
    rest = months(tmp_path)[1].read_text(encoding="utf-8").splitlines()[1]
    changed = json.dumps({**line, "hash": digest(line)}) + "\n" + rest + "\n"
    months(tmp_path)[1].write_text(changed, encoding="utf-8")
    with pytest.raises(AuditError):
        prune(tmp_path, date(2026, 11, 23))
    assert etl(tmp_path, "audit", "prune") == 1
    assert "Chưa bỏ tháng nào" in capsys.readouterr().err
    assert len(months(tmp_path)) == 2


def test_pruning_killed_half_way_goes_on(tmp_path: Path) -> None:
    dated(tmp_path, "2025-09", "2025-10", "2026-10")
    old = {file: file.read_bytes() for file in months(tmp_path)[:2]}
    prune(tmp_path, date(2026, 11, 23))
    for file, text in old.items():  # killed after the anchor, before the files went
        file.write_bytes(text)
    assert check(tmp_path).fault is None
    assert prune(tmp_path, date(2026, 11, 23)) == 0
    assert (check(tmp_path).fault, len(months(tmp_path))) == (None, 2)


def test_an_unknown_event_is_answered_with_those_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        etl(tmp_path, "audit", "list", "--event", "sai")
    said = capsys.readouterr().err
    assert all(event in said for event in EVENTS)
