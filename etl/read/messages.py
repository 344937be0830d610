"""The words of every refusal, in one place: what happened to the file and what the sender should do."""

from etl.read.document import Refusal

_RESAVE = "Hãy mở tệp bằng Word hoặc Excel, lưu lại rồi gửi lại."
_SPLIT = "Hãy xóa phần thừa hoặc tách thành nhiều tệp rồi gửi lại."
_SEND_TABLES = "không đọc được bảng số liệu. Hãy gửi bản Word (.docx) hoặc Excel (.xlsx)."

MESSAGES = {
    "empty_file": "Tệp rỗng, không có nội dung nào. Hãy kiểm tra lại tệp gốc rồi gửi lại.",
    "truncated_file": f"Tệp bị hỏng hoặc bị cắt cụt khi lưu hay khi gửi, không mở được. {_RESAVE}",
    "not_a_document": "Không nhận ra đây là tệp Word, Excel hay CSV. "
    "Hãy gửi tệp .docx, .xlsx, .xls hoặc .csv.",
    "unsupported_format": "Tệp dạng {kind} chưa đọc được. Hãy mở tệp rồi lưu lại thành .docx hoặc .xlsx.",
    "zip_bomb": "Tệp nén bung ra lớn bất thường nên không được mở. Hãy gửi tệp gốc, không nén lại.",
    "xml_entity": f"Trong tệp có khai báo XML lạ (DOCTYPE, ENTITY) nên không được mở vì an toàn. {_RESAVE}",
    "password_protected": "Tệp có đặt mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.",
    "too_large": f"Tệp quá lớn: {{what}}, giới hạn là {{limit}}. {_SPLIT}",
    "far_cell": "Trang tính có ô dữ liệu nằm quá xa (ô {cell}). "
    "Hãy xóa các ô thừa ở cuối trang tính rồi gửi lại.",
    "pdf_not_readable": f"Tệp là PDF, {_SEND_TABLES}",
    "picture_not_readable": f"Tệp là ảnh chụp ({{kind}}), {_SEND_TABLES}",
    "office_missing": "Tệp Word đời cũ (.doc): máy chủ chưa cài LibreOffice nên chưa đọc được; "
    "hãy lưu lại thành .docx rồi gửi lại.",
    "office_failed": "LibreOffice không mở được tệp Word đời cũ (.doc) này. "
    "Hãy lưu lại thành .docx rồi gửi lại.",
    "too_heavy": f"Tệp quá nặng, đọc quá lâu hoặc tốn quá nhiều bộ nhớ nên đã bị dừng. {_SPLIT}",
    "no_table": "Không tìm thấy bảng số liệu nào trong tệp. Hãy điền vào biểu mẫu có bảng rồi gửi lại.",
    "not_a_visit_log": "Tệp Parquet chỉ dùng cho nhật ký đến từng hộ (biểu M03b); bảng này không có các cột "
    "của biểu đó. Hãy gửi biểu khác bằng Excel hoặc Word.",
    "nested_archive": "Tệp nén nằm trong một tệp nén khác nên không được mở. Hãy bung ra rồi gửi lại.",
    "not_found": "Không có tệp hoặc thư mục này. Hãy kiểm tra lại đường dẫn.",
    "cannot_open": "Không có quyền đọc hoặc không mở được tệp này. Hãy kiểm tra quyền truy cập.",
    "program_error": "Chương trình gặp lỗi khi đọc tệp này ({where}). "
    "Tệp vẫn được giữ nguyên; hãy báo cho quản trị.",
}


def refuse(rule: str, name: str = "", **details: object) -> Refusal:
    """The refusal under this rule, its message filled with the details; raise it or hand it on."""
    return Refusal(rule, MESSAGES[rule].format(**details), name)
