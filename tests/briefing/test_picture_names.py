"""The figures that the screens carry a menu for are those that the command draws, and it lists them."""

import ast
from fnmatch import fnmatch
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from briefing.cli import main
from briefing.edition import Edition
from briefing.picture_figures import MAKERS
from briefing.picture_names import title
from pages.shell.quality_view import VIEWS
from tests.conftest import APP
from tests.serving.test_pages import open_page

CHECKOUT = APP.parent
PAGES = ("", "xa-phuong-cham", "to-cnscd", "nguoi-dan", "vneid", "diem-lom-song", "chien-dich", "nhiem-vu",
         "bao-cao", "nap-so-lieu", "chi-tieu")  # fmt: skip


def written() -> set[str]:
    """Keys of all figures that pages and makers of figures write down; * for what is put in."""
    found: set[str] = set()
    for file in (*(CHECKOUT / "pages").rglob("*.py"), *(CHECKOUT / "figures").glob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            if isinstance(call.func, ast.Name) and call.func.id in ("Figure", "_spots"):
                keys = (
                    [call.args[0]] if call.args else [one.value for one in call.keywords if one.arg == "key"]
                )
                found |= {key for node in keys if (key := _key(node))}
    return found


def _key(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(str(one.value) if isinstance(one, ast.Constant) else "*" for one in node.values)
    return ""


def test_every_figure_of_the_screens_has_a_maker() -> None:
    keys = written()
    assert len(keys) > 30
    assert {key for key in keys if not any(fnmatch(name, key) for name in MAKERS)} == set()
    assert {name for name in MAKERS if not any(fnmatch(name, key) for key in keys)} <= {"new", "safety"}


def test_the_menus_that_the_pages_show(
    demo: Edition, demo_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PHUSO_HOME", str(demo_home))
    communes = demo.ask("communes")["commune_code"].to_list()
    chosen = {"commune": communes[5], "compare": ",".join(communes[:2]),
              "spot": demo.ask("spots_docket")["spot_code"][0]}  # fmt: skip
    shown: set[str] = set()
    for place, view in (*((one, "sent") for one in PAGES), *(("bao-cao", one) for one in VIEWS[1:])):
        page = open_page(AppTest.from_file(str(APP), default_timeout=60), place, quality=view, **chosen)
        assert not page.exception, [one.value for one in page.exception]
        ids = [str(fold.proto.popover.id) for fold in page.get("popover")]
        shown |= {one.split("-menu_")[1] for one in ids if "-menu_" in one}
    assert shown == set(MAKERS)


def test_the_command_lists_them(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["picture", "--list"])
    assert not ended.value.code
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [*MAKERS]
    assert all(line.endswith(title(name)) for line, name in zip(lines, MAKERS, strict=True))
