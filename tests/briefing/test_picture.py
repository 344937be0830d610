"""Pictures from the command line: what they say of themselves, their letters, their numbers, their speed."""

import base64
import io
import re
import shutil
import time
import warnings
from pathlib import Path

import duckdb
import numpy as np
import polars as pl
import pytest
from fontTools.ttLib import TTFont
from lxml import etree
from PIL import Image
from pypdf import PdfReader

from briefing import picture
from briefing.cli import main
from briefing.edition import Edition, NotThereError
from briefing.picture_asked import Asked
from briefing.picture_figures import MAKERS
from etl.home import Home
from etl.warehouse import reader
from figures import format as vi
from figures.drawing import Drawing, Line
from figures.still import picture as still
from figures.still_png import png
from figures.territory import Territory

HARD = "Nguyễn Uý, Đắk Lắk, Thừa Thiên Huế, ỦY BAN"


def about(edition: Edition, name: str) -> Asked:
    """Communes and spot of the edition for the figures that must have them."""
    communes = tuple(edition.ask("communes")["commune_code"])
    spots = edition.ask("spots_docket").filter(pl.col("sent_date").is_not_null())["spot_code"]
    taken = {"pareto": Asked(communes=communes[5:6]), "compare_chart": Asked(communes=communes[:4]),
             "life": Asked(spot=spots[0])}  # fmt: skip
    return taken.get(name, Asked())


def made(edition: Edition) -> list[str]:
    """Names of the figures that the period has numbers for."""
    found = []
    for name in MAKERS:
        try:
            picture.figure(edition, name, about(edition, name))
        except NotThereError:
            continue
        found.append(name)
    return found


def words(svg: bytes) -> str:
    """The text of an SVG, blanks as blanks."""
    root = etree.fromstring(svg)
    texts = root.iter("{http://www.w3.org/2000/svg}text")
    return " ".join("".join(one.itertext()) for one in texts).replace("\u00a0", " ")


def test_each_figure_has_its_numbers(demo: Edition, known: Edition) -> None:
    assert made(demo) == [*MAKERS]
    assert len(made(known)) >= 20


@pytest.mark.parametrize("name", list(MAKERS))
def test_each_says_what_it_is(demo: Edition, name: str) -> None:
    figure = picture.figure(demo, name, about(demo, name))
    assert figure.key == name
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # the library warns where words push the chart off its page
        said = words(picture.document(demo, name, "svg", about(demo, name)))
    passport = figure.stamp
    until = f"Số liệu đến {vi.day(passport.cut_off)}"
    for part in (figure.title[:40], passport.period.split(" (")[0], until, "Nguồn: ", passport.snapshot_id,
                 "SỐ LIỆU MÔ PHỎNG", "/129 xã, phường có số liệu"):  # fmt: skip
        assert part in said, part
    if figure.unit:
        assert f"Đơn vị: {figure.unit}" in said


