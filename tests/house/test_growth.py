"""An indicator is one declaration, a form one file, a screen a script and its menu line: proved on a copy."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]

NEW_FORM = '''"""Form M99: a made-up form."""

from etl.tables.column import Column, rules
from etl.tables.form import Form

FORM = Form(
    rank=990,
    code="M99",
    title="Sổ thử",
    key=("commune_code", "visit_code"),
    titles=("sổ thử",),
    marks=("visit_code", "visitors"),
    blank_without=("visit_code",),
    subject="commune",
    columns=(
        Column("commune_code", "Mã xã", "code", meaning="Commune.", required=True),
        Column("visit_code", "Mã lượt thăm", "text", meaning="Visit.", required=True),
        Column("visitors", "Số khách thăm", "integer", meaning="Visitors.", rules=rules("not_negative!E")),
    ),
)
'''

ASK_FORM = """
import sys
from pathlib import Path
from etl.cli import main
Path("so-thu.csv").write_text(
    "Mã xã,Mã lượt thăm,Số khách thăm\\n14161,A1,5\\n14161,A2,-1\\n", encoding="utf-8")
main(["--home", "home", "ingest", "so-thu.csv", "--json"])
"""

NEW_INDICATOR = """

C99 = Indicator(
    **{
        **{name: getattr(C1, name) for name in C1.__dataclass_fields__},
        "code": "C99",
        "short_name": "Thử",
    }
)
"""

ASK_INDICATOR = """
from datetime import date
from pathlib import Path
from etl.build import build
from etl.cli import main
from etl.home import Home
build(Home(Path("home")), date(2025, 9, 20))
main(["--home", "home", "values", "--period", "2025-09", "--level", "province", "--indicator", "C99"])
"""

NEW_SCREEN = '''"""Thử: a made-up screen."""

import streamlit as st

from pages.shell import gate

gate.guard()
st.title("A made-up screen")
'''

ASK_SCREEN = """
from streamlit.testing.v1 import AppTest
app = AppTest.from_string('''
import streamlit as st
from pages.shell import menu
from queries.viewer import PUBLIC
chosen = st.navigation(menu._menu(PUBLIC), position="top")
menu.page("extra", PUBLIC)
st.text(sorted(menu.names()))
''').run()
print([shown.value for shown in app.text], list(app.exception))
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(CHECKOUT / "etl", tmp_path / "etl", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(CHECKOUT / "data" / "reference", tmp_path / "data" / "reference")
    return tmp_path


def ask(copy: Path, question: str) -> str:
    (copy / "ask.py").write_text(f"if __name__ == '__main__':\n    exec({question!r})\n", encoding="utf-8")
    done = subprocess.run([sys.executable, "ask.py"], cwd=copy, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_form_is_one_file(copy: Path) -> None:
    (copy / "etl" / "forms" / "m99.py").write_text(NEW_FORM, encoding="utf-8")
    told = ask(copy, ASK_FORM)
    assert '"form": "M99"' in told
    assert '"rows_read": 2, "rows_accepted": 1, "rows_rejected": 1' in told


def test_an_indicator_is_one_declaration(copy: Path) -> None:
    family = copy / "etl" / "indicators" / "households.py"
    family.write_text(family.read_text(encoding="utf-8") + NEW_INDICATOR, encoding="utf-8")
    told = ask(copy, ASK_INDICATOR)
    assert "2025-09,province,,,C99,1" in told


def test_a_screen_is_a_script_and_its_line_in_the_menu(copy: Path) -> None:
    for room in ("pages", "briefing", "figures", "queries"):
        shutil.copytree(CHECKOUT / room, copy / room, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "pages" / "analysis" / "extra.py").write_text(NEW_SCREEN, encoding="utf-8")
    menu, labels = copy / "pages" / "shell" / "menu.py", copy / "figures" / "words" / "shared.toml"
    line = '("lagging", "analysis/lagging.py", "xa-phuong-cham"),'
    listed = menu.read_text(encoding="utf-8")
    assert line in listed
    more = f'{line}\n        ("extra", "analysis/extra.py", "thu"),'
    menu.write_text(listed.replace(line, more), encoding="utf-8")
    labels.write_text(
        labels.read_text(encoding="utf-8").replace("[menu]\n", '[menu]\nextra = "Thử"\n'), encoding="utf-8"
    )
    answer = ask(copy, ASK_SCREEN)
    assert "'extra'" in answer
    assert answer.strip().endswith("[]")
