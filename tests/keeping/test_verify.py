"""Whatever is damaged in a home, ``verify`` names it, says what to do, and ends with status 1."""

import json
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from etl.home import Home
from etl.store import Archive
from tests.journey.world import run
from tests.keeping.scenes import Scene

Damage = Callable[[Home], object]


def verified(
    home: Home, capsys: pytest.CaptureFixture[str], *options: str
) -> tuple[int, dict[str, list[str]]]:
    """Exit status, and the faults by thing."""
    capsys.readouterr()
    status = run(home.root, "verify", "--json", *options)
    found = json.loads(capsys.readouterr().out)
    assert all(one["ok"] == (not one["faults"]) == (not one["todo"]) for one in found)
    return status, {one["thing"]: one["faults"] for one in found if one["faults"]}


def lines(home: Home) -> list[bytes]:
    return home.receipts.read_bytes().splitlines(keepends=True)


def original(home: Home) -> Path:
    path = next(path for path in sorted(home.originals.glob("*/*")) if path.stat().st_size)
    path.chmod(0o644)
    return path


def rotten(path: Path, at: float) -> None:
    """Turn bytes over in the middle of a file, as a failing disk does."""
    data = bytearray(path.read_bytes())
    for place in range(int(len(data) * at), int(len(data) * at) + 64):
        data[place] ^= 0xFF
    path.chmod(0o644)
    path.write_bytes(data)


def half_the_rows(home: Home) -> None:
    """A row that was accepted is no longer there."""
    part = min((Archive(home).folder / "batches").glob("*/M03.parquet"))
    pl.read_parquet(part).head(1).write_parquet(part)


DAMAGES: dict[str, tuple[Damage, str]] = {
    "original gone": (lambda home: original(home).unlink(), "Bản gốc"),
    "original changed": (lambda home: rotten(original(home), 0.5), "Bản gốc"),
    "receipt gone": (lambda home: home.receipts.write_bytes(b"".join(lines(home)[1:])), "Sổ biên nhận"),
    "receipt twice": (lambda home: home.receipts.write_bytes(b"".join(lines(home) * 2)), "Sổ biên nhận"),
    "receipt damaged": (lambda home: rotten(home.receipts, 0.3), "Sổ biên nhận"),
    "receipts cut": (lambda home: home.receipts.write_bytes(b"".join(lines(home)[:-1])), "Bảng đã đọc"),
    "all receipts gone": (lambda home: home.receipts.unlink(), "Bản công bố"),
    "decision from nowhere": (lambda home: home.decisions.write_text('{"id": "Q0001"}\n'), "Sổ quyết định"),
    "row gone": (half_the_rows, "Bảng đã đọc"),
    "rows damaged": (lambda home: rotten(min(home.cache.glob("v*/batches/*/M03.parquet")), 0), "Bảng đã đọc"),
    "frozen changed": (lambda home: rotten(home.root / "frozen/2025-09/values.parquet", 0.5), "Kỳ đã chốt"),
    "snapshot damaged": (lambda home: rotten(home.warehouse, 0), "Bản công bố"),
}  # fmt: skip


@pytest.fixture(scope="module")
def sound(made: dict[str, Scene], tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """A home with a frozen period."""
    scene = made["freeze"]
    home = scene.copied(tmp_path_factory.mktemp("sound") / "home")
    assert run(home.root, *scene.arguments) == 0
    return Scene(home.root, "build", ("build",))


def test_a_sound_home_is_sound_and_its_figures_follow_from_its_originals(
    sound: Scene, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = sound.copied(tmp_path / "home")
    assert verified(home, capsys, "--rebuild") == (0, {})
    with open(home.receipts, "ab") as journal:
        journal.write(
            '{"number": 9, "name": "Giao Minh, thôn Đông'.encode()[:-1]
        )  # cut in the middle of a letter
    assert verified(home, capsys) == (0, {})
    assert run(home.root, "status", "--json") == 1  # one file waits


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_named(
    sound: Scene, tmp_path: Path, capsys: pytest.CaptureFixture[str], damage: str
) -> None:
    home = sound.copied(tmp_path / "home")
    inflict, thing = DAMAGES[damage]
    inflict(home)
    status, found = verified(home, capsys)
    assert status == 1
    assert thing in found
    run(home.root, "build", "--as-of", "2025-10-20")  # whatever it comes to, no traceback


def test_figures_that_do_not_follow_from_the_originals_are_found(
    sound: Scene, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The rows kept were changed, ledger and all; only a second reading of the originals tells."""
    home = sound.copied(tmp_path / "home")
    for path in home.originals.glob("*/*"):
        path.chmod(0o644)
    part = min(Archive(home).folder.glob("batches/*/M03.parquet"))
    pl.read_parquet(part).with_columns(pl.col("cumulative_households") + 5).write_parquet(part)
    assert run(home.root, "build", "--as-of", "2025-10-19", "--accept-changes") == 0
    assert verified(home, capsys) == (0, {})
    status, found = verified(home, capsys, "--rebuild")
    assert (status, set(found)) == (1, {"Tính lại từ bản gốc"})


def test_an_original_that_rotted_is_healed_by_sending_the_file_again(
    made: dict[str, Scene], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = made["build"].copied(tmp_path / "home")
    sent = Path(made["ingest"].arguments[1]) / "00.xlsx"
    kept = next(path for path in home.originals.glob("*/*") if path.read_bytes() == sent.read_bytes())
    rotten(kept, 0.5)
    assert verified(home, capsys)[0] == 1
    run(home.root, "ingest", str(sent), "--received", "2025-10-17")
    assert verified(home, capsys) == (0, {})
