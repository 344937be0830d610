"""On paper: the header with the answer on the first page, a long table to its last row, nothing to press."""

import io

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

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
