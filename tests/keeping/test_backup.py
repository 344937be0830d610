"""A backup is the whole home in one file; restored elsewhere it is the same; no other archive gets in."""

import io
import os
import shutil
import tarfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.backup.contents import OF_THE_PROGRAM
from etl.home import CHECKOUT, RESTORING, Home
from tests.journey.world import run
from tests.keeping.scenes import AS_OF, Scene, faults, state
from tests.keeping.test_at_once import started

Change = Callable[[list[tuple[tarfile.TarInfo, bytes]]], object]


@pytest.fixture(scope="module")
def packed(made: dict[str, Scene], tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, Path]:
    """A home with everything in it, and its backup."""
    folder = tmp_path_factory.mktemp("packed")
    home = made["upload"].copied(folder / "home")
    assert run(home.root, *made["freeze"].arguments) == 0
    run(home.root, *made["decide"].arguments)
    for name, text in {"outbox/2025-09/thư.txt": "a", "baskets/ab/x.new": "b", "accounts.json": "c"}.items():
        (home.root / name).parent.mkdir(parents=True, exist_ok=True)
        (home.root / name).write_text(text, encoding="utf-8")
    (home.originals / "tmp1.new").write_bytes(b"left by a kill")
    assert run(home.root, "backup", "--out", str(folder / "kho.tar")) == 0
    return home, folder / "kho.tar"


def test_restored_elsewhere_it_is_the_same_home(packed: tuple[Home, Path], tmp_path: Path) -> None:
    home, archive = packed
    assert archive.stat().st_mode & 0o777 == 0o600
    assert run(tmp_path / "new", "restore", str(archive)) == 0
    other = Home(tmp_path / "new")
    assert state(other) == state(home)
    assert faults(other, state(home)) == []
    assert other.key == home.key
    assert (other.root / "person.key").stat().st_mode & 0o777 == 0o600
    for name in ("outbox/2025-09/thư.txt", "baskets/ab/x.new", "accounts.json", "receipts.jsonl"):
        assert (other.root / name).read_bytes() == (home.root / name).read_bytes()
    for one in (Home(shutil.copytree(home.root, tmp_path / "copy")), other):
        assert run(one.root, "build", "--as-of", AS_OF.isoformat()) == 0
    assert state(other) == state(Home(tmp_path / "copy"))
    assert not (other.originals / "tmp1.new").exists()


def test_nothing_is_written_over(packed: tuple[Home, Path], tmp_path: Path) -> None:
    home, archive = packed
    before = archive.read_bytes()
    assert run(home.root, "backup", "--out", str(archive)) == 1
    assert run(home.root, "backup", "--out", str(home.root / "kho.tar")) == 1
    assert run(home.root, "restore", str(archive)) == 1
    assert archive.read_bytes() == before
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "receipts.jsonl").write_text("")
    assert run(tmp_path / "full", "restore", str(archive)) == 1
    assert run(tmp_path / "none", "backup", "--out", str(tmp_path / "none.tar")) == 1


def test_folders_of_the_program_stay_out() -> None:
    assert {path.name for path in (CHECKOUT / "data").iterdir() if path.name in OF_THE_PROGRAM} == {
        *OF_THE_PROGRAM
    }


