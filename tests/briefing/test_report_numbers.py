"""Every number of the report, in prose, tables, charts, is a published value or follows from two."""

import io
import re
import zipfile
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest
from docx import Document
from docx.oxml.ns import qn

from briefing import report_annex
from briefing.edition import Edition
from briefing.report_known import known_of
from etl.home import Home
from etl.warehouse import reader
from figures import format as vi
from figures import report_words
from figures.report_words_periods import padded
from figures.report_words_topics import TOPICS, keys
from figures.theme import SIGNS
from tests.briefing.conftest import KINDS
from tests.files import snapshot

CODES = ("2025-10", "2025-Q3", "2025-Q4", "2025-H2")
NUMBER = re.compile(r"(?<![\w.,])\d+(?:\.\d{3})*(?:,\d+)?(?![\w]|\.\d)")
PERIODS = re.compile(r"(?:tháng \d+ năm|quý [IV]+ năm|06 tháng (?:đầu|cuối) năm|năm) \d{4}")
FIXED = ("từ 09 người", "từ 15 người", "ít nhất 01", "02 tháng liên", "từ 03 sao", "từ 14 tuổi", "14–59",
         "40 Mbit", "mức độ 2", "ngày 10/10")  # fmt: skip


@pytest.fixture(scope="module")
def read(papers: dict[str, bytes], demo: Edition) -> dict[str, tuple[Edition, Any, bytes]]:
    return {
        code: (Edition(demo.door, code), Document(io.BytesIO(papers[name])), papers[name])
        for name, code in KINDS.items()
    }


def published(edition: Edition, period: str, level: str = "province") -> dict[Any, dict[str, Any]]:
    """Figures as ``python -m etl values`` gives them, by commune, indicator and part."""
    return _published(edition.door.file.parent, period, level)


@cache
def _published(home: Path, period: str, level: str) -> dict[Any, dict[str, Any]]:
    asked = reader.values(Home(home), {"period": period, "level": level})
    whole = asked.filter((pl.col("base") == "full") & (pl.col("breakdown") == ""))
    return {(row["commune_code"], row["indicator"], row["part"]): row for row in whole.to_dicts()}


def silent(edition: Edition, code: str, part: int) -> bool:
    """Whether nobody reported and no older figure stands in: the published nought says nothing."""
    rows = edition.here("scope_figures", group="all").filter(indicator=code, part=part)
    return rows["communes_reporting"][0] == 0 and not rows["stale"][0]


def allowed(edition: Edition, known: report_words.Known, key: str) -> set[str]:
    """Numbers that may stand in the sentence of a figure."""
    code, part = report_words.split(key)
    status = known.now.row(code, part)
    places, plan = status["decimals"], status["plan"]
    row = published(edition, edition.code)[None, code, part]
    found = {vi.number(row["value"], places), vi.number(row["numerator"]), vi.number(row["denominator"])}
    found |= {vi.number(status["communes_reporting"]), "129"}
    if plan is not None:
        found |= {vi.number(plan), vi.number(plan, places), vi.number(abs(row["value"] - plan), places)}
    for one in (edition.code, *earlier(edition)):
        then = published(edition, one).get((None, code, part))
        if then is not None and then["value"] is not None:
            found.add(vi.number(abs(round(row["value"] - then["value"], places)), places))
    for one in (known.before, known.year):
        found |= {vi.number(one.figures.row(code, part)["communes_reporting"])} if one else set()
    return found | {padded(f"{one} x")[:-2] for one in found}


def earlier(edition: Edition) -> list[str]:
    """Codes of the period before and of the same period a year before, worked out apart from the report."""
    rows = edition.ask("periods").filter(kind=edition.period["kind"]).sort("last_day")["period"].to_list()
    at = rows.index(edition.code)
    year, _, part = edition.code.partition("-")
    return rows[max(0, at - 1) : at] + [one for one in rows if one == f"{int(year) - 1}-{part}"]


@pytest.mark.parametrize("code", CODES)
def test_numbers_of_each_sentence_are_published(read: dict[str, Any], code: str) -> None:
    edition, paper, _ = read[code]
    known = known_of(edition)
    said = " ".join(line.text for line in paper.paragraphs)
    values = published(edition, code)
    told = 0
    for topic in TOPICS:
        for key in keys(topic):
            indicator, part = report_words.split(key)
            sentence = report_words.sentence(known, key, noted=False)
            row = values.get((None, indicator, part))
            if row is None or row["state"] != "ok" or silent(edition, indicator, part):
                assert sentence == "", key
                continue
            told += 1
            assert sentence[:-1] in said, key
            plain = PERIODS.sub("", sentence)
            for one in FIXED:
                plain = plain.replace(one, "")
            numbers = set(NUMBER.findall(plain))
            assert numbers, sentence
            assert numbers <= allowed(edition, known, key), (sentence, numbers)
    assert told > 20


@pytest.mark.parametrize("code", CODES)
def test_what_has_no_number_is_named_with_its_state(read: dict[str, Any], code: str) -> None:
    edition, paper, _ = read[code]
    said = " ".join(line.text for line in paper.paragraphs)
    values = published(edition, code)
    known = known_of(edition)
    for topic in TOPICS:
        for key in keys(topic):
            indicator, part = report_words.split(key)
            row = values.get((None, indicator, part))
            told = row is not None and row["state"] == "ok" and not silent(edition, indicator, part)
            if "province" in edition.catalogue[indicator].grains and not told:
                state = vi.state_word(known.now.row(indicator, part)["state"])
                assert f"{report_words.name_of(known, key)} ({state})" in said, key


