"""Letters: who is written to and why, each figure the published one, each spot sent once, nobody named."""

import io
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import polars as pl
import pytest
from docx import Document
from docx.oxml.ns import qn

from briefing import letter_books, letter_commune, letter_operator, letters
from briefing.edition import Edition
from briefing.letter_rules import Rules, cases
from etl.home import Home
from etl.warehouse import reader
from figures import format as vi
from queries.door import Door
from queries.viewer import PUBLIC
from tests.briefing.sent import cells, grids, rows, words
from tests.briefing.test_report import ORDERS
from tests.files import snapshot

OPERATORS = {"viettel": "Viettel", "vnpt": "VNPT", "mobifone": "MobiFone"}
REGISTER, GUESTS = "so-cong-van.xlsx", "danh-sach-moi-hop.xlsx"
MINUS = {"\u2212": "-", "\u00a0": " "}


def communes(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name[:5]: document for name, document in files.items() if name[:5].isdigit()}


def published(edition: Edition, level: str) -> dict[tuple[Any, ...], dict[str, Any]]:
    found = reader.values(Home(edition.door.file.parent), {"period": edition.code, "level": level})
    return {(row["commune_code"], row["indicator"], row["part"], row["breakdown"]): row
            for row in found.filter(pl.col("base") == "full").to_dicts()}  # fmt: skip


def pairs(edition: Edition) -> set[tuple[str, str]]:
    """Each open spot with each operator that it is about, from the published table itself."""
    listed = edition.door.ask("spots_docket", PUBLIC).filter("open")
    each = [(row["spot_code"], named) for row in listed.to_dicts()
            for named in (row["operators"] or "other").split(";")]  # fmt: skip
    return {(spot, one) for spot, named in each for one in (OPERATORS if named == "all" else [named])}


def test_every_open_spot_is_sent_once_or_said_to_be_left(sent: dict[str, bytes], demo: Edition) -> None:
    told = [(row["Mã điểm"], code) for code in OPERATORS
            for row in rows(sent[f"{code}-phu-luc.xlsx"], "Điểm lõm sóng")]  # fmt: skip
    left = [(row["Mã điểm"], "other") for row in rows(sent[REGISTER], "Điểm không gửi")]
    assert len(told) == len(set(told))
    assert {*told, *left} == pairs(demo)
    for code in OPERATORS:
        row = published(demo, "province")[None, "S1", 1, f"operator={code}"]
        said = re.search(r"có (\d+) điểm đang mở", words(sent[f"{code}.docx"]))
        assert said
        assert float(said[1]) == row["value"]


@pytest.mark.parametrize("code", OPERATORS)
def test_nothing_of_another_operator_reaches_one(code: str, sent: dict[str, bytes], demo: Edition) -> None:
    said = words(sent[f"{code}.docx"]) + cells(sent[f"{code}-phu-luc.xlsx"])
    others = [name.casefold() for other, name in OPERATORS.items() if other != code]
    assert not [name for name in others if name in said.casefold()]
    own = {(row["spot_code"]): row for row in demo.ask("letter_spots").filter(operator=code).to_dicts()}
    for row in rows(sent[f"{code}-phu-luc.xlsx"], "Điểm lõm sóng"):
        known = own[row["Mã điểm"]]
        assert row["Vĩ độ"] == round(known["lat"], 4)
        assert (row["Hạn"].date() if row["Hạn"] else None) == known["due"]
        assert row["Đã chờ (ngày)"] == (known["as_of"] - (known["sent_date"] or known["detected_date"])).days
        assert row["Đã chờ (ngày làm việc)"] <= row["Đã chờ (ngày)"]