def test_a_damaged_home_is_packed_and_told(
    packed: tuple[Home, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = Home(shutil.copytree(packed[0].root, tmp_path / "home"))
    next(path for path in home.originals.glob("*/*")).unlink()
    assert run(home.root, "backup", "--out", str(tmp_path / "kho.tar")) == 1
    assert "thiếu originals/" in capsys.readouterr().err


def entries(archive: Path) -> list[tuple[tarfile.TarInfo, bytes]]:
    with tarfile.open(archive) as tar:
        return [(member, tar.extractfile(member).read()) for member in tar]  # type: ignore[union-attr]


def entry(name: str, kind: bytes = tarfile.REGTYPE, link: str = "") -> tuple[tarfile.TarInfo, bytes]:
    made = tarfile.TarInfo(name)
    made.type, made.linkname = kind, link
    return made, b""


HOSTILE: dict[str, Change] = {
    "absolute": lambda found: found.insert(0, entry("/etc/phuso")),
    "upwards": lambda found: found.insert(0, entry("../phuso")),
    "upwards inside": lambda found: found.insert(0, entry("originals/../../phuso")),
    "link": lambda found: found.insert(0, entry("originals/x", tarfile.SYMTYPE, "/etc/passwd")),
    "hard link": lambda found: found.insert(0, entry("x", tarfile.LNKTYPE, "/etc/passwd")),
    "device": lambda found: found.insert(0, entry("x", tarfile.CHRTYPE)),
    "pipe": lambda found: found.insert(0, entry("x", tarfile.FIFOTYPE)),
    "folder": lambda found: found.insert(0, entry("x", tarfile.DIRTYPE)),
    "one more": lambda found: found.insert(0, entry("extra.txt")),
    "one twice": lambda found: found.insert(0, found[0]),
    "one less": lambda found: found.pop(0),
    "no manifest": lambda found: found.pop(),
    "manifest first": lambda found: found.insert(0, found.pop()),
    "other bytes": lambda found: found.__setitem__(0, (found[0][0], bytes(len(found[0][1])))),
}  # fmt: skip


@pytest.mark.parametrize("change", HOSTILE)
def test_a_hostile_archive_leaves_nothing(packed: tuple[Home, Path], tmp_path: Path, change: str) -> None:
    found = entries(packed[1])
    HOSTILE[change](found)
    with tarfile.open(tmp_path / "bad.tar", "w", format=tarfile.GNU_FORMAT) as tar:
        for header, data in found:
            tar.addfile(header, io.BytesIO(data))
    refused(tmp_path, (tmp_path / "bad.tar").read_bytes())


@pytest.mark.parametrize("kept", [0.0, 0.1, 0.5, 0.99])
def test_a_cut_archive_leaves_nothing(packed: tuple[Home, Path], tmp_path: Path, kept: float) -> None:
    data = packed[1].read_bytes()
    refused(tmp_path, data[: int(len(data) * kept)])


@pytest.mark.parametrize("data", [b"not a tar" * 300, b"PK\3\4" + bytes(5000), bytes(20_000)])
def test_another_file_leaves_nothing(tmp_path: Path, data: bytes) -> None:
    refused(tmp_path, data)


def refused(folder: Path, data: bytes) -> None:
    (folder / "bad.tar").write_bytes(data)
    assert run(folder / "home", "restore", str(folder / "bad.tar")) == 1
    kept = [path for path in (folder / "home").rglob("*") if path.is_file() and path.name != ".lock"]
    assert kept == []
    assert {path.name for path in folder.iterdir()} <= {"bad.tar", "home"}


def test_a_claimed_size_beyond_the_file_is_no_bomb(packed: tuple[Home, Path], tmp_path: Path) -> None:
    header, _ = entry("originals/bomb")
    header.size = 1 << 50
    refused(tmp_path, header.tobuf(tarfile.GNU_FORMAT) + packed[1].read_bytes())


def test_a_restore_killed_anywhere_leaves_no_home_that_looks_whole(
    packed: tuple[Home, Path], tmp_path: Path
) -> None:
    home, archive = packed
    new = Home(tmp_path / "new")
    for wait in (0.8, 1.0, 1.2, 1.5):
        process = started(new, "restore", str(archive))
        time.sleep(wait)
        process.kill()
        process.communicate()
        unfinished = (new.root / RESTORING).exists()
        if unfinished:
            assert run(new.root, "build", "--as-of", AS_OF.isoformat()) == 1
        elif new.receipts.exists():
            assert faults(new, state(home)) == []
            shutil.rmtree(new.root)
    assert run(new.root, "restore", str(archive)) == 0
    assert state(new) == state(home)


def test_a_restore_cut_short_while_moving_goes_on(packed: tuple[Home, Path], tmp_path: Path) -> None:
    home, archive = packed
    assert run(tmp_path / "once", "restore", str(archive)) == 0
    new = Home(tmp_path / "new")
    aside = new.root / RESTORING / "home"
    aside.mkdir(parents=True)
    from etl.backup.reading import opened

    with opened(archive) as found:
        (aside.parent / "checked.json").write_text(found.manifest.text(), encoding="utf-8")
        names = {name.split("/")[0] for name in found.manifest.files}
    for name in sorted(names):
        place = new.root if name in ("accounts.json", "frozen") else aside
        os.rename(tmp_path / "once" / name, place / name)
    assert run(new.root, "build") == 1
    assert run(new.root, "restore", str(archive)) == 0
    assert state(new) == state(home)
