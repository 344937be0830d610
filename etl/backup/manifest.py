"""The list within an archive: each file's size, SHA-256 and permissions, under a checksum of its own."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

NAME = "MANIFEST.json"
FORMAT = 1


class ArchiveError(Exception):
    """An archive cannot be made or used; the message (Vietnamese) says why and what to do."""


@dataclass(frozen=True)
class Kept:
    """One file of the archive."""

    size: int
    sha256: str
    mode: int


@dataclass(frozen=True)
class Manifest:
    """What an archive holds: when it was made (ISO, UTC), of which snapshot, and its files by path."""

    made: str
    snapshot_id: str | None
    files: Mapping[str, Kept] = field(default_factory=dict)

    def text(self) -> str:
        """The manifest as JSON."""
        files = {name: asdict(kept) for name, kept in self.files.items()}
        told = {"format": FORMAT, "made": self.made, "snapshot_id": self.snapshot_id, "files": files}
        return json.dumps({**told, "sha256": _sum_of(told)}, ensure_ascii=False, indent=1) + "\n"


def read(text: bytes) -> Manifest:
    """The manifest from its text; raises ArchiveError where it is not whole, or of a later format."""
    try:
        told = json.loads(text)
        own = told.pop("sha256")
        if own != _sum_of(told):
            raise ValueError
        if told["format"] != FORMAT:
            raise ArchiveError("Bản sao lưu do phiên bản sau của chương trình tạo; hãy dùng phiên bản đó.")
        files = {
            name: Kept(int(kept["size"]), str(kept["sha256"]), int(kept["mode"]))
            for name, kept in told["files"].items()
        }
        return Manifest(told["made"], told["snapshot_id"], files)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise ArchiveError(f"Không phải bản sao lưu của kho, hoặc đã hỏng: {NAME} không đọc được.") from None


def _sum_of(told: Mapping[str, object]) -> str:
    return hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
