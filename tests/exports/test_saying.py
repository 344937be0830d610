"""What leaves the house says what it is: title, period, cut-off, source, n/129, snapshot, simulated."""

import io
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from pptx import Presentation

from briefing.slide import MOST_WORDS, deck, shortened, slide
from figures.drawing import Drawing
from figures.foot import file_name
from figures.said import in_words
from figures.still import picture
from figures.table import said, table_of
from tests.exports.samples import DRAWINGS, PASSPORT, by_hand, figure, province

SAID = ("Tháng 11/2026", "14/11/2026", "127/129", "xã, phường khai", "20261122-abcdef")
TITLE = "Nguyễn Uý, Đắk Lắk, Thừa Thiên Huế, ỦY BAN"


def text_of(svg: bytes) -> str:
    return svg.decode().replace("\u00a0", " ").replace("&#160;", " ")


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_picture_says_what_it_is_in_vietnamese(name: str) -> None:
    svg = text_of(picture(figure(name), "svg"))
    assert TITLE in svg
    assert "SỐ LIỆU MÔ PHỎNG" in svg
    for part in SAID:
        assert part in svg, part
    for category in DRAWINGS[name].categories:
        assert category.name.split(":")[0].split(" ")[0] in svg
    assert "SỐ LIỆU MÔ PHỎNG" not in text_of(
        picture(replace(figure(name), passport=replace(PASSPORT, simulated=False)), "svg")
    )


@pytest.mark.parametrize("name", ["plain", "spread", "columns"])
def test_a_picture_draws_what_is_missing_as_missing(name: str) -> None:
    assert "chưa báo cáo" in text_of(picture(figure(name), "svg"))
    whole = replace(DRAWINGS[name], layers=tuple(_filled(layer) for layer in DRAWINGS[name].layers))
    assert "chưa báo cáo" not in text_of(picture(replace(figure(name), drawing=whole), "svg"))


def _filled(layer):  # type: ignore[no-untyped-def]
    names = [name for name in ("values", "lows", "highs") if hasattr(layer, name)]
    return replace(layer, **{name: tuple(v or 1.0 for v in getattr(layer, name)) for name in names})


def test_a_print_has_its_fonts_and_a_picture_is_fine_enough() -> None:
    pdf = picture(figure("lines"), "pdf")
    assert pdf.startswith(b"%PDF")
    assert b"/FontFile2" in pdf
    png = picture(figure("lines"), "png")
    assert int.from_bytes(png[16:20], "big") >= 2000
    assert picture(figure("lines"), "svg") == picture(figure("lines"), "svg")


def test_a_map_in_a_picture_names_and_hatches() -> None:
    svg = text_of(picture(province(), "svg"))
    for part in ("Phường", "81,1 %", "chưa báo cáo: 1", "0 – 100: 2", *SAID):
        assert part in svg
    assert "pattern" in svg


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_slide_has_title_foot_notes_and_alternative_text(name: str) -> None:
    (page,) = Presentation(io.BytesIO(slide(figure(name)))).slides
    texts = " ".join(shape.text_frame.text for shape in page.shapes if shape.has_text_frame)
    assert page.shapes.title.text == TITLE
    for part in (*SAID, "SỐ LIỆU MÔ PHỎNG", "Toàn tỉnh (129)", "Câu nói của hình."):
        assert part in texts
        assert part in page.notes_slide.notes_text_frame.text
    (drawn,) = [shape for shape in page.shapes if shape.has_chart]
    assert drawn._element.xpath(".//p:cNvPr")[0].get("descr") == f"{TITLE}. Câu nói của hình."
    wide, high = 12192000, 6858000
    for shape in page.shapes:
        assert shape.left >= 0
        assert shape.left + shape.width <= wide
        assert shape.top + shape.height <= high + 1


def test_nothing_goes_out_without_its_passport() -> None:
    bare = replace(figure("plain"), passport=None)
    for make in (slide, lambda one: picture(one, "svg")):
        with pytest.raises(ValueError, match="no passport"):
            make(bare)


def test_every_drawing_can_be_said_and_has_a_table() -> None:
    spoken = {name: in_words(drawing) for name, drawing in DRAWINGS.items()}
    assert spoken["plain"].startswith(
        "Cao nhất: Nguyễn Uý (12,5\u00a0%), thấp nhất: =HYPERLINK(1) (0,0\u00a0%)"
    )
    assert "1 mục chưa có số liệu" in spoken["plain"]
    assert "Toàn tỉnh: từ 2,9\u00a0% (Tháng 08/2026) đến 17,8\u00a0% (Tháng 11/2026)" in spoken["lines"]
    assert "đạt 49" in spoken["stacked"]
    assert in_words(Drawing(())) == "Chưa có số liệu."
    for name, drawing in DRAWINGS.items():
        table = table_of(drawing)
        assert len(table.frame) >= 1, name
        assert all(said(field, row) for row in table.frame.to_dicts() for field in table.fields), name


def test_a_file_has_a_name_that_every_system_takes() -> None:
    assert file_name(figure("plain"), "svg") == "nguyen-uy-dak-lak-thua-thien-hue-uy-ban-2026-11-14.svg"
    assert file_name(by_hand(), "xlsx") == "2-2-2026-11-14.xlsx"


def test_long_words_are_cut_between_clauses() -> None:
    long = "; ".join(f"mệnh đề thứ {n}" for n in range(60))
    assert len(shortened(long)) <= MOST_WORDS + 1
    assert shortened(long).endswith(".")
    assert shortened("ngắn.") == "ngắn."


def test_another_program_opens_the_deck(tmp_path: Path) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(deck([*map(figure, DRAWINGS), province()]))
    command = [
        "soffice",
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--headless",
        "--convert-to",
        "pdf",
    ]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(file)], check=True, capture_output=True, timeout=120
    )
    pdf = (tmp_path / "deck.pdf").read_bytes()
    assert pdf.count(b"/Type/Page/") + pdf.count(b"/Type/Page>") + pdf.count(b"/Type/Page ") >= len(DRAWINGS)
