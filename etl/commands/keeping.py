"""Commands by which nothing is lost: verify a home, back it up, restore it."""

import argparse
import json
import sys
from pathlib import Path

from etl.backup.packing import backup as pack
from etl.backup.restoring import restore as fill
from etl.commands.audited import note
from etl.home import Home
from etl.verify.checking import verify as check


def verify(home: Home, options: argparse.Namespace) -> int:
    """Check everything in the home; a line a thing, exit status 1 where one is not whole."""
    if options.rebuild:
        print("Đang kiểm và tính lại từ bản gốc…", file=sys.stderr)
    found = check(home, options.rebuild)
    if options.json:
        print(json.dumps([one.told() for one in found], ensure_ascii=False))
    else:
        print("\n".join(one.line() for one in found))
        print("Kho nguyên vẹn." if all(one.whole for one in found) else "Kho có chỗ cần sửa.")
    return 0 if all(one.whole for one in found) else 1


def backup(home: Home, options: argparse.Namespace) -> int:
    """Write one archive of the home; exit status 1 where the home itself was not whole."""
    packed, faults = pack(home, Path(options.out).expanduser())
    note(home, "backup", files=len(packed.files), snapshot=packed.snapshot_id or "")
    size = sum(kept.size for kept in packed.files.values()) / 1e6
    print(
        f"Đã sao lưu {len(packed.files)} tệp ({size:.1f} MB), bản {packed.snapshot_id or 'chưa công bố'}, "
        f"vào {options.out}; đã đọc lại và đúng mã kiểm. Tệp này có dữ liệu cá nhân: giữ như giữ kho."
    )
    for one in faults:
        print(one.line(), file=sys.stderr)
    return 1 if faults else 0


def restore(home: Home, options: argparse.Namespace) -> int:
    """Fill an empty home from an archive, then check it as ``verify`` does."""
    print("Đang kiểm bản sao lưu và khôi phục…", file=sys.stderr)
    packed = fill(home, Path(options.file).expanduser())
    note(home, "restore", files=len(packed.files), snapshot=packed.snapshot_id or "")
    found = check(home)
    print(
        f"Đã khôi phục {len(packed.files)} tệp vào {home.root}: bản {packed.snapshot_id or 'chưa công bố'}, "
        f"sao lưu lúc {packed.made}."
    )
    for one in found:
        if not one.whole:
            print(one.line(), file=sys.stderr)
    return 0 if all(one.whole for one in found) else 1
