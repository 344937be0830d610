"""Family A: who the members of the teams are, and how many households each of them has to serve."""

from etl.indicators import make_up
from etl.indicators.declaration import Indicator

FAMILY = "Kiện toàn Tổ"

A7 = Indicator(
    code="A7",
    family=FAMILY,
    name="Số hộ bình quân / thành viên",
    short_name="Số hộ trên một thành viên",
    unit="hộ/người",
    better="down",
    kind="ratio",
    tier="t2",
    grains=("hamlet", "commune", "province"),
    definition=(
        "Số hộ của các thôn chia cho số thành viên khác nhau của Tổ cấp thôn; thôn chưa có danh sách vẫn "
        "tính số hộ. Không tính thành viên Tổ cấp xã. Không đặt chỉ tiêu, mức thường gặp khoảng 25–40 hộ "
        "một người."
    ),
    numerator_text="Số hộ của các thôn còn hiệu lực (M10)",
    denominator_text="Số thành viên khác nhau của Tổ cấp thôn (M01)",
    duties=("T1.1",),
    forms=("M01", "M10"),
    source="computed",
    counted_by="hamlet",
    reporting_unit="hamlet",
    counts=make_up.households_a_member,
    province_adds="more",
)

A8 = Indicator(
    code="A8",
    family=FAMILY,
    name="Tỷ lệ thành viên có SĐT hợp lệ (đăng ký Zalo)",
    short_name="Thành viên có số điện thoại hợp lệ",
    unit="%",
    better="up",
    kind="as_of",
    tier="t1",
    grains=("hamlet", "commune", "province"),
    definition=(
        "Tỷ lệ thành viên Tổ cấp thôn có số điện thoại đúng 10 số, đầu 03, 05, 07, 08 hoặc 09 sau khi chuẩn"
        " hoá, trên số thành viên khác nhau của các danh sách đã nhận."
    ),
    numerator_text="Số thành viên có số điện thoại hợp lệ (M01)",
    denominator_text="Số thành viên khác nhau trong danh sách đã nhận (M01)",
    duties=("X1.1",),
    forms=("M01", "M10"),
    source="computed",
    counted_by="hamlet",
    reporting_unit="hamlet",
    counts=make_up.reachable,
    never_above_100=True,
)

A9 = Indicator(
    code="A9",
    family=FAMILY,
    name="Tỷ lệ tổ có đủ 01 Tổ trưởng và ≥ 01 Tổ phó",
    short_name="Tổ đủ Tổ trưởng và Tổ phó",
    unit="%",
    better="up",
    kind="as_of",
    tier="t2",
    grains=("hamlet", "commune"),
    definition=(
        "Tỷ lệ Tổ cấp thôn có đúng một Tổ trưởng và ít nhất một Tổ phó, trên các Tổ đã gửi danh sách."
    ),
    numerator_text="Số Tổ có đúng 01 Tổ trưởng và từ 01 Tổ phó (M01)",
    denominator_text="Số thôn đã gửi danh sách Tổ (M01)",
    duties=("X1.1",),
    forms=("M01", "M10"),
    source="computed",
    counted_by="hamlet",
    reporting_unit="hamlet",
    counts=make_up.led,
    never_above_100=True,
    reason="Cơ cấu của Tổ do xã giao cho thôn nên chỉ tính ở thôn và xã, không cộng toàn tỉnh.",
)

A10 = Indicator(
    code="A10",
    family=FAMILY,
    name="Tỷ lệ đoàn viên thanh niên trong tổ",
    short_name="Đoàn viên thanh niên trong Tổ",
    unit="%",
    better="up",
    kind="as_of",
    tier="t2",
    grains=("hamlet", "commune", "province"),
    definition=(
        "Tỷ lệ đoàn viên thanh niên trong thành viên Tổ cấp xã (M02b) và Tổ cấp thôn (M02c). Thôn không ghi"
        " số đoàn viên thì không tính ở cả hai phía; thiếu số liệu không phải là 0."
    ),
    numerator_text="Số đoàn viên trong Tổ cấp xã (M02b) và Tổ cấp thôn (M02c)",
    denominator_text="Số thành viên của các Tổ đó (M02b, M02c)",
    duties=("T1.1", "X1.1", "T9.1", "X6.1"),
    forms=("M02b", "M02c", "M10"),
    source="declared",
    counted_by="hamlet",
    reporting_unit="hamlet",
    counts=make_up.youth,
    never_above_100=True,
)

A11 = Indicator(
    code="A11",
    family=FAMILY,
    name="Tỷ lệ tổ đủ thành phần (Bí thư hoặc Trưởng thôn; hội, đoàn thể; Công an)",
    short_name="Tổ đủ thành phần",
    unit="%",
    better="up",
    kind="as_of",
    tier="t2",
    grains=("hamlet", "commune", "province"),
    definition=(
        "Tỷ lệ Tổ cấp thôn có ít nhất một Bí thư hoặc Trưởng thôn, một người của hội, đoàn thể và một người"
        " của Công an hoặc lực lượng an ninh cơ sở, trên tất cả các thôn; bên cạnh là tỷ lệ trên các thôn "
        "đã ghi đủ ba nhóm."
    ),
    numerator_text="Số Tổ có đủ ba nhóm (M02c)",
    denominator_text="Số thôn trong danh mục còn hiệu lực (M10)",
    duties=("T1.1", "T4.1", "T9.1"),
    forms=("M02c", "M10"),
    source="declared",
    counted_by="hamlet",
    reporting_unit="hamlet",
    counts=make_up.complete,
    never_above_100=True,
)
