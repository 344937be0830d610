"""The process that does the reading: takes jobs from its parent one after the other, under a memory limit."""

import gc
import importlib
import os
import pickle
import resource
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from etl.read import patience
from etl.read.document import Refusal
from etl.read.limits import LIMITS
from etl.read.messages import refuse

RESULT, MORE_TIME = 0, 1


def serve(descriptor: int) -> None:
    """Answers chunks of pickled jobs until the parent hangs up.

    The first message is (task, modules to import before it); a chunk is a list of pickled jobs. Each job
    is answered on its own, in order, so the parent always knows which one is at work.
    """
    connection = Connection(descriptor)
    resource.setrlimit(resource.RLIMIT_AS, (LIMITS.worker_bytes, LIMITS.worker_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    patience.listen(lambda seconds: connection.send_bytes(pickle.dumps((MORE_TIME, seconds))))
    task_pickle, preload = pickle.loads(connection.recv_bytes())
    for module in preload:
        importlib.import_module(module)
    task = pickle.loads(task_pickle)
    # What is loaded by now stays: the collector need not look at it again with every file.
    gc.freeze()
    connection.send_bytes(pickle.dumps((RESULT, None)))
    try:
        while True:
            for job in pickle.loads(connection.recv_bytes()):
                connection.send_bytes(_answer(task, job))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        os._exit(0)


def _answer(task: Callable[[Any], Any], job: bytes) -> bytes:
    try:
        return _pack(task(pickle.loads(job)))
    except Refusal as refusal:
        result = refusal
    except (MemoryError, RecursionError):
        result = refuse("too_heavy")
    except Exception as error:
        result = refuse("program_error", where=_where(error))
    return _pack(result)


def _pack(result: Any) -> bytes:
    return pickle.dumps((RESULT, result), pickle.HIGHEST_PROTOCOL)


def _where(error: Exception) -> str:
    """Kind and place only: the error's own words may quote somebody's name or number."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f", {os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__}{place}"
