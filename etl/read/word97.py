"""Reads .doc and .rtf by letting LibreOffice, where it is installed, save them as .docx."""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from etl.read import docx, patience
from etl.read.document import Document
from etl.read.limits import LIMITS
from etl.read.messages import refuse
from etl.read.ole import CompoundFile
from etl.read.package import Package

_PROGRAMS = ("soffice", "libreoffice")
_ENCRYPTED = 0x01
_FLAGS_AT = 11
# No macro runs and nothing outside the file is fetched while it is being converted.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
</oor:items>
"""


def read_doc(data: bytes, compound: CompoundFile) -> Document:
    """The tables of a .doc. Refused: a password, no LibreOffice, a file that LibreOffice cannot open."""
    begin = compound.read("WordDocument")[: _FLAGS_AT + 1]
    if len(begin) > _FLAGS_AT and begin[_FLAGS_AT] & _ENCRYPTED:
        raise refuse("password_protected")
    return docx.read(Package(as_docx(data, "doc")), "doc")


def read_rtf(data: bytes) -> Document:
    """The tables of a rich text file, mostly one that is called .doc."""
    return docx.read(Package(as_docx(data, "rtf")), "doc")


def as_docx(data: bytes, ending: str) -> bytes:
    """A .doc or .rtf (``ending``) as LibreOffice saves it in .docx; refused where it cannot."""
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise refuse("office_missing")
    patience.ask(LIMITS.office_seconds)
    with tempfile.TemporaryDirectory(prefix="phuso-doc-", ignore_cleanup_errors=True) as folder:
        original = Path(folder, f"original.{ending}")
        original.write_bytes(data)
        settings = Path(folder, "profile", "user", "registrymodifications.xcu")
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, encoding="utf-8")
        _convert(program, folder, original)
        try:
            return original.with_suffix(".docx").read_bytes()
        except OSError:
            raise refuse("office_failed") from None


def _convert(program: str, folder: str, original: Path) -> None:
    profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
    options = ["--headless", "--norestore", "--nolockcheck", "--convert-to", "docx", "--outdir", folder]
    process = subprocess.Popen(
        [program, profile, *options, str(original)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env=os.environ | {"HOME": folder, "TMPDIR": folder},
        # A group of its own, so that the launcher and the office it starts can be ended together.
        process_group=0,
    )
    try:
        process.wait(LIMITS.office_seconds)
    except subprocess.TimeoutExpired:
        raise refuse("too_heavy") from None
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
