"""Makes the virtual environment of the checkout, and looks after the system packages that tests need."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
ENVIRONMENT = CHECKOUT / ".venv"

SYSTEM = {
    "chromium": ("chromium",),
    "nginx": ("nginx-light",),
    "soffice": ("libreoffice-writer-nogui", "libreoffice-calc-nogui"),
}
"""Programs that tests start, and the Debian packages that bring them."""

IMPRESS, SLIDES = Path("/usr/lib/libreoffice/program/libslideshowlo.so"), "libreoffice-impress-nogui"
"""The part of LibreOffice that opens slides: it brings no program of its own."""

ROOMS = ("etl", "queries", "figures", "briefing", "pages")
"""Folders of our own modules."""

FONTS = ("fontconfig", "fonts-noto-core")
"""A font that draws Vietnamese, for the pictures that the browser and LibreOffice make."""


def environment(requirements: str) -> Path:
    """The Python of ``.venv`` with exactly the pinned packages; made once for each state of the list."""
    if sys.version_info < (3, 11):  # noqa: UP036 - the one place that an older Python can reach
        sys.exit(f"Cần Python 3.11 trở lên; đang chạy {sys.version.split()[0]}.")
    folder = "Scripts" if os.name == "nt" else "bin"
    python = ENVIRONMENT / folder / ("python.exe" if os.name == "nt" else "python")
    lists = [CHECKOUT / name for name in ("requirements.txt", requirements)]
    stamp = hashlib.sha256(b"".join(path.read_bytes() for path in lists)).hexdigest()
    mark = ENVIRONMENT / f".{requirements}.installed"
    if not python.exists() or not mark.exists() or mark.read_text() != stamp:
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", str(ENVIRONMENT)], check=True)
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*install, "-r", str(CHECKOUT / requirements)], check=True)
        mark.write_text(stamp)
    # Also where Python is told to write no bytecode: a command would spend a second on it each time.
    subprocess.run([str(python), "-m", "compileall", "-q", *ROOMS], cwd=CHECKOUT, check=True)
    return python


def system_packages() -> None:
    """Have the programs that tests start: from apt where we may, else say what a person must install."""
    missing = [name for program, names in SYSTEM.items() if not _there(program) for name in names]
    missing += [] if IMPRESS.exists() else [SLIDES]
    missing += [] if _draws_vietnamese() else FONTS
    if not missing:
        return
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        settings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=True, env=settings)
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing]
        subprocess.run(install, check=True, env=settings, stdout=subprocess.DEVNULL)
        if "nginx-light" in missing and shutil.which("service"):  # tests start one of their own
            subprocess.run(["service", "nginx", "stop"], check=False, stdout=subprocess.DEVNULL)
        return
    sys.exit("Các phép thử cần thêm gói hệ thống; hãy cài: " + " ".join(missing))


def _there(program: str) -> bool:
    """Whether it is installed, also where only root has it on the path."""
    return bool(shutil.which(program, path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin"))


def _draws_vietnamese() -> bool:
    if not shutil.which("fc-list"):
        return False
    return bool(subprocess.run(["fc-list", ":lang=vi", "family"], capture_output=True).stdout.strip())
