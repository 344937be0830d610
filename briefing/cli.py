"""The command line of documents: which one, of which period, into which file or folder."""

import argparse
import gc
import importlib
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from briefing.attempt import attempt, megabytes
from briefing.audited import noted
from briefing.edition import Edition
from briefing.picture_asked import Asked
from briefing.writing import write
from figures.labels import word
from queries.door import door

ENDINGS = {"deck": ".pptx", "workbook": ".xlsx", "report": ".docx", "picture": ".png .svg .pdf"}
"""Commands and the ending of the file that each writes; the module of that name makes its bytes."""


class Names(argparse.Action):
    """Prints the names of figures and ends."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Whatever else the line says: the names need no period and no file."""
        from briefing.picture_figures import MAKERS
        from briefing.picture_names import listed

        print(listed([*MAKERS]))
        parser.exit()


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    top = argparse.ArgumentParser(prog="python -m briefing", description=word("document.about"))
    top.add_argument("--home", metavar="DIR", help=word("document.help_home"))
    placed = argparse.ArgumentParser(add_help=False)
    placed.add_argument("--home", metavar="DIR", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    shared = argparse.ArgumentParser(add_help=False, parents=[placed])
    shared.add_argument("--period", required=True, metavar="P", help=word("document.help_period"))
    shared.add_argument("--out", required=True, metavar="FILE", type=Path, help=word("document.help_out"))
    add = top.add_subparsers(dest="command", required=True, metavar=word("document.command"))
    deck = add.add_parser("deck", parents=[shared], help=word("document.help_deck"))
    whose = deck.add_mutually_exclusive_group()
    whose.add_argument("--commune", metavar="CODE", help=word("document.help_commune"))
    whose.add_argument("--communes", choices=["all"], help=word("document.help_communes"))
    add.add_parser("workbook", parents=[shared], help=word("document.help_workbook"))
    add.add_parser("report", parents=[shared], help=word("document.help_report"))
    pictured = add.add_parser("picture", parents=[shared], help=word("document.help_picture"))
    pictured.add_argument("figure", metavar="FIGURE", help=word("document.help_figure"))
    pictured.add_argument("--indicator", metavar="CODE", default="", help=word("document.help_indicator"))
    pictured.add_argument("--commune", metavar="CODE", action="append", default=[],
                          help=word("document.help_picture_commune"))  # fmt: skip
    pictured.add_argument("--spot", metavar="CODE", help=word("document.help_spot"))
    pictured.add_argument("--list", action=Names, nargs=0, help=word("document.help_list"))
    add.add_parser("letters", parents=[shared], help=word("document.help_letters"))
    monthly = add.add_parser("monthly", parents=[placed], help=word("document.help_monthly"))
    monthly.add_argument("--period", metavar="P", help=word("document.help_monthly_period"))
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; exit status 0 all well, 1 not there or could not be drawn, 2 wrong command line."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # for terminals that lack a letter
    options = parser().parse_args(arguments)
    gc.set_threshold(200_000, 20, 20)  # a command is short, and makes many small things that live on
    if options.home:
        os.environ["PHUSO_HOME"] = options.home
    return noted(options, _run(options))


def _run(options: argparse.Namespace) -> int:
    """Carry the command out; its exit status."""
    if options.command == "monthly":
        return _told(*importlib.import_module("briefing.monthly").run(options.period))
    maker = _folder(options)
    if maker:
        return _told(*attempt(lambda: _fill(options, maker), options.out))
    if options.out.suffix.lower() not in ENDINGS[options.command].split():
        file, ending = options.out.name, ENDINGS[options.command].replace(" ", ", ")
        return _told(2, word("document.wrong_ending", file=file, ending=ending))
    return _told(*attempt(lambda: _write(options), options.out))


def _folder(options: argparse.Namespace) -> str:
    """The module that fills a folder for this command; empty where it writes one file."""
    if options.command == "letters":
        return "letters"
    return "decks" if getattr(options, "communes", None) else ""


def _write(options: argparse.Namespace) -> str:
    """Make the document and put it into its place; whatever stops it leaves no file."""
    maker = importlib.import_module(f"briefing.{options.command}")
    if options.command == "picture":
        asked = Asked(options.indicator, tuple(options.commune), options.spot)
        edition, kind = Edition(door(), options.period), options.out.suffix[1:].lower()
        document = maker.document(edition, options.figure, kind, asked)
    else:
        document = maker.document(Edition(door(), options.period, getattr(options, "commune", None)))
    write(options.out, document)
    return word("document.done", file=options.out, size=megabytes(len(document)))


def _fill(options: argparse.Namespace, maker: str) -> str:
    """Make every document of a folder and put it into its place in one step."""
    from briefing.folder import fill

    edition = Edition(door(), options.period)
    count, size = fill(options.out, importlib.import_module(f"briefing.{maker}").files(edition))
    return word("document.folder_done", folder=options.out, n=count, size=megabytes(size))


def _told(status: int, words: str) -> int:
    print(words, file=sys.stderr if status else sys.stdout)
    return status
