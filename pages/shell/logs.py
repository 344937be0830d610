"""What the server tells those who run it: one JSON object a line on stderr, Streamlit's own lines too.

A line names what happened, never to whom or with which values: of others' lines only the fixed words are
kept, of an error its kind and the places in the code, not its message, which may quote a cell.
"""

import json
import logging
import os
import re
import sys
import traceback
from datetime import UTC, datetime
from typing import Any

from prometheus_client import Counter

LEVEL = "PHUSO_LOG_LEVEL"
"""Environment variable: debug, info (where it is not set), warning or error."""
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
_OURS = ("pages", "queries", "figures", "briefing")
_LONG_NUMBER = re.compile(r"\d{6,}")
_BLANK = re.compile(r"%[-+.\d]*[sdrif]")
_PLACES, _LETTERS = 8, 300
ERRORS = Counter("phuso_errors", "Lines of level error or above in the log", registry=None)
_log = logging.getLogger(__name__)


class Lines(logging.Formatter):
    """Writes a record as one line of JSON: time (UTC), level, event, process, and what came with it."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        told: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": _event(record),
            "process": os.getpid(),
            "source": record.name,
            **getattr(record, "told", {}),
        }
        if record.exc_info and (error := record.exc_info[1]):
            told["error"] = type(error).__name__
            told["at"] = [_place(frame) for frame in traceback.extract_tb(error.__traceback__)[-_PLACES:]]
        return json.dumps(told, ensure_ascii=False)


class _Counting(logging.StreamHandler[Any]):
    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.ERROR:
            ERRORS.inc()
        super().emit(record)


def begin() -> None:
    """From now on every logger of this process writes such lines; called before the server starts."""
    import streamlit.logger
    from uvicorn.config import LOGGING_CONFIG

    handler, level = _Counting(sys.stderr), _level()
    handler.setFormatter(Lines())
    logging.basicConfig(handlers=[handler], level=level, force=True)
    logging.captureWarnings(True)

    def ours(logger: Any) -> None:
        """Streamlit gives each of its loggers a handler of its own, also those it makes later."""
        logger.handlers[:] = [handler]
        logger.streamlit_console_handler = handler

    setattr(streamlit.logger, "setup_formatter", ours)  # noqa: B010 - mypy would not have it assigned
    LOGGING_CONFIG.update(formatters={}, handlers={}, loggers={})
    streamlit.logger.init_uvicorn_logs()
    streamlit.logger.update_formatter()
    streamlit.logger.set_log_level(level)
    logging.getLogger("uvicorn.access").disabled = True  # the proxy keeps the account of requests


def tell(event: str, level: int = logging.INFO, **facts: float | str) -> None:
    """One event of ours with its facts: numbers and codes only, ``seconds`` for how long it took."""
    _log.log(level, event, extra={"told": facts})


def _level() -> str:
    wanted = os.environ.get(LEVEL, "").upper()
    return wanted if wanted in _LEVELS else "INFO"


def _event(record: logging.LogRecord) -> str:
    own = record.name.split(".")[0] in _OURS
    words = record.getMessage() if own else _BLANK.sub("…", str(record.msg))
    return _LONG_NUMBER.sub("…", words.strip().split("\n")[0])[:_LETTERS]


def _place(frame: traceback.FrameSummary) -> str:
    parts = frame.filename.replace(os.sep, "/").split("/")
    return f"{'/'.join(parts[-3:])}:{frame.lineno} {frame.name}"
