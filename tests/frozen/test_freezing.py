"""What was published of a frozen period stays; what would be computed now is listed beside it, with why."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from etl.build import build
from etl.cli import main
from etl.frozen.freezing import freeze
from etl.frozen.period import FRAMES, FreezeError, frozen_periods
from etl.home import Home
from etl.passport.passport import passport
from etl.warehouse import reader
from etl.warehouse.sanity import BuildError
from tests.journey.world import GIAO_MINH, activity, catalogue, told

AS_OF, LATER = date(2025, 10, 20), date(2025, 11, 5)
P = "2025-09"


def send(home: Home, name: str, data: bytes, received: str) -> None:
    path = home.root.parent / name
    path.write_bytes(data)
    assert main(["--home", str(home.root), "ingest", str(path), "--received", received]) == 0


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Two hamlets of one commune, one of which has reported in September."""
    home = Home(tmp_path_factory.mktemp("frozen") / "home")
    send(home, "m10.xlsx", catalogue(GIAO_MINH, {"Đông": 100, "Tây": 300}), "2025-08-05")
    send(home, "a.xlsx", activity(GIAO_MINH, P, {1: (100, 40, 40)}), "2025-09-15")
    build(home, AS_OF)
    return home


@pytest.fixture
def home(published: Home, tmp_path: Path) -> Home:
    return Home(Path(shutil.copytree(published.root, tmp_path / "home")))


def of_period(home: Home, period: str = P) -> pl.DataFrame:
    return reader.values(home, {"period": period})


def c1(home: Home, period: str = P) -> tuple[float, float]:
    row = reader.values(home, {"period": period, "indicator": "C1", "commune_code": GIAO_MINH})
    return row.filter(level="commune", base="full").select("numerator", "denominator").row(0)


def restated(home: Home, **cell: Any) -> list[dict[str, Any]]:
    return reader.table(home, "restatements").filter(**cell).to_dicts()


