"""The audit log in words: its state, the first place that does not hold, one event in a line."""

from typing import Any

from etl.audit_chain import Chain, Fault

EVENTS = {
    "signed_in": "đăng nhập", "sign_in_failed": "đăng nhập không được", "signed_out": "đăng xuất",
    "upload": "gửi tệp lên", "ingest": "nhận tệp vào kho", "decision": "quyết định", "freeze": "chốt kỳ",
    "export": "tải, xuất tài liệu", "unmask": "xem dữ liệu cá nhân", "settings": "đổi cài đặt",
    "account_changed": "đổi tài khoản", "preview": "xem như người khác", "published": "công bố",
    "backup": "sao lưu", "restore": "khôi phục", "removed": "xóa theo thời hạn", "torn": "dòng ghi dở",
}  # fmt: skip

_WRONG = {
    "changed": "dòng này đã bị sửa, hoặc không phải do chương trình ghi",
    "missing": "trước dòng này thiếu sự kiện: có dòng đã bị xóa hoặc đổi chỗ",
    "order": "dòng này đứng sai thứ tự hoặc bị chép lặp lại",
    "relinked": "dòng ngay trước đã bị thay bằng dòng khác",
    "cut": "cuối nhật ký bị cắt: thiếu từ sự kiện này trở đi",
    "head": "tệp ghi điểm cuối bị mất, hỏng hoặc thuộc nhật ký khác",
    "anchor": "mốc của các tháng đã bỏ không khớp với sự kiện nào trong nhật ký",
}


def state(chain: Chain) -> list[str]:
    """What the check came to, a sentence a line."""
    if chain.fault:
        return [_broken(chain.fault), *_told(chain), DO]
    if not chain.lines:
        return ["Nhật ký chưa có sự kiện nào."]
    first = chain.number - chain.lines + 1
    whole = f"Nhật ký nguyên vẹn: {chain.lines} sự kiện, từ số {first} đến số {chain.number}."
    return [whole, f"Mã băm của sự kiện cuối: {chain.hash}", *_told(chain)]


DO = (
    "Hãy giữ nguyên thư mục audit/, so với bản sao lưu gần nhất và báo người phụ trách an toàn thông tin; "
    "sự kiện mới vẫn tiếp tục được ghi."
)


def _broken(fault: Fault) -> str:
    where = f"tệp {fault.file}" + (f", dòng {fault.row}" if fault.row else "")
    number = f" (sự kiện số {fault.number})" if fault.number else ""
    return f"NHẬT KÝ KHÔNG CÒN NGUYÊN VẸN. Chỗ sai đầu tiên: {where}{number}: {_WRONG[fault.kind]}."


def _told(chain: Chain) -> list[str]:
    """What is no fault and still should be known."""
    said = []
    if chain.dropped:
        said.append(f"Các sự kiện đến số {chain.dropped} đã bỏ theo thời hạn lưu.")
    if chain.torn:
        said.append(f"{chain.torn} lần máy dừng khi đang ghi; phần ghi dở để riêng tại chỗ và đã ghi nhận.")
    if chain.unfinished:
        said.append("Dòng cuối ghi dở do máy dừng; lần ghi tới sẽ để riêng và ghi nhận.")
    for number in chain.lost:
        said.append(
            f"Trước sự kiện số {number} tệp head.json đã mất: không chứng minh được là không thiếu "
            "sự kiện ngay trước đó; hãy so với bản sao lưu."
        )
    return said


def event(line: dict[str, Any]) -> str:
    """One event: number, time, who, what."""
    facts = " ".join(f"{name}={fact}" for name, fact in line["what"].items())
    who = line["who"] or line["role"] or ("chương trình" if line["event"] == "torn" else "–")
    named = EVENTS.get(line["event"], line["event"])
    return f"{line['number']:>6}  {line['time'][:19]}Z  {named}  {who}  {facts}".rstrip()
