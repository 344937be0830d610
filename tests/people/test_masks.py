"""What is shown to whoever gave no reason: family name and initials, two digits and three."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.audit import WORDS
from etl.people.masks import masked_name, masked_phone, spaced
from etl.people.reasons import LONGEST, PURPOSES, ReasonError, checked
from etl.text.phones import phone
from figures.labels import words

NAMED = frozenset({"Nguyễn Văn An", "Trần Thị Bình", "Đỗ Đức"})


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Mai", "M."),
        ("Nguyễn An", "Nguyễn A."),
        ("Nguyễn Văn An", "Nguyễn V. A."),
        ("đỗ thị ánh nga", "đỗ T. Á. N."),
        ("Lê Nguyễn Thị Hoài Ân", "Lê N. T. H. Â."),
        ("Công Tằng Tôn Nữ Bích Đào", "Công T. T. N. B. Đ."),
        ("", ""),
    ],
)
def test_a_name_is_masked(name: str, shown: str) -> None:
    assert masked_name(name) == shown


@pytest.mark.parametrize(
    "written",
    ["0912345678", "0912.345.678", "0912 345 678", "0912-345-678", "+84 912 345 678", "84912345678",
     "0084912345678", 912345678, 912345678.0, "912345678", "0912345678 (Zalo)", "'0912345678"],
)  # fmt: skip
def test_a_phone_is_masked_however_it_was_written(written: str | float) -> None:
    read = phone(written).value
    assert masked_phone(read) == "09•• ••• 678"
    assert spaced(read) == "0912 345 678"


def test_an_old_number_of_eleven_digits_is_masked_as_the_new_one() -> None:
    assert masked_phone(phone("01651234567").value) == "03•• ••• 567"


def test_no_phone_stays_none() -> None:
    assert masked_phone(None) is None
    assert spaced(None) is None


@given(st.lists(st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyớạ", min_size=2), min_size=2, max_size=6))
def test_of_given_names_no_more_than_a_letter_is_left(parts: list[str]) -> None:
    shown = masked_name(" ".join(parts)).split(" ")
    assert shown[0] == parts[0]
    assert [len(one) for one in shown[1:]] == [2] * (len(parts) - 1)


@pytest.mark.parametrize(
    "said",
    [
        "Nhắc nộp báo cáo tháng 11/2026",
        "Hỏi vì sao thôn 14161-001 chưa có số liệu",
        "Mời họp ngày 25/11/2026, 8 giờ",
    ],
)
def test_a_reason_is_taken_and_fits_the_log(said: str) -> None:
    assert checked(f"  {said.replace(' ', '   ')} ", NAMED) == said
    assert WORDS.fullmatch(said)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("gọi nhắc", "10 đến 200"),
        (" " * 30, "10 đến 200"),
        ("x" * (LONGEST + 1), "10 đến 200"),
        ("Gọi 0912345678 để nhắc", "dãy số"),
        ("Gọi 0912 345 678 để nhắc", "dãy số"),
        ("Gọi 0-9-1-2-3-4-5-6-7-8 nhé", "dãy số"),
        ("Số căn cước 036090001234", "dãy số"),
        ("Đuôi số là 345678 phải không", "dãy số"),
        ("Nhắc anh Nguyễn Văn An nộp", "họ tên"),
        ("nhắc NGUYEN VAN AN nộp biểu", "họ tên"),
        ("nhắc do duc nộp báo cáo", "họ tên"),
        ("Nhắc <b>nộp</b> báo cáo", "ký tự lạ"),
    ],
)
def test_a_reason_that_says_too_little_or_too_much_is_refused(said: str, why: str) -> None:
    with pytest.raises(ReasonError, match=why):
        checked(said, NAMED)


def test_both_sides_know_the_same_purposes() -> None:
    assert words("calling_purpose") == PURPOSES
