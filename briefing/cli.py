"""The command line of documents: which one, of which period, into which file."""

import argparse
import gc
import importlib
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from briefing.edition import Edition, NotThereError
from briefing.writing import write
from figures.labels import word
from queries.door import NoSnapshotError, door

ENDINGS = {"deck": ".pptx", "workbook": ".xlsx", "report": ".docx"}
"""Commands and the ending of the file that each writes; the module of that name makes its bytes."""


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    top = argparse.ArgumentParser(prog="python -m briefing", description=word("document.about"))
    top.add_argument("--home", metavar="DIR", help=word("document.help_home"))
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--home", metavar="DIR", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    shared.add_argument("--period", required=True, metavar="P", help=word("document.help_period"))
    shared.add_argument("--out", required=True, metavar="FILE", type=Path, help=word("document.help_out"))
    add = top.add_subparsers(dest="command", required=True, metavar=word("document.command"))
    deck = add.add_parser("deck", parents=[shared], help=word("document.help_deck"))
    deck.add_argument("--commune", metavar="CODE", help=word("document.help_commune"))
    add.add_parser("workbook", parents=[shared], help=word("document.help_workbook"))
    add.add_parser("report", parents=[shared], help=word("document.help_report"))
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; exit status 0 all well, 1 not there or could not be drawn, 2 wrong command line."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # for terminals that lack a letter
    options = parser().parse_args(arguments)
    gc.set_threshold(200_000, 20, 20)  # a command is short, and makes many small things that live on
    if options.out.suffix.lower() != ENDINGS[options.command]:
        return _told(2, "wrong_ending", file=options.out.name, ending=ENDINGS[options.command])
    if options.home:
        os.environ["PHUSO_HOME"] = options.home
    return _run(options)


def _run(options: argparse.Namespace) -> int:
    """Make the document and put it into its place; whatever stops it is said, and no file is left."""
    maker = importlib.import_module(f"briefing.{options.command}")
    try:
        edition = Edition(door(), options.period, getattr(options, "commune", None))
        document = maker.document(edition)
        write(options.out, document)
    except NotThereError as error:
        print(error, file=sys.stderr)
        return 1
    except NoSnapshotError as error:
        return _told(1, "no_snapshot", file=error)
    except OSError as error:
        return _told(1, "disk", reason=error.strerror, file=error.filename or options.out)
    except Exception as error:
        if "duckdb" in type(error).__module__:  # a table or column that this version asks for is not there
            return _told(1, "old_snapshot")
        return _told(1, "not_drawn", reason=f"{type(error).__name__}: {error}")
    print(word("document.done", file=options.out, size=f"{len(document) / 1e6:.1f}".replace(".", ",")))
    return 0


def _told(status: int, name: str, **given: object) -> int:
    print(word(f"document.{name}", **given), file=sys.stderr)
    return status
