"""The old Word format: refused clearly where LibreOffice is missing or fails, and ended when it hangs."""

import os
import time
from pathlib import Path

import pytest

from etl.read import word97
from etl.read.document import Refusal
from etl.read.limits import Limits
from etl.read.reader import read_document
from tests.files.hostile import compound_file

BROKEN = compound_file({"WordDocument": b"\xec\xa5\xc1\x00" + bytes(3000), "1Table": b""})


def program(folder: Path, script: str) -> None:
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def rule(data: bytes) -> tuple[str, str]:
    with pytest.raises(Refusal) as caught:
        read_document(data, "a.doc")
    return caught.value.rule, caught.value.message


def test_without_libreoffice_the_clerk_is_told_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    name, message = rule(BROKEN)
    assert name == "office_missing"
    assert "LibreOffice" in message
    assert ".docx" in message


def test_conversion_that_gives_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "exit 0")
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    assert rule(BROKEN)[0] == "office_failed"


def test_conversion_that_hangs_is_ended_with_what_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, f"sleep 7331{os.getpid()} &\nsleep 7331{os.getpid()}")
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr(word97, "LIMITS", Limits(office_seconds=0.5))
    begin = time.monotonic()
    assert rule(BROKEN)[0] == "too_heavy"
    assert time.monotonic() - begin < 5
    time.sleep(0.2)
    running = [path.read_bytes() for path in Path("/proc").glob("[0-9]*/cmdline") if path.exists()]
    assert f"sleep\x007331{os.getpid()}\x00".encode() not in running
