"""Lists inside the report's paragraphs, its tables of operators and of the ten lowest: published values."""

import io
import re
from collections.abc import Mapping
from typing import Any

import pytest
from docx import Document

from briefing.edition import Edition
from etl.home import Home
from etl.warehouse import reader
from figures import format as vi
from figures.labels import words
from figures.report_words_periods import padded
from figures.report_words_topics import CONTENTS, NEWS, OPERATORS, SPOT_TYPES
from tests.briefing.conftest import KINDS
from tests.briefing.test_report_numbers import listed

Key = tuple[str | None, str, int, str]
Values = Mapping[Key, dict[str, Any]]
PAPERS = {code: name for name, code in KINDS.items() if name in ("month", "quarter", "half")}
OF_OPERATOR = (("S2", 1, "denominator"), ("S2", 1, "numerator"), ("S3", 1, "numerator"), ("S1", 1, "value"),
               ("S4", 1, "numerator"), ("S4", 2, "value"), ("S5", 1, "value"))  # fmt: skip
MINUS = str.maketrans({"\u2212": "-", ".": "", ",": "."})


@pytest.fixture(scope="module")
def values(demo: Edition) -> dict[str, Values]:
    """Figures as ``python -m etl values`` gives them: by period, then commune, indicator, part, breakdown."""
    home = Home(demo.door.file.parent)
    found: dict[str, Values] = {}
    for code in PAPERS:
        rows = [row for level in ("province", "commune")
                for row in reader.values(home, {"period": code, "level": level}).to_dicts()]  # fmt: skip
        found[code] = {(row["commune_code"], row["indicator"], row["part"], row["breakdown"]): row
                       for row in rows if row["base"] == "full"}  # fmt: skip
    return found


@pytest.fixture(scope="module")
def read(papers: dict[str, bytes]) -> dict[str, Any]:
    return {code: Document(io.BytesIO(papers[name])) for code, name in PAPERS.items()}


def prose(paper: Any) -> str:
    return "\n".join(line.text for line in paper.paragraphs).replace("\u00a0", " ")


def told(items: str, unit: str) -> dict[str, float]:
    """Names and numbers of a list such as "sóng kém 08 điểm; chưa có sóng 12 điểm"."""
    pairs = [re.fullmatch(rf"(.+?):? ([\d.]+) {unit}", one.strip()) for one in items.split(";")]
    return {one[1]: float(one[2].replace(".", "")) for one in pairs if one}


def shares(values: Values, code: str, key: str, kinds: tuple[str, ...], section: str) -> dict[str, float]:
    """The published values of a breakdown by the names that the report gives its kinds."""
    known = words(section)
    rows = {known[kind]: values.get((None, code, 1, f"{key}={kind}")) for kind in kinds}
    return {name[:1].lower() + name[1:]: row["value"] for name, row in rows.items()
            if row and row["state"] == "ok"}  # fmt: skip


@pytest.mark.parametrize("code", PAPERS)
def test_lists_by_kind_are_published(read: dict[str, Any], values: dict[str, Values], code: str) -> None:
    said, here = prose(read[code]), values[code]
    contents = re.search(r"Trong đó: ([^.]*(?:\.\d{3}[^.]*)*) \(một lượt", said)
    assert contents
    assert told(contents[1], "lượt") == shares(here, "C2", "content", CONTENTS, "people_content")
    types = re.search(r"Trong đó: ([^:]* điểm)\. ", said)
    assert types
    assert told(types[1], "điểm") == shares(here, "S1", "spot_type", SPOT_TYPES, "spot_type")
    if news := re.search(r"Trong đó: ([\d.]+) tin, bài; ([\d.]+) lượt phát thanh", said):
        wanted = [here[None, "G1", 1, f"kind={kind}"]["value"] for kind in NEWS]
        assert [float(one.replace(".", "")) for one in news.groups()] == wanted


@pytest.mark.parametrize("code", PAPERS)
def test_places_with_most_are_published(read: dict[str, Any], values: dict[str, Values], demo: Edition,
                                        code: str) -> None:  # fmt: skip
    codes = dict(demo.ask("communes").select("full_name", "commune_code").iter_rows())
    most = re.search(r"Nhiều nhất ở: (.*?\))(?: và| ?\.)", prose(read[code]))
    assert most
    named = re.findall(r"((?:Xã|Phường) [^(,]+) \((\d+) điểm\)", most[1])
    spots = {place: row["value"] for (place, one, part, kind), row in values[code].items()
             if place and (one, part, kind) == ("S1", 1, "") and row["state"] == "ok"}  # fmt: skip
    assert named
    assert [spots[codes[name]] for name, _ in named] == [float(n) for _, n in named]
    assert [float(n) for _, n in named] == sorted(spots.values(), reverse=True)[: len(named)]


@pytest.mark.parametrize("code", PAPERS)
def test_what_went_well_or_not_is_published(read: dict[str, Any], values: dict[str, Values], demo: Edition,
                                            code: str) -> None:  # fmt: skip
    said, looked = prose(read[code]), 0
    for one in demo.core:
        row, known = values[code].get((None, one, 1, "")), demo.catalogue[one]
        for value in re.findall(rf"(?:: |; ){re.escape(known.short_name)}: ([\d.,]+)", said):
            assert row
            assert value.rstrip(".,") in {vi.number(row["value"], known.decimals),
                                          padded(f"{vi.number(row['value'])} x")[:-2]}  # fmt: skip
            looked += 1
    assert looked >= 5


@pytest.mark.parametrize("code", PAPERS)
def test_the_table_of_operators_is_published(read: dict[str, Any], values: dict[str, Values],
                                             code: str) -> None:  # fmt: skip
    rows = next(rows for name, rows in listed(read[code]).items() if name.startswith("Điểm lõm sóng theo"))
    names = {words("operator")[one].casefold(): f"operator={one}" for one in OPERATORS}
    assert rows[-1][0] == "Toàn tỉnh"
    assert len(rows) > 3
    for name, *cells in rows[1:]:
        kind = "" if name == "Toàn tỉnh" else names[name.casefold()]
        for cell, (one, part, column) in zip(cells, OF_OPERATOR, strict=True):
            row = values[code].get((None, one, part, kind))
            number = row[column] if row and row["state"] == "ok" else None
            assert cell == vi.number(number), (name, one, part)


@pytest.mark.parametrize("code", PAPERS)
def test_the_table_of_the_ten_lowest_is_published(read: dict[str, Any], values: dict[str, Values],
                                                  demo: Edition, code: str) -> None:  # fmt: skip
    rows = next(rows for name, rows in listed(read[code]).items() if name.startswith("Mười "))
    codes = dict(demo.ask("communes").select("full_name", "commune_code").iter_rows())
    known = {place: row["value"] for (place, one, part, kind), row in values[code].items()
             if place and (one, part, kind) == ("C1", 1, "") and row["state"] == "ok"}  # fmt: skip
    plan = demo.ask("book_communes", period=code).filter(indicator="C1", part=1)
    assert [row[0] for row in rows[1:]] == [str(n) for n in range(1, 11)]
    assert [row[3] for row in rows[1:]] == [vi.quantity(known[codes[row[1]]], "%", 1) for row in rows[1:]]
    assert [known[codes[row[1]]] for row in rows[1:]] == sorted(known.values())[:10]
    gaps = dict(plan.select("commune_code", "plan").iter_rows())
    for row in rows[1:]:
        assert float(row[4].translate(MINUS)) == pytest.approx(
            known[codes[row[1]]] - gaps[codes[row[1]]], abs=0.06
        )