def test_each_figure_of_a_commune_is_the_published_one(sent: dict[str, bytes], demo: Edition) -> None:
    values, province = published(demo, "commune"), published(demo, "province")
    looked = 0
    for code, document in communes(sent).items():
        for name, value, parts, _, gap, whole in grids(document).get("Chỉ tiêu", []):
            indicator = re.search(r"\((\w+)\)$", name)
            assert indicator
            row, unit = values[code, indicator[1], 1, ""], demo.catalogue[indicator[1]]
            wanted = vi.quantity(row["value"], unit.unit, unit.decimals)
            assert value in (wanted, f"{wanted} (số\u00a0cũ)" if row["stale"] else wanted)
            assert parts == vi.ratio(row["numerator"], row["denominator"])
            over = province[None, indicator[1], 1, ""]
            assert whole == vi.quantity(over["value"], unit.unit, unit.decimals, over["state"])
            assert gap.startswith("\u2212")
            looked += 1
    assert looked > 100


def test_forms_named_are_those_owed(sent: dict[str, bytes], demo: Edition) -> None:
    owed = demo.here("quality_reporting").filter(state="missing")
    told = {(code, row[0], row[3]) for code, document in communes(sent).items()
            for row in grids(document).get("Mã biểu", [])}  # fmt: skip
    assert told == {(row["commune_code"], row["form"], vi.day(row["due"])) for row in owed.to_dicts()}


def test_the_register_has_every_file_and_every_commune(sent: dict[str, bytes], demo: Edition) -> None:
    listed = {row["Tệp"]: row for row in rows(sent[REGISTER], "Công văn")}
    assert set(listed) == set(sent) - {REGISTER}
    for row in rows(sent[REGISTER], "Mã kiểm"):
        assert row["Mã kiểm SHA-256"] == sha256(sent[row["Tệp"]]).hexdigest()
        assert row["Bản số liệu"] == demo.meta["snapshot_id"]
    left = rows(sent[REGISTER], "Xã, phường không gửi")
    assert {*communes(sent), *(row["Mã xã"] for row in left)} == set(demo.ask("communes")["commune_code"])
    written = [row for name, row in listed.items() if name[0].isdigit()]
    assert all(row["Lý do, kèm số liệu"] for row in [*left, *written])
    guests = rows(sent[GUESTS], "Xã, phường")
    assert {row["Mã xã"] for row in guests} == set(communes(sent))
    assert len(rows(sent[GUESTS], "Doanh nghiệp")) == 3


def private_words(home: Path) -> Iterator[str]:
    """Names and telephones of the rosters received, and places as the communes described them."""
    for file in (home / "originals").rglob("*"):
        if file.is_file() and file.read_bytes()[:4] == b"PAR1":
            frame = pl.read_parquet(file)
            for column in {"full_name", "zalo_phone", "location_description"} & set(frame.columns):
                yield from (str(one) for one in frame[column].drop_nulls().unique() if len(str(one)) > 7)


def test_nobody_is_named_and_no_phone_is_there(sent: dict[str, bytes], demo_home: Path) -> None:
    said = "\n".join(words(one) if name.endswith(".docx") else cells(one) for name, one in sent.items())
    private = set(private_words(demo_home))
    assert len(private) > 100
    assert not [one for one in private if one in said]
    bare = re.sub(r"\b[0-9a-f]{64}\b", "", said)  # checksums hold any digits
    assert not re.search(r"(?<![\d.])(?:\+?84|0)[35789]\d{8}(?!\d)|\d{12}", bare)


def test_simulated_figures_say_so_on_every_page(sent: dict[str, bytes]) -> None:
    for name, document in sent.items():
        if name.endswith(".docx"):
            assert words(document).count("SỐ LIỆU MÔ PHỎNG") == 2  # the first page and the others
        else:
            for sheet in openpyxl.load_workbook(io.BytesIO(document)):
                assert "SỐ LIỆU MÔ PHỎNG" in sheet.oddHeader.center.text