def test_a_late_file_changes_nothing_published_and_is_named_beside(
    home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    before = of_period(home)
    freeze(home, P, by="Nguyễn Văn A", on=AS_OF)
    send(home, "muon.xlsx", activity(GIAO_MINH, P, {2: (300, 60, 60)}), "2025-11-01")
    build(home, LATER)
    assert_frame_equal(of_period(home), before)
    # The next month is not frozen: it stands on all that is known.
    assert c1(home) == (40, 400)
    assert c1(home, "2025-10") == (100, 400)
    cell = {"indicator": "C1", "base": "full", "period": P}
    commune = restated(home, level="commune", commune_code=GIAO_MINH, **cell)
    assert [(row["published_numerator"], row["current_numerator"]) for row in commune] == [(40, 100)]
    assert commune[0]["reason"] == "tệp: M03 Xã Giao Minh số nhận 3 (01/11/2025)"
    # K3 and K4 name no form: they are about every file.
    assert {row["reason"] for row in restated(home, indicator="K3")} == {commune[0]["reason"]}
    province = restated(home, level="province", **cell)
    assert (province[0]["published_value"], province[0]["current_value"]) == (10, 25)
    status, listed = told(capsys, home.root, "restatements", P)
    assert (status, listed) == (0, reader.table(home, "restatements").to_dicts())
    assert main(["--home", str(home.root), "restatements", P]) == 0
    said = "C1 · toàn tỉnh: đã công bố 10 % (40/400), hiện nay 25 % (100/400); lý do: tệp: M03 "
    assert said in capsys.readouterr().out
    found = passport(home, "C1", P, GIAO_MINH)
    assert (found.published.row["numerator"], found.result and found.result.numerator) == (40, 100)
    assert "Kỳ này đã chốt" in found.differs
    hamlet = restated(home, level="hamlet", **cell)
    assert [(row["published_state"], row["current_state"]) for row in hamlet] == [("not_reported", "ok")]


def test_a_corrected_row_and_one_more_build(home: Home) -> None:
    freeze(home, P, on=AS_OF)
    send(home, "sua.xlsx", activity(GIAO_MINH, P, {1: (100, 30, 30)}), "2025-11-01")
    build(home, LATER)
    first = restated(home)
    send(home, "khac.xlsx", activity(GIAO_MINH, "2025-10", {1: (100, 5, 35)}), "2025-11-02")
    build(home, LATER)
    assert c1(home) == (40, 400)
    mine = {"indicator": "C1", "level": "commune", "base": "full"}
    assert [row["current_numerator"] for row in restated(home, **mine)] == [30]
    assert "số nhận 4 (02/11/2025)" in restated(home, **mine)[0]["reason"]
    assert len(restated(home)) == len(first)


def test_a_home_rebuilt_from_its_originals_keeps_what_was_frozen(home: Home) -> None:
    freeze(home, P, on=AS_OF)
    send(home, "muon.xlsx", activity(GIAO_MINH, P, {2: (300, 60, 60)}), "2025-11-01")
    snapshot = build(home, LATER)
    values, found = reader.values(home, {}), reader.table(home, "restatements")
    shutil.rmtree(home.cache)
    home.warehouse.unlink()
    assert build(home, LATER) == snapshot
    assert_frame_equal(reader.values(home, {}), values)
    assert_frame_equal(reader.table(home, "restatements"), found)


def test_a_build_as_of_a_day_before_the_freeze_does_not_know_of_it(home: Home) -> None:
    freeze(home, P, on=LATER)
    send(home, "muon.xlsx", activity(GIAO_MINH, P, {2: (300, 60, 60)}), "2025-10-19")
    build(home, AS_OF)
    assert c1(home) == (100, 400)
    assert reader.table(home, "frozen").is_empty()
    build(home, LATER)
    assert c1(home) == (40, 400)
    assert reader.table(home, "frozen")["period"].to_list() == [P]


def test_an_unchanged_home_has_nothing_to_restate(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--home", str(home.root), "freeze", P, "--by", "Sở", "--on", AS_OF.isoformat()]) == 0
    build(home, AS_OF)
    assert restated(home) == []
    capsys.readouterr()
    assert main(["--home", str(home.root), "restatements", P]) == 0
    assert "vẫn đúng như đã công bố" in capsys.readouterr().out


def test_what_cannot_be_frozen_is_said(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(FreezeError, match="chưa khóa sổ"):
        freeze(home, "2025-11" if AS_OF.month == 11 else "2025", on=AS_OF)
    with pytest.raises(FreezeError, match="Không có kỳ 2031-01"):
        freeze(home, "2031-01", on=AS_OF)
    with pytest.raises(reader.NoSnapshotError):
        freeze(Home(home.root.parent / "other"), P, on=AS_OF)
    send(home, "moi.xlsx", activity(GIAO_MINH, "2025-10", {1: (100, 5, 45)}), "2025-10-19")
    with pytest.raises(FreezeError, match="không còn mới nhất"):
        freeze(home, P, on=AS_OF)
    build(home, AS_OF)
    freeze(home, P, by="Sở KH&CN", on=AS_OF)
    with pytest.raises(FreezeError, match="đã chốt ngày 20/10/2025, Sở KH&CN"):
        freeze(home, P, on=AS_OF)
    assert main(["--home", str(home.root), "freeze", P]) == 1
    assert "mỗi kỳ chỉ chốt một lần" in capsys.readouterr().err
    assert main(["--home", str(home.root), "freeze", "2025-13"]) == 2


def test_damage_is_found_and_stops_the_build(home: Home) -> None:
    folder = freeze(home, P, on=AS_OF).folder
    before = of_period(home)
    for name in (*(f"{name}.parquet" for name in FRAMES), "manifest.json"):
        file = folder / name
        file.chmod(0o644)
        whole = file.read_bytes()
        for bad in (whole[:-3], whole.replace(whole[40:50], b"0123456789"), b"", None):
            file.unlink() if bad is None else file.write_bytes(bad)
            with pytest.raises(BuildError, match="bị hỏng hoặc bị sửa"):
                build(home, AS_OF)
        file.write_bytes(whole)
    assert_frame_equal(of_period(home), before)
    assert [one.period for one in frozen_periods(home)] == [P]


def test_a_freeze_cut_short_leaves_nothing_and_can_be_done_again(home: Home) -> None:
    draft = home.root / "frozen" / f"{P}.new"
    draft.mkdir(parents=True)
    (draft / "values.parquet").write_bytes(b"half")
    assert frozen_periods(home) == []
    build(home, AS_OF)
    freeze(home, P, on=AS_OF)
    assert [one.period for one in frozen_periods(home)] == [P]
    assert not draft.exists()
