"""Nothing runs over: words measured with a real font against their boxes, rows against the slide."""

import subprocess
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from matplotlib import font_manager
from PIL import ImageFont

from briefing import deck
from briefing.edition import Edition
from briefing.fit import largest, lines, width
from briefing.native_table import Grid, row_height, split

NAMES = ("known", "demo", "lowest", "silent", "commune")
INCH = 914400
CSV = "csv:Text - txt - csv (StarCalc):44,34,76"
LONGEST = "Phường Nguyễn Uý Đông Trường Thịnh Kiện Khê: chưa đủ để xếp hạng, có người, không hoạt động"


@lru_cache
def font(size: float) -> Any:
    """Liberation Sans has Arial's widths; another face where it is not installed."""
    file = font_manager.findfont(font_manager.FontProperties(family=["Liberation Sans", "DejaVu Sans"]))
    return ImageFont.truetype(file, round(size * 20))


def measured(text: str, size: float) -> float:
    """Inches of a line as a real font draws it."""
    return float(font(size).getlength(text)) / 20 / 72


def wrapped(text: str, size: float, room: float) -> int:
    count, taken = 1, ""
    for one in text.split(" "):
        longer = f"{taken} {one}".strip()
        if taken and measured(longer, size) > room:
            count, taken = count + 1, one
        else:
            taken = longer
    return count


@pytest.mark.parametrize("name", NAMES)
def test_everything_lies_on_the_slide(decks: dict[str, Any], name: str) -> None:
    shown = decks[name]
    for page in shown.slides:
        for shape in page.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= shown.slide_width
            assert shape.top + shape.height <= shown.slide_height


@pytest.mark.parametrize("name", NAMES)
def test_words_stay_in_their_boxes(decks: dict[str, Any], name: str) -> None:
    for page in decks[name].slides:
        for shape in page.shapes:
            if not shape.has_text_frame or not shape.text_frame.text:
                continue
            frame = shape.text_frame
            size = max(run.font.size.pt for part in frame.paragraphs for run in part.runs if run.font.size)
            room = (shape.width - frame.margin_left - frame.margin_right) / INCH
            high = sum(wrapped(part.text, size, room) for part in frame.paragraphs) * size * 1.2 / 72
            assert high <= shape.height / INCH + 0.02, (page.shapes.title.text, shape.text_frame.text)


@pytest.mark.parametrize("name", NAMES)
def test_rows_are_high_enough_and_end_above_the_foot(decks: dict[str, Any], name: str) -> None:
    for page in decks[name].slides:
        for shape in page.shapes:
            if not shape.has_table:
                continue
            rows = list(shape.table.rows)
            wide = [column.width / INCH - 0.1 for column in shape.table.columns]
            for row in rows:
                for cell, room in zip(row.cells, wide, strict=True):
                    run = cell.text_frame.paragraphs[0].runs[0]
                    need = wrapped(run.text, run.font.size.pt, room) * run.font.size.pt * 1.2 / 72
                    assert need <= row.height / INCH, (cell.text, room)
            assert (shape.top + sum(row.height for row in rows)) / INCH <= 7.0


def test_reckoned_widths_are_on_the_safe_side() -> None:
    for text in (LONGEST, LONGEST.upper(), "1.234.567/9.876.543", "Tổ cấp thôn đủ 09 người (129/129)"):
        assert measured(text, 12) <= width(text, 12) * 1.02
        assert wrapped(text, 12, 1.4) <= lines(text, 12, 1.4)


def test_a_long_table_is_split_and_no_row_lost() -> None:
    rows = tuple((LONGEST, str(n)) for n in range(300))
    whole = Grid(("Nơi", "Số"), rows, (2.0, 0.6), 10, (True, False))
    parts = list(split(whole, 5.0))
    assert [row for part in parts for row in part.rows] == list(rows)
    for part in parts:
        assert sum(row_height(part, row) for row in (part.headings, *part.rows)) <= 5.0


def test_words_that_fit_at_no_size_stop_the_document() -> None:
    with pytest.raises(ValueError, match="do not fit"):
        largest([LONGEST * 60], (22, 11), (11.7, 4.9), 0.1)


def test_another_program_opens_the_documents(demo: Edition, tmp_path: Path) -> None:
    from briefing import workbook

    (tmp_path / "deck.pptx").write_bytes(deck.document(demo))
    (tmp_path / "book.xlsx").write_bytes(workbook.document(demo))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    files = [str(tmp_path / "deck.pptx"), str(tmp_path / "book.xlsx")]
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), files[0]],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", CSV, "--outdir", str(tmp_path), files[1]],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    assert (tmp_path / "deck.pdf").read_bytes().count(b"/Type/Page") > 20
    assert "Có gì" in (tmp_path / "book.csv").read_text(encoding="utf-8")
