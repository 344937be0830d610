"""Makes an empty home from an archive: unpacked aside and checked, then moved in, the snapshot last."""

import os
import shutil
from pathlib import Path

from etl.backup.contents import contents
from etl.backup.manifest import ArchiveError, Manifest
from etl.backup.reading import Archive, opened
from etl.home import RESTORING, Home, sync_folder
from etl.ingest import catch_up

_LAST = ("decisions.jsonl", "receipts.jsonl", "warehouse.duckdb")
"""Moved in at the end, in this order: without them a home is empty to every reader and every command."""
_CHECKED = "checked.json"


def restore(home: Home, path: Path) -> Manifest:
    """Fill the empty home; after this returns it is whole, and what can be made again was made again.

    Killed anywhere, it leaves a home that no command uses; called again with the same archive it goes on.
    Raises ArchiveError where the home is not empty, or the archive is not sound: nothing is left then.
    """
    with opened(path) as archive, home.writing(restoring=True):
        aside = home.root / RESTORING
        _check_empty(home, aside, archive.manifest)
        if not (aside / _CHECKED).exists():
            _unpack(archive, aside)
        _move_in(home, aside)
        catch_up(home)
    return archive.manifest


def _check_empty(home: Home, aside: Path, asked: Manifest) -> None:
    if (aside / _CHECKED).exists():
        if (aside / _CHECKED).read_text(encoding="utf-8") != asked.text():
            raise ArchiveError(
                f"Kho {home.root} đang khôi phục dở từ một bản sao lưu khác; hãy chạy lại với bản đó, hoặc "
                "khôi phục vào một thư mục mới."
            )
    elif any(contents(home)):
        raise ArchiveError(
            f"Thư mục {home.root} không trống; chỉ khôi phục vào thư mục mới hoặc trống (--home), rồi mới "
            "đổi tên các thư mục cho nhau."
        )


def _unpack(archive: Archive, aside: Path) -> None:
    shutil.rmtree(aside, ignore_errors=True)
    try:
        for name, kept in archive.manifest.files.items():
            target = aside / "home" / name
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with open(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                archive.read(name, file.write)
            target.chmod(kept.mode & 0o644)
        draft = aside / "checked.new"
        draft.write_text(archive.manifest.text(), encoding="utf-8")
        os.sync()
        os.replace(draft, aside / _CHECKED)
        sync_folder(aside)
    except (ArchiveError, OSError):
        shutil.rmtree(aside, ignore_errors=True)
        raise


def _move_in(home: Home, aside: Path) -> None:
    """Each entry by one rename; those that a restore cut short moved already are no longer there."""
    names = {path.name for path in (aside / "home").iterdir()}
    for name in [*sorted(names - {*_LAST}), *(name for name in _LAST if name in names)]:
        target = home.root / name
        if target.is_dir() and not any(path.is_relative_to(target) for path in contents(home)):
            shutil.rmtree(target)  # folders that an empty home has already
        os.replace(aside / "home" / name, target)
    sync_folder(home.root)
    done = home.root / ".restored.new"
    shutil.rmtree(done, ignore_errors=True)
    os.rename(aside, done)  # at once: a mark that was half taken away would tell nothing
    sync_folder(home.root)
    shutil.rmtree(done)
