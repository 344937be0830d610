"""The command that writes a blank form."""

import argparse
from datetime import date
from pathlib import Path

from etl import reference, templates
from etl.commands.errors import NotWrittenError, UsageError
from etl.forms import FORMS
from etl.home import Home


def template(home: Home, options: argparse.Namespace) -> int:
    """Write the blank form of a code, filled in with a commune's codes where one is given."""
    code, target = _code(options.code), Path(options.out)
    _check(code, options.commune, target)
    try:
        filling = templates.filling_for(home, code, options.commune, options.period, date.today())
    except ValueError:
        raise UsageError(
            f"Kỳ không hợp lệ: {options.period!r}; hãy ghi như 2026-11, 2026-Q3, 2026-H1 hoặc 2026."
        ) from None
    _write(target, templates.blank(code, filling))
    print(f"Đã ghi biểu trống {code} ({FORMS[code].title}): {target}")
    if options.commune and not filling.hamlets:
        print("Chưa có danh mục thôn (biểu M10) của xã, phường này nên biểu chưa ghi sẵn thôn nào.")
    if filling.simulated:
        print("SỐ LIỆU MÔ PHỎNG: tên và mã thôn trong biểu là mô phỏng.")
    return 0


def _code(asked: str) -> str:
    found = {code.casefold(): code for code in FORMS}.get(asked.casefold())
    if found is None:
        raise UsageError(f"Không có biểu {asked!r}; các biểu: {', '.join(sorted(FORMS))}.")
    return found


def _check(code: str, commune: str | None, target: Path) -> None:
    if commune and commune not in set(reference.communes()["code"]):
        raise UsageError(f"Không có xã, phường mang mã {commune!r}.")
    ending = templates.suffix_of(code)
    if target.suffix.casefold() != ending:
        raise UsageError(f"Biểu {code} là tệp {ending}; hãy đặt tên tệp ở --out kết thúc bằng {ending}.")


def _write(target: Path, data: bytes) -> None:
    if target.exists():
        raise NotWrittenError(f"Đã có tệp {target}; không ghi đè. Hãy chọn tên khác hoặc xóa tệp cũ.")
    if not target.parent.is_dir():
        raise NotWrittenError(f"Không có thư mục {target.parent}; hãy tạo thư mục trước.")
    try:
        with open(target, "xb") as file:
            file.write(data)
    except OSError as error:
        raise NotWrittenError(f"Không ghi được tệp {target}: {error.strerror}.") from None
