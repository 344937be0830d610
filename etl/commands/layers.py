"""The command that installs, fetches or removes a boundary layer."""

import argparse
from pathlib import Path

from etl.boundaries import download, install, remove
from etl.commands.audited import note
from etl.home import Home


def boundaries(home: Home, options: argparse.Namespace) -> int:
    """Check a boundary layer and install it in the home, or take it away."""
    home.made()
    if options.remove:
        removed = remove(home.root)
        if removed:
            note(home, "settings", kind="boundaries", done="removed")
        print("Đã gỡ lớp ranh giới." if removed else "Chưa cài lớp ranh giới nào.")
        return 0 if removed else 1
    report = download(home.root) if options.download else install(home.root, Path(options.file))
    note(home, "settings", kind="boundaries", done="downloaded" if options.download else "installed")
    print(report)
    return 0
