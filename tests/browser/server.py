"""A dashboard of its own for a test: a test home, a free port, stopped at the end."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def dashboard(home: Path) -> Iterator[str]:
    """Serve the checkout's app.py on a home; gives the address."""
    with served(CHECKOUT / "app.py", home.parent, PHUSO_HOME=str(home)) as address:
        yield address


@contextmanager
def served(script: Path, logs: Path, port: int = 0, **settings: str) -> Iterator[str]:
    """Serve a script as Streamlit does, with our configuration; gives the address."""
    port = port or free_port()
    log = (logs / f"server-{port}.log").open("w")
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    command += ["--server.address", "127.0.0.1"]
    process = subprocess.Popen(command, cwd=CHECKOUT, env={**os.environ, **settings}, stdout=log, stderr=log)
    try:
        _await(f"http://127.0.0.1:{port}/_stcore/health", process, Path(log.name))
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)
        log.close()


def _await(address: str, served: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(240):
        if served.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.25)
    raise RuntimeError(f"the dashboard did not start:\n{log.read_text()[-3000:]}")
