"""A wrong command line is told in Vietnamese, with what is missing and how it is called."""

import pytest

from etl.cli import main


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([], "còn thiếu: LỆNH"),
        (["values"], "còn thiếu: --period"),
        (["build", "--now"], "không có tùy chọn: --now"),
        (["build", "--as-of"], "--as-of cần có giá trị đi kèm"),
        (["build", "--as-of", "hôm nay"], "ngày không đọc được: 'hôm nay'"),
        (
            ["values", "--period", "2026-11", "--level", "village"],
            "--level không nhận 'village'; chọn một trong",
        ),
        (["passport", "C1", "--period", "2026-11", "--part", "một"], "--part phải là số nguyên"),
        (["boundaries"], "cần một trong: FILE --download --remove"),
        (["boundaries", "a.json", "--remove"], "không dùng --remove cùng với FILE"),
        (["gửi"], "không nhận 'gửi'; chọn một trong"),
    ],
)
def test_what_is_wrong_is_said(given: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(given)
    told = capsys.readouterr()
    assert left.value.code == 2
    assert told.out == ""
    assert told.err.startswith("Lệnh chưa đúng: ")
    assert said in told.err
    assert "Cách gọi: python -m etl" in told.err
    assert "error" not in told.err
