"""A document reaches its place whole or not at all."""

import os
from pathlib import Path


def write(file: Path, document: bytes) -> None:
    """Write beside the place, then rename over it. Raises OSError where the disk refuses."""
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with fresh.open("wb") as opened:
            opened.write(document)
            opened.flush()
            os.fsync(opened.fileno())
        os.replace(fresh, file)
    finally:
        fresh.unlink(missing_ok=True)
