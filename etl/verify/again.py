"""Makes the snapshot again from originals and journals alone, elsewhere, and compares the two."""

import json
import os
import shutil
import tempfile
from pathlib import Path

from etl.build import build
from etl.home import Home
from etl.verify.finding import Finding
from etl.warehouse import reader

_WHAT_HELPS = (
    "nếu chương trình hay bảng cài đặt đã đổi từ lần công bố thì chạy build rồi kiểm lại; nếu không, giữ "
    "nguyên kho và bản sao lưu, báo người vận hành"
)


def again(home: Home) -> Finding:
    """Whether the same figures follow from what was received; nothing of the home itself is changed."""
    thing = "Tính lại từ bản gốc"
    meta = reader.meta(home)
    if meta is None:
        return Finding(thing, "chưa công bố lần nào, không có gì để so.")
    with tempfile.TemporaryDirectory(prefix="phuso-verify-") as folder:
        other = Home(Path(folder) / "home")
        _lay_out(home, other, meta.get("batch"))
        found = build(other, meta["as_of"], accept_changes=True)
    if found == meta["snapshot_id"]:
        return Finding(thing, f"cho đúng bản {found}.")
    later = "" if meta.get("batch") else " (bản cũ không ghi lượt: tệp nhận sau đó cũng được tính)"
    return Finding(
        thing, "", [f"cho bản {found}, khác bản đang công bố {meta['snapshot_id']}{later}"], _WHAT_HELPS
    )


def _lay_out(home: Home, other: Home, batch: int | None) -> None:
    """A second home on the same originals, with the journals as they were at that batch, and no cache."""
    other.root.mkdir()
    other.originals.symlink_to(home.originals)
    for path in (home.receipts, home.decisions):
        if path.exists():
            lines = path.read_bytes().splitlines(keepends=True)
            whole = [line for line in lines if line.endswith(b"\n")]
            kept = [line for line in whole if batch is None or json.loads(line)["batch"] <= batch]
            (other.root / path.name).write_bytes(b"".join(kept))
    if (home.root / "person.key").exists():
        shutil.copy(home.root / "person.key", other.root / "person.key")
    for name in ("frozen", "boundaries"):
        if (home.root / name).is_dir():
            os.symlink(home.root / name, other.root / name)
