"""Form M10b: Bảng chuyển đổi thôn."""

from etl.tables.column import Column, rules
from etl.tables.form import Form

_CODE_RULES = "hamlet_code_format!E;same_commune!E;known_hamlet!E"

FORM = Form(
    rank=15,
    code="M10b",
    title="Bảng chuyển đổi thôn",
    key=("old_hamlet_code", "change_date"),
    titles=("bảng chuyển đổi thôn", "chuyển đổi thôn"),
    marks=("old_hamlet_code", "new_hamlet_code", "share", "change_date"),
    blank_without=("old_hamlet_code", "new_hamlet_code", "share"),
    subject="hamlet",
    whole_sheet=True,
    columns=(
        Column(
            "commune_code", "Mã xã", "code",
            meaning="Official five-digit commune code, kept as text.",
            required=True,
            rules=rules("five_digits!E;known_commune!E"),
        ),
        Column(
            "change_date", "Ngày chuyển đổi", "date",
            meaning="First day on which the new hamlets stand.",
            required=True,
            rules=rules("before_merger:2025-07-01!E"),
        ),
        Column(
            "change_kind", "Hình thức", "code",
            meaning="What happened; the shares say what follows for the figures.",
            required=True,
            words={"rename": ("đổi tên",), "merge": ("sáp nhập", "nhập"), "split": ("chia tách", "tách", "chia"), "move": ("điều chỉnh", "chuyển")},
        ),
        Column(
            "old_hamlet_code", "Mã thôn cũ", "code",
            meaning="Hamlet whose households go on: one row for each hamlet they go to, itself included where it goes on with a part. A later sheet replaces all rows of one old hamlet and one day.",
            required=True,
            rules=rules(f"{_CODE_RULES};still_in_force!W;unique:old_hamlet_code+change_date+new_hamlet_code!E"),
        ),
        Column(
            "new_hamlet_code", "Mã thôn mới", "code",
            meaning="Hamlet to which they go, of the same commune; it stands in M10 on the day of the change.",
            required=True,
            rules=rules(f"{_CODE_RULES};successor_in_force!E"),
        ),
        Column(
            "share", "Tỷ lệ hộ", "decimal",
            meaning="Share of the old hamlet's households that go there: 0,6 or 60 % (more than 1 is read as per cent). All shares of one old hamlet and one day add up to 1.",
            required=True,
            minimum=0,
            maximum=1,
            rules=rules("in_range!E;shares_sum_to_1!E"),
        ),
        Column(
            "decision_number", "Số quyết định", "text",
            meaning="Number of the decision.",
        ),
        Column(
            "note", "Ghi chú", "text",
            meaning="Remarks.",
        ),
    ),
)
