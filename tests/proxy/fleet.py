"""Two real processes over one home behind a real nginx, started as deploy/ says, with ports of their own."""

import os
import re
import secrets
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError

from tests.browser.server import CHECKOUT, free_port

PORTS = ("8501", "8502")
"""Ports that the files in deploy/ name."""
DEPLOY = CHECKOUT / "deploy"
PATIENCE = 90


@dataclass
class Fleet:
    """What was started; ``address`` is that of nginx."""

    home: Path
    folder: Path
    address: str
    ports: tuple[str, str]
    processes: dict[str, subprocess.Popen[bytes]]

    def kill(self, port: str) -> None:
        """End one process as a fault would."""
        self.processes[port].send_signal(signal.SIGKILL)
        self.processes[port].wait(10)

    def start(self, port: str) -> None:
        """Start one process by the command of its unit."""
        unit = (DEPLOY / "phuso@.service").read_text(encoding="utf-8")
        found = re.search(r"^ExecStart=/bin/sh -c '(.+)'$", unit, re.MULTILINE)
        assert found is not None
        command = found[1].replace("$$", "$").replace("%i", port).replace(".venv/bin/python", sys.executable)
        settings = {"PHUSO_HOME": str(self.home), "CREDENTIALS_DIRECTORY": str(self.folder)}
        with self.log(port).open("ab") as log:
            self.processes[port] = subprocess.Popen(
                ["/bin/sh", "-c", command], cwd=CHECKOUT, env={**os.environ, **settings},
                stdout=subprocess.DEVNULL, stderr=log,
            )  # fmt: skip

    def ready(self, port: str) -> None:
        """Wait until the process says that it is ready. Raises RuntimeError where it never is."""
        until = time.monotonic() + PATIENCE
        said = ""
        while time.monotonic() < until and self.processes[port].poll() is None:
            status, said = asked(f"http://127.0.0.1:{port}/phuso/ready")
            if status == 200:
                return
            time.sleep(0.2)
        raise RuntimeError(f"not ready: {said}\n{self.log(port).read_text()[-3000:]}")

    def log(self, port: str) -> Path:
        """Where the process writes its lines."""
        return self.folder / f"process-{port}.log"


def asked(address: str, data: bytes | None = None, **headers: str) -> tuple[int, str]:
    """Status and text of an answer, to a sent form where there is ``data``; status 0 where nobody answers."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    sent = urllib.request.Request(address, data, named)
    try:
        with urllib.request.urlopen(sent, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()
    except OSError as error:
        return 0, str(error)


@contextmanager
def fleet(home: Path, folder: Path) -> Iterator[Fleet]:
    """Both processes and nginx, ended at the end."""
    ports = (str(free_port()), str(free_port()))
    front = free_port()
    made = Fleet(home, folder, f"http://127.0.0.1:{front}", ports, {})
    (folder / "cookie-secret").write_text(secrets.token_hex(32))
    nginx = None
    try:
        for port in ports:
            made.start(port)
        nginx = subprocess.Popen([_nginx(), "-c", str(_configured(folder, front, ports)), "-p", str(folder)])
        for port in ports:
            made.ready(port)
        yield made
    finally:
        for process in (*made.processes.values(), *([nginx] if nginx else [])):
            process.terminate()
            process.wait(20)


def _configured(folder: Path, front: int, ports: tuple[str, str]) -> Path:
    """deploy/nginx.conf with these ports and places, in the least that nginx wants around it."""
    text = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    for named, port in zip(PORTS, ports, strict=True):
        text = text.replace(named, port)
    text = text.replace("listen 80", f"listen 127.0.0.1:{front}").replace("phuso.example", "127.0.0.1")
    text = text.replace("/var/log/nginx/", f"{folder}/")
    temps = "".join(
        f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;" if os.geteuid() == 0 else ""
    path = folder / "nginx.conf"
    path.write_text(
        f"daemon off; worker_processes 2; pid {folder}/nginx.pid; error_log {folder}/error.log; {user}"
        f"events {{ worker_connections 2048; }} http {{ include {_types(folder)}; {temps}\n{text}\n}}\n",
        encoding="utf-8",
    )
    return path


def _types(folder: Path) -> Path:
    """Kinds of files are told by the processes; nginx itself sends none from disk."""
    path = folder / "mime.types"
    path.write_text("types { text/html html; }\n")
    return path


def _nginx() -> str:
    found = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
    if found is None:
        raise RuntimeError("nginx is needed: install nginx-light")
    return found
