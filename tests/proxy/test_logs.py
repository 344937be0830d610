"""A line of the log says what happened and never with which values."""

import json
import logging

import pytest

from pages.shell import logs

CANARY = "Nguyễn Thị Hoa 0912345678"


def _line(record: logging.LogRecord) -> dict[str, object]:
    told = logs.Lines().format(record)
    assert "\n" not in told
    assert "Hoa" not in told
    assert "0912345678" not in told
    found: dict[str, object] = json.loads(told)
    return found


def test_an_error_is_its_kind_and_its_places_not_its_words() -> None:
    try:
        int(CANARY)
    except ValueError as error:
        record = logging.LogRecord("pages.shell.empty", logging.ERROR, "", 0, "page failed", (), None)
        record.exc_info = (type(error), error, error.__traceback__)
    told = _line(record)
    assert (told["level"], told["event"], told["error"]) == ("error", "page failed", "ValueError")
    assert "test_an_error_is_its_kind" in str(told["at"])


@pytest.mark.parametrize(
    ("template", "given", "event"),
    [
        ("asked for %s by %s", (CANARY, "x"), "asked for … by …"),
        ("number 0912345678 refused\nsecond line", (), "number … refused"),
        ("100 % of it", (), "100 % of it"),
    ],
)
def test_of_lines_of_others_only_the_fixed_words_are_kept(
    template: str, given: tuple[str, ...], event: str
) -> None:
    record = logging.LogRecord("streamlit.runtime", logging.WARNING, "", 0, template, given, None)
    assert _line(record)["event"] == event


def test_facts_of_ours_stand_beside_the_event(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "pages.shell.logs"):
        logs.tell("warm", seconds=1.5)
    told = _line(caplog.records[0])
    assert (told["event"], told["seconds"], told["source"]) == ("warm", 1.5, "pages.shell.logs")
    assert str(told["time"]).endswith("+00:00")
