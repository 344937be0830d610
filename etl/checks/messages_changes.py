"""What the rules on changes of hamlets (form M10b) tell a clerk."""

from collections.abc import Mapping

CHANGES: Mapping[str, str] = {
    "shares_sum_to_1": (
        "Cột “{heading}”: các tỷ lệ của thôn {old} ngày {day} cộng lại là {sum} %; phải đủ 100 %, hãy ghi đủ "
        "các thôn nhận hộ của thôn này (cả chính thôn ấy nếu còn giữ một phần)."
    ),
    "still_in_force": (
        "Cột “{heading}”: thôn {value} đã chuyển hết hộ từ {day} nhưng Danh mục thôn (biểu M10) vẫn ghi còn "
        "hiệu lực; đề nghị gửi M10 có ngày “Hiệu lực đến” của thôn này."
    ),
    "successor_in_force": (
        "Cột “{heading}”: thôn {value} chưa có hoặc đã hết hiệu lực ngày {day} theo Danh mục thôn (biểu "
        "M10); hãy sửa ngày chuyển đổi hoặc gửi lại M10."
    ),
}
