"""Nothing that a person wrote or is named by stands in any document: marks planted in every form."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest
from PIL import Image
from pypdf import PdfReader

from briefing import deck, monthly, picture
from briefing.edition import Edition
from briefing.picture_figures import MAKERS
from tests.briefing.planted import IDENTITY, MARK, PHONE
from tests.briefing.test_picture import about

IN_PDF = ("map", "map_spots", "pareto", "life", "intake", "quality_kinds")
IN_PNG = ("quality_rows", "life")
PACKED = (".xlsx", ".pptx", ".docx")


def texts(name: str, document: bytes) -> Iterator[str]:
    """Every word of a file, with and without tags, files inside it and their names too."""
    yield name
    if document.startswith(b"%PDF"):
        opened = PdfReader(io.BytesIO(document))
        yield from (str(opened.metadata), *(page.extract_text() for page in opened.pages))
    elif document.startswith(b"\x89PNG"):
        shown = Image.open(io.BytesIO(document))
        assert "Title" in shown.info
        yield str(shown.info)
    elif document.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(document)) as held:
            for inner in held.namelist():
                yield from texts(inner, held.read(inner))
    else:
        said = document.decode("utf-16-le" if name.endswith(".emf") else "utf-8", "ignore")
        yield from (said, re.sub(r"<[^>]+>", "", said))


def found(name: str, document: bytes) -> list[str]:
    """What is personal in a document: the mark, the identity number, phones."""
    said = "\n".join(texts(name, document))
    folded = said.casefold()
    marks = [one for one in (MARK.casefold(), IDENTITY) if one in folded]
    return [*marks, *PHONE.findall(said)]


@pytest.fixture(scope="module")
def outputs(demo: Edition, papers: dict[str, bytes]) -> dict[str, bytes]:
    """The folder of a month, reports of each kind of period, a commune's deck, pictures of each kind."""
    commune = demo.of_commune(demo.ask("communes")["commune_code"][5])
    made = {**dict(monthly.files(demo)), "commune.pptx": deck.document(commune)}
    made |= {f"{name}.docx": paper for name, paper in papers.items() if name != "known"}
    kinds = {"svg": list(MAKERS), "pdf": IN_PDF, "png": IN_PNG}
    made |= {f"{name}.{kind}": picture.document(demo, name, kind, about(demo, name))
             for kind, names in kinds.items() for name in names}  # fmt: skip
    return made


def test_marks_were_taken_in(demo_home: Path) -> None:
    """The originals hold every mark, and the build read the rows that carry them."""
    held = [path.read_bytes() for path in (demo_home / "originals").rglob("*") if path.is_file()]
    frames = [pl.read_parquet(io.BytesIO(one)) for one in held if one.startswith(b"PAR1")]
    columns = {name for frame in frames for name, kind in frame.schema.items() if kind == pl.String
               and frame[name].str.contains(MARK).any()}  # fmt: skip
    assert {"full_name", "job_title_organisation", "signer_name", "note", "difficulties_proposals",
            "location_description", "evidence", "file"} <= columns  # fmt: skip
    assert any(one.count(f",{MARK}".encode()) > 5 for one in held)
    assert MARK in (demo_home / "receipts.jsonl").read_text(encoding="utf-8")


def test_no_document_holds_what_is_personal(outputs: dict[str, bytes]) -> None:
    assert len([name for name in outputs if name.startswith("cong-van/")]) > 100
    assert {Path(name).suffix for name in outputs} >= {".pptx", ".docx", ".xlsx", ".svg", ".pdf", ".png"}
    assert all(len("".join(texts(f"{name}.pdf", outputs[f"{name}.pdf"]))) > 200 for name in IN_PDF)
    leaks = {name: what for name, document in outputs.items() if (what := found(name, document))}
    assert not leaks


@pytest.mark.parametrize("said", [MARK, MARK.upper(), IDENTITY, "0300900900"])
@pytest.mark.parametrize("kind", [*PACKED, ".svg"])
def test_a_leak_would_be_seen(outputs: dict[str, bytes], kind: str, said: str) -> None:
    name = next(one for one in outputs if one.endswith(kind))
    if kind == ".svg":
        assert found(name, outputs[name].replace(b"</svg>", f"<text>{said}</text></svg>".encode()))
        return
    out = io.BytesIO(outputs[name])
    with zipfile.ZipFile(out, "a") as held:
        held.writestr("docProps/more.xml", f"<a><b>{said[:3]}</b><b>{said[3:]}</b></a>")
    assert found(name, out.getvalue())