def test_parts_stand_in_the_order_of_the_standard(sent: dict[str, bytes]) -> None:
    for name in (next(iter(sent)), "viettel.docx"):
        made = Document(io.BytesIO(sent[name])).element
        for kind, order in ORDERS.items():
            places = {qn(f"w:{one}"): at for at, one in enumerate(order.split())}
            for one in made.iter(qn(f"w:{kind}")):
                found = [places[part.tag] for part in one]
                assert found == sorted(found), (name, kind, [part.tag for part in one])


def letter(edition: Edition, code: str) -> bytes:
    rules = Rules.of(edition)
    (case,) = [one for one in cases(edition, rules) if one.code == code]
    assert case.written
    return letter_commune.document(edition, rules, case)


def test_a_frozen_period_says_so_and_keeps_its_note(known: Edition) -> None:
    said = words(letter(known, snapshot.LOWEST))
    assert "đã chốt ngày 20/11/2026" in said
    assert "hướng dẫn: số đã chốt chưa báo cáo; tính lại đến ngày 22/11/2026 là 6,6" in said
    assert "† Toàn tỉnh, Hộ được" in said
    assert "hướng dẫn: số đã chốt 56,0\u00a0% (71.680/128.000); tính lại" in said
    held = grids(letter(known, snapshot.LOWEST))["Chỉ tiêu"]
    for column in (1, 5):
        assert [row[0][-4:] for row in held if "†" in row[column]] == ["(C1)"]


def test_an_operator_is_told_what_is_restated(known: Edition) -> None:
    desks = {one.code: one for one in letter_operator.desks(known)}
    said = {code: words(letter_operator.document(known, Rules.of(known), desks[code])) for code in desks}
    assert "có 8† điểm đang mở" in said["viettel"]
    assert "số đã chốt 8\u00a0điểm; tính lại đến ngày 22/11/2026 là 9\u00a0điểm" in said["viettel"]
    assert "†" not in said["vnpt"]


def test_lists_explain_the_sign(known: Edition) -> None:
    made = dict(letters.files(known))
    for file, tab in ((REGISTER, "Công văn"), (GUESTS, "Xã, phường")):
        sheet = openpyxl.load_workbook(io.BytesIO(made[file]))[tab]
        assert "†" in str(sheet["A2"].value)
        assert any("†" in str(row["Lý do, kèm số liệu"]) for row in rows(made[file], tab))


def test_a_silent_commune_is_written_to_for_its_forms(known: Edition) -> None:
    said = words(letter(known, snapshot.SILENT))
    assert "Chưa có số liệu của kỳ để so với kế hoạch" in said
    assert "biểu đã quá hạn nộp" in said


def changed(home: Path, **settings: str) -> Edition:
    """The edition of a home with other settings."""
    file = home / "warehouse.duckdb"
    with duckdb.connect(str(file)) as opened:
        for key, value in settings.items():
            opened.execute("update settings set value = ? where key = ?", [value, key])
    return Edition(Door(file), "2026-11")


def test_settings_decide(own_home: Path, known: Edition) -> None:
    few = changed(own_home, letter_show_rank="true", letter_missing_forms="99", letter_indicators="C1",
                  letter_coordinate_decimals="2")  # fmt: skip
    rules, usual = Rules.of(few), Rules.of(known)
    now, before = cases(few, rules), cases(known, usual)
    assert 0 < sum(one.written for one in now) < sum(one.written for one in before)
    assert any("chưa đủ số liệu để xếp" in one.reason for one in now if not one.written)
    assert len(grids(letter(few, snapshot.LOWEST))["Chỉ tiêu"][0]) == 7
    assert len(grids(letter(known, snapshot.LOWEST))["Chỉ tiêu"][0]) == 6
    (desk,) = [one for one in letter_operator.desks(few) if one.code == "viettel"]
    listed = rows(letter_books.annex(few, rules, desk), "Điểm lõm sóng")
    assert listed
    assert all(row["Vĩ độ"] == round(row["Vĩ độ"], 2) for row in listed)
    assert rules.commune_due.isoformat() == "2026-12-04"  # ten working days after Sunday the 22nd
