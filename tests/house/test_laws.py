"""The laws of the house that a linter can hold: imports, style, types, sizes, and where scripts may lie."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
ROOMS = ("etl", "queries", "figures", "briefing", "pages")
SOURCES = sorted(path for room in ROOMS for path in (CHECKOUT / room).rglob("*.py"))
VIETNAMESE = re.compile("[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]")
SPEAKS = (
    "etl/forms/", "etl/indicators/", "etl/text/", "etl/read/", "etl/checks/", "etl/demo/", "etl/place",
    "etl/locate", "etl/recognise", "etl/parse", "etl/grid/", "etl/boundaries", "etl/calendar", "etl/cli",
    "etl/commands", "etl/siting", "etl/placing", "etl/assess/", "etl/snapshot/", "etl/warehouse/", "etl/home",
    "etl/build", "etl/passport/", "etl/frozen/", "etl/review/", "etl/mergers/", "etl/marked/", "etl/onward",
    "etl/visits/", "etl/commune_names", "etl/verify/", "etl/backup/", "etl/journal", "etl/part",
    "etl/people/", "queries/__main__",
)  # fmt: skip
"""Rooms whose work is words: the command lines, forms, indicators, messages to a clerk, word lists."""


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=CHECKOUT, capture_output=True, text=True, timeout=280
    )


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


def test_imports_keep_the_contracts() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports")], cwd=CHECKOUT, capture_output=True, text=True
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


def test_ruff_is_clean() -> None:
    done = run("ruff", "check", ".")
    assert done.returncode == 0, done.stdout


def test_types_hold() -> None:
    done = run("mypy")
    assert done.returncode == 0, done.stdout


def test_no_script_lies_directly_in_pages() -> None:
    assert [path.name for path in (CHECKOUT / "pages").glob("*.py") if path.name != "__init__.py"] == []


def test_app_is_the_gate_and_nothing_else() -> None:
    assert len((CHECKOUT / "app.py").read_text(encoding="utf-8").splitlines()) < 25


@pytest.mark.parametrize("library", ["pandas"])
def test_library_is_used_nowhere(library: str) -> None:
    assert [str(path) for path in SOURCES if library in imports(path)] == []


def test_duckdb_stays_at_its_two_doors() -> None:
    users = {path.relative_to(CHECKOUT).parts[:2] for path in SOURCES if "duckdb" in imports(path)}
    assert {(parts[0], parts[1].removesuffix(".py")) for parts in users} <= {
        ("etl", "warehouse"),
        ("queries", "door"),
    }


def test_streamlit_stays_in_the_pages() -> None:
    users = {path.relative_to(CHECKOUT).parts[0] for path in SOURCES if "streamlit" in imports(path)}
    assert users <= {"pages"}


def test_files_and_functions_stay_small() -> None:
    long_files = [
        str(path.relative_to(CHECKOUT)) for path in SOURCES
        if len(path.read_text(encoding="utf-8").splitlines()) > 200
    ]  # fmt: skip
    long_functions = [
        f"{path.relative_to(CHECKOUT)}:{node.name}"
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > 60
    ]
    assert long_files == []
    assert long_functions == []


def test_pages_read_like_a_table_of_contents() -> None:
    pages = [path for path in (CHECKOUT / "pages").glob("*/*.py") if path.parent.name != "shell"]
    assert [str(path) for path in pages if len(path.read_text(encoding="utf-8").splitlines()) >= 60] == []


def test_every_module_opens_with_a_sentence() -> None:
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES}
    silent = [str(path) for path, tree in trees.items() if not ast.get_docstring(tree)]
    assert silent == []


def test_no_vague_module_names() -> None:
    vague = {"utils", "helpers", "common", "base", "manager", "util", "misc"}
    assert [str(path) for path in SOURCES if path.stem in vague] == []


def test_vietnamese_stands_only_where_words_are_the_work() -> None:
    strays = [
        str(path.relative_to(CHECKOUT))
        for path in SOURCES
        if not str(path.relative_to(CHECKOUT)).startswith(SPEAKS)
        and VIETNAMESE.search(_code_without_comments(path))
    ]
    assert strays == []


def _code_without_comments(path: Path) -> str:
    """Every text literal that is not a docstring: English docstrings may name Vietnamese terms."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documents = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body and isinstance(node.body[0], ast.Expr)
    }  # fmt: skip
    return "\n".join(
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documents
    )


def test_no_work_is_left_for_later() -> None:
    word = re.compile(r"\b(TO" r"DO|FIX" r"ME)\b")
    assert [str(path) for path in SOURCES if word.search(path.read_text(encoding="utf-8"))] == []
