"""Old-font text is found and read exactly; real Vietnamese and other Latin text is never touched."""

from collections.abc import Callable
from unicodedata import normalize

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from etl.text.legacy_fonts import convert, font_of
from tests.text.old_fonts import tcvn_characters, to_tcvn3, to_vni

PEOPLE = """
Nguyễn Văn An; Trần Thị Bích; Lê Hoàng Hải; Phạm Minh Đức; Vũ Thị Thuý; Đỗ Quang Huy; Bùi Thị Hằng; Đinh Văn
Khuê; Hoàng Thị Ngọc Ánh; Ngô Đình Quý; Phan Thị Tuyết; Đặng Xuân Trường; Mai Thị Yến; Lương Văn Tụy; Trịnh
Thị Mỵ; Tạ Quốc Việt; Nguyễn Thị Nguyệt Nga; Dương Khắc Huỳnh; Lã Thị Hiền; Phùng Chí Kiên
"""
PLACES = """
Phủ Lý; Duy Tiên; Đồng Văn; Tiên Sơn; Hà Nam; Kim Bảng; Lê Hồ; Nguyễn Úy; Kim Thanh; Tam Chúc; Lý Thường
Kiệt; Liêm Hà; Tân Thanh; Thanh Bình; Thanh Lâm; Thanh Liêm; Bình Mỹ; Bình Lục; Bình An; Lý Nhân; Nam Xang;
Trần Thương; Vĩnh Trụ; Nhân Hà; Nam Lý; Nam Định; Đông A; Thành Nam; Mỹ Lộc; Vụ Bản; Minh Tân; Hiển Khánh; Ý
Yên; Phong Doanh; Vạn Thắng; Yên Cường; Nghĩa Hưng; Rạng Đông; Quỹ Nhất; Vị Khê; Cổ Lễ; Cát Thành; Ninh
Cường; Giao Thuỷ; Giao Hoà; Hải Hậu; Hải Thịnh; Hoa Lư; Tam Điệp; Cúc Phương; Nho Quan; Quỳnh Lưu; Gia Viễn;
Gia Trấn; Đại Hoàng; Yên Khánh; Phát Diệm; Kim Sơn; Định Hoá; Yên Từ; Bình Minh; Thanh Hà; Tô Hiệu; Xã Ngô
Xá
"""
PROSE = [
    (
        "Khẩn trương rà soát, lập danh sách Tổ công nghệ số cộng đồng tại các thôn, xóm, lấy lực lượng đoàn "
        "viên làm nòng cốt."
    ),
    (
        "Tích cực triển khai các hoạt động hướng dẫn người dân sử dụng dịch vụ công trực tuyến (DVCTT) và "
        "thanh toán số."
    ),
    (
        "Số hộ được hướng dẫn lũy kế; lượt người được hỗ trợ kích hoạt; người cao tuổi, người khuyết tật 60 "
        "tuổi trở lên"
    ),
    "Phòng Văn hóa và Xã hội chủ trì, UBND xã kiểm tra; báo cáo trước ngày 15/8/2025",
    "Điểm lõm sóng ở xóm 3, chất lượng kém, cần đo lại trong quý này",
]
TONED_CAPITALS = "ÁÀẢÃẠẤÚÝ"  # .VnTime has none: they are typed in its font of capitals
NAMES = [name.strip() for name in f"{PEOPLE};{PLACES}".replace("\n", " ").split(";")]
FOREIGN = [
    "café", "résumé", "Nestlé Việt", "Beyoncé", "München", "São Paulo", "5 µm", "20°15'30\"", "© 2025",
    "Viettel®", "m² đất",
    "§ 3", "1½ giờ", "«Lê Bình»", "A · B", "Noël", "±5", "£5", "N° 12", "50% ÷ 60%", "3 × 4", "naïve",
    "PM2,5 µg/m³", "Nam¹",
]  # fmt: skip


@pytest.mark.parametrize("text", [*NAMES, *PROSE, *FOREIGN, "", "Thon 3", "Tổ trưởng"])
def test_real_text_is_not_touched(text: str) -> None:
    for shape in (text, text.upper(), text.lower(), normalize("NFD", text), f"{text}\n{text}"):
        assert convert(shape) == (shape, None)
    for word in text.split():
        assert convert(word) == (word, None)


