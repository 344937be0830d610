"""Words of a list turned into codes, crosses and ticks into yes or no; nothing unknown is guessed."""

import datetime
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.text.codes import Words, code, codes, names
from etl.text.flags import flag

ROLES = Words(
    {"leader": ("Tổ trưởng", "TT"), "deputy": ("Tổ phó", "TP"), "member": ("Tổ viên", "TV", "thành viên")}
)
TOPICS = Words(
    {
        "online_public_services": ("DVCTT", "dịch vụ công trực tuyến"), "vneid": ("VNeID",),
        "ecommerce_ocop": ("TMĐT/OCOP", "TMĐT", "OCOP"), "school_health_station": ("trường/trạm y tế",),
        "news": ("tin, bài", "tin bài"), "tourism": ("du lịch",), "digital_day": ("10-10", "10/10"),
    }
)  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("Tổ trưởng", "leader"), ("TỔ TRƯỞNG", "leader"), (normalize("NFD", "tổ phó"), "deputy"),
        ("TV", "member"),
        (" Tổ  viên. ", "member"), ("leader", "leader"), ("Thành viên", "member"),
    ],
)  # fmt: skip
def test_code(cell: str, value: str) -> None:
    assert (code(cell, ROLES).value, code(cell, ROLES).rule) == (value, None)


def test_blank_code() -> None:
    for cell in (None, "", "-", "…"):
        assert (code(cell, ROLES).value, code(cell, ROLES).rule) == (None, None)
        assert (codes(cell, TOPICS).value, codes(cell, TOPICS).rule) == (None, None)


@pytest.mark.parametrize("cell", ["Phó tổ trưởng", "Trưởng thôn", 5, True, "Tổ trưởng - Bí thư", "To truong"])
def test_unknown_word_names_what_is_allowed(cell: object) -> None:
    read = code(cell, ROLES)  # type: ignore[arg-type]
    assert (read.value, read.rule, read.severity) == (None, "allowed_values", "error")
    assert "Tổ trưởng, Tổ phó, Tổ viên" in read.message
    assert str(cell) not in read.message.replace("Tổ trưởng, ", "")


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("Tổ trưởng – Bí thư", "leader"), ("Bí thư chi bộ - Tổ trưởng", "leader"),
        ("Tổ phó (Bí thư đoàn)", "deputy"),
        ("Tổ trưởng kiêm trưởng thôn", "leader"),
    ],
)  # fmt: skip
def test_post_beside_the_role_is_a_warning(cell: str, value: str) -> None:
    read = code(cell, ROLES, rest_rule="role_with_other_post")
    assert (read.value, read.rule, read.severity) == (value, "role_with_other_post", "warning")


@pytest.mark.parametrize("cell", ["Tổ trưởng, Tổ phó", "Phó tổ trưởng", "Trưởng thôn"])
def test_two_roles_or_none_stay_an_error(cell: str) -> None:
    assert code(cell, ROLES, rest_rule="role_with_other_post").rule == "allowed_values"


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("DVCTT; VNeID", ("online_public_services", "vneid")),
        ("DVCTT, VNeID", ("online_public_services", "vneid")),
        ("DVCTT + VNeID\ndu lịch", ("online_public_services", "vneid", "tourism")),
        ("TMĐT/OCOP", ("ecommerce_ocop",)),
        ("VNeID, TMĐT/OCOP", ("vneid", "ecommerce_ocop")),
        ("trường/trạm y tế/du lịch", ("school_health_station", "tourism")),
        ("DVCTT và VNeID", ("online_public_services", "vneid")), ("VNeID; VNeID", ("vneid",)),
        ("- DVCTT\n- VNeID", ("online_public_services", "vneid")), ("tin, bài", ("news",)),
        (datetime.datetime(2026, 10, 10), ("digital_day",)), ("tin, bài; 10/10", ("news", "digital_day")),
    ],
)  # fmt: skip
def test_list_of_codes(cell: str, value: tuple[str, ...]) -> None:
    assert (codes(cell, TOPICS).value, codes(cell, TOPICS).rule) == (value, None)


def test_one_unknown_word_makes_the_list_an_error() -> None:
    read = codes("DVCTT; bóng đá", TOPICS)
    assert (read.value, read.rule) == (None, "allowed_values")
    assert "VNeID" in read.message
    assert "bóng" not in read.message


def test_word_for_two_codes_is_refused() -> None:
    with pytest.raises(ValueError, match="two codes"):
        Words({"a": ("Khác",), "b": ("khác",)})


def test_free_names() -> None:
    assert names("Xóm 3;  Xóm Đông\nXóm 3, -").value == ("Xóm 3", "Xóm Đông")
    assert names(None).value is None


TOPIC_WORDS = st.sampled_from(["DVCTT", "VNeID", "TMĐT/OCOP", "du lịch", "tin, bài"])


@given(
    st.lists(TOPIC_WORDS, min_size=1, unique=True),
    st.sampled_from(["; ", ", ", "/", "+", "\n", " ; "]),
)
def test_every_separator_gives_the_same_list(words: list[str], mark: str) -> None:
    expected = tuple(code(word, TOPICS).value for word in words)
    assert codes(mark.join(words), TOPICS).value == expected


@pytest.mark.parametrize(
    "cell", ["x", "X", "(x)", "có", "Có", "1", 1, 1.0, True, "✓", "✔", "\uf0fc", "yes", "TRUE", "☑"]
)
def test_yes(cell: object) -> None:
    assert flag(cell).value is True  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "cell", [None, "", " ", "-", "//", "0", 0, 0.0, False, "không", "Không", "no", "false", "☐", "chưa"]
)
def test_no(cell: object) -> None:
    assert flag(cell).value is False  # type: ignore[arg-type]


@pytest.mark.parametrize("cell", ["2", 2, -1, 0.5, "nam", datetime.date(2025, 8, 1), float("nan")])
def test_neither(cell: object) -> None:
    read = flag(cell)  # type: ignore[arg-type]
    assert (read.value, read.rule, read.severity) == (None, "allowed_values", "error")


def test_words_of_the_form_are_added() -> None:
    words = Words({"1": ("x", "không phát sinh"), "0": ("chưa ký",)})
    assert flag("Không phát sinh", words).value is True
    assert flag("chưa ký", words).value is False
    assert flag("có", words).value is True
    assert flag("không phát sinh").rule == "allowed_values"
