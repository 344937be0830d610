"""What each command of the command line does; each returns the exit status."""

import argparse
from collections.abc import Callable
from importlib import import_module

from etl.home import Home

Command = Callable[[Home, argparse.Namespace], int]

MODULES = {
    "demo": "publishing",
    "ingest": "intake",
    "build": "publishing",
    "status": "publishing",
    "values": "publishing",
    "passport": "passport",
    "freeze": "freezing",
    "restatements": "freezing",
    "template": "template",
    "boundaries": "layers",
    "review": "review",
    "marked": "marked",
    "verify": "keeping",
    "backup": "keeping",
    "restore": "keeping",
    "audit": "audit",
    "people": "people",
}
"""In which module of this folder each command is."""


def command(name: str) -> Command:
    """The function of a command; only its own module is loaded, so that a short answer comes at once."""
    found: Command = getattr(import_module(f"{__name__}.{MODULES[name]}"), name)
    return found
