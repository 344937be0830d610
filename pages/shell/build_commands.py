"""What the build side makes on demand: marked copies, blank forms; asked for by its command line."""

import io
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from figures.labels import word
from queries.home import CHECKOUT, home_folder

SECONDS = 300
ROSTER = "M01"
"""The one form that is a Word document."""


def _run(*arguments: str, who: str = "") -> None:
    """One command, for ``who``; raises RuntimeError with what it said where it did not do its work."""
    done = subprocess.run(
        [sys.executable, "-m", "etl", "--home", str(home_folder()), *arguments],
        cwd=CHECKOUT, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=SECONDS,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "PHUSO_ASKED_BY": who},
    )  # fmt: skip
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr.strip().splitlines()[-1:])


def marked(hashes: list[str], who: str = "") -> bytes:
    """The marked copies of originals as one zip, in folders named with their communes' codes, for ``who``."""
    with tempfile.TemporaryDirectory() as made:
        _run("marked", *hashes, "--out", made, who=who)
        return packed(Path(made))


def template(code: str, commune: str | None, period: str | None) -> bytes:
    """A blank form, filled in with what is known of a commune."""
    with tempfile.TemporaryDirectory() as made:
        file = Path(made) / template_name(code, None)
        given = [*(("--commune", commune) if commune else ()), *(("--period", period) if period else ())]
        _run("template", code, *given, "--out", str(file))
        return file.read_bytes()


def template_name(code: str, commune: str | None) -> str:
    """``M03-14308.xlsx``; the roster is a .docx."""
    return f"{code}-{commune}"[: None if commune else len(code)] + (".docx" if code == ROSTER else ".xlsx")


def samples() -> bytes:
    """The simulated sample files of one commune, a file a form."""
    return packed(CHECKOUT / "data" / "sample")


def packed(folder: Path) -> bytes:
    """All files of a folder as a zip, with their paths in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            archive.write(file, file.relative_to(folder).as_posix())
    return out.getvalue()


def sample_name() -> str:
    """What the zip of samples is called."""
    return word("blank.sample_file")
