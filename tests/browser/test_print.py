"""On paper: the header with the answer on the first page, a long table to its last row, in light."""

import io
import re

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from figures.theme import DARK, LIGHT
from tests.browser.visitor import visit

pytestmark = pytest.mark.xdist_group("browser")


def _pages(paper: bytes) -> list[str]:
    """The words of each page, one blank between any two."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(paper)).pages]


@pytest.mark.parametrize(
    ("paper", "landscape", "scheme"), [("A4", False, "light"), ("A4", False, "dark"), ("A3", True, "light")]
)
def test_a_long_table_is_printed_whole(
    opened: Browser, address: str, paper: str, landscape: bool, scheme: str
) -> None:
    with visit(opened, f"{address}/xa-phuong-cham?period=2026-11&show=all", scheme=scheme) as seen:
        page = seen.settled().page
        rows = page.locator(".sheet.long tbody tr td:first-child b").all_inner_texts()
        first = page.locator(".answer p").first.inner_text()
        pages = _pages(page.pdf(format=paper, landscape=landscape))
        whole = " ".join(pages)
        assert len(rows) > 40
        assert [row for row in rows if row not in whole] == []
        assert "SỐ LIỆU MÔ PHỎNG" in pages[0]
        assert "Kỳ Tháng 11/2026" in pages[0]
        assert " ".join(first.split())[:40] in pages[0]
        assert "Toàn tỉnh (129)" in pages[0]
        assert "Mở hồ sơ" not in whole
        assert page.locator(".answer.above, header.screen .answer").count() == 0


def test_the_dark_screen_is_printed_in_the_colours_of_the_light_one(opened: Browser, address: str) -> None:
    swatches = "[...document.querySelectorAll('.legend i')].map(one => one.getAttribute('style'))"
    dots = """() => { const map = document.querySelector('canvas.paper'), seen = {};
        const dots = map.getContext('2d').getImageData(0, 0, map.width, map.height).data;
        for (let i = 0; i < dots.length; i += 4) {
            const colour = '#' + [...dots.slice(i, i + 3)].map(c => c.toString(16).padStart(2, '0')).join('');
            seen[colour.toUpperCase()] = (seen[colour.toUpperCase()] ?? 0) + 1;
        } return seen; }"""
    with visit(opened, f"{address}/?form=bubble") as seen:
        light = seen.settled().page.evaluate(swatches)
    with visit(opened, f"{address}/?form=bubble", scheme="dark") as seen:
        page = seen.settled().page
        dark = page.evaluate(swatches)
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        printed = [re.sub(r"rgb\((\d+),(\d+),(\d+)\)", _hex, style) for style in page.evaluate(swatches)]
        colours = page.evaluate(dots)
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert [style.upper() for style in printed] == [style.upper() for style in light] != dark
        assert page.evaluate(swatches) == dark
        drawn = sorted(colours, key=colours.__getitem__, reverse=True)[:6]
        assert LIGHT.surface in drawn
        assert len(set(drawn) & set(LIGHT.coverage)) >= 3
        assert not set(drawn) & set(DARK.coverage)


def _hex(found: re.Match[str]) -> str:
    return "#" + "".join(f"{int(part):02x}" for part in found.groups())
