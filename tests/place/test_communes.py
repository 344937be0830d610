"""Communes are found exactly in every way of writing them, and never where the text could mean another."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import reference
from etl.place import Found, Gazetteer, NotFound
from etl.text.normal import key

G = Gazetteer.from_reference()
COMMUNES = reference.rows("communes")
OLD = reference.rows("old_units")
CODES = {row["code"] for row in COMMUNES}
NAMES = {key(row["name"]): row["code"] for row in COMMUNES}
NEW_STYLE = {
    "òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ", "ùy": "uỳ", "úy": "uý", "ủy": "uỷ",
}  # fmt: skip
SPACES = "\u00a0 "


def _new_style(text):
    words = text.split()
    for old, new in NEW_STYLE.items():
        words = [
            word[: -len(old)] + new if word.lower().endswith(old) and word.lower()[-3:-2] != "q" else word
            for word in words
        ]
    return " ".join(words)


def _ways(row):
    full, short = row["full_name"], {"xã": "X.", "phường": "P."}[row["type"]]
    yield from (
        full,
        full.lower(),
        full.upper(),
        unicodedata.normalize("NFD", full),
        f"UBND {full}",
        row["code"],
    )
    yield from (_new_style(full), _new_style(full).upper(), f"{short}{row['name']}", f"{short} {row['name']}")
    yield from (full.join("  ").replace(" ", SPACES), f"Ủy ban nhân dân {full}", f"{row['code']} - {full}")
    yield from (f"{full}, tỉnh Ninh Bình", f"{row['type']}: {row['name']}", f"{row['code']}-001")


@pytest.mark.parametrize("row", COMMUNES, ids=[row["slug"] for row in COMMUNES])
def test_every_commune_in_every_writing(row):
    for way in _ways(row):
        assert G.commune(way) == Found(row["code"]), way
    assert G.commune(int(row["code"])) == G.commune(float(row["code"])) == Found(row["code"])
    assert G.full_name(row["code"]) == row["full_name"]


def test_tone_folding_is_put_to_the_test():
    assert sum(_new_style(row["full_name"]) != row["full_name"] for row in COMMUNES) >= 1


def test_other_spellings_are_found():
    for row in reference.rows("aliases"):
        type_ = next(r["type"] for r in COMMUNES if r["code"] == row["commune_code"])
        assert G.commune(f"{type_} {row['alias']}") == Found(row["commune_code"])


def test_the_22_district_names_need_their_type_word():
    districts = {
        key(row["old_district"]).split(" ", 1 if row["old_district"].startswith("Huyện") else 2)[-1]
        for row in OLD
    }
    named = [row for row in COMMUNES if key(row["name"]) in districts]
    assert len(named) == 22
    for row in named:
        assert G.commune(row["full_name"]) == Found(row["code"])
        assert (bare := G.commune(row["name"])).rule == "name_of_district"
        assert bare.candidates[0] == row["code"]


@pytest.mark.parametrize("district", sorted({row["old_district"] for row in OLD}))
def test_old_districts_are_never_communes(district):
    for text in (district, f"UBND {district.upper()}"):
        for found in (G.commune(text), G.find_in_lines([text])):
            assert isinstance(found, NotFound)
            assert found.rule == "old_district"
            assert "cũ" in found.message


@pytest.mark.parametrize(
    "text", ["huyện Hải Hậu", "H. Hải Hậu", "TP. Nam Định", "TX Duy Tiên", "Thành phố Hoa Lư"]
)
def test_district_words_in_short(text):
    assert G.commune(text).rule == "old_district"


@pytest.mark.parametrize("name", ["Nam Định", "Hà Nam"])
def test_old_provinces(name):
    assert G.commune(f"tỉnh {name}").rule == "old_province"
    assert G.commune(name).rule == "name_of_district"
    assert isinstance(G.commune(f"phường {name}"), Found)


def test_no_old_unit_is_ever_taken_for_another_commune():
    for row in OLD:
        gone_to = {other["new_code"] for other in OLD if other["old_code"] == row["old_code"]}
        typed = f"{row['old_type']} {row['old_name']}"
        everywhere = (
            f"{typed}, {row['old_district']}",
            f"{typed} (cũ)",
            f"{row['old_name']}, {row['old_district']}",
        )
        for text in everywhere:
            found = G.commune(text)
            assert isinstance(found, NotFound), text
        for text in (typed, row["old_name"]):
            found = G.commune(text)
            if isinstance(found, Found):  # the name is also a commune's: the one of that name, no other
                assert found.code == NAMES[key(row["old_name"])]
            else:
                assert gone_to <= set(found.candidates)
        if row["old_code"] not in CODES:
            assert G.commune(row["old_code"]).rule == "old_code"
            assert gone_to <= set(G.commune(row["old_code"]).candidates)


@pytest.mark.parametrize(
    ("name", "new", "elsewhere"),
    [
        ("Thanh Sơn", "xã Thanh Sơn", "thị xã Kim Bảng"),
        ("Ninh Giang", "xã Ninh Giang", "thành phố Hoa Lư"),
        ("Yên Đồng", "xã Yên Đồng", "huyện Yên Mô"),
        ("Bình Minh", "xã Bình Minh", "huyện Nam Trực"),
        ("Yên Thắng", "phường Yên Thắng", "huyện Ý Yên"),
        ("Yên Khánh", "xã Yên Khánh", "huyện Ý Yên"),
        ("Hồng Quang", "phường Hồng Quang", "huyện Ý Yên"),
    ],
)
def test_old_names_that_now_mean_another_place(name, new, elsewhere):
    assert G.commune(new) == Found(NAMES[key(name)])
    assert G.commune(name).rule in ("name_of_old_unit", "name_of_district")
    for text in (f"xã {name}, {elsewhere}", f"phường {name}, {elsewhere}"):
        assert isinstance(G.commune(text), NotFound)
    assert isinstance(G.find_in_lines([f"UBND {elsewhere.upper()}", f"XÃ {name.upper()}"]), NotFound)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("xã Tân Thành", "old_unit"), ("xã Vũ Bản", "old_unit"), ("xã Nghĩa Hùng", "old_unit"),
        ("phường Giao Minh", "wrong_type"), ("xã Giao Mình", "unknown_commune"),
        ("Xa Giao Minh", "no_diacritics"), ("xã Giao Minh, xã Giao Hoà", "several_communes"),
        ("13285 - Xã Giao Minh", "code_name_conflict"), ("99999", "unknown_code"), ("13294", "old_code"),
        ("xã Thanh Sơn, tỉnh Phú Thọ", "other_district"), ("xã Giao Minh, huyện Hải Hậu", "other_district"),
        ("", "blank_place"), ("tổ cấp xã", "blank_place"), ("hợp tác xã Bình Minh", "unknown_commune"),
        ("xã Quang Trung", "old_unit"), ("xã Giao Minh A", "unknown_commune"), ("xã Giao", "unknown_commune"),
    ],
)  # fmt: skip
def test_what_waits_for_review_and_why(text, rule):
    found = G.commune(text)
    assert isinstance(found, NotFound)
    assert found.rule == rule
    assert found.message.endswith(".")
    assert set(found.candidates) <= CODES


def test_a_habit_of_naming_the_old_district_is_no_harm_where_only_the_new_unit_has_the_name():
    assert G.commune("xã Giao Minh, huyện Giao Thủy, tỉnh Nam Định") == Found("14161")
    assert G.commune("Giao Minh, Giao Thuỷ, Nam Định") == Found("14161")


@pytest.mark.parametrize(
    "pair",
    list(
        pairwise(
        [
            "Hải An", "Hải Anh", "Nam Ninh", "Nam Minh", "Nam Hồng", "Nam Đồng", "Xuân Hồng",
            "Xuân Hưng", "Giao Ninh", "Giao Minh", "Giao Bình", "Giao Hưng", "Gia Hưng", "Bình Giang",
            "Ninh Giang", "Thanh Lâm", "Thanh Liêm", "Minh Tân", "Tân Minh", "Duy Tân", "Duy Tiên",
        ]
        )
    ),
    ids=" / ".join,
)  # fmt: skip
def test_near_pairs_stay_apart(pair):
    codes = [NAMES[key(name)] for name in pair]
    types = [next(row["type"] for row in COMMUNES if row["code"] == code) for code in codes]
    found = [G.commune(f"{type_} {name}") for type_, name in zip(types, pair, strict=True)]
    assert found == [Found(codes[0]), Found(codes[1])]
    assert codes[0] != codes[1]


LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụưỳýỷỹỵấầẩẫậắằếềểễệốồổỗộớờởỡợứừửữự "


@given(
    st.sampled_from(COMMUNES),
    st.sampled_from(["swap", "drop", "add"]),
    st.integers(0, 40),
    st.sampled_from(LETTERS),
)
def test_one_letter_wrong_never_gives_another_commune(row, edit, position, letter):
    name = row["name"].lower()
    at = position % len(name)
    edited = name[:at] + {"swap": letter, "drop": "", "add": letter + name[at]}[edit] + name[at + 1 :]
    found = G.commune(f"{row['type']} {edited}")
    if isinstance(found, Found):
        assert NAMES.get(key(edited)) == found.code or G.commune(f"{row['type']} {key(edited)}") == found
        assert found.code == row["code"] or key(edited) in NAMES


@given(st.text(max_size=60))
def test_any_text_gives_an_answer(text):
    for found in (G.commune(text), G.find_in_lines(text.splitlines())):
        assert isinstance(found, Found | NotFound)
