"""A page that failed says what happened and what to do, and nothing of the machine."""

import pytest
from streamlit.testing.v1 import AppTest


def _fails(name: str) -> None:
    from pages.shell.empty import show_error

    show_error(type(name, (Exception,), {})("Catalog Error: table at /srv/home does not exist"))


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("CatalogException", "hãy chạy lại lệnh công bố"),
        ("BinderException", "hãy chạy lại lệnh công bố"),
        ("IOException", "Có lỗi khi đọc số liệu (IOException)"),
    ],
)
def test_a_failure_is_told_in_words(kind: str, said: str) -> None:
    (shown,) = AppTest.from_function(_fails, args=(kind,)).run().error
    assert said in shown.value
    assert "/srv" not in shown.value
