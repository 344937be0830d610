"""A click that arrives in the middle of another one: both are carried out."""

import pytest
from streamlit.runtime.scriptrunner import RerunData, RerunException

from pages.shell.whole import whole


def test_what_the_next_click_stops_is_done_to_its_end() -> None:
    next_click = RerunException(RerunData(query_string="sau"))
    stops, written = [next_click, next_click], []

    @whole
    def act(value: str) -> None:
        if stops:
            raise stops.pop()
        written.append(value)

    with pytest.raises(RerunException) as passed_on:
        act("chọn")
    assert written == ["chọn"]
    assert passed_on.value.rerun_data.query_string == "sau"


def test_an_undisturbed_click_is_done_once() -> None:
    written: list[str] = []
    whole(written.append)("chọn")
    assert written == ["chọn"]
