"""No name, phone or other personal cell that communes sent stands in any document."""

import io
import re
import zipfile
from collections.abc import Iterator

import polars as pl
import pytest

from briefing import deck, letters, picture, report, workbook
from briefing.edition import Edition
from briefing.picture_figures import MAKERS
from etl.demo.simulation import simulate
from etl.forms import FORMS
from tests.briefing.conftest import AS_OF
from tests.briefing.test_picture import about

PHONE = re.compile(r"(?<!\d)0[35]00\d{6}(?!\d)")
"""Phones of the invented people: of ranges that no network has given out."""


def texts(document: bytes) -> Iterator[str]:
    """Every word of a file, with and without marks, files inside it too."""
    if not document.startswith(b"PK"):
        said = document.decode("utf-8", "ignore")
        yield from (said, re.sub(r"<[^>]+>", "", said))
        return
    with zipfile.ZipFile(io.BytesIO(document)) as held:
        for name in held.namelist():
            yield from (name, *texts(held.read(name)))


@pytest.fixture(scope="module")
def people() -> set[str]:
    """What stands in the personal columns of everything that was sent."""
    sent = simulate(1, 0.03, AS_OF).bundles
    found: set[str] = set()
    for code, frame in sent.items():
        personal = {one.name for one in FORMS[code].columns if one.personal} & {*frame.columns}
        for name in personal:
            found |= {text for text in frame[name].cast(pl.String).drop_nulls() if len(text) > 8}
    return found


def test_no_document_holds_what_is_personal(demo: Edition, people: set[str]) -> None:
    assert len(people) > 100
    assert any(PHONE.search(one) for one in people)
    commune = demo.of_commune(demo.ask("communes")["commune_code"][5])
    made = {"deck": deck.document(demo), "commune": deck.document(commune), "report": report.document(demo),
            "workbook": workbook.document(demo), **dict(letters.files(demo))}  # fmt: skip
    made |= {f"{name}.svg": picture.document(demo, name, "svg", about(demo, name)) for name in MAKERS}
    for name, document in made.items():
        said = "\n".join(texts(document))
        assert not PHONE.search(said), name
        assert not pl.Series([said]).str.contains_any(list(people)).item(), name
