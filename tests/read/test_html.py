"""Web pages that programs save under the name of an .xls."""

import pytest

from etl.read.document import Refusal, Sheet
from etl.read.reader import read_document


def read(page: str, encoding: str = "utf-8") -> list[Sheet]:
    return read_document(page.encode(encoding), "báo-cáo.xls").sheets


def test_spans_become_merged_ranges() -> None:
    (sheet,) = read(
        "<html><table><tr><th rowspan=2>STT<th colspan=2>Thiết bị</tr><tr><td>Máy<td>Điện thoại</tr>"
        "<tr><td>1<td>2<td>3</table></html>"
    )
    assert sheet.rows == [["STT", "Thiết bị", None], [None, "Máy", "Điện thoại"], ["1", "2", "3"]]
    assert sheet.merges == [(0, 0, 1, 0), (0, 1, 0, 2)]


def test_tables_inside_a_layout_table_with_the_lines_above() -> None:
    sheets = read(
        "<html><body><table><tr><td><p>Thôn 1</p><table><tr><td>a</td></tr></table>"
        "<h3>Thôn&nbsp;2</h3><table><tr><td>b<br>c</td></tr></table></td></tr></table></body></html>"
    )
    assert [(sheet.name, sheet.rows, sheet.before) for sheet in sheets] == [
        ("Bảng 1", [["a"]], ["Thôn 1"]),
        ("Bảng 2", [["b c"]], ["Thôn 2"]),
    ]


def test_declared_encoding() -> None:
    page = "<html><meta charset='windows-1252'><table><tr><td>café – đ</td></tr></table>".replace(" – đ", "")
    assert read(page, "windows-1252")[0].rows == [["café"]]


def test_script_and_style_are_no_text() -> None:
    (sheet,) = read("<table><tr><td><style>x{}</style><script>alert(1)</script>a</td></tr></table>")
    assert sheet.rows == [["a"]]


@pytest.mark.parametrize(
    "page", ["<html><body>Không có bảng</body></html>", "<html><table><tr><td>&nbsp;</td></tr></table>"]
)
def test_page_without_a_filled_table_is_refused(page: str) -> None:
    with pytest.raises(Refusal) as caught:
        read(page)
    assert caught.value.rule == "no_table"


def test_huge_spans_are_bounded() -> None:
    (sheet,) = read("<table><tr><td rowspan=99999999 colspan=99999999>a</td></tr><tr><td>b</td></tr></table>")
    assert len(sheet.rows) == 2
    assert max(map(len, sheet.rows)) <= 2000
