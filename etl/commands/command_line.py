"""A command line that says in Vietnamese what is wrong with it."""

import argparse
import re
import sys
from typing import NoReturn

_SAID = (
    (r"unrecognized arguments: (.+)", r"không có tùy chọn: \1"),
    (r"the following arguments are required: (.+)", r"còn thiếu: \1"),
    (r"one of the arguments (.+) is required", r"cần một trong: \1"),
    (r"argument (\S+): not allowed with argument (\S+)", r"không dùng \1 cùng với \2"),
    (
        r"argument (\S+): expected (?:one argument|at least one argument|\d+ arguments?)",
        r"\1 cần có giá trị đi kèm",
    ),
    (r"argument (\S+): invalid choice: (.+) \(choose from (.+)\)", r"\1 không nhận \2; chọn một trong: \3"),
    (r"argument (\S+): invalid int value: (.+)", r"\1 phải là số nguyên, không phải \2"),
    (r"argument (\S+): invalid float value: (.+)", r"\1 phải là số, không phải \2"),
    (r"argument (\S+): (.+)", r"\1: \2"),
    (r"ambiguous option: (\S+) could match (.+)", r"\1 có thể là nhiều tùy chọn: \2"),
)
"""What the library says, as patterns, and how a clerk is told."""


class CommandLine(argparse.ArgumentParser):
    """The library's parser; its subcommands are of this kind too."""

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong and how the command is called; exit status 2."""
        print(f"Lệnh chưa đúng: {in_vietnamese(message)}.", file=sys.stderr)
        print(self.format_usage().replace("usage:", "Cách gọi:", 1).rstrip(), file=sys.stderr)
        print(f"Xem đủ các lệnh và tùy chọn: {self.prog} --help", file=sys.stderr)
        sys.exit(2)


def in_vietnamese(message: str) -> str:
    """The library's message in Vietnamese; as it is where it says something unforeseen."""
    for pattern, said in _SAID:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return found.expand(said)
    return message