@pytest.mark.parametrize("code", CODES)
def test_prose_has_no_bare_single_digit(read: dict[str, Any], code: str) -> None:
    _, paper, _ = read[code]
    for line in paper.paragraphs:
        if line.style.name == "Body Text":
            plain = re.sub(r"mức (?:độ )?2|tháng [3-9] năm", "", line.text.replace("\u00a0", " "))
            assert not re.search(r"(?<![\w.,/–−])[1-9](?= (?!%|điểm %)\w)", plain), line.text


def words(part: Any) -> str:
    return "".join(one.text or "" for one in part.iter(qn("w:t")))


def listed(paper: Any) -> dict[str, list[list[str]]]:
    """Tables of figures by their caption, cells as words."""
    found = {}
    for table in paper.tables:
        caption = table._tbl.tblPr.find(qn("w:tblCaption"))
        if caption is not None:
            found[caption.get(qn("w:val"))] = [
                [words(cell) for cell in row.iter(qn("w:tc"))] for row in table._tbl.iter(qn("w:tr"))
            ]
    return found


@pytest.mark.parametrize("code", CODES)
def test_core_table_is_published(read: dict[str, Any], code: str) -> None:
    edition, paper, _ = read[code]
    head, *rows = next(rows for name, rows in listed(paper).items() if name.startswith("Các chỉ tiêu chính"))
    values = published(edition, code)
    codes = [one for one in edition.core if "province" in edition.catalogue[one].grains]
    assert len(rows) == len(codes)
    for one, cells in zip(codes, rows, strict=True):
        row, indicator = values.get((None, one, 1)), edition.catalogue[one]
        state = row["state"] if row and not silent(edition, one, 1) else "not_reported"
        value = row["value"] if row else None
        assert cells[2] == vi.quantity(value, indicator.unit, indicator.decimals, state)
        if state == "ok" and indicator.unit == "%":
            assert cells[3] == vi.ratio(row["numerator"], row["denominator"])
    assert head[0] == "TT"


@pytest.mark.parametrize("code", CODES[:2])
def test_annexes_hold_the_values_of_129_communes(read: dict[str, Any], code: str) -> None:
    edition, paper, _ = read[code]
    values = published(edition, code, "commune")
    places = edition.ask("communes").select("commune_code", "full_name").rows()
    wanted = {"CÁC CHỈ TIÊU CHÍNH": " ".join(f"{one}_1" for one in edition.core)}
    book = edition.here("book_communes")
    decimals = {(row["indicator"], row["part"]): row["decimals"] for row in book.to_dicts()}
    noughts = book.filter((pl.col("units_reporting") == 0) & ~pl.col("stale") & (pl.col("value") == 0))
    nobody = set(noughts.select("commune_code", "indicator", "part").iter_rows())
    tables = {name: rows for name, rows in listed(paper).items() if name.endswith("129 XÃ, PHƯỜNG")}
    assert len(tables) == 5
    for (name, rows), listing in zip(tables.items(), [*wanted.values(), *report_annex.ANNEXES.values()],
                                     strict=True):  # fmt: skip
        known = [report_words.split(key) for key in listing.split()]
        assert [row[1] for row in rows[2:]] == [full for _, full in places], name
        for ((commune, _), cells), (at, (one, part)) in product(
            zip(places, rows[2:], strict=True), enumerate(known, start=2)
        ):
            row = values.get((commune, one, part))
            if row is None or row["state"] != "ok":
                assert cells[at] == SIGNS[row["state"] if row else "not_reported"], (name, commune, one)
            else:
                said = cells[at].rstrip("°")
                if (commune, one, part) in nobody:
                    assert said == "?", (name, commune, one)
                else:
                    assert said == vi.number(row["value"], decimals[one, part]), (name, commune, one)


def test_a_silent_commune_is_a_question_mark(papers: dict[str, bytes], known: Edition) -> None:
    paper = Document(io.BytesIO(papers["known"]))
    place = known.ask("communes").filter(commune_code=snapshot.SILENT)["full_name"][0]
    rows = [row for rows in listed(paper).values() for row in rows if len(row) > 10 and row[1] == place]
    assert rows
    assert all("?" in cell or not re.search("[1-9]", cell) for row in rows[:1] for cell in row[5:6])


@pytest.mark.parametrize("code", CODES)
def test_charts_hold_the_published_values(read: dict[str, Any], code: str) -> None:
    edition, _, held = read[code]
    history = edition.here("province_history").filter(pl.col("indicator") == "C1")["value"].drop_nulls()
    with zipfile.ZipFile(io.BytesIO(held)) as opened:
        books = sorted(name for name in opened.namelist() if name.endswith(".xlsx"))
        charts = sorted(name for name in opened.namelist() if re.search(r"charts/chart\d+\.xml$", name))
        assert len(books) == len(charts) >= 4
        found = []
        for book, chart in zip(books, charts, strict=True):
            sheet = openpyxl.load_workbook(io.BytesIO(opened.read(book))).active
            cells = {round(cell, 6) for row in sheet.iter_rows(values_only=True) for cell in row
                     if isinstance(cell, int | float)}  # fmt: skip
            drawn = {round(float(one), 6) for one in
                     re.findall(rb"<c:v>(-?\d+\.\d+(?:E-?\d+)?)</c:v>", opened.read(chart))}  # fmt: skip
            assert drawn <= cells | {round(one) for one in cells}, chart
            assert b"Times New Roman" in opened.read(chart)
            found.append(cells)
    assert any({round(value, 6) for value in history} <= cells for cells in found)
