"""Places written every which way, folders that say one thing and files another, archives and copies."""

from collections.abc import Sequence
from typing import Any

from tests.files.documents import zip_of
from tests.journey.sent import Case, headings, line, sheet
from tests.journey.ugly_rosters import HEAD, OPEN, TITLE
from tests.journey.world import people

_COUNTS = dict.fromkeys((
    "guided_households", "first_time_households", "cumulative_households", "cumulative_proficient_households",
    "people_guided_public_services", "people_guided_cashless_payment", "people_guided_ecommerce",
    "people_guided_self_protection", "people_guided_vneid", "people_guided_elderly",
    "people_guided_disabled", "outreach_sessions",
), 0)  # fmt: skip


def roster(*lines: str, size: int = 2) -> bytes:
    """A roster under these lines; the size makes its bytes differ from another's."""
    return sheet(*([text] for text in lines), TITLE, HEAD, *people(size))


def activity(*places: tuple[str, str]) -> bytes:
    """Form M03 with a row for each commune and hamlet code."""
    rows: list[Sequence[Any]] = [
        line("M03", commune_code=commune, hamlet_code=hamlet, period="2026-01", households=100, **_COUNTS)
        for commune, hamlet in places
    ]
    return sheet(headings("M03"), *rows)


def waits(commune: str, rule: str, column: str = "commune_code", rows: int = 2) -> str:
    """What is told of a roster that waits for one reason."""
    return f"M01 {commune} needs_review {rows}=0+{rows}\nE - {column} {rule}"


TWINS = roster("Đơn vị: Thôn Bắc", size=7)
INNER = zip_of({
    "14161/tay.xlsx": roster("Đơn vị: Thôn Tây", size=4),
    "13285-Phủ Lý/hai.xlsx": roster("Đơn vị: TDP 2 Châu Cầu", size=4),
    "lạc/hai.xlsx": roster("Đơn vị: TDP 2 Châu Cầu", size=5),
    "__MACOSX/._hai.xlsx": b"abc",
    "14161/Thumbs.db": b"abc",
})  # fmt: skip
OUTER = zip_of({"nam.xlsx": roster("Đơn vị: Thôn Nam", size=5), "sau/trong.zip": INNER})