def test_the_three_kinds_are_files_of_their_kind(demo: Edition) -> None:
    shown = Image.open(io.BytesIO(picture.document(demo, "history", "png")))
    assert shown.width >= 3000
    assert [round(one) for one in shown.info["dpi"]] == [300, 300]
    page = PdfReader(io.BytesIO(picture.document(demo, "history", "pdf"))).pages[0]
    text = page.extract_text().replace("\u00a0", " ")
    assert picture.figure(demo, "history").title in text
    fonts = [one.get_object() for one in page["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        assert "/FontFile2" in inner["/FontDescriptor"].get_object(), font["/BaseFont"]


@pytest.mark.parametrize(("high", "wide"), [(1, 1), (1, 7), (40, 3), (64, 64)])
def test_a_png_has_the_pixels_that_were_drawn(high: int, wide: int) -> None:
    chance = np.random.default_rng(high * wide)
    drawn = chance.integers(0, 256, (high, wide, 4), np.uint8)
    drawn[:, :, 3] = 255
    shown = Image.open(io.BytesIO(png(drawn, 300, HARD)))
    shown.load()
    assert (np.asarray(shown) == drawn[:, :, :3]).all()
    assert shown.info["Title"] == HARD


def test_an_svg_carries_every_letter_that_it_needs(demo: Edition) -> None:
    drawn = picture.document(demo, "map", "svg")
    faces = re.findall(rb"font-weight:(\d+);src:url\(data:font/woff;base64,([^)]+)\)", drawn)
    assert {weight for weight, _ in faces} == {b"400", b"700"}
    letters = {ord(one) for one in words(drawn).replace(" ", "")}
    for _, held in faces:
        cut = TTFont(io.BytesIO(base64.b64decode(held)))
        assert letters <= set(cut.getBestCmap()), letters - set(cut.getBestCmap())


@pytest.mark.parametrize("style", ["Regular", "Bold"])
def test_the_face_has_all_vietnamese_letters(style: str) -> None:
    folder = Path(picture.__file__).parents[1] / "figures" / "fonts"
    known = set(TTFont(folder / f"PhuSoSans-{style}.ttf").getBestCmap())
    vietnamese = "ĂÂĐÊÔƠƯăâđêôơư" + "".join(chr(one) for one in range(0x1EA0, 0x1EFA))
    assert {ord(one) for one in vietnamese + HARD + "≥−–…“”·✓▼°†"} - {ord("°")} <= known | {ord(" ")}


def test_numbers_are_the_published_ones(demo: Edition) -> None:
    asked = reader.values(Home(demo.door.file.parent), {"period": demo.code, "indicator": "C1"})
    rows = asked.filter((pl.col("base") == "full") & (pl.col("part") == 1) & (pl.col("breakdown") == ""))
    (province,) = rows.filter(level="province")["value"].to_list()
    drawing = picture.figure(demo, "history").drawing
    assert isinstance(drawing, Drawing)
    lines = {layer.name: layer.values for layer in drawing.layers if isinstance(layer, Line)}
    assert lines["Toàn tỉnh"][-1] == pytest.approx(province)
    territory = picture.figure(demo, "map").drawing
    assert isinstance(territory, Territory)
    values = {row["commune_code"]: row for row in rows.filter(level="commune").to_dicts()}
    for land in territory.lands:
        row = values.get(land.code, {"value": None, "state": "not_reported"})
        assert land.said == vi.quantity(row["value"], "%", 1, row["state"])


def test_another_indicator_is_drawn(demo: Edition) -> None:
    figure = picture.figure(demo, "bars_low", Asked("E1"))
    assert figure.about == demo.catalogue["E1"].short_name
    with pytest.raises(NotThereError, match="Không có chỉ tiêu Z9"):
        picture.figure(demo, "map", Asked("Z9"))


def test_the_command_writes_it_or_says_why(
    demo_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["--home", str(demo_home), "picture"]
    period = ["--period", "2025-10", "--out"]
    assert main([*given, "map", *period, str(tmp_path / "m.pdf")]) == 0
    assert (tmp_path / "m.pdf").read_bytes().startswith(b"%PDF")
    capsys.readouterr()
    assert main([*given, "nothing", *period, str(tmp_path / "n.png")]) == 1
    told = capsys.readouterr().err
    assert "Không có hình nothing" in told
    assert all(name in told for name in MAKERS)
    assert main([*given, "map", *period, str(tmp_path / "m.gif")]) == 2
    assert ".png, .svg, .pdf" in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["m.pdf"]


def test_a_figure_without_numbers_is_not_drawn(
    demo_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "home").mkdir()
    shutil.copy(demo_home / "warehouse.duckdb", tmp_path / "home")
    with duckdb.connect(str(tmp_path / "home" / "warehouse.duckdb")) as opened:
        opened.execute("delete from lagging")
    given = ["--home", str(tmp_path / "home"), "picture", "causes", "--period", "2025-10"]
    assert main([*given, "--out", str(tmp_path / "c.png")]) == 1
    assert "không phải là bằng 0" in capsys.readouterr().err
    assert not (tmp_path / "c.png").exists()


def test_a_restated_figure_says_so(known: Edition) -> None:
    said = words(picture.document(known, "history", "svg"))
    assert "số đã chốt, nay tính ra khác" in said
    assert "nay tính ra khác" not in words(picture.document(known, "bars_teams", "svg"))


def test_the_same_figure_is_the_same_file_and_quick(demo: Edition) -> None:
    figure = picture.figure(demo, "history")
    for kind in ("png", "svg", "pdf"):
        first = still(figure, kind)  # type: ignore[arg-type]
        started = time.process_time()
        assert still(figure, kind) == first  # type: ignore[arg-type]
        assert time.process_time() - started < 1.0, kind  # half a second on a quiet machine
