"""A full disk is told in a sentence; nothing is lost, and with room again the same command goes through."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.commands.disk import FULL
from etl.home import Home
from tests.journey.world import run
from tests.keeping.scenes import AS_OF, Scene, faults, state

CHECKOUT = Path(__file__).resolve().parents[2]
MEGABYTES = 96
LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
from etl.cli import main
sys.exit(main(sys.argv[2:]))
"""
"""The command line, that may write no file longer than so many bytes."""
DAY = AS_OF.isoformat()


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small file system of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    asked = ["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m", "tmpfs", str(place)]
    if subprocess.run(asked, capture_output=True).returncode:
        pytest.skip("a small file system can only be mounted by the machine's administrator")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def fill(disk: Path, left: int) -> None:
    """Take all room but so many bytes."""
    with open(disk / "filler", "wb") as filler:
        filler.write(bytes(shutil.disk_usage(disk).free - left))


def refused(home: Home, capsys: pytest.CaptureFixture[str], *arguments: str) -> bool:
    """Whether the command failed of the full disk; then it said so and nothing else went wrong."""
    capsys.readouterr()
    status = run(home.root, *arguments)
    said = capsys.readouterr().err
    assert (status == 1 and FULL in said) or (status == 0 and FULL not in said), said
    return FULL in said


@pytest.mark.parametrize(
    ("operation", "left"),
    [
        ("ingest", 0),
        ("ingest", 1 << 16),
        ("build", 1 << 16),
        ("build", 3 << 20),
        ("freeze", 0),
        ("decide", 0),
    ],
)
def test_no_room_for_a_command(
    made: dict[str, Scene], operation: str, left: int, disk: Path, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    scene = made[operation]
    undisturbed = scene.copied(tmp_path / "undisturbed")
    run(undisturbed.root, *scene.arguments)
    home = scene.copied(disk / "home")
    before = state(home)
    fill(disk, left)
    failed = refused(home, capsys, *scene.arguments)
    assert failed or left
    assert faults(home, before) == []
    assert state(home)["snapshot"] in (before["snapshot"], state(undisturbed)["snapshot"])
    (disk / "filler").unlink()
    run(home.root, *scene.arguments)
    for one in (home, undisturbed):
        assert run(one.root, "build", "--as-of", DAY) == 0
    assert faults(home, before) == []
    assert state(home) == state(undisturbed)


def test_no_room_for_a_backup(
    made: dict[str, Scene], disk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = made["build"].copied(tmp_path / "home")
    fill(disk, 100_000)
    assert refused(home, capsys, "backup", "--out", str(disk / "kho.tar"))
    assert [path.name for path in disk.iterdir()] == ["filler"]
    (disk / "filler").unlink()
    assert run(home.root, "backup", "--out", str(disk / "kho.tar")) == 0
    fill(disk, 100_000)
    assert refused(Home(disk / "home"), capsys, "restore", str(disk / "kho.tar"))
    assert not (disk / "home" / "receipts.jsonl").exists()
    (disk / "filler").unlink()
    assert run(disk / "home", "restore", str(disk / "kho.tar")) == 0


@pytest.mark.parametrize(("operation", "most"), [("ingest", 600), ("ingest", 8_000), ("build", 1 << 20)])
def test_no_long_file_may_be_written(
    made: dict[str, Scene], operation: str, most: int, tmp_path: Path
) -> None:
    scene = made[operation]
    home = scene.copied(tmp_path / "home")
    before = state(home)
    command = [sys.executable, "-c", LIMITED, str(most), "--home", str(home.root), *scene.arguments]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 1
    assert FULL in done.stderr
    assert "Traceback" not in done.stderr
    assert faults(home, before) == []
    assert run(home.root, *scene.arguments) == 0
