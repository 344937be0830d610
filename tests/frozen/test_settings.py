"""A setting that was changed after the freeze: the figures stay, and the restatement says which setting."""

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from etl.build import build
from etl.frozen.freezing import freeze
from etl.home import CHECKOUT, Home
from etl.warehouse import reader
from tests.frozen.test_freezing import AS_OF, P, send
from tests.journey.world import GIAO_MINH, catalogue


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """A checkout in which a hamlet team needs ten people."""
    for name in ("etl", "data/reference"):
        shutil.copytree(CHECKOUT / name, tmp_path / "checkout" / name)
    settings = tmp_path / "checkout" / "data" / "reference" / "settings.csv"
    text = settings.read_text(encoding="utf-8")
    assert "min_hamlet_members,9," in text
    settings.write_text(text.replace("min_hamlet_members,9,", "min_hamlet_members,10,"), encoding="utf-8")
    return tmp_path / "checkout"


def test_the_figures_stay_and_the_setting_is_named(changed: Path, tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    send(home, "m10.xlsx", catalogue(GIAO_MINH, {"Đông": 100, "Tây": 300}), "2025-08-05")
    build(home, AS_OF)
    freeze(home, P, on=AS_OF)
    command = [sys.executable, "-m", "etl", "--home", str(home.root), "build", "--as-of", AS_OF.isoformat()]
    done = subprocess.run(command, cwd=changed, capture_output=True, text=True, timeout=280)
    assert done.returncode == 0, done.stderr
    cell = {"indicator": "A6", "level": "commune", "commune_code": GIAO_MINH, "base": "full"}
    shown = reader.values(home, {"period": P, **cell})
    assert shown["value"].to_list() == [2 * 9 + 15]
    row = reader.table(home, "restatements").filter(**cell).to_dicts()[0]
    assert (row["published_value"], row["current_value"]) == (33, 35)
    assert row["reason"] == "định nghĩa/cài đặt đổi: min_hamlet_members: 9 → 10"
    assert date.fromisoformat(row["period"] + "-01")
