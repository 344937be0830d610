"""Hamlets are found by their exact type word and name in one commune; names that repeat are not."""

import pytest

from etl.place import Found, Gazetteer, NotFound


def _row(code, name, type_, old="", aliases=()):
    return {
        "hamlet_code": code, "commune_code": code[:5], "hamlet_name": name, "hamlet_type": type_,
        "old_commune": old, "aliases": list(aliases),
    }  # fmt: skip


G = Gazetteer.from_reference(
    [
        _row("14329-001", "2", "to_dan_pho", "Phường Đông Thành"),
        _row("14329-002", "2", "to_dan_pho", "Ninh Nhất"),
        _row("14329-003", "2", "to_dan_pho", "phường Bích Đào"),
        _row("14329-004", "3 Đông Thành", "to_dan_pho", "Đông Thành"),
        _row("14329-000", "Phường Hoa Lư", "commune"),
        _row("14161-001", "3", "thon", "Giao Thiện"),
        _row("14161-002", "Xóm 3", "xóm", "Giao Hương"),
        _row("14161-003", "Hoà Bình", "thon", "", ["Xóm Đông", "Thôn 12"]),
        _row("14161-004", "07", "thon"),
        _row("14182-001", "7", "thon"),
    ]
)


@pytest.mark.parametrize(
    ("commune", "text", "code"),
    [
        ("14161", "Thôn 3", "14161-001"),
        ("14161", "THÔN 03", "14161-001"),
        ("14161", "thôn số 3", "14161-001"),
        ("14161", "Thôn3", "14161-001"),
        ("14161", "Xóm 3", "14161-002"),
        ("14161", "Thôn Hòa Bình", "14161-003"),
        ("14161", "hoà bình", "14161-003"),
        ("14161", "Xóm Đông", "14161-003"),
        ("14161", "Thôn 12", "14161-003"),
        ("14161", "Thôn (xóm) 7", "14161-004"),
        ("14161", "Đơn vị: Thôn (xóm) Hoà Bình", "14161-003"),
        ("14161", "Thôn 3, xã Giao Minh", "14161-001"),
        ("14161", "3 Giao Hương", "14161-002"),
        ("14161", "Thôn 3 (xã Giao Thiện cũ)", "14161-001"),
        ("14161", "14161-002", "14161-002"),
        ("14182", "Thôn 7", "14182-001"),
        ("14329", "Tổ dân phố 2 Đông Thành", "14329-001"),
        ("14329", "TDP 2 Ninh Nhất", "14329-002"),
        ("14329", "TDP số 02 (Bích Đào)", "14329-003"),
        ("14329", "Tổ dân phố 3 Đông Thành", "14329-004"),
    ],
)
def test_found(commune, text, code):
    assert G.hamlet(commune, text) == Found(code)


def test_the_old_commune_tells_repeated_numbers_apart():
    assert G.hamlet("14329", "Tổ dân phố 2", "phường Ninh Nhất") == Found("14329-002")
    assert G.hamlet("14329", "Tổ dân phố 2", "Vân Giang").rule == "wrong_hamlet_type"


@pytest.mark.parametrize(
    ("commune", "text", "rule", "candidates"),
    [
        ("14329", "Tổ dân phố 2", "ambiguous_hamlet", ("14329-001", "14329-002", "14329-003")),
        ("14161", "3", "ambiguous_hamlet", ("14161-001", "14161-002")),
        ("14161", "Bản Hòa Bình", "wrong_hamlet_type", ("14161-003",)),
        ("14329", "Tổ dân phố 3", "unknown_hamlet", ()),
        ("14161", "Thôn 4", "unknown_hamlet", ()),
        ("14161", "Thôn Hòa Bìn", "unknown_hamlet", ()),
        ("14182", "Thôn Hòa Bình", "unknown_hamlet", ()),
        ("14161", "Thôn (xóm)……", "blank_place", ()),
        ("14161", "14182-001", "other_commune", ()),
        ("14161", "14161-099", "unknown_hamlet_code", ()),
        ("13294", "Thôn 3", "unknown_commune", ()),
        ("14329", "Phường Hoa Lư", "unknown_hamlet", ()),
    ],
)
def test_waits_for_review(commune, text, rule, candidates):
    found = G.hamlet(commune, text)
    assert isinstance(found, NotFound)
    assert (found.rule, found.candidates) == (rule, candidates)