CASES: list[Case] = [
    ("ten-moi.xlsx", roster("UBND XÃ GIAO MINH", "Đơn vị: Thôn Đông"), "M01 14161-001 accepted 2=2+0"),
    ("ten-nhu-huyen.xlsx", roster("UBND XÃ HẢI HẬU", "Đơn vị: Xóm 1"), "M01 14215-001 accepted 2=2+0"),
    ("chi-ten.xlsx", roster("Hải Hậu", "Đơn vị: Xóm 1"), waits("-", "commune_unknown")),
    ("chi-ten-sau-nhan.xlsx", roster("Tên xã/phường: Hải Hậu", "Đơn vị: Xóm 1"), waits("-",
     "name_of_district")),
    ("huyen-cu.xlsx", roster("HUYỆN HẢI HẬU", "Đơn vị: Xóm 1"), waits("-", "commune_unknown")),
    ("ten-xa-cu.xlsx", roster("UBND XÃ GIAO THIỆN", "Đơn vị: Thôn Đông"), waits("-", "old_unit")),
    ("ten-cu-trong-ngoac.xlsx", roster("UBND XÃ GIAO MINH (xã Giao Thiện cũ)", "Đơn vị: Thôn Đông"),
     "M01 14161-001 accepted 2=2+0"),
    ("bay-ten-trung.xlsx", roster("UBND XÃ THANH SƠN (KIM BẢNG)", "Đơn vị: Xóm 1"), waits("-", "old_unit")),
    ("bay-ten-trung-2.xlsx", roster("UBND XÃ THANH SƠN - HUYỆN KIM BẢNG", "Đơn vị: Xóm 1"), waits("-",
     "old_unit")),
    ("dung-huyen-cu.xlsx", roster("UBND XÃ GIAO  MINH – HUYỆN GIAO THUỶ", "Đơn vị: Thôn Đông"),
     "M01 14161-001 accepted 2=2+0"),
    ("hai-xa.xlsx", roster("UBND XÃ GIAO MINH", "Gửi UBND xã Hải Hậu", "Đơn vị: Thôn Đông"),
     waits("-", "several_communes")),
    ("khong-dau.xlsx", roster("UBND XA GIAO MINH", "Đơn vị: Thôn Đông"), waits("-", "blank_place")),
    ("to-trung-ten.xlsx", roster("Đơn vị: Tổ dân phố 2, phường Phủ Lý"),
     waits("13285", "ambiguous_hamlet", "hamlet_code")),
    ("to-kem-phuong-cu.xlsx", roster("UBND PHƯỜNG PHỦ LÝ", "Đơn vị: TDP 2 Châu Cầu"),
     "M01 13285-002 accepted 2=2+0"),
    ("to-trong-ngoac.xlsx", roster("UBND PHƯỜNG PHỦ LÍ", "Đơn vị: Tổ dân phố số 02 (Quang Trung)"),
     "M01 13285-001 accepted 2=2+0"),
    ("to-khong-trung.xlsx", roster("UBND PHƯỜNG PHỦ LÝ", "Đơn vị: Tổ dân phố số 03"),
     "M01 13285-004 accepted 2=2+0"),
    ("khac-loai.xlsx", roster("UBND XÃ GIAO MINH", "Đơn vị: Xóm Đông"), waits("14161", "wrong_hamlet_type",
     "hamlet_code")),
    ("13285 Phủ Lý/cua-xa-khac.xlsx", roster("UBND XÃ GIAO MINH", "Đơn vị: Thôn Đông", size=3),
     waits("13285", "commune_conflict", rows=3)),
    ("13285/ma-xa-khac.xlsx", roster("Mã xã: 14161", "Đơn vị: Thôn Đông"), waits("13285",
     "commune_conflict")),
    ("13285/dong-xa-khac.xlsx", activity(("14161", "14161-001")), """M03 13285 needs_review 1=0+1
        E - commune_code commune_conflict"""),
    ("14161_Giao Minh/thang-8/sau.xlsx", roster("Đơn vị: Thôn Đông", size=6), "M01 14161-001 accepted 6=6+0"),
    ("Giao Minh/ten-thu-muc.xlsx", roster("Đơn vị: Thôn Đông", size=7), waits("-", "commune_unknown",
     rows=7)),
    ("99999/ma-la.xlsx", roster("Đơn vị: Thôn Đông", size=8), waits("-", "commune_unknown", rows=8)),
    ("nhieu-xa.xlsx", activity(("14161", "14161-001"), ("13285", "13285-001"), ("14161", "13285-002"),
                               ("99999", "99999-001")), """
        M03 14161 partly 2=1+1
        E 4 hamlet_code same_commune
        M03 13285 accepted 1=1+0
        M03 99999 rejected 1=0+1
        E 5 commune_code known_commune
        E 5 hamlet_code known_hamlet"""),
    ("14161/mot.xlsx", TWINS, "M01 14161-004 duplicate 0=0+0"),
    ("14161/mot-ban-sao.xlsx", TWINS, "M01 14161-004 accepted 7=7+0"),
    ("13285/mot.xlsx", TWINS, waits("13285", "unknown_hamlet", "hamlet_code", rows=7)),
    ("14161/Mau trong.docx.xlsx", roster(OPEN, size=9), waits("14161", "blank_place", "hamlet_code", rows=9)),
    ("14161/sau do/thôn Nam.xlsx", roster(OPEN, size=9), """M01 14161-003 accepted 9=9+0
        W - hamlet_code hamlet_from_file_name"""),
    ("goi.zip", INNER, ""),
    ("14161.zip", OUTER, ""),
]  # fmt: skip

INSIDE = {
    "goi.zip/14161/tay.xlsx": "M01 14161-002 accepted 4=4+0",
    "goi.zip/13285-Phủ Lý/hai.xlsx": "M01 13285-002 accepted 4=4+0",
    "goi.zip/lạc/hai.xlsx": waits("-", "commune_unknown", rows=5),
    "14161.zip/nam.xlsx": "M01 14161-003 accepted 5=5+0",
    "14161.zip/sau/trong.zip": "- 14161 rejected 0=0+0\nE - - nested_archive",
}
"""What is told of the files inside the archives."""
