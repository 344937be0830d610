"""A home with the catalogue of two communes, files that wait in it, and short ways to decide them."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from etl.home import Home
from etl.store import Archive, Tables
from tests.files.documents import workbook_xlsx
from tests.journey.ugly_places import roster
from tests.journey.world import GIAO_MINH, catalogue, run, told

PHU_LY = "13285"
CLERK = ("--by", "Nguyễn Thị Sở, Phòng Chuyển đổi số")
OLD_UNIT = "UBND XÃ GIAO THIỆN"
"""An old commune, now in Giao Minh: what it writes is not taken for the new name unasked."""

__all__ = ["CLERK", "GIAO_MINH", "OLD_UNIT", "PHU_LY", "Desk", "roster"]


class Desk:
    """One home, its files, and what the commands answer."""

    def __init__(
        self, folder: Path, capsys: pytest.CaptureFixture[str], catalogues: Mapping[str, bytes] | None = None
    ) -> None:
        self.folder, self.home, self._capsys = folder, folder / "home", capsys
        given = catalogues or {
            "m10.xlsx": catalogue(GIAO_MINH, {"Đông": 100, "Tây": 200, "Nam": 100}),
            "m10-b.xlsx": catalogue(PHU_LY, {"Một": 100, "Hai": 200}),
        }
        for name, data in given.items():
            (folder / name).write_bytes(data)
        files = [str(folder / name) for name in given]
        assert run(self.home, "ingest", *files, "--received", "2025-09-16") == 0

    def send(
        self, name: str, data: bytes, *options: str, received: str = "2025-09-16"
    ) -> list[Mapping[str, Any]]:
        """Ingest one file; gives the JSON objects."""
        (self.folder / name).write_bytes(data)
        file = str(self.folder / name)
        _, sheets = told(self._capsys, self.home, "ingest", file, "--received", received, *options)
        return list(sheets)

    def queue(self) -> list[dict[str, Any]]:
        """The review queue as the command gives it; its exit status says whether something waits."""
        self._capsys.readouterr()
        status = run(self.home, "review", "--json")
        lines = json.loads(self._capsys.readouterr().out)
        assert status == (1 if lines else 0)
        return list(lines)

    def only(self) -> dict[str, Any]:
        """The one thing unclear."""
        (line,) = self.queue()
        return line

    def review(self, *arguments: str) -> tuple[int, str]:
        """One review command: exit status, and all that it said."""
        self._capsys.readouterr()
        status = run(self.home, "review", *arguments)
        said = self._capsys.readouterr()
        return status, said.out + said.err

    def decide(self, *arguments: str) -> int:
        """Decide the one thing that waits."""
        return self.review("decide", self.only()["id"], *arguments, *CLERK)[0]

    def standing(self, form: str) -> Sequence[tuple[Any, ...]]:
        """Place and row number of every row of the form that stands."""
        rows = Tables(Archive(Home(self.home)), date.max).current(form)
        return rows.select("commune_code", "hamlet_code", "row").sort("hamlet_code", "row").rows()

    def states(self, form: str) -> list[str]:
        """Status of every sheet of the form, as the ledger has them."""
        return sorted(Archive(Home(self.home)).ledger().filter(form=form)["status"])

    def snapshot(self) -> str:
        """Build as of 20 October 2025; the snapshot's id."""
        assert run(self.home, "build", "--as-of", "2025-10-20") == 0
        _, state = told(self._capsys, self.home, "status")
        return str(state["snapshot_id"])


def small_report(heading: str, *names: str, number: int = 40) -> bytes:
    """Form M03 of one commune by the names of its hamlets, without their codes."""
    columns = (
        "Tên thôn", "Kỳ báo cáo", "Tổng số hộ", "Số hộ được hướng dẫn trong kỳ", "Trong đó hộ lần đầu",
        "Số hộ được hướng dẫn lũy kế", "Số hộ có ≥ 01 người thành thạo KNS (lũy kế)", "Lượt người: DVCTT",
        "Lượt người: TTKDTM", "Lượt người: Sàn TMĐT", "Lượt người: Tự bảo vệ trên MT số",
        "Lượt người: Hỗ trợ kích hoạt VNeID", "Lượt người: Trong đó NCT", "Lượt người: Trong đó NKT",
        "Số buổi ra quân",
    )  # fmt: skip
    rows = [[name, "2025-09", 100, number, number, number, 0, number, 0, 0, 0, 0, 0, 0, 1] for name in names]
    return workbook_xlsx({"Thang 9": [[heading], list(columns), *rows]})
