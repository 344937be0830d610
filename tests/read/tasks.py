"""Tasks for the pool's tests: good ones, and ones that end, hang or starve their worker."""

import os
import signal
import subprocess
import sys
import time

from etl.read import patience
from etl.read.document import Document
from etl.read.messages import refuse
from etl.read.reader import read_document


def act(job: tuple[str, int]) -> int:
    """Does what the word says; returns the number squared where it comes to that."""
    word, number = job
    if word == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    elif word == "hang":
        time.sleep(600)
    elif word == "starve":
        bytearray(20_000_000_000)
    elif word == "refuse":
        raise refuse("no_table")
    elif word == "bug":
        raise KeyError("0912345678")
    elif word == "orphan":
        subprocess.Popen(["sleep", str(number)], process_group=0)
        time.sleep(600)
    elif word == "patience":
        patience.ask(30)
        time.sleep(1.5)
    elif word == "print":
        print("noise", flush=True)
    return number * number


def read(data: bytes) -> Document:
    """Reads one document."""
    return read_document(data, "a")


def loaded(module: str) -> bool:
    """Whether this process has imported a module."""
    return module in sys.modules