@pytest.mark.parametrize(
    ("typed", "read", "font"),
    [
        ("NguyÔn V¨n Tó", "Nguyễn Văn Tú", "tcvn3"), ("Tæ tr\u00adëng", "Tổ trưởng", "tcvn3"),
        ("§ç ThÞ BÐ", "Đỗ Thị Bé", "tcvn3"), ("Th«n 3, x· Giao Hoµ", "Thôn 3, xã Giao Hoà", "tcvn3"),
        ("T«", "Tô", "tcvn3"), ("H§ND x·", "HĐND xã", "tcvn3"), ("NGUYÔN V¡N BÝ", "NGUYỄN VĂN BÍ", "tcvn3"),
        ("Nguyeãn Vaên Tuù", "Nguyễn Văn Tú", "vni"), ("NGUYEÃN VAÊN TUÙ", "NGUYỄN VĂN TÚ", "vni"),
        ("Toå tröôûng", "Tổ trưởng", "vni"), ("Ñoã Thò Beù", "Đỗ Thị Bé", "vni"),
        ("HÑND xaõ", "HĐND xã", "vni"),
        ("\uf054\uf0ab", "Tô", "tcvn3"), ("Aµ Rîp", "À Rợp", "tcvn3"), ("TR¢ÇN THIÞ", "TRẦN THỊ", "tcvn3"),
    ],
)  # fmt: skip
def test_worked_examples(typed: str, read: str, font: str) -> None:
    assert convert(typed) == (read, font)


@pytest.mark.parametrize(
    "text", ["Nam Lý", "Hà Nam", "Bình", "Thanh Hà", "Lê Thành", "Hoàng Hà", "Cã", "Thò"]
)
def test_what_reads_well_as_it_stands_is_not_guessed(text: str) -> None:
    assert convert(text) == (text, None)


def _check(texts: list[str], typed: list[str], font: str) -> None:
    """Nothing is read wrongly; almost everything is found; all of it once the font of the table is known."""
    old = [(text, shape) for text, shape in zip(texts, typed, strict=True) if text != shape]
    found = [(text, *convert(shape)) for text, shape in old]
    assert all(read == text and name == font for text, read, name in found if name)
    assert sum(name is not None for _, _, name in found) > 0.9 * len(old)
    assert font_of(typed) == font
    assert [convert(shape, font) for _, shape in old] == [(text, font) for text, _ in old]


@pytest.mark.parametrize("change", [str, str.upper])
def test_vni_is_read_back_exactly(change: Callable[[str], str]) -> None:
    texts = [change(text) for text in (*PROSE, *NAMES)]
    _check(texts, [to_vni(text) for text in texts], "vni")


def test_tcvn3_is_read_back_exactly() -> None:
    table = tcvn_characters()
    texts = [text for text in (*PROSE, *NAMES) if not any(letter in TONED_CAPITALS for letter in text)]
    _check(texts, [to_tcvn3(text, table) for text in texts], "tcvn3")


def test_tcvn3_in_capitals_is_read_back() -> None:
    table = tcvn_characters()
    for text in PROSE:
        assert convert(to_tcvn3(text.upper(), table)) == (text.upper(), "tcvn3")


def test_unicode_table_with_one_odd_text_has_no_old_font() -> None:
    assert font_of([*NAMES, "NguyÔn V¨n Tó"]) is None
    assert font_of(["Thon 1", "STT", ""]) is None


@given(st.lists(st.sampled_from(NAMES), min_size=3, max_size=8, unique=True))
def test_any_row_of_names_is_read_back(names: list[str]) -> None:
    text = ", ".join(names)
    read, font = convert(to_vni(text))
    assume(font is not None)
    assert read == text


@given(st.text() | st.text(alphabet=[chr(code) for code in range(0x20, 0x100)]))
def test_conversion_is_settled_after_one_go_and_never_fails(text: str) -> None:
    read, font = convert(text)
    assert (read == text) or font in ("tcvn3", "vni")
    if text.isascii():
        assert (read, font) == (text, None)
